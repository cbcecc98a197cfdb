//! The state of the board, as a pure state machine: its inputs are server messages and the time of a monotonic clock,
//! its output is the screen. It opens no socket and reads no clock.

mod clock;
mod screen;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, VecDeque};

use hall_wire::{BoardBody, CallOut, CallRow, LinkTrouble};
use hall_words::Language;

use self::clock::Clock;
pub use self::screen::{Hero, Hours, Languages, Opening, OpeningDay, Pause, Row, Screen, Signal, Waiting};

/// The maximum number of calls queued for announcement; the server sends no more in one snapshot. The oldest beyond
/// it are only listed.
pub const QUEUE_CALLS_MAX: usize = 256;
/// The maximum number of calls remembered: twice what the server sends to a board that connects.
const CALLS_MAX: usize = 2 * QUEUE_CALLS_MAX;
/// How long a call is listed: as long as the server still sends it to a board that connects.
const LISTED_MS_MAX: i64 = 10 * 60 * 1000;
/// How long a call is listed after the board learned that it is over, so that a board that was disconnected shows
/// what it missed.
const OVER_LISTED_MS: u64 = 2 * 60 * 1000;
/// The maximum duration of an announcement; a voice that takes longer does not hold up the board.
pub const SPEECH_MS_MAX: u64 = 15_000;
/// The gap between two announcements, so that they can be told apart.
const SPEECH_GAP_MS: u64 = 500;
/// How long a new call flashes, in steps of `FLASH_STEP_MS`: one flash per second.
const FLASH_MS: u64 = 4_000;
const FLASH_STEP_MS: u64 = 500;
/// A disconnection shorter than this is not displayed.
const AWAY_GRACE_MS: u64 = 2_000;
/// Heartbeats arrive every 5 s: after this much silence nothing on the display can be trusted.
const SILENCE_MS_MAX: u64 = 15_000;

/// A call that has just come on stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The entry that made the call.
    pub seq: u64,
    /// The text to speak, in each language for which the server sent one.
    pub speech: Vec<(Language, String)>,
}

/// A call with its time on the board's own clock instead of its age.
#[derive(Clone, Debug)]
struct Known {
    call: CallOut,
    /// Negative for a call older than the board's clock.
    called_at_ms: i64,
    heard_ms: u64,
}

impl Known {
    fn age_ms(&self, now_ms: u64) -> i64 {
        signed(now_ms).saturating_sub(self.called_at_ms)
    }
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}

/// The call shown large.
#[derive(Clone, Copy, Debug)]
struct OnStage {
    seq: u64,
    since_ms: u64,
    announced: bool,
    speaking: bool,
    free_from_ms: u64,
}

/// The board's state.
#[derive(Debug)]
pub struct Board {
    epoch: Option<String>,
    /// Calls up to this one have been taken in, and are never taken in again.
    taken_seq: u64,
    calls: Vec<Known>,
    queue: VecDeque<u64>,
    stage: Option<OnStage>,
    /// Calls that have not been displayed yet.
    unshown: BTreeSet<u64>,
    /// The last state, with its call-outs removed.
    state: Option<BoardBody>,
    clock: Option<Clock>,
    started_ms: u64,
    heard_ms: Option<u64>,
    away_ms: Option<u64>,
    trouble: Option<LinkTrouble>,
    speaks: bool,
}

impl Board {
    /// Creates a board that has received nothing. `speaks` is true if a voice will report the end of each announcement.
    pub fn new(now_ms: u64, speaks: bool) -> Self {
        Self {
            epoch: None,
            taken_seq: 0,
            calls: Vec::new(),
            queue: VecDeque::new(),
            stage: None,
            unshown: BTreeSet::new(),
            state: None,
            clock: None,
            started_ms: now_ms,
            heard_ms: None,
            away_ms: None,
            trouble: None,
            speaks,
        }
    }

    /// Records that the connection is lost; called again at every failed attempt to reconnect, with what has to be
    /// fixed here.
    pub fn away(&mut self, now_ms: u64, trouble: Option<LinkTrouble>) {
        self.away_ms.get_or_insert(now_ms);
        self.trouble = trouble;
    }

    /// Processes a heartbeat, with the server's time.
    pub fn heartbeat(&mut self, now_ms: u64, server_now: i64) {
        self.heard(now_ms);
        if let Some(clock) = &mut self.clock {
            clock.set(now_ms, server_now);
        }
    }

    /// Processes a whole state, of the same record or of another one.
    pub fn snapshot(&mut self, now_ms: u64, epoch: &str, body: BoardBody) {
        if self.epoch.as_deref() != Some(epoch) {
            // With another record, entry numbers refer to other entries.
            self.epoch = Some(epoch.to_owned());
            self.taken_seq = 0;
            self.calls.clear();
            self.queue.clear();
            self.unshown.clear();
            self.stage = None;
        }
        self.change(now_ms, body);
    }

    /// Processes the state after a change. Call-outs already received are ignored.
    pub fn change(&mut self, now_ms: u64, mut body: BoardBody) {
        self.heard(now_ms);
        self.clock = Some(Clock::new(now_ms, &body));
        let mut calls = std::mem::take(&mut body.call_outs);
        calls.sort_by_key(|call| call.seq);
        for call in calls {
            if call.seq > self.taken_seq {
                self.take(now_ms, call);
            }
        }
        self.state = Some(body);
    }

