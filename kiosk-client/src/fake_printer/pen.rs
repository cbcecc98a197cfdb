//! What the simulated printer writes: characters in cells, one line after another, pictures among them. No paper and no bytes
//! of commands beyond the styles.

use std::sync::LazyLock;

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::pixelcolor::BinaryColor;
use embedded_graphics::primitives::Rectangle;
use hall_ink::{Bitmap, Face, Style, Weight};

use super::code_pages;

/// The font in the printer; read when the first text is written.
static FACE: LazyLock<Face> = LazyLock::new(Face::system);
/// The side of a Chinese character in dots; others are half as wide.
const CELL: u32 = 24;
/// The distance of two lines, unless set.
const SPACING: u32 = 30;
/// The largest factor of `GS !`.
const FACTOR_MAX: u32 = 8;

/// The way text is printed now, and the line that is being written.
#[derive(Debug)]
pub(super) struct Pen {
    width: u32,
    pub(super) kanji: bool,
    page: u8,
    bold: bool,
    underline: bool,
    reverse: bool,
    factors: (u32, u32),
    alignment: u8,
    spacing: u32,
    /// The left edge and the width of the printed area.
    area: (u32, u32),
    line: Vec<(u32, Bitmap)>,
    x: u32,
}

impl Pen {
    /// A pen after power-on, on paper of this width.
    pub(super) fn new(width: u32) -> Self {
        Self {
            width,
            kanji: true,
            page: 0,
            bold: false,
            underline: false,
            reverse: false,
            factors: (1, 1),
            alignment: 0,
            spacing: SPACING,
            area: (0, width),
            line: Vec::new(),
            x: 0,
        }
    }

    /// Returns to the settings after power-on.
    pub(super) fn reset(&mut self) {
        *self = Self::new(self.width);
    }

    /// Changes how text is printed, by a command with its parameters.
    pub(super) fn set(&mut self, command: &[u8]) {
        let two = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]));
        match *command {
            [0x1b, b'!', how] => {
                (self.bold, self.underline) = (how & 0x08 != 0, how & 0x80 != 0);
                self.factors = (1 + u32::from(how >> 5 & 1), 1 + u32::from(how >> 4 & 1));
            }
            [0x1d, b'!', how] => {
                let factor = |bits: u8| (u32::from(bits & 7) + 1).min(FACTOR_MAX);
                self.factors = (factor(how >> 4), factor(how));
            }
            [0x1c, b'!', how] => self.factors = (1 + u32::from(how >> 2 & 1), 1 + u32::from(how >> 3 & 1)),
            [0x1b, b'E' | b'G', how] => self.bold = how & 1 != 0,
            [0x1b | 0x1c, b'-', how] => self.underline = !matches!(how, 0 | b'0'),
            [0x1d, b'B', how] => self.reverse = how & 1 != 0,
            [0x1b, b'a', how] => self.alignment = how % 48,
            [0x1b, b'2'] => self.spacing = SPACING,
            [0x1b, b'3', rows] => self.spacing = rows.into(),
            [0x1b, b't', page] => self.page = page,
            [0x1c, b'&'] => self.kanji = true,
            [0x1c, b'.'] => self.kanji = false,
            [0x1b, b'$', low, high] => self.x = two(low, high),
            [0x1b, b'\\', low, high] => {
                let by = i16::from_le_bytes([low, high]);
                self.x = self.x.saturating_add_signed(by.into());
            }
            [0x1d, b'L', low, high] => self.area.0 = two(low, high).min(self.width),
            [0x1d, b'W', low, high] => self.area.1 = two(low, high),
            _ => {}
        }
        self.area.1 = self.area.1.clamp(1, (self.width - self.area.0).max(1));
    }

    /// Writes a character; returns the rows of the line before if it did not fit on that.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Option<Bitmap> {
        let cells = if bytes.len() == 2 { 2 } else { 1 };
        let size = Size::new(CELL / 2 * cells * self.factors.0, CELL * self.factors.1);
        let full = (self.x + size.width > self.area.1 && !self.line.is_empty()).then(|| self.end_line());
        let c = code_pages::character(bytes, self.page);
        let mut cell = Bitmap::new(size.width, size.height);
        self.draw(c, &mut cell, size);
        self.line.push((self.x, cell));
        self.x += size.width;
        full
    }

    fn draw(&self, c: char, cell: &mut Bitmap, size: Size) {
        if self.reverse {
            cell.fill(Rectangle::new(Point::zero(), size), true);
        }
        let ink = if self.reverse { BinaryColor::Off } else { BinaryColor::On };
        if code_pages::draw_rule(c, cell) {
            return;
        }
        let weight = if self.bold { Weight::Bold } else { Weight::Regular };
        let style = Style { weight, ..Style::regular(size.height) };
        let mut text = [0; 4];
        let text = c.encode_utf8(&mut text);
        let natural = FACE.measure(text, &style).width.max(1);
        // Chinese fills its square; other characters are as wide as their cell lets them be.
        let wanted = if natural >= size.height { size.width } else { natural.min(size.width) };
        let style = style.with_width_permille((wanted * 1_000 / natural).max(1));
        let extent = FACE.measure(text, &style);
        let left = size.width.saturating_sub(extent.width) / 2;
        let at = Point::new(left.cast_signed(), extent.ascent.cast_signed());
        let Ok(_advance) = FACE.draw(cell, text, at, &style, ink);
        if self.underline {
            cell.fill(
                Rectangle::new(Point::new(0, size.height.cast_signed() - 2), Size::new(size.width, 2)),
                !self.reverse,
            );
        }
    }

    /// Places a picture at the pen, on the line that is being written.
    pub(super) fn place(&mut self, picture: Bitmap) {
        let width = picture.width();
        self.line.push((self.x, picture));
        self.x += width;
    }

    /// Returns whether something stands on the line.
    pub(super) fn has_begun(&self) -> bool {
        !self.line.is_empty()
    }

    /// Ends the line: its rows, as wide as the paper.
    pub(super) fn end_line(&mut self) -> Bitmap {
        let height = self.line.iter().map(|(_, cell)| cell.height()).max().unwrap_or(0);
        let used = self.line.iter().map(|(x, cell)| x + cell.width()).max().unwrap_or(0);
        let room = self.area.1.saturating_sub(used);
        let left = self.area.0 + room * u32::from(self.alignment.min(2)) / 2;
        let mut rows = Bitmap::new(self.width, height.max(self.spacing));
        for (x, cell) in self.line.drain(..) {
            // On one foot, as characters of several sizes stand on one line.
            let top = height - cell.height();
            rows.stamp(&cell, Point::new((left + x).cast_signed(), top.cast_signed()));
        }
        self.x = 0;
        rows
    }
}
