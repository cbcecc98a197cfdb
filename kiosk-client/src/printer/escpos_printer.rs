//! A printer that speaks ESC/POS: queries it before sending, monitors it while sending, and waits until the printer
//! confirms that the paper is out and cut. An abandoned job is cleared before anything else is sent.

use std::time::{Duration, Instant};

use escpos::driver::Driver;
use firmware_config::{PrinterProfile, StatusDialect};

use super::{
    Address, Job, Outcome, Printer, PrinterState, connection, encode,
    reply::{Reply, Sorter},
    status,
};

/// Tolerance beyond the time that sending and printing take according to the profile.
const JOB_MARGIN_MS: u64 = 15_000;
/// The interval at which a printer that has not finished is queried for problems.
const JOB_POLL_MS: u64 = 1_500;
/// NULs that complete any command in which a printer was left, if it does not answer (a `GS v 0` of the largest
/// common buffer).
const UNSTICK_BYTES: usize = 8_192;
const READ_BYTES: usize = 256;

/// An ESC/POS printer at a network address or a file.
pub(super) struct EscPosPrinter {
    address: Address,
    profile: PrinterProfile,
    connection: Option<Connection>,
    /// Whether a job was abandoned: part of it may stick out of the printer or still be in its buffer.
    dirty: bool,
}

struct Connection {
    driver: Box<dyn Driver + Send>,
    sorter: Sorter,
    dialect: StatusDialect,
    /// Whether nothing can be read from it: a plain file, or a device that only accepts bytes.
    deaf: bool,
    unstuck: bool,
    /// Whether the answer to `GS r` has arrived, possibly while waiting for something else.
    done: bool,
}

/// The connection is lost or unusable.
#[derive(Debug)]
struct Lost;

impl EscPosPrinter {
    pub(super) fn new(address: Address, profile: PrinterProfile) -> Self {
        Self { address, profile, connection: None, dirty: false }
    }

    fn connect(&mut self) -> Result<&mut Connection, Lost> {
        if self.connection.is_none() {
            let (opened, dialect) = self.open();
            let driver = opened.map_err(|error| {
                tracing::debug!(printer = %self.address, "no connection to the printer: {error}");
                Lost
            })?;
            let deaf = !matches!(self.address, Address::Tcp { .. }) && dialect == StatusDialect::None;
            self.connection =
                Some(Connection { driver, sorter: Sorter::new(dialect), dialect, deaf, unstuck: false, done: false });
        }
        self.connection.as_mut().ok_or(Lost)
    }

    /// Opens the connection, and returns which answers to expect on it: none from a plain file, whatever the profile
    /// says.
    fn open(&self) -> (escpos::errors::Result<Box<dyn Driver + Send>>, StatusDialect) {
        let dialect = self.profile.status_dialect;
        match &self.address {
            Address::Tcp { host, port } => {
                (connection::connect_tcp(host, *port, dialect != StatusDialect::None), dialect)
            }
            Address::File(path) if connection::is_device(path) => (connection::open_device(path), dialect),
            Address::File(path) | Address::Png(path) => (connection::open_file(path), StatusDialect::None),
        }
    }

    /// Queries the printer over the current connection, or a new one if that turns out to be lost.
    fn ask(&mut self) -> PrinterState {
        let profile = self.profile.clone();
        let mut was_open = self.connection.is_some();
        loop {
            match self.connect().and_then(|connection| connection.ask(&profile)) {
                Ok(state) => return state,
                Err(Lost) => self.connection = None,
            }
            if !std::mem::take(&mut was_open) {
                return PrinterState::NotAnswering;
            }
        }
    }

