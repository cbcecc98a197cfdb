//! The layout of a ticket: a sign with one number, one place, one time; then what to bring and the small print.

use embedded_graphics::{geometry::Point, pixelcolor::BinaryColor};
use hall_ink::{Bitmap, Face, Qr, Style, Weight};
use hall_words::{in_every, words as shared};

use super::sheet::{Column, Sheet};
use super::{DOCUMENTS_PRINTED_MAX, Media, Text, TicketPrint, words};

/// Sizes of Chinese characters in tenths of a millimetre. At the smallest, a capital letter is still 2.5 mm high.
const SMALL: u32 = 35;
const MIDDLE: u32 = 45;
const LARGE: u32 = 50;
const SERVICE: u32 = 60;
/// Heights tried for the number, in tenths of a millimetre; the last is used with condensed digits.
const NUMBER_HEIGHTS: [u32; 4] = [200, 180, 160, 140];
const NUMBER_WIDTH_PERMILLE_MIN: u32 = 400;
/// The minimum width of the QR code without its border.
const QR_SIDE: u32 = 200;
/// The minimum width of paper that has the code beside the text.
const WIDE_PAPER: u32 = 600;
const GAP: u32 = 25;
const HALF_GAP: u32 = 12;
const TAG_PADDING: u32 = 10;

pub(super) fn draw(ticket: &TicketPrint, media: Media, face: &Face) -> Bitmap {
    let mut sheet = Sheet::new(media, face);
    sheet.skip(5);
    heading(&mut sheet, ticket);
    services(&mut sheet, ticket);
    number(&mut sheet, &ticket.number);
    place(&mut sheet, ticket);
    turn_and_code(&mut sheet, ticket);
    documents(&mut sheet, ticket);
    small_print(&mut sheet, ticket);
    sheet.finish()
}

/// Draws the hall on the left and the time on the right; on narrow paper, one below the other.
fn heading(sheet: &mut Sheet<'_>, ticket: &TicketPrint) {
    let time = sheet.style(LARGE, Weight::Bold);
    let date = sheet.style(SMALL, Weight::Regular);
    let sizes = [LARGE, MIDDLE, 40, SMALL];
    if !is_wide(sheet) {
        pair(sheet, &ticket.hall, ticket, &sizes, sheet.whole(), 1);
        sheet.skip(HALF_GAP);
        sheet.line_right(&ticket.issued_time, &time, sheet.whole());
        // The date is on the baseline of the time.
        let drop = sheet.face.em_px(&time).saturating_sub(sheet.face.em_px(&date)) * 7 / 8;
        sheet.y += drop;
        sheet.text(&ticket.issued_date, &date, sheet.whole());
    } else {
        let top = sheet.y;
        let time_width = sheet.line_right(&ticket.issued_time, &time, sheet.whole());
        sheet.y += sheet.face.em_px(&time) + sheet.media.dots(6);
        let date_width = sheet.line_right(&ticket.issued_date, &date, sheet.whole());
        let right_bottom = sheet.y + sheet.face.em_px(&date);
        let gap = sheet.media.dots(GAP);
        let left = Column { x: 0, width: sheet.media.width_dots.saturating_sub(time_width.max(date_width) + gap) };
        sheet.y = top;
        pair(sheet, &ticket.hall, ticket, &sizes, left, 2);
        sheet.y = sheet.y.max(right_bottom);
    }
    sheet.skip(HALF_GAP);
    sheet.rule(5);
    sheet.skip(GAP);
}

fn is_wide(sheet: &Sheet<'_>) -> bool {
    sheet.media.width_dots >= sheet.media.dots(WIDE_PAPER)
}

/// Draws what the visitor came for; class and copy mark are tags, on the right if there is room.
fn services(sheet: &mut Sheet<'_>, ticket: &TicketPrint) {
    let mut tags: Vec<(&str, bool)> = Vec::new();
    let copy = words::copy();
    if ticket.copy {
        tags.push((copy.pick(ticket.language.code()), true));
    }
    if let Some(class) = &ticket.class {
        tags.push((class.pick(ticket.language.code()), false));
    }
    let whole = sheet.whole();
    let widest = tags.iter().map(|(text, _)| tag_width(sheet, text) + sheet.media.dots(GAP)).max().unwrap_or(0);
    let beside = is_wide(sheet) && widest <= whole.width * 2 / 5;
    let top = sheet.y;
    if beside {
        for &(text, inverse) in &tags {
            tag(sheet, text, inverse, whole.width - tag_width(sheet, text));
            sheet.y += tag_height(sheet, text) + sheet.media.dots(8);
        }
    }
    let tags_bottom = sheet.y;
    sheet.y = top;
    let several = ticket.services.len() > 1;
    let sizes: &[u32] = if several { &[LARGE, MIDDLE, SMALL] } else { &[SERVICE, LARGE, MIDDLE, 40, SMALL] };
    let column = Column { x: 0, width: if beside { whole.width - widest } else { whole.width } };
    let lines = if several { 1 } else { 2 };
    let services = words::services(ticket);
    let code = ticket.language.code();
    // All in the size of the longest: a short step is no more than another.
    let fitted = services.iter().map(|service| sheet.fitting(service.pick(code), sizes, Weight::Bold, column, lines));
    let Some(style) = fitted.min_by_key(|style| style.size_px) else { return };
    let second_style = sheet.style(SMALL, Weight::Regular);
    for (index, service) in services.iter().enumerate() {
        if index > 0 {
            sheet.skip(HALF_GAP);
        }
        two(sheet, service.pick(code), &style, service.second(code), &second_style, column);
    }
    if !beside {
        tags_below(sheet, &tags);
    }
    sheet.y = sheet.y.max(tags_bottom);
    sheet.skip(GAP + 10);
}

