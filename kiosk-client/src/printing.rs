//! The printer behind an async handle: its blocking work has a thread of its own, questions and tickets wait in one short
//! queue, and its state is published whenever it changes.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use hall_ink::Face;
use tokio::sync::{oneshot, watch};

use crate::{
    printer::{Job, Outcome, Printer, PrinterState},
    ticket::{Media, TicketPrint},
};

/// Questions and tickets that may wait for the printer; the next is told that it is busy.
const REQUESTS_WAITING_MAX: usize = 4;
/// How often an idle printer is asked, so that the page knows of trouble before a visitor does.
const IDLE_POLL_MS: u64 = 2_000;
/// How long a caller waits for a state. Longer than the printer's own limits together.
const STATE_MS_MAX: u64 = 15_000;
/// How long a caller waits for a ticket, those before it included.
const PRINT_MS_MAX: u64 = 120_000;

enum Request {
    State(oneshot::Sender<PrinterState>),
    Print(Box<TicketPrint>, oneshot::Sender<Outcome>),
    Stop,
}

/// Starts and stops the printer's thread.
pub struct Printing {
    handle: PrintingHandle,
    thread: JoinHandle<()>,
}

/// What the rest of the kiosk holds; cheap to clone.
#[derive(Clone)]
pub struct PrintingHandle {
    requests: SyncSender<Request>,
    state: watch::Receiver<PrinterState>,
}

impl Printing {
    /// Takes the printer into a thread of its own.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(printer: Box<dyn Printer>, media: Media, face: Face) -> std::io::Result<Self> {
        let (requests, inbox) = sync_channel(REQUESTS_WAITING_MAX);
        let (publish, state) = watch::channel(PrinterState::NotAnswering);
        let mut desk = Desk { printer, media, face, publish };
        let thread = thread::Builder::new().name("printer".into()).spawn(move || desk.run(&inbox))?;
        Ok(Self { handle: PrintingHandle { requests, state }, thread })
    }

    pub fn handle(&self) -> PrintingHandle {
        self.handle.clone()
    }

    /// Finishes the ticket in work and stops.
    pub async fn shutdown(self) {
        let Self { handle, thread } = self;
        let stopped = tokio::task::spawn_blocking(move || {
            // A send can only fail when the thread is gone already.
            let _gone = handle.requests.send(Request::Stop);
            thread.join()
        });
        if !matches!(stopped.await, Ok(Ok(()))) {
            tracing::error!("the printer's thread did not end well");
        }
    }
}

impl PrintingHandle {
    /// The state as last seen, and its changes. Not answering until the printer was first asked.
    pub fn watch(&self) -> watch::Receiver<PrinterState> {
        self.state.clone()
    }

    /// Asks the printer now. To be called before a number is taken: only [`PrinterState::can_print`] allows it.
    pub async fn state(&self) -> PrinterState {
        self.request(Request::State, STATE_MS_MAX).await.unwrap_or_else(|state| state)
    }

    /// Prints a ticket and tells what became of it.
    pub async fn print(&self, ticket: TicketPrint) -> Outcome {
        let (answer, outcome) = oneshot::channel();
        if let Err(state) = self.enqueue(Request::Print(Box::new(ticket), answer)) {
            return Outcome::Failed(state);
        }
        match tokio::time::timeout(Duration::from_millis(PRINT_MS_MAX), outcome).await {
            Ok(Ok(outcome)) => outcome,
            // Nobody can say any more whether it was begun.
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

/// What the thread owns.
struct Desk {
    printer: Box<dyn Printer>,
    media: Media,
    face: Face,
    publish: watch::Sender<PrinterState>,
}

impl Desk {
    fn run(&mut self, inbox: &Receiver<Request>) {
        self.look();
        // Whoever watches learns that the printer was asked, also when what was supposed of it is true.
        self.publish.send_modify(|_state| ());
        loop {
            match inbox.recv_timeout(Duration::from_millis(IDLE_POLL_MS)) {
                Ok(Request::State(answer)) => {
                    // Who asked may have left; the state is published all the same.
                    let _left = answer.send(self.look());
                }
                Ok(Request::Print(ticket, answer)) => {
                    let _left = answer.send(self.print(&ticket));
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

    fn tell(&self, state: PrinterState) {
        let changed = self.publish.send_if_modified(|last| std::mem::replace(last, state) != state);
        if changed {
            tracing::info!(state = state.code(), "printer {}: {}", self.printer.name(), state.advice().en);
        }
    }

    fn print(&mut self, ticket: &TicketPrint) -> Outcome {
        let missing: String = ticket.missing(&self.face).into_iter().collect();
        if !missing.is_empty() {
            tracing::warn!(ticket = ticket.number, "no face draws these characters, they are printed as 〓: {missing}");
        }
        let job = Job { name: ticket.number.clone(), picture: ticket.draw(self.media, &self.face) };
        let outcome = self.printer.print(&job);
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
