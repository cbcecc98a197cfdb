//! A sheet written from top to bottom: text in columns, rules, bands, marks.

use embedded_graphics::{
    geometry::{Point, Size},
    pixelcolor::BinaryColor,
    primitives::Rectangle,
};
use hall_ink::{Bitmap, Face, Style, Weight};

use super::Media;

/// The line spacing in thousandths of an em.
const LEADING_PERMILLE: u32 = 1240;

/// A column: its left edge and width, in dots.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) x: u32,
    pub(super) width: u32,
}

pub(super) struct Sheet<'a> {
    pub(super) media: Media,
    pub(super) face: &'a Face,
    pub(super) y: u32,
    ink: BinaryColor,
    paper: Bitmap,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(media: Media, face: &'a Face) -> Self {
        Self { media, face, y: 0, ink: BinaryColor::On, paper: Bitmap::new(media.width_dots, 0) }
    }

    /// Returns the paper, cut off where the writing ends.
    pub(super) fn finish(mut self) -> Bitmap {
        self.paper.set_height(self.y);
        self.paper
    }

    pub(super) fn whole(&self) -> Column {
        Column { x: 0, width: self.media.width_dots }
    }

    pub(super) fn skip(&mut self, tenth_mm: u32) {
        self.y += self.media.dots(tenth_mm);
    }

    pub(super) fn style(&self, tenth_mm: u32, weight: Weight) -> Style {
        Style { weight, ..Style::regular(self.media.dots(tenth_mm)) }
    }

    /// Returns the largest of the sizes at which the text needs no more lines than allowed; else the smallest.
    pub(super) fn fitting(
        &self,
        text: &str,
        sizes_tenth_mm: &[u32],
        weight: Weight,
        column: Column,
        lines: usize,
    ) -> Style {
        let styles = || sizes_tenth_mm.iter().map(|&size| self.style(size, weight));
        let fits = |style: &Style| self.face.wrap(text, style, column.width).len() <= lines;
        styles().find(fits).or_else(|| styles().next_back()).unwrap_or(Style::regular(self.media.dots(35)))
    }

    /// Writes a text in as many lines as it needs and moves below it.
    pub(super) fn text(&mut self, text: &str, style: &Style, column: Column) {
        let lines = self.lines(text, style, column.width);
        let top = self.y;
        for (index, line) in lines.iter().enumerate() {
            self.y = top + self.height_of(index + 1, style) - self.face.em_px(style);
            self.line(line, style, column.x);
        }
        self.y = top + self.height_of(lines.len(), style);
    }

    /// Returns the height of a number of lines, from the top of the first to the bottom of the last.
    pub(super) fn height_of(&self, lines: usize, style: &Style) -> u32 {
        let em = self.face.em_px(style);
        match u32::try_from(lines) {
            Ok(lines) if lines > 0 => (lines - 1) * (em * LEADING_PERMILLE / 1000) + em,
            _ => 0,
        }
    }

    /// Breaks a text into as few lines as the width allows, as even as possible: without a single word on the last.
    pub(super) fn lines(&self, text: &str, style: &Style, width: u32) -> Vec<String> {
        let lines = self.face.wrap(text, style, width);
        let (mut too_narrow, mut enough) = (width / 2, width);
        if lines.len() < 2 {
            return lines;
        }
        while enough - too_narrow > 4 {
            let middle = too_narrow.midpoint(enough);
            if self.face.wrap(text, style, middle).len() > lines.len() { too_narrow = middle } else { enough = middle }
        }
        self.face.wrap(text, style, enough)
    }

    /// Writes one line with its left end at `x`, without moving down.
    pub(super) fn line(&mut self, text: &str, style: &Style, x: u32) {
        let extent = self.face.measure(text, style);
        debug_assert!(x + extent.width <= self.media.width_dots, "\"{text}\" is wider than the paper");
        // Descenders and the feet of bold characters may extend below the em.
        self.room(extent.height() * 3 / 2);
        let point = Point::new(x.cast_signed(), (self.y + extent.ascent).cast_signed());
        let Ok(_) = self.face.draw(&mut self.paper, text, point, style, self.ink);
    }

    /// Writes one line aligned to the column's right end, without moving down; returns its width.
    pub(super) fn line_right(&mut self, text: &str, style: &Style, column: Column) -> u32 {
        let width = self.face.measure(text, style).width;
        self.line(text, style, column.x + column.width.saturating_sub(width));
        width
    }

    /// Draws a horizontal rule across the whole width.
    pub(super) fn rule(&mut self, tenth_mm: u32) {
        let height = self.media.dots(tenth_mm).max(1);
        self.fill(Column { x: 0, width: self.media.width_dots }, height);
        self.y += height;
    }

    /// Fills a black area from here to `height` below, without moving down.
    pub(super) fn fill(&mut self, column: Column, height: u32) {
        self.room(height);
        self.paper.fill(self.area(column, height), true);
    }

    /// Draws a frame with this stroke, without moving down.
    pub(super) fn frame(&mut self, column: Column, height: u32, stroke: u32) {
        self.fill(column, height);
        let inner = Rectangle::new(
            Point::new((column.x + stroke).cast_signed(), (self.y + stroke).cast_signed()),
            Size::new(column.width.saturating_sub(2 * stroke), height.saturating_sub(2 * stroke)),
        );
        self.paper.fill(inner, false);
    }

    /// Inverts what is written inside to white, for use on black.
    pub(super) fn in_white(&mut self, write: impl FnOnce(&mut Self)) {
        self.ink = BinaryColor::Off;
        write(self);
        self.ink = BinaryColor::On;
    }

    /// Returns the paper for direct drawing, with room for `height` more dots.
    pub(super) fn canvas(&mut self, height: u32) -> &mut Bitmap {
        self.room(height);
        &mut self.paper
    }

    fn area(&self, column: Column, height: u32) -> Rectangle {
        Rectangle::new(Point::new(column.x.cast_signed(), self.y.cast_signed()), Size::new(column.width, height))
    }

    fn room(&mut self, height: u32) {
        if self.y + height > self.paper.height() {
            self.paper.set_height(self.y + height);
        }
    }
}
