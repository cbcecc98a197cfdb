//! Limits the live sockets, so that no account, ticket, address or hall uses up those of others.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hall_core::{Code, HallId, TicketId};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::accounts::{Caller, network};
use crate::budgets::Budgets;
use crate::seats::{Seat, Seats};
use crate::seldom::Seldom;

/// Sockets of boards, kiosks and staff pages; visitors do not count here.
pub const SOCKETS_MAX: usize = 16_384;
/// The same in one hall.
pub const SOCKETS_OF_HALL_MAX: usize = 4_096;
/// The same for one token or person: one token may serve all boards of a hall.
pub const SOCKETS_OF_ACCOUNT_MAX: usize = 512;
/// Sockets of visitors' phones.
pub const VISIT_SOCKETS_MAX: usize = 8_192;
/// The same in one hall.
pub const VISIT_SOCKETS_OF_HALL_MAX: usize = 4_096;
/// The same for one ticket: a family's phones, and pages left open.
pub const VISIT_SOCKETS_OF_TICKET_MAX: usize = 32;
/// Sockets of all kinds from one address: a hall's whole network may be behind it.
pub const SOCKETS_OF_ADDRESS_MAX: usize = 2_048;
/// How long the places of a client cut off for sending too much remain taken, so that reconnecting is no way around it.
const CUT_OFF_MS: u64 = 10_000;

/// The places of live sockets, counted by their holders.
pub struct Sockets {
    of_accounts: Arc<Semaphore>,
    of_visitors: Arc<Semaphore>,
    taken: Seats<Whose>,
    budgets: Budgets,
    cut_off: Mutex<Seldom>,
}

/// What places are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Whose {
    Address(IpAddr),
    /// By role, id and hall.
    Account(&'static str, Code, Option<HallId>),
    Ticket(TicketId),
    Hall(HallId),
    VisitorsOf(HallId),
}

/// The place of one socket; dropping it frees it.
#[derive(Debug)]
pub struct SocketPermit {
    _room: OwnedSemaphorePermit,
    seats: [Seat<Whose>; 3],
}

/// Why there is no place, as a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPermit {
    /// All of the server's places are taken.
    #[error("as many watch as this server serves")]
    Server,
    /// The hall's places are taken.
    #[error("as many watch as this hall serves")]
    Hall,
    /// The account's places are taken.
    #[error("as many pages or devices watch with this account as may: close one")]
    Account,
    /// The ticket's places are taken.
    #[error("so many pages of this ticket are open already: close one")]
    Ticket,
    /// The address's places are taken.
    #[error("as many watch from this address as may")]
    Address,
}

impl Sockets {
    /// Starts with all places free.
    #[must_use]
    pub fn new(budgets: Budgets) -> Self {
        let room = |most| Arc::new(Semaphore::new(budgets.times(most).min(Semaphore::MAX_PERMITS)));
        Self {
            of_accounts: room(SOCKETS_MAX),
            of_visitors: room(VISIT_SOCKETS_MAX),
            taken: Seats::default(),
            budgets,
            cut_off: Mutex::default(),
        }
    }

    /// Takes a place for a device or a member of staff.
    ///
    /// # Errors
    /// When none is free.
    pub fn for_account(&self, caller: &Caller, hall: &HallId, from: IpAddr) -> Result<SocketPermit, NoPermit> {
        let account = Whose::Account(caller.role.as_str(), caller.id.clone(), caller.hall.clone());
        let seats = [
            (account, SOCKETS_OF_ACCOUNT_MAX, NoPermit::Account),
            (Whose::Address(network(from)), SOCKETS_OF_ADDRESS_MAX, NoPermit::Address),
            (Whose::Hall(hall.clone()), SOCKETS_OF_HALL_MAX, NoPermit::Hall),
        ];
        self.take(seats, &self.of_accounts)
    }

