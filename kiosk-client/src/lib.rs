//! The kiosk: takes tickets for visitors through the hall's server, prints them, and explains any problems.

mod alone;
mod attempts;
pub mod fake_printer;
mod hall_api;
mod kiosk;
mod menu;
mod page;
mod paper;
pub mod printer;
pub mod printing;
mod station;
mod themes;
pub mod ticket;

pub use alone::{JournalError, OwnHall};
pub use attempts::{Attempts, Failed, Next};
pub use hall_api::{ClientError, TICKET_ATTEMPTS_MAX};
pub use kiosk::{Kiosk, KioskOptions, StartError};
