//! Admission of connections: how many there are, how many from one address, and which are evicted for others.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::staged_stream::{Stage, Waits};
use crate::accounts::network;
use crate::budgets::Budgets;
use crate::seldom::Seldom;

/// Connections that speak HTTP; a live socket no longer counts, and has limits of its own.
pub(crate) const CONNECTIONS_MAX: usize = 8_192;
/// Connections from one address outside this computer: all phones of a hall may be behind one.
const CONNECTIONS_OF_ADDRESS_MAX: usize = 512;
/// Connections from one address that have waited for the head of a request for longer than [`HEAD_PROMPT_MS`].
const SLOW_HEADS_OF_ADDRESS_MAX: usize = 64;
/// A head that is sent without delay has arrived by then, even on a poor line.
const HEAD_PROMPT_MS: u64 = 1_000;
/// The number of connections evicted at a time when there is no room, so that the search costs each newcomer little.
const MAKE_ROOM: usize = 64;

/// Counts connections and makes room.
#[derive(Clone)]
pub(super) struct Lobby {
    inner: Arc<Mutex<Inner>>,
    budgets: Budgets,
}

#[derive(Default)]
struct Inner {
    next: u64,
    open: HashMap<u64, Arc<Stage>>,
    addresses: HashMap<IpAddr, OfAddress>,
    refused: Seldom,
}

/// The connections of one address.
#[derive(Default)]
struct OfAddress {
    open: usize,
    /// Those that may still be waiting for their first head, oldest first.
    heads: VecDeque<Arc<Stage>>,
}

/// The place of one connection; dropping it frees it.
pub(super) struct Room {
    pub(super) stage: Arc<Stage>,
    id: u64,
    address: IpAddr,
    inner: Arc<Mutex<Inner>>,
}

/// Why a connection is not admitted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoRoom {
    /// Every connection is being served: try again in a moment.
    Full,
    /// This address has reached its maximum of connections.
    OfAddress,
}

impl Lobby {
    pub(super) fn new(budgets: Budgets) -> Self {
        Self { inner: Arc::default(), budgets }
    }

    /// Makes room for another connection by evicting those that have kept the server waiting longest.
    pub(super) fn make_room(&self) -> Result<(), NoRoom> {
        let mut inner = lock(&self.inner);
        if inner.open.len() < self.budgets.times(CONNECTIONS_MAX) {
            return Ok(());
        }
        inner.make_room();
        if inner.open.len() < self.budgets.times(CONNECTIONS_MAX) { Ok(()) } else { Err(NoRoom::Full) }
    }

    /// Admits a connection. `for_many` means that it comes from this computer or from a proxy, which carries
    /// everyone's.
    pub(super) fn let_in(&self, from: IpAddr, for_many: bool) -> Result<Room, NoRoom> {
        let address = network(from);
        let mut inner = lock(&self.inner);
        let of_address = inner.addresses.entry(address).or_default();
        if !for_many && of_address.open >= self.budgets.times(CONNECTIONS_OF_ADDRESS_MAX) {
            if let Some(refused) = inner.refused.count() {
                tracing::warn!("{refused} connections refused: an address has {CONNECTIONS_OF_ADDRESS_MAX} already");
                tracing::debug!(%from, "the last of them");
            }
            return Err(NoRoom::OfAddress);
        }
        let stage = Arc::new(Stage::new());
        of_address.open += 1;
        of_address.heads.push_back(stage.clone());
        of_address.end_slow_heads(self.budgets.times(SLOW_HEADS_OF_ADDRESS_MAX), Instant::now());
        inner.next += 1;
        let id = inner.next;
        inner.open.insert(id, stage.clone());
        Ok(Room { stage, id, address, inner: self.inner.clone() })
    }
}

impl Inner {
    fn make_room(&mut self) {
        let waiting = self.open.iter().filter(|(_, stage)| stage.waits() != Waits::Asked);
        let mut waiting: Vec<_> = waiting.map(|(id, stage)| (stage.waits(), stage.since(), *id)).collect();
        let leaving = MAKE_ROOM.min(waiting.len());
        if leaving < waiting.len() {
            waiting.select_nth_unstable(leaving);
        }
        for (_, _, id) in &waiting[..leaving] {
            if let Some(stage) = self.open.remove(id) {
                stage.end();
            }
        }
    }
}

