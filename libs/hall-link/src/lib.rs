//! The devices' reconnecting socket: follows one view of a hall's server and hands over typed frames in order.
//! The one crate that knows how a device comes back after a cut. Knows nothing of what a view's body means.
//!
//! Safety, whatever the network does:
//! - **No gap.** A change is handed over only when it follows, in the same epoch, all that was handed over before.
//!   What cannot be read (garbage, too large, another epoch) is never skipped: the socket is closed and a snapshot asked for.
//! - **No way back.** A change older than what was handed over is dropped. One at the same `seq` is not: estimates change
//!   without entries. (What must happen once, such as a call-out, carries a `seq` of its own.)
//! - **No false life.** Only a good frame counts as heard; [`Event::Away`] says since when there was none.
//!
//! Liveness, once the server can be reached:
//! - Silence of [`Limits::silence_ms`] ends a connection, so one that is dead without saying so is noticed.
//! - The next attempt is never further away than [`Limits::retry_ms_max`], and its own patience is [`Limits::connect_ms`].
//! - A lagging owner stops the reading, nothing else: memory stays within [`EVENTS_MAX`] frames.
#![warn(missing_docs)]

mod backoff;
mod line;
mod link;
mod options;
mod socket;
mod trust;

pub use link::{ANSWERS_MAX, EVENTS_MAX, Event, Link};
pub use options::{Limits, LinkError, LinkOptions, Reason, Refusal};
pub use socket::FRAME_BYTES_MAX;
pub use trust::{Fingerprint, Trust, TrustError, doubt};
