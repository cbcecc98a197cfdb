//! What clerks do with the visitor at a window: call, recall, start, miss, finish, take back.

use super::{DOUBLE_PRESS_MS, Hall, UNDO_WITHIN_MS};
use crate::call_choice::{Choice, Lane, less_than};
use crate::{
    Fact, FinishPresent, PresentVisitor, Reason, Refusal, StepState, Ticket, TicketId, TicketState, Timestamp, Undone,
    Why, Window, WindowId, WindowIx, WindowState,
};

impl Hall {
    /// Finishes the present visitor when asked to, then calls whoever is next.
    ///
    /// A second press within [`DOUBLE_PRESS_MS`] of a call changes nothing, and a ticket that was only called is never
    /// ended by it.
    pub(super) fn call_next(
        &mut self,
        now: Timestamp,
        id: &WindowId,
        finish: Option<&FinishPresent>,
        wait: bool,
    ) -> Result<Vec<Fact>, Refusal> {
        let at = self.window_at(id)?;
        let mut facts = Vec::new();
        if let Some(present) = self.windows[at.at()].present {
            let ticket = &self.tickets[present.ticket as usize];
            let names_it = finish.filter(|finish| finish.ticket == ticket.id);
            let said_to_be_here = present.started && !ticket.start_assumed;
            if now - present.taken_since() < DOUBLE_PRESS_MS && !(names_it.is_some() && said_to_be_here) {
                return Ok(Vec::new());
            }
            match (finish, names_it) {
                (None, _) => return Err(Refusal::WindowBusy { number: ticket.number }),
                (Some(_), None) => return Err(Refusal::NotCurrent),
                (Some(_), Some(_)) if !present.started => {
                    return Err(Refusal::NotStarted { number: ticket.number });
                }
                (Some(_), Some(finish)) => facts.append(&mut self.finish(id, finish)?),
            }
        } else if self.windows[at.at()].is_open() && finish.is_some_and(|finish| !self.was_finished_at(at, finish)) {
            return Err(Refusal::NotCurrent);
        }
        match &self.windows[at.at()].state {
            WindowState::Open => {}
            WindowState::Paused { .. } if facts.is_empty() => return Err(Refusal::WindowPaused),
            WindowState::Closed if facts.is_empty() => return Err(Refusal::WindowNotOpen),
            WindowState::Paused { .. } | WindowState::Closed => {}
        }
        for fact in &facts {
            self.apply(now, fact);
        }
        if !self.windows[at.at()].is_open() {
            return Ok(facts);
        }
        let then = match self.choose_and_explain(now, at) {
            Some(choice) => Some(self.brings(now, at, choice)),
            None if wait && self.windows[at.at()].waits_since.is_none() => {
                Some(Fact::WindowWaits { window: id.clone() })
            }
            None => None,
        };
        if let Some(fact) = then {
            self.apply(now, &fact);
            facts.push(fact);
        }
        Ok(facts)
    }

    /// Returns what a choice brings: a call, unless the visitor still stands at the window and goes on with a further step.
    pub(super) fn brings(&self, now: Timestamp, at: WindowIx, choice: Choice) -> Fact {
        let ticket = &self.tickets[choice.ticket as usize];
        let last = self.windows[at.at()].undoable.back();
        let stands_here = last.is_some_and(|last| {
            let nothing_since = last.ticket == choice.ticket && last.version == ticket.version;
            last.what == Undone::Finish && nothing_since && now - last.at <= UNDO_WITHIN_MS
        });
        let (ticket, window, step) = (ticket.id, self.layout.window_id(at).clone(), choice.step);
        let why = Box::new(choice.why);
        if stands_here {
            Fact::WentOn { ticket, window, step, why }
        } else {
            Fact::Called { ticket, window, step, why }
        }
    }

    /// Returns whether a visitor whose end is asked for again was finished at this window already.
    fn was_finished_at(&self, at: WindowIx, finish: &FinishPresent) -> bool {
        let done = |step: &crate::Step| step.window == Some(at) && step.state == StepState::Done;
        self.ticket(finish.ticket).is_some_and(|ticket| ticket.steps.iter().any(done))
    }

