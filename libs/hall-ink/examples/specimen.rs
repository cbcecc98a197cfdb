//! Writes a specimen of the built-in and the system face into a folder, as two PNG files for visual inspection.

use embedded_graphics::{geometry::Point, pixelcolor::BinaryColor};
use hall_ink::{Bitmap, Face, Style};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    for (name, face) in [("unifont", Face::unifont()), ("system", Face::system())] {
        let mut sheet = Bitmap::new(1100, 900);
        let mut y = 10;
        for size_px in [16, 32, 48, 96] {
            for style in [Style::regular(size_px), Style::bold(size_px)] {
                let extent = face.measure("永", &style);
                let at = Point::new(10, y + extent.ascent.cast_signed());
                let Ok(_) =
                    face.draw(&mut sheet, "A0019 请到3号窗口 结婚登记 Window & 窗𠮷", at, &style, BinaryColor::On);
                y += extent.height().cast_signed() * 5 / 4;
            }
        }
        let Ok(_) = face.draw(&mut sheet, "A1058", Point::new(10, y + 220), &Style::bold(256), BinaryColor::On);
        std::fs::write(format!("{folder}/{name}.png"), sheet.to_png(203)?)?;
    }
    Ok(())
}
