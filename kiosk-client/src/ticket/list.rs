//! A list of documents without a number: what to bring and to know before coming, complete (一次性告知).

use hall_ink::{Bitmap, Face, Weight};
use hall_wire::ElsewhereDocument;
use hall_words::texts::ticket as say;
use hall_words::{in_every, words};

use super::sheet::{Column, Sheet};
use super::{Language, LineSize, Media, PlainLine, Text};

/// Sizes of Chinese characters in tenths of a millimetre, as on a ticket.
const SMALL: u32 = 35;
const MIDDLE: u32 = 45;
const LARGE: u32 = 60;
const GAP: u32 = 25;
/// The maximum number of lines of a list's documents and steps together: half a metre of paper.
const LINES_MAX: usize = 40;

/// The content of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPrint {
    /// The visitor's language: printed first and large.
    pub language: Language,
    pub hall: Text,
    /// The hall's date and time of day, as the visitor reads them: `2026-11-23`, `10:42`.
    pub date: String,
    pub time: String,
    pub service: Text,
    /// Of a journey: its services, in order.
    pub steps: Vec<Text>,
    pub documents: Vec<Text>,
    /// None if it is free.
    pub fee: Option<Text>,
    pub usual_min: u16,
    /// Working days; 0 means on the spot.
    pub promised_days: u16,
    pub areas: Vec<String>,
    pub windows: Vec<String>,
    /// The hall that provides it, if this one does not.
    pub elsewhere: Option<ElsewhereDocument>,
}

impl ListPrint {
    /// Draws the list, as wide as the paper and no longer than needed.
    pub fn draw(&self, media: Media, face: &Face) -> Bitmap {
        let mut sheet = Sheet::new(media, face);
        sheet.skip(5);
        self.both(&mut sheet, &self.hall, &[MIDDLE, SMALL]);
        sheet.skip(6);
        sheet.text(&format!("{} {}", self.date, self.time), &sheet.style(SMALL, Weight::Regular), sheet.whole());
        self.rule(&mut sheet, 5);
        self.small(&mut sheet, &every(say::list_title));
        sheet.skip(GAP);
        self.both(&mut sheet, &self.service, &[LARGE, MIDDLE, SMALL]);
        self.lists(&mut sheet);
        self.rule(&mut sheet, 2);
        for (name, value) in self.facts() {
            self.named(&mut sheet, &name, &value);
        }
        self.rule(&mut sheet, 2);
        self.small(&mut sheet, &self.last());
        // Room for the descenders of the last line.
        sheet.skip(10);
        sheet.finish()
    }

    /// Returns the characters that no font has and that will be printed as 〓, each once.
    pub fn missing(&self, face: &Face) -> Vec<char> {
        let there = self.elsewhere.iter().flat_map(|there| [Some(&there.name), there.address.as_ref()]).flatten();
        let texts = [&self.hall, &self.service].into_iter().chain(&self.fee).chain(&self.steps).chain(&self.documents);
        let mut all = String::new();
        for words in texts.chain(there) {
            all.extend(words.texts().map(|(_, said)| said));
        }
        all.extend(self.areas.iter().chain(&self.windows).map(String::as_str));
        face.missing(&all)
    }

    /// Returns the list as lines of text, in the visitor's language alone: slow lines take no more.
    pub fn lines(&self) -> Vec<PlainLine> {
        let (language, code) = (self.language, self.code());
        let plain = |text: &str| PlainLine::Text(text.to_owned(), LineSize::Plain);
        let bold = |text: &str| PlainLine::Text(text.to_owned(), LineSize::Bold);
        let mut lines =
            vec![bold(self.hall.pick(code)), plain(&format!("{} {}", self.date, self.time)), PlainLine::Rule];
        lines.push(bold(say::list_title(language)));
        lines.push(PlainLine::Text(self.service.pick(code).to_owned(), LineSize::Large));
        if !self.steps.is_empty() {
            lines.extend([PlainLine::Rule, bold(say::list_steps(language))]);
        }
        let steps = self.steps.iter().take(LINES_MAX).enumerate();
        lines.extend(steps.map(|(index, step)| plain(&format!("{} {}", index + 1, step.pick(code)))));
        let none = self.documents.is_empty();
        let head = if none { say::list_no_documents(language) } else { say::list_documents(language) };
        lines.extend([PlainLine::Rule, bold(head)]);
        let (left, more) = self.documents.split_at(self.documents.len().min(LINES_MAX));
        lines.extend(left.iter().map(|document| plain(&format!("□ {}", document.pick(code)))));
        if !more.is_empty() {
            lines.push(plain(&say::list_left(language, u64::try_from(more.len()).unwrap_or(u64::MAX))));
        }
        lines.push(PlainLine::Rule);
        let named = |(name, value): &(Text, Text)| plain(&format!("{}  {}", name.pick(code), value.pick(code)));
        lines.extend(self.facts().iter().map(named));
        lines.extend([PlainLine::Rule, plain(self.last().pick(code))]);
        lines
    }