    pub(super) fn call(
        &self,
        now: Timestamp,
        id: &WindowId,
        ticket: TicketId,
        reason: Option<Reason>,
    ) -> Result<Vec<Fact>, Refusal> {
        let at = self.must_be_free(id)?;
        let ticket = &self.tickets[self.place(ticket)? as usize];
        let aside = matches!(ticket.state, TicketState::Missed | TicketState::Parked);
        let mut was_here = ticket.window == Some(at) && aside;
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
        // Of steps in any order, whichever is done here.
        let waits = ticket.queued.iter().map(|place| usize::from(place.step));
        let done_here = waits.clone().find(|step| self.must_offer(at, ticket, *step).is_ok());
        let step = done_here.or(ticket.present_step()).unwrap_or(0);
        match self.must_be_in_time(now, ticket) {
            Err(refusal) if was_here && reason.is_none() => return Err(refusal),
            Err(_) => was_here = false,
            Ok(()) => {}
        }
        if !was_here {
            reason.ok_or(Refusal::ReasonRequired)?;
            self.must_offer(at, ticket, step)?;
        }
        let since = ticket.queued.first().map_or(ticket.arrived_at, |place| place.since);
        let waited_ms = self.hours().open_ms_between(since, now);
        // Whoever is aside waits in no line.
        let step_since = ticket.steps[step].waits_since.filter(|_| !aside).unwrap_or(if aside { now } else { since });
        let why = Why {
            lane: if was_here { Lane::Latecomer } else { Lane::OutOfOrder },
            tier: if self.is_own(at, ticket.steps[step].service) { 1 } else { 2 },
            waited_ms,
            step_waited_ms: less_than(waited_ms, self.hours().open_ms_between(step_since, now)),
            head_start_ms: 0,
            passed: self.passed_by(at, ticket),
            others_waited: false,
            in_a_row: 0,
            candidates: self.passed_over(now, at, ticket, step),
            reason,
        };
        let step = u8::try_from(step).unwrap_or(0);
        Ok(vec![Fact::Called { ticket: ticket.id, window: id.clone(), step, why: Box::new(why) }])
    }

    fn must_offer(&self, at: WindowIx, ticket: &Ticket, step: usize) -> Result<(), Refusal> {
        let service = ticket.steps[step].service;
        let sent_here = ticket.queued.iter().any(|place| place.queue == crate::QueueKey::Window(at));
        if sent_here || self.may_serve(at, service) {
            return Ok(());
        }
        Err(Refusal::NotOffered(self.layout.service_id(service).clone()))
    }

    /// Counts those who wait for this window's own services and came before a ticket.
    fn passed_by(&self, at: WindowIx, ticket: &Ticket) -> u32 {
        let own = self.layout.windows[at.at()].own.iter();
        let covered = self.covered(at).iter().filter(|service| !self.layout.windows[at.at()].own.contains(service));
        let lines = own.chain(covered).filter_map(|service| self.queues.service(*service));
        let earlier =
            lines.flat_map(|queues| &queues.classes).map(|queue| queue.rank(ticket.arrived_at, 0)).sum::<usize>();
        u32::try_from(earlier).unwrap_or(u32::MAX)
    }

