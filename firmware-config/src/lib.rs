//! Typed TOML profiles of the hall's devices: what a printer or a panel is and how it wants to be driven.
//! Checks them with every mistake named at once, flattens inheritance, and hands plain structs to the programs
//! that are started with them. Knows nothing of halls, sockets or devices' bytes.

mod choice;
mod document;
mod field;
mod library;
mod panel;
mod printer;
mod problem;
mod resolve;
mod settings;

pub use library::{Library, choose_panel, choose_printer};
pub use panel::{Colours, Layout, Output, PanelProfile, RowOrder, TerminalStyle};
pub use printer::{Cutter, PrinterProfile, StatusDialect};
pub use problem::Problem;
