//! What outlives the day: papers that visitors were sent for, and promised results.

use hall_core::{Day, Document, MissingPapers, OTHER_DOCUMENT, OpenCase, ServiceIx, TicketId};
use hall_wire::{CaseLight, CaseNow, CasePage, MissingNow, MissingPage, NeededDocument, PapersNow, Text};

use super::Views;

/// A missing paper that nobody wrote down, or that the plan names no more, in Chinese and English. Whether the visitor was
/// told which it is, nobody knows.
const UNNAMED_PAPER: (&str, &str) =
    ("其他材料（未写明，请向窗口或导办台问清）", "Another paper (not written down: ask at the window or at reception)");

/// So many rows make a page; the steps of one ticket are never torn apart.
const PAGE_ROWS: usize = 200;
/// The most cases of a manager's list.
const CASES_SHOWN_MAX: usize = 50;

/// What a list is asked for.
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

/// How the promised results stand.
pub(super) struct Lights {
    pub(super) open: u32,
    pub(super) amber: u32,
    pub(super) red: u32,
    pub(super) urgent: Vec<CaseNow>,
}

impl Views<'_> {
    /// Returns a page of visitors who were sent for papers, with what was typed for papers that the plan does not list or without.
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

    /// Counts the promised results and lists those that press.
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

    /// Amber one working day before the last day; red on it, while something can still be done, and after it.
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

    /// Returns what a visit was sent for.
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
            // Words are those of `other`: a document that the plan has lost since is not what they say.
            let words = typed.filter(|_| id.as_str() == OTHER_DOCUMENT);
            let (zh, en) = words.map_or(UNNAMED_PAPER, |words| (words, words));
            NeededDocument { id: Some(id.to_string()), zh: zh.into(), en: en.into() }
        };
        let named = |id: &hall_core::Code| {
            let listed = known.iter().find(|document| document.id.as_deref() == Some(id.as_str()));
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

    /// Returns what a service asks to bring, each with the id by which it is named when it is missing.
    pub(super) fn documents(&self, service: ServiceIx) -> Vec<NeededDocument> {
        let plan = self.state.hall.layout().service_plan(service);
        let needed = |(id, document): (hall_core::Code, &Document)| {
            let Text { zh, en } = document.into();
            NeededDocument { id: Some(id.to_string()), zh, en }
        };
        plan.into_iter().flat_map(|plan| plan.documents()).map(needed).collect()
    }
}

/// Takes a page off a list that is ordered by ticket; gives the ticket after which the next one begins.
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
