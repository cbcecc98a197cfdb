//! The text that clerks typed for missing papers that the plan does not list. It is not part of the record: it
//! arrives beside the entries, and is dropped once the papers can no longer be brought.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{Fact, Hall, TicketId, Undone, facts};

use crate::engine::Committed;

/// The text for papers, by step of the visit.
#[derive(Debug, Default)]
pub struct TypedPapers(BTreeMap<(TicketId, u8), Arc<str>>);

impl TypedPapers {
    pub(crate) fn keep(&mut self, ticket: TicketId, step: u8, words: Arc<str>) {
        self.0.insert((ticket, step), words);
    }

    /// Processes an entry that the hall has already applied.
    pub(super) fn watch(&mut self, entry: &Committed, hall: &Hall) {
        for fact in entry.facts.iter() {
            match fact {
                Fact::PapersMissing { ticket, step: Some(step), .. } => {
                    entry.paper.iter().for_each(|words| self.keep(*ticket, *step, words.clone()));
                }
                Fact::DayBegun(_) | Fact::Undone { what: Undone::Finish, .. } => self.drop_over(hall),
                Fact::PapersMissing { step: None, .. } | Fact::CaseOpened { .. } | Fact::CaseClosed { .. } => {}
                Fact::Undone { what: Undone::Call | Undone::Miss, .. }
                | Fact::Recalled { .. }
                | Fact::Started { .. }
                | Fact::Missed { .. }
                | Fact::Finished { .. }
                | Fact::Parked { .. }
                | Fact::Resumed { .. }
                | Fact::SentToService { .. }
                | Fact::SentToWindow { .. }
                | Fact::SentToClerk { .. }
                | Fact::ServedWithoutTicket { .. } => {}
                Fact::DayEnded { .. }
                | Fact::DayExtended { .. }
                | Fact::DayShortened { .. }
                | Fact::HallClosed { .. }
                | Fact::PlanAdopted { .. }
                | Fact::Issued(_)
                | facts!(windows)
                | facts!(calls)
                | facts!(tickets)
                | facts!(late)
                | facts!(bookings) => {}
            }
        }
    }

    /// Drops the text for papers that no longer have to be, or can be, brought.
    pub(super) fn drop_over(&mut self, hall: &Hall) {
        let today = hall.day();
        self.0.retain(|(ticket, of), _| {
            hall.missing_papers(*ticket).any(|(step, papers)| step == *of && Some(papers.until) >= today)
        });
    }

    /// Returns what was typed for a step.
    #[must_use]
    pub fn of(&self, ticket: TicketId, step: u8) -> Option<&str> {
        self.0.get(&(ticket, step)).map(|words| &**words)
    }
}
