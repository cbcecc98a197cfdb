//! The rules as tables, and what holds after any sequence of commands.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod ahead;
mod alone;
mod appointments;
mod aside;
mod came_true;
mod cover;
mod day;
mod interrupted;
mod missed;
mod next;
mod no_window;
mod papers;
mod party;
mod properties;
mod ready;
mod sign_in;
mod speed;
mod steps;
mod table;
mod ticket_life;
mod undo;
mod why;
mod windows;