/// Draws tags in rows from the left, for narrow paper.
fn tags_below(sheet: &mut Sheet<'_>, tags: &[(&str, bool)]) {
    let gap = sheet.media.dots(HALF_GAP);
    let mut x = 0;
    let mut row_height = 0;
    for &(text, inverse) in tags {
        let width = tag_width(sheet, text);
        if row_height == 0 || x + width > sheet.media.width_dots {
            sheet.y += row_height + gap;
            (x, row_height) = (0, 0);
        }
        tag(sheet, text, inverse, x);
        row_height = row_height.max(tag_height(sheet, text));
        x += width + gap;
    }
    sheet.y += row_height;
}

/// Returns the lines of a tag; only a very long class name has more than one.
fn tag_lines(sheet: &Sheet<'_>, text: &str) -> Vec<String> {
    let inner_width = sheet.media.width_dots - 2 * sheet.media.dots(TAG_PADDING);
    sheet.lines(text, &sheet.style(SMALL, Weight::Bold), inner_width)
}

fn tag_width(sheet: &Sheet<'_>, text: &str) -> u32 {
    let style = sheet.style(SMALL, Weight::Bold);
    let widest = tag_lines(sheet, text).iter().map(|line| sheet.face.measure(line, &style).width).max().unwrap_or(0);
    widest + 2 * sheet.media.dots(TAG_PADDING)
}

fn tag_height(sheet: &Sheet<'_>, text: &str) -> u32 {
    let style = sheet.style(SMALL, Weight::Bold);
    sheet.height_of(tag_lines(sheet, text).len(), &style) + 2 * sheet.media.dots(TAG_PADDING)
}

/// Draws a tag with its left edge at `x`, framed or white on black, without moving down.
fn tag(sheet: &mut Sheet<'_>, text: &str, inverse: bool, x: u32) {
    let style = sheet.style(SMALL, Weight::Bold);
    let padding = sheet.media.dots(TAG_PADDING);
    let (column, height) = (Column { x, width: tag_width(sheet, text) }, tag_height(sheet, text));
    let inner = Column { x: x + padding, width: column.width - 2 * padding };
    let top = sheet.y;
    if inverse {
        sheet.fill(column, height);
        sheet.y += padding;
        sheet.in_white(|sheet| sheet.text(text, &style, inner));
    } else {
        sheet.frame(column, height, sheet.media.dots(4));
        sheet.y += padding;
        sheet.text(text, &style, inner);
    }
    sheet.y = top;
}

/// Draws the number, as large as the paper allows.
fn number(sheet: &mut Sheet<'_>, number: &str) {
    let width = sheet.media.width_dots;
    let mut chosen = None;
    for height_tenth_mm in NUMBER_HEIGHTS {
        let style = style_of_height(sheet, number, sheet.media.dots(height_tenth_mm));
        let fits = sheet.face.ink(number, &style).is_some_and(|ink| ink.size.width <= width);
        chosen = Some(style);
        if fits {
            break;
        }
    }
    let Some(mut style) = chosen else { return };
    let mut ink = sheet.face.ink(number, &style);
    while let Some(bounds) = ink.filter(|ink| ink.size.width > width) {
        let permille = (style.width_permille * width / bounds.size.width).min(style.width_permille - 10);
        if permille < NUMBER_WIDTH_PERMILLE_MIN {
            break;
        }
        style = style.with_width_permille(permille);
        ink = sheet.face.ink(number, &style);
    }
    let Some(ink) = ink else { return };
    let point = Point::new(-ink.top_left.x, sheet.y.cast_signed() - ink.top_left.y);
    let face = sheet.face.clone();
    let Ok(_) = face.draw(sheet.canvas(ink.size.height), number, point, &style, BinaryColor::On);
    sheet.y += ink.size.height;
    sheet.skip(GAP);
}

