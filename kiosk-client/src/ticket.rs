//! The printed ticket: from its content to a picture with one bit per dot. Pure: no clock, no files, no printer.

mod content;
mod layout;
mod list;
mod plain;
mod sheet;
mod test_sheet;
mod words;

use hall_ink::{Bitmap, Face};

pub use content::{DOCUMENTS_PRINTED_MAX, Language, Media, SERVICES_PRINTED_MAX, Text, TicketPrint};
pub(crate) use plain::{Detail, lines};
pub use plain::{LineSize, PlainLine};
pub use test_sheet::TestSheet;

pub use list::ListPrint;

/// What the printer prints: a ticket, or a list of documents without a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    Ticket(TicketPrint),
    List(ListPrint),
}

impl From<TicketPrint> for Paper {
    fn from(ticket: TicketPrint) -> Self {
        Self::Ticket(ticket)
    }
}

impl From<ListPrint> for Paper {
    fn from(list: ListPrint) -> Self {
        Self::List(list)
    }
}

impl Paper {
    /// Returns what logs and files call it: the number, or `list`.
    pub fn name(&self) -> &str {
        match self {
            Self::Ticket(ticket) => &ticket.number,
            Self::List(_) => "list",
        }
    }

    /// Draws it, as wide as the paper and no longer than needed.
    pub fn draw(&self, media: Media, face: &Face) -> Bitmap {
        match self {
            Self::Ticket(ticket) => ticket.draw(media, face),
            Self::List(list) => list.draw(media, face),
        }
    }

    /// Returns the characters that no font has and that will be printed as 〓, each once.
    pub fn missing(&self, face: &Face) -> Vec<char> {
        match self {
            Self::Ticket(ticket) => ticket.missing(face),
            Self::List(list) => list.missing(face),
        }
    }
}

impl TicketPrint {
    /// Draws the ticket, as wide as the paper and no longer than needed.
    pub fn draw(&self, media: Media, face: &Face) -> Bitmap {
        layout::draw(self, media, face)
    }

    /// Returns the characters that no font has and that will be printed as 〓, each once.
    pub fn missing(&self, face: &Face) -> Vec<char> {
        let mut text = self.number.clone();
        let class = self.class.iter();
        for words in
            [&self.hall, &self.missed_rule].into_iter().chain(class).chain(&self.services).chain(&self.documents)
        {
            text.extend(words.texts().map(|(_, said)| said));
        }
        text.extend(self.areas.iter().chain(&self.windows).map(String::as_str));
        face.missing(&text)
    }
}
