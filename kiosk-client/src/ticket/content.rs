//! What a printed ticket says, and the paper it goes on.

pub use hall_wire::Text;
pub use hall_words::Language;

/// The maximum number of documents listed on paper; the rest are on the visitor's page behind the QR code.
pub const DOCUMENTS_PRINTED_MAX: usize = 6;
/// The maximum number of services listed on paper; the rest are on the visitor's page.
pub const SERVICES_PRINTED_MAX: usize = 3;

/// The content of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketPrint {
    /// The visitor's language: printed first and large.
    pub language: Language,
    pub hall: Text,
    /// What the visitor came for, in order; several on one ticket are numbered.
    pub services: Vec<Text>,
    pub number: String,
    /// Its special details: the class, the booked time, the number of people; none for ordinary visitors.
    pub class: Option<Text>,
    /// The areas of the waiting room to wait in.
    pub areas: Vec<String>,
    /// Labels of the windows that serve the first step, in the hall's order.
    pub windows: Vec<String>,
    pub ahead: u32,
    /// The expected wait; none if no window serves it.
    pub wait: Option<hall_wire::Wait>,
    /// The hall's date and time of day, as the visitor reads them: `2026-11-23`, `10:42`.
    pub issued_date: String,
    pub issued_time: String,
    pub documents: Vec<Text>,
    /// What happens to a visitor who does not come when called.
    pub missed_rule: Text,
    /// The URL of the visitor's page; empty if the ticket has none yet.
    pub url: String,
    /// For a ticket issued while the server was away: the time of day as of which the wait was known.
    pub as_of: Option<String>,
    /// Whether it is a reprint (补打).
    pub copy: bool,
}

/// The paper from the perspective of the print head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    pub width_dots: u32,
    pub dots_per_inch: u32,
}

impl Media {
    /// Converts a length in tenths of a millimetre to dots.
    pub fn dots(&self, tenth_mm: u32) -> u32 {
        (tenth_mm * self.dots_per_inch + 127) / 254
    }
}

impl From<&firmware_config::PrinterProfile> for Media {
    fn from(profile: &firmware_config::PrinterProfile) -> Self {
        Self { width_dots: profile.width_dots, dots_per_inch: profile.dots_per_inch }
    }
}
