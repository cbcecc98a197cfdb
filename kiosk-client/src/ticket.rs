//! The printed ticket: from what it says to a picture of one bit a dot. Pure: no clock, no files, no printer.

mod layout;
mod sheet;
mod words;

use hall_ink::{Bitmap, Face};

/// Documents listed on paper; the rest are on the visitor's page behind the QR code.
pub const DOCUMENTS_PRINTED_MAX: usize = 6;
/// Services named on paper; the rest are on the visitor's page.
pub const SERVICES_PRINTED_MAX: usize = 3;

/// A text in the hall's two languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl Text {
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The text in a language; the other one where this one is empty.
    pub fn of(&self, language: Language) -> &str {
        let (wanted, other) = match language {
            Language::Zh => (&self.zh, &self.en),
            Language::En => (&self.en, &self.zh),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    /// The text in the language that comes second, unless it would only repeat the first.
    pub fn second(&self, language: Language) -> Option<&str> {
        let second = match language {
            Language::Zh => &self.en,
            Language::En => &self.zh,
        };
        (!second.is_empty() && second != self.of(language)).then_some(second.as_str())
    }
}

impl From<hall_wire::Text> for Text {
    fn from(text: hall_wire::Text) -> Self {
        Self { zh: text.zh, en: text.en }
    }
}

/// The visitor's language: printed first and large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Zh,
    En,
}

/// Everything that a ticket says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketPrint {
    pub language: Language,
    pub hall: Text,
    /// What the visitor came for, in order; several on one ticket are numbered.
    pub services: Vec<Text>,
    pub number: String,
    /// What is particular about it: the class, the booked time, how many people; none for ordinary visitors.
    pub class: Option<Text>,
    /// The parts of the waiting room to wait in.
    pub areas: Vec<String>,
    /// Labels of the windows that serve the first step, in the hall's order.
    pub windows: Vec<String>,
    pub ahead: u32,
    /// The expected wait; none while no window serves it.
    pub wait: Option<hall_wire::Wait>,
    /// The hall's date and time of day, as the visitor reads them: `2026-11-23`, `10:42`.
    pub issued_date: String,
    pub issued_time: String,
    pub documents: Vec<Text>,
    /// What happens to who does not come when called.
    pub missed_rule: Text,
    /// The visitor's page.
    pub url: String,
    /// Printed again (补打).
    pub copy: bool,
}

/// The paper as the print head sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    pub width_dots: u32,
    pub dots_per_inch: u32,
}

impl Media {
    /// Dots of a length in tenths of a millimetre.
    pub fn dots(&self, tenth_mm: u32) -> u32 {
        (tenth_mm * self.dots_per_inch + 127) / 254
    }
}

impl From<&firmware_config::PrinterProfile> for Media {
    fn from(profile: &firmware_config::PrinterProfile) -> Self {
        Self { width_dots: profile.width_dots, dots_per_inch: profile.dots_per_inch }
    }
}

impl TicketPrint {
    /// Draws the ticket, as wide as the paper and no longer than needed.
    pub fn draw(&self, media: Media, face: &Face) -> Bitmap {
        layout::draw(self, media, face)
    }

    /// Characters that no face has and that will be printed as 〓, each once.
    pub fn missing(&self, face: &Face) -> Vec<char> {
        let mut text = self.number.clone();
        let class = self.class.iter();
        for words in
            [&self.hall, &self.missed_rule].into_iter().chain(class).chain(&self.services).chain(&self.documents)
        {
            text.push_str(&words.zh);
            text.push_str(&words.en);
        }
        text.extend(self.areas.iter().chain(&self.windows).map(String::as_str));
        face.missing(&text)
    }
}
