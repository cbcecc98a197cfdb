//! The whole kiosk: page, link to the hall, printer.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use firmware_config::PrinterProfile;
use hall_alive::{Manager, Pulse, Watch, answers_http};
use hall_ink::Face;
use hall_link::{Event, Limits, Link, LinkError, LinkOptions, Trust};
use hall_wire::{ClientFrame, KioskBody, KioskHealth, KioskSetup};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, sleep, timeout};

use crate::alone::{Alone, JournalError};
use crate::hall_api::{ClientError, HallApi};
use crate::page;
use crate::printer::{self, Address, ByteLog};
use crate::printing::{Printing, PrintingHandle, Roll};
use crate::station::{Reports, Station, keep_merging, keep_reporting};
use crate::technician::{self, Installed, Technician, TechnicianOptions};
use crate::voice::Voice;

/// The delay before a plan that could not be fetched is requested again.
const PLAN_AGAIN_MS: u64 = 2_000;
/// How long a shutdown waits for the ticket in progress; longer than a print that a printer at an ordinary speed never
/// completes.
const STOP_TICKET_MS_MAX: u64 = 30_000;
/// The interval at which the kiosk tells the server how it is, and its own loop goes round at least.
const HEALTH_MS: u64 = 15_000;
/// The loop has hung if it does not go round for longer.
const LOOP_MS_MAX: u64 = 2 * HEALTH_MS + 5_000;
/// The printer's thread has hung if it does not go round for longer: it may print four tickets one after another.
const PRINTER_MS_MAX: u64 = 10 * 60_000;
/// How long the page may take to answer the program itself.
const ANSWER_MS_MAX: u64 = 5_000;
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
    /// How the kiosk is built.
    pub setup: KioskSetup,
    /// The program that speaks, with the arguments of `espeak-ng`.
    pub voice: PathBuf,
    /// The service manager that is told how the kiosk is.
    pub manager: Manager,
    /// The technician's page.
    pub technician: TechnicianOptions,
}

/// Why a kiosk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was asked to stop.
    Stopped,
    /// A technician wants it to be started again.
    RestartAsked,
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
    setup: KioskSetup,
    voice: Voice,
    manager: Manager,
    technician: Technician,
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
        let bytes = ByteLog::default();
        let device = printer::open_logged(&options.printer, &options.profile, bytes.clone());
        let roll = Roll::open(&options.profile, options.roll_m, options.data.as_deref());
        let printing =
            Printing::start_with(device, &options.profile, Face::system(), roll).map_err(StartError::Printing)?;
        let alone =
            options.data.as_deref().map(|folder| Alone::open(folder, &options.hall, &options.kiosk)).transpose()?;
        let (station, reports) =
            Station::new(&options.kiosk, api, printing.handle(), alone, options.data, options.visit_url);
        let installed = Installed {
            printer: options.printer.to_string(),
            profile: options.profile.id.clone(),
            trust: technician::trusted(&options.server, &options.trust),
            server: options.server,
        };
        let technician = Technician::new(station.clone(), options.technician, bytes, installed);
        let (setup, voice) = (options.setup, Voice::new(options.voice));
        let manager = options.manager;
        Ok(Self { listener, address, station, reports, link, printing, setup, voice, manager, technician })
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
    pub async fn run(self, shutdown: impl Future<Output = ()> + Send) -> io::Result<Ended> {
        let Self { listener, address, station, reports, mut link, printing, setup, voice, manager, technician } = self;
        let plan = tokio::spawn(keep_plan(station.clone()));
        let telling = tokio::spawn(keep_reporting(station.clone(), reports));
        let merging = tokio::spawn(keep_merging(station.clone()));
        let app = page::router(station.clone(), voice, setup, technician.clone());
        let mut served = tokio::spawn(async move { axum::serve(listener, app).await });
        let pulse = Pulse::default();
        let watch = watch(&manager, address, pulse.clone(), printing.pulse());
        manager.ready(&station.said());
        let heard = follow(&station, &mut link, printing.handle(), &pulse, &manager);
        let ended = tokio::select! {
            () = shutdown => Ok(Ended::Stopped),
            () = technician.restart_asked() => Ok(Ended::RestartAsked),
            ended = &mut served => ended.map_err(io::Error::other).flatten().map(|()| Ended::Stopped),
            error = heard => Err(error),
        };
        manager.stopping("finishing the ticket in work");
        drop(watch);
        plan.abort();
        merging.abort();
        served.abort();
        finish(&station, telling).await;
        link.close().await;
        printing.shutdown().await;
        ended
    }
}

