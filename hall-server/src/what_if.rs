//! Compares a recorded day with the same day under another plan, simulated by the hall's own rules.

mod reported;

use std::ops::ControlFlow;
use std::sync::Arc;

use hall_core::{Day, Fact, Hall, HallId, Plan, Refusal, Span, Timestamp};
use hall_record::Entry;
use hall_sim::{DayReader, RecordedDay, Replayed};

use crate::engine::store::{Entries as _, StoreError};
use crate::record::{Reader, Record};
use hall_calendar::Calendar;

/// Why no comparison is possible.
#[derive(Debug, thiserror::Error)]
pub enum WhatIfError {
    /// The record cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The hall was not open on that day.
    #[error("the record of {hall} has no day {day}; {known}")]
    NoSuchDay {
        /// The hall of the record.
        hall: HallId,
        /// The day requested.
        day: Day,
        /// The days on record, as text.
        known: String,
    },
    /// The plan belongs to another hall.
    #[error("the plan is one of hall {plan}, the record one of hall {hall}")]
    OtherHall {
        /// The hall of the plan.
        plan: HallId,
        /// The hall of the record.
        hall: HallId,
    },
    /// The hall cannot use the plan on that day.
    #[error("the day cannot be played with this plan: {0}")]
    Refused(#[from] Refusal),
    /// The plan's hours are invalid.
    #[error("the plan's hours cannot be understood: {0}")]
    Hours(String),
}

/// A day as recorded, as simulated, and as simulated under another plan.
#[derive(Debug)]
pub struct Comparison {
    /// The day as recorded.
    pub recorded: RecordedDay,
    /// The day simulated with its own plan: the difference from the record is the simulation's own error.
    pub again: Replayed,
    /// The day simulated with the other plan.
    pub other: Replayed,
    /// The other plan.
    pub plan: Arc<Plan>,
    /// The other plan's open spans, if they differ from those of the recorded plan.
    pub hours_changed: Option<Vec<Span>>,
}

/// Reads a day and simulates it with a plan.
///
/// # Errors
/// When the record cannot be read or has no such day, or the plan does not fit.
pub fn compare(record: &Record, day: Day, plan: Arc<Plan>) -> Result<Comparison, WhatIfError> {
    if plan.hall.id != *record.hall() {
        return Err(WhatIfError::OtherHall { plan: plan.hall.id.clone(), hall: record.hall().clone() });
    }
    let recorded = read_day(record, day)?;
    let hours_changed = (hours_of(&recorded.plan) != hours_of(&plan))
        .then(|| spans_of(&plan, recorded.spans.first().map_or(recorded.begun_at, |span| span.from)))
        .transpose()?;
    let spans = hours_changed.as_ref().unwrap_or(&recorded.spans);
    let again = recorded.replay(&recorded.plan, &recorded.spans)?;
    let other = recorded.replay(&plan, spans)?;
    Ok(Comparison { again, other, plan, hours_changed, recorded })
}

fn hours_of(plan: &Plan) -> (&[hall_core::Hours], &str) {
    (&plan.hall.hours, &plan.hall.zone)
}

fn spans_of(plan: &Plan, at: Timestamp) -> Result<Vec<Span>, WhatIfError> {
    let calendar = Calendar::new(plan).map_err(|problems| {
        let said: Vec<String> =
            problems.iter().map(|problem| format!("{}: {}", problem.path, problem.mistake)).collect();
        WhatIfError::Hours(said.join("; "))
    })?;
    Ok(calendar.day_at(at).spans)
}

/// The maximum number of days listed when the requested one does not exist.
const DAYS_NAMED_MAX: usize = 10;

/// Reads one day; earlier entries are replayed for the plan and the codes known on that day.
///
/// # Errors
/// When the record cannot be read or has no such day.
pub fn read_day(record: &Record, day: Day) -> Result<RecordedDay, WhatIfError> {
    let mut reading = Reading { day, hall: Some(Hall::new(record.hall().clone())), reader: None, days: Vec::new() };
    let mut damaged = None;
    Reader::open(record.folder())?.rows(0, &mut |row| match Entry::read(row) {
        Some(entry) => reading.take(&entry),
        None => {
            damaged = Some(StoreError::Damaged(format!("entry {} cannot be read", row.seq).into()));
            ControlFlow::Break(())
        }
    })?;
    if let Some(damaged) = damaged {
        return Err(damaged.into());
    }
    reading.reader.and_then(DayReader::finish).ok_or_else(|| {
        let first = reading.days.len().saturating_sub(DAYS_NAMED_MAX);
        let days: Vec<String> = reading.days[first..].iter().map(Day::to_string).collect();
        let known =
            if days.is_empty() { "it has none".into() } else { format!("its last days are {}", days.join(", ")) };
        WhatIfError::NoSuchDay { hall: record.hall().clone(), day, known }
    })
}

struct Reading {
    day: Day,
    /// The hall before the day; taken once the day is read.
    hall: Option<Hall>,
    reader: Option<DayReader>,
    days: Vec<Day>,
}

impl Reading {
    fn take(&mut self, entry: &Entry) -> ControlFlow<()> {
        let begins =
            entry.facts.iter().find_map(|fact| if let Fact::DayBegun(begun) = fact { Some(begun.day) } else { None });
        self.days.extend(begins);
        if begins == Some(self.day) {
            self.reader = self.hall.take().map(DayReader::new);
        } else if begins.is_some() && self.reader.is_some() {
            return ControlFlow::Break(());
        }
        if let Some(reader) = &mut self.reader {
            reader.watch(entry.at, &entry.actor, &entry.facts);
        } else if let Some(hall) = &mut self.hall {
            entry.facts.iter().for_each(|fact| hall.apply(entry.at, fact));
        }
        ControlFlow::Continue(())
    }
}
