//! The pen: draws cells of text, plates and lines on a canvas, in the board's colours.

use embedded_graphics::draw_target::DrawTarget as _;
use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::pixelcolor::Rgb888;
use embedded_graphics::primitives::Rectangle;
use firmware_config::{Colours, PanelProfile};
use hall_ink::{Face, Style, Weight};

use crate::canvas::Canvas;

/// The width and height of a Chinese character on a board: the smallest in Unifont.
pub(crate) const CELL_PX: i32 = 16;

/// Colours of the display, stronger than on paper, since LEDs have no ink between them.
pub(crate) const INK: Rgb888 = Rgb888::new(0xf4, 0xf1, 0xe8);
pub(crate) const CALL: Rgb888 = Rgb888::new(0xff, 0xb8, 0x30);
pub(crate) const QUIET: Rgb888 = Rgb888::new(0x78, 0x90, 0xa0);
pub(crate) const LINE: Rgb888 = Rgb888::new(0x20, 0x30, 0x3a);
pub(crate) const GOOD: Rgb888 = Rgb888::new(0x38, 0xc8, 0x60);
const ALARM: Rgb888 = Rgb888::new(0xd0, 0x28, 0x20);
pub(crate) const NIGHT: Rgb888 = Rgb888::new(0, 0, 0);

/// How a text is drawn: the scale of the 16-pixel glyphs, in integer multiples for each direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hand {
    style: Style,
}

impl Hand {
    pub(crate) fn plain() -> Self {
        Self { style: Style::regular(CELL_PX.unsigned_abs()) }
    }

    pub(crate) fn large(factor: i32) -> Self {
        Self { style: Style::bold((CELL_PX * factor).unsigned_abs()) }
    }

    /// Returns a style for digits stretched vertically, as wide as smaller ones.
    pub(crate) fn tall(factor_x: i32, factor_y: i32) -> Self {
        let permille = (factor_x * 1000 + factor_y - 1) / factor_y;
        Self { style: Style::bold((CELL_PX * factor_y).unsigned_abs()).with_width_permille(permille.unsigned_abs()) }
    }

    /// Returns the style with thinner strokes: dark text on a light ground needs less, and keeps a margin.
    pub(crate) fn thinner(self) -> Self {
        Self { style: Style { weight: Weight::Regular, ..self.style } }
    }
}

pub(crate) struct Pen<'f> {
    canvas: Canvas,
    face: &'f Face,
    few_colours: bool,
}

impl<'f> Pen<'f> {
    pub(crate) fn new(profile: &PanelProfile, face: &'f Face) -> Self {
        let few_colours = profile.colours != Colours::Rgb;
        Self { canvas: Canvas::new(profile.width_px, profile.height_px), face, few_colours }
    }

    pub(crate) fn into_canvas(self) -> Canvas {
        self.canvas
    }

    pub(crate) fn width(&self) -> i32 {
        self.canvas.width().cast_signed()
    }

    pub(crate) fn height(&self) -> i32 {
        self.canvas.height().cast_signed()
    }

    pub(crate) fn measure(&self, text: &str, hand: Hand) -> i32 {
        self.face.measure(text, &hand.style).width.cast_signed()
    }

    /// Breaks a text into lines.
    pub(crate) fn wrap(&self, text: &str, width: i32) -> Vec<String> {
        self.face.wrap(text, &Hand::plain().style, width.max(0).unsigned_abs())
    }

    /// Draws text with the top left corner of its cells at `x`, `y`; returns where the text ends.
    pub(crate) fn write(&mut self, text: &str, x: i32, y: i32, hand: Hand, colour: Rgb888) -> i32 {
        let baseline = y + self.face.measure(text, &hand.style).ascent.cast_signed();
        match self.face.draw(&mut self.canvas, text, Point::new(x, baseline), &hand.style, colour) {
            Ok(advance) => x + advance.cast_signed(),
            Err(never) => match never {},
        }
    }

    /// Draws text with its ink vertically centred at a height: to align digits of one size with Chinese of another.
    pub(crate) fn write_middle(&mut self, text: &str, x: i32, middle_y: i32, hand: Hand, colour: Rgb888) -> i32 {
        let (top, height) = self.ink_rows(text, hand);
        self.write(text, x, middle_y - height / 2 - top, hand, colour)
    }

    /// Draws text centred between two edges; a text too wide for them is aligned left.
    pub(crate) fn write_centred(&mut self, text: &str, left: i32, right: i32, y: i32, hand: Hand, colour: Rgb888) {
        let x = left + ((right - left - self.measure(text, hand)) / 2).max(0);
        self.write(text, x, y, hand, colour);
    }

    /// Returns where the ink starts below the top of the cell, and how tall it is.
    pub(crate) fn ink_rows(&self, text: &str, hand: Hand) -> (i32, i32) {
        let ascent = self.face.measure(text, &hand.style).ascent.cast_signed();
        let ink = self.face.ink(text, &hand.style);
        ink.map_or((0, 0), |ink| (ascent + ink.top_left.y, ink.size.height.cast_signed()))
    }

    pub(crate) fn fill(&mut self, x: i32, y: i32, width: i32, height: i32, colour: Rgb888) {
        let size = Size::new(width.max(0).unsigned_abs(), height.max(0).unsigned_abs());
        match self.canvas.fill_solid(&Rectangle::new(Point::new(x, y), size), colour) {
            Ok(()) => {}
            Err(never) => match never {},
        }
    }

    /// Draws the bar of a warning line, and returns the colour for its text. LEDs of few colours differ only in
    /// brightness: there the bar is as bright as possible and the text dark.
    /// only: there the bar is as bright as can be and the words are dark.
    pub(crate) fn alarm_bar(&mut self, y: i32) -> Rgb888 {
        let (bar, ink) = if self.few_colours { (INK, NIGHT) } else { (ALARM, INK) };
        self.fill(0, y, self.width(), CELL_PX, bar);
        ink
    }

    /// Draws an arrow to the right, not as a glyph: it must be as strong as the digits beside it.
    pub(crate) fn arrow(&mut self, x: i32, middle_y: i32, width: i32, stroke: i32, colour: Rgb888) {
        let head = width * 5 / 9;
        self.fill(x, middle_y - stroke / 2, width - stroke, stroke, colour);
        for step in 0..head {
            let tip = x + width - 1 - step;
            self.fill(tip - stroke + 1, middle_y - stroke / 2 - step, stroke, stroke, colour);
            self.fill(tip - stroke + 1, middle_y - stroke / 2 + step, stroke, stroke, colour);
        }
    }

    /// Draws a disc that means "live", where there is no room for a word.
    pub(crate) fn disc(&mut self, x: i32, y: i32, colour: Rgb888) {
        for (dy, inset) in [2, 1, 0, 0, 1, 2].into_iter().enumerate() {
            self.fill(x + inset, y + i32::try_from(dy).unwrap_or(0), 6 - 2 * inset, 1, colour);
        }
    }

    /// Dims everything drawn so far: it may be out of date.
    pub(crate) fn dim(&mut self) {
        self.canvas.map(|rgb| rgb.map(|value| value / 3));
    }
}
