//! Connections: how many there may be, how long the head of a request may take, and how they end.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use socket2::SockRef;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, watch};
use tower::ServiceExt as _;

use super::seats::{Seat, Seats};
use crate::accounts::network;

/// Connections that speak HTTP; a live socket is no longer one of them, and has a limit of its own.
pub(super) const CONNECTIONS_MAX: usize = 8_192;
/// Connections from one address outside this computer: all phones of a hall may stand behind one.
const CONNECTIONS_OF_ADDRESS_MAX: u32 = 512;
/// How long a new connection may say nothing at all.
const FIRST_BYTE_WAIT_MS: u64 = 10_000;
/// How often refused connections are told about.
const REFUSED_TOLD_EVERY: Duration = Duration::from_mins(1);
/// How long the head of a request may take to arrive, and how long a connection may stay unused: somewhat longer than
/// browsers and devices keep one, so that they close it first.
const HEAD_WAIT_MS: u64 = 120_000;
/// The largest head of a request.
const HEAD_BYTES_MAX: usize = 32 * 1024;
/// How long nothing is accepted when the system has no room for another connection.
const NO_ROOM_PAUSE_MS: u64 = 200;
/// How long sent bytes may stay unacknowledged.
const UNACKNOWLEDGED_MS_MAX: u64 = 15_000;

/// Serves connections until told to stop; then those that are under way are answered, and the others closed.
pub(super) async fn serve(listener: TcpListener, routes: Router, mut stop: watch::Receiver<bool>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut doorman = Doorman::new();
    let (alive, mut all_gone) = mpsc::channel::<Infallible>(1);
    loop {
        let accepted = tokio::select! {
            accepted = async {
                let room = room.clone().acquire_owned().await;
                (room, listener.accept().await)
            } => accepted,
            () = async {
                let _ = stop.wait_for(|stop| *stop).await;
            } => break,
        };
        match accepted {
            (Ok(room), Ok((stream, from))) => {
                let Ok(seat) = doorman.let_in(from.ip()) else { continue };
                let connection = talk(stream, from, routes.clone(), stop.clone());
                let alive = alive.clone();
                tokio::spawn(async move {
                    connection.await;
                    drop((room, seat, alive));
                });
            }
            (Ok(_), Err(error)) => {
                tracing::warn!(%error, "no connection can be accepted");
                tokio::time::sleep(Duration::from_millis(NO_ROOM_PAUSE_MS)).await;
            }
            (Err(_closed), _) => break,
        }
    }
    drop((listener, alive));
    all_gone.recv().await;
}

/// Counts who has how many connections. A proxy on this computer brings those of all, so that its own limits hold there.
struct Doorman {
    seats: Seats<IpAddr>,
    refused: u64,
    told_at: Option<Instant>,
}

/// An address has as many connections as it may.
struct Refused;

impl Doorman {
    fn new() -> Self {
        Self { seats: Seats::new(CONNECTIONS_OF_ADDRESS_MAX), refused: 0, told_at: None }
    }

    fn let_in(&mut self, from: IpAddr) -> Result<Option<Seat<IpAddr>>, Refused> {
        if from.to_canonical().is_loopback() {
            return Ok(None);
        }
        let seat = self.seats.take(network(from));
        if seat.is_none() {
            self.refused += 1;
            if self.told_at.is_none_or(|told| told.elapsed() >= REFUSED_TOLD_EVERY) {
                let refused = std::mem::take(&mut self.refused);
                self.told_at = Some(Instant::now());
                tracing::warn!("{refused} connections refused: an address has {CONNECTIONS_OF_ADDRESS_MAX} already");
                tracing::debug!(%from, "the last of them");
            }
        }
        seat.map(Some).ok_or(Refused)
    }
}

async fn talk(stream: TcpStream, from: SocketAddr, routes: Router, mut stop: watch::Receiver<bool>) {
    if let Err(error) = stream.set_nodelay(true).and_then(|()| give_up_on_the_dead(&stream)) {
        tracing::debug!(%error, "a connection keeps the system's settings");
    }
    let says_something = tokio::time::timeout(Duration::from_millis(FIRST_BYTE_WAIT_MS), stream.readable());
    let spoke = tokio::select! {
        spoke = says_something => spoke.is_ok(),
        _stopping = stop.wait_for(|stop| *stop) => true,
    };
    if !spoke {
        return;
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        let asks = ConnectInfo(who_asks(from, request.headers()));
        request.extensions_mut().insert(asks);
        routes.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_millis(HEAD_WAIT_MS))
        .max_buf_size(HEAD_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::pin!(connection);
    let stopped = async {
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let ended = tokio::select! {
        ended = connection.as_mut() => Some(ended),
        () = stopped => None,
    };
    let ended = match ended {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke off");
    }
}

/// Gives the address that limits are counted by. A proxy on this computer says for whom it asks, last in its list; what
/// anybody else says of themselves counts for nothing.
fn who_asks(from: SocketAddr, headers: &HeaderMap) -> SocketAddr {
    let said = headers.get_all("x-forwarded-for").into_iter().next_back().and_then(|value| value.to_str().ok());
    let last = said.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse::<IpAddr>().ok());
    match last {
        Some(address) if from.ip().to_canonical().is_loopback() => SocketAddr::new(address, 0),
        Some(_) | None => from,
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

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn one_address_does_not_take_the_connections_of_all() {
        let mut doorman = Doorman::new();
        let [one, other] = ["10.0.0.1", "2001:db8::1"].map(|address| address.parse().unwrap());
        let all: Vec<_> = (0..CONNECTIONS_OF_ADDRESS_MAX).filter_map(|_| doorman.let_in(one).ok()).collect();
        assert_eq!(all.len(), CONNECTIONS_OF_ADDRESS_MAX as usize);
        assert!(doorman.let_in(one).is_err());
        assert!(doorman.let_in(other).is_ok());
        let proxy = (0..=CONNECTIONS_OF_ADDRESS_MAX).all(|_| doorman.let_in(IpAddr::from([127, 0, 0, 1])).is_ok());
        assert!(proxy, "a proxy on this computer brings those of all");
        drop(all);
        assert!(doorman.let_in(one).is_ok());
    }

    #[test]
    fn only_a_proxy_on_this_computer_says_for_whom_it_asks() {
        let list = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", text.parse().unwrap());
            headers
        };
        let (here, there) = (SocketAddr::from(([127, 0, 0, 1], 5)), SocketAddr::from(([10, 0, 0, 9], 5)));
        let visitor = IpAddr::from([203, 0, 113, 7]);
        assert_eq!(
            who_asks(here, &list("198.51.100.1, 203.0.113.7")).ip(),
            visitor,
            "what the visitor says comes first"
        );
        let mapped = SocketAddr::from((Ipv4Addr::LOCALHOST.to_ipv6_mapped(), 5));
        assert_eq!(who_asks(mapped, &list("203.0.113.7")).ip(), visitor, "as a server that listens at [::] sees it");
        assert_eq!(who_asks(there, &list("203.0.113.7")), there);
        assert_eq!(who_asks(here, &list("a visitor")), here);
        assert_eq!(who_asks(here, &HeaderMap::new()), here);
    }
}
