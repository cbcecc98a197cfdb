//! hall-server's integration tests: real files, real sockets.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cards;
mod defect;
mod engine;
mod first_minutes;
mod flood;
mod follower;
mod hall;
mod heads;
mod hooks;
mod http;
mod kept;
mod live;
mod marks;
mod own_password;
mod push;
mod security_log;
mod session;
mod shift;
mod spoken;
mod tls;
mod unmerged;