impl OfAddress {
    /// Ends the oldest connections that are slow to send a head, until `slow_max` remain.
    fn end_slow_heads(&mut self, slow_max: usize, now: Instant) {
        if self.heads.len() <= slow_max {
            return;
        }
        self.heads.retain(|stage| stage.waits() == Waits::ForHead);
        let is_slow = |stage: &Stage| now - stage.since() > Duration::from_millis(HEAD_PROMPT_MS);
        let mut too_many = self.heads.iter().filter(|stage| is_slow(stage)).count().saturating_sub(slow_max);
        self.heads.retain(|stage| {
            let leaves = too_many > 0 && is_slow(stage);
            if leaves {
                too_many -= 1;
                stage.end();
            }
            !leaves
        });
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.stage.left();
        let mut inner = lock(&self.inner);
        inner.open.remove(&self.id);
        let Some(of_address) = inner.addresses.get_mut(&self.address) else { return };
        of_address.open -= 1;
        if of_address.open == 0 {
            inner.addresses.remove(&self.address);
        }
    }
}

fn lock(inner: &Mutex<Inner>) -> MutexGuard<'_, Inner> {
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lobby() -> Lobby {
        Lobby::new(Budgets::default())
    }

    #[tokio::test]
    async fn one_address_does_not_take_the_connections_of_all() {
        let lobby = lobby();
        let [one, other] = ["10.0.0.1", "2001:db8::1"].map(|address| address.parse().unwrap());
        let all: Vec<_> = (0..CONNECTIONS_OF_ADDRESS_MAX).map(|_| lobby.let_in(one, false).ok().unwrap()).collect();
        assert_eq!(lobby.let_in(one, false).err(), Some(NoRoom::OfAddress));
        assert!(lobby.let_in(other, false).is_ok());
        assert!(lobby.let_in(one, true).is_ok(), "a proxy brings those of all");
        drop(all);
        assert!(lobby.let_in(one, false).is_ok());
        assert!(lock(&lobby.inner).addresses.is_empty(), "who has left is forgotten");
    }

    #[tokio::test]
    async fn whoever_waits_makes_room_and_whoever_is_served_does_not() {
        let lobby = lobby();
        let from: IpAddr = "127.0.0.1".parse().unwrap();
        let rooms: Vec<_> = (0..CONNECTIONS_MAX).map(|_| lobby.let_in(from, true).ok().unwrap()).collect();
        rooms[1..].iter().for_each(|room| room.stage.set(Waits::Asked));
        assert_eq!(lobby.make_room(), Ok(()), "the one that says nothing leaves");
        rooms[0].stage.ended().await;
        let _another = lobby.let_in(from, true).ok().unwrap();
        lock(&lobby.inner).open.values().for_each(|stage| stage.set(Waits::Asked));
        assert_eq!(lobby.make_room(), Err(NoRoom::Full), "all are being served");
    }

    #[tokio::test]
    async fn an_address_keeps_only_so_many_waiting() {
        let mut address = OfAddress::default();
        address.heads.extend((0..=SLOW_HEADS_OF_ADDRESS_MAX + 1).map(|_| Arc::new(Stage::new())));
        let stages: Vec<_> = address.heads.iter().cloned().collect();
        stages[1].set(Waits::Asked);
        address.end_slow_heads(SLOW_HEADS_OF_ADDRESS_MAX, Instant::now());
        assert_eq!(address.heads.len(), SLOW_HEADS_OF_ADDRESS_MAX + 1, "heads that have just begun may come together");
        address.end_slow_heads(SLOW_HEADS_OF_ADDRESS_MAX, Instant::now() + Duration::from_millis(HEAD_PROMPT_MS + 100));
        assert_eq!(address.heads.len(), SLOW_HEADS_OF_ADDRESS_MAX);
        stages[0].ended().await;
        let third = tokio::time::timeout(Duration::from_millis(1), stages[2].ended()).await;
        assert!(third.is_err(), "only as many leave as are too many");
    }
}
