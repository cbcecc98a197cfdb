//! Facts taken into the state. No rules here: this is how a record is replayed.

mod lines;
mod visit;
mod windows;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Hall, OpenDay};
use crate::layout::ORDINARY;
use crate::{
    DayBegun, Fact, Issued, OpenHours, Plan, ServiceId, ServiceIx, Span, Step, Ticket, TicketId, TicketState,
    Timestamp, Window, WindowId,
};

/// Fails in tests: a fact was handed on, and no function takes it.
pub(in crate::hall) fn taken_by_nobody(fact: &Fact) {
    debug_assert!(false, "no function applies {fact:?}");
}

impl Hall {
    /// Takes a recorded fact, which happened at `at`, into the state.
    ///
    /// A fact that speaks of a ticket or window unknown to this state is left out: the store checks a record before it
    /// is replayed.
    pub fn apply(&mut self, at: Timestamp, fact: &Fact) {
        self.now = self.now.max(at);
        match fact {
            Fact::DayBegun(begun) => self.apply_day_begun(at, begun),
            Fact::DayEnded { expired } => self.apply_day_ended(at, expired),
            Fact::DayExtended { span, end } => self.apply_day_extended(*span, *end),
            Fact::DayShortened { until, end } => self.apply_day_shortened(*until, *end),
            Fact::HallClosed { .. } => self.day.iter_mut().for_each(|day| day.closed = true),
            Fact::PlanAdopted { plan } => self.apply_plan(plan),
            Fact::Issued(issued) => self.apply_issued(at, issued),
            Fact::WindowOpened { window, .. }
            | Fact::WindowTakenOver { window, .. }
            | Fact::WindowLeft { window, .. }
            | Fact::WindowPaused { window, .. }
            | Fact::WindowClosed { window }
            | Fact::WindowLent { window, .. }
            | Fact::LendEnded { window } => {
                if let Some(here) = self.layout.window(window) {
                    self.apply_to_window(at, fact, here);
                    self.recompute_servers();
                }
            }
            Fact::WindowWaits { window } => self.apply_window_waits(at, window),
            Fact::PapersMissing { ticket, service, step, documents, until } => {
                self.apply_papers_missing(at, (*ticket, *step), service, documents, *until);
            }
            Fact::CaseOpened { ticket, service, step, due } => self.apply_case_opened(*ticket, *step, service, *due),
            Fact::CaseClosed { ticket, service, step } => self.apply_case_closed(*ticket, *step, service),
            Fact::Called { ticket, window, .. }
            | Fact::WentOn { ticket, window, .. }
            | Fact::Undone { ticket, window, .. }
            | Fact::Finished { ticket, window, .. }
            | Fact::Recalled { ticket, window }
            | Fact::Started { ticket, window, .. }
            | Fact::Missed { ticket, window }
            | Fact::Parked { ticket, window }
            | Fact::Resumed { ticket, window }
            | Fact::SentToService { ticket, window, .. }
            | Fact::SentToWindow { ticket, window, .. }
            | Fact::SentToClerk { ticket, window, .. }
            | Fact::ServedWithoutTicket { ticket, window } => self.apply_visit(at, fact, *ticket, window),
            Fact::Booked { .. }
            | Fact::BookingMoved { .. }
            | Fact::BookingCancelled { .. }
            | Fact::BookingInformed { .. }
            | Fact::CheckedIn { .. }
            | Fact::BookingMissed { .. } => self.apply_to_booking(at, fact),
            Fact::Requeued { ticket, .. }
            | Fact::Cancelled { ticket }
            | Fact::Granted { ticket, .. }
            | Fact::PrintRecorded { ticket, .. }
            | Fact::Noted { ticket }
            | Fact::StepAdded { ticket, .. }
            | Fact::CameBack { ticket, .. }
            | Fact::ReturnedToLine { ticket } => {
                if let Ok(place) = self.place(*ticket) {
                    self.apply_to_ticket(at, fact, place);
                    self.note_aside(place);
                }
            }
        }
    }

