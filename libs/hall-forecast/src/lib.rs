//! How long visitors will wait, and the waits quoted to them.
//!
//! The crate is pure: time is passed in, and a seed decides everything random. [`Learned`] holds how long services
//! take, from the facts of a record. [`forecast()`] rolls a hall forward by its own rules; a formula is used when
//! there is no valid roll-out; and [`Waits`] follows both smoothly, in rounded figures, with one value for everyone
//! who asks.
#![warn(missing_docs)]

mod forecast;
mod formula;
mod known;
mod learned;
mod newcomers;
mod quoted;
mod rolled;
mod serving;
mod waits;

pub use forecast::{Forecast, Outlook, ROLLOUTS_MAX, ServiceTime, WAIT_MS_MAX, forecast};
pub use known::Known;
pub use learned::{Earlier, LEARNED_DAYS_MAX, Learned, Usual};
pub use rolled::{Begun, Rolled};
pub use waits::{ROLLED_WAITING_MAX, Refresh, Waits, is_plain_newcomer};