    /// Draws the steps with their numbers, and the documents with boxes to tick.
    fn lists(&self, sheet: &mut Sheet<'_>) {
        let (mut left, side) = (LINES_MAX, sheet.media.dots(24));
        if !self.steps.is_empty() {
            self.rule(sheet, 2);
            self.small(sheet, &every(say::list_steps));
            for (index, step) in self.steps.iter().enumerate().take(left) {
                sheet.skip(13);
                let style = sheet.style(SMALL, Weight::Bold);
                sheet.line(&(index + 1).to_string(), &style, 0);
                self.item(sheet, step, side);
            }
            left = left.saturating_sub(self.steps.len());
        }
        self.rule(sheet, 2);
        let head = if self.documents.is_empty() { every(say::list_no_documents) } else { every(say::list_documents) };
        self.small(sheet, &head);
        for document in self.documents.iter().take(left) {
            sheet.skip(13);
            let top = sheet.y;
            sheet.y += sheet.media.dots(SMALL).saturating_sub(side) / 2;
            sheet.frame(Column { x: 0, width: side }, side, sheet.media.dots(3));
            sheet.y = top;
            self.item(sheet, document, side);
        }
        let more = self.documents.len().saturating_sub(left);
        if more > 0 {
            sheet.skip(13);
            let more = u64::try_from(more).unwrap_or(u64::MAX);
            self.small(sheet, &in_every(|language| say::list_left(language, more)));
        }
    }

    /// Draws a line of a list beside its mark.
    fn item(&self, sheet: &mut Sheet<'_>, text: &Text, mark: u32) {
        let indent = mark + sheet.media.dots(12);
        let column = Column { x: indent, width: sheet.media.width_dots - indent };
        let style = sheet.style(SMALL, Weight::Regular);
        sheet.text(text.pick(self.code()), &style, column);
        if let Some(second) = text.second(self.code()) {
            sheet.skip(4);
            sheet.text(second, &style, column);
        }
    }

    /// Returns what a visitor should know at the end.
    fn last(&self) -> Text {
        if self.elsewhere.is_some() { every(say::list_elsewhere) } else { every(say::list_no_number) }
    }

    /// Returns the fee, the duration, the promised days and the place, each with its name.
    fn facts(&self) -> Vec<(Text, Text)> {
        let fee = self.fee.clone().unwrap_or_else(|| every(say::list_free));
        let usual = in_every(|language| say::list_usual_minutes(language, u64::from(self.usual_min)));
        let promised = in_every(|language| match self.promised_days {
            0 => say::list_promised_now(language).to_owned(),
            days => say::list_promised_days(language, u64::from(days)),
        });
        let here = in_every(|language| words::waiting_area(&self.areas, &self.windows, language));
        let places = self.elsewhere.as_ref().map_or_else(
            || if self.areas.is_empty() && self.windows.is_empty() { Vec::new() } else { vec![here] },
            |there| std::iter::once(there.name.clone()).chain(there.address.clone()).collect(),
        );
        let mut facts =
            vec![(every(say::list_fee), fee), (every(say::list_usual), usual), (every(say::list_promised), promised)];
        facts.extend(places.into_iter().map(|place| (every(say::list_where), place)));
        facts
    }

    /// Draws a name and its value, in the visitor's language and in the second one.
    fn named(&self, sheet: &mut Sheet<'_>, name: &Text, value: &Text) {
        sheet.skip(8);
        let (bold, regular) = (sheet.style(SMALL, Weight::Bold), sheet.style(SMALL, Weight::Regular));
        let column = sheet.whole();
        sheet.text(&format!("{}  {}", name.pick(self.code()), value.pick(self.code())), &bold, column);
        if let (Some(name), Some(value)) = (name.second(self.code()), value.second(self.code())) {
            sheet.skip(4);
            sheet.text(&format!("{name}  {value}"), &regular, column);
        }
    }

    /// Draws a text in the visitor's language, bold and as large as two lines allow, with the other language small below it.
    fn both(&self, sheet: &mut Sheet<'_>, text: &Text, sizes: &[u32]) {
        let (first, column) = (text.pick(self.code()), sheet.whole());
        let style = sheet.fitting(first, sizes, Weight::Bold, column, 2);
        sheet.text(first, &style, column);
        if let Some(second) = text.second(self.code()) {
            sheet.skip(6);
            sheet.text(second, &sheet.style(SMALL, Weight::Regular), column);
        }
    }

    fn small(&self, sheet: &mut Sheet<'_>, text: &Text) {
        self.both(sheet, text, &[SMALL]);
    }

    fn rule(&self, sheet: &mut Sheet<'_>, tenth_mm: u32) {
        sheet.skip(15);
        sheet.rule(tenth_mm);
        sheet.skip(15);
    }

    fn code(&self) -> &'static str {
        self.language.code()
    }
}

fn every(say: impl Fn(Language) -> &'static str) -> Text {
    in_every(|language| say(language).to_owned())
}
