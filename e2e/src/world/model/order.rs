//! What must be true of any call whatever the rules are: the order of arrival, and no overdue visitor forgotten.
//! Told without the model's own choice, so that a mistake made twice is still seen.

use hall_core::{Lane, TicketId, Timestamp, Why, WindowId};

use super::{Model, Queue};
use crate::world::promise::{ARRIVAL, Broken, OVERDUE, holds};

impl Model {
    /// Looks at a call before it is taken in.
    pub(super) fn check_order(
        &self,
        now: Timestamp,
        called: TicketId,
        window: &WindowId,
        step: usize,
        why: &Why,
    ) -> Result<(), Broken> {
        if matches!(why.lane, Lane::OutOfOrder | Lane::Latecomer) {
            return Ok(());
        }
        let Some(ticket) = self.ticket(called) else { return Ok(()) };
        let service = ticket.steps.get(step).map(|(service, _)| service);
        let is_plain =
            ticket.plain && ticket.standing.iter().any(|standing| matches!(standing.queue, Queue::Service(_)));
        if is_plain {
            let before = self.tickets.iter().find(|other| {
                let same_queue = other
                    .standing
                    .iter()
                    .any(|standing| matches!(&standing.queue, Queue::Service(of) if Some(of) == service));
                other.plain && same_queue && other.class == ticket.class && other.arrived_at < ticket.arrived_at
            });
            holds(before.is_none(), ARRIVAL, || {
                let earlier = before.map_or_else(String::new, |other| other.number.to_string());
                format!("{} was called to {window} before {earlier}, who came earlier ({:?})", ticket.number, why.lane)
            })?;
        }
        self.check_overdue(now, called, window, &why.lane)
    }

    fn check_overdue(&self, now: Timestamp, called: TicketId, window: &WindowId, lane: &Lane) -> Result<(), Broken> {
        let everyone = self.candidates(now, window);
        let candidates = self.due(now, window, &everyone);
        let Some(longest) = candidates.iter().filter(|one| one.overdue_ms > 0).max_by_key(|one| one.overdue_ms) else {
            return Ok(());
        };
        let calling = &self.plan.calling;
        let before_it = *lane == Lane::Interrupted
            || *lane == Lane::Returning && self.within_share(window, &Lane::Returning, calling.returning_share);
        let own = candidates.iter().filter(|one| one.ticket == called).map(|one| one.overdue_ms);
        let overdue_ms = own.max().unwrap_or(0);
        let older = overdue_ms > 0 && overdue_ms >= longest.overdue_ms;
        // The lane of the overdue has a share itself: the plan says how much of a window they may take.
        let had_its_share = !self.within_share(window, &Lane::Overdue, calling.overdue_share);
        holds(before_it || older || had_its_share, OVERDUE, || {
            format!(
                "{window} called {called} by {lane:?} while {} was {} ms overdue",
                longest.ticket, longest.overdue_ms
            )
        })
    }
}
