//! The facts of one ticket in the record, converted to a visit.

use hall_core::{Actor, ClassId, Fact, Issued, ServiceId, TicketId, Timestamp, Undone, WindowId, facts};

use crate::{Back, Ending, Grant, Stay, Visit, WayBack};

/// A stay that has not ended.
#[derive(Debug, Clone)]
struct OpenStay {
    called_at: Timestamp,
    window: WindowId,
    service: ServiceId,
    adds: Vec<ServiceId>,
}

/// A ticket, as far as the record has been read.
#[derive(Debug)]
pub(super) struct RecordedTicket {
    visit: Visit,
    open: Option<OpenStay>,
    /// The stay that last ended, in case its end is undone.
    last: Option<OpenStay>,
    /// The time since which it is missed or parked.
    away_since: Option<Timestamp>,
    /// The earlier visit for which papers are brought.
    pub(super) linked: Option<TicketId>,
    /// The time since which it has been in a queue.
    pub(super) waits_since: Timestamp,
}

impl RecordedTicket {
    pub(super) fn issued(issued: &Issued, actor: &Actor, at: Timestamp) -> Self {
        let visit = Visit {
            arrives_at: issued.arrived_at,
            by: Some(actor.clone()),
            services: issued.services.clone(),
            parallel: issued.parallel,
            class: Some(issued.class.clone()).filter(|class| *class != ClassId::ordinary()),
            evidence: issued.evidence.clone(),
            language: issued.language.clone(),
            appointment: issued.appointment,
            clerk: issued.clerk.clone(),
            people: issued.people,
            principals: issued.principals.clone(),
            at_window: None,
            returns_of: None,
            granted: None,
            patience_ms: None,
            turns_away_at: None,
            stays: Vec::new(),
        };
        Self {
            visit,
            open: None,
            last: None,
            away_since: None,
            linked: issued.linked,
            waits_since: issued.arrived_at.min(at),
        }
    }

    pub(super) fn is_at_window(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn arrives_at(&self) -> Timestamp {
        self.visit.arrives_at
    }

    pub(super) fn visit(self) -> Visit {
        self.visit
    }

    pub(super) fn called(&mut self, at: Timestamp, window: &WindowId, service: ServiceId) {
        self.came_back(at, WayBack::Line);
        self.open = Some(OpenStay { called_at: at, window: window.clone(), service, adds: Vec::new() });
    }

    /// Records how long the window of the last stay called no one afterwards, if known.
    pub(super) fn rested(&mut self, window: &WindowId, rests_ms: Option<i64>) {
        let here = self.last.as_ref().is_some_and(|last| last.window == *window);
        if let Some(stay) = self.visit.stays.last_mut().filter(|_| here) {
            stay.rests_ms = rests_ms;
        }
    }

    /// Processes a fact; returns the window that it frees.
    pub(super) fn take(&mut self, at: Timestamp, actor: &Actor, fact: &Fact) -> Option<WindowId> {
        match fact {
            Fact::Finished { outcome, cases, .. } => {
                self.ends(at, Ending::Finished { outcome: Some(*outcome), cases: Some(*cases) })
            }
            Fact::SentToService { service, .. } => self.ends(at, Ending::SentOn(service.clone())),
            Fact::SentToWindow { .. } | Fact::SentToClerk { .. } => {
                let service = self.open.as_ref()?.service.clone();
                self.ends(at, Ending::SentOn(service))
            }
            Fact::Missed { .. } => {
                self.away_since = Some(at);
                self.ends(at, Ending::Missed(None))
            }
            Fact::Parked { .. } => {
                self.away_since = Some(at);
                self.ends(at, Ending::Parked(None))
            }
            Fact::ServedWithoutTicket { .. }
            | Fact::Resumed { .. }
            | Fact::Undone { .. }
            | Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Issued(_)
            | facts!(calls)
            | facts!(tickets)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(cases)
            | facts!(bookings) => {
                self.take_quiet(at, actor, fact);
                None
            }
        }
    }

    /// Processes facts that free no window.
    fn take_quiet(&mut self, at: Timestamp, actor: &Actor, fact: &Fact) {
        match fact {
            Fact::Requeued { .. } => self.waits_again(at, WayBack::Line),
            Fact::CameBack { .. } => self.waits_again(at, WayBack::Returns),
            Fact::ServedWithoutTicket { window, .. } => {
                self.visit.at_window = Some(window.clone());
                let service = self.visit.services.first().cloned();
                service.into_iter().for_each(|service| self.called(at, window, service));
            }
            Fact::Resumed { window, .. } => {
                self.came_back(at, WayBack::Taken);
                let service = self.visit.stays.last().map(|stay| stay.service.clone());
                service.into_iter().for_each(|service| self.called(at, window, service));
            }
            Fact::StepAdded { service, .. } => self.open.iter_mut().for_each(|open| open.adds.push(service.clone())),
            Fact::Granted { class, evidence, .. } => {
                let after_ms = at - self.visit.arrives_at;
                let (by, class, evidence) = (actor.clone(), class.clone(), evidence.clone());
                self.visit.granted = Some(Grant { after_ms, by, class, evidence });
            }
            Fact::Cancelled { .. } => {
                let waits = self.away_since.is_none() && self.open.is_none();
                self.visit.patience_ms = waits.then_some(at - self.visit.arrives_at);
            }
            Fact::Undone { what, .. } => self.taken_back(*what),
            Fact::ReturnedToQueue { .. }
            | Fact::PrintRecorded { .. }
            | Fact::Noted { .. }
            | Fact::NumberReplaced { .. } => {}
            Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Missed { .. }
            | Fact::Finished { .. }
            | Fact::Parked { .. }
            | Fact::SentToService { .. }
            | Fact::SentToWindow { .. }
            | Fact::SentToClerk { .. } => {}
            Fact::Issued(_)
            | facts!(calls)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(cases)
            | facts!(bookings) => {}
        }
    }

    fn waits_again(&mut self, at: Timestamp, way: WayBack) {
        self.came_back(at, way);
        self.waits_since = at;
    }

    fn ends(&mut self, at: Timestamp, ending: Ending) -> Option<WindowId> {
        let open = self.open.take()?;
        let takes_ms = at - open.called_at;
        let (service, adds) = (open.service.clone(), open.adds.clone());
        self.visit.stays.push(Stay { service, takes_ms, adds, ending, rests_ms: None });
        self.waits_since = at;
        let window = open.window.clone();
        self.last = Some(open);
        Some(window)
    }

    fn came_back(&mut self, at: Timestamp, way: WayBack) {
        let Some(away_since) = self.away_since.take() else { return };
        let Some(stay) = self.visit.stays.last_mut() else { return };
        let after_ms = at - away_since;
        if let Ending::Missed(back_after_ms) = &mut stay.ending {
            *back_after_ms = Some(after_ms);
        } else if let Ending::Parked(back) = &mut stay.ending {
            *back = Some(Back { after_ms, way });
        }
    }

    /// Reverts an act: an undone call did not happen; an undone no-show or finish did not end the stay.
    fn taken_back(&mut self, what: Undone) {
        match what {
            Undone::Call => self.open = None,
            Undone::Miss | Undone::Finish => {
                self.visit.stays.pop();
                self.away_since = None;
                self.open = self.last.take();
            }
        }
    }
}
