//! The board from outside.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod ddp;
mod pictures;
mod resume;
mod server;
