//! What clerks do with the visitor at a window: call, recall, start, no-show, finish, undo.

use super::{DOUBLE_PRESS_MS, Hall, UNDO_WITHIN_MS};
use crate::call_choice::{Choice, Lane, less_than};
use crate::{
    Fact, FinishPresent, PresentVisitor, Reason, Refusal, StepState, Ticket, TicketId, TicketState, Timestamp, Undone,
    Why, Window, WindowId, WindowIx, WindowState,
};

impl Hall {
    /// Returns the facts that precede a window's next call: the end of the current visitor's step, if asked for. None
    /// if nothing is to be done: a second press within [`DOUBLE_PRESS_MS`] of a call changes nothing.
    ///
    /// Never ends a ticket that was only called.
    pub(super) fn before_next(
        &self,
        now: Timestamp,
        window_ix: WindowIx,
        finish: Option<&FinishPresent>,
    ) -> Result<Option<Vec<Fact>>, Refusal> {
        let window = &self.windows[window_ix];
        if let Some(present) = window.present {
            let ticket = &self.tickets[present.ticket];
            let names_it = finish.filter(|finish| finish.ticket == ticket.id);
            let said_to_be_present = present.started && !ticket.start_assumed;
            if now - present.taken_since() < DOUBLE_PRESS_MS && !(names_it.is_some() && said_to_be_present) {
                return Ok(None);
            }
            return match (finish, names_it) {
                (None, _) => Err(Refusal::WindowBusy { number: ticket.number }),
                (Some(_), None) => Err(Refusal::NotCurrent),
                (Some(_), Some(_)) if !present.started => Err(Refusal::NotStarted { number: ticket.number }),
                (Some(_), Some(finish)) => self.finish(self.layout.window_id(window_ix), finish).map(Some),
            };
        }
        if window.is_open() && finish.is_some_and(|finish| !self.was_finished_at(window_ix, finish)) {
            return Err(Refusal::NotCurrent);
        }
        match window.state {
            WindowState::Open => Ok(Some(Vec::new())),
            WindowState::Paused { .. } => Err(Refusal::WindowPaused),
            WindowState::Closed => Err(Refusal::WindowNotOpen),
        }
    }

    /// Returns the result of an idle window's request for the next visitor: a call, or waiting if asked to.
    pub(super) fn call_or_wait(&self, now: Timestamp, window_ix: WindowIx, wait: bool) -> Option<Fact> {
        let window = &self.windows[window_ix];
        if !window.is_open() {
            return None;
        }
        if let Some(choice) = self.floor().choose_and_explain(now, window_ix) {
            return Some(self.brings(now, window_ix, choice));
        }
        let waits = wait && window.waits_since.is_none();
        waits.then(|| Fact::WindowWaits { window: self.layout.window_id(window_ix).clone() })
    }

    /// Returns the fact that a choice leads to: a call, unless the visitor is still at the window and continues with
    /// a further step.
    pub(super) fn brings(&self, now: Timestamp, window_ix: WindowIx, choice: Choice) -> Fact {
        let ticket = &self.tickets[choice.ticket];
        let last = self.windows[window_ix].undoable.back();
        let stands_at_window = last.is_some_and(|last| {
            let nothing_since = last.ticket == choice.ticket && last.version == ticket.version;
            last.what == Undone::Finish && nothing_since && now - last.at <= UNDO_WITHIN_MS
        });
        let (ticket, window, step) = (ticket.id, self.layout.window_id(window_ix).clone(), choice.step);
        let why = Box::new(choice.why);
        if stands_at_window {
            Fact::WentOn { ticket, window, step, why }
        } else {
            Fact::Called { ticket, window, step, why }
        }
    }

    /// Returns whether a visitor whose finish is requested again was already finished at this window.
    fn was_finished_at(&self, window: WindowIx, finish: &FinishPresent) -> bool {
        let done = |step: &crate::Step| step.window == Some(window) && step.state == StepState::Done;
        self.ticket(finish.ticket).is_some_and(|ticket| ticket.steps.iter().any(done))
    }

