//! What is told to those who come for a service.

use hall_core::{ClassIx, ServiceIx, Timestamp, WaitRange};

use crate::formula;
use crate::known::{Known, TOLD_AGE_MS_MAX};
use crate::rolled::Rolled;
use crate::told::Told;

/// The most newcomers of a service who are counted until a forecast knows of them.
const CAME_MAX: usize = 1_000;

#[derive(Debug, Clone)]
pub(crate) struct Newcomers {
    told: Told,
    /// Told by a forecast, not by the formula.
    is_forecast: bool,
    /// When those came whom the estimate does not know yet.
    came: Vec<Timestamp>,
    /// Windows that wait for somebody.
    idle: usize,
    /// By how much one visitor lengthens the wait of the next, in seconds.
    each_s: u32,
}

impl Newcomers {
    /// Returns what newcomers are told: what was told before, following the forecast, else the formula. None where no
    /// window serves the service.
    pub(crate) fn followed(
        before: Option<&Self>,
        known: Known<'_>,
        service: ServiceIx,
        rolled: Option<&Rolled>,
        forecast_comes: bool,
    ) -> Option<Self> {
        let Known { hall, learned, now } = known;
        let forecast = rolled.and_then(|rolled| Some((rolled.newcomer(service)?, rolled.at)));
        // For a moment no forecast holds, since somebody opened or paused: the next one is not far.
        if let (None, Some(before), true) = (forecast, before, forecast_comes)
            && before.is_forecast
            && now - before.told.at() <= TOLD_AGE_MS_MAX
        {
            return Some(before.clone());
        }
        let (estimate, at) = match forecast {
            Some(forecast) => forecast,
            None => {
                let ahead = hall.ahead_of_newcomer(service, ClassIx(0), now);
                (formula::expected(hall, learned, service, ahead, now)?, now)
            }
        };
        let told = match before {
            Some(before) => before.told.followed(estimate, now, now - before.told.at()),
            None => Told::new(estimate, now),
        };
        let came = before.map(|before| &before.came[..]).unwrap_or_default();
        Some(Self {
            told,
            is_forecast: forecast.is_some(),
            came: came.iter().copied().filter(|came| *came > at).collect(),
            idle: formula::idle_windows(hall, service),
            each_s: formula::each_s(hall, learned, service),
        })
    }

    pub(crate) fn take_in(&mut self, now: Timestamp) {
        if self.came.len() < CAME_MAX {
            self.came.push(now);
        }
    }

    /// Returns the wait of whoever comes now: the first go to the windows that are free; everybody after them waits for one
    /// more.
    pub(crate) fn shown(&self) -> WaitRange {
        let (came, windows) = (self.came.len(), self.idle);
        let behind = if windows == 0 { came } else { (came + 1).saturating_sub(windows) };
        let more_s = u32::try_from(behind).unwrap_or(u32::MAX).saturating_mul(self.each_s);
        self.told.lengthened(more_s).shown()
    }
}
