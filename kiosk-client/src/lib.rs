//! The kiosk: takes tickets for visitors through the hall's server, prints them, and says in words what hinders it.

pub mod desk;
#[cfg(feature = "fake-printer")]
pub mod fake_printer;
pub mod hall_api;
pub mod kiosk;
pub mod menu;
pub mod page;
pub mod paper;
pub mod printer;
pub mod printing;
pub mod ticket;
