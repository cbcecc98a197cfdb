//! What the record tells of one ticket, turned into a visit.

use hall_core::{Actor, ClassId, Fact, Issued, ServiceId, TicketId, Timestamp, Undone, WindowId};

use crate::{Back, Ending, Grant, Stay, Visit, WayBack};

/// A stay that has not ended.
#[derive(Debug, Clone)]
struct OpenStay {
    called_at: Timestamp,
    window: WindowId,
    service: ServiceId,
    adds: Vec<ServiceId>,
}

/// One ticket, as far as the record has told of it.
#[derive(Debug)]
pub(super) struct Told {
    visit: Visit,
    open: Option<OpenStay>,
    /// The stay that ended last, in case its end is taken back.
    last: Option<OpenStay>,
    /// Since when it is missed or parked.
    away_since: Option<Timestamp>,
    /// The earlier visit for which papers are brought.
    pub(super) linked: Option<TicketId>,
    /// Since when it stands in line.
    pub(super) waits_since: Timestamp,
}

impl Told {
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
        Self { visit, open: None, last: None, away_since: None, linked: issued.linked, waits_since: at }
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

    /// Notes how long the window of the last stay called nobody after it, when that is known.
    pub(super) fn rested(&mut self, window: &WindowId, rests_ms: Option<i64>) {
        let here = self.last.as_ref().is_some_and(|last| last.window == *window);
        if let Some(stay) = self.visit.stays.last_mut().filter(|_| here) {
            stay.rests_ms = rests_ms;
        }
    }

    /// Takes a fact; gives the window that became free by it.
    pub(super) fn take(&mut self, at: Timestamp, actor: &Actor, fact: &Fact) -> Option<WindowId> {
        if let Fact::Finished { outcome, cases, .. } = fact {
            self.ends(at, Ending::Finished { outcome: Some(*outcome), cases: Some(*cases) })
        } else if let Fact::SentToService { service, .. } = fact {
            self.ends(at, Ending::SentOn(service.clone()))
        } else if let Fact::SentToWindow { .. } | Fact::SentToClerk { .. } = fact {
            let service = self.open.as_ref()?.service.clone();
            self.ends(at, Ending::SentOn(service))
        } else if let Fact::Missed { .. } = fact {
            self.away_since = Some(at);
            self.ends(at, Ending::Missed(None))
        } else if let Fact::Parked { .. } = fact {
            self.away_since = Some(at);
            self.ends(at, Ending::Parked(None))
        } else {
            self.take_quiet(at, actor, fact);
            None
        }
    }

    /// Facts by which no window becomes free.
    fn take_quiet(&mut self, at: Timestamp, actor: &Actor, fact: &Fact) {
        if let Fact::Requeued { .. } | Fact::CameBack { .. } = fact {
            let says_so = matches!(fact, Fact::CameBack { .. });
            self.came_back(at, if says_so { WayBack::Returns } else { WayBack::Line });
            self.waits_since = at;
        } else if let Fact::ServedWithoutTicket { window, .. } = fact {
            self.visit.at_window = Some(window.clone());
            let service = self.visit.services.first().cloned();
            service.into_iter().for_each(|service| self.called(at, window, service));
        } else if let Fact::Resumed { window, .. } = fact {
            self.came_back(at, WayBack::Taken);
            let service = self.visit.stays.last().map(|stay| stay.service.clone());
            service.into_iter().for_each(|service| self.called(at, window, service));
        } else if let Fact::StepAdded { service, .. } = fact {
            self.open.iter_mut().for_each(|open| open.adds.push(service.clone()));
        } else if let Fact::Granted { class, evidence, .. } = fact {
            let after_ms = at - self.visit.arrives_at;
            let (by, class, evidence) = (actor.clone(), class.clone(), evidence.clone());
            self.visit.granted = Some(Grant { after_ms, by, class, evidence });
        } else if let Fact::Cancelled { .. } = fact {
            let waits = self.away_since.is_none() && self.open.is_none();
            self.visit.patience_ms = waits.then_some(at - self.visit.arrives_at);
        } else if let Fact::Undone { what, .. } = fact {
            self.taken_back(*what);
        }
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

    /// A call that was taken back has not happened; a miss or a finish that was taken back has not ended the stay.
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
