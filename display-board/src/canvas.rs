//! The board's picture in memory: red, green and blue of every pixel, row by row from the top left.

use std::convert::Infallible;

use embedded_graphics::Pixel;
use embedded_graphics::draw_target::DrawTarget;
use embedded_graphics::geometry::{OriginDimensions, Size};
use embedded_graphics::pixelcolor::{Rgb888, RgbColor as _};

/// A picture of 24-bit pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canvas {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Canvas {
    /// Creates a black picture.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, rgb: vec![0; width as usize * height as usize * 3] }
    }

    pub fn width(&self) -> u32 {
        self.width
    }

    pub fn height(&self) -> u32 {
        self.height
    }

    /// Returns the pixels as three bytes each, row by row.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// Returns one pixel; black outside the picture.
    pub fn pixel(&self, x: u32, y: u32) -> [u8; 3] {
        if x >= self.width {
            return [0; 3];
        }
        let offset = (y as usize * self.width as usize + x as usize) * 3;
        self.rgb.get(offset..offset + 3).map_or([0; 3], |rgb| [rgb[0], rgb[1], rgb[2]])
    }

    /// Applies a function to every pixel, row by row.
    pub fn map(&mut self, change: impl Fn([u8; 3]) -> [u8; 3]) {
        for pixel in self.rgb.chunks_exact_mut(3) {
            pixel.copy_from_slice(&change([pixel[0], pixel[1], pixel[2]]));
        }
    }
}

impl OriginDimensions for Canvas {
    fn size(&self) -> Size {
        Size::new(self.width, self.height)
    }
}

impl DrawTarget for Canvas {
    type Color = Rgb888;
    type Error = Infallible;

    fn draw_iter<I: IntoIterator<Item = Pixel<Rgb888>>>(&mut self, pixels: I) -> Result<(), Infallible> {
        for Pixel(point, colour) in pixels {
            let (Ok(x), Ok(y)) = (u32::try_from(point.x), u32::try_from(point.y)) else { continue };
            if x < self.width && y < self.height {
                let offset = (y as usize * self.width as usize + x as usize) * 3;
                self.rgb[offset..offset + 3].copy_from_slice(&[colour.r(), colour.g(), colour.b()]);
            }
        }
        Ok(())
    }
}
