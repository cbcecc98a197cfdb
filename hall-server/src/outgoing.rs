//! Messages to the outside: web hooks to programs of the operator's, and notifications to visitors' phones. They are
//! made from what the record says, wait in a file beside it, and never delay a commit.

pub mod clients;
pub mod event;
pub mod hook;
mod lanes;
mod near;
pub mod outbox;
pub mod push;
pub mod reach;
mod request;
pub mod retry;
mod sending;
pub mod signature;
pub mod vapid;

pub use sending::look_after;
