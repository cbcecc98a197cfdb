//! Draws text, numbers and QR codes as pixels, in the same style for printed tickets and LED boards. Knows only about shapes:
//! nothing about halls, printers or panels.
#![warn(missing_docs)]

mod bitmap;
mod face;
mod picture;
mod qr;
mod wrap;

pub use bitmap::Bitmap;
pub use face::{Extent, Face, FontError, FontFile, Style, TOFU, Weight};
pub use picture::PictureError;
pub use qr::{QUIET_MODULES, Qr, QrError};
