//! Facts taken into the state. No rules here: this is how a record is replayed.

use std::sync::Arc;

use super::{Hall, OpenDay};
use crate::hall::desk::counted_since;
use crate::layout::ORDINARY;
use crate::window::{UNDO_MAX, Undoable};
use crate::{
    ClassIx, DayBegun, Fact, Issued, OpenHours, Outcome, Plan, PresentVisitor, QueueKey, Queued, ServiceId, ServiceIx,
    Step, StepState, Ticket, TicketId, TicketState, Timestamp, Undone, Why, Window, WindowId, WindowIx, WindowState,
};

impl Hall {
    /// Takes a recorded fact, which happened at `at`, into the state.
    ///
    /// A fact that speaks of a ticket or window unknown to this state is left out: the store checks a record before it
    /// is replayed.
    pub fn apply(&mut self, at: Timestamp, fact: &Fact) {
        self.now = self.now.max(at);
        match fact {
            Fact::DayBegun(begun) => self.apply_day_begun(begun),
            Fact::DayEnded { expired } => self.apply_day_ended(at, expired),
            Fact::PlanAdopted { plan } => self.apply_plan(plan),
            Fact::Issued(issued) => self.apply_issued(at, issued),
            Fact::WindowOpened { window, clerk, services } => self.with_window(window, |hall, here| {
                let only = services.as_deref().map(|only| hall.known_services(only));
                let window = &mut hall.windows[here.at()];
                (window.state, window.clerk, window.only) = (WindowState::Open, Some(clerk.clone()), only);
                window.since = at;
            }),
            Fact::WindowPaused { window, reason, back_at } => self.with_window(window, |hall, here| {
                hall.windows[here.at()].state = WindowState::Paused { reason: reason.clone(), back_at: *back_at };
                hall.windows[here.at()].since = at;
            }),
            Fact::WindowClosed { window } => self.with_window(window, |hall, here| {
                let served = hall.windows[here.at()].served;
                hall.windows[here.at()] = Window { since: at, served, ..Window::default() };
            }),
            Fact::Called { ticket, window, step, why } => {
                self.with_visit(*ticket, window, |hall, place, here| hall.apply_called(at, place, here, *step, why));
            }
            Fact::Undone { ticket, window, .. } => {
                self.with_visit(*ticket, window, |hall, place, here| hall.apply_undone(place, here));
            }
            Fact::Finished { ticket, window, outcome, cases } => {
                self.with_visit(*ticket, window, |hall, place, here| {
                    hall.apply_finished(at, place, here, *outcome, *cases);
                });
            }
            Fact::Recalled { ticket, window }
            | Fact::Started { ticket, window, .. }
            | Fact::Missed { ticket, window }
            | Fact::Parked { ticket, window }
            | Fact::Resumed { ticket, window }
            | Fact::SentToService { ticket, window, .. }
            | Fact::SentToWindow { ticket, window, .. }
            | Fact::SentToClerk { ticket, window, .. } => {
                self.with_visit(*ticket, window, |hall, place, here| hall.apply_at_window(at, fact, place, here));
            }
            Fact::Requeued { ticket, .. }
            | Fact::Cancelled { ticket }
            | Fact::Granted { ticket, .. }
            | Fact::PrintRecorded { ticket, .. }
            | Fact::StepAdded { ticket, .. } => {
                if let Ok(place) = self.place(*ticket) {
                    self.apply_to_ticket(at, fact, place);
                }
            }
        }
    }

    fn with_window(&mut self, id: &WindowId, change: impl FnOnce(&mut Self, WindowIx)) {
        if let Some(at) = self.layout.window(id) {
            change(self, at);
            self.reckon_servers();
        }
    }

    fn with_visit(&mut self, ticket: TicketId, window: &WindowId, change: impl FnOnce(&mut Self, u32, WindowIx)) {
        if let (Ok(place), Some(at)) = (self.place(ticket), self.layout.window(window)) {
            change(self, place, at);
            self.tickets[place as usize].version += 1;
        }
    }

