//! What kiosks issued alone, as the model takes it in.

use hall_core::{Alone, Fact, Issued, KioskId, Merge, Number, TicketId, TicketState, Timestamp};

use super::{Model, blocks_of};
use crate::world::promise::{ARRIVED, Broken, NEXT_NUMBER, ON_PAPER, ONE_NUMBER, ONE_PRESS, holds};

impl Model {
    /// The hall goes by the plan that it was asked to have. Blocks of plans before are held for longer than a life lasts.
    pub(super) fn adopt_plan(&mut self) -> Result<(), Broken> {
        let plan = self.asked_plan.clone();
        for (kiosk, block) in blocks_of(&plan) {
            let new = !self.blocks.contains(&(kiosk.clone(), block));
            let mut held = self.blocks.iter().filter(|(other, _)| *other != kiosk);
            let taken = held.find(|(_, held)| held.0 <= block.1 && block.0 <= held.1);
            holds(taken.is_none(), NEXT_NUMBER, || format!("{kiosk} got {block:?} of {taken:?}"))?;
            if new {
                self.blocks.push((kiosk, block));
            }
        }
        self.plan = plan;
        Ok(())
    }

    /// A kiosk's own number is of its block, and its visitor came before now.
    pub(super) fn merged(&mut self, kiosk: &KioskId, issued: &Issued) -> Result<(), Broken> {
        let mut own = self.blocks.iter().filter(|(of, _)| of == kiosk);
        let own = own.any(|(_, (from, to))| (from..=to).contains(&&issued.counter));
        holds(own, NEXT_NUMBER, || format!("{} is not of the block of {kiosk}", issued.number))?;
        holds(issued.arrived_at <= self.now, ARRIVED, || format!("{} came in the future", issued.number))?;
        self.take_ticket(issued)
    }

    /// A visitor arrived when the kiosk says, within the hours of the hall and not later than now.
    pub(super) fn check_merged(&self, now: Timestamp, merge: &Merge, facts: &[Fact]) -> Result<(), Broken> {
        let opened = self.hours.spans().first().is_none_or(|span| merge.arrived_at >= span.from);
        for fact in facts {
            if let Fact::Issued(issued) = fact {
                let due = merge.arrived_at.min(now);
                holds(issued.arrived_at == due || !opened, ARRIVED, || {
                    format!("{} came at {due:?}, not {:?}", issued.number, issued.arrived_at)
                })?;
            }
        }
        Ok(())
    }

    /// The number on paper replaces the one that nobody heard of; whoever was called by that one waits again.
    pub(super) fn replaced(&mut self, id: TicketId, number: Number, alone: &Alone) -> Result<(), Broken> {
        holds(self.numbers.insert(number), ONE_NUMBER, || format!("{number} was given again"))?;
        let seq = self.seq;
        let ticket = self.known(id)?;
        let burnt = alone.instead_of == Some(ticket.number);
        let over = ticket.state.is_over();
        holds(!over, ONE_PRESS, || format!("{number} is the number of a ticket that is {:?}", ticket.state))?;
        holds(burnt, ON_PAPER, || format!("{number} is in place of {:?}, not {}", alone.instead_of, ticket.number))?;
        (ticket.number, ticket.replaced_in, ticket.changes) = (number, seq, ticket.changes + 1);
        Ok(())
    }

    /// Whoever was called by the burnt number is called by the one on paper.
    pub(super) fn check_called_again(&self, facts: &[Fact]) -> Result<(), Broken> {
        for fact in facts {
            let Fact::NumberReplaced { ticket, number, .. } = fact else { continue };
            let called = self.ticket(*ticket).is_some_and(|ticket| {
                ticket.state == TicketState::Called || ticket.state == TicketState::Serving && ticket.start_assumed
            });
            // A waiting window may call it in the same entry, by the number on paper.
            let mut announced = facts.iter().filter_map(Fact::announced);
            let again = announced.any(|announced| announced.ticket == *ticket);
            holds(!called || again, ONE_PRESS, || format!("{number} was called by another number only"))?;
        }
        Ok(())
    }
}