/// Returns a style in which the number's ink is at least this high.
fn style_of_height(sheet: &Sheet<'_>, number: &str, height: u32) -> Style {
    /// The maximum number of increments of a sixteenth, in case a font draws smaller than requested.
    const STEPS_MAX: u32 = 16;
    let trial = Style::bold(256);
    let trial_height = sheet.face.ink(number, &trial).map_or(256, |ink| ink.size.height.max(1));
    let first = height * sheet.face.em_px(&trial) / trial_height;
    (0..STEPS_MAX)
        .map(|step| Style::bold(first + step * first / 16))
        .find(|style| sheet.face.ink(number, style).is_some_and(|ink| ink.size.height >= height))
        .unwrap_or(Style::bold(first * 2))
}

/// Draws where to wait and which windows: white on black, like a sign.
fn place(sheet: &mut Sheet<'_>, ticket: &TicketPrint) {
    let text = in_every(|language| shared::waiting_area(&ticket.areas, &ticket.windows, language));
    let padding = sheet.media.dots(if is_wide(sheet) { 20 } else { 12 });
    let column = Column { x: padding, width: sheet.media.width_dots - 2 * padding };
    let sizes = [SERVICE, 55, LARGE, MIDDLE, 40, SMALL];
    let (first, style) = sign_line(sheet, text.pick(ticket.language.code()), &sizes[..4], column);
    let second = text.second(ticket.language.code()).map(|second| sign_line(sheet, second, &sizes[5..], column).0);
    let second_style = sheet.style(SMALL, Weight::Bold);
    let mut trial = Sheet::new(sheet.media, sheet.face);
    two(&mut trial, &first, &style, second.as_deref(), &second_style, column);
    let height = trial.y + 2 * padding;
    sheet.fill(sheet.whole(), height);
    let bottom = sheet.y + height;
    sheet.y += padding;
    sheet.in_white(|sheet| two(sheet, &first, &style, second.as_deref(), &second_style, column));
    sheet.y = bottom;
    sheet.skip(GAP);
}

/// Returns a sentence for the sign with its size: one line if possible, else area and windows on separate lines.
fn sign_line(sheet: &Sheet<'_>, text: &str, sizes: &[u32], column: Column) -> (String, Style) {
    let style = sheet.fitting(text, sizes, Weight::Bold, column, 1);
    if sheet.face.wrap(text, &style, column.width).len() <= 1 {
        return (text.to_string(), style);
    }
    let broken = text.replacen("\u{ff0c}", "\n", 1).replacen(", ", "\n", 1);
    let style = sheet.fitting(&broken, sizes, Weight::Bold, column, 2);
    (broken, style)
}

/// Draws how many are ahead, the expected wait, and the code of the visitor's page.
fn turn_and_code(sheet: &mut Sheet<'_>, ticket: &TicketPrint) {
    let qr = Some(&ticket.url).filter(|url| !url.is_empty()).and_then(|url| Qr::new(url).ok());
    let module_dots = qr.as_ref().map_or(0, |qr| qr.module_px_for(sheet.media.dots(QR_SIDE)));
    let side = qr.as_ref().map_or(0, |qr| qr.modules() * module_dots);
    let border = hall_ink::QUIET_MODULES * module_dots;
    let width = sheet.media.width_dots;
    let beside = Column { x: 0, width: width.saturating_sub(side + border) };
    let top = sheet.y;
    if is_wide(sheet) {
        turn(sheet, ticket, beside);
        sheet.skip(GAP);
        pair(sheet, &words::valid_today(), ticket, &[SMALL], beside, 1);
        let text_bottom = sheet.y;
        sheet.y = top;
        code(sheet, qr.as_ref(), width - side, module_dots);
        sheet.y += sheet.media.dots(10);
        if qr.is_some() {
            pair(sheet, &words::scan(), ticket, &[SMALL], Column { x: width - side, width: side }, 1);
        }
        sheet.y = sheet.y.max(text_bottom);
    } else {
        turn(sheet, ticket, sheet.whole());
        sheet.skip(GAP);
        let code_top = sheet.y;
        code(sheet, qr.as_ref(), width - side, module_dots);
        let code_bottom = sheet.y;
        sheet.y = code_top;
        if qr.is_some() {
            pair(sheet, &words::scan(), ticket, &[SMALL], beside, 2);
            sheet.skip(HALF_GAP);
        }
        pair(sheet, &words::valid_today(), ticket, &[SMALL], beside, 2);
        sheet.y = sheet.y.max(code_bottom);
    }
    sheet.skip(GAP);
}

