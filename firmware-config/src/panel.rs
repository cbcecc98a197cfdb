//! A panel's profile: its pixels, colours, layout, and where the frames go.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::problem::Problem;
use crate::settings::Flat;

/// The colours that a pixel can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Colours {
    /// One colour: red.
    Red,
    /// One colour: amber.
    Amber,
    /// Red, green, and both together as yellow.
    RedGreen,
    /// All.
    Rgb,
}

/// How the board is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One call at a time, on a strip over a window or a door.
    Strip,
    /// Newest call, last calls, missed numbers, waiting numbers, clock.
    Hall,
}

/// The order in which the wire visits the pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RowOrder {
    /// Every row from the left (what a receiver with its own map wants).
    #[default]
    Straight,
    /// Every second row from the right.
    Serpentine,
}

/// How a terminal shows the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TerminalStyle {
    /// Two pixels a character, with 24-bit colours.
    #[default]
    HalfBlocks,
    /// The board's lines as text, for logs, pipes and Braille displays.
    Plain,
}

/// Where the frames go.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "output.to", rename_all = "kebab-case")]
pub enum Output {
    /// The program's own terminal.
    Terminal {
        /// How it shows the picture.
        #[serde(rename = "output.style", default)]
        style: TerminalStyle,
    },
    /// PNG files in a folder.
    Png {
        /// The folder; made when it is not there.
        #[serde(rename = "output.dir", default)]
        dir: String,
    },
    /// DDP over UDP, as WLED and its kin take it.
    Ddp {
        /// `HOST:PORT`; DDP's own port is 4048.
        #[serde(rename = "output.address", default)]
        address: String,
    },
}

/// What `display-board` must know of a panel.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct PanelProfile {
    /// Its name in `--panel` and `inherits`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Pixels across.
    #[serde(rename = "size.width_px")]
    #[schemars(range(min = 32, max = 1024))]
    pub width_px: u32,
    /// Pixels down.
    #[serde(rename = "size.height_px")]
    #[schemars(range(min = 16, max = 512))]
    pub height_px: u32,
    /// Distance between pixels in micrometres, for the distance from which it can be read; 0 when not said.
    #[serde(rename = "size.pitch_um", default)]
    #[schemars(range(min = 500, max = 50_000))]
    pub pitch_um: u32,
    /// The colours that a pixel can have.
    #[serde(rename = "look.colours")]
    pub colours: Colours,
    /// Share of full brightness, 1 to 100.
    #[serde(rename = "look.brightness_percent")]
    #[schemars(range(min = 1, max = 100))]
    pub brightness_percent: u32,
    /// How the board is laid out.
    #[serde(rename = "look.layout")]
    pub layout: Layout,
    /// The order in which the wire visits the pixels.
    #[serde(rename = "output.row_order", default)]
    pub row_order: RowOrder,
    /// Where the frames go.
    #[serde(flatten)]
    pub output: Output,
}

/// The largest picture that one board drives: 256 × 255, what WLED addresses at most.
const PIXELS_MAX: u32 = 65_536;

/// Builds the profile from whole settings, or returns what does not go together.
pub(crate) fn build(flat: &Flat) -> Result<PanelProfile, Vec<Problem>> {
    let profile: PanelProfile = flat.typed()?;
    let problems = disagreements(flat, &profile);
    if problems.is_empty() { Ok(profile) } else { Err(problems) }
}

fn disagreements(flat: &Flat, profile: &PanelProfile) -> Vec<Problem> {
    let mut problems = Vec::new();
    let (width_px, height_px) = (profile.width_px, profile.height_px);
    if width_px * height_px > PIXELS_MAX {
        let detail = format!("{width_px} × {height_px} are {} pixels", width_px * height_px);
        problems.push(flat.problem("size.width_px", detail, "at most 65536 pixels in one panel"));
    }
    if profile.layout == Layout::Hall && (width_px < 128 || height_px < 64) {
        let detail = format!("\"hall\" does not fit on {width_px} × {height_px} pixels");
        problems.push(flat.problem("look.layout", detail, "allowed: \"strip\", or a panel of at least 128 × 64"));
    }
    match &profile.output {
        Output::Terminal { .. } => {}
        Output::Png { .. } if flat.has("output.dir") => {}
        Output::Png { .. } => {
            let allowed = "allowed: a folder, such as \"frames\"";
            problems.push(flat.problem("output.to", "\"png\" needs output.dir", allowed));
        }
        Output::Ddp { address } => {
            let port =
                address.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port.parse::<u16>());
            if !matches!(port, Some(Ok(1..))) {
                let path = if flat.has("output.address") { "output.address" } else { "output.to" };
                let allowed = "allowed: HOST:PORT, such as \"10.0.8.21:4048\"";
                problems.push(flat.problem(path, "\"ddp\" needs output.address", allowed));
            }
        }
    }
    problems
}
