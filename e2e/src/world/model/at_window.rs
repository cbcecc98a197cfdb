//! A visitor at a window, taken in: called again, there, away, set aside, sent on, finished, taken back.

use hall_core::{Fact, StepState, TicketId, TicketState, Timestamp, Undone, Why, WindowId, facts};

use super::take::UNDO_MAX;
use super::{Before, Model, Present, Queue, Ticket};
use crate::world::promise::{Broken, GOES_ON, MODEL, ONE_PLACE, ONE_VISITOR, STEPS, holds, misled};

/// So long after the end of a step a visitor is taken as standing at the window.
const STANDS_MS: i64 = 120_000;

impl Model {
    pub(super) fn before(
        &self,
        at: Timestamp,
        what: Undone,
        id: TicketId,
        window: &WindowId,
    ) -> Result<Before, Broken> {
        let ticket = self.ticket(id).cloned();
        let ticket = ticket.ok_or_else(|| Broken::new(MODEL, format!("{id} is not of today")))?;
        let window = self.windows.get(window);
        let window = window.ok_or_else(|| Broken::new(MODEL, "there is no such window"))?;
        let (present, lanes, run) = (window.present, window.lanes.clone(), window.run.clone());
        let kept = ticket.present_step().map(|step| self.kept_of(id, step)).unwrap_or_default();
        Ok(Before { at, what, changes: ticket.changes + 1, ticket, present, lanes, run, kept })
    }

    fn recalled(&mut self, at: Timestamp, id: TicketId, window_id: &WindowId) -> Result<(), Broken> {
        let present = Present { ticket: id, called_at: at, started: false, went_on_at: None };
        self.window_known(window_id)?.present = Some(present);
        let ticket = self.known(id)?;
        (ticket.state, ticket.recalls) = (TicketState::Called, ticket.recalls.saturating_add(1));
        ticket.start_assumed = false;
        Ok(())
    }

    /// A visitor at a window: called again, there, away, set aside, sent on, finished; or back from being set aside.
    pub(super) fn at_window(
        &mut self,
        at: Timestamp,
        fact: &Fact,
        id: TicketId,
        window_id: &WindowId,
    ) -> Result<(), Broken> {
        if let Fact::Resumed { .. } = fact {
            return self.resumed(at, id, window_id);
        }
        let here = self.window_known(window_id)?.present;
        holds(here.is_some_and(|present| present.ticket == id), ONE_PLACE, || {
            format!("{fact:?}, but {here:?} is there")
        })?;
        match fact {
            // A repeated call and an assumed start change nothing that the clerk did.
            Fact::Recalled { .. } => return self.recalled(at, id, window_id),
            Fact::Started { assumed, .. } => {
                if let Some(present) = &mut self.window_known(window_id)?.present {
                    present.started = true;
                }
                let ticket = self.known(id)?;
                (ticket.state, ticket.start_assumed) = (TicketState::Serving, *assumed);
                if *assumed {
                    return Ok(());
                }
            }
            Fact::Missed { .. } => self.leave(at, id, window_id, TicketState::Missed, Some(Undone::Miss))?,
            Fact::Parked { .. } => self.leave(at, id, window_id, TicketState::Parked, None)?,
            Fact::Finished { .. } => self.finished(at, id, window_id)?,
            Fact::SentToService { service, step, since, .. } => {
                self.leave(at, id, window_id, TicketState::Waiting, None)?;
                let ticket = self.known(id)?;
                let (left, next) = (ticket.present_step().unwrap_or(0), ticket.steps.len());
                holds(step.map(usize::from) == Some(next), STEPS, || format!("{fact:?}, but the next step is {next}"))?;
                ticket.steps[left].1 = StepState::Transferred;
                ticket.steps.push((service.clone(), StepState::Waiting));
                let behind = ticket.order.iter().position(|step| *step == left).map_or(0, |place| place + 1);
                ticket.order.insert(behind, next);
                ticket.plain = false;
                let arrived_at = ticket.arrived_at;
                self.wait_for_next(id, at, |step| if step == next { *since } else { arrived_at })?;
            }
            Fact::SentToWindow { to, since, .. } => {
                self.leave(at, id, window_id, TicketState::Waiting, None)?;
                self.wait_again(id, at, |_| Queue::Window(to.clone()), *since)?;
            }
            Fact::SentToClerk { to, since, .. } => {
                self.leave(at, id, window_id, TicketState::Waiting, None)?;
                self.wait_again(id, at, |_| Queue::Clerk(to.clone()), *since)?;
            }
            Fact::Resumed { .. }
            | Fact::ServedWithoutTicket { .. }
            | Fact::Undone { .. }
            | Fact::Issued(_)
            | facts!(days)
            | facts!(windows)
            | facts!(calls)
            | facts!(tickets)
            | facts!(cases)
            | facts!(late)
            | facts!(bookings) => return Err(misled(fact)),
        }
        self.known(id)?.changes += 1;
        Ok(())
    }

