//! What is said to a printer over one connection, and what it answers: queries, and a job from its first band until the
//! printer has confirmed its end.

use std::{
    collections::VecDeque,
    io,
    time::{Duration, Instant},
};

use firmware_config::{PrinterProfile, StatusDialect};

use super::{
    Job, PrinterState,
    dialect::Dialect,
    encode,
    facts::Facts,
    reply::{Reply, Sorter},
    transport::{self, Transport},
};

/// Tolerance beyond the time that sending and printing take according to the profile.
const JOB_MARGIN_MS: u64 = 15_000;
/// The interval at which a printer that has not finished is queried for problems.
const JOB_POLL_MS: u64 = 1_500;
/// The time without any byte accepted after which anything but a job is given up.
const WRITE_STALL_MS_MAX: u64 = 5_000;
const READ_BYTES: usize = 256;
/// The bits of an answer to `GS r 1` that report the end of the paper.
const PAPER_END: u8 = 0x0c;

/// A connection to a printer.
pub(super) struct Conversation {
    transport: Box<dyn Transport>,
    profile: PrinterProfile,
    /// The profile's, but the silent one if nothing can be heard over this connection.
    dialect: &'static Dialect,
    sorter: Sorter,
    /// The answers so far to the queries of [`Dialect::ask`].
    answers: Vec<u8>,
    news: VecDeque<News>,
    /// When what was sent has passed the wire, according to the profile: answers may be queued behind it.
    sent_until: Instant,
    /// The answer to `GS r`, which may arrive while something else is awaited.
    done: Option<u8>,
    /// Whether the connection is gone.
    lost: bool,
    /// Whether the last answers were the queries themselves.
    echoes: bool,
}

/// What the answers of a printer say.
enum News {
    /// All answers to a query of its state.
    State([u8; 4]),
    /// An unsolicited report of its state.
    Report(Facts),
    /// `GS r` was answered: the job is done, or the paper has ended.
    Done,
    /// It has discarded what it held.
    Cleared,
    /// Its maker, its model or its firmware.
    Name(String),
}

impl Conversation {
    pub(super) fn new(transport: Box<dyn Transport>, profile: PrinterProfile) -> Self {
        let dialect = Dialect::of(if transport.hears() { profile.status_dialect } else { StatusDialect::None });
        let (answers, news) = (Vec::new(), VecDeque::new());
        Self {
            transport,
            profile,
            dialect,
            sorter: Sorter::new(dialect.pattern),
            answers,
            news,
            sent_until: Instant::now(),
            done: None,
            lost: false,
            echoes: false,
        }
    }

    /// Returns whether the connection is gone, with the printer's power or its cable.
    pub(super) fn is_lost(&self) -> bool {
        self.lost
    }

    /// Returns whether the line repeats what is sent, so that nothing on it is an answer.
    pub(super) fn echoes(&self) -> bool {
        self.echoes
    }

