//! The waits quoted to newcomers of a service.

use hall_core::{ClassIx, Hall, ServiceIx, Timestamp, WaitRange};

use crate::formula;
use crate::known::{Known, QUOTED_AGE_MS_MAX};
use crate::quoted::Quoted;
use crate::rolled::Rolled;

/// The maximum number of newcomers to a service that are counted until a forecast includes them.
const CAME_MAX: usize = 1_000;

#[derive(Debug, Clone)]
pub(crate) struct Newcomers {
    quoted: Quoted,
    /// Whether the wait comes from a forecast rather than the formula.
    is_forecast: bool,
    /// Newcomers not yet included in the estimate, for this service or for another that all of its windows serve too:
    /// when each arrived, and how long the service takes, in seconds.
    came: Vec<(Timestamp, u32)>,
    /// The windows that serve it, one bit each: every newcomer checks this for every service.
    windows: u128,
    /// The number of windows that wait for a visitor.
    idle: usize,
    /// How long the service takes, in seconds.
    takes_s: u32,
}

/// A newcomer to a service.
pub(crate) struct Came {
    windows: u128,
    takes_s: u32,
}

impl Newcomers {
    /// Returns the wait to quote to newcomers: the previous one, following the forecast if there is one, else the
    /// formula. None if no window serves the service.
    pub(crate) fn followed(
        before: Option<&Self>,
        known: Known<'_>,
        service: ServiceIx,
        rolled: Option<&Rolled>,
        forecast_comes: bool,
    ) -> Option<Self> {
        let Known { hall, learned, now } = known;
        let forecast = rolled.and_then(|rolled| Some((rolled.newcomer(service)?, rolled.at)));
        // No forecast is valid for a moment, since a window opened or paused: the next one is imminent.
        if let (None, Some(before), true) = (forecast, before, forecast_comes)
            && before.is_forecast
            && now - before.quoted.at() <= QUOTED_AGE_MS_MAX
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
        let quoted = match before {
            Some(before) => before.quoted.followed(estimate, now, now - before.quoted.at()),
            None => Quoted::new(estimate, now),
        };
        let came = before.map(|before| &before.came[..]).unwrap_or_default();
        Some(Self {
            quoted,
            is_forecast: forecast.is_some(),
            came: came.iter().copied().filter(|(came, _)| *came > at).collect(),
            windows: windows_serving(hall, service),
            idle: formula::idle_windows(hall, service),
            takes_s: formula::duration(hall, learned, service).mean_s.round() as u32,
        })
    }

    /// Takes into account a newcomer to another service, or to this one, who goes first if every window here can call
    /// them as well.
    pub(crate) fn take_in(&mut self, now: Timestamp, other: &Came) {
        if self.came.len() < CAME_MAX && self.windows & other.windows == self.windows {
            self.came.push((now, other.takes_s));
        }
    }

    /// Returns what other services need to know about a newcomer to this one.
    pub(crate) fn comes(&self) -> Came {
        Came { windows: self.windows, takes_s: self.takes_s }
    }

    /// Returns the wait of a visitor who comes now: the first newcomers go to the idle windows, and each one after
    /// that adds to the wait.
    pub(crate) fn shown(&self) -> WaitRange {
        let (came, windows) = (self.came.len(), self.idle);
        let behind = if windows == 0 { came } else { (came + 1).saturating_sub(windows) };
        let more_s: u32 =
            self.came.iter().rev().take(behind).map(|(_, takes_s)| takes_s).fold(0, |sum, s| sum.saturating_add(*s));
        let at_once = self.windows.count_ones().max(1);
        self.quoted.lengthened(more_s / at_once).shown()
    }
}

fn windows_serving(hall: &Hall, service: ServiceIx) -> u128 {
    let bit = |window: hall_core::WindowIx| 1u128.checked_shl(u32::from(window.0)).unwrap_or(0);
    hall.windows_serving(service).into_iter().map(bit).fold(0, |windows, bit| windows | bit)
}
