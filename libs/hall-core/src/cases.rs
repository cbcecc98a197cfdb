//! What outlives the day: papers that a visitor was sent for, and results that were promised.
//!
//! Tickets and numbers begin anew each day. Whoever was told to bring a paper comes back another day with the old
//! ticket, and an accepted case is due days later: both are kept here until they are settled or their last day is over.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Code, Day, Number, ServiceIx, TicketId, Timestamp};

/// The most visits with papers missing, and the most open cases, that a hall keeps; the oldest give way.
pub const CASES_MAX: usize = 100_000;

/// A visitor was sent for papers (待补正) and may come back with the old ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPapers {
    /// The service that needs them.
    pub service: ServiceIx,
    /// Of an agent's visit: the principal whom they are for.
    pub principal: Option<u8>,
    /// The visit's number on its day.
    pub number: Number,
    /// The day of the visit.
    pub day: Day,
    /// When the visitor had come that day.
    pub arrived_at: Timestamp,
    /// When the visitor was told.
    pub told_at: Timestamp,
    /// The papers, by their ids in the plan.
    pub documents: Vec<Code>,
    /// The last day on which the old ticket gives a new number.
    pub until: Day,
    /// The ticket with which the visitor came back.
    pub back: Option<TicketId>,
}

/// A result that was promised (承诺件).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCase {
    /// The service that promised it.
    pub service: ServiceIx,
    /// Of an agent's visit: the principal whom it is for.
    pub principal: Option<u8>,
    /// The visit's number on its day.
    pub number: Number,
    /// The day on which it was accepted.
    pub day: Day,
    /// The last day of the promise.
    pub due: Day,
}

/// One step of one visit, whatever the day.
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
    /// Keeps what a visitor was sent for.
    pub(crate) fn miss(&mut self, step: StepOf, papers: MissingPapers) {
        make_room(&mut self.missing);
        self.missing.insert(step, papers);
    }

    /// Returns what is kept for a step.
    pub(crate) fn of_step(&self, step: &StepOf) -> KeptOfStep {
        KeptOfStep { missing: self.missing.get(step).cloned(), open: self.open.get(step).cloned() }
    }

    /// Keeps of a step what was kept of it before.
    pub(crate) fn put_back(&mut self, step: StepOf, kept: KeptOfStep) {
        let KeptOfStep { missing, open } = kept;
        replace(&mut self.missing, step, missing);
        replace(&mut self.open, step, open);
    }

    pub(crate) fn promise(&mut self, step: StepOf, case: OpenCase) {
        make_room(&mut self.open);
        self.open.insert(step, case);
    }

    /// Returns the results that were promised to a visit and are still to come, by step.
    pub(crate) fn promised_to(&self, ticket: TicketId) -> impl Iterator<Item = (u8, &OpenCase)> {
        self.open.range(steps_of(ticket)).map(|((_, step), case)| (*step, case))
    }

    /// Returns every promised result that is still to come, oldest first.
    pub(crate) fn all_promised(&self) -> impl Iterator<Item = (TicketId, u8, &OpenCase)> {
        self.open.iter().map(|((ticket, step), case)| (*ticket, *step, case))
    }

    /// Forgets the promised results of a visit that are settled.
    pub(crate) fn settle(&mut self, ticket: TicketId, settled: impl Fn(u8, &OpenCase) -> bool) {
        self.open.retain(|(of, step), case| *of != ticket || !settled(*step, case));
    }

    /// Returns the papers that a visit was sent for, by step.
    pub(crate) fn missing_of(&self, ticket: TicketId) -> impl Iterator<Item = (u8, &MissingPapers)> {
        self.missing.range(steps_of(ticket)).map(|((_, step), papers)| (*step, papers))
    }

    /// Returns all papers that visitors were sent for, oldest first.
    pub(crate) fn all_missing(&self) -> impl Iterator<Item = (TicketId, u8, &MissingPapers)> {
        self.missing.iter().map(|((ticket, step), papers)| (*ticket, *step, papers))
    }

    /// Forgets papers that nobody has to bring any more.
    pub(crate) fn retain_missing(&mut self, keep: impl Fn(u8, &MissingPapers) -> bool) {
        self.missing.retain(|(_, step), papers| keep(*step, papers));
    }

    /// Notes the ticket with which papers are brought; `steps` are those of the earlier visit that it goes on with, all
    /// of them when none are named.
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

/// What is kept of one step.
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

/// Ids of tickets grow with time, so the first is the oldest.
fn make_room<T>(kept: &mut BTreeMap<StepOf, T>) {
    if kept.len() >= CASES_MAX {
        kept.pop_first();
    }
}

/// JSON has no keys of two parts: a list of pairs in their order.
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