    pub(super) fn must_be_free(&self, id: &WindowId) -> Result<WindowIx, Refusal> {
        let at = self.window_at(id)?;
        if let Some(ticket) = self.present(at) {
            return Err(Refusal::WindowBusy { number: ticket.number });
        }
        match self.windows[at.at()].state {
            WindowState::Open => Ok(at),
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
        let at = self.window_at(id)?;
        let present = self.windows[at.at()].present.ok_or(Refusal::NotCurrent)?;
        let here = &self.tickets[present.ticket as usize];
        if here.id == ticket { Ok((at, present, here)) } else { Err(Refusal::NotCurrent) }
    }

    pub(super) fn recall(&self, now: Timestamp, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (_, present, here) = self.must_be_present(id, ticket)?;
        if present.started && !here.start_assumed {
            return Err(Refusal::AlreadyStarted { number: here.number });
        }
        let missed = &self.layout.plan().missed;
        if here.recalls >= missed.recalls_max {
            return Err(Refusal::RecallsUsedUp);
        }
        let may_recall_at = present.called_at + i64::from(missed.recall_every_s) * 1000;
        if now < may_recall_at {
            return Err(Refusal::RecallTooSoon { until: may_recall_at });
        }
        Ok(vec![Fact::Recalled { ticket, window: id.clone() }])
    }

    pub(super) fn start(&self, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (_, present, here) = self.must_be_present(id, ticket)?;
        if present.started && !here.start_assumed {
            return Ok(Vec::new());
        }
        Ok(vec![Fact::Started { ticket, window: id.clone(), assumed: false }])
    }

    pub(super) fn miss(&self, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (_, present, here) = self.must_be_present(id, ticket)?;
        if present.started && !here.start_assumed {
            return Err(Refusal::AlreadyStarted { number: here.number });
        }
        Ok(vec![Fact::Missed { ticket, window: id.clone() }])
    }

    /// Ends the present step because the clerk says so; a visitor who was only called is taken as having been there.
    pub(super) fn finish(&self, id: &WindowId, finish: &FinishPresent) -> Result<Vec<Fact>, Refusal> {
        let (_, present, here) = self.must_be_present(id, finish.ticket)?;
        let mut facts = Vec::new();
        if !present.started && self.layout.plan().calling.confirm_arrival {
            return Err(Refusal::NotStarted { number: here.number });
        }
        if !present.started {
            facts.push(Fact::Started { ticket: finish.ticket, window: id.clone(), assumed: true });
        }
        let service = here.present_service();
        let outcome = finish.outcome.unwrap_or(self.layout.services[service.at()].default_outcome);
        let cases = finish.cases.unwrap_or(1);
        facts.push(Fact::Finished { ticket: finish.ticket, window: id.clone(), outcome, cases });
        facts.extend(self.after_finish(here.present_step().unwrap_or(0), service, outcome, finish)?);
        Ok(facts)
    }

    /// Returns what a window may take back now: which act, whose, and until when.
    #[must_use]
    pub fn may_undo(&self, now: Timestamp, at: WindowIx) -> Option<(Undone, &Ticket, Timestamp)> {
        self.undo(now, self.layout.window_id(at)).ok()?;
        let last = self.windows[at.at()].undoable.back()?;
        Some((last.what, &self.tickets[last.ticket as usize], last.at + UNDO_WITHIN_MS))
    }

    pub(super) fn undo(&self, now: Timestamp, id: &WindowId) -> Result<Vec<Fact>, Refusal> {
        let at = self.window_at(id)?;
        let window: &Window = &self.windows[at.at()];
        let last = window.undoable.back().filter(|last| now - last.at <= UNDO_WITHIN_MS);
        let last = last.ok_or(Refusal::NothingToUndo)?;
        let ticket = &self.tickets[last.ticket as usize];
        if ticket.version != last.version {
            return Err(Refusal::ChangedSince);
        }
        let present = window.present.map(|present| present.ticket);
        let here_then = last.present_before.is_some();
        if here_then && present.is_some_and(|present| present != last.ticket) {
            return Err(Refusal::WindowBusy { number: self.tickets[present.unwrap_or(0) as usize].number });
        }
        let mut facts = vec![Fact::Undone { window: id.clone(), ticket: ticket.id, what: last.what }];
        // The window to which the visitor had been sent may have closed since, or the clerk may have left.
        if last.ticket_before.queued.iter().any(|place| !self.is_read(&place.queue)) {
            facts.push(Fact::ReturnedToLine { ticket: ticket.id });
        }
        Ok(facts)
    }
}
