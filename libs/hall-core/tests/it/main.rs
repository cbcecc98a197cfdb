//! The rules as tables, and what holds after any sequence of commands.

mod ahead;
mod day;
mod next;
mod properties;
mod table;
mod ticket_life;
mod windows;