    /// Moves the next call on stage once the previous one has had its time. Call before each drawing until it returns
    /// nothing; whatever it returns is to be spoken.
    pub fn advance(&mut self, now_ms: u64) -> Option<Announcement> {
        self.calls.retain(|known| known.age_ms(now_ms) <= LISTED_MS_MAX);
        let oldest = self.calls.first().map_or(u64::MAX, |known| known.call.seq);
        self.unshown = self.unshown.split_off(&oldest);
        if let Some(stage) = &self.stage
            && self.known(stage.seq).is_none()
        {
            self.stage = None;
        }
        loop {
            if self.stage.as_ref().is_some_and(|stage| now_ms < stage.free_from_ms) {
                return None;
            }
            let seq = self.queue.pop_front()?;
            let Some(known) = self.known(seq) else { continue };
            let CallOut { speech, min_show_ms, max_age_ms, over, .. } = &known.call;
            let announced = !over && known.age_ms(now_ms) <= *max_age_ms && !self.is_over(&known.call);
            let speaking = announced && self.speaks;
            let shown_for_ms = match (announced, speaking) {
                (true, true) => u64::from(*min_show_ms).max(SPEECH_MS_MAX),
                (true, false) => u64::from(*min_show_ms),
                (false, _) => 0,
            };
            let said = Language::ALL.into_iter().filter_map(|one| Some((one, speech.get(one.code())?.to_owned())));
            let announcement = Announcement { seq, speech: said.collect() };
            self.stage =
                Some(OnStage { seq, since_ms: now_ms, announced, speaking, free_from_ms: now_ms + shown_for_ms });
            if announced {
                return Some(announcement);
            }
            // Too old or over: it is only listed.
        }
    }

    /// Records that the voice has finished an announcement, or failed to speak it.
    pub fn spoken(&mut self, now_ms: u64, seq: u64) {
        let min_show_ms = self.known(seq).map_or(0, |known| u64::from(known.call.min_show_ms));
        if let Some(stage) = self.stage.as_mut().filter(|stage| stage.seq == seq && stage.speaking) {
            stage.speaking = false;
            stage.free_from_ms = (stage.since_ms + min_show_ms).max(now_ms + SPEECH_GAP_MS);
        }
    }

    /// Records that these calls are displayed. Returns those that were not displayed before.
    pub fn on_glass(&mut self, seqs: &[u64]) -> Vec<u64> {
        seqs.iter().copied().filter(|seq| self.unshown.remove(seq)).collect()
    }

    fn heard(&mut self, now_ms: u64) {
        self.heard_ms = Some(now_ms);
        self.away_ms = None;
        self.trouble = None;
    }

    fn take(&mut self, now_ms: u64, call: CallOut) {
        let seq = call.seq;
        self.taken_seq = seq;
        let called_at_ms = signed(now_ms).saturating_sub(call.age_ms.max(0));
        self.calls.push(Known { call, called_at_ms, heard_ms: now_ms });
        if self.calls.len() > CALLS_MAX {
            self.calls.remove(0);
        }
        self.unshown.insert(seq);
        self.enqueue(seq);
    }

    /// Queues a call for the stage: at the end, or in place of an earlier queued call of the same ticket.
    fn enqueue(&mut self, seq: u64) {
        let number_of = |seq: u64| self.known(seq).map(|known| known.call.number.as_str());
        let earlier = self.queue.iter().position(|waiting| number_of(*waiting) == number_of(seq));
        if let Some(waiting) = earlier.and_then(|index| self.queue.get_mut(index)) {
            *waiting = seq;
            return;
        }
        self.queue.push_back(seq);
        if self.queue.len() > QUEUE_CALLS_MAX {
            self.queue.pop_front();
        }
    }

    /// Returns whether a call would now send its holder to the wrong place: missed, called again, or its window has
    /// called another.
    fn is_over(&self, call: &CallOut) -> bool {
        let rows = self.state.iter().flat_map(|state| &state.rows);
        let mut later = rows.filter(|row| row.seq > call.seq);
        self.is_missed(&call.number) || later.any(|row| row.number == call.number || row.window == call.window)
    }

    /// Returns whether a call must no longer be shown large: missed, or called again to another window.
    fn misleads(&self, call: &CallOut) -> bool {
        let mut rows = self.state.iter().flat_map(|state| &state.rows);
        let elsewhere = |row: &CallRow| row.seq > call.seq && row.number == call.number && row.window != call.window;
        self.is_missed(&call.number) || rows.any(elsewhere)
    }

    fn is_missed(&self, number: &str) -> bool {
        self.state.as_ref().is_some_and(|state| state.missed.iter().any(|missed| missed.number == number))
    }

    /// Returns whether a call is over and has been listed long enough: its holder has left, or waits again and must
    /// not be sent to that window.
    fn is_gone(&self, known: &Known, now_ms: u64) -> bool {
        let is_called = |state: &BoardBody| state.rows.iter().any(|row| row.number == known.call.number);
        now_ms.saturating_sub(known.heard_ms) > OVER_LISTED_MS && !self.state.as_ref().is_some_and(is_called)
    }

    fn known(&self, seq: u64) -> Option<&Known> {
        self.calls.iter().find(|known| known.call.seq == seq)
    }
}
