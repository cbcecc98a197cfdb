//! Encodes a ticket's lines as text in GB 18030, two bytes a character: for slow serial lines. What the fonts of such printers
//! lack is sent as small pictures. Pure. Commands as in Epson's ESC/POS reference.

use embedded_graphics::geometry::Point;
use embedded_graphics::pixelcolor::BinaryColor;
use firmware_config::{PrinterProfile, QrMode};
use hall_ink::{Bitmap, Face, Qr, Style};

use super::encode::{disarm, raster};
use crate::ticket::{LineSize, PlainLine};

/// Dots of a character, which is a square if it is Chinese and half as wide otherwise.
const CELL: u32 = 24;
/// The distance of two lines, in dots.
const SPACING: u8 = 32;
const GAP: u8 = 16;
/// The largest factor of the number: 18 mm at 203 dots to the inch.
const FACTOR_MAX: u32 = 6;
/// The width of a module of the QR code, in dots; even, so that a picture of half the size is sent and enlarged.
const MODULE_DOTS: u32 = 6;
const QUIET_ROWS: u8 = 4 * MODULE_DOTS as u8;
const RESET_SIZE: [u8; 3] = [0x1d, b'!', 0];

/// What stands in a cell.
enum Cell {
    /// As it is sent.
    Bytes(Vec<u8>),
    /// A character that is not in the printer's font.
    Picture(char),
}

/// Returns a ticket's lines as commands, a piece for each line on paper.
pub fn encode(lines: &[PlainLine], profile: &PrinterProfile, face: &Face) -> Vec<Vec<u8>> {
    let columns = (profile.width_dots / (CELL / 2)).max(2) as usize;
    // Chinese characters are on, and lines as far apart as they are high.
    let mut pieces = vec![vec![0x1c, b'&', 0x1b, b'3', SPACING]];
    for line in lines {
        match line {
            PlainLine::Rule => pieces.push([vec![b'-'; columns], vec![b'\n']].concat()),
            PlainLine::Gap => pieces.push(vec![0x1b, b'J', GAP]),
            PlainLine::Code(url) => pieces.extend(code(url, profile)),
            PlainLine::Sign(text) => pieces.extend(sign(text, columns, face)),
            PlainLine::Text(text, size) => pieces.extend(text_lines(text, *size, columns, face)),
        }
    }
    pieces
}

/// Returns white text on black; pictures are black on white, so a text with one is bold instead.
fn sign(text: &str, columns: usize, face: &Face) -> Vec<Vec<u8>> {
    if text.chars().any(|c| matches!(cell(c), Cell::Picture(_))) {
        return text_lines(text, LineSize::Bold, columns, face);
    }
    let white = |line: &String| {
        let line = text_line(&format!(" {line} "), (1, 2), false, face);
        [&[0x1d, b'B', 1], line.as_slice(), &[0x1d, b'B', 0]].concat()
    };
    wrapped(text, columns - 2).iter().map(white).collect()
}

fn text_lines(text: &str, size: LineSize, columns: usize, face: &Face) -> Vec<Vec<u8>> {
    let width = width(text);
    let (factors, bold) = match size {
        LineSize::Plain => ((1, 1), false),
        LineSize::Bold => ((1, 1), true),
        LineSize::Large if width * 2 <= columns => ((2, 2), false),
        LineSize::Large => ((1, 2), false),
        LineSize::Number => {
            let factor = u32::try_from(columns / width.max(1)).unwrap_or(1).clamp(1, FACTOR_MAX);
            ((factor, factor), false)
        }
    };
    let lines = wrapped(text, columns / factors.0 as usize);
    lines.iter().map(|line| text_line(line, factors, bold, face)).collect()
}

/// Returns one line. Pictures have the size of plain characters, so a line with one is plain, and bold for a larger one.
fn text_line(text: &str, factors: (u32, u32), bold: bool, face: &Face) -> Vec<u8> {
    let cells: Vec<Cell> = text.chars().map(cell).collect();
    let pictured = cells.iter().any(|cell| matches!(cell, Cell::Picture(_)));
    let bold = bold || (pictured && factors != (1, 1));
    let factors = if pictured { (1, 1) } else { factors };
    let mut bytes = Vec::new();
    if factors != (1, 1) {
        bytes.extend([0x1d, b'!', ((factors.0 - 1) << 4 | (factors.1 - 1)) as u8]);
    }
    if bold {
        bytes.extend([0x1b, b'E', 1]);
    }
    for cell in cells {
        match cell {
            Cell::Bytes(encoded) => bytes.extend(encoded),
            Cell::Picture(c) => bytes.extend(drawn(c, face)),
        }
    }
    bytes.push(b'\n');
    if bold {
        bytes.extend([0x1b, b'E', 0]);
    }
    if factors != (1, 1) {
        bytes.extend(RESET_SIZE);
    }
    bytes
}

/// Returns a character as it is sent.
fn cell(c: char) -> Cell {
    let mut text = [0; 4];
    let (bytes, _, unmappable) = encoding_rs::GB18030.encode(c.encode_utf8(&mut text));
    match *bytes {
        [byte @ 0x20..=0x7e] => Cell::Bytes(vec![byte]),
        [lead, second] if !unmappable && !is_users(lead, second) => Cell::Bytes(vec![lead, second]),
        _ => Cell::Picture(c),
    }
}