    fn send(&mut self, job: &Job) -> Outcome {
        let profile = self.profile.clone();
        let Some(connection) = self.connection.as_mut() else { return Outcome::Failed(PrinterState::NotAnswering) };
        if connection.send(&encode::begin(&profile)).is_err() {
            self.connection = None;
            return Outcome::Failed(PrinterState::NotAnswering);
        }
        // From here on something may be on paper, whatever happens.
        let sent = connection.send_job(job, &profile).and_then(|()| connection.wait_until_done(job, &profile));
        match sent {
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
        let wait = Duration::from_millis(u64::from(self.profile.status_timeout_ms));
        let cleared = self.connection.as_mut().is_some_and(|connection| {
            connection.dialect == StatusDialect::Epson
                && connection.send(&encode::CLEAR).is_ok()
                && matches!(
                    connection.wait_for(wait, |reply| (*reply == Reply::Block(encode::CLEARED.into())).then_some(())),
                    Ok(Some(()))
                )
        });
        self.dirty = true;
        if !cleared {
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
            Err(Lost) => {
                self.connection = None;
                PrinterState::NotAnswering
            }
        }
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

impl Connection {
    fn send(&mut self, bytes: &[u8]) -> Result<(), Lost> {
        self.driver.write(bytes).and_then(|()| self.driver.flush()).map_err(|error| {
            tracing::debug!("the printer's connection broke: {error}");
            Lost
        })
    }

    fn ask(&mut self, profile: &PrinterProfile) -> Result<PrinterState, Lost> {
        if self.dialect == StatusDialect::None {
            // All that can be determined is whether the connection still exists.
            self.drain()?;
            return Ok(PrinterState::Ready);
        }
        if let Some(state) = self.ask_once(profile)? {
            return Ok(state);
        }
        if !self.unstuck {
            // It may be in the middle of a command that another program left unfinished.
            self.unstuck = true;
            self.send(&[0; UNSTICK_BYTES])?;
            if let Some(state) = self.ask_once(profile)? {
                return Ok(state);
            }
        }
        Err(Lost)
    }

    fn ask_once(&mut self, profile: &PrinterProfile) -> Result<Option<PrinterState>, Lost> {
        self.drain()?;
        self.send(&encode::ASK_STATE)?;
        self.sorter.asked(encode::ASK_STATE.len() / 3);
        let mut answers = Vec::new();
        let wait = Duration::from_millis(u64::from(profile.status_timeout_ms));
        let complete = self.wait_for(wait, |reply| {
            if let Reply::RealTime(bits) = reply {
                answers.push(*bits);
            }
            <[u8; 4]>::try_from(answers.as_slice()).ok()
        })?;
        Ok(complete.map(|answers| status::from_answers(answers, profile.status_near_end)))
    }

    /// Reads what arrived unsolicited or too late, so that it is not taken for an answer to the next query.
    fn drain(&mut self) -> Result<(), Lost> {
        self.sorter.asked(0);
        let _unasked: Option<()> = self.wait_for(Duration::ZERO, |_| None)?;
        Ok(())
    }

    /// Sends the bands and the end; stops at the first report that the printer cannot continue.
    fn send_job(&mut self, job: &Job, profile: &PrinterProfile) -> Result<(), PrinterState> {
        for band in encode::bands(&job.picture, profile) {
            self.send(&band).map_err(|Lost| PrinterState::NotAnswering)?;
            if self.dialect == StatusDialect::Epson {
                self.look_for_trouble(profile)?;
            }
        }
        let mut end = encode::end(profile);
        if self.dialect == StatusDialect::None && profile.status_job_done {
            end.truncate(end.len() - encode::ASK_WHEN_DONE.len());
        }
        self.done = false;
        self.send(&end).map_err(|Lost| PrinterState::NotAnswering)
    }

    fn look_for_trouble(&mut self, profile: &PrinterProfile) -> Result<(), PrinterState> {
        let trouble = self.wait_for(Duration::ZERO, |reply| trouble_in(reply, profile));
        match trouble {
            Ok(None) => Ok(()),
            Ok(Some(state)) => Err(state),
            Err(Lost) => Err(PrinterState::NotAnswering),
        }
    }

    /// Waits for the answer to `GS r`, which arrives when everything before it is printed and cut. A printer without
    /// that command is given the time that the job takes, and must have no problems afterwards.
    fn wait_until_done(&mut self, job: &Job, profile: &PrinterProfile) -> Result<(), PrinterState> {
        if self.dialect == StatusDialect::None {
            return Ok(());
        }
        let job_time = job_time(job, profile);
        if !profile.status_job_done {
            self.wait_or_trouble(job_time, profile)?;
            return self.ask_while_waiting(profile);
        }
        let deadline = Instant::now() + job_time + Duration::from_millis(JOB_MARGIN_MS);
        while !self.wait_or_trouble(Duration::from_millis(JOB_POLL_MS), profile)? {
            self.ask_while_waiting(profile)?;
            if !self.done && Instant::now() >= deadline {
                return Err(PrinterState::NotAnswering);
            }
        }
        Ok(())
    }

    /// Waits for the end of the job or for a problem; returns false if neither came.
    fn wait_or_trouble(&mut self, wait: Duration, profile: &PrinterProfile) -> Result<bool, PrinterState> {
        if self.done {
            return Ok(true);
        }
        let end = self.wait_for(wait, |reply| {
            if matches!(reply, Reply::InTurn(_)) { Some(Ok(true)) } else { trouble_in(reply, profile).map(Err) }
        });
        match end {
            Ok(end) => end.unwrap_or(Ok(false)),
            Err(Lost) => Err(PrinterState::NotAnswering),
        }
    }

    /// Queries without missing the end of the job. Where only their order tells answers apart, the end of the job may
    /// slip in between, so a problem counts only if reported twice.
    fn ask_while_waiting(&mut self, profile: &PrinterProfile) -> Result<(), PrinterState> {
        let mut state = PrinterState::NotAnswering;
        for _ in 0..2 {
            state = self.ask_once(profile).ok().flatten().unwrap_or(PrinterState::NotAnswering);
            if state.can_print() {
                return Ok(());
            }
        }
        Err(state)
    }

    /// Reads at least once, until `choose` returns a value; `None` on timeout.
    fn wait_for<T>(&mut self, wait: Duration, mut choose: impl FnMut(&Reply) -> Option<T>) -> Result<Option<T>, Lost> {
        let deadline = Instant::now() + wait;
        let mut buffer = [0; READ_BYTES];
        loop {
            let count = self.read(&mut buffer)?;
            let mut chosen = None;
            for &byte in &buffer[..count] {
                let Some(reply) = self.sorter.push(byte) else { continue };
                self.done |= matches!(reply, Reply::InTurn(_));
                chosen = chosen.or_else(|| choose(&reply));
            }
            if chosen.is_some() || Instant::now() >= deadline {
                return Ok(chosen);
            }
        }
    }

    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Lost> {
        if self.deaf {
            return Ok(0);
        }
        self.driver.read(buffer).map_err(|error| {
            tracing::debug!("the printer's connection broke: {error}");
            Lost
        })
    }
}

fn trouble_in(reply: &Reply, profile: &PrinterProfile) -> Option<PrinterState> {
    let Reply::Report(report) = reply else { return None };
    Some(status::from_report(*report, profile.status_near_end)).filter(|state| !state.can_print())
}

/// Returns how long the job takes according to the profile: on the wire and under the print head.
fn job_time(job: &Job, profile: &PrinterProfile) -> Duration {
    let rows = u64::from(job.picture.height() + profile.feed_rows());
    let bytes = rows * u64::from(profile.width_dots / 8);
    let line_ms = bytes * 1_000 / u64::from(profile.line_bytes_per_s.max(1));
    let paper_mm = rows * 254 / (u64::from(profile.dots_per_inch.max(1)) * 10);
    let print_ms = paper_mm * 1_000 / u64::from(profile.print_mm_per_s.max(1));
    Duration::from_millis(line_ms + print_ms)
}
