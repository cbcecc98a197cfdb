//! The whole kiosk: page, link to the hall, printer.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use firmware_config::PrinterProfile;
use hall_ink::Face;
use hall_link::{Event, Limits, Link, LinkError, LinkOptions, Trust};
use hall_wire::{ClientFrame, KioskBody};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::alone::{Alone, JournalError};
use crate::hall_api::{ClientError, HallApi};
use crate::page;
use crate::printer::{self, Address};
use crate::printing::{Printing, Roll};
use crate::station::{Reports, Station, keep_merging, keep_reporting};

/// The delay before a plan that could not be fetched is requested again.
const PLAN_AGAIN_MS: u64 = 2_000;
/// How long a shutdown waits for the ticket in progress; longer than a print that a printer at an ordinary speed never
/// completes.
const STOP_TICKET_MS_MAX: u64 = 30_000;
/// How long a shutdown waits for the last print outcomes to reach the hall.
const STOP_REPORTS_MS_MAX: u64 = 5_000;

/// The options of a kiosk.
#[derive(Clone)]
pub struct KioskOptions {
    /// The hall's server, `http://HOST:PORT` or `https://HOST:PORT`.
    pub server: String,
    /// The authorities trusted to issue the server's certificate.
    pub trust: Trust,
    /// The hall's id.
    pub hall: String,
    /// The kiosk's id in the hall's plan.
    pub kiosk: String,
    /// The kiosk's token.
    pub token: String,
    /// The printer's address.
    pub printer: Address,
    /// The printer's profile.
    pub profile: PrinterProfile,
    /// The address at which the touchscreen's page is served; port 0 for any.
    pub listen: SocketAddr,
    /// Base URL of visitor pages, if the server's own is not suitable.
    pub visit_url: Option<String>,
    /// The folder of the journal; without it, the kiosk issues nothing while the server is away.
    pub data: Option<PathBuf>,
    /// Metres of paper on a whole roll, if the profile's are not right.
    pub roll_m: Option<u32>,
}

/// Why a kiosk cannot start. Once started, it does not end by itself.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The page cannot be served at this address.
    #[error("the page cannot be served at {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// The address would be reachable from outside.
    #[error("{0} is not an address of this computer alone: use 127.0.0.1")]
    NotLoopback(SocketAddr),
    /// The server's address or the token is invalid.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// No HTTP client can be created.
    #[error("the server cannot be called: {0}")]
    Client(#[from] ClientError),
    /// What was issued alone cannot be kept, or may be lost.
    #[error("the journal cannot be used: {0}")]
    Journal(#[from] JournalError),
    /// The printer's thread cannot be started.
    #[error("the printer cannot be driven: {0}")]
    Printing(io::Error),
}

/// A kiosk whose page's port is open.
pub struct Kiosk {
    listener: TcpListener,
    address: SocketAddr,
    station: Station,
    reports: Reports,
    link: Link<KioskBody>,
    printing: Printing,
}

impl Kiosk {
    /// Opens the page's port, the printer and the link to the hall.
    ///
    /// # Errors
    /// A [`StartError`]. A server that is unreachable or a printer without paper is not an error: the page says so.
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
        let roll = Roll::open(&options.profile, options.roll_m, options.data.as_deref());
        let printing =
            Printing::start_with(device, &options.profile, Face::system(), roll).map_err(StartError::Printing)?;
        let alone =
            options.data.as_deref().map(|folder| Alone::open(folder, &options.hall, &options.kiosk)).transpose()?;
        let (station, reports) =
            Station::new(&options.kiosk, api, printing.handle(), alone, options.data, options.visit_url);
        Ok(Self { listener, address, station, reports, link, printing })
    }

    /// Returns the page's address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `shutdown` completes; then finishes printing the current ticket and reports the outcome to the hall.
    ///
    /// # Errors
    /// When the system closes the listening socket.
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) -> io::Result<()> {
        let Self { listener, station, reports, mut link, printing, .. } = self;
        let mut states = printing.handle().watch();
        let mut papers = printing.handle().watch_paper();
        papers.mark_changed();
        let mut changes = station.watch();
        let plan = tokio::spawn(keep_plan(station.clone()));
        let telling = tokio::spawn(keep_reporting(station.clone(), reports));
        let merging = tokio::spawn(keep_merging(station.clone()));
        let app = page::router(station.clone());
        let mut served = tokio::spawn(async move { axum::serve(listener, app).await });
        tokio::pin!(shutdown);
        let ended = loop {
            tokio::select! {
                () = &mut shutdown => break Ok(()),
                ended = &mut served => break ended.map_err(io::Error::other).flatten(),
                event = link.next() => match event {
                    Some(event) => if hear(&station, event) {
                        // A server that restarted may no longer know these.
                        let health = station.printer_health().map(|health| ClientFrame::Printer { health });
                        let alone = station.alone().map(|alone| ClientFrame::Alone { alone });
                        health.into_iter().chain(alone).for_each(|frame| link.send(frame));
                    },
                    None => break Err(io::Error::other("the link to the server ended")),
                },
                Ok(()) = changes.changed() => {
                    if let Some(alone) = station.alone_if_changed() {
                        link.send(ClientFrame::Alone { alone });
                    }
                }
                Ok(()) = papers.changed() => {
                    if let Some(health) = station.paper_roll(*papers.borrow_and_update()) {
                        link.send(ClientFrame::Printer { health });
                    }
                }
                Ok(()) = states.changed() => {
                    let state = *states.borrow_and_update();
                    if let Some(health) = station.printer(state) {
                        link.send(ClientFrame::Printer { health });
                    }
                }
            }
        };
        plan.abort();
        merging.abort();
        served.abort();
        finish(&station, telling).await;
        link.close().await;
        printing.shutdown().await;
        ended
    }
}

/// Waits for the ticket in progress and for the reports to the hall, each for a limited time.
async fn finish(station: &Station, telling: JoinHandle<()>) {
    if timeout(Duration::from_millis(STOP_TICKET_MS_MAX), station.idle()).await.is_err() {
        tracing::warn!("the ticket in work did not end in {STOP_TICKET_MS_MAX} ms");
    }
    let reported = async {
        station.end_reports().await;
        // A panic there has been logged.
        let _ended = telling.await;
    };
    if timeout(Duration::from_millis(STOP_REPORTS_MS_MAX), reported).await.is_err() {
        tracing::warn!("the last print outcomes were not reported to the hall");
    }
}

/// Processes an event of the link; returns whether the server was unreachable until then.
fn hear(station: &Station, event: Event<KioskBody>) -> bool {
    match event {
        Event::Snapshot { body, epoch, .. } => {
            station.follow_epoch(&epoch);
            station.heard(body)
        }
        Event::Change { body, .. } => station.heard(body),
        Event::Heartbeat { now } => station.heard_beat(now),
        Event::Away { since, reason } => {
            let silent_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
            station.away(silent_ms, reason.trouble());
            false
        }
    }
}

/// Fetches the plan whenever the hall announces another version.
async fn keep_plan(station: Station) {
    let mut changes = station.watch();
    let mut have: Option<u64> = None;
    loop {
        changes.mark_unchanged();
        let wanted = station.state().now.map(|now| now.plan_version);
        if wanted.is_some() && wanted != have {
            match station.fetch_plan().await {
                Ok(()) => have = wanted,
                Err(error) => {
                    tracing::warn!(%error, "the plan has not arrived yet");
                    sleep(Duration::from_millis(PLAN_AGAIN_MS)).await;
                }
            }
        } else if changes.changed().await.is_err() {
            return;
        }
    }
}
