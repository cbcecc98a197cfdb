//! A printer that speaks ESC/POS: queries it before sending, and clears an abandoned job before anything else is sent.

use std::time::{Duration, Instant};

use firmware_config::{PrinterProfile, StatusDialect};

use super::{
    Address, Job, Outcome, Printer, PrinterState,
    channel::{self, Channel},
    conversation::Conversation,
    encode,
};

/// NULs that complete any command in which a printer was left, if it does not answer (a `GS v 0` of the largest
/// common buffer).
const UNSTICK_BYTES: usize = 8_192;
/// The pause before they are sent again to a printer that never answered; doubles each time.
const UNSTICK_AGAIN_S: u64 = 60;
const UNSTICK_AGAIN_S_MAX: u64 = 3_600;

/// An ESC/POS printer at a network address or a file.
pub(super) struct EscPosPrinter {
    address: Address,
    profile: PrinterProfile,
    connection: Option<Conversation>,
    /// Whether a job was abandoned: part of it may stick out of the printer or still be in its buffer.
    dirty: bool,
    unsticking: Unsticking,
    /// The last reason logged for which the printer is not reached.
    reason: Option<String>,
}

/// When a silent printer is next sent the NULs that complete a command.
#[derive(Default)]
struct Unsticking {
    next: Option<Instant>,
    pauses: u32,
}

impl EscPosPrinter {
    pub(super) fn new(address: Address, profile: PrinterProfile) -> Self {
        Self { address, profile, connection: None, dirty: false, unsticking: Unsticking::default(), reason: None }
    }

    fn connect(&mut self) -> Result<&mut Conversation, PrinterState> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => match self.open() {
                Ok(channel) => Conversation::new(channel, self.profile.clone()),
                Err(error) => {
                    self.log_reason(error.to_string());
                    return Err(channel::explain(&error));
                }
            },
        };
        Ok(self.connection.insert(connection))
    }

    fn open(&self) -> std::io::Result<Box<dyn Channel>> {
        match &self.address {
            Address::Tcp { host, port } => {
                channel::connect(host, *port, self.profile.status_dialect != StatusDialect::None)
            }
            Address::File(path) | Address::Png(path) => channel::open(path, &self.profile),
        }
    }

    /// Logs why the printer is not reached, in the system's own words, once for each reason.
    fn log_reason(&mut self, reason: String) {
        if self.reason.as_ref() != Some(&reason) {
            tracing::warn!("printer {}: {reason}", self.address);
            self.reason = Some(reason);
        }
    }

    /// Queries the printer over the current connection, or a new one if that turns out to be lost.
    fn ask(&mut self) -> PrinterState {
        if self.connection.is_some()
            && let Ok(Some(state)) = self.ask_once()
        {
            return state;
        }
        self.connection = None;
        let state = self.ask_once().and_then(|state| state.map_or_else(|| self.unstick(), Ok));
        state.unwrap_or_else(|state| {
            self.connection = None;
            state
        })
    }

    /// Queries the printer; `None` if it is connected and silent.
    fn ask_once(&mut self) -> Result<Option<PrinterState>, PrinterState> {
        let state = self.connect()?.ask()?;
        if state.is_some() {
            (self.unsticking, self.reason) = (Unsticking::default(), None);
        }
        Ok(state)
    }

    /// Queries a silent printer again after completing a command that another program may have left unfinished.
    fn unstick(&mut self) -> Result<PrinterState, PrinterState> {
        self.log_reason(format!("connected, but no answer in {} ms", self.profile.status_timeout_ms));
        if !self.unsticking.is_due() {
            return Err(PrinterState::NotAnswering);
        }
        self.connect()?.send(&[0; UNSTICK_BYTES])?;
        self.ask_once()?.ok_or(PrinterState::NotAnswering)
    }

    fn send(&mut self, job: &Job) -> Outcome {
        let begin = encode::begin(&self.profile);
        if let Err(state) = self.connect().and_then(|connection| connection.send(&begin)) {
            self.connection = None;
            return Outcome::Failed(state);
        }
        // From here on something may be on paper, whatever happens.
        match self.connect().and_then(|connection| connection.print(job)) {
            Ok(()) => Outcome::Printed,
            Err(state) => {
                self.give_up();
                Outcome::Uncertain(state)
            }
        }
    }

    /// Discards what the printer still holds. If it does not confirm that, the connection is closed, which discards
    /// what it has not received. The partial ticket is cut off before the next job.
    fn give_up(&mut self) {
        self.dirty = true;
        if !self.connection.as_mut().is_some_and(Conversation::clear) {
            self.connection = None;
        }
    }

    /// Makes the printer ready again after an abandoned job.
    fn recover(&mut self) -> PrinterState {
        let bytes = encode::recover(&self.profile);
        match self.connect().and_then(|connection| connection.send(&bytes)) {
            Ok(()) => {
                self.dirty = false;
                self.ask()
            }
            Err(state) => {
                self.connection = None;
                state
            }
        }
    }
}

impl Unsticking {
    /// Returns whether it is time; the next time is then later than before.
    fn is_due(&mut self) -> bool {
        let now = Instant::now();
        if self.next.is_some_and(|next| now < next) {
            return false;
        }
        let pause_s = UNSTICK_AGAIN_S.saturating_mul(1 << self.pauses.min(16)).min(UNSTICK_AGAIN_S_MAX);
        self.next = Some(now + Duration::from_secs(pause_s));
        self.pauses += 1;
        true
    }
}

impl Printer for EscPosPrinter {
    fn name(&self) -> String {
        self.address.to_string()
    }

    fn state(&mut self) -> PrinterState {
        self.ask()
    }

    fn print(&mut self, job: &Job) -> Outcome {
        let mut state = self.ask();
        if state.can_print() && self.dirty {
            state = self.recover();
        }
        if !state.can_print() {
            return Outcome::Failed(state);
        }
        self.send(job)
    }
}
