//! Typed TOML profiles of the hall's devices: what a printer or a panel is and how it wants to be driven.
//! Checks them with every mistake named at once, flattens inheritance, and hands plain structs to the programs
//! that are started with them. Knows nothing of halls, sockets or devices' bytes.

mod document;
mod field;
mod library;
mod panel;
mod printer;
mod problem;
mod resolve;
mod schema;
mod settings;

pub use library::{Library, choose_panel, choose_printer};
pub use panel::{Colours, Layout, Output, PanelProfile, RowOrder, TerminalStyle};
pub use printer::{
    Cutter, LeftTicket, Presenter, PrinterProfile, QrMode, StatusDialect, TEXT_TICKET_BYTES_MAX, TICKET_S_MAX,
    TicketMode,
};
pub use problem::Problem;
pub use settings::Kind;

/// Returns the JSON schema of a profile file of a kind, by which editors help to write one.
pub fn schema(kind: Kind) -> serde_json::Value {
    schema::for_editors(kind)
}
