//! A picture with one bit per pixel, packed as printers expect: rows of bytes, leftmost pixel in the highest bit, 1 = ink.

use embedded_graphics::{
    Pixel,
    draw_target::DrawTarget,
    geometry::{OriginDimensions, Point, Size},
    pixelcolor::BinaryColor,
    primitives::{PointsIter, Rectangle},
};

/// A black-and-white picture; `BinaryColor::On` is ink.
#[derive(Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    bits: Vec<u8>,
}

impl Bitmap {
    /// Creates a picture without ink, sizes in pixels.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, bits: vec![0; width.div_ceil(8) as usize * height as usize] }
    }

    /// Takes rows of packed bytes, as returned by [`Bitmap::row`]; missing bytes are without ink, surplus bytes are dropped.
    pub fn from_rows(width: u32, height: u32, rows: &[u8]) -> Self {
        let mut bitmap = Self::new(width, height);
        let count = bitmap.bits.len().min(rows.len());
        bitmap.bits[..count].copy_from_slice(&rows[..count]);
        bitmap.clear_padding();
        bitmap
    }

    /// Returns the width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Returns the height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Returns the number of bytes in one row.
    pub fn row_bytes(&self) -> usize {
        self.width.div_ceil(8) as usize
    }

    /// Returns one row, leftmost pixel in the highest bit; empty below the picture.
    pub fn row(&self, y: u32) -> &[u8] {
        let start = y as usize * self.row_bytes();
        self.bits.get(start..start + self.row_bytes()).unwrap_or(&[])
    }

    /// Returns all rows, one after another.
    pub fn rows(&self) -> &[u8] {
        &self.bits
    }

    /// Returns whether there is ink; outside the picture there is none.
    pub fn get(&self, x: i32, y: i32) -> bool {
        self.bit_at(x, y).is_some_and(|(index, bit)| self.bits[index] & bit != 0)
    }

    /// Sets or removes ink; does nothing outside the picture.
    pub fn set(&mut self, x: i32, y: i32, ink: bool) {
        if let Some((index, bit)) = self.bit_at(x, y) {
            if ink {
                self.bits[index] |= bit;
            } else {
                self.bits[index] &= !bit;
            }
        }
    }

    /// Fills a rectangle with ink, or clears it.
    pub fn fill(&mut self, area: Rectangle, ink: bool) {
        for point in area.intersection(&Rectangle::new(Point::zero(), self.size())).points() {
            self.set(point.x, point.y, ink);
        }
    }

    /// Draws the ink of another picture over this one.
    pub fn stamp(&mut self, other: &Self, corner: Point) {
        for y in 0..other.height.cast_signed() {
            for x in 0..other.width.cast_signed() {
                if other.get(x, y) {
                    self.set(corner.x + x, corner.y + y, true);
                }
            }
        }
    }

    /// Crops the picture to `height` pixels, or extends it without ink.
    pub fn set_height(&mut self, height: u32) {
        self.bits.resize(self.row_bytes() * height as usize, 0);
        self.height = height;
    }

    /// Appends a row of packed bytes at the bottom; a short row ends without ink.
    pub fn push_row(&mut self, row: &[u8]) {
        let start = self.bits.len();
        self.set_height(self.height + 1);
        let count = row.len().min(self.row_bytes());
        self.bits[start..start + count].copy_from_slice(&row[..count]);
        self.clear_padding();
    }

    /// Returns the smallest rectangle that contains all ink; `None` for an empty picture.
    pub fn ink_bounds(&self) -> Option<Rectangle> {
        let mut corners: Option<(Point, Point)> = None;
        for y in 0..self.height.cast_signed() {
            for x in (0..self.width.cast_signed()).filter(|&x| self.get(x, y)) {
                let (low, high) = corners.unwrap_or((Point::new(x, y), Point::new(x, y)));
                corners = Some((low.component_min(Point::new(x, y)), high.component_max(Point::new(x, y))));
            }
        }
        corners.map(|(low, high)| Rectangle::with_corners(low, high))
    }

    fn bit_at(&self, x: i32, y: i32) -> Option<(usize, u8)> {
        let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y).ok()?);
        (x < self.width && y < self.height).then(|| (y as usize * self.row_bytes() + x as usize / 8, 0x80 >> (x % 8)))
    }

    /// Clears the pixels to the right of the width, so that equal pictures have equal bytes.
    fn clear_padding(&mut self) {
        let used = self.width % 8;
        if used != 0 {
            let row_bytes = self.row_bytes();
            for row in self.bits.chunks_mut(row_bytes) {
                row[row_bytes - 1] &= !(0xff >> used);
            }
        }
    }
}

/// Rows as text, `#` for ink: golden tests compare it and people can read it.
impl std::fmt::Debug for Bitmap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}x{}", self.width, self.height)?;
        for y in 0..self.height.cast_signed() {
            let row: String = (0..self.width.cast_signed()).map(|x| if self.get(x, y) { '#' } else { '.' }).collect();
            writeln!(f, "{row}")?;
        }
        Ok(())
    }
}

impl OriginDimensions for Bitmap {
    fn size(&self) -> Size {
        Size::new(self.width, self.height)
    }
}

impl DrawTarget for Bitmap {
    type Color = BinaryColor;
    type Error = core::convert::Infallible;

    fn draw_iter<I: IntoIterator<Item = Pixel<BinaryColor>>>(&mut self, pixels: I) -> Result<(), Self::Error> {
        for Pixel(point, color) in pixels {
            self.set(point.x, point.y, color.is_on());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_packed_with_the_left_pixel_in_the_highest_bit() {
        let mut bitmap = Bitmap::new(10, 2);
        bitmap.set(0, 0, true);
        bitmap.set(9, 1, true);
        bitmap.set(10, 1, true);
        assert_eq!(bitmap.rows(), [0x80, 0x00, 0x00, 0x40]);
    }

    #[test]
    fn padding_bits_never_make_equal_pictures_differ() {
        assert_eq!(Bitmap::from_rows(4, 1, &[0xff]), Bitmap::from_rows(4, 1, &[0xf0]));
    }

    #[test]
    fn ink_bounds_hold_all_ink_and_nothing_else() {
        let mut bitmap = Bitmap::new(20, 20);
        assert_eq!(bitmap.ink_bounds(), None);
        bitmap.fill(Rectangle::new(Point::new(3, 4), Size::new(5, 6)), true);
        assert_eq!(bitmap.ink_bounds(), Some(Rectangle::new(Point::new(3, 4), Size::new(5, 6))));
    }
}
