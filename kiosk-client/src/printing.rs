//! The printer behind an async handle: its blocking work runs in a thread of its own, queries and tickets share one
//! short queue, and its state is published whenever it changes.

mod roll;

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use firmware_config::{PrinterProfile, TEXT_TICKET_BYTES_MAX, TICKET_S_MAX, TicketMode};
use hall_alive::Pulse;
use hall_ink::Face;
use hall_wire::PaperRoll;
use hall_words::LOGS;
use tokio::sync::{oneshot, watch};

use crate::{
    printer::{Job, Outcome, Printer, PrinterState, encode, gb18030},
    ticket::{Detail, Media, Paper, TestSheet, TicketPrint, lines},
};

pub use roll::Roll;

/// The maximum number of queries and tickets queued for the printer; further ones get the answer that it is busy.
const REQUESTS_WAITING_MAX: usize = 4;
/// The interval at which an idle printer is queried, so that the page knows of problems before a visitor does.
const IDLE_POLL_MS: u64 = 2_000;
/// How long a caller waits for a state. Longer than the printer's own limits together.
const STATE_MS_MAX: u64 = 15_000;
/// How long a caller waits for a ticket, including those before it: for the longest ticket, twice the time that an
/// ordinary one may take by its profile, and for the printer's own delays.
const PRINT_MS_MAX: u64 = 2 * 1_000 * TICKET_S_MAX as u64 + 30_000;
/// How long a stop waits for the printer's thread, which may be stuck in the system.
const STOP_MS_MAX: u64 = 5_000;
/// The interval at which a stop looks whether the thread has ended.
const STOP_POLL_MS: u64 = 10;

enum Request {
    State(oneshot::Sender<PrinterState>),
    Print(Box<Paper>, oneshot::Sender<Outcome>),
    Test(Box<TestSheet>, oneshot::Sender<Outcome>),
    Stop,
}

/// Starts and stops the printer's thread.
pub struct Printing {
    handle: PrintingHandle,
    thread: JoinHandle<()>,
    pulse: Pulse,
}

/// The handle used by the rest of the kiosk; cheap to clone.
#[derive(Clone)]
pub struct PrintingHandle {
    requests: SyncSender<Request>,
    state: watch::Receiver<PrinterState>,
    paper: watch::Receiver<PaperRoll>,
}

impl Printing {
    /// Moves the printer into a thread of its own.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(printer: Box<dyn Printer>, media: Media, face: Face) -> std::io::Result<Self> {
        Self::spawn(printer, media, face, None, Roll::default())
    }

    /// Does the same for a printer of a profile, whose tickets may be text, and counts the paper of a roll.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start_with(
        printer: Box<dyn Printer>,
        profile: &PrinterProfile,
        face: Face,
        roll: Roll,
    ) -> std::io::Result<Self> {
        let text = (profile.ticket_mode == TicketMode::Gb18030).then(|| profile.clone());
        Self::spawn(printer, Media::from(profile), face, text, roll)
    }

    fn spawn(
        printer: Box<dyn Printer>,
        media: Media,
        face: Face,
        text: Option<PrinterProfile>,
        roll: Roll,
    ) -> std::io::Result<Self> {
        let (requests, inbox) = sync_channel(REQUESTS_WAITING_MAX);
        let (publish, state) = watch::channel(PrinterState::NotAnswering);
        let (publish_paper, paper) = watch::channel(roll.paper());
        let pulse = Pulse::default();
        let mut printer_thread =
            PrinterThread { printer, media, face, text, publish, roll, publish_paper, pulse: pulse.clone() };
        let thread = thread::Builder::new().name("printer".into()).spawn(move || printer_thread.run(&inbox))?;
        Ok(Self { handle: PrintingHandle { requests, state, paper }, thread, pulse })
    }

    pub fn handle(&self) -> PrintingHandle {
        self.handle.clone()
    }

    /// Returns the pulse of the thread.
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Stops after the ticket in progress, or leaves the thread behind if that takes too long.
    pub async fn shutdown(self) {
        let Self { handle, thread, .. } = self;
        let mut asked = false;
        let stopped = async {
            while !thread.is_finished() {
                // Full while others wait: then it is asked again.
                asked = asked || handle.requests.try_send(Request::Stop).is_ok();
                tokio::time::sleep(Duration::from_millis(STOP_POLL_MS)).await;
            }
        };
        if tokio::time::timeout(Duration::from_millis(STOP_MS_MAX), stopped).await.is_err() {
            tracing::warn!("the printer did not let its thread end in {STOP_MS_MAX} ms");
        } else if thread.join().is_err() {
            tracing::error!("the printer's thread did not end well");
        }
    }
}

impl PrintingHandle {
    /// Subscribes to the last known state. It is "not answering" until the printer has first been queried.
    pub fn watch(&self) -> watch::Receiver<PrinterState> {
        self.state.clone()
    }

    /// Subscribes to what is left of the paper.
    pub fn watch_paper(&self) -> watch::Receiver<PaperRoll> {
        self.paper.clone()
    }

    /// Queries the printer now. Call before a number is taken: only [`PrinterState::can_print`] allows it.
    pub async fn state(&self) -> PrinterState {
        self.request(Request::State, STATE_MS_MAX).await.unwrap_or_else(|state| state)
    }

    /// Prints a ticket or a list and returns the outcome.
    pub async fn print(&self, paper: impl Into<Paper>) -> Outcome {
        self.outcome(|answer| Request::Print(Box::new(paper.into()), answer)).await
    }

