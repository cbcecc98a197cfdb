//! The waits that a hall tells, shared by all who ask, and refreshed off the engine's thread.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use hall_core::{ServiceId, ServiceIx, Ticket, TicketId, Timestamp, WaitRange};
use hall_forecast::{Begun, Known, Waits};

use crate::replica::State;

/// What everybody in a hall is told about waits.
#[derive(Default)]
pub struct WaitTable {
    /// The plan's services by their ids, and the plan that they are of: whoever issues must not wait for the copy.
    services: ArcSwap<BTreeMap<ServiceId, ServiceIx>>,
    plan_version: AtomicU64,
    waits: Mutex<Waits>,
    /// A roll-out has been asked for and is not done.
    asked: AtomicBool,
}

impl WaitTable {
    /// Returns the wait for a service; none when no window serves it.
    #[must_use]
    pub fn get(&self, service: ServiceIx) -> Option<WaitRange> {
        self.waits().of_newcomer(service)
    }

    /// Returns the wait that is told to somebody who takes a ticket now, without looking at the copy; whoever comes next
    /// waits behind this one. None when no window serves the service.
    pub fn tell_newcomer(&self, id: &ServiceId, now: Timestamp) -> Option<WaitRange> {
        let service = self.services.load().get(id).copied()?;
        self.waits().tell_newcomer(service, now)
    }

    /// Notes what the holder of a new ticket was told, so that nobody tells anything else.
    pub fn begin_ticket(&self, id: TicketId, expected: WaitRange, now: Timestamp) {
        self.waits().begin_ticket(id, expected, now);
    }

    /// Returns how long a waiting ticket will wait from now; none when it does not wait or nobody will call it.
    #[must_use]
    pub fn of_ticket(&self, state: &State, ticket: &Ticket, ahead: u32, now: Timestamp) -> Option<WaitRange> {
        self.waits().of_ticket(known(state, now), ticket, ahead)
    }

    /// Follows what is known now; returns whether a roll-out would say more than that, at a bearable cost.
    pub fn refresh(&self, state: &State, now: Timestamp) -> bool {
        let (known, layout) = (known(state, now), state.hall.layout());
        if self.plan_version.swap(state.plan_version, Ordering::AcqRel) != state.plan_version {
            let services = layout.service_ixs().map(|service| (layout.service_id(service).clone(), service));
            self.services.store(Arc::new(services.collect()));
            self.waits().forget_services();
        }
        let mut refresh = self.waits().begin_refresh(known);
        // Whoever asks meanwhile is told what was told before.
        refresh.reckon(known);
        self.waits().finish_refresh(refresh, known)
    }

    /// Rolls a hall out. Takes milliseconds: not for a thread that others wait for.
    pub fn roll(&self, begun: &Begun) {
        let rolled = begun.roll();
        self.waits().take_rolled(rolled);
        self.end_waiting();
    }

    /// Notes that a roll-out is asked for; false when one was already.
    pub(crate) fn begin_waiting(&self) -> bool {
        !self.asked.swap(true, Ordering::AcqRel)
    }

    /// Notes that no roll-out is asked for.
    pub(crate) fn end_waiting(&self) {
        self.asked.store(false, Ordering::Release);
    }

    fn waits(&self) -> MutexGuard<'_, Waits> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns what waits are reckoned from.
#[must_use]
pub fn known(state: &State, now: Timestamp) -> Known<'_> {
    Known { hall: &state.hall, learned: &state.learned, now }
}

/// Makes a wire range of a core one.
#[must_use]
pub fn wire(wait: WaitRange) -> hall_wire::Wait {
    hall_wire::Wait { low_s: wait.low_s, high_s: wait.high_s }
}

#[cfg(test)]
mod tests;