    /// Sends bytes that are not part of a job.
    pub(super) fn send(&mut self, bytes: &[u8]) -> Result<(), PrinterState> {
        let (mut left, mut moved_at) = (bytes, Instant::now());
        while !left.is_empty() {
            let count = self.write(left)?;
            left = &left[count..];
            if count > 0 {
                moved_at = Instant::now();
            } else if moved_at.elapsed() > Duration::from_millis(WRITE_STALL_MS_MAX) {
                return Err(PrinterState::NotAnswering);
            }
        }
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<usize, PrinterState> {
        let written = self.transport.write(bytes);
        let count = written.map_err(|error| self.lost(&error))?;
        let ms = count as u64 * 1_000 / u64::from(self.profile.line_bytes_per_s.max(1));
        self.sent_until = self.sent_until.max(Instant::now()) + Duration::from_millis(ms);
        Ok(count)
    }

    /// Queries the printer, which has nothing else to answer; `None` if it stays silent.
    pub(super) fn ask(&mut self) -> Result<Option<PrinterState>, PrinterState> {
        let there = self.transport.check();
        there.map_err(|error| self.lost(&error))?;
        // What arrived late or unsolicited must not be taken for an answer to this query.
        self.forget();
        while self.next(Instant::now())?.is_some() {}
        if !self.dialect.answers() {
            // All that can be determined is whether the connection still exists.
            return Ok(Some(PrinterState::Ready));
        }
        let Some(answers) = self.query(None)? else { return Ok(None) };
        self.echoes = !self.sorter.learn(answers);
        Ok((!self.echoes).then(|| self.state_of(answers)))
    }

    /// Asks the printer for its maker, model and firmware; empty if it does not say.
    pub(super) fn identify(&mut self) -> Result<String, PrinterState> {
        let Some(identify) = self.dialect.identify else { return Ok(String::new()) };
        self.send(identify)?;
        let until = self.soon();
        let mut names = Vec::new();
        while names.len() < identify.len() / 3 {
            match self.next(until)? {
                Some(News::Name(name)) => names.push(name),
                Some(News::State(_) | News::Report(_) | News::Done | News::Cleared) => {}
                None => break,
            }
        }
        Ok(names.join(" "))
    }

    /// Discards what the printer still holds; returns whether it confirmed that.
    pub(super) fn clear(&mut self) -> bool {
        if self.dialect.clear.is_none_or(|clear| self.send(clear).is_err()) {
            return false;
        }
        let until = self.soon();
        loop {
            match self.next(until) {
                Ok(Some(News::Cleared)) => return true,
                Ok(Some(News::State(_) | News::Report(_) | News::Done | News::Name(_))) => {}
                Ok(None) | Err(_) => return false,
            }
        }
    }

    /// Prints a job whose start was sent. An error is a problem in the middle of it.
    pub(super) fn print(&mut self, job: &Job) -> Result<(), PrinterState> {
        let deadline = Instant::now() + job_time(job, &self.profile) + Duration::from_millis(JOB_MARGIN_MS);
        for piece in encode::body(job, &self.profile).iter() {
            self.send_watching(piece, deadline)?;
        }
        let confirms = self.dialect.answers() && self.profile.status_job_done;
        self.forget();
        self.done = None;
        if confirms {
            self.sorter.asked_in_turn();
        }
        let profile = PrinterProfile { status_job_done: confirms, ..self.profile.clone() };
        self.send_watching(&encode::end(&profile), deadline)?;
        if !self.dialect.answers() {
            return Ok(());
        }
        if confirms {
            self.wait_until_done(deadline)?;
        } else {
            self.watch(Instant::now() + job_time(job, &self.profile))?;
        }
        self.confirm(deadline)
    }

    /// Sends a part of a job; stops at the first report that the printer cannot continue. A printer may take nothing for
    /// a while, within the time of the job.
    fn send_watching(&mut self, bytes: &[u8], deadline: Instant) -> Result<(), PrinterState> {
        let mut left = bytes;
        while !left.is_empty() {
            let count = self.write(left)?;
            left = &left[count..];
            if count == 0 {
                self.watch(Instant::now())?;
                if Instant::now() >= deadline {
                    return Err(PrinterState::NotAnswering);
                }
            }
        }
        if self.dialect.report.is_some() { self.watch(Instant::now()) } else { Ok(()) }
    }

    /// Waits until an instant, or for a report of a problem.
    fn watch(&mut self, until: Instant) -> Result<(), PrinterState> {
        while let Some(news) = self.next(until)? {
            if let News::Report(facts) = news {
                self.go_on(facts)?;
            }
        }
        Ok(())
    }

    /// Returns the problem that ends a job. A hot head does not: the printer goes on when it has cooled down.
    fn go_on(&self, facts: Facts) -> Result<(), PrinterState> {
        let state = facts.state(self.profile.status_near_end);
        if state.can_print() || facts.only_waits() { Ok(()) } else { Err(state) }
    }

    /// Waits for the answer to `GS r`, which arrives when everything before it is printed and cut. Meanwhile the printer
    /// is queried for problems if its answers can be told from that one. Silence is none: its answers may be queued
    /// behind the job.
    fn wait_until_done(&mut self, deadline: Instant) -> Result<(), PrinterState> {
        let poll = Duration::from_millis(JOB_POLL_MS);
        let mut ask_at = Instant::now() + poll;
        loop {
            if let Some(bits) = self.done {
                return if bits & PAPER_END == 0 { Ok(()) } else { Err(PrinterState::PaperOut) };
            }
            match self.next(ask_at.min(deadline))? {
                Some(News::Report(facts)) => self.go_on(facts)?,
                Some(News::State(answers)) => self.go_on((self.dialect.facts)(answers))?,
                Some(News::Done | News::Cleared | News::Name(_)) | None => {}
            }
            let now = Instant::now();
            if now >= deadline && self.done.is_none() {
                // It never said that it is done; it may say why.
                self.forget();
                let state = self.query(None)?.map(|answers| self.state_of(answers));
                return Err(state.filter(|state| !state.can_print()).unwrap_or(PrinterState::NotAnswering));
            }
            if now >= ask_at {
                ask_at = now + poll;
                if self.sorter.tells_apart() && self.sorter.real_time_open() == 0 {
                    self.start_query()?;
                }
            }
        }
    }

    /// Queries once more after the end of a job: a printer whose paper ended in the middle of it may have sent a byte that
    /// looked like its end. Where only the order tells answers apart, a problem counts if it is reported twice.
    fn confirm(&mut self, deadline: Instant) -> Result<(), PrinterState> {
        let until = deadline.max(self.soon());
        while self.sorter.real_time_open() > 0 && self.next(until)?.is_some() {}
        let mut state = PrinterState::NotAnswering;
        for _ in 0..2 {
            self.forget();
            self.watch(Instant::now())?;
            state = self.query(Some(deadline))?.map_or(PrinterState::NotAnswering, |answers| self.state_of(answers));
            if state.can_print() {
                return Ok(());
            }
            if self.sorter.tells_apart() {
                break;
            }
        }
        Err(state)
    }

    /// Queries the state and waits for all answers, at least until an instant.
    fn query(&mut self, at_least: Option<Instant>) -> Result<Option<[u8; 4]>, PrinterState> {
        self.start_query()?;
        let until = self.soon().max(at_least.unwrap_or_else(Instant::now));
        loop {
            match self.next(until)? {
                Some(News::State(answers)) => return Ok(Some(answers)),
                Some(News::Report(_) | News::Done | News::Cleared | News::Name(_)) => {}
                None => return Ok(None),
            }
        }
    }

    fn start_query(&mut self) -> Result<(), PrinterState> {
        self.sorter.asked(self.dialect.questions);
        self.send(self.dialect.ask)
    }

    fn forget(&mut self) {
        self.sorter.forget();
        self.answers.clear();
        self.news.clear();
    }

    /// Returns until when an answer to what was sent may take.
    fn soon(&self) -> Instant {
        self.sent_until.max(Instant::now()) + Duration::from_millis(u64::from(self.profile.status_timeout_ms))
    }

    fn state_of(&self, answers: [u8; 4]) -> PrinterState {
        (self.dialect.facts)(answers).state(self.profile.status_near_end)
    }

    /// Returns what the printer says next; reads at least once unless something was already heard.
    fn next(&mut self, until: Instant) -> Result<Option<News>, PrinterState> {
        let mut buffer = [0; READ_BYTES];
        loop {
            if let Some(news) = self.news.pop_front() {
                return Ok(Some(news));
            }
            let read = self.transport.read(&mut buffer);
            let count = read.map_err(|error| self.lost(&error))?;
            for &byte in &buffer[..count] {
                if let Some(reply) = self.sorter.push(byte) {
                    self.hear(reply);
                }
            }
            if self.news.is_empty() && Instant::now() >= until {
                return Ok(None);
            }
        }
    }

    fn hear(&mut self, reply: Reply) {
        let news = match reply {
            Reply::RealTime(bits) => {
                self.answers.push(bits);
                let Ok(answers) = <[u8; 4]>::try_from(self.answers.as_slice()) else { return };
                self.answers.clear();
                News::State(answers)
            }
            Reply::Full(answers) => News::State(answers),
            Reply::Report(report) => News::Report((self.dialect.reported)(report)),
            Reply::InTurn(bits) => {
                self.done = Some(bits);
                News::Done
            }
            Reply::Block(block) if block == encode::CLEARED => News::Cleared,
            Reply::Block(block) => match block.strip_prefix(b"_") {
                Some(name) => News::Name(String::from_utf8_lossy(name).into_owned()),
                None => return,
            },
        };
        self.news.push_back(news);
    }

    fn lost(&mut self, error: &io::Error) -> PrinterState {
        tracing::debug!("the printer's connection broke: {error}");
        self.lost = true;
        transport::explain(error)
    }
}

/// Returns how long the job takes according to the profile: on the wire and under the print head.
fn job_time(job: &Job, profile: &PrinterProfile) -> Duration {
    let rows = u64::from(job.rows() + profile.feed_rows());
    let bytes = match &job.text {
        Some(text) => text.iter().map(|piece| piece.len() as u64).sum(),
        None => rows * u64::from(profile.width_dots / 8),
    };
    let line_ms = bytes * 1_000 / u64::from(profile.line_bytes_per_s.max(1));
    let paper_mm = rows * 254 / (u64::from(profile.dots_per_inch.max(1)) * 10);
    let print_ms = paper_mm * 1_000 / u64::from(profile.print_mm_per_s.max(1));
    Duration::from_millis(line_ms + print_ms)
}