    fn apply_visit(&mut self, at: Timestamp, fact: &Fact, ticket: TicketId, window: &WindowId) {
        let (Ok(place), Some(here)) = (self.place(ticket), self.layout.window(window)) else { return };
        if let Fact::Called { step, why, .. } = fact {
            self.apply_called(at, place, here, *step, why);
        } else if let Fact::WentOn { step, why, .. } = fact {
            self.apply_went_on(at, place, here, *step, why);
        } else if let Fact::Undone { .. } = fact {
            self.apply_undone(place, here);
        } else if let Fact::Finished { outcome, cases, .. } = fact {
            self.apply_finished(at, place, here, *outcome, *cases);
        } else {
            self.apply_at_window(at, fact, place, here);
        }
        // A call can be taken back though it was repeated, or its start was assumed meanwhile.
        if !matches!(fact, Fact::Recalled { .. } | Fact::Started { assumed: true, .. }) {
            self.tickets[place as usize].version += 1;
        }
        self.note_aside(place);
    }

    fn apply_window_waits(&mut self, at: Timestamp, window: &WindowId) {
        if let Some(here) = self.layout.window(window) {
            self.set_waits_since(here, Some(at));
        }
    }

    fn apply_day_begun(&mut self, at: Timestamp, begun: &DayBegun) {
        let hours = OpenHours::new(begun.spans.clone());
        self.settle_papers(begun.day);
        let working_days = begun.working_days.clone();
        self.day = Some(OpenDay {
            day: begun.day,
            begun_at: at,
            zone: self.layout.plan().hall.zone.clone(),
            closes_by_plan: hours.closes(),
            hours,
            end: begun.end,
            ends_by_plan: begun.end,
            closed: false,
            ended: false,
            working_days,
        });
        self.bookings.forget_before(begun.day);
        self.tickets.clear();
        self.places.clear();
        self.queues.clear();
        self.in_several_lines.clear();
        self.ready.clear();
        self.missed_ends.clear();
        self.counters.iter_mut().for_each(|counter| *counter = 0);
        self.issued.iter_mut().for_each(|issued| *issued = 0);
        self.given_up.iter_mut().for_each(|given_up| *given_up = 0);
        self.granted.iter_mut().for_each(|granted| *granted = 0);
        let since: BTreeMap<WindowId, Timestamp> = self
            .layout
            .window_ixs()
            .map(|at| (self.layout.window_id(at).clone(), self.windows[at.at()].since))
            .collect();
        self.layout.forget_windows();
        let window = |at| Window {
            since: since.get(self.layout.window_id(at)).copied().unwrap_or_default(),
            ..Window::default()
        };
        self.windows = self.layout.window_ixs().map(window).collect();
        self.recompute_servers();
    }

    fn apply_day_extended(&mut self, span: Span, end: Timestamp) {
        let Some(day) = &mut self.day else { return };
        let mut spans = day.hours.spans().to_vec();
        spans.push(span);
        (day.hours, day.end, day.closed) = (OpenHours::new(spans), end, false);
        // On a day without hours the first extension is where all others are counted from.
        day.closes_by_plan.get_or_insert(span.from);
        // How long a missed visitor may come back is counted in open hours.
        self.recompute_missed_ends();
    }

    fn apply_day_shortened(&mut self, until: Timestamp, end: Timestamp) {
        let Some(day) = &mut self.day else { return };
        (day.hours, day.end) = (day.hours.until(until), end);
        self.recompute_missed_ends();
    }

    fn apply_day_ended(&mut self, at: Timestamp, expired: &[TicketId]) {
        for id in expired {
            if let Ok(place) = self.place(*id) {
                self.leave_lines(place);
                let ticket = &mut self.tickets[place as usize];
                (ticket.state, ticket.finished_at) = (TicketState::Expired, Some(at));
                ticket.version += 1;
            }
        }
        self.ready.clear();
        self.missed_ends.clear();
        for window in &mut self.windows {
            *window = Window { since: at, served: window.served, ..Window::default() };
        }
        if let Some(day) = &mut self.day {
            day.ended = true;
        }
        self.recompute_servers();
    }

