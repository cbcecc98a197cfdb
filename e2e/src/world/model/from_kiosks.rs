//! What kiosks issued alone, as the model takes it in.

use hall_core::{Alone, Issued, KioskId, Number, TicketId};

use super::Model;
use crate::world::promise::{ARRIVAL, Broken, NEXT_NUMBER, ON_PAPER, ONE_NUMBER, holds};

impl Model {
    /// A kiosk's own number is of its block, and its visitor came before now.
    pub(super) fn merged(&mut self, kiosk: &KioskId, issued: &Issued) -> Result<(), Broken> {
        let block = self.plan.kiosks.iter().find(|one| one.id == *kiosk).and_then(|one| one.numbers);
        let own = block.is_some_and(|(from, to)| (from..=to).contains(&issued.counter));
        holds(own, NEXT_NUMBER, || format!("{} is not of the block of {kiosk}", issued.number))?;
        holds(issued.arrived_at <= self.now, ARRIVAL, || format!("{} came in the future", issued.number))?;
        self.take_ticket(issued)
    }

    /// The number on paper replaces the one that nobody heard of; whoever was called by that one waits again.
    pub(super) fn replaced(&mut self, id: TicketId, number: Number, alone: &Alone) -> Result<(), Broken> {
        holds(self.numbers.insert(number), ONE_NUMBER, || format!("{number} was given again"))?;
        let seq = self.seq;
        let ticket = self.known(id)?;
        let burnt = alone.instead_of == Some(ticket.number);
        holds(burnt, ON_PAPER, || format!("{number} is in place of {:?}, not {}", alone.instead_of, ticket.number))?;
        (ticket.number, ticket.replaced_in, ticket.changes) = (number, seq, ticket.changes + 1);
        Ok(())
    }
}