fn turn(sheet: &mut Sheet<'_>, ticket: &TicketPrint, column: Column) {
    let sizes = [LARGE, MIDDLE, 40, SMALL];
    pair(sheet, &in_every(|language| shared::ahead(ticket.ahead, language)), ticket, &sizes, column, 1);
    sheet.skip(GAP);
    // That there is no window is no news to walk for: small.
    let sizes = if ticket.wait.is_some() { &sizes[..] } else { &[SMALL] };
    pair(sheet, &in_every(|language| shared::wait(ticket.wait, language)), ticket, sizes, column, 1);
    if let Some(clock) = &ticket.as_of {
        sheet.skip(GAP);
        pair(sheet, &words::as_of(clock), ticket, &[SMALL], column, 2);
    }
}

/// Draws the code with its left edge at `x`, and moves below it.
fn code(sheet: &mut Sheet<'_>, qr: Option<&Qr>, x: u32, module_dots: u32) {
    let Some(qr) = qr else { return };
    let side = qr.modules() * module_dots;
    let corner = Point::new(x.cast_signed(), sheet.y.cast_signed());
    let Ok(()) = qr.draw(sheet.canvas(side), corner, module_dots, BinaryColor::On);
    sheet.y += side;
}

/// Draws what to have ready, with boxes to tick.
fn documents(sheet: &mut Sheet<'_>, ticket: &TicketPrint) {
    if ticket.documents.is_empty() {
        return;
    }
    sheet.rule(2);
    sheet.skip(15);
    let style = sheet.style(SMALL, Weight::Regular);
    let head = words::prepare();
    let bold = sheet.style(SMALL, Weight::Bold);
    inline(sheet, &head, ticket, &bold, &style, sheet.whole());
    let side = sheet.media.dots(24);
    let indent = side + sheet.media.dots(12);
    let column = Column { x: indent, width: sheet.media.width_dots - indent };
    for document in ticket.documents.iter().take(DOCUMENTS_PRINTED_MAX) {
        sheet.skip(13);
        let top = sheet.y;
        let drop = sheet.face.em_px(&style).saturating_sub(side) / 2;
        sheet.y += drop;
        sheet.frame(Column { x: 0, width: side }, side, sheet.media.dots(3));
        sheet.y = top;
        inline(sheet, document, ticket, &style, &style, column);
    }
    let left = ticket.documents.len().saturating_sub(DOCUMENTS_PRINTED_MAX);
    if left > 0 {
        sheet.skip(13);
        inline(sheet, &words::documents_left(left), ticket, &style, &style, column);
    }
    sheet.skip(15);
}

/// Draws the rule for missed calls.
fn small_print(sheet: &mut Sheet<'_>, ticket: &TicketPrint) {
    sheet.rule(2);
    sheet.skip(15);
    let regular = sheet.style(SMALL, Weight::Regular);
    two(
        sheet,
        ticket.missed_rule.pick(ticket.language.code()),
        &regular,
        ticket.missed_rule.second(ticket.language.code()),
        &regular,
        sheet.whole(),
    );
    // Room for the descenders of the last line.
    sheet.skip(10);
}

/// Draws a text in the visitor's language, bold and large, with the other language small below it.
fn pair(sheet: &mut Sheet<'_>, text: &Text, ticket: &TicketPrint, sizes: &[u32], column: Column, lines: usize) {
    let first = text.pick(ticket.language.code());
    let style = sheet.fitting(first, sizes, Weight::Bold, column, lines);
    let second_style = sheet.style(SMALL, Weight::Regular);
    two(sheet, first, &style, text.second(ticket.language.code()), &second_style, column);
}

fn two(sheet: &mut Sheet<'_>, first: &str, style: &Style, second: Option<&str>, second_style: &Style, column: Column) {
    sheet.text(first, style, column);
    if let Some(second) = second {
        sheet.skip(6);
        sheet.text(second, second_style, column);
    }
}

/// Draws a text in the visitor's language with the other language after it, or below it if the line has no room.
fn inline(
    sheet: &mut Sheet<'_>,
    text: &Text,
    ticket: &TicketPrint,
    style: &Style,
    second_style: &Style,
    column: Column,
) {
    let first = text.pick(ticket.language.code());
    let first_width = sheet.face.measure(first, style).width;
    let gap = sheet.media.dots(20);
    let second =
        text.second(ticket.language.code()).map(|second| (second, sheet.face.measure(second, second_style).width));
    match second {
        Some((second, width)) if first_width + gap + width <= column.width => {
            sheet.line(second, second_style, column.x + first_width + gap);
            sheet.text(first, style, column);
        }
        // Below it on one line, or not at all, since paper is limited.
        Some((second, width)) if width <= column.width => two(sheet, first, style, Some(second), second_style, column),
        Some(_) | None => {
            sheet.text(first, style, column);
        }
    }
}
