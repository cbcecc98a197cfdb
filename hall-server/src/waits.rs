//! The quoted waits of a hall, shared by all who ask, and refreshed off the engine's thread.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use hall_core::{ServiceId, ServiceIx, Ticket, TicketId, Timestamp, WaitRange};
use hall_forecast::{Begun, Known, Waits};

use crate::replica::State;

/// The waits quoted in a hall.
#[derive(Default)]
pub struct WaitTable {
    /// The plan's services by id, so that issuing a ticket need not wait for the replica.
    services: ArcSwap<BTreeMap<ServiceId, ServiceIx>>,
    plan_version: AtomicU64,
    waits: Mutex<Waits>,
    /// A simulation is queued or running.
    asked: AtomicBool,
}

impl WaitTable {
    /// Returns the wait for a service; none when no window serves it.
    #[must_use]
    pub fn get(&self, service: ServiceIx) -> Option<WaitRange> {
        self.waits().of_newcomer(service)
    }

    /// Quotes a wait to a visitor who is about to take a ticket, without reading the replica. None when no window serves the
    /// service.
    #[must_use]
    pub fn quote_newcomer(&self, id: &ServiceId) -> Option<WaitRange> {
        let service = self.services.load().get(id).copied()?;
        self.get(service)
    }

    /// Counts a visitor who has taken a ticket: later newcomers wait behind this one. Called once the entry is committed, so
    /// that neither a refusal nor a repeated request lengthens anybody's wait.
    pub fn count_newcomer(&self, id: &ServiceId, now: Timestamp) {
        if let Some(service) = self.services.load().get(id).copied() {
            self.waits().count_newcomer(service, now);
        }
    }

    /// Notes the wait quoted to the holder of a new ticket, so that every later answer agrees with it.
    pub fn begin_ticket(&self, id: TicketId, expected: WaitRange, now: Timestamp) {
        self.waits().begin_ticket(id, expected, now);
    }

    /// Returns how much longer a waiting ticket will wait; none when it is not waiting or no one will call it.
    #[must_use]
    pub fn of_ticket(&self, state: &State, ticket: &Ticket, ahead: u32, now: Timestamp) -> Option<WaitRange> {
        self.waits().of_ticket(known(state, now), ticket, ahead)
    }

    /// Updates the waits from the current state; returns whether a simulation would improve them at a reasonable cost.
    pub fn refresh(&self, state: &State, now: Timestamp) -> bool {
        let (known, layout) = (known(state, now), state.hall.layout());
        if self.plan_version.swap(state.plan_version, Ordering::AcqRel) != state.plan_version {
            let services = layout.service_ixs().map(|service| (layout.service_id(service).clone(), service));
            self.services.store(Arc::new(services.collect()));
            self.waits().forget_services();
        }
        let mut refresh = self.waits().begin_refresh(known);
        // Anyone who asks in the meantime gets the previous waits.
        refresh.update(known);
        self.waits().finish_refresh(refresh, known)
    }

    /// Simulates a hall. Takes milliseconds: not for a thread that others wait for.
    pub fn roll(&self, begun: &Begun) {
        let rolled = begun.roll();
        self.waits().take_rolled(rolled);
        self.end_waiting();
    }

    /// Notes that a simulation is queued; returns false if one was already.
    pub(crate) fn begin_waiting(&self) -> bool {
        !self.asked.swap(true, Ordering::AcqRel)
    }

    /// Notes that no simulation is queued.
    pub(crate) fn end_waiting(&self) {
        self.asked.store(false, Ordering::Release);
    }

    fn waits(&self) -> MutexGuard<'_, Waits> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the inputs from which waits are computed.
#[must_use]
pub fn known(state: &State, now: Timestamp) -> Known<'_> {
    Known { hall: &state.hall, learned: &state.learned, now }
}

/// Converts a wait range to its wire form.
#[must_use]
pub fn wire(wait: WaitRange) -> hall_wire::Wait {
    hall_wire::Wait { low_s: wait.low_s, high_s: wait.high_s }
}

#[cfg(test)]
mod tests;
