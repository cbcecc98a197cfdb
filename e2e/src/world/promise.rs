//! What must hold after every step, and what is said when it does not.

use std::fmt;

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Which, in words.
    pub promise: &'static str,
    /// What was seen.
    pub seen: String,
}

/// Says that the model handed a fact on to where nothing takes it.
pub(crate) fn misled(fact: &hall_core::Fact) -> Broken {
    Broken::new(MODEL, format!("nothing in the model takes {fact:?}"))
}

impl Broken {
    /// Says that a promise was broken, and by what.
    pub fn new(promise: &'static str, seen: impl Into<String>) -> Self {
        Self { promise, seen: seen.into() }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "broken: {}: {}", self.promise, self.seen)
    }
}

/// Breaks a promise unless something holds.
pub(crate) fn holds(holds: bool, promise: &'static str, seen: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken::new(promise, seen())) }
}

/// A ticket waits in a queue, is at one window, is set aside, or is over.
pub(crate) const ONE_PLACE: &str = "a ticket is in exactly one place";
/// Nobody stands in a queue from which no window calls, now or once it opens.
pub(crate) const STRANDED: &str = "nobody waits for a window that closed or a clerk who left";
/// Numbers are given once.
pub(crate) const ONE_NUMBER: &str = "no number twice in a day";
/// Whoever holds paper has a ticket.
pub(crate) const ON_PAPER: &str = "a number on paper is merged once";
/// Merging late costs the visitor nothing.
pub(crate) const ARRIVED: &str = "a merged ticket waits from the visitor's arrival";
/// The number whose reply was lost gives way to the one on paper.
pub(crate) const ONE_PRESS: &str = "one press gives one ticket, called by the number on paper";
/// Counters go on by one and skip the blocks of the kiosks.
pub(crate) const NEXT_NUMBER: &str = "a number is the next of its series, outside the kiosks' blocks";
/// A window has one visitor at most.
pub(crate) const ONE_VISITOR: &str = "one visitor at a window";
/// A ticket is at one window at most.
pub(crate) const ONE_WINDOW: &str = "no ticket at two windows";
/// What was answered is on the disk for good.
pub(crate) const CONFIRMED: &str = "a confirmed command survives";
/// A repetition is recognised.
pub(crate) const EQUAL_KEYS: &str = "equal keys give equal answers";
/// First come, first served, within a class and a service.
pub(crate) const ARRIVAL: &str = "within class and service the order of arrival holds unless the entry says why not";
/// Who has waited too long is called.
pub(crate) const OVERDUE: &str =
    "no overdue ticket is passed but by a lane before it within its share or by an older overdue one";
/// Boards show what is.
pub(crate) const BOARDS: &str = "boards end equal to the hall";
/// No call is lost on its way to a board.
pub(crate) const CALL_OUTS: &str = "every call-out of the last ten minutes reaches its boards";
/// The record is whole.
pub(crate) const RECORD: &str = "the record verifies";
/// Replaying the record gives the state.
pub(crate) const REPLAY: &str = "the record replays to the same state";
/// The record holds nothing about persons.
pub(crate) const PERSONAL: &str = "nothing personal in the record";
/// The slow hall and the real one agree.
pub(crate) const MODEL: &str = "the hall agrees with the model";
/// A latecomer does not lose more than the plan takes.
pub(crate) const LATECOMER: &str = "a latecomer is put back as far as the plan says";
/// Half hours have as many places as were to be booked.
pub(crate) const PLACES: &str = "no slot is booked beyond its places";
/// A booking is worth what was promised.
pub(crate) const BOOKED: &str = "a booked visitor counts from the slot, or from check-in when late";
/// Papers that were missing.
pub(crate) const RETURNS: &str = "each list of missing papers gives one new number, in time, before others";
/// A ticket can have one service twice.
pub(crate) const STEPS: &str = "a step is named by its ticket and its place";
/// Results that were promised.
pub(crate) const PROMISED: &str = "a promised result is kept until it is settled";
/// The slow hall and the real one call the same ticket for the same reason.
pub(crate) const CHOICE: &str = "who is called is who the model calls";
/// Whoever stands at the window is not called there.
pub(crate) const GOES_ON: &str = "a visitor whom the window would call next for a further step goes on without a call";
/// Entries come one after another, each once, never back in time.
pub(crate) const FEED: &str = "entries are published once, in order";
