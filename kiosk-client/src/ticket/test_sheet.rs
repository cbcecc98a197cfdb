//! The page that a technician prints to see whether head, paper and cutter are well: no ticket, and says so.

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;
use hall_ink::{Bitmap, Face, Weight};

use super::sheet::Sheet;
use super::{Media, Text};

/// Sizes in tenths of a millimetre.
const TITLE: u32 = 60;
const SMALL: u32 = 35;
const GAP: u32 = 25;
/// Bars that show every dot of the head: one that is dead leaves a white line.
const BAR: u32 = 60;
/// Dots of the comb, which shows those that touch.
const COMB_DOTS: u32 = 2;

/// What is on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestSheet {
    /// What it is, in every language.
    pub title: Text,
    /// What it is about, a line each.
    pub lines: Vec<String>,
}

impl TestSheet {
    /// Draws the page, as wide as the paper.
    pub fn draw(&self, media: Media, face: &Face) -> Bitmap {
        let mut sheet = Sheet::new(media, face);
        let whole = sheet.whole();
        for (_, title) in self.title.texts() {
            let style = sheet.fitting(title, &[TITLE, SMALL], Weight::Bold, whole, 1);
            sheet.text(title, &style, whole);
            sheet.skip(GAP / 2);
        }
        let small = sheet.style(SMALL, Weight::Regular);
        for line in &self.lines {
            sheet.text(line, &small, whole);
            sheet.skip(GAP / 2);
        }
        let bar = media.dots(BAR);
        sheet.fill(whole, bar);
        sheet.y += bar;
        sheet.skip(GAP);
        let top = sheet.y.cast_signed();
        let canvas = sheet.canvas(bar);
        for x in (0..media.width_dots).step_by(2 * COMB_DOTS as usize) {
            canvas.fill(Rectangle::new(Point::new(x.cast_signed(), top), Size::new(COMB_DOTS, bar)), true);
        }
        sheet.y += bar;
        sheet.skip(GAP);
        sheet.finish()
    }
}