    fn leave(
        &mut self,
        at: Timestamp,
        id: TicketId,
        window: &WindowId,
        state: TicketState,
        undo: Option<Undone>,
    ) -> Result<(), Broken> {
        let before = undo.map(|what| self.before(at, what, id, window)).transpose()?;
        let here = self.window_known(window)?;
        here.present = None;
        here.before.extend(before);
        let too_many = here.before.len().saturating_sub(UNDO_MAX);
        here.before.drain(..too_many);
        self.known(id)?.state = state;
        Ok(())
    }

    fn finished(&mut self, at: Timestamp, id: TicketId, window: &WindowId) -> Result<(), Broken> {
        self.leave(at, id, window, TicketState::Done, Some(Undone::Finish))?;
        let ticket = self.known(id)?;
        ticket.finished_at.insert(window.clone());
        let ended = ticket.steps.iter().position(|(_, state)| *state == StepState::Present);
        ended.into_iter().for_each(|step| ticket.steps[step].1 = StepState::Done);
        ticket.plain = false;
        let arrived_at = ticket.arrived_at;
        if ticket.steps.iter().any(|(_, state)| *state == StepState::Waiting) {
            self.wait_for_next(id, at, |_| arrived_at)?;
        }
        self.just_ended = ended.map(|step| (id, step));
        Ok(())
    }

    /// Whether the last that a window did was to end a step of a visitor, to whom nothing has happened since.
    pub(super) fn stands_at(&self, at: Timestamp, id: TicketId, window: &WindowId) -> bool {
        let last = self.windows.get(window).and_then(|window| window.before.last());
        let ended = last.filter(|last| last.what == Undone::Finish && at - last.at <= STANDS_MS);
        ended.zip(self.ticket(id)).is_some_and(|(last, ticket)| last.ticket.id == id && last.changes == ticket.changes)
    }

    /// Somebody whose step ended goes on with a further one: as by a call, but nobody is called, and the service is taken as begun.
    /// To take the end of the step before back takes this back too.
    pub(super) fn went_on(
        &mut self,
        at: Timestamp,
        id: TicketId,
        window_id: &WindowId,
        step: usize,
        why: &Why,
    ) -> Result<(), Broken> {
        let stands = self.stands_at(at, id, window_id);
        holds(stands, GOES_ON, || format!("{id} went on at {window_id} and does not stand there"))?;
        let free = self.windows.get(window_id).is_some_and(|window| window.open && window.present.is_none());
        holds(free, ONE_VISITOR, || format!("{id} went on at {window_id}, which is not free"))?;
        self.check_order(at, id, window_id, step, why)?;
        self.check_choice(at, id, window_id, step, why)?;
        let ticket = self.known(id)?;
        ticket.standing.clear();
        (ticket.state, ticket.window) = (TicketState::Serving, Some(window_id.clone()));
        (ticket.start_assumed, ticket.plain, ticket.changes) = (true, false, ticket.changes + 1);
        ticket.steps[step].1 = StepState::Present;
        let (changes, class) = (ticket.changes, ticket.class.clone());
        let window = self.window_known(window_id)?;
        let ended = window.before.last_mut().filter(|before| before.ticket.id == id && before.what == Undone::Finish);
        let ended = ended.ok_or_else(|| Broken::new(GOES_ON, format!("{id} ended no step at {window_id}")))?;
        (ended.at, ended.changes) = (at, changes);
        let called_at = ended.present.map_or(at, |present| present.called_at);
        window.present = Some(Present { ticket: id, called_at, started: true, went_on_at: Some(at) });
        window.counts(class, why);
        Ok(())
    }

