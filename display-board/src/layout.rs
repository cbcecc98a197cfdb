//! Converts the screen to pixels: a strip for one call, a hall board for many. Pure: equal screens produce equal
//! pictures.

mod hall;
mod pen;
mod strip;
mod words;

use firmware_config::{Layout, PanelProfile};
use hall_ink::Face;

use crate::board::Screen;
use crate::canvas::Canvas;
use pen::Pen;

/// The result of drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub canvas: Canvas,
    /// The same as text.
    pub lines: Vec<String>,
    /// The calls visible on it.
    pub visible: Vec<u64>,
}

/// Draws the board for a panel.
pub fn draw(screen: &Screen, profile: &PanelProfile, face: &Face) -> Drawing {
    let mut pen = Pen::new(profile, face);
    let visible = match profile.layout {
        Layout::Strip => strip::draw(&mut pen, screen),
        Layout::Hall => hall::draw(&mut pen, screen),
    };
    Drawing { canvas: pen.into_canvas(), lines: words::lines(screen), visible }
}
