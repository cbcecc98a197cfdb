//! The real hall beside the model: the same tickets in the same places, the same windows, nothing twice.

use std::collections::BTreeMap;

use hall_core::{Hall, QueueKey, TicketId, TicketState, WindowState};

use super::{Model, Queue, Standing};
use crate::world::promise::{Broken, MODEL, ONE_PLACE, ONE_VISITOR, ONE_WINDOW, STRANDED, holds};

impl Model {
    /// Compares all that both know, and looks at the real hall's own order.
    pub(crate) fn compare(&self, hall: &Hall) -> Result<(), Broken> {
        holds(hall.now() == self.now || self.seq == 0, MODEL, || format!("{:?} is not {:?}", hall.now(), self.now))?;
        holds(hall.tickets().len() == self.tickets.len(), MODEL, || {
            format!("the hall has {} tickets, the model {}", hall.tickets().len(), self.tickets.len())
        })?;
        self.compare_windows(hall)?;
        self.compare_tickets(hall)?;
        self.compare_later(hall)?;
        one_place_each(hall)
    }

    fn compare_windows(&self, hall: &Hall) -> Result<(), Broken> {
        for window in hall.layout().window_ixs() {
            let id = hall.layout().window_id(window);
            let (real, Some(model)) = (hall.window(window), self.windows.get(id)) else {
                return Err(Broken::new(MODEL, format!("the model has no {id}")));
            };
            let present = hall.present(window).map(|ticket| ticket.id);
            let same = present == model.present.map(|present| present.ticket)
                && real.is_open() == model.open
                && matches!(real.state, WindowState::Paused { .. }) == model.paused
                && real.clerk == model.clerk
                && real.present.map(|present| (present.called_at, present.started, present.went_on_at))
                    == model.present.map(|present| (present.called_at, present.started, present.went_on_at));
            holds(same, MODEL, || format!("{id} is {real:?}, in the model {model:?}"))?;
        }
        Ok(())
    }

    fn compare_tickets(&self, hall: &Hall) -> Result<(), Broken> {
        let layout = hall.layout();
        for (real, model) in hall.tickets().iter().zip(&self.tickets) {
            let window = real.window.map(|window_ix| layout.window_id(window_ix));
            let states = real.steps.iter().map(|step| step.state).eq(model.steps.iter().map(|(_, state)| *state));
            let same = real.id == model.id
                && real.number == model.number
                && real.state == model.state
                && *layout.class_id(real.class) == model.class
                && window == model.window.as_ref()
                && (real.recalls, real.requeues) == (model.recalls, model.requeues)
                && states
                && real.queued().len() == model.standing.len();
            holds(same, MODEL, || format!("{} is {real:?}, in the model {model:?}", real.number))?;
            for (stands, standing) in real.queued().iter().zip(&model.standing) {
                let queue = match &stands.queue {
                    QueueKey::Service(service, _) => Queue::Service(layout.service_id(*service).clone()),
                    QueueKey::Returning(service) => Queue::Returning(layout.service_id(*service).clone()),
                    QueueKey::Interrupted(service) => Queue::Interrupted(layout.service_id(*service).clone()),
                    QueueKey::Window(window) => Queue::Window(layout.window_id(*window).clone()),
                    QueueKey::Clerk(clerk) => Queue::Clerk(clerk.clone()),
                };
                let Standing { queue: there, since, step, began, .. } = standing;
                let waits_since = real.steps.get(*step).and_then(|step| step.waits_since);
                let same = queue == *there
                    && stands.since == *since
                    && usize::from(stands.step) == *step
                    && waits_since == Some(*began);
                holds(same, MODEL, || format!("{} stands at {stands:?}, in the model {standing:?}", real.number))?;
            }
        }
        Ok(())
    }
}

/// Looks at the hall alone: a ticket waits, is at one window that knows it, is aside, or is over.
fn one_place_each(hall: &Hall) -> Result<(), Broken> {
    let layout = hall.layout();
    let mut at_windows: BTreeMap<TicketId, u32> = BTreeMap::new();
    for present in layout.window_ixs().filter_map(|window| hall.present(window)) {
        *at_windows.entry(present.id).or_default() += 1;
    }
    holds(at_windows.values().all(|many| *many == 1), ONE_WINDOW, || format!("{at_windows:?}"))?;
    let mut called = 0;
    for ticket in hall.tickets() {
        let waits = ticket.state == TicketState::Waiting;
        holds(waits != ticket.queued().is_empty(), ONE_PLACE, || {
            format!("{} is {:?} and stands in {} queues", ticket.number, ticket.state, ticket.queued().len())
        })?;
        let stranded = ticket.queued().iter().find(|place| !is_read(hall, &place.queue));
        holds(stranded.is_none(), STRANDED, || format!("{} stands in {:?}", ticket.number, ticket.queued()))?;
        if matches!(ticket.state, TicketState::Called | TicketState::Serving) {
            called += 1;
            let there =
                ticket.window.and_then(|window| hall.present(window)).is_some_and(|present| present.id == ticket.id);
            holds(there, ONE_VISITOR, || format!("{} is {:?} at no window", ticket.number, ticket.state))?;
        }
    }
    holds(called == at_windows.len(), ONE_PLACE, || format!("{called} are called, {} at windows", at_windows.len()))
}

fn is_read(hall: &Hall, queue: &QueueKey) -> bool {
    let mut windows = hall.layout().window_ixs().map(|window_ix| hall.window(window_ix));
    match queue {
        QueueKey::Window(window_ix) => hall.window(*window_ix).state != WindowState::Closed,
        QueueKey::Clerk(clerk) => windows.any(|window| window.clerk.as_ref() == Some(clerk)),
        QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_) => true,
    }
}
