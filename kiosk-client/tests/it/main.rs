//! Integration tests of the kiosk's parts, in one binary.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking, like the tests")]

mod alone;
mod card;
mod fake_printer_program;
mod golden_bytes;
mod hall;
mod independent;
mod kiosk;
mod printer_answers;
mod printer_dialects;
mod printer_paths;
mod printer_program;
mod printer_serial;
mod printing;
mod technician;
mod text_tickets;
mod ticket;
mod tickets;
mod wire;
mod without_paper;