    pub(super) fn call(
        &self,
        now: Timestamp,
        id: &WindowId,
        ticket: TicketId,
        reason: Option<Reason>,
    ) -> Result<Vec<Fact>, Refusal> {
        let window_ix = self.must_be_free(id)?;
        let ticket = &self.tickets[self.index_of(ticket)?];
        let aside = matches!(ticket.state, TicketState::Missed | TicketState::Parked);
        let mut was_at_window = ticket.window == Some(window_ix) && aside;
        match ticket.state {
            TicketState::Waiting | TicketState::Missed | TicketState::Parked => {}
            TicketState::Called | TicketState::Serving => {
                let window = ticket.window.map_or(id, |other| self.layout.window_id(other));
                return Err(Refusal::AtAnotherWindow { window: window.clone() });
            }
            TicketState::Done | TicketState::Cancelled | TicketState::Expired => {
                return Err(Refusal::WrongState { state: ticket.state.as_str() });
            }
        }
        // Of steps in any order, the one that this window serves.
        let waits = ticket.queued().iter().map(|place| usize::from(place.step));
        let offered_step = waits.clone().find(|step| self.must_offer(window_ix, ticket, *step).is_ok());
        let step = offered_step.or(ticket.present_step()).unwrap_or(0);
        match self.must_be_in_time(now, ticket) {
            Err(refusal) if was_at_window && reason.is_none() => return Err(refusal),
            Err(_) => was_at_window = false,
            Ok(()) => {}
        }
        if !was_at_window {
            reason.ok_or(Refusal::ReasonRequired)?;
            self.must_offer(window_ix, ticket, step)?;
        }
        let since = ticket.queued().first().map_or(ticket.arrived_at, |place| place.since);
        let waited_ms = self.hours().open_ms_between(since, now);
        // A parked or missed ticket waits in no queue.
        let step_since = ticket.steps[step].waits_since.filter(|_| !aside).unwrap_or(if aside { now } else { since });
        let why = Why {
            lane: if was_at_window { Lane::Latecomer } else { Lane::OutOfOrder },
            tier: if self.floor().is_own(window_ix, ticket.steps[step].service) { 1 } else { 2 },
            waited_ms,
            step_waited_ms: less_than(waited_ms, self.hours().open_ms_between(step_since, now)),
            head_start_ms: 0,
            passed: self.passed_by(window_ix, ticket),
            others_waited: false,
            in_a_row: 0,
            candidates: self.floor().passed_over(now, window_ix, ticket, step),
            reason,
        };
        let step = u8::try_from(step).unwrap_or(0);
        Ok(vec![Fact::Called { ticket: ticket.id, window: id.clone(), step, why: Box::new(why) }])
    }

    fn must_offer(&self, window: WindowIx, ticket: &Ticket, step: usize) -> Result<(), Refusal> {
        let service = ticket.steps[step].service;
        let sent_to_window = ticket.queued().iter().any(|place| place.queue == crate::QueueKey::Window(window));
        if sent_to_window || self.floor().may_serve(window, service) {
            return Ok(());
        }
        Err(Refusal::NotOffered(self.layout.service_id(service).clone()))
    }

    /// Counts the tickets that wait for this window's own services and arrived before a ticket.
    fn passed_by(&self, window: WindowIx, ticket: &Ticket) -> u32 {
        let own = self.layout.windows[window.index()].own.iter();
        let covered = self
            .windows
            .covered(window)
            .iter()
            .filter(|service| !self.layout.windows[window.index()].own.contains(service));
        let services = own.chain(covered).filter_map(|service| self.tickets.queues().service(*service));
        let earlier =
            services.flat_map(|queues| &queues.classes).map(|queue| queue.rank(ticket.arrived_at, 0)).sum::<usize>();
        u32::try_from(earlier).unwrap_or(u32::MAX)
    }

    pub(super) fn must_be_free(&self, id: &WindowId) -> Result<WindowIx, Refusal> {
        let window = self.window_index(id)?;
        if let Some(ticket) = self.present(window) {
            return Err(Refusal::WindowBusy { number: ticket.number });
        }
        match self.windows[window].state {
            WindowState::Open => Ok(window),
            WindowState::Paused { .. } => Err(Refusal::WindowPaused),
            WindowState::Closed => Err(Refusal::WindowNotOpen),
        }
    }

