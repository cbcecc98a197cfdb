//! Pictures and codes that commands other than `GS v 0` bring.

use embedded_graphics::geometry::Point;
use embedded_graphics::pixelcolor::BinaryColor;
use hall_ink::{Bitmap, Qr};

/// The most data of one QR code.
const SYMBOL_BYTES_MAX: usize = 8_192;
/// The height of bars, and the width of the narrowest.
const BARS_ROWS: u32 = 80;
const BAR_DOTS: u32 = 2;

/// What `GS ( L` and `GS ( k` keep until they are told to print it.
#[derive(Debug, Default)]
pub(super) struct Kept {
    graphics: Option<Bitmap>,
    symbol: Vec<u8>,
    module_dots: u32,
}

impl Kept {
    /// Carries out `GS ( L`; returns the picture that it prints, if any.
    pub(super) fn graphics(&mut self, data: &[u8]) -> Option<Bitmap> {
        match data {
            // Store: tone, factors, colour, width, height, rows.
            [_, 112, _, factor_x, factor_y, _, x_low, x_high, y_low, y_high, rows @ ..] => {
                let width = u32::from(u16::from_le_bytes([*x_low, *x_high]));
                let height = u32::from(u16::from_le_bytes([*y_low, *y_high]));
                let picture = Bitmap::from_rows(width, height, rows);
                self.graphics = Some(enlarged(&picture, (*factor_x).max(1).into(), (*factor_y).max(1).into()));
                None
            }
            [_, 2 | 50, ..] => self.graphics.take(),
            _ => None,
        }
    }

    /// Carries out `GS ( k`; returns the QR code that it prints, if any.
    pub(super) fn symbol(&mut self, data: &[u8]) -> Option<Bitmap> {
        match data {
            [49, 67, dots] => self.module_dots = u32::from(*dots).clamp(1, 16),
            [49, 80, 48, text @ ..] if text.len() <= SYMBOL_BYTES_MAX => self.symbol = text.to_vec(),
            [49, 81, 48] => return self.qr(),
            _ => {}
        }
        None
    }

    fn qr(&self) -> Option<Bitmap> {
        let qr = Qr::new(std::str::from_utf8(&self.symbol).ok()?).ok()?;
        let dots = self.module_dots.max(3);
        let mut picture = Bitmap::new(qr.modules() * dots, qr.modules() * dots);
        let Ok(()) = qr.draw(&mut picture, Point::zero(), dots, BinaryColor::On);
        Some(picture)
    }
}

/// Returns the columns of `ESC *`: 8 or 24 dots each, from top to bottom.
pub(super) fn columns(kind: u8, data: &[u8]) -> Bitmap {
    let bytes = if kind >= 32 { 3 } else { 1 };
    let double = if kind.is_multiple_of(32) { 2 } else { 1 };
    let width = data.len() / bytes;
    let mut picture = Bitmap::new(width as u32, bytes as u32 * 8);
    for (x, column) in data.chunks_exact(bytes).enumerate() {
        for y in 0..bytes * 8 {
            let ink = column[y / 8] & (0x80 >> (y % 8)) != 0;
            picture.set(x as i32, y as i32, ink);
        }
    }
    let rows = if bytes == 1 { 3 } else { 1 };
    enlarged(&picture, double, rows)
}

/// Returns bars that nobody can scan, as wide as those of so many characters would be.
pub(super) fn bars(data: &[u8]) -> Bitmap {
    let bits: Vec<bool> = data.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1 == 1)).collect();
    let mut picture = Bitmap::new(bits.len() as u32 * BAR_DOTS, BARS_ROWS);
    for (index, _) in bits.iter().enumerate().filter(|(_, ink)| **ink) {
        for (x, y) in (0..BAR_DOTS).flat_map(|x| (0..BARS_ROWS).map(move |y| (x, y))) {
            picture.set((index as u32 * BAR_DOTS + x).cast_signed(), y.cast_signed(), true);
        }
    }
    picture
}

/// Returns eight dots as sixteen.
pub(super) fn doubled(bits: u8) -> [u8; 2] {
    let wide = (0..8).fold(0_u16, |wide, bit| wide | if bits >> bit & 1 == 1 { 3 << (2 * bit) } else { 0 });
    wide.to_be_bytes()
}

fn enlarged(picture: &Bitmap, factor_x: u32, factor_y: u32) -> Bitmap {
    if (factor_x, factor_y) == (1, 1) {
        return picture.clone();
    }
    let mut large = Bitmap::new(picture.width() * factor_x, picture.height() * factor_y);
    for y in 0..large.height().cast_signed() {
        for x in 0..large.width().cast_signed() {
            if picture.get(x / factor_x.cast_signed(), y / factor_y.cast_signed()) {
                large.set(x, y, true);
            }
        }
    }
    large
}
