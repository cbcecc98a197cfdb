//! Call ahead (预叫): idle windows that wait for the next visitor, and tickets served without having waited.

use super::Hall;
use crate::{Act, Command, Fact, Particulars, Refusal, TicketId, Timestamp, WindowIx};

impl Hall {
    /// Calls the first visitor for whom an idle window waits. One call an entry: a board announces each entry once, so
    /// the next window's call comes with the next tick, which is due at once.
    pub(super) fn call_for_ready_window(&mut self, now: Timestamp, facts: &mut Vec<Fact>) {
        if self.ready.is_empty() || facts.iter().any(|fact| matches!(fact, Fact::Called { .. })) {
            return;
        }
        let next = self.ready.iter().find_map(|(_, at)| Some((*at, self.choose_and_explain(now, *at)?)));
        let Some((at, choice)) = next else { return };
        let called = self.brings(now, at, choice);
        self.apply(now, &called);
        facts.push(called);
    }

    /// Returns whether somebody waits for whom an idle window waits too.
    pub(super) fn call_is_due(&self) -> bool {
        self.ready.iter().any(|(_, at)| self.choose(self.now, *at, None).is_some())
    }

    /// Lets a window wait for the next visitor, or ends that.
    pub(super) fn set_waits_since(&mut self, at: WindowIx, since: Option<Timestamp>) {
        let window = &mut self.windows[at.at()];
        if let Some(before) = std::mem::replace(&mut window.waits_since, since) {
            self.ready.remove(&(before, at));
        }
        if let Some(since) = since {
            self.ready.insert((since, at));
        }
    }

    /// Somebody without a ticket (无号办理): one is given, and served at once.
    pub(super) fn serve_without_ticket(&self, now: Timestamp, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let Act::ServeWithoutTicket { window, ticket, services, class } = &command.act else { return Ok(Vec::new()) };
        let at = self.must_be_free(window)?;
        let issue = Act::Issue {
            ticket: *ticket,
            services: services.clone(),
            parallel: false,
            class: class.clone(),
            evidence: None,
            language: None,
            appointment: None,
            expected: None,
            particulars: Particulars::default(),
        };
        let mut facts = self.issue(now, &Command { actor: command.actor.clone(), act: issue })?;
        // Without a service it is the plan's advice service that is asked for.
        if let Some(Fact::Issued(issued)) = facts.first()
            && let Some(first) = issued.services.first()
            && !self.layout.service(first).is_some_and(|service| self.may_serve(at, service))
        {
            return Err(Refusal::NotOffered(first.clone()));
        }
        facts.push(Fact::ServedWithoutTicket { ticket: *ticket, window: window.clone() });
        Ok(facts)
    }

    /// Takes a visitor who never waited to the window.
    pub(super) fn apply_served_without_ticket(&mut self, at: Timestamp, ticket: TicketId, here: WindowIx) {
        let Ok(place) = self.place(ticket) else { return };
        self.leave_lines(place);
        let ticket = &mut self.tickets[place as usize];
        (ticket.called_at, ticket.window) = (Some(at), Some(here));
        if let Some(step) = ticket.steps.first_mut() {
            (step.state, step.window, step.called_at) = (crate::StepState::Present, Some(here), Some(at));
        }
        let window = &mut self.windows[here.at()];
        window.present = Some(crate::PresentVisitor::called(place, at, true));
        window.since = at;
        self.apply_started(at, place, here, false);
    }
}