    /// Returns the visitor at a window, who must hold this ticket.
    pub(super) fn must_be_present(
        &self,
        id: &WindowId,
        ticket: TicketId,
    ) -> Result<(WindowIx, PresentVisitor, &Ticket), Refusal> {
        let window = self.window_index(id)?;
        let present = self.windows[window].present.ok_or(Refusal::NotCurrent)?;
        let current = &self.tickets[present.ticket];
        if current.id == ticket { Ok((window, present, current)) } else { Err(Refusal::NotCurrent) }
    }

    pub(super) fn recall(&self, now: Timestamp, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (_, present, current) = self.must_be_present(id, ticket)?;
        if present.started && !current.start_assumed {
            return Err(Refusal::AlreadyStarted { number: current.number });
        }
        let missed = &self.layout.plan().missed;
        if current.recalls >= missed.recalls_max {
            return Err(Refusal::RecallsUsedUp);
        }
        let may_recall_at = present.called_at + i64::from(missed.recall_every_s) * 1000;
        if now < may_recall_at {
            return Err(Refusal::RecallTooSoon { until: may_recall_at });
        }
        Ok(vec![Fact::Recalled { ticket, window: id.clone() }])
    }

    pub(super) fn start(&self, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (_, present, current) = self.must_be_present(id, ticket)?;
        if present.started && !current.start_assumed {
            return Ok(Vec::new());
        }
        Ok(vec![Fact::Started { ticket, window: id.clone(), assumed: false }])
    }

    pub(super) fn miss(&self, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (_, present, current) = self.must_be_present(id, ticket)?;
        if present.started && !current.start_assumed {
            return Err(Refusal::AlreadyStarted { number: current.number });
        }
        Ok(vec![Fact::Missed { ticket, window: id.clone() }])
    }

    /// Finishes the current step at the clerk's request; a visitor who was only called is assumed to have come.
    pub(super) fn finish(&self, id: &WindowId, finish: &FinishPresent) -> Result<Vec<Fact>, Refusal> {
        let (_, present, current) = self.must_be_present(id, finish.ticket)?;
        let mut facts = Vec::new();
        if !present.started && self.layout.plan().calling.confirm_arrival {
            return Err(Refusal::NotStarted { number: current.number });
        }
        if !present.started {
            facts.push(Fact::Started { ticket: finish.ticket, window: id.clone(), assumed: true });
        }
        let service = current.present_service();
        let outcome = finish.outcome.unwrap_or(self.layout.services[service.index()].default_outcome);
        let cases = finish.cases.unwrap_or(1);
        facts.push(Fact::Finished { ticket: finish.ticket, window: id.clone(), outcome, cases });
        facts.extend(self.after_finish(current.present_step().unwrap_or(0), service, outcome, finish)?);
        Ok(facts)
    }

    /// Returns what a window may undo now: the act, its ticket, and until when.
    #[must_use]
    pub fn may_undo(&self, now: Timestamp, window: WindowIx) -> Option<(Undone, &Ticket, Timestamp)> {
        self.undo(now, self.layout.window_id(window)).ok()?;
        let last = self.windows[window].undoable.back()?;
        Some((last.what, &self.tickets[last.ticket], last.at + UNDO_WITHIN_MS))
    }

    pub(super) fn undo(&self, now: Timestamp, id: &WindowId) -> Result<Vec<Fact>, Refusal> {
        let window_ix = self.window_index(id)?;
        let window: &Window = &self.windows[window_ix];
        let last = window.undoable.back().filter(|last| now - last.at <= UNDO_WITHIN_MS);
        let last = last.ok_or(Refusal::NothingToUndo)?;
        let ticket = &self.tickets[last.ticket];
        if ticket.version != last.version {
            return Err(Refusal::ChangedSince);
        }
        let present = window.present.map(|present| present.ticket);
        let at_window_then = last.present_before.is_some();
        if at_window_then && present.is_some_and(|present| present != last.ticket) {
            return Err(Refusal::WindowBusy { number: self.tickets[present.unwrap_or(0)].number });
        }
        let mut facts = vec![Fact::Undone { window: id.clone(), ticket: ticket.id, what: last.what }];
        // The window to which the visitor had been sent may have closed in the meantime, or the clerk may have left.
        if last.ticket_before.queued().iter().any(|place| !self.floor().is_read(&place.queue)) {
            facts.push(Fact::ReturnedToQueue { ticket: ticket.id });
        }
        Ok(facts)
    }
}
