//! A whole kiosk: page, link to the hall, printer.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use firmware_config::PrinterProfile;
use hall_ink::Face;
use hall_link::{Event, Limits, Link, LinkError, LinkOptions};
use hall_wire::{ClientFrame, KioskBody};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::desk::Desk;
use crate::hall_api::HallApi;
use crate::page;
use crate::printer::{self, Address};
use crate::printing::Printing;
use crate::ticket::Media;

/// How long to wait before a plan that could not be fetched is asked for again.
const PLAN_AGAIN_MS: u64 = 2_000;

/// What a kiosk is started with.
#[derive(Debug, Clone)]
pub struct KioskOptions {
    /// The hall's server, `http://HOST:PORT`.
    pub server: String,
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
    Client(#[from] reqwest::Error),
    /// The printer's thread cannot be started.
    #[error("the printer cannot be driven: {0}")]
    Printing(io::Error),
}

/// A running kiosk.
pub struct Kiosk {
    listener: TcpListener,
    address: SocketAddr,
    desk: Desk,
    link: Link<KioskBody>,
    printing: Printing,
    stop: watch::Sender<bool>,
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
            hall: options.hall.clone(),
            view: format!("kiosk:{}", options.kiosk),
            token: options.token.clone(),
            limits: Limits::default(),
        })?;
        let api = HallApi::new(&options.server, &options.hall, &options.token)?;
        let device = printer::open(&options.printer, &options.profile);
        let printing =
            Printing::start(device, Media::from(&options.profile), Face::system()).map_err(StartError::Printing)?;
        let desk = Desk::new(&options.kiosk, api, printing.handle(), options.visit_url);
        Ok(Self { listener, address, desk, link, printing, stop: watch::Sender::new(false) })
    }

    /// Gives the page's address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Gives what ends [`Kiosk::run`] when it is set to true.
    #[must_use]
    pub fn stopper(&self) -> watch::Sender<bool> {
        self.stop.clone()
    }

    /// Serves until it is stopped; the ticket in work is printed to its end.
    ///
    /// # Errors
    /// When the page's port fails.
    pub async fn run(self) -> io::Result<()> {
        let Self { listener, desk, mut link, printing, stop, .. } = self;
        let mut stopped = stop.subscribe();
        let mut states = printing.handle().watch();
        let plan = tokio::spawn(keep_plan(desk.clone(), stop.subscribe()));
        let app = page::router(desk.clone());
        let served = tokio::spawn(async move { axum::serve(listener, app).await });
        while !*stopped.borrow() {
            tokio::select! {
                event = link.next() => match event {
                    Some(event) => hear(&desk, event),
                    None => break,
                },
                changed = states.changed() => {
                    if changed.is_err() { break; }
                    let state = *states.borrow_and_update();
                    if let Some(health) = desk.printer(state) {
                        link.send(ClientFrame::Printer { health });
                    }
                }
                _ = stopped.changed() => {}
            }
        }
        plan.abort();
        served.abort();
        link.close().await;
        printing.shutdown().await;
        Ok(())
    }
}

fn hear(desk: &Desk, event: Event<KioskBody>) {
    match event {
        Event::Snapshot { body, .. } | Event::Change { body, .. } => {
            desk.heard(body);
        }
        Event::Heartbeat { .. } => desk.heard_beat(),
        Event::Away { reason, .. } => {
            tracing::debug!(?reason, "the server is away");
            desk.away();
        }
    }
}

/// Fetches the plan whenever the hall says that it is another one.
async fn keep_plan(desk: Desk, mut stop: watch::Receiver<bool>) {
    let mut changes = desk.watch();
    let mut have: Option<u64> = None;
    while !*stop.borrow() {
        let wanted = desk.state().now.map(|now| now.plan_version);
        if wanted.is_some() && wanted != have {
            match desk.fetch_plan().await {
                Ok(()) => have = wanted,
                Err(error) => {
                    tracing::warn!(%error, "the plan is not there yet");
                    tokio::time::sleep(Duration::from_millis(PLAN_AGAIN_MS)).await;
                }
            }
            continue;
        }
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            _ = stop.changed() => {}
        }
    }
}
