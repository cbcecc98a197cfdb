//! Connections: which are admitted, how long a request's head may take, and how they end.

mod lobby;
mod over_https;
mod staged_stream;
mod stream;

pub(super) use lobby::CONNECTIONS_MAX;
pub use staged_stream::StagedStream;
pub use stream::Stream;

use std::convert::Infallible;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::CONNECTION;
use axum::http::{HeaderValue, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use self::lobby::{Lobby, NoRoom, Room};
use self::staged_stream::{HEAD_MS_MAX, Stage, Waits};
use super::asker::Proxies;
use crate::budgets::Budgets;
use crate::tls::Tls;

/// The first byte of a TLS handshake; no HTTP request starts with it.
const TLS_HANDSHAKE: u8 = 22;
/// The maximum size of a request's head.
const HEAD_BYTES_MAX: usize = 32 * 1024;
/// How long a client may keep a stopping server waiting: for a head in progress, or to receive its answer.
const ON_STOP_MS_MAX: u64 = 1_000;
/// Pause in accepting while every connection is being served.
const FULL_PAUSE_MS: u64 = 5;
/// Pause in accepting while the system has no room for another connection.
const NO_ROOM_PAUSE_MS: u64 = 200;
/// How long sent bytes may remain unacknowledged.
const UNACKNOWLEDGED_MS_MAX: u64 = 15_000;

/// What answers the requests of all connections.
pub(super) trait Answers: Send + Sync + 'static {
    /// Answers a request.
    fn answer(&self, request: Request<Body>) -> impl Future<Output = Response> + Send;
}

/// Serves connections until shutdown; then requests in progress are answered, and other connections closed.
pub(super) async fn serve<S: Answers>(
    listener: TcpListener,
    tls: Option<Arc<Tls>>,
    site: Arc<S>,
    proxies: Proxies,
    budgets: Budgets,
    mut stop: watch::Receiver<bool>,
) {
    let lobby = Lobby::new(budgets);
    let door = Arc::new(Door { tls, site, proxies });
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
                // A proxy carries everyone's connections, so its own limits apply instead.
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

/// What every connection needs.
struct Door<S> {
    tls: Option<Arc<Tls>>,
    site: Arc<S>,
    proxies: Proxies,
}

/// The service for a client.
enum Inside<S> {
    Site(Arc<S>),
    /// Plain HTTP arrived where TLS is required.
    OverHttps,
}

impl<S> Clone for Inside<S> {
    fn clone(&self) -> Self {
        match self {
            Self::Site(site) => Self::Site(site.clone()),
            Self::OverHttps => Self::OverHttps,
        }
    }
}

impl<S: Answers> Inside<S> {
    async fn answer(self, request: Request<Body>) -> Response {
        match self {
            Self::Site(site) => site.answer(request).await,
            Self::OverHttps => over_https::answer(&request),
        }
    }
}

impl<S> Door<S> {
    /// Performs the handshake with a client; none if it disconnected or does not trust this server.
    async fn greet(&self, stream: TcpStream) -> Option<(Stream, Inside<S>)> {
        let site = || Inside::Site(self.site.clone());
        let Some(tls) = &self.tls else { return Some((Stream::Plain(stream), site())) };
        let mut first = [0];
        if !matches!(stream.peek(&mut first).await, Ok(1..)) {
            return None;
        }
        if first[0] != TLS_HANDSHAKE {
            return Some((Stream::Plain(stream), Inside::OverHttps));
        }
        match tls.accept(stream).await {
            Ok(stream) => Some((Stream::Tls(Box::new(stream)), site())),
            Err(error) => {
                tracing::debug!(%error, "a client failed the TLS handshake");
                None
            }
        }
    }
}

async fn talk<S: Answers>(
    stream: TcpStream,
    from: SocketAddr,
    room: Room,
    door: Arc<Door<S>>,
    mut stop: watch::Receiver<bool>,
) {
    if let Err(error) = stream.set_nodelay(true).and_then(|()| give_up_on_the_dead(&stream)) {
        tracing::debug!(%error, "a connection keeps the system's socket settings");
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
    let Some((stream, inside)) = greeted else { return };
    let service = service_fn(|request: Request<Incoming>| {
        let asks = ConnectInfo(proxies.who_asks(from, request.headers()));
        let mut request = request.map(|body| stage.asked(body));
        request.extensions_mut().insert(asks);
        let answer = inside.clone().answer(request);
        let stage = stage.clone();
        async move {
            let mut answer = answer.await;
            if stage.answered() {
                answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(answer)
        }
    });
    let connection = http1::Builder::new()
        .max_buf_size(HEAD_BYTES_MAX)
        // The timeout of a head is enforced here, apart from that of an idle connection.
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(StagedStream::new(stream, stage.clone())), service)
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

/// Resolves when the client has not sent in time what is expected of it.
async fn out_of_patience(stage: &Stage) {
    let mut armed = Instant::now() + Duration::from_millis(HEAD_MS_MAX);
    let mut timer = pin!(tokio::time::sleep_until(armed));
    // Polled whenever the connection has read something; only then can the deadline become earlier. A later deadline is
    // adopted only once the timer fires, so that a request costs no timer operation.
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

/// Resolves when the server is stopping and the client makes no progress.
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
