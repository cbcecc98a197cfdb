//! A whole kiosk: page, link to the hall, printer.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use firmware_config::PrinterProfile;
use hall_ink::Face;
use hall_link::{Event, Limits, Link, LinkError, LinkOptions, Trust};
use hall_wire::{ClientFrame, KioskBody};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::desk::{Desk, Reports, keep_reporting};
use crate::hall_api::{ClientError, HallApi};
use crate::page;
use crate::printer::{self, Address};
use crate::printing::Printing;
use crate::ticket::Media;

/// How long to wait before a plan that could not be fetched is asked for again.
const PLAN_AGAIN_MS: u64 = 2_000;
/// How long a stop waits for the ticket in work; longer than one that the printer refuses to finish.
const STOP_TICKET_MS_MAX: u64 = 30_000;
/// How long a stop waits until the hall knows how the last papers came out.
const STOP_REPORTS_MS_MAX: u64 = 5_000;

/// What a kiosk is started with.
#[derive(Clone)]
pub struct KioskOptions {
    /// The hall's server, `http://HOST:PORT` or `https://HOST:PORT`.
    pub server: String,
    /// Who may have made the server's certificate.
    pub trust: Trust,
    /// The hall's id.
    pub hall: String,
    /// The kiosk's id in the hall's plan.
    pub kiosk: String,
    /// The kiosk's token.
    pub token: String,
    /// Where the printer is.
    pub printer: Address,
    /// What kind of printer it is.
    pub profile: PrinterProfile,
    /// Where the touchscreen's page is served; port 0 for any.
    pub listen: SocketAddr,
    /// Where visitors' pages lie, when the server's own word does not do.
    pub visit_url: Option<String>,
}

/// Why a kiosk cannot start. One that has started does not end by itself.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The page cannot be served there.
    #[error("the page cannot be served at {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// It would be reached from outside.
    #[error("{0} is not an address of this computer alone: use 127.0.0.1")]
    NotLoopback(SocketAddr),
    /// Address or token of the server cannot be right.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The system gives no HTTP client.
    #[error("the server cannot be called: {0}")]
    Client(#[from] ClientError),
    /// The printer's thread cannot be started.
    #[error("the printer cannot be driven: {0}")]
    Printing(io::Error),
}

/// A kiosk that listens.
pub struct Kiosk {
    listener: TcpListener,
    address: SocketAddr,
    desk: Desk,
    reports: Reports,
    link: Link<KioskBody>,
    printing: Printing,
}

impl Kiosk {
    /// Opens the page's port, the printer and the link to the hall.
    ///
    /// # Errors
    /// A [`StartError`]. A server that is away or a printer without paper is none: the page says so.
    pub async fn bind(options: KioskOptions) -> Result<Self, StartError> {
        if !options.listen.ip().is_loopback() {
            return Err(StartError::NotLoopback(options.listen));
        }
        let refused = |error| StartError::Listen(options.listen, error);
        let listener = TcpListener::bind(options.listen).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let link = Link::open(&LinkOptions {
            server: options.server.clone(),
            trust: options.trust.clone(),
            hall: options.hall.clone(),
            view: format!("kiosk:{}", options.kiosk),
            token: options.token.clone(),
            limits: Limits::default(),
        })?;
        let api = HallApi::new(&options.server, &options.trust, &options.hall, &options.token)?;
        let device = printer::open(&options.printer, &options.profile);
        let printing =
            Printing::start(device, Media::from(&options.profile), Face::system()).map_err(StartError::Printing)?;
        let (desk, reports) = Desk::new(&options.kiosk, api, printing.handle(), options.visit_url);
        Ok(Self { listener, address, desk, reports, link, printing })
    }

    /// Returns the page's address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `shutdown` comes; then the ticket in work is printed to its end and the hall told how it came out.
    ///
    /// # Errors
    /// When the system ends the listening.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) -> io::Result<()> {
        let Self { listener, desk, reports, mut link, printing, .. } = self;
        let mut states = printing.handle().watch();
        let plan = tokio::spawn(keep_plan(desk.clone()));
        let telling = tokio::spawn(keep_reporting(desk.clone(), reports));
        let app = page::router(desk.clone());
        let mut served = tokio::spawn(async move { axum::serve(listener, app).await });
        tokio::pin!(shutdown);
        let ended = loop {
            tokio::select! {
                () = &mut shutdown => break Ok(()),
                ended = &mut served => break ended.map_err(io::Error::other).flatten(),
                event = link.next() => match event {
                    Some(event) => if hear(&desk, event) && let Some(health) = desk.printer_health() {
                        // Whoever was away may not know it any more.
                        link.send(ClientFrame::Printer { health });
                    },
                    None => break Err(io::Error::other("the link to the server ended")),
                },
                Ok(()) = states.changed() => {
                    let state = *states.borrow_and_update();
                    if let Some(health) = desk.printer(state) {
                        link.send(ClientFrame::Printer { health });
                    }
                }
            }
        };
        plan.abort();
        served.abort();
        finish(&desk, telling).await;
        link.close().await;
        printing.shutdown().await;
        ended
    }
}

/// Waits for the ticket in work and for what the hall is still to be told, each for a bounded time.
async fn finish(desk: &Desk, telling: JoinHandle<()>) {
    if timeout(Duration::from_millis(STOP_TICKET_MS_MAX), desk.idle()).await.is_err() {
        tracing::warn!("the ticket in work did not end in {STOP_TICKET_MS_MAX} ms");
    }
    let told = async {
        desk.end_reports().await;
        // A panic there has been logged.
        let _ended = telling.await;
    };
    if timeout(Duration::from_millis(STOP_REPORTS_MS_MAX), told).await.is_err() {
        tracing::warn!("the hall does not know how the last papers came out");
    }
}

/// Takes in what the link says; gives whether the server was away until then.
fn hear(desk: &Desk, event: Event<KioskBody>) -> bool {
    match event {
        Event::Snapshot { body, .. } | Event::Change { body, .. } => desk.heard(body),
        Event::Heartbeat { now } => desk.heard_beat(now),
        Event::Away { since, reason } => {
            let silent_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
            desk.away(silent_ms, reason.trouble());
            false
        }
    }
}

/// Fetches the plan whenever the hall says that it is another one.
async fn keep_plan(desk: Desk) {
    let mut changes = desk.watch();
    let mut have: Option<u64> = None;
    loop {
        changes.mark_unchanged();
        let wanted = desk.state().now.map(|now| now.plan_version);
        if wanted.is_some() && wanted != have {
            match desk.fetch_plan().await {
                Ok(()) => have = wanted,
                Err(error) => {
                    tracing::warn!(%error, "the plan is not there yet");
                    sleep(Duration::from_millis(PLAN_AGAIN_MS)).await;
                }
            }
        } else if changes.changed().await.is_err() {
            return;
        }
    }
}
