//! What outlives the day: missing papers and promised results.
//!
//! Tickets and numbers start over each day. A visitor sent for a paper comes back on another day with the old ticket,
//! and an accepted case is due days later: both are kept here until they are settled or their last day is over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Code, Day, Number, ServiceIx, TicketId, Timestamp};

/// The maximum number of visits with missing papers, and of open cases, that a hall keeps; the oldest are evicted.
pub const CASES_MAX: usize = 100_000;

/// A visitor who was sent for papers (待补正) and may return with the old ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPapers {
    /// The service that needs them.
    pub service: ServiceIx,
    /// For an agent's visit: the principal whom the papers concern.
    pub principal: Option<u8>,
    /// The visit's number on its day.
    pub number: Number,
    /// The day of the visit.
    pub day: Day,
    /// The time at which the visitor arrived that day.
    pub arrived_at: Timestamp,
    /// When the visitor was sent for them.
    #[serde(rename = "told_at")]
    pub sent_at: Timestamp,
    /// The papers, by their ids in the plan.
    pub documents: Vec<Code>,
    /// The last day on which the old ticket yields a new number.
    pub until: Day,
    /// The ticket with which the visitor returned.
    pub back: Option<TicketId>,
}

/// A promised result (承诺件).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCase {
    /// The service that promised it.
    pub service: ServiceIx,
    /// For an agent's visit: the principal whom the result concerns.
    pub principal: Option<u8>,
    /// The visit's number on its day.
    pub number: Number,
    /// The day on which the case was accepted.
    pub day: Day,
    /// The last day on which the result is due.
    pub due: Day,
}

/// A step of a visit, on any day.
pub(crate) type StepOf = (TicketId, u8);

/// What outlives the day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cases {
    #[serde(with = "as_list")]
    missing: BTreeMap<StepOf, MissingPapers>,
    #[serde(with = "as_list")]
    open: BTreeMap<StepOf, OpenCase>,
}

impl Cases {
    /// Stores the papers that a visitor was sent for.
    pub(crate) fn miss(&mut self, step: StepOf, papers: MissingPapers) {
        make_room(&mut self.missing);
        self.missing.insert(step, papers);
    }

    /// Returns whether anything is kept for a ticket.
    pub(crate) fn know(&self, ticket: TicketId) -> bool {
        self.missing_of(ticket).next().is_some() || self.promised_to(ticket).next().is_some()
    }

    /// Returns what is kept for a step.
    pub(crate) fn of_step(&self, step: &StepOf) -> KeptOfStep {
        KeptOfStep { missing: self.missing.get(step).cloned(), open: self.open.get(step).cloned() }
    }

    /// Restores what was kept for a step.
    pub(crate) fn put_back(&mut self, step: StepOf, kept: KeptOfStep) {
        let KeptOfStep { missing, open } = kept;
        replace(&mut self.missing, step, missing);
        replace(&mut self.open, step, open);
    }

    pub(crate) fn promise(&mut self, step: StepOf, case: OpenCase) {
        make_room(&mut self.open);
        self.open.insert(step, case);
    }

    /// Returns a visit's open cases, by step.
    pub(crate) fn promised_to(&self, ticket: TicketId) -> impl Iterator<Item = (u8, &OpenCase)> {
        self.open.range(steps_of(ticket)).map(|((_, step), case)| (*step, case))
    }

    /// Returns all open cases, oldest first.
    pub(crate) fn all_promised(&self) -> impl Iterator<Item = (TicketId, u8, &OpenCase)> {
        self.open.iter().map(|((ticket, step), case)| (*ticket, *step, case))
    }

    /// Removes the open cases of a visit that are settled.
    pub(crate) fn settle(&mut self, ticket: TicketId, settled: impl Fn(u8, &OpenCase) -> bool) {
        self.open.retain(|(of, step), case| *of != ticket || !settled(*step, case));
    }

    /// Returns the papers that a visit was sent for, by step.
    pub(crate) fn missing_of(&self, ticket: TicketId) -> impl Iterator<Item = (u8, &MissingPapers)> {
        self.missing.range(steps_of(ticket)).map(|((_, step), papers)| (*step, papers))
    }

    /// Returns all missing papers, oldest first.
    pub(crate) fn all_missing(&self) -> impl Iterator<Item = (TicketId, u8, &MissingPapers)> {
        self.missing.iter().map(|((ticket, step), papers)| (*ticket, *step, papers))
    }

    /// Removes the missing papers that no longer need to be brought.
    pub(crate) fn retain_missing(&mut self, keep: impl Fn(u8, &MissingPapers) -> bool) {
        self.missing.retain(|(_, step), papers| keep(*step, papers));
    }

    /// Records the ticket with which papers are brought; `steps` are the steps of the earlier visit that it
    /// continues, or all of them if empty.
    pub(crate) fn come_back(&mut self, of: TicketId, with: TicketId, steps: &[u8]) {
        let brought = |step: u8| steps.is_empty() || steps.contains(&step);
        for (_, papers) in self.missing.range_mut(steps_of(of)).filter(|((_, step), _)| brought(*step)) {
            papers.back = Some(with);
        }
    }
}

fn steps_of(ticket: TicketId) -> std::ops::RangeInclusive<StepOf> {
    (ticket, 0)..=(ticket, u8::MAX)
}

/// What is kept of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptOfStep {
    missing: Option<MissingPapers>,
    open: Option<OpenCase>,
}

fn replace<T>(kept: &mut BTreeMap<StepOf, T>, step: StepOf, with: Option<T>) {
    match with {
        Some(one) => kept.insert(step, one),
        None => kept.remove(&step),
    };
}

/// Ticket ids increase with time, so the first is the oldest.
fn make_room<T>(kept: &mut BTreeMap<StepOf, T>) {
    if kept.len() >= CASES_MAX {
        kept.pop_first();
    }
}

/// Serializes as a list of ordered pairs, since JSON has no composite keys.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::StepOf;

    pub(super) fn serialize<S: Serializer, T: Serialize>(
        kept: &BTreeMap<StepOf, T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(kept)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<StepOf, T>, D::Error> {
        let list = Vec::<(StepOf, T)>::deserialize(deserializer)?;
        Ok(list.into_iter().collect())
    }
}
