//! A printer that speaks ESC/POS: queries it before sending, and clears an abandoned job before anything else is sent.

use std::time::{Duration, Instant};

use firmware_config::PrinterProfile;

use super::{
    Address, ByteLog, Job, Outcome, Printer, PrinterState, conversation::Conversation, cut, encode, transport,
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
    /// Since when a ticket waits in the printer's mouth; none once it was told to clear it.
    left_since: Option<Instant>,
    /// Whether it was asked what it is.
    identified: bool,
    log: ByteLog,
}

/// When a silent printer is next sent the NULs that complete a command.
#[derive(Default)]
struct Unsticking {
    next: Option<Instant>,
    pauses: u32,
}

impl EscPosPrinter {
    pub(super) fn new(address: Address, profile: PrinterProfile, log: ByteLog) -> Self {
        Self {
            address,
            profile,
            connection: None,
            dirty: false,
            unsticking: Unsticking::default(),
            reason: None,
            left_since: None,
            identified: false,
            log,
        }
    }

    fn connect(&mut self) -> Result<&mut Conversation, PrinterState> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => match transport::open(&self.address, &self.profile) {
                Ok(transport) => Conversation::new(self.log.tap(transport), self.profile.clone()),
                Err(error) => {
                    self.log_reason(error.to_string());
                    return Err(transport::explain(&error));
                }
            },
        };
        Ok(self.connection.insert(connection))
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
        let echoes = self.connection.as_ref().is_some_and(Conversation::echoes);
        self.log_reason(if echoes {
            "the line only repeats what is sent to it: no printer answers there".into()
        } else {
            format!("connected, but no answer in {} ms", self.profile.status_timeout_ms)
        });
        if echoes || !self.unsticking.is_due() {
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
        self.log.job_begins();
        let printed = self.connect().and_then(|connection| connection.print(job));
        self.log.job_ends();
        match printed {
            Ok(()) => Outcome::Printed,
            Err(state) => {
                let lost = self.connection.as_ref().is_none_or(Conversation::is_lost);
                self.give_up();
                Outcome::Uncertain(if lost { PrinterState::LostInJob } else { state })
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

    /// Logs once what the printer says that it is.
    fn identify(&mut self, state: PrinterState) {
        if self.identified || !state.can_print() {
            return;
        }
        self.identified = true;
        match self.connect().and_then(Conversation::identify) {
            Ok(name) if !name.is_empty() => tracing::info!("printer {} says that it is {name}", self.address),
            Ok(_silent) => {}
            Err(_lost) => self.connection = None,
        }
    }

    /// Waits for a visitor to take the ticket in the printer's mouth, then lets the printer clear it.
    fn mind_mouth(&mut self, state: PrinterState) {
        if state != PrinterState::TicketLeft {
            self.left_since = None;
            return;
        }
        let since = *self.left_since.get_or_insert_with(Instant::now);
        if since.elapsed() >= Duration::from_secs(self.profile.take_s.into()) {
            self.clear_mouth();
            self.left_since = Some(Instant::now());
        }
    }

    fn clear_mouth(&mut self) {
        let clear = cut::clear_mouth(&self.profile);
        if !clear.is_empty() {
            tracing::info!("printer {}: nobody took the ticket in its mouth, {:?}", self.address, self.profile.left);
            if self.connect().and_then(|connection| connection.send(clear)).is_err() {
                self.connection = None;
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
        let state = self.ask();
        self.mind_mouth(state);
        self.identify(state);
        state
    }

    fn print(&mut self, job: &Job) -> Outcome {
        let mut state = self.ask();
        if state.can_print() && self.dirty {
            state = self.recover();
        }
        if !state.can_print() {
            return Outcome::Failed(state);
        }
        if state == PrinterState::TicketLeft {
            // The next visitor's ticket must not meet it in the mouth.
            self.clear_mouth();
        }
        self.send(job)
    }
}
