//! The face that draws text: an outline font if the computer has one, otherwise Unifont.

mod block;
mod outline;
mod style;

use std::sync::Arc;

use ab_glyph::FontVec;
use embedded_graphics::{
    Pixel,
    draw_target::DrawTarget,
    geometry::{Point, Size},
    primitives::Rectangle,
};
pub use outline::{FontError, FontFile};
pub use style::{Style, Weight};

/// Drawn in place of a character that no face has (the geta mark, as used in typesetting).
pub const TOFU: char = '〓';
/// Below this size an outline rasterised to whole pixels looks worse than a bitmap glyph.
const OUTLINE_SIZE_PX_MIN: u32 = 20;

/// The space that a line of text occupies, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Sum of the advances.
    pub width: u32,
    /// From the top of a Chinese character's square to the baseline.
    pub ascent: u32,
    /// From the baseline to the bottom of that square; Latin descenders may hang a little lower.
    pub descent: u32,
}

impl Extent {
    /// Returns ascent plus descent: the side of a Chinese character's square.
    pub fn height(&self) -> u32 {
        self.ascent + self.descent
    }
}

/// A face in two weights; cheap to clone. Every character of the Basic Multilingual Plane can be drawn even without an installed
/// font.
#[derive(Clone, Default)]
pub struct Face {
    regular: Option<Arc<FontVec>>,
    bold: Option<Arc<FontVec>>,
    source: Option<FontFile>,
}

enum Shape<'a> {
    Outline(&'a FontVec, char),
    Block(&'static unifont::Glyph),
}

impl Face {
    /// Returns the built-in face.
    pub fn unifont() -> Self {
        Self::default()
    }

    /// Returns this computer's Chinese font if it has a readable one, otherwise the built-in face.
    pub fn system() -> Self {
        outline::find_system().and_then(|(regular, bold)| Self::open(&regular, bold.as_ref()).ok()).unwrap_or_default()
    }

    /// Opens a given font, with a separate file for bold if there is one.
    ///
    /// # Errors
    /// When a file cannot be read or is not a font.
    pub fn open(regular: &FontFile, bold: Option<&FontFile>) -> Result<Self, FontError> {
        let font = Arc::new(outline::load(regular)?);
        let bold = match bold {
            Some(file) if file != regular => Some(Arc::new(outline::load(file)?)),
            _ => Some(Arc::clone(&font)),
        };
        Ok(Self { regular: Some(font), bold, source: Some(regular.clone()) })
    }

    /// Returns the regular font file in use; `None` for the built-in face.
    pub fn source(&self) -> Option<&FontFile> {
        self.source.as_ref()
    }

    /// Returns the characters of a text that would be drawn as [`TOFU`], each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text.chars() {
            let known = c.is_control()
                || self.regular.as_deref().is_some_and(|font| outline::has(font, c))
                || block::find(c).is_some();
            if !known && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    /// Returns the side of a Chinese character's square as drawn, in pixels.
    pub fn em_px(&self, style: &Style) -> u32 {
        match self.font(style) {
            Some(_) => style.size_px,
            None => block::factor_for(style.size_px) * block::CELL,
        }
    }

    /// Returns the space that the text occupies on one line.
    pub fn measure(&self, text: &str, style: &Style) -> Extent {
        let width = text.chars().map(|c| self.advance(c, style)).sum::<f32>().ceil() as u32;
        let em = self.em_px(style);
        let ascent = em * 7 / 8;
        Extent { width, ascent, descent: em - ascent }
    }

    /// Draws one line with its baseline's left end at `at`, in any colour of any target; returns the advance in pixels.
    ///
    /// # Errors
    /// Whatever the target reports.
    pub fn draw<D: DrawTarget>(
        &self,
        target: &mut D,
        text: &str,
        at: Point,
        style: &Style,
        color: D::Color,
    ) -> Result<u32, D::Error> {
        let mut pixels = Vec::new();
        let advance = self.each_pixel(text, style, &mut |x, y| pixels.push(Pixel(at + Point::new(x, y), color)));
        target.draw_iter(pixels)?;
        Ok(advance)
    }

    /// Returns the smallest rectangle around the ink of a line, relative to its baseline's left end; `None` if there is no ink.
    pub fn ink(&self, text: &str, style: &Style) -> Option<Rectangle> {
        let mut corners: Option<(Point, Point)> = None;
        self.each_pixel(text, style, &mut |x, y| {
            let here = Point::new(x, y);
            let (low, high) = corners.unwrap_or((here, here));
            corners = Some((low.component_min(here), high.component_max(here)));
        });
        corners.map(|(low, high)| {
            let size = high - low + Point::new(1, 1);
            Rectangle::new(low, Size::new(size.x.unsigned_abs(), size.y.unsigned_abs()))
        })
    }

    fn each_pixel(&self, text: &str, style: &Style, ink: &mut dyn FnMut(i32, i32)) -> u32 {
        let mut pen = 0.0f32;
        for c in text.chars() {
            let left = pen.round() as i32;
            match self.shape(c, style) {
                Some(Shape::Outline(font, c)) => outline::draw(font, c, style, &mut |x, y| ink(left + x, y)),
                Some(Shape::Block(glyph)) => {
                    let (factor_x, factor_y) = block_factors(style);
                    let bold = style.weight == Weight::Bold;
                    block::draw(glyph, factor_x, factor_y, bold, &mut |x, y| ink(left + x, y));
                }
                None => {}
            }
            pen += self.advance(c, style);
        }
        pen.ceil() as u32
    }

    fn advance(&self, c: char, style: &Style) -> f32 {
        match self.shape(c, style) {
            Some(Shape::Outline(font, c)) => outline::advance(font, c, style),
            Some(Shape::Block(glyph)) => block::advance(glyph, block_factors(style).0) as f32,
            None => 0.0,
        }
    }

    fn shape(&self, c: char, style: &Style) -> Option<Shape<'_>> {
        if c.is_control() {
            return None;
        }
        if let Some(font) = self.font(style).filter(|font| outline::has(font, c)) {
            return Some(Shape::Outline(font, c));
        }
        if let Some(glyph) = block::find(c) {
            return Some(Shape::Block(glyph));
        }
        match self.font(style).filter(|font| outline::has(font, TOFU)) {
            Some(font) => Some(Shape::Outline(font, TOFU)),
            None => block::find(TOFU).map(Shape::Block),
        }
    }

    fn font(&self, style: &Style) -> Option<&FontVec> {
        if style.size_px < OUTLINE_SIZE_PX_MIN {
            return None;
        }
        match style.weight {
            Weight::Regular => self.regular.as_deref(),
            Weight::Bold => self.bold.as_deref(),
        }
    }
}

fn block_factors(style: &Style) -> (u32, u32) {
    let factor_y = block::factor_for(style.size_px);
    ((factor_y * style.width_permille / 1000).max(1), factor_y)
}

#[cfg(test)]
mod tests;
