//! Bitmaps as PNG files, for the demo and the tests.

use crate::Bitmap;

/// Maximum size of a picture to read, in pixels.
const PIXELS_MAX: u64 = 64 * 1024 * 1024;

/// Why a PNG could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The encoder failed, for example on a picture without pixels.
    #[error("cannot write the picture as PNG: {0}")]
    Encode(#[from] png::EncodingError),
    /// Not a PNG, or a damaged one.
    #[error("cannot read the PNG: {0}")]
    Decode(#[from] png::DecodingError),
    /// A PNG that is not one-bit grey, or exceeds the limit.
    #[error("the PNG is not a picture of one grey bit a pixel within the size limit")]
    Unsuitable,
}

impl Bitmap {
    /// Encodes a PNG with one bit per pixel, ink black, with its resolution (dots per inch) for viewers and printers.
    ///
    /// # Errors
    /// When the picture has no pixels.
    pub fn to_png(&self, dpi: u32) -> Result<Vec<u8>, PictureError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width(), self.height());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let dots_per_metre = (f64::from(dpi) / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: dots_per_metre,
            yppu: dots_per_metre,
            unit: png::Unit::Meter,
        }));
        let mut writer = encoder.write_header()?;
        let inverted: Vec<u8> = self.rows().iter().map(|byte| !byte).collect();
        writer.write_image_data(&inverted)?;
        writer.finish()?;
        Ok(bytes)
    }

    /// Decodes a PNG with one grey bit per pixel, as written by [`Bitmap::to_png`].
    ///
    /// # Errors
    /// When it is not a PNG, damaged, of another kind or too large.
    pub fn from_png(bytes: &[u8]) -> Result<Self, PictureError> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info()?;
        let info = reader.info();
        let (width, height) = (info.width, info.height);
        let one_grey_bit = info.color_type == png::ColorType::Grayscale && info.bit_depth == png::BitDepth::One;
        if !one_grey_bit || u64::from(width) * u64::from(height) > PIXELS_MAX {
            return Err(PictureError::Unsuitable);
        }
        let mut rows = vec![0; reader.output_buffer_size().ok_or(PictureError::Unsuitable)?];
        reader.next_frame(&mut rows)?;
        let inverted: Vec<u8> = rows.iter().map(|byte| !byte).collect();
        Ok(Self::from_rows(width, height, &inverted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_back_from_its_png() {
        let mut bitmap = Bitmap::new(13, 5);
        for (x, y) in [(0, 0), (12, 4), (7, 2)] {
            bitmap.set(x, y, true);
        }
        assert_eq!(Bitmap::from_png(&bitmap.to_png(203).unwrap()).unwrap(), bitmap);
    }

    #[test]
    fn what_is_no_png_is_refused() {
        assert!(matches!(Bitmap::from_png(b"GIF89a"), Err(PictureError::Decode(_))));
    }
}