    fn resumed(&mut self, at: Timestamp, id: TicketId, window_id: &WindowId) -> Result<(), Broken> {
        let window = self.window_known(window_id)?;
        holds(window.present.is_none(), ONE_VISITOR, || format!("{id} came back to {window_id}, where somebody is"))?;
        window.present = Some(Present { ticket: id, called_at: at, started: true, went_on_at: None });
        let ticket = self.known(id)?;
        let parked_here = ticket.state == TicketState::Parked && ticket.window.as_ref() == Some(window_id);
        holds(parked_here, ONE_PLACE, || format!("{} came back while {:?}", ticket.number, ticket.state))?;
        (ticket.state, ticket.start_assumed, ticket.changes) = (TicketState::Serving, false, ticket.changes + 1);
        Ok(())
    }

    pub(super) fn undone(&mut self, id: TicketId, window_id: &WindowId, what: Undone) -> Result<(), Broken> {
        let changes = self.known(id)?.changes;
        let window = self.window_known(window_id)?;
        let Some(before) = window.before.pop() else {
            return Err(Broken::new(MODEL, format!("{window_id} had nothing to take back")));
        };
        let fits = before.ticket.id == id && before.what == what && before.changes == changes;
        holds(fits, MODEL, || format!("{window_id} took {what:?} of {id} back, not {:?}", before.what))?;
        let busy = before.present.is_some() && window.present.is_some_and(|present| present.ticket != id);
        holds(!busy, ONE_VISITOR, || format!("{id} was taken back to {window_id}, where somebody is"))?;
        (window.present, window.lanes, window.run) = (before.present, before.lanes, before.run);
        if what == Undone::Finish
            && let Some(step) = before.ticket.present_step()
        {
            self.forget_outcome(id, step, before.kept);
        }
        *self.known(id)? = Ticket { changes: changes + 1, ..before.ticket };
        Ok(())
    }

    /// A parked visitor waits again: for the window that set them aside, or for any once that closed.
    pub(super) fn came_back(
        &mut self,
        at: Timestamp,
        id: TicketId,
        window: Option<&WindowId>,
        interrupted: bool,
    ) -> Result<(), Broken> {
        let ticket = self.known(id)?;
        let parked = ticket.state == TicketState::Parked;
        holds(parked, ONE_PLACE, || format!("{} came back while {:?}", ticket.number, ticket.state))?;
        let fits = window.is_none() || ticket.window.as_ref() == window;
        holds(fits, MODEL, || format!("{} came back to another window than its own", ticket.number))?;
        ticket.changes += 1;
        let to = window.cloned();
        let any = if interrupted { Queue::Interrupted } else { Queue::Returning };
        self.wait_again(id, at, |service| to.map_or_else(|| any(service.clone()), Queue::Window), at)
    }

    /// The window that it was sent to closed, or its clerk left: it waits for any of its service, by the same time.
    pub(super) fn returned_to_queue(&mut self, id: TicketId) -> Result<(), Broken> {
        let ticket = self.known(id)?;
        ticket.changes += 1;
        for stands in
            ticket.standing.iter_mut().filter(|stands| matches!(stands.queue, Queue::Window(_) | Queue::Clerk(_)))
        {
            if let Some((service, _)) = ticket.steps.get(stands.step) {
                stands.queue = Queue::Returning(service.clone());
            }
        }
        Ok(())
    }

    /// Somebody who never waited is served at once.
    pub(super) fn served_without_ticket(
        &mut self,
        at: Timestamp,
        id: TicketId,
        window_id: &WindowId,
    ) -> Result<(), Broken> {
        let window = self.window_known(window_id)?;
        let free = window.open && window.present.is_none();
        holds(free, ONE_VISITOR, || format!("{id} is served at {window_id}, where somebody is"))?;
        window.present = Some(Present { ticket: id, called_at: at, started: true, went_on_at: None });
        let ticket = self.known(id)?;
        ticket.standing.clear();
        (ticket.state, ticket.window) = (TicketState::Serving, Some(window_id.clone()));
        (ticket.start_assumed, ticket.plain, ticket.changes) = (false, false, ticket.changes + 1);
        if let Some((_, state)) = ticket.steps.first_mut() {
            *state = StepState::Present;
        }
        Ok(())
    }
}
