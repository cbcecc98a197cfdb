//! Text, numbers and QR codes drawn as pixels: one hand for printed tickets and LED boards.
//! It knows shapes only: no halls, no printers, no panels.
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