    fn apply_day_begun(&mut self, begun: &DayBegun) {
        let hours = OpenHours::new(begun.spans.clone());
        self.day = Some(OpenDay { day: begun.day, hours, end: begun.end, ended: false });
        self.tickets.clear();
        self.places.clear();
        self.numbers.clear();
        self.queues.clear();
        self.counters.iter_mut().for_each(|counter| *counter = 0);
        self.issued.iter_mut().for_each(|issued| *issued = 0);
        for window in &mut self.windows {
            *window = Window { since: window.since, ..Window::default() };
        }
        self.reckon_servers();
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
        for window in &mut self.windows {
            *window = Window { since: at, served: window.served, ..Window::default() };
        }
        if let Some(day) = &mut self.day {
            day.ended = true;
        }
        self.reckon_servers();
    }

    fn apply_plan(&mut self, plan: &Arc<Plan>) {
        self.layout.adopt(plan.clone());
        self.windows.resize(self.layout.windows.len().max(self.windows.len()), Window::default());
        self.counters.resize(self.layout.line_count(), 0);
        self.issued.resize(self.layout.services.len(), 0);
        self.reckon_servers();
    }

    fn known_services(&self, ids: &[ServiceId]) -> Vec<ServiceIx> {
        ids.iter().filter_map(|id| self.layout.service(id)).collect()
    }

    fn apply_issued(&mut self, at: Timestamp, issued: &Issued) {
        let steps = self.known_services(&issued.services);
        let Ok(place) = u32::try_from(self.tickets.len()) else { return };
        for step in &steps {
            self.issued[step.at()] += 1;
        }
        if let Some(line) = self.layout.line(&issued.line) {
            self.counters[line.at()] = self.counters[line.at()].max(issued.counter);
        }
        self.places.insert(issued.ticket, place);
        self.numbers.insert(issued.number.clone(), place);
        self.tickets.push(Ticket {
            id: issued.ticket,
            number: issued.number.clone(),
            state: TicketState::Waiting,
            class: self.layout.class(&issued.class).unwrap_or(ORDINARY),
            evidence: issued.evidence.clone(),
            language: issued.language.clone(),
            steps: steps.into_iter().map(Step::new).collect(),
            parallel: issued.parallel,
            arrived_at: issued.arrived_at,
            issued_at: at,
            appointment: issued.appointment,
            called_at: None,
            started_at: None,
            start_assumed: false,
            finished_at: None,
            window: None,
            recalls: 0,
            requeues: 0,
            kiosk: issued.kiosk.clone(),
            printed: None,
            copies: 0,
            queued: Vec::new(),
            version: 0,
        });
        let since = issued.appointment.map_or(issued.arrived_at, |slot| counted_since(slot, issued.arrived_at));
        self.wait_for_next_step(place, since);
    }

    fn apply_called(&mut self, at: Timestamp, place: u32, here: WindowIx, step: u8, why: &Why) {
        self.remember_undo(at, Undone::Call, place, here);
        self.leave_lines(place);
        let ticket = &mut self.tickets[place as usize];
        (ticket.state, ticket.called_at, ticket.window) = (TicketState::Called, Some(at), Some(here));
        (ticket.recalls, ticket.started_at, ticket.start_assumed) = (0, None, false);
        if let Some(step) = ticket.steps.get_mut(usize::from(step)) {
            (step.state, step.window, step.called_at) = (StepState::Present, Some(here), Some(at));
        }
        let window = &mut self.windows[here.at()];
        window.present = Some(PresentVisitor { ticket: place, called_at: at, started: false });
        window.since = at;
        if why.others_waited {
            window.remember(why.lane.clone());
        }
    }