/// Sends signs of life while the page answers, the kiosk's own loop goes round, and so does the printer's thread.
fn watch(manager: &Manager, page: SocketAddr, own: Pulse, printer: Pulse) -> Option<Watch> {
    manager.watch(move || {
        own.within(Duration::from_millis(LOOP_MS_MAX), "the link to the server")?;
        printer.within(Duration::from_millis(PRINTER_MS_MAX), "the printer's thread")?;
        answers_http(page, "/api/kiosk/state", Duration::from_millis(ANSWER_MS_MAX))
    })
}

/// Follows the hall and the printer, and tells the server how the kiosk is, until the link ends.
async fn follow(
    station: &Station,
    link: &mut Link<KioskBody>,
    printing: PrintingHandle,
    pulse: &Pulse,
    manager: &Manager,
) -> io::Error {
    let mut states = printing.watch();
    let mut papers = printing.watch_paper();
    papers.mark_changed();
    let mut changes = station.watch();
    let mut due = tokio::time::interval(Duration::from_millis(HEALTH_MS));
    due.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        pulse.beat();
        manager.status(&station.said());
        tokio::select! {
            event = link.next() => match event {
                Some(event) => if hear(station, event) {
                    // A server that restarted may no longer know these.
                    let health = station.printer_health().map(|health| ClientFrame::Printer { health });
                    let alone = station.alone().map(|alone| ClientFrame::Alone { alone });
                    let health = health.into_iter().chain(alone).chain([health_frame(station.health())]);
                    health.for_each(|frame| link.send(frame));
                },
                None => return io::Error::other("the link to the server ended"),
            },
            Ok(()) = changes.changed() => {
                if let Some(alone) = station.alone_if_changed() {
                    link.send(ClientFrame::Alone { alone });
                }
                if let Some(health) = station.health_if_new_ticket().filter(|_| station.is_connected()) {
                    link.send(health_frame(health));
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
            // While the server is away, frames would only wait; when it is back, it is told in any case.
            _ = due.tick() => if station.is_connected() {
                link.send(health_frame(station.health()));
            }
        }
    }
}

fn health_frame(health: KioskHealth) -> ClientFrame {
    ClientFrame::Health { health: Box::new(health) }
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
            station.away(silent_ms, reason.to_string(), reason.trouble());
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};
    use std::sync::{Arc, Mutex};

    use firmware_config::Library;
    use tokio::sync::oneshot;

    use super::*;

    /// A kiosk whose server is away, and what its manager is told.
    async fn watched() -> (Kiosk, Receiver<String>, tempfile::TempDir) {
        let (informed, heard) = channel();
        let informed = Mutex::new(informed);
        let tell = move |message: &[hall_alive::Message<'_>]| {
            let lines: Vec<String> = message.iter().map(ToString::to_string).collect();
            let _over = informed.lock().unwrap().send(lines.join("\n"));
        };
        let folder = tempfile::tempdir().unwrap();
        let kiosk = Kiosk::bind(KioskOptions {
            server: "http://127.0.0.1:1".into(),
            trust: Trust::default(),
            hall: "test-hall".into(),
            kiosk: "k1".into(),
            token: "t".into(),
            printer: format!("png:{}", folder.path().display()).parse().unwrap(),
            profile: Library::built_in().printer("generic-80mm").unwrap().clone(),
            listen: "127.0.0.1:0".parse().unwrap(),
            visit_url: None,
            data: None,
            roll_m: None,
            manager: Manager::with(tell, Some(Duration::from_millis(30))),
            technician: TechnicianOptions::default(),
            setup: KioskSetup::default(),
            voice: hall_voice::PROGRAM.into(),
        });
        (kiosk.await.unwrap(), heard, folder)
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_kiosk_that_hangs_gives_no_sign_of_life_until_it_goes_on() {
        let (kiosk, heard, _folder) = watched().await;
        let station = kiosk.station.clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(kiosk.run(async move {
            let _asked = stopped.await;
        }));
        let heard = Arc::new(Mutex::new(heard));
        let next = {
            let heard = heard.clone();
            move || heard.lock().unwrap().recv().unwrap()
        };
        let looked = tokio::task::spawn_blocking(move || {
            assert!(next().starts_with("READY=1\nSTATUS=server away, issuing nothing, printer "));
            while next() != "WATCHDOG=1" {}
            station.hang(|| {
                // What the thread had seen just before.
                let hangs = std::iter::repeat_with(&next).find(|line| !line.starts_with("WATCHDOG=1")).unwrap();
                assert!(hangs.contains("does not answer"), "{hangs}");
            });
            while next() != "WATCHDOG=1" {}
        });
        looked.await.unwrap();
        let _asked = stop.send(());
        running.await.unwrap().unwrap();
        let last = heard.lock().unwrap().try_iter().filter(|line| line.starts_with("STOPPING=1")).count();
        assert_eq!(last, 1);
    }
}
