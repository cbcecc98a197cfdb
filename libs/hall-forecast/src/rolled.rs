//! A rolled-out hall: captured quickly, rolled out without holding the hall, then followed for a while.

use hall_core::{ServiceIx, TicketId, Timestamp, WaitRange};

use crate::known::Known;
use crate::serving::Serving;
use crate::{Forecast, Outlook, ServiceTime, formula};

/// The number of roll-outs per forecast.
const ROLLOUTS: u16 = 20;

/// A forecast, with the time for which it was made and which windows served then.
#[derive(Debug)]
pub struct Rolled {
    pub(crate) at: Timestamp,
    pub(crate) serving: u64,
    forecast: Forecast,
}

/// A hall as captured for a roll-out.
pub struct Begun {
    outlook: Outlook,
    at: Timestamp,
    serving: u64,
}

impl Rolled {
    pub(crate) fn newcomer(&self, service: ServiceIx) -> Option<WaitRange> {
        self.forecast.newcomers.get(&service).copied().flatten()
    }

    /// Returns how long a ticket waits from `now`, if it was in its queue at the time of the forecast.
    pub(crate) fn of_ticket(&self, id: TicketId, now: Timestamp) -> Option<WaitRange> {
        let wait = self.forecast.tickets.get(&id)?;
        let passed_s = u32::try_from((now - self.at).max(0) / 1000).unwrap_or(u32::MAX);
        let left = |s: u32| s.saturating_sub(passed_s);
        Some(WaitRange { low_s: left(wait.low_s), high_s: left(wait.high_s) })
    }
}

impl Begun {
    /// Captures what a roll-out needs from a hall.
    #[must_use]
    pub fn new(known: Known<'_>) -> Self {
        let Known { hall, learned, now } = known;
        let time = |service| {
            let takes = formula::duration(hall, learned, service);
            ServiceTime { mean_ms: takes.mean_s * 1000.0, spread: takes.cv2.sqrt() }
        };
        Self { outlook: Outlook::new(hall, now, &time), at: now, serving: Serving::of(hall).fingerprint }
    }

    /// Rolls the hall out; takes milliseconds.
    #[must_use]
    pub fn roll(&self) -> Rolled {
        let forecast = self.outlook.forecast(self.outlook.day_seed(), ROLLOUTS);
        Rolled { at: self.at, serving: self.serving, forecast }
    }
}
