//! What is told to those who come for a service.

use hall_core::{ClassIx, Hall, ServiceIx, Timestamp, WaitRange};

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
    /// Those whom the estimate does not know yet, for this service or another that all of its windows serve too: when each
    /// came, and how long the service takes, in seconds.
    came: Vec<(Timestamp, u32)>,
    /// The windows that serve, one bit each: whoever comes asks this of every service.
    windows: u128,
    /// Windows that wait for somebody.
    idle: usize,
    /// How long the service takes, in seconds.
    takes_s: u32,
}

/// Somebody who has come for a service.
pub(crate) struct Came {
    windows: u128,
    takes_s: u32,
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
            came: came.iter().copied().filter(|(came, _)| *came > at).collect(),
            windows: windows_serving(hall, service),
            idle: formula::idle_windows(hall, service),
            takes_s: formula::duration(hall, learned, service).mean_s.round() as u32,
        })
    }

    /// Takes in that somebody came for another service, or for this one: whom every window here can call as well comes
    /// first.
    pub(crate) fn take_in(&mut self, now: Timestamp, other: &Came) {
        if self.came.len() < CAME_MAX && self.windows & other.windows == self.windows {
            self.came.push((now, other.takes_s));
        }
    }

    /// Returns what others need to know of somebody who comes for this service.
    pub(crate) fn comes(&self) -> Came {
        Came { windows: self.windows, takes_s: self.takes_s }
    }

    /// Returns the wait of whoever comes now: the first go to the windows that are free; everybody after them waits for one
    /// more.
    pub(crate) fn shown(&self) -> WaitRange {
        let (came, windows) = (self.came.len(), self.idle);
        let behind = if windows == 0 { came } else { (came + 1).saturating_sub(windows) };
        let more_s: u32 =
            self.came.iter().rev().take(behind).map(|(_, takes_s)| takes_s).fold(0, |sum, s| sum.saturating_add(*s));
        let at_once = self.windows.count_ones().max(1);
        self.told.lengthened(more_s / at_once).shown()
    }
}

fn windows_serving(hall: &Hall, service: ServiceIx) -> u128 {
    let bit = |at: hall_core::WindowIx| 1u128.checked_shl(u32::from(at.0)).unwrap_or(0);
    hall.windows_serving(service).into_iter().map(bit).fold(0, |windows, bit| windows | bit)
}
