//! The devices' reconnecting socket: follows one view of a hall's server and hands over typed frames in order.
//! The one crate that knows how a device comes back after a cut. Knows nothing of what a view's body means.
//!
//! Safety, whatever the network does:
//! - **No gap.** A change is handed over only when it follows, in the same epoch, all that was handed over before.
//!   What cannot be read (garbage, too large, another epoch) is never skipped: the socket is closed and a snapshot asked for.
//! - **No repeat.** A change whose `seq` was already handed over is dropped.
//! - **No false life.** Only a good frame counts as heard; [`Event::Away`] says since when there was none.
//!
//! Liveness, once the server can be reached:
//! - Silence of [`Limits::silence_ms`] ends a connection, so one that is dead without saying so is noticed.
//! - The next attempt is never further away than [`Limits::retry_ms_max`], and its own patience is [`Limits::connect_ms`].
//! - A lagging owner stops the reading, nothing else: memory stays within [`EVENTS_MAX`] frames.
#![warn(missing_docs)]

mod backoff;
mod frame;
mod link;
mod socket;

pub use link::{EVENTS_MAX, Event, Limits, Link, LinkError, LinkOptions, Reason, SHOWN_MAX};
pub use socket::FRAME_BYTES_MAX;
