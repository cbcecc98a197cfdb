//! QR codes (ISO/IEC 18004, Model 2, level M) as pixels.

use embedded_graphics::{
    draw_target::DrawTarget,
    geometry::{Point, Size},
    primitives::Rectangle,
};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::Bitmap;

/// The blank border that readers require around the code, in modules.
pub const QUIET_MODULES: u32 = 4;

/// Why a text cannot be encoded.
#[derive(Debug, thiserror::Error)]
#[error("the text of {bytes} bytes is too long for a QR code of level M")]
pub struct QrError {
    bytes: usize,
}

/// A QR code that can be drawn at any whole number of pixels per module.
#[derive(Clone)]
pub struct Qr {
    code: QrCode,
}

impl Qr {
    /// Encodes a text at level M.
    ///
    /// # Errors
    /// When the text does not fit the largest code (2,331 bytes).
    pub fn new(text: &str) -> Result<Self, QrError> {
        match QrCode::encode_text(text, QrCodeEcc::Medium) {
            Ok(code) => Ok(Self { code }),
            Err(_) => Err(QrError { bytes: text.len() }),
        }
    }

    /// Returns the number of modules per side, without the quiet border.
    pub fn modules(&self) -> u32 {
        self.code.size().unsigned_abs()
    }

    /// Returns the fewest pixels per module at which the code, without its border, is at least `side_px` wide.
    pub fn module_px_for(&self, side_px: u32) -> u32 {
        side_px.div_ceil(self.modules()).max(1)
    }

    /// Draws the dark modules; the caller leaves [`QUIET_MODULES`] blank around them.
    ///
    /// # Errors
    /// Whatever the target reports.
    pub fn draw<D: DrawTarget>(
        &self,
        target: &mut D,
        top_left: Point,
        module_px: u32,
        color: D::Color,
    ) -> Result<(), D::Error> {
        let step = module_px.cast_signed();
        for y in 0..self.code.size() {
            for x in (0..self.code.size()).filter(|&x| self.code.get_module(x, y)) {
                let corner = top_left + Point::new(x * step, y * step);
                target.fill_solid(&Rectangle::new(corner, Size::new_equal(module_px)), color)?;
            }
        }
        Ok(())
    }

    /// Returns the code with its quiet border as a separate picture.
    pub fn to_bitmap(&self, module_px: u32) -> Bitmap {
        let side = (self.modules() + 2 * QUIET_MODULES) * module_px;
        let mut bitmap = Bitmap::new(side, side);
        let border = (QUIET_MODULES * module_px).cast_signed();
        let Ok(()) = self.draw(
            &mut bitmap,
            Point::new(border, border),
            module_px,
            embedded_graphics::pixelcolor::BinaryColor::On,
        );
        bitmap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_text_back() {
        let text = "http://10.0.0.7:8080/t/AZ3kq0yQcX2u1mB4l9a_Zw";
        let bitmap = Qr::new(text).unwrap().to_bitmap(3);
        let mut image =
            rqrr::PreparedImage::prepare_from_bitmap(bitmap.width() as usize, bitmap.height() as usize, |x, y| {
                bitmap.get(x as i32, y as i32)
            });
        let (_, read) = image.detect_grids()[0].decode().unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn the_code_is_at_least_as_wide_as_asked() {
        let qr = Qr::new("http://hall/t/1").unwrap();
        assert!(qr.module_px_for(160) * qr.modules() >= 160);
        assert!((qr.module_px_for(160) - 1) * qr.modules() < 160);
    }

    #[test]
    fn a_text_too_long_is_refused_with_its_length() {
        assert!(Qr::new(&"x".repeat(3000)).err().unwrap().to_string().contains("3000 bytes"));
    }
}