    /// Takes a place for a visitor's phone.
    ///
    /// # Errors
    /// When none is free.
    pub fn for_visitor(&self, ticket: TicketId, hall: &HallId, from: IpAddr) -> Result<SocketPermit, NoPermit> {
        let seats = [
            (Whose::Ticket(ticket), VISIT_SOCKETS_OF_TICKET_MAX, NoPermit::Ticket),
            (Whose::Address(network(from)), SOCKETS_OF_ADDRESS_MAX, NoPermit::Address),
            (Whose::VisitorsOf(hall.clone()), VISIT_SOCKETS_OF_HALL_MAX, NoPermit::Hall),
        ];
        self.take(seats, &self.of_visitors)
    }

    fn take(&self, seats: [(Whose, usize, NoPermit); 3], room: &Arc<Semaphore>) -> Result<SocketPermit, NoPermit> {
        let [own, address, hall] =
            seats.map(|(whose, most, full)| self.taken.take(whose, self.budgets.times(most)).ok_or(full));
        let seats = [own?, address?, hall?];
        let room = room.clone().try_acquire_owned().map_err(|_full| NoPermit::Server)?;
        Ok(SocketPermit { _room: room, seats })
    }

    /// Frees the place of a client that was cut off, after a delay. The server's own place is free immediately.
    pub(crate) async fn give_back_later(&self, permit: SocketPermit) {
        let counted = self.cut_off.lock().unwrap_or_else(PoisonError::into_inner).count();
        if let Some(sockets) = counted {
            tracing::warn!("{sockets} live sockets closed: they sent too much");
        }
        let SocketPermit { _room, seats } = permit;
        drop(_room);
        tokio::time::sleep(Duration::from_millis(CUT_OFF_MS)).await;
        drop(seats);
    }
}

#[cfg(test)]
mod tests {
    use hall_core::Role;

    use super::*;

    fn caller(id: &str) -> Caller {
        Caller { role: Role::Board, id: Code::new(id).unwrap(), hall: None, name: "".into(), is_person: false }
    }

    #[test]
    fn one_account_takes_its_own_places_only_and_visitors_none_of_staff() {
        let sockets = Sockets::new(Budgets::default());
        let (hall, other) = (HallId::new("h1").unwrap(), HallId::new("h2").unwrap());
        let from = |number: u8| IpAddr::from([10, 0, 0, number]);
        let all = (0..SOCKETS_OF_ACCOUNT_MAX).map(|_| sockets.for_account(&caller("b1"), &hall, from(1)).unwrap());
        let all: Vec<_> = all.collect();
        assert_eq!(sockets.for_account(&caller("b1"), &other, from(2)).unwrap_err(), NoPermit::Account);
        assert!(sockets.for_account(&caller("b2"), &hall, from(1)).is_ok());
        drop(all);
        let visits: Vec<_> = (0..VISIT_SOCKETS_OF_HALL_MAX)
            .map(|number| {
                sockets.for_visitor(TicketId::from_u128(number as u128), &hall, from((number % 250) as u8)).unwrap()
            })
            .collect();
        assert_eq!(sockets.for_visitor(TicketId::from_u128(1 << 70), &hall, from(251)).unwrap_err(), NoPermit::Hall);
        assert!(sockets.for_visitor(TicketId::from_u128(1 << 70), &other, from(251)).is_ok());
        assert!(sockets.for_account(&caller("b1"), &hall, from(1)).is_ok());
        drop(visits);
    }

    #[test]
    fn whoever_is_refused_takes_no_place() {
        let sockets = Sockets::new(Budgets::default());
        let (hall, ticket) = (HallId::new("h1").unwrap(), TicketId::from_u128(7));
        let from = IpAddr::from([10, 0, 0, 1]);
        let _mine: Vec<_> =
            (0..VISIT_SOCKETS_OF_TICKET_MAX).map(|_| sockets.for_visitor(ticket, &hall, from).unwrap()).collect();
        for _again in 0..SOCKETS_OF_ADDRESS_MAX {
            assert_eq!(sockets.for_visitor(ticket, &hall, from).unwrap_err(), NoPermit::Ticket);
        }
        assert!(sockets.for_visitor(TicketId::from_u128(8), &hall, from).is_ok());
    }
}