    fn apply_plan(&mut self, plan: &Arc<Plan>) {
        self.layout.adopt(plan.clone());
        self.windows.resize(self.layout.windows.len().max(self.windows.len()), Window::default());
        self.counters.resize(self.layout.line_count(), 0);
        self.count_on_by_prefix();
        self.issued.resize(self.layout.services.len(), 0);
        self.given_up.resize(self.layout.services.len(), 0);
        self.granted.resize(self.layout.classes.len(), 0);
        self.recompute_missed_ends();
        self.recompute_servers();
    }

    /// Whatever lines a plan makes of a prefix, no number of it is given twice in a day.
    fn count_on_by_prefix(&mut self) {
        let given: BTreeMap<&str, u32> = self.tickets.iter().fold(BTreeMap::new(), |mut given, ticket| {
            let (prefix, counter) = ticket.number.parts();
            if !self.layout.is_of_a_kiosks_block(counter) {
                let last = given.entry(prefix).or_default();
                *last = counter.max(*last);
            }
            given
        });
        for (counter, prefix) in self.counters.iter_mut().zip(&self.layout.prefixes) {
            *counter = given.get(&**prefix).copied().unwrap_or(0);
        }
    }

    fn known_services(&self, ids: &[ServiceId]) -> Vec<ServiceIx> {
        ids.iter().filter_map(|id| self.layout.service(id)).collect()
    }

    fn apply_issued(&mut self, at: Timestamp, issued: &Issued) {
        let steps = self.known_services(&issued.services);
        let Ok(place) = u32::try_from(self.tickets.len()) else { return };
        for step in steps.iter().filter(|_| issued.linked.is_none()) {
            self.issued[step.at()] += 1;
        }
        if let Some(line) = self.layout.line(&issued.line) {
            self.counters[line.at()] = self.counters[line.at()].max(issued.counter);
        }
        let class = self.layout.class(&issued.class).unwrap_or(ORDINARY);
        self.granted[class.at()] += 1;
        self.places.insert(issued.ticket, place);
        let steps = steps.into_iter().enumerate();
        let step = |(at, service): (usize, ServiceIx)| Step {
            principal: issued.principals.get(at).copied(),
            returns_for: issued.returns_for.get(at).copied(),
            // Whoever comes back has been counted once, and is let in though the day's tickets are all given.
            takes_place: issued.linked.is_none(),
            ..Step::new(service)
        };
        let steps = steps.map(step).collect();
        self.tickets.push(Ticket {
            evidence: issued.evidence.clone(),
            language: issued.language.clone(),
            parallel: issued.parallel,
            issued_at: at,
            appointment: issued.appointment,
            linked: issued.linked,
            journey: issued.journey.clone(),
            clerk: issued.clerk.clone(),
            people: issued.people.unwrap_or(1),
            kiosk: issued.kiosk.clone(),
            ..Ticket::new(issued.ticket, issued.number, class, steps, issued.arrived_at)
        });
        if let Some(of) = issued.linked {
            self.cases.come_back(of, issued.ticket, &issued.returns_for);
            self.changed(of);
        }
        let since = issued.since.unwrap_or_else(|| first_versions_since(issued));
        self.wait_for_next_step(place, issued.arrived_at, |_| since);
    }
}

/// Records of the first version do not say since when a visitor counts whose time was named at a desk: a quarter of an hour
/// late was late.
fn first_versions_since(issued: &Issued) -> Timestamp {
    const LATE_AFTER_MS: i64 = 15 * 60_000;
    let in_time = issued.appointment.filter(|booked| issued.arrived_at - *booked <= LATE_AFTER_MS);
    in_time.unwrap_or(issued.arrived_at)
}
