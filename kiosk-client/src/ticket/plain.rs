//! A ticket as lines of text, for printers on lines too slow for its picture. The same words in the same order.

use hall_words::{in_every, words as shared};

use super::{DOCUMENTS_PRINTED_MAX, Text, TicketPrint, words};

/// How a line is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineSize {
    #[default]
    Plain,
    Bold,
    /// Twice as high and wide if it fits on one line so, otherwise twice as high.
    Large,
    /// As large as the paper allows.
    Number,
}

/// A line of a ticket; longer than the paper, it becomes several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlainLine {
    Text(String, LineSize),
    /// White on black.
    Sign(String),
    Rule,
    /// A little room.
    Gap,
    /// The code of the visitor's page.
    Code(String),
}

/// How much of a ticket is printed: the most that its time allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Detail {
    Everything,
    /// The visitor's language alone.
    OneLanguage,
    /// And no documents, which are on the visitor's page.
    NoDocuments,
    /// And no small print.
    Least,
}

impl Detail {
    pub(crate) const ALL: [Self; 4] = [Self::Everything, Self::OneLanguage, Self::NoDocuments, Self::Least];
}

/// Returns the ticket's lines.
pub(crate) fn lines(ticket: &TicketPrint, detail: Detail) -> Vec<PlainLine> {
    let mut page = Page { language: ticket.language.code(), detail, lines: Vec::new() };
    page.say(&ticket.hall, LineSize::Bold);
    page.plain(format!("{} {}", ticket.issued_date, ticket.issued_time));
    page.lines.push(PlainLine::Rule);
    words::services(ticket).iter().for_each(|service| page.say(service, LineSize::Large));
    if ticket.copy {
        page.lines.push(PlainLine::Sign(words::copy().pick(page.language).to_owned()));
    }
    ticket.class.iter().for_each(|class| page.plain(class.pick(page.language).to_owned()));
    page.lines.push(PlainLine::Gap);
    page.lines.push(PlainLine::Text(ticket.number.clone(), LineSize::Number));
    page.lines.push(PlainLine::Gap);
    let place = in_every(|language| shared::waiting_area(&ticket.areas, &ticket.windows, language));
    page.lines.push(PlainLine::Sign(place.pick(page.language).to_owned()));
    page.second(&place);
    page.lines.push(PlainLine::Gap);
    page.say(&in_every(|language| shared::ahead(ticket.ahead, language)), LineSize::Bold);
    page.say(&in_every(|language| shared::wait(ticket.wait, language)), LineSize::Bold);
    ticket.as_of.iter().for_each(|clock| page.say(&words::as_of(clock), LineSize::Plain));
    if !ticket.url.is_empty() {
        page.lines.push(PlainLine::Code(ticket.url.clone()));
        page.say(&words::scan(), LineSize::Plain);
    }
    page.say(&words::valid_today(), LineSize::Plain);
    page.documents(ticket);
    if detail < Detail::Least {
        page.lines.push(PlainLine::Rule);
        page.say(&ticket.missed_rule, LineSize::Plain);
    }
    page.lines
}

struct Page {
    language: &'static str,
    detail: Detail,
    lines: Vec<PlainLine>,
}

impl Page {
    /// Adds a text in the visitor's language, and in the other below it.
    fn say(&mut self, text: &Text, size: LineSize) {
        self.lines.push(PlainLine::Text(text.pick(self.language).to_owned(), size));
        self.second(text);
    }

    fn second(&mut self, text: &Text) {
        let second = text.second(self.language).filter(|_| self.detail == Detail::Everything);
        self.lines.extend(second.map(|second| PlainLine::Text(second.to_owned(), LineSize::Plain)));
    }

    fn plain(&mut self, text: String) {
        self.lines.push(PlainLine::Text(text, LineSize::Plain));
    }

    /// Adds what to have ready, with boxes to tick.
    fn documents(&mut self, ticket: &TicketPrint) {
        if ticket.documents.is_empty() || self.detail >= Detail::NoDocuments {
            return;
        }
        self.lines.push(PlainLine::Rule);
        self.say(&words::prepare(), LineSize::Bold);
        for document in ticket.documents.iter().take(DOCUMENTS_PRINTED_MAX) {
            self.plain(format!("□ {}", document.pick(self.language)));
            self.second(&document.map(|_, said| format!("   {said}")));
        }
        let left = ticket.documents.len().saturating_sub(DOCUMENTS_PRINTED_MAX);
        if left > 0 {
            self.say(&words::documents_left(left), LineSize::Plain);
        }
    }
}
