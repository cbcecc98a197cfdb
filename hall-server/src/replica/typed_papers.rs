//! What clerks typed for missing papers that the plan does not list. It is no part of the record: it comes beside the entries,
//! and is dropped when the papers cannot be brought any more.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{Fact, Hall, TicketId, Undone};

use crate::engine::Committed;

/// The words for papers, by the visit's step.
#[derive(Debug, Default)]
pub struct TypedPapers(BTreeMap<(TicketId, u8), Arc<str>>);

impl TypedPapers {
    pub(crate) fn keep(&mut self, ticket: TicketId, step: u8, words: Arc<str>) {
        self.0.insert((ticket, step), words);
    }

    /// Takes in an entry that the hall has taken in.
    pub(super) fn watch(&mut self, entry: &Committed, hall: &Hall) {
        for fact in entry.facts.iter() {
            if let (Fact::PapersMissing { ticket, step: Some(step), .. }, Some(words)) = (fact, &entry.paper) {
                self.keep(*ticket, *step, words.clone());
            } else if let Fact::DayBegun(_) | Fact::Undone { what: Undone::Finish, .. } = fact {
                self.drop_over(hall);
            }
        }
    }

    /// Drops the words for papers that nobody has to bring, or can bring, any more.
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
