//! The server as a value: bound to a port, run until shutdown, stopped without losing what it accepted.

mod asker;
pub(crate) mod connections;
pub mod open_files;
pub mod sockets;

pub use connections::{StagedStream, Stream};

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::extract::Request;
use axum::response::Response;
use hall_core::{Day, HallId};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::TcpListener;
use tokio::sync::{Mutex, watch};

use crate::accounts::{Accounts, AccountsError, Attempts};
use crate::app::{App, OpenHall};
use crate::budgets::Budgets;
use crate::cards::Cards;
use crate::clock::Clock;
use crate::engine::HallHandle;
use crate::engine::sqlite::SqliteStore;
use crate::engine::store::Store;
use crate::finder::Finder;
use crate::halls::{DataError, DataFolder, DataLock, Halls};
use crate::http::{Site, WriteBudget};
use crate::live::follow::{Relearn, follow};
use crate::live::tail::{ReadTail, Tail};
use crate::live::{Hub, HubParts, LiveLimits};
use crate::outgoing::clients::{Outgoing, PushOptions};
use crate::outgoing::outbox::Outbox;
use crate::record::Record;
use crate::relearning::Relearning;
use crate::replica::Replica;
use crate::rollouts::Rollouts;
use crate::server::asker::Proxies;
use crate::server::sockets::Sockets;
use crate::sms::Sms;
use crate::ticket_token::TicketTokens;
use crate::tls::{LOOK_EVERY, Speech, Tls, TlsError};
use crate::voice::Voice;
use crate::waits::WaitTable;

/// The backlog of connections waiting to be accepted.
const ACCEPT_WAITING_MAX: i32 = 1_024;
/// The kernel's send buffer for a client that does not read: a large one would hide a frozen board.
const SEND_BUFFER_BYTES: usize = 16 * 1024;
/// How long starting waits for the halls to replay their records; the rest continue while others are served.
const START_MS_MAX: u64 = 10_000;
/// How long stopping waits for accepted requests.
const DRAIN_MS_MAX: u64 = 10_000;

/// The options of a server.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The data folder.
    pub data: PathBuf,
    /// The address to listen on; port 0 picks a free one.
    pub listen: SocketAddr,
    /// The server's public URL, such as `https://hall.example`. Visitors' links start with it.
    pub public_url: Option<String>,
    /// The server's clock.
    pub clock: Clock,
    /// The timings of the live socket.
    pub live: LiveLimits,
    /// The text-to-speech program.
    pub voice: PathBuf,
    /// The program that sends text messages; without one, visitors do not confirm telephone numbers.
    pub sms_hook: Option<PathBuf>,
    /// How visitors' browsers are notified.
    pub push: PushOptions,
    /// Proxies whose statement of the client's address is trusted.
    pub trusted_proxies: Vec<IpAddr>,
    /// The factor by which all rate limits are multiplied.
    pub budgets: Budgets,
    /// Whether to use TLS, and with which certificate.
    pub speech: Speech,
    /// The key that signs the records' heads, unless it is in the data folder.
    pub head_key: Option<PathBuf>,
}

impl ServerOptions {
    /// Returns the default options for a data folder, on a free port of this computer.
    #[must_use]
    pub fn new(data: PathBuf) -> Self {
        let listen = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
        Self {
            data,
            listen,
            public_url: None,
            clock: Clock::wall(),
            live: LiveLimits::default(),
            voice: hall_voice::PROGRAM.into(),
            sms_hook: None,
            push: PushOptions::default(),
            trusted_proxies: Vec::new(),
            budgets: Budgets::default(),
            speech: Speech::Plain,
            head_key: None,
        }
    }
}

/// Why a server does not start or cannot continue.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The data folder cannot be used.
    #[error(transparent)]
    Data(#[from] DataError),
    /// The accounts cannot be used.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// The server cannot listen on the address.
    #[error("cannot listen at {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// TLS cannot be set up.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The system refused something.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// A server that listens on its port.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    proxies: Proxies,
    tls: Option<Arc<Tls>>,
    app: Arc<App>,
    halls: Halls,
    followers: Vec<JoinHandle<()>>,
    stop: watch::Sender<bool>,
    _lock: DataLock,
}

impl Server {
    /// Locks the data folder, opens its halls and listens.
    ///
    /// # Errors
    /// When the folder is in use or cannot be read, or the address is taken.
    pub async fn bind(options: ServerOptions) -> Result<Self, ServerError> {
        Self::bind_over(options, SqliteStore::in_folder).await
    }

