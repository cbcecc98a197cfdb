//! The destination of pictures: a trait for panels, its terminal, PNG and DDP implementations, and the thread that
//! keeps a panel lit.

mod ddp;
mod device;
mod glass;
mod png;
mod terminal;

use std::io;

use firmware_config::{Colours, Output, PanelProfile};

pub use self::ddp::DdpPanel;
pub use self::device::{Panel, Picture};
pub use self::glass::Glass;
pub use self::png::{PngPanel, write_png};
pub use self::terminal::TerminalPanel;
use crate::canvas::Canvas;

/// Opens the panel that a profile describes.
pub fn open(profile: &PanelProfile) -> io::Result<Box<dyn Panel>> {
    Ok(match &profile.output {
        Output::Terminal { style } => Box::new(TerminalPanel::on_stdout(*style)),
        Output::Png { dir } => Box::new(PngPanel::new(dir.into())?),
        Output::Ddp { address } => Box::new(DdpPanel::new(address.clone(), profile.row_order)?),
    })
}

/// Converts a picture's colours to those that the panel has, at its brightness.
pub fn fit_to_glass(canvas: &mut Canvas, profile: &PanelProfile) {
    let percent = profile.brightness_percent;
    let dimmed = |value: u8| u8::try_from(u32::from(value) * percent / 100).unwrap_or(u8::MAX);
    canvas.map(|[r, g, b]| {
        let most = r.max(g).max(b);
        let [r, g, b] = match profile.colours {
            Colours::Rgb => [r, g, b],
            Colours::Red => [most, 0, 0],
            Colours::Amber => [most, most / 2 + most / 8, 0],
            // There are no LEDs for blue and white: both use the red and green ones together, which is yellow.
            Colours::RedGreen => [r.max(b), g.max(b), 0],
        };
        [dimmed(r), dimmed(g), dimmed(b)]
    });
}