/// Returns whether a code is in one of the areas for characters of one's own, where no font has anything.
fn is_users(lead: u8, second: u8) -> bool {
    matches!((lead, second), (0xaa..=0xaf | 0xf8..=0xfe, 0xa1..=0xfe) | (0xa1..=0xa7, 0x40..=0xa0))
}

/// Returns a character as a picture of 24 columns on the line (`ESC *` 33).
fn drawn(c: char, face: &Face) -> Vec<u8> {
    let width = CELL / 2 * cells_of(c) as u32;
    let mut picture = Bitmap::new(width, CELL);
    let mut text = [0; 4];
    let text = &*c.encode_utf8(&mut text);
    let style = Style::regular(CELL);
    let natural = face.measure(text, &style).width.max(1);
    let style = style.with_width_permille((width * 1_000 / natural).clamp(1, 1_000));
    let extent = face.measure(text, &style);
    let left = width.saturating_sub(extent.width) / 2;
    let at = Point::new(left.cast_signed(), extent.ascent.cast_signed());
    let Ok(_advance) = face.draw(&mut picture, text, at, &style, BinaryColor::On);
    let mut bytes = vec![0x1b, b'*', 33, width as u8, 0];
    let start = bytes.len();
    for x in 0..width.cast_signed() {
        for top in (0..CELL.cast_signed()).step_by(8) {
            bytes.push((0..8).fold(0, |bits, y| bits << 1 | u8::from(picture.get(x, top + y))));
        }
    }
    disarm(&mut bytes[start..]);
    bytes
}

/// Returns the QR code, by the printer's own command or as a picture that it enlarges.
fn code(url: &str, profile: &PrinterProfile) -> Vec<Vec<u8>> {
    match profile.qr_mode {
        // The blank that readers need is fed.
        QrMode::Command => vec![vec![0x1b, b'J', QUIET_ROWS], native_code(url), vec![0x1b, b'J', QUIET_ROWS]],
        QrMode::Picture => {
            let Ok(qr) = Qr::new(url) else { return Vec::new() };
            let picture = qr.to_bitmap(MODULE_DOTS / 2);
            let rows = (profile.buffer_bytes as usize / picture.row_bytes().max(1)).clamp(1, 64) as u32;
            let bands = (0..picture.height()).step_by(rows as usize).map(|top| {
                let band: Vec<&[u8]> = (top..picture.height().min(top + rows)).map(|y| picture.row(y)).collect();
                let mut bytes = raster(&band, picture.row_bytes());
                // Twice as wide and high.
                bytes[3] = 3;
                bytes
            });
            bands.collect()
        }
    }
}

/// Returns `GS ( k`: Model 2, level M.
fn native_code(url: &str) -> Vec<u8> {
    let mut bytes = vec![0x1d, b'(', b'k', 4, 0, 49, 65, 50, 0];
    bytes.extend([0x1d, b'(', b'k', 3, 0, 49, 67, MODULE_DOTS as u8]);
    bytes.extend([0x1d, b'(', b'k', 3, 0, 49, 69, 49]);
    let length = u16::try_from(url.len() + 3).unwrap_or(u16::MAX);
    bytes.extend([0x1d, b'(', b'k']);
    bytes.extend(length.to_le_bytes());
    bytes.extend([49, 80, 48]);
    bytes.extend(&url.as_bytes()[..usize::from(length) - 3]);
    bytes.extend([0x1d, b'(', b'k', 3, 0, 49, 81, 48]);
    bytes
}

fn cells_of(c: char) -> usize {
    if c.is_ascii() || ('\u{a0}'..'\u{250}').contains(&c) { 1 } else { 2 }
}

fn width(text: &str) -> usize {
    text.chars().map(cells_of).sum()
}

/// Breaks a text into lines of at most so many columns: at a space where there is one, else between any two characters.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut line = String::new();
    for c in text.chars() {
        if width(&line) + cells_of(c) > columns {
            let left =
                line.rfind(' ').filter(|_| c.is_ascii() && c != ' ' && line.ends_with(|last: char| last.is_ascii()));
            let rest = left.map(|at| line.split_off(at)).unwrap_or_default();
            lines.push(std::mem::replace(&mut line, rest.trim_start().to_owned()));
            if c == ' ' {
                continue;
            }
        }
        line.push(c);
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_at_spaces_or_between_chinese_characters() {
        assert_eq!(wrapped("Both ID cards", 8), ["Both ID", "cards"]);
        assert_eq!(wrapped("双方身份证", 8), ["双方身份", "证"]);
        assert_eq!(wrapped("Householdregister", 8), ["Househol", "dregiste", "r"]);
        assert_eq!(wrapped("", 8), [""]);
    }

    #[test]
    fn what_a_font_of_two_bytes_lacks_is_a_picture() {
        let sent = |c| match cell(c) {
            Cell::Bytes(bytes) => bytes,
            Cell::Picture(_) => Vec::new(),
        };
        assert_eq!(
            (sent('请'), sent('喆'), sent('镕'), sent('A')),
            (vec![0xc7, 0xeb], vec![0x86, 0xb4], vec![0xe9, 0x46], vec![b'A'])
        );
        for c in ['𠮷', '한', '€'] {
            assert!(sent(c).is_empty() || c == '€', "{c}");
        }
    }
}
