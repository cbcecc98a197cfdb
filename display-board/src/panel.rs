//! Where pictures go: a trait for the glass, its terminal, PNG and DDP twins, and the thread that keeps it lit.

mod ddp;
mod glass;
mod png;
mod terminal;

use std::io;

use firmware_config::{Colours, Output, PanelProfile};

pub use self::ddp::DdpPanel;
pub use self::glass::Glass;
pub use self::png::{PngPanel, write_png};
pub use self::terminal::TerminalPanel;
use crate::canvas::Canvas;

/// What the glass is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub canvas: Canvas,
    /// The same in words, a line each: for plain terminals and logs.
    pub lines: Vec<String>,
    /// The calls that can be seen on it.
    pub visible: Vec<u64>,
}

/// A piece of glass, or what stands for it.
pub trait Panel: Send {
    /// Puts a picture on the glass.
    fn show(&mut self, picture: &Picture) -> io::Result<()>;

    /// Whether the last picture must be sent again and again, as the receiver forgets it.
    fn forgets(&self) -> bool {
        false
    }
}

/// Opens the panel that a profile describes.
pub fn open(profile: &PanelProfile) -> io::Result<Box<dyn Panel>> {
    Ok(match &profile.output {
        Output::Terminal(style) => Box::new(TerminalPanel::on_stdout(*style)),
        Output::Png { dir } => Box::new(PngPanel::new(dir.into())?),
        Output::Ddp { address } => Box::new(DdpPanel::new(address.clone(), profile.row_order)?),
    })
}

/// Turns a picture's colours into those that the panel has, at its brightness.
pub fn fit_to_glass(canvas: &mut Canvas, profile: &PanelProfile) {
    let percent = profile.brightness_percent;
    let dimmed = |value: u8| u8::try_from(u32::from(value) * percent / 100).unwrap_or(u8::MAX);
    canvas.map(|[r, g, b]| {
        let most = r.max(g).max(b);
        let [r, g, b] = match profile.colours {
            Colours::Rgb => [r, g, b],
            Colours::Red => [most, 0, 0],
            Colours::Amber => [most, most / 2 + most / 8, 0],
            // Blue and white have no lamp of their own: both lamps, which is yellow.
            Colours::RedGreen => [r.max(b), g.max(b), 0],
        };
        [dimmed(r), dimmed(g), dimmed(b)]
    });
}
