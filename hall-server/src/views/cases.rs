//! What outlives the day: missing papers and promised results.

use hall_core::{Day, Document, MissingPapers, OTHER_DOCUMENT, OpenCase, ServiceIx, TicketId};
use hall_wire::{CaseLight, CaseNow, CasePage, MissingNow, MissingPage, NeededDocument, PapersNow, Text};
use hall_words::in_every;
use hall_words::texts::server;

use super::Views;

/// The number of rows on a page; the steps of one ticket are never split across pages.
const PAGE_ROWS: usize = 200;
/// The maximum number of cases in the manager's list.
const CASES_SHOWN_MAX: usize = 50;

/// The filter of a list.
#[derive(Debug, Clone, Default)]
pub struct CaseQuery {
    /// Only visits with this number.
    pub number: Option<String>,
    /// Only tickets after this one.
    pub after: Option<TicketId>,
}

impl CaseQuery {
    fn asks_for(&self, ticket: TicketId, number: &str) -> bool {
        self.after.is_none_or(|after| ticket > after) && self.number.as_ref().is_none_or(|asked| asked == number)
    }
}

/// The urgency of the open cases.
pub(super) struct Lights {
    pub(super) open: u32,
    pub(super) amber: u32,
    pub(super) red: u32,
    pub(super) urgent: Vec<CaseNow>,
}

impl Views<'_> {
    /// Returns a page of missing papers, with or without the text typed for papers that the plan does not list.
    #[must_use]
    pub fn missing_page(&self, query: &CaseQuery, with_words: bool) -> MissingPage {
        let hall = &self.state.hall;
        let found =
            hall.all_missing_papers().filter(|(ticket, _, papers)| query.asks_for(*ticket, papers.number.as_str()));
        let (rows, next) = page(found, |(ticket, _, _)| *ticket);
        let row = |(ticket, step, papers): (TicketId, u8, &MissingPapers)| MissingNow {
            ticket: ticket.to_string(),
            number: papers.number.to_string(),
            day: papers.day.to_string(),
            papers: self.papers(step, papers, self.state.papers.of(ticket, step).filter(|_| with_words)),
            may_return: hall.may_return(ticket) && !hall.is_back(step, papers),
        };
        MissingPage { missing: rows.into_iter().map(row).collect(), next }
    }

    /// Returns a page of promised results.
    #[must_use]
    pub fn case_page(&self, query: &CaseQuery) -> CasePage {
        let found = self.state.hall.open_cases();
        let found = found.filter(|(ticket, _, case)| query.asks_for(*ticket, case.number.as_str()));
        let (rows, next) = page(found, |(ticket, _, _)| *ticket);
        CasePage { cases: rows.into_iter().map(|(ticket, step, case)| self.case(ticket, step, case)).collect(), next }
    }

    /// Counts the open cases and lists the urgent ones.
    pub(super) fn lights(&self) -> Lights {
        let mut lights = Lights { open: 0, amber: 0, red: 0, urgent: Vec::new() };
        let mut urgent = Vec::new();
        for (ticket, step, case) in self.state.hall.open_cases() {
            lights.open += 1;
            match self.light(case.due) {
                CaseLight::Red => lights.red += 1,
                CaseLight::Amber => lights.amber += 1,
                CaseLight::Green => continue,
            }
            urgent.push((case.due, ticket, step, case));
        }
        urgent.sort_by_key(|(due, ticket, step, _)| (*due, *ticket, *step));
        let shown = urgent.into_iter().take(CASES_SHOWN_MAX);
        lights.urgent = shown.map(|(_, ticket, step, case)| self.case(ticket, step, case)).collect();
        lights
    }

    /// Returns a due date's urgency: amber one working day before, red on the day itself, while something can still
    /// be done, and after it.
    fn light(&self, due: Day) -> CaseLight {
        let today = self.state.hall.day();
        let next = self.state.hall.next_working_day();
        if Some(due) <= today {
            CaseLight::Red
        } else if next.is_some_and(|next| due <= next) {
            CaseLight::Amber
        } else {
            CaseLight::Green
        }
    }

    fn case(&self, ticket: TicketId, step: u8, case: &OpenCase) -> CaseNow {
        CaseNow {
            ticket: ticket.to_string(),
            number: case.number.to_string(),
            day: case.day.to_string(),
            step,
            service: self.service(case.service),
            principal: case.principal,
            name: self.service_name(case.service),
            due: case.due.to_string(),
            light: self.light(case.due),
            past: Some(case.due) < self.state.hall.day(),
        }
    }

    /// Returns the papers missing for a visit.
    pub(super) fn papers_of(&self, ticket: TicketId) -> Vec<PapersNow> {
        self.state
            .hall
            .missing_papers(ticket)
            .map(|(step, papers)| self.papers(step, papers, self.state.papers.of(ticket, step)))
            .collect()
    }

    fn papers(&self, step: u8, papers: &MissingPapers, typed: Option<&str>) -> PapersNow {
        let known = self.documents(papers.service);
        let unlisted = |id: &hall_core::Code| {
            // The typed text belongs to `other`: it does not describe a document that the plan no longer has.
            let words = typed.filter(|_| id.as_str() == OTHER_DOCUMENT);
            let unnamed = || in_every(|language| server::paper_unnamed(language).to_owned());
            // Typed text is shown as it is, whatever the reader's language.
            let text = words.map_or_else(unnamed, |words| Text::new(words, words));
            NeededDocument { id: Some(id.clone()), text }
        };
        let named = |id: &hall_core::Code| {
            let listed = known.iter().find(|document| document.id.as_ref() == Some(id));
            listed.cloned().unwrap_or_else(|| unlisted(id))
        };
        PapersNow {
            step,
            principal: papers.principal,
            back: self.state.hall.is_back(step, papers),
            service: self.service(papers.service),
            name: self.service_name(papers.service),
            documents: papers.documents.iter().map(named).collect(),
            until: papers.until.to_string(),
        }
    }

    /// Returns the documents that a service asks for, each with the id by which it is named when missing.
    pub(super) fn documents(&self, service: ServiceIx) -> Vec<NeededDocument> {
        let plan = self.state.hall.layout().service_plan(service);
        let needed =
            |(id, document): (hall_core::Code, &Document)| Document { id: Some(id), text: document.text.clone() };
        plan.into_iter().flat_map(|plan| plan.documents()).map(needed).collect()
    }
}

/// Takes a page from a list ordered by ticket; returns the ticket after which the next page starts.
fn page<T>(found: impl Iterator<Item = T>, ticket: impl Fn(&T) -> TicketId) -> (Vec<T>, Option<String>) {
    let mut rows: Vec<T> = Vec::new();
    for row in found {
        if rows.len() >= PAGE_ROWS
            && let Some(last) = rows.last().map(&ticket).filter(|last| *last != ticket(&row))
        {
            return (rows, Some(last.to_string()));
        }
        rows.push(row);
    }
    (rows, None)
}

#[cfg(test)]
mod tests {
    use super::super::count;
    use super::*;

    #[test]
    fn a_page_never_tears_the_steps_of_a_ticket_apart() {
        let rows = (0..PAGE_ROWS as u128 - 1).map(TicketId::from_u128);
        let last = TicketId::from_u128(1_000);
        let more = TicketId::from_u128(2_000);
        let (rows, next) = page(rows.chain([last, last, last, more]), |ticket| *ticket);
        assert_eq!((rows.len(), next), (PAGE_ROWS + 2, Some(last.to_string())));
        assert_eq!(count(rows.len()), 202);
    }
}
