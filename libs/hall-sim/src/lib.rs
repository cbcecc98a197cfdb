//! People and days: who comes when for what, how long it takes, who leaves.
//!
//! The crate is pure: a seed decides everything random, and time is passed in. The same [`Visitor`]s drive a
//! simulated day ([`Player`]) and the demo's real server. A player takes [`Visit`]s from any source: generated
//! ([`Day`]), drawn from distributions ([`visits_of`]), or read from a record ([`DayReader`]), which
//! [`RecordedDay::replay`] plays under another plan.
#![warn(missing_docs)]

mod chance;
mod habits;
mod people;
mod play;
mod recorded;
mod streams;
mod visit;
mod waits;
mod what_if;

pub use chance::{Chance, LogNormal};
pub use habits::Habits;
pub use people::{Day, Present, Visitor};
pub use play::{Player, Unknown, all_open};
pub use recorded::{DayReader, Gaps, RecordedDay};
pub use streams::{Draw, Stream, visits_of};
pub use visit::{Back, Ending, Grant, Stay, Turn, Visit, WayBack, WindowTurn};
pub use waits::{DayWaits, Figures, Wait};
pub use what_if::Replayed;
