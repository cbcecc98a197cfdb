//! Tickets of earlier days, reconstructed from the entries about them: the cost does not depend on the length of the
//! record.

use hall_core::{Fact, Hall, TicketId, facts};
use hall_record::Entry;

use super::Record;
use crate::engine::TicketNow;
use crate::engine::mentions;
use crate::engine::store::StoreError;

impl Record {
    /// Returns a ticket as its day left it; none if no entry is about it.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn ticket_of_an_earlier_day(&self, ticket: TicketId) -> Result<Option<TicketNow>, StoreError> {
        let seqs = self.with(|connection| mentions::of_ticket(connection, ticket))?;
        let (Some(first), Some(last)) = (seqs.first(), seqs.last()) else { return Ok(None) };
        let plans = self.with(|connection| mentions::plans_between(connection, *first, *last))?;
        let Some((in_force, later)) = plans.split_first() else { return Ok(None) };
        let mut hall = self.hall_with_plan(*in_force)?;
        let day = self.entry(*first)?.day;
        if let Some(begun) = day.map(|day| self.first_of_day(day)).transpose()?.flatten() {
            let begun = self.entry(begun)?;
            apply(&mut hall, &begun, |fact| matches!(fact, Fact::DayBegun(_)));
        }
        let mut seqs: Vec<u64> = seqs.iter().chain(later).copied().collect();
        seqs.sort_unstable();
        for seq in seqs {
            let entry = self.entry(seq)?;
            let ended = Fact::DayEnded { expired: vec![ticket] };
            for fact in entry.facts.iter() {
                let is_about_it = match fact {
                    Fact::DayEnded { expired } => {
                        if expired.contains(&ticket) {
                            hall.apply(entry.at, &ended);
                        }
                        false
                    }
                    Fact::PlanAdopted { .. } => true,
                    Fact::DayBegun(_)
                    | Fact::DayExtended { .. }
                    | Fact::DayShortened { .. }
                    | Fact::HallClosed { .. }
                    | facts!(windows) => false,
                    Fact::Issued(_)
                    | facts!(calls)
                    | facts!(visits)
                    | facts!(tickets)
                    | facts!(cases)
                    | facts!(late)
                    | facts!(bookings) => fact.ticket() == Some(ticket),
                };
                if is_about_it {
                    hall.apply(entry.at, fact);
                }
            }
        }
        let layout = hall.layout().clone();
        let found = hall.ticket(ticket).cloned();
        Ok(found.map(|ticket| TicketNow { ticket, ahead: 0, layout }))
    }

    /// Returns an empty hall with the plan adopted by an entry. The last one is cached, since requests tend to concern
    /// the same days.
    fn hall_with_plan(&self, seq: u64) -> Result<Hall, StoreError> {
        let mut kept = self.0.planned.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((of, hall)) = &*kept
            && *of == seq
        {
            return Ok(hall.clone());
        }
        let mut hall = Hall::new(self.0.hall.clone());
        apply(&mut hall, &self.entry(seq)?, |fact| matches!(fact, Fact::PlanAdopted { .. }));
        *kept = Some((seq, hall.clone()));
        Ok(hall)
    }

    /// Reads one entry.
    fn entry(&self, seq: u64) -> Result<Entry, StoreError> {
        let mut found = None;
        self.rows(seq.saturating_sub(1), &mut |row| {
            found = Entry::read(row).filter(|entry| entry.seq == seq);
            std::ops::ControlFlow::Break(())
        })?;
        found.ok_or_else(|| StoreError::Damaged(format!("entry {seq} cannot be read").into()))
    }

    /// Returns the numbers of those tickets that have one, in the order of the tickets.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn numbers(&self, tickets: &[TicketId]) -> Result<Vec<(TicketId, String)>, StoreError> {
        self.with(|connection| {
            let numbers = tickets.iter().map(|ticket| Ok((*ticket, mentions::number_of(connection, *ticket)?)));
            let numbers = numbers.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(numbers.into_iter().filter_map(|(ticket, number)| Some((ticket, number?))).collect())
        })
    }
}

fn apply(hall: &mut Hall, entry: &Entry, which: impl Fn(&Fact) -> bool) {
    entry.facts.iter().filter(|fact| which(fact)).for_each(|fact| hall.apply(entry.at, fact));
}
