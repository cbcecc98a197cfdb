//! Connections: who is let in, how long the head of a request may take, and how they end.

mod line;
mod lobby;
mod over_https;
mod stream;

pub use line::Line;
pub(super) use lobby::CONNECTIONS_MAX;
pub use stream::Stream;

use std::convert::Infallible;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;
use tower::ServiceExt as _;

use self::line::{HEAD_MS_MAX, Stage, Waits};
use self::lobby::{Lobby, NoRoom, Room};
use super::asker::Proxies;
use crate::budgets::Budgets;
use crate::tls::Tls;

/// The first byte of a client that speaks TLS; no request begins with it.
const TLS_HANDSHAKE: u8 = 22;
/// The largest head of a request.
const HEAD_BYTES_MAX: usize = 32 * 1024;
/// How long a client may let us wait for anything once the server stops: for a head that was begun, or to take its answer.
const ON_STOP_MS_MAX: u64 = 1_000;
/// How long nothing is accepted when everybody inside is being served.
const FULL_PAUSE_MS: u64 = 5;
/// How long nothing is accepted when the system has no room for another connection.
const NO_ROOM_PAUSE_MS: u64 = 200;
/// How long sent bytes may stay unacknowledged.
const UNACKNOWLEDGED_MS_MAX: u64 = 15_000;

/// Serves connections until told to stop; then those that are under way are answered, and the others closed.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<Arc<Tls>>,
    routes: Router,
    proxies: Proxies,
    budgets: Budgets,
    mut stop: watch::Receiver<bool>,
) {
    let lobby = Lobby::new(budgets);
    let door = Door { tls, routes, elsewhere: over_https::router(), proxies };
    let (alive, mut all_gone) = mpsc::channel::<Infallible>(1);
    loop {
        let accepted = tokio::select! {
            accepted = async {
                while lobby.make_room() == Err(NoRoom::Full) {
                    tokio::time::sleep(Duration::from_millis(FULL_PAUSE_MS)).await;
                }
                listener.accept().await
            } => accepted,
            () = async {
                let _ = stop.wait_for(|stop| *stop).await;
            } => break,
        };
        match accepted {
            Ok((stream, from)) => {
                // A proxy brings the connections of all, so that its own limits hold there.
                let for_many = from.ip().to_canonical().is_loopback() || door.proxies.include(from.ip());
                let Ok(room) = lobby.let_in(from.ip(), for_many) else { continue };
                let connection = talk(stream, from, room, door.clone(), stop.clone());
                let alive = alive.clone();
                tokio::spawn(async move {
                    connection.await;
                    drop(alive);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "no connection can be accepted");
                tokio::time::sleep(Duration::from_millis(NO_ROOM_PAUSE_MS)).await;
            }
        }
    }
    drop((listener, alive));
    all_gone.recv().await;
}

/// What every connection leads to.
#[derive(Clone)]
struct Door {
    tls: Option<Arc<Tls>>,
    routes: Router,
    /// What plain HTTP is told where TLS is spoken.
    elsewhere: Router,
    proxies: Proxies,
}

impl Door {
    /// Greets a client; none that broke off or does not believe this server.
    async fn greet(self, stream: TcpStream) -> Option<(Stream, Router)> {
        let Some(tls) = self.tls else { return Some((Stream::Plain(stream), self.routes)) };
        let mut first = [0];
        if !matches!(stream.peek(&mut first).await, Ok(1..)) {
            return None;
        }
        if first[0] != TLS_HANDSHAKE {
            return Some((Stream::Plain(stream), self.elsewhere));
        }
        match tls.accept(stream).await {
            Ok(stream) => Some((Stream::Tls(Box::new(stream)), self.routes)),
            Err(error) => {
                tracing::debug!(%error, "a client did not come through the TLS handshake");
                None
            }
        }
    }
}

async fn talk(stream: TcpStream, from: SocketAddr, room: Room, door: Door, mut stop: watch::Receiver<bool>) {
    if let Err(error) = stream.set_nodelay(true).and_then(|()| give_up_on_the_dead(&stream)) {
        tracing::debug!(%error, "a connection keeps the system's settings");
    }
    let stage = &room.stage;
    let proxies = door.proxies.clone();
    let greeted = tokio::select! {
        biased;
        greeted = door.greet(stream) => greeted,
        () = out_of_patience(stage) => None,
        () = stage.ended() => None,
        _stopping = stop.wait_for(|stop| *stop) => None,
    };
    let Some((stream, routes)) = greeted else { return };
    let service = service_fn(|request: Request<Incoming>| {
        let asks = ConnectInfo(proxies.who_asks(from, request.headers()));
        let mut request = request.map(|body| stage.asked(body));
        request.extensions_mut().insert(asks);
        let answer = routes.clone().oneshot(request);
        let stage = stage.clone();
        async move {
            let mut answer = answer.await;
            if stage.answered()
                && let Ok(answer) = &mut answer
            {
                answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            answer
        }
    });
    let connection = http1::Builder::new()
        .max_buf_size(HEAD_BYTES_MAX)
        // The time of a head is counted here, apart from that of a connection which nobody uses.
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(Line::new(stream, stage.clone())), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        biased;
        ended = connection.as_mut() => Some(ended),
        () = out_of_patience(stage) => return,
        () = stage.ended() => return,
        _stopping = stop.wait_for(|stop| *stop) => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            tokio::select! {
                ended = connection => ended,
                () = stuck_on_stop(stage) => return,
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}

/// Ends when the client has not said in time what it is waited for.
async fn out_of_patience(stage: &Stage) {
    let mut armed = Instant::now() + Duration::from_millis(HEAD_MS_MAX);
    let mut timer = pin!(tokio::time::sleep_until(armed));
    // Polled whenever the connection has read something: only then does the time that it may take become shorter. Longer
    // it becomes once the timer rings, so that a request costs no timer.
    poll_fn(|context| {
        loop {
            let ends_at = stage.ends_at();
            if ends_at.is_some_and(|ends_at| ends_at < armed) {
                armed = ends_at.unwrap_or(armed);
                timer.as_mut().reset(armed);
            }
            if timer.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            let now = Instant::now();
            if ends_at.is_some_and(|ends_at| ends_at <= now) {
                return Poll::Ready(());
            }
            armed = ends_at.unwrap_or(now + Duration::from_millis(HEAD_MS_MAX));
            timer.as_mut().reset(armed);
        }
    })
    .await;
}

/// Ends when the server stops and the client does not go on.
async fn stuck_on_stop(stage: &Stage) {
    let patience = Duration::from_millis(ON_STOP_MS_MAX);
    let mut looked_at = Instant::now();
    loop {
        tokio::time::sleep_until(looked_at + patience).await;
        let waits = matches!(stage.waits(), Waits::ForLeft | Waits::ForHead | Waits::Unused);
        looked_at = Instant::now();
        if waits && looked_at >= stage.since() + patience {
            return;
        }
    }
}

#[cfg(target_os = "linux")]
fn give_up_on_the_dead(stream: &TcpStream) -> std::io::Result<()> {
    SockRef::from(stream).set_tcp_user_timeout(Some(Duration::from_millis(UNACKNOWLEDGED_MS_MAX)))
}

#[cfg(not(target_os = "linux"))]
fn give_up_on_the_dead(_stream: &TcpStream) -> std::io::Result<()> {
    Ok(())
}