    /// A visitor at a window: called again, there, away, set aside, sent on.
    fn apply_at_window(&mut self, at: Timestamp, fact: &Fact, place: u32, here: WindowIx) {
        match fact {
            Fact::Recalled { .. } => {
                let ticket = &mut self.tickets[place as usize];
                ticket.recalls = ticket.recalls.saturating_add(1);
                (ticket.state, ticket.called_at) = (TicketState::Called, Some(at));
                (ticket.started_at, ticket.start_assumed) = (None, false);
                self.windows[here.at()].present = Some(PresentVisitor { ticket: place, called_at: at, started: false });
            }
            Fact::Started { assumed, .. } => self.apply_started(at, place, here, *assumed),
            Fact::Resumed { .. } => {
                self.windows[here.at()].present = Some(PresentVisitor { ticket: place, called_at: at, started: true });
                self.apply_started(at, place, here, false);
            }
            Fact::Missed { .. } => {
                self.remember_undo(at, Undone::Miss, place, here);
                self.leave_window(at, place, here, TicketState::Missed);
            }
            Fact::Parked { .. } => self.leave_window(at, place, here, TicketState::Parked),
            Fact::SentToService { service, since, .. } => {
                self.leave_window(at, place, here, TicketState::Waiting);
                let Some(service) = self.layout.service(service) else { return };
                let ticket = &mut self.tickets[place as usize];
                let step = ticket.present_step().unwrap_or(0);
                ticket.steps[step].state = StepState::Transferred;
                ticket.steps[step].finished_at = Some(at);
                ticket.steps.insert(step + 1, Step::new(service));
                self.wait_for_next_step(place, *since);
            }
            Fact::SentToWindow { to, since, .. } => {
                let Some(to) = self.layout.window(to) else { return };
                self.leave_window(at, place, here, TicketState::Waiting);
                self.wait_again(place, QueueKey::Window(to), *since);
            }
            Fact::SentToClerk { to, since, .. } => {
                self.leave_window(at, place, here, TicketState::Waiting);
                self.wait_again(place, QueueKey::Clerk(to.clone()), *since);
            }
            _ => {}
        }
    }

    fn apply_started(&mut self, at: Timestamp, place: u32, here: WindowIx, assumed: bool) {
        let ticket = &mut self.tickets[place as usize];
        ticket.state = TicketState::Serving;
        let begins = if ticket.start_assumed { ticket.started_at.unwrap_or(at) } else { at };
        (ticket.started_at, ticket.start_assumed) = (Some(begins), assumed);
        if let Some(step) = ticket.steps.iter_mut().find(|step| step.state == StepState::Present) {
            step.started_at = Some(begins);
        }
        if let Some(present) = &mut self.windows[here.at()].present {
            present.started = true;
        }
    }

    fn apply_finished(&mut self, at: Timestamp, place: u32, here: WindowIx, outcome: Outcome, cases: u16) {
        self.remember_undo(at, Undone::Finish, place, here);
        let ticket = &mut self.tickets[place as usize];
        if let Some(step) = ticket.steps.iter_mut().find(|step| step.state == StepState::Present) {
            (step.state, step.outcome, step.cases) = (StepState::Done, Some(outcome), cases);
            step.finished_at = Some(at);
        }
        let more = ticket.steps.iter().any(|step| step.state == StepState::Waiting);
        let arrived_at = ticket.arrived_at;
        self.windows[here.at()].served += 1;
        self.leave_window(at, place, here, if more { TicketState::Waiting } else { TicketState::Done });
        if more {
            self.wait_for_next_step(place, arrived_at);
        } else {
            self.tickets[place as usize].finished_at = Some(at);
        }
    }

    /// Tickets that are at no window: put back, ended, of another class, printed, with a further service.
    fn apply_to_ticket(&mut self, at: Timestamp, fact: &Fact, place: u32) {
        match fact {
            Fact::Requeued { since, .. } => {
                let ticket = &mut self.tickets[place as usize];
                let parked = ticket.state == TicketState::Parked;
                let service = ticket.present_service();
                ticket.requeues = ticket.requeues.saturating_add(u8::from(!parked));
                let line = if parked { QueueKey::Returning(service) } else { QueueKey::Service(service, ticket.class) };
                self.wait_again(place, line, *since);
            }
            Fact::Cancelled { .. } => {
                self.leave_lines(place);
                let ticket = &mut self.tickets[place as usize];
                (ticket.state, ticket.finished_at) = (TicketState::Cancelled, Some(at));
            }
            Fact::Granted { class, evidence, .. } => {
                let class = self.layout.class(class).unwrap_or(ORDINARY);
                self.change_class(place, class);
                self.tickets[place as usize].evidence = evidence.clone();
            }
            Fact::PrintRecorded { outcome, copy, .. } => {
                let ticket = &mut self.tickets[place as usize];
                ticket.printed = Some(*outcome);
                ticket.copies = ticket.copies.saturating_add(u8::from(*copy));
                return;
            }
            Fact::StepAdded { service, .. } => {
                let Some(service) = self.layout.service(service) else { return };
                self.tickets[place as usize].steps.push(Step::new(service));
            }
            _ => {}
        }
        self.tickets[place as usize].version += 1;
    }

