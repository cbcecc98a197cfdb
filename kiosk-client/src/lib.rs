//! The kiosk: takes tickets for visitors through the hall's server, prints them, and explains any problems.

mod alone;
mod answers;
mod attempts;
mod card;
pub mod fake_printer;
mod hall_api;
mod kiosk;
mod logs;
mod menu;
mod own_clock;
mod page;
mod paper;
pub mod printer;
pub mod printing;
mod screen;
mod sensors;
pub mod setup;
mod starts;
mod station;
mod technician;
mod themes;
pub mod ticket;
mod voice;

pub use alone::{JournalError, OwnHall};
pub use attempts::{Attempts, Failed, Next};
pub use hall_api::{ClientError, TICKET_ATTEMPTS_MAX};
pub use kiosk::{Ended, Kiosk, KioskOptions, StartError};
pub use logs::Logs;
pub use screen::ScreenArguments;
pub use technician::{Pin, PinError, TechnicianOptions};