    /// Like [`bind`](Self::bind), with another store for the halls' records, as in [`Halls::start_over`].
    ///
    /// # Errors
    /// As [`bind`](Self::bind).
    pub async fn bind_over<S: Store + 'static>(
        options: ServerOptions,
        store: impl Fn(&Path, &HallId) -> S,
    ) -> Result<Self, ServerError> {
        let folder = DataFolder::new(&options.data).with_head_key(options.head_key.clone());
        let lock = folder.lock()?;
        let accounts = Accounts::open(&options.data)?;
        let tokens = Arc::new(TicketTokens::open(&options.data)?);
        let tls = Tls::open(&options.speech, &options.data)?;
        let listener = listen(options.listen).map_err(|error| ServerError::Listen(options.listen, error))?;
        let address = listener.local_addr()?;
        let visit_url = visit_url(options.public_url.as_deref(), scheme(tls.as_ref()), address);
        let halls = Halls::start_over(&folder, &options.clock, store)?;
        if let Some(said) = open_files::too_few(open_files::raise(), halls.iter().count()) {
            tracing::warn!("{said}");
        }
        let (rollouts, relearning) = (Rollouts::start()?, Relearning::start()?);
        let (stop, stopped) = watch::channel(false);
        let (mut open, mut followers) = (BTreeMap::new(), Vec::new());
        let writes = Arc::new(WriteBudget::new(options.budgets));
        for handle in halls.iter() {
            let Some(record) = halls.record(handle.id()) else { continue };
            let hall = open_hall(handle, record, &tokens, &rollouts, &options, &visit_url, writes.clone());
            let (asks, of, hub) = (relearning.clone(), record.clone(), hall.hub.clone());
            let relearn: Relearn = Arc::new(move |today| asks.ask(&of, today, &hub));
            let tail = tail_of(record.clone());
            followers.push(follow(handle.clone(), hall.hub.clone(), tail, relearn, stopped.clone())?);
            open.insert(handle.id().clone(), Arc::new(hall));
        }
        let app = Arc::new(App {
            outgoing: Outgoing::open(&options.data, options.push, options.public_url.as_deref())?,
            halls: open,
            accounts,
            attempts: Attempts::new(options.budgets),
            visitors: crate::http::Visitors::new(options.budgets),
            refusals: crate::http::Refusals::new(options.budgets),
            passwords: Arc::default(),
            tokens,
            voice: Voice::new(options.voice),
            sms: options.sms_hook.as_deref().map(Sms::new),
            clock: options.clock,
            secure: tls.is_some() || options.public_url.as_deref().is_some_and(|url| url.starts_with("https:")),
            public_url: options.public_url,
            sockets: Sockets::new(options.budgets),
            budgets: options.budgets,
        });
        let proxies = Proxies::new(&options.trusted_proxies);
        let server = Self { listener, address, proxies, tls, app, halls, followers, stop, _lock: lock };
        let all_read = async {
            for hall in server.app.halls.values() {
                hall.replica.read_once().await;
            }
        };
        let _ = tokio::time::timeout(Duration::from_millis(START_MS_MAX), all_read).await;
        Ok(server)
    }

    /// Returns the address that the server listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the server's URL at an address, with `http://` or `https://`.
    #[must_use]
    pub fn url_at(&self, address: SocketAddr) -> String {
        format!("{}://{address}", scheme(self.tls.as_ref()))
    }

    /// Returns the fingerprint of the server's own certificate authority, if its certificates are from there.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        self.tls.as_ref().and_then(|tls| tls.fingerprint())
    }

    /// Returns the accounts, for programs that embed a server.
    #[must_use]
    pub fn accounts(&self) -> &Accounts {
        &self.app.accounts
    }

    /// Returns the halls.
    #[must_use]
    pub fn halls(&self) -> &Halls {
        &self.halls
    }

    /// Serves until `shutdown` resolves; then everything that was accepted is committed and answered.
    ///
    /// # Errors
    /// When the system ends the listening.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), ServerError> {
        let Self { listener, proxies, tls, app, halls, followers, stop, _lock: lock, .. } = self;
        let budgets = app.budgets;
        let vacancies = tokio::spawn(crate::vacancies::look_after(app.clone()));
        let sending = tokio::spawn(crate::outgoing::look_after(app.clone()));
        let site = Arc::new(Site::new(app, tls.is_some()));
        if let Some(tls) = &tls {
            tokio::spawn(look_again(tls.clone(), stop.subscribe()));
        }
        let mut draining = stop.subscribe();
        let stopping = stop.clone();
        tokio::spawn(async move {
            shutdown.await;
            stopping.send_replace(true);
        });
        let serving = connections::serve(listener, tls, site, proxies, budgets, stop.subscribe());
        let too_long = async {
            let _ = draining.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(Duration::from_millis(DRAIN_MS_MAX)).await;
        };
        tokio::select! {
            () = serving => {}
            () = too_long => tracing::warn!("some connections did not end in {DRAIN_MS_MAX} ms and were cut"),
        }
        stop.send_replace(true);
        vacancies.abort();
        sending.abort();
        let ended = tokio::task::spawn_blocking(move || {
            halls.stop();
            for follower in followers {
                if follower.join().is_err() {
                    tracing::error!("the thread of a hall's replica panicked");
                }
            }
            drop(lock);
        });
        ended.await.map_err(std::io::Error::other)?;
        Ok(())
    }
}

