//! A panel's profile: its pixels, colours, layout, and where the frames go.

use crate::choice::choice;
use crate::field::{Field, FieldKind, optional, required};
use crate::problem::Problem;
use crate::settings::Flat;

choice! {
    /// The colours that a pixel can have.
    Colours {
        /// One colour: red.
        Red = "red",
        /// One colour: amber.
        Amber = "amber",
        /// Red, green, and both together as yellow.
        RedGreen = "red-green",
        /// All.
        Rgb = "rgb",
    }
}

choice! {
    /// How the board is laid out.
    Layout {
        /// One call at a time, on a strip over a window or a door.
        Strip = "strip",
        /// Newest call, last calls, missed numbers, waiting numbers, clock.
        Hall = "hall",
    }
}

choice! {
    /// The order in which the wire visits the pixels.
    RowOrder {
        /// Every row from the left (what a receiver with its own map wants).
        Straight = "straight",
        /// Every second row from the right.
        Serpentine = "serpentine",
    }
}

choice! {
    /// How a terminal shows the picture.
    TerminalStyle {
        /// Two pixels a character, with 24-bit colours.
        HalfBlocks = "half-blocks",
        /// The board's lines as text, for logs, pipes and Braille displays.
        Plain = "plain",
    }
}

/// Where the frames go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// The program's own terminal.
    Terminal(TerminalStyle),
    /// PNG files in a folder.
    Png {
        /// The folder; made when it is not there.
        dir: String,
    },
    /// DDP over UDP, as WLED and its kin take it.
    Ddp {
        /// `HOST:PORT`; DDP's own port is 4048.
        address: String,
    },
}

/// What `display-board` must know of a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelProfile {
    /// Its name in `--panel` and `inherits`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Pixels across.
    pub width_px: u32,
    /// Pixels down.
    pub height_px: u32,
    /// Distance between pixels in micrometres, for the distance from which it can be read; 0 when not said.
    pub pitch_um: u32,
    /// The colours that a pixel can have.
    pub colours: Colours,
    /// Share of full brightness, 1 to 100.
    pub brightness_percent: u32,
    /// How the board is laid out.
    pub layout: Layout,
    /// The order in which the wire visits the pixels.
    pub row_order: RowOrder,
    /// Where the frames go.
    pub output: Output,
}

/// The largest picture that one board drives: 256 × 255, what WLED addresses at most.
const PIXELS_MAX: u32 = 65_536;

pub(crate) const FIELDS: &[Field] = &[
    required("size.width_px", FieldKind::Integer { min: 32, max: 1024 }),
    required("size.height_px", FieldKind::Integer { min: 16, max: 512 }),
    optional("size.pitch_um", FieldKind::Integer { min: 500, max: 50_000 }),
    required("look.colours", FieldKind::Choice(Colours::WORDS)),
    required("look.brightness_percent", FieldKind::Integer { min: 1, max: 100 }),
    required("look.layout", FieldKind::Choice(Layout::WORDS)),
    required("output.to", FieldKind::Choice(&["terminal", "png", "ddp"])),
    optional("output.style", FieldKind::Choice(TerminalStyle::WORDS)),
    optional("output.dir", FieldKind::Text),
    optional("output.address", FieldKind::Text),
    optional("output.row_order", FieldKind::Choice(RowOrder::WORDS)),
];

/// Builds the profile from whole settings, or says what does not go together.
pub(crate) fn build(flat: &Flat) -> Result<PanelProfile, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut disagree = |path: &str, detail: String, allowed: &str| {
        problems.push(flat.problem(path, detail, allowed));
    };
    let (width_px, height_px) = (flat.number("size.width_px"), flat.number("size.height_px"));
    if width_px * height_px > PIXELS_MAX {
        let detail = format!("{width_px} × {height_px} are {} pixels", width_px * height_px);
        disagree("size.width_px", detail, "at most 65536 pixels in one panel");
    }
    let layout = Layout::from_word(&flat.text("look.layout")).unwrap_or(Layout::Hall);
    if layout == Layout::Hall && (width_px < 128 || height_px < 64) {
        let detail = format!("\"hall\" does not fit on {width_px} × {height_px} pixels");
        disagree("look.layout", detail, "allowed: \"strip\", or a panel of at least 128 × 64");
    }
    let output = match flat.text("output.to").as_str() {
        "ddp" => {
            let address = flat.text("output.address");
            let port =
                address.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port.parse::<u16>());
            if !matches!(port, Some(Ok(1..))) {
                let path = if flat.has("output.address") { "output.address" } else { "output.to" };
                disagree(path, "\"ddp\" needs output.address".into(), "allowed: HOST:PORT, such as \"10.0.8.21:4048\"");
            }
            Output::Ddp { address }
        }
        "png" => {
            if !flat.has("output.dir") {
                disagree("output.to", "\"png\" needs output.dir".into(), "allowed: a folder, such as \"frames\"");
            }
            Output::Png { dir: flat.text("output.dir") }
        }
        _ => {
            Output::Terminal(TerminalStyle::from_word(&flat.text("output.style")).unwrap_or(TerminalStyle::HalfBlocks))
        }
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(PanelProfile {
        id: flat.id.clone(),
        name: flat.text("name"),
        width_px,
        height_px,
        pitch_um: flat.number("size.pitch_um"),
        colours: Colours::from_word(&flat.text("look.colours")).unwrap_or(Colours::Rgb),
        brightness_percent: flat.number("look.brightness_percent"),
        layout,
        row_order: RowOrder::from_word(&flat.text("output.row_order")).unwrap_or(RowOrder::Straight),
        output,
    })
}