    fn change_class(&mut self, place: u32, class: ClassIx) {
        let queued = std::mem::take(&mut self.tickets[place as usize].queued);
        self.tickets[place as usize].class = class;
        for mut stands in queued {
            self.queues.remove(&stands);
            if let QueueKey::Service(_, of) = &mut stands.queue {
                *of = class;
            }
            self.queues.insert(place, &stands);
            self.tickets[place as usize].queued.push(stands);
        }
    }

    /// Puts a ticket into the line of its next step, or of every remaining step when they may be taken in any order.
    fn wait_for_next_step(&mut self, place: u32, since: Timestamp) {
        let ticket = &self.tickets[place as usize];
        let class = ticket.class;
        let waiting = ticket.steps.iter().enumerate().filter(|(_, step)| step.state == StepState::Waiting);
        let next: Vec<(usize, ServiceIx)> =
            waiting.take(if ticket.parallel { usize::MAX } else { 1 }).map(|(at, step)| (at, step.service)).collect();
        self.tickets[place as usize].state = TicketState::Waiting;
        for (step, service) in next {
            self.stand(place, QueueKey::Service(service, class), since, step);
        }
    }

    /// Puts a ticket whose present step was interrupted into a line for the same step.
    fn wait_again(&mut self, place: u32, queue: QueueKey, since: Timestamp) {
        let ticket = &mut self.tickets[place as usize];
        ticket.state = TicketState::Waiting;
        let step = ticket.present_step().unwrap_or(0);
        if let Some(step) = ticket.steps.get_mut(step) {
            step.state = StepState::Waiting;
        }
        self.stand(place, queue, since, step);
    }

    fn stand(&mut self, place: u32, queue: QueueKey, since: Timestamp, step: usize) {
        self.order += 1;
        let stands = Queued { queue, since, order: self.order, step: u8::try_from(step).unwrap_or(0) };
        self.queues.insert(place, &stands);
        self.tickets[place as usize].queued.push(stands);
    }

    fn leave_lines(&mut self, place: u32) {
        for stands in std::mem::take(&mut self.tickets[place as usize].queued) {
            self.queues.remove(&stands);
        }
    }

    fn leave_window(&mut self, at: Timestamp, place: u32, here: WindowIx, state: TicketState) {
        self.tickets[place as usize].state = state;
        let window = &mut self.windows[here.at()];
        (window.present, window.since) = (None, at);
    }

    fn remember_undo(&mut self, at: Timestamp, what: Undone, place: u32, here: WindowIx) {
        let ticket_before = self.tickets[place as usize].clone();
        let version = ticket_before.version + 1;
        let window = &mut self.windows[here.at()];
        let lanes_before = window.lanes.clone();
        let present_before = window.present;
        if window.undoable.len() == UNDO_MAX {
            window.undoable.remove(0);
        }
        window.undoable.push(Undoable {
            at,
            what,
            ticket: place,
            version,
            ticket_before,
            present_before,
            lanes_before,
        });
    }

    fn apply_undone(&mut self, place: u32, here: WindowIx) {
        let Some(last) = self.windows[here.at()].undoable.pop() else { return };
        self.leave_lines(place);
        let version = self.tickets[place as usize].version;
        self.tickets[place as usize] = Ticket { version, ..last.ticket_before };
        for stands in self.tickets[place as usize].queued.clone() {
            self.queues.insert(place, &stands);
        }
        let window = &mut self.windows[here.at()];
        window.present = last.present_before;
        window.lanes = last.lanes_before;
        if last.what == Undone::Finish {
            window.served = window.served.saturating_sub(1);
        }
    }
}