impl connections::Answers for Site {
    fn answer(&self, request: Request) -> impl Future<Output = Response> + Send {
        Self::answer(self, request)
    }
}

/// Reloads the certificate when it changes, until the server stops.
async fn look_again(tls: Arc<Tls>, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            _stopping = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
        let looking = tls.clone();
        if tokio::task::spawn_blocking(move || looking.look(Clock::wall().now())).await.is_err() {
            tracing::error!("the check for a new certificate panicked");
        }
    }
}

fn scheme(tls: Option<&Arc<Tls>>) -> &'static str {
    if tls.is_some() { "https" } else { "http" }
}

fn open_hall(
    handle: &HallHandle,
    record: &Record,
    tokens: &Arc<TicketTokens>,
    rollouts: &Rollouts,
    options: &ServerOptions,
    visit_url: &Arc<str>,
    writes: Arc<WriteBudget>,
) -> OpenHall {
    let replica = Arc::new(Replica::new(handle.id().clone()));
    let waits = Arc::new(WaitTable::default());
    let hub = Arc::new(Hub::new(HubParts {
        replica: replica.clone(),
        tokens: tokens.clone(),
        waits: waits.clone(),
        rollouts: rollouts.clone(),
        clock: options.clock.clone(),
        visit_url: visit_url.clone(),
        limits: options.live,
    }));
    OpenHall {
        handle: handle.clone(),
        record: record.clone(),
        replica,
        hub,
        waits,
        finder: Finder::default(),
        outbox: Outbox::in_folder(record.folder()),
        cards: Cards::in_folder(record.folder()),
        writes,
        plan_change: Mutex::new(()),
        audit: Mutex::new(()),
    }
}

/// Reads the day's entries from the record, and the text typed for missing papers: what the replica must have seen.
fn tail_of(record: Record) -> ReadTail {
    Arc::new(move |day: Option<Day>| {
        let mut tail = Tail::default();
        if let Some(day) = day
            && let Err(error) = record.day(day, &mut |entry| tail.entries.push(entry))
        {
            tracing::error!(hall = %record.hall(), %error, "the day's history cannot be read");
        }
        match record.papers() {
            Ok(papers) => tail.papers = papers,
            Err(error) => tracing::error!(hall = %record.hall(), %error, "the typed papers cannot be read"),
        }
        tail
    })
}

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.set_nonblocking(true)?;
    // Accepted connections inherit the buffer size.
    socket.set_send_buffer_size(SEND_BUFFER_BYTES)?;
    socket.bind(&address.into())?;
    socket.listen(ACCEPT_WAITING_MAX)?;
    TcpListener::from_std(socket.into())
}

/// Base URL of visitor pages: the configured one, else this computer's address in its network.
fn visit_url(public_url: Option<&str>, scheme: &str, listening: SocketAddr) -> Arc<str> {
    let base = match public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None if listening.ip().is_unspecified() => {
            let ip = own_address().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
            format!("{scheme}://{}", SocketAddr::new(ip, listening.port()))
        }
        None => format!("{scheme}://{listening}"),
    };
    format!("{base}/t/").into()
}

/// Asks the system which of its addresses it would use to reach others; nothing is sent.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_unspecified())
}
