//! The devices' reconnecting socket: follows one view of a hall's server and passes on typed frames in order.
//! The only crate that knows how a device recovers from a lost connection. Knows nothing about the contents of a view.
//!
//! Safety, whatever the network does:
//! - **No gaps.** A change is passed on only if it follows, in the same epoch, everything passed on before.
//!   An unusable frame (garbage, too large, another epoch) is never skipped: the socket is closed and a snapshot requested.
//! - **No going back.** A change older than what was passed on is dropped. One with the same `seq` is not: estimates change
//!   without entries. (What must happen only once, such as a call-out, has a `seq` of its own.)
//! - **No false liveness.** Only a good frame counts as a sign of life; [`Event::Away`] says since when there was none.
//!
//! Liveness, as long as the server can be reached:
//! - Silence of [`Limits::silence_ms`] ends a connection, so that a dead connection is noticed.
//! - The next attempt is never more than [`Limits::retry_ms_max`] away, and times out after [`Limits::connect_ms`].
//! - A lagging owner only stops the reading: memory stays within [`EVENTS_MAX`] frames.
#![warn(missing_docs)]

mod backoff;
mod link;
mod options;
mod socket;
mod transport;
mod trust;

pub use link::{ANSWERS_MAX, EVENTS_MAX, Event, Link};
pub use options::{Limits, LinkError, LinkOptions, Reason, Refusal};
pub use socket::FRAME_BYTES_MAX;
pub use trust::{Fingerprint, Trust, TrustError, doubt};
