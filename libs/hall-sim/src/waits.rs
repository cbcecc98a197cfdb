//! How long everyone waited on a day, from the day's facts: recorded and played days are counted alike.

use std::collections::BTreeMap;

use hall_core::{ClassId, Fact, Hall, ServiceId, TicketId, Timestamp, Undone, facts};

/// A wait: from the arrival, or from the end of the previous step, to the first call for a service; in open time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// The service waited for.
    pub service: ServiceId,
    /// The ticket's class when it was called.
    pub class: ClassId,
    /// The duration of the wait, in milliseconds.
    pub waited_ms: i64,
    /// Whether it was within the plan's target.
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

/// Statistics of some waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// The number of waits.
    pub count: usize,
    /// Their mean, in milliseconds.
    pub mean_ms: i64,
    /// The median, in milliseconds.
    pub p50_ms: i64,
    /// The 90th percentile, in milliseconds.
    pub p90_ms: i64,
    /// The maximum, in milliseconds.
    pub longest_ms: i64,
    /// The number within the target.
    pub in_target: usize,
}

impl DayWaits {
    /// Counts a fact that the hall has already applied.
    pub fn watch(&mut self, hall: &Hall, at: Timestamp, fact: &Fact) {
        match fact {
            Fact::Issued(issued) => {
                self.came += 1;
                self.called.insert(issued.ticket, 0);
            }
            Fact::Called { ticket, step, .. } => self.called(hall, at, *ticket, *step),
            // There was no call, and no wait.
            Fact::ServedWithoutTicket { ticket, .. } => *self.called.entry(*ticket).or_default() += 1,
            Fact::Cancelled { ticket } => self.gave_up += u32::from(self.called.remove(ticket) == Some(0)),
            Fact::Undone { ticket, what: Undone::Call, .. } => self.take_back(*ticket),
            Fact::Undone { what: Undone::Miss | Undone::Finish, .. }
            | Fact::WentOn { .. }
            | Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Missed { .. }
            | Fact::Finished { .. }
            | Fact::Parked { .. }
            | Fact::Resumed { .. }
            | Fact::SentToService { .. }
            | Fact::SentToWindow { .. }
            | Fact::SentToClerk { .. } => {}
            Fact::Requeued { .. }
            | Fact::NumberReplaced { .. }
            | Fact::Granted { .. }
            | Fact::PrintRecorded { .. }
            | Fact::Noted { .. }
            | Fact::CameBack { .. }
            | Fact::ReturnedToQueue { .. }
            | Fact::StepAdded { .. } => {}
            facts!(days) | facts!(late) | facts!(windows) | facts!(cases) | facts!(bookings) => {}
        }
    }

    /// Counts the tickets not yet called when the day, or its record, ends.
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

    /// Returns every wait, ordered by ticket.
    pub fn waits(&self) -> impl Iterator<Item = &Wait> {
        self.waits.values()
    }

    /// Counts the visitors who took a ticket.
    #[must_use]
    pub fn came(&self) -> u32 {
        self.came
    }

    /// Counts the visitors who cancelled before they were ever called.
    #[must_use]
    pub fn gave_up(&self) -> u32 {
        self.gave_up
    }

    /// Counts the visitors who were never called.
    #[must_use]
    pub fn never_called(&self) -> u32 {
        self.never_called
    }

    /// Returns the statistics of some of the waits.
    #[must_use]
    pub fn figures(&self, of: impl Fn(&Wait) -> bool) -> Figures {
        let chosen: Vec<&Wait> = self.waits().filter(|wait| of(wait)).collect();
        let mut waited_ms: Vec<i64> = chosen.iter().map(|wait| wait.waited_ms).collect();
        waited_ms.sort_unstable();
        let Some(longest_ms) = waited_ms.last().copied() else { return Figures::default() };
        let count = waited_ms.len();
        // The smallest wait that this percentage does not exceed.
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
