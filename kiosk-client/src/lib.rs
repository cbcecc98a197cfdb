//! The kiosk: takes tickets for visitors and prints them, with the server or without it.

#[cfg(feature = "fake-printer")]
pub mod fake_printer;
pub mod printer;
pub mod printing;
pub mod ticket;
