//! How long visitors will wait, and what they are told of it.
//!
//! The crate is pure: time is told, a seed decides everything by chance. [`Learned`] holds how long services take, from the
//! facts of a record. [`forecast()`] rolls a hall forwards by its own rules; a formula speaks where no roll-out holds; and
//! [`Waits`] follows both smoothly, in the round figures in which people speak, one value for all who ask.
#![warn(missing_docs)]

mod forecast;
mod formula;
mod known;
mod learned;
mod newcomers;
mod rolled;
mod serving;
mod told;
mod waits;

pub use forecast::{Forecast, Outlook, ROLLOUTS_MAX, ServiceTime, WAIT_MS_MAX, forecast};
pub use known::Known;
pub use learned::{Earlier, LEARNED_DAYS_MAX, Learned, Usual};
pub use rolled::{Begun, Rolled};
pub use waits::{ROLLED_WAITING_MAX, Refresh, Waits};