    /// Prints a technician's test page and returns the outcome.
    pub async fn print_test(&self, sheet: TestSheet) -> Outcome {
        self.outcome(|answer| Request::Test(Box::new(sheet), answer)).await
    }

    async fn outcome(&self, make: impl FnOnce(oneshot::Sender<Outcome>) -> Request) -> Outcome {
        let (answer, outcome) = oneshot::channel();
        if let Err(state) = self.enqueue(make(answer)) {
            return Outcome::Failed(state);
        }
        match tokio::time::timeout(Duration::from_millis(PRINT_MS_MAX), outcome).await {
            Ok(Ok(outcome)) => outcome,
            // There is no way to know whether printing started.
            Ok(Err(_)) | Err(_) => Outcome::Uncertain(PrinterState::NotAnswering),
        }
    }

    async fn request<T>(
        &self,
        make: impl FnOnce(oneshot::Sender<T>) -> Request,
        ms_max: u64,
    ) -> Result<T, PrinterState> {
        let (answer, receive) = oneshot::channel();
        self.enqueue(make(answer))?;
        match tokio::time::timeout(Duration::from_millis(ms_max), receive).await {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(_)) | Err(_) => Err(PrinterState::NotAnswering),
        }
    }

    fn enqueue(&self, request: Request) -> Result<(), PrinterState> {
        self.requests.try_send(request).map_err(|refused| match refused {
            TrySendError::Full(_) => PrinterState::Busy,
            TrySendError::Disconnected(_) => PrinterState::NotAnswering,
        })
    }
}

/// The state owned by the thread.
struct PrinterThread {
    printer: Box<dyn Printer>,
    media: Media,
    face: Face,
    /// The profile, if tickets are sent as text.
    text: Option<PrinterProfile>,
    publish: watch::Sender<PrinterState>,
    roll: Roll,
    publish_paper: watch::Sender<PaperRoll>,
    pulse: Pulse,
}

impl PrinterThread {
    fn run(&mut self, inbox: &Receiver<Request>) {
        self.look();
        // Notifies watchers that the printer was queried, even if the result equals what was assumed.
        self.publish.send_modify(|_state| ());
        loop {
            self.pulse.beat();
            match inbox.recv_timeout(Duration::from_millis(IDLE_POLL_MS)) {
                Ok(Request::State(answer)) => {
                    // The caller may have left; the state is published in any case.
                    let _left = answer.send(self.look());
                }
                Ok(Request::Print(ticket, answer)) => {
                    let _left = answer.send(self.print(&ticket));
                }
                Ok(Request::Test(sheet, answer)) => {
                    let picture = sheet.draw(self.media, &self.face);
                    let job = Job { name: "test".into(), picture, text: None };
                    let _left = answer.send(self.carry_out(&job));
                }
                Ok(Request::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    self.look();
                }
            }
        }
    }

    fn look(&mut self) -> PrinterState {
        let state = self.printer.state();
        self.tell(state);
        state
    }

    fn tell(&mut self, state: PrinterState) {
        self.roll.noted(state);
        self.tell_paper();
        let changed = self.publish.send_if_modified(|last| std::mem::replace(last, state) != state);
        if changed {
            tracing::info!(state = state.code(), "printer {}: {}", self.printer.name(), state.advice(LOGS));
        }
    }

    fn tell_paper(&self) {
        let paper = self.roll.paper();
        self.publish_paper.send_if_modified(|last| std::mem::replace(last, paper) != paper);
    }

    fn print(&mut self, paper: &Paper) -> Outcome {
        let missing: String = paper.missing(&self.face).into_iter().collect();
        if !missing.is_empty() {
            tracing::warn!(ticket = paper.name(), "no face draws these characters, they are printed as 〓: {missing}");
        }
        let text = self.text.as_ref().map(|profile| match paper {
            Paper::Ticket(ticket) => text_of(ticket, profile, &self.face),
            Paper::List(list) => gb18030::encode(&list.lines(), profile, &self.face),
        });
        let job = Job { name: paper.name().to_owned(), picture: paper.draw(self.media, &self.face), text };
        self.carry_out(&job)
    }

    fn carry_out(&mut self, job: &Job) -> Outcome {
        let outcome = self.printer.print(job);
        if !matches!(outcome, Outcome::Failed(_)) {
            self.roll.printed(job.rows());
            self.tell_paper();
        }
        match outcome.reason() {
            None => {
                tracing::debug!(ticket = job.name, "printed");
            }
            Some(state) => {
                let (outcome, reason) = (outcome.code(), state.code());
                tracing::warn!(ticket = job.name, reason, "ticket {}: print {outcome}, {reason}", job.name);
                self.tell(state);
            }
        }
        outcome
    }
}

/// Returns a ticket as text: as much of it as the time of a ticket on a slow line allows.
pub fn text_of(ticket: &TicketPrint, profile: &PrinterProfile, face: &Face) -> Vec<Vec<u8>> {
    let rest = encode::begin(profile).len() + encode::end(profile).len();
    let allowed = (TEXT_TICKET_BYTES_MAX as usize).saturating_sub(rest);
    let mut pieces = Vec::new();
    for detail in Detail::ALL {
        pieces = gb18030::encode(&lines(ticket, detail), profile, face);
        if pieces.iter().map(Vec::len).sum::<usize>() <= allowed {
            break;
        }
    }
    pieces
}
