//! How long everybody waited on a day, out of the day's facts: recorded or played, counted alike.

use std::collections::BTreeMap;

use hall_core::{ClassId, Fact, Hall, ServiceId, TicketId, Timestamp, Undone};

/// One wait: from the arrival, or from the end of the step before, to the first call for a service; in open time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// For what.
    pub service: ServiceId,
    /// The ticket's class when it was called.
    pub class: ClassId,
    /// How long, in milliseconds.
    pub waited_ms: i64,
    /// Whether that was not longer than the plan's target.
    pub in_target: bool,
}

/// The waits of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayWaits {
    waits: BTreeMap<(TicketId, u8), Wait>,
    called: BTreeMap<TicketId, u32>,
    came: u32,
    gave_up: u32,
    never_called: u32,
}

/// What is told of some waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// How many.
    pub count: usize,
    /// Their mean, in milliseconds.
    pub mean_ms: i64,
    /// Half of them were not longer.
    pub p50_ms: i64,
    /// Nine in ten were not longer.
    pub p90_ms: i64,
    /// None was longer.
    pub longest_ms: i64,
    /// How many were within the target.
    pub in_target: usize,
}

impl DayWaits {
    /// Counts one fact that the hall has taken in already.
    pub fn watch(&mut self, hall: &Hall, at: Timestamp, fact: &Fact) {
        if let Fact::Issued(issued) = fact {
            self.came += 1;
            self.called.insert(issued.ticket, 0);
        } else if let Fact::Called { ticket, step, .. } = fact {
            self.called(hall, at, *ticket, *step);
        } else if let Fact::ServedWithoutTicket { ticket, .. } = fact {
            // Nobody called, and nobody waited.
            *self.called.entry(*ticket).or_default() += 1;
        } else if let Fact::Cancelled { ticket } = fact {
            self.gave_up += u32::from(self.called.remove(ticket) == Some(0));
        } else if let Fact::Undone { ticket, what: Undone::Call, .. } = fact {
            self.take_back(*ticket);
        }
    }

    /// Counts those whom nobody has called when the day, or the record of it, ends.
    pub fn end(&mut self) {
        self.never_called =
            u32::try_from(self.called.values().filter(|calls| **calls == 0).count()).unwrap_or(u32::MAX);
    }

    fn called(&mut self, hall: &Hall, at: Timestamp, id: TicketId, step: u8) {
        let Some(ticket) = hall.ticket(id) else { return };
        *self.called.entry(id).or_default() += 1;
        if self.waits.contains_key(&(id, step)) {
            return;
        }
        let Some(step_called) = ticket.steps.get(usize::from(step)) else { return };
        let service = step_called.service;
        let since = step_called.waits_since.unwrap_or(ticket.arrived_at);
        let waited_ms = hall.hours().open_ms_between(since, at).max(0);
        let target_min = hall.layout().service_plan(service).map_or(u16::MAX, |plan| plan.target_wait_min);
        let wait = Wait {
            service: hall.layout().service_id(service).clone(),
            class: hall.layout().class_id(ticket.class).clone(),
            waited_ms,
            in_target: waited_ms <= i64::from(target_min) * hall_core::MINUTE_MS,
        };
        self.waits.insert((id, step), wait);
    }

    fn take_back(&mut self, id: TicketId) {
        if let Some(calls) = self.called.get_mut(&id) {
            *calls = calls.saturating_sub(1);
        }
        let last = self.waits.range((id, 0)..=(id, u8::MAX)).next_back().map(|(key, _)| *key);
        last.into_iter().for_each(|key| {
            self.waits.remove(&key);
        });
    }

    /// Returns every wait, ticket by ticket.
    pub fn waits(&self) -> impl Iterator<Item = &Wait> {
        self.waits.values()
    }

    /// Counts those who took a ticket.
    #[must_use]
    pub fn came(&self) -> u32 {
        self.came
    }

    /// Counts those who cancelled before they were ever called.
    #[must_use]
    pub fn gave_up(&self) -> u32 {
        self.gave_up
    }

    /// Counts those whom nobody ever called.
    #[must_use]
    pub fn never_called(&self) -> u32 {
        self.never_called
    }

    /// Returns the figures of some of the waits.
    #[must_use]
    pub fn figures(&self, of: impl Fn(&Wait) -> bool) -> Figures {
        let chosen: Vec<&Wait> = self.waits().filter(|wait| of(wait)).collect();
        let mut waited_ms: Vec<i64> = chosen.iter().map(|wait| wait.waited_ms).collect();
        waited_ms.sort_unstable();
        let Some(longest_ms) = waited_ms.last().copied() else { return Figures::default() };
        let count = waited_ms.len();
        // The smallest wait that so many in a hundred do not exceed.
        let part = |percent: usize| waited_ms[(count * percent).div_ceil(100).max(1) - 1];
        Figures {
            count,
            mean_ms: waited_ms.iter().sum::<i64>() / i64::try_from(count).unwrap_or(i64::MAX),
            p50_ms: part(50),
            p90_ms: part(90),
            longest_ms,
            in_target: chosen.iter().filter(|wait| wait.in_target).count(),
        }
    }
}
