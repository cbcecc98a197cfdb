//! A printer's profile: paper, dots, bands, how it tells its state, how it cuts.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::problem::Problem;
use crate::settings::Flat;

/// The length of an ordinary ticket, by which `check` judges the speed of a printer.
const TICKET_MM: u32 = 150;
/// The longest time that such a ticket may take; the kiosk waits twice as long, for tickets with more text.
pub const TICKET_S_MAX: u32 = 120;
/// The most bytes of a ticket that is sent as text: 6 s at 9,600 baud.
pub const TEXT_TICKET_BYTES_MAX: u32 = 5_760;

/// How the printer tells its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatusDialect {
    /// `DLE EOT` 1–4 as Epson documents it, fixed bits included.
    Epson,
    /// Star in ESC/POS mode: as Epson, but nothing clears its buffer.
    Star,
    /// Custom's full status in one answer of six bytes (`DLE EOT` 20): VKP80, KPM, TK; Pyramid Reliance.
    Custom,
    /// `DLE EOT` 1–4 of Cashino: bit 7 of the first says that the ticket is not torn off yet.
    Cashino,
    /// `DLE EOT` 1–4 of Masung: asked one at a time.
    Masung,
    /// `DLE EOT` 1–4, but fixed bits and bit 7 mean nothing (most clones).
    Loose,
    /// It tells nothing: a file, or a one-way cable.
    None,
}

/// What separates one ticket from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cutter {
    /// Cuts through.
    Full,
    /// Leaves a bridge, so that the ticket does not fall.
    Partial,
    /// The visitor tears.
    None,
}

/// What takes the ticket from the knife to the visitor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Presenter {
    /// Nothing: the ticket falls or hangs at the knife.
    #[default]
    None,
    /// Custom's ejector (`GS e`): it holds the ticket until it is pulled, pushed out or taken back.
    Custom,
}

/// What becomes of a ticket that nobody takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeftTicket {
    /// It is pushed out.
    #[default]
    Eject,
    /// It is taken back into the printer.
    Retract,
}

/// How a ticket is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TicketMode {
    /// As a picture, the same on every printer.
    #[default]
    Picture,
    /// As text in GB 18030 (two bytes a character), for slow serial lines; what the printer's font lacks is sent as small
    /// pictures.
    Gb18030,
}

/// How a QR code is sent when the ticket is text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QrMode {
    /// As a picture: right on every printer.
    #[default]
    Picture,
    /// By `GS ( k`: fewer bytes, for printers that know it.
    Command,
}

/// What `kiosk-client` must know of a printer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct PrinterProfile {
    /// Its name in `--printer-profile` and `inherits`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Who makes it; empty for a generic one.
    #[serde(default)]
    pub vendor: String,
    /// The models that it was written for.
    #[serde(default)]
    pub models: Vec<String>,
    /// Width of the paper roll.
    #[serde(rename = "media.paper_mm")]
    #[schemars(range(min = 30, max = 220))]
    pub paper_mm: u32,
    /// Dots of a printed row: a multiple of 8, one bit each on the wire.
    #[serde(rename = "media.width_dots")]
    #[schemars(range(min = 64, max = 2400))]
    pub width_dots: u32,
    /// Dots to the inch, the same both ways.
    #[serde(rename = "media.dots_per_inch")]
    #[schemars(range(min = 100, max = 600))]
    pub dots_per_inch: u32,
    /// Speed of the paper while printing, for the time a job may take.
    #[serde(rename = "media.print_mm_per_s")]
    #[schemars(range(min = 10, max = 1000))]
    pub print_mm_per_s: u32,
    /// Length of a whole roll in metres, for the paper that is left.
    #[serde(rename = "media.roll_m", default)]
    #[schemars(range(min = 1, max = 1000))]
    pub roll_m: Option<u32>,
    /// Rows sent in one `GS v 0` band.
    #[serde(rename = "raster.band_rows")]
    #[schemars(range(min = 8, max = 1024))]
    pub band_rows: u32,
    /// The printer's receive buffer: a band fits into it.
    #[serde(rename = "line.buffer_bytes")]
    #[schemars(range(min = 256, max = 16_777_216))]
    pub buffer_bytes: u32,
    /// Speed of the way to the printer (11,520 for a serial line of 115,200 baud).
    #[serde(rename = "line.bytes_per_s")]
    #[schemars(range(min = 240, max = 1_000_000_000))]
    pub line_bytes_per_s: u32,
    /// It is no device but a plain file that collects the bytes, and is made if it is absent.
    #[serde(rename = "line.plain_file", default)]
    pub plain_file: bool,
    /// How it tells its state.
    #[serde(rename = "status.dialect")]
    pub status_dialect: StatusDialect,
    /// It answers `GS r 1` in its turn, after what was sent before it: the sign that a job is done.
    #[serde(rename = "status.job_done")]
    pub status_job_done: bool,
    /// How long it may take to answer a question.
    #[serde(rename = "status.timeout_ms")]
    #[schemars(range(min = 100, max = 30_000))]
    pub status_timeout_ms: u32,
    /// It has a sensor that warns before the roll ends.
    #[serde(rename = "status.near_end")]
    pub status_near_end: bool,
    /// What separates the tickets.
    #[serde(rename = "cut.cutter")]
    pub cutter: Cutter,
    /// Millimetres from the print line to the knife or the tear bar, fed after each ticket.
    #[serde(rename = "cut.knife_mm")]
    #[schemars(range(min = 0, max = 100))]
    pub knife_mm: u32,
    /// The feed in rows instead, for a printer on which somebody measured it.
    #[serde(rename = "cut.feed_rows", default)]
    #[schemars(range(min = 0, max = 1000))]
    pub cut_feed_rows: Option<u32>,
    /// What takes the ticket from the knife to the visitor.
    #[serde(rename = "presenter.kind", default)]
    pub presenter: Presenter,
    /// How far it pushes the ticket out, in its own steps (5 mm on a VKP80III, 7 mm on a Reliance).
    #[serde(rename = "presenter.steps", default = "present_steps")]
    #[schemars(range(min = 1, max = 100))]
    pub present_steps: u32,
    /// Seconds that the visitor has to take it.
    #[serde(rename = "presenter.take_s", default = "take_s")]
    #[schemars(range(min = 5, max = 600))]
    pub take_s: u32,
    /// What becomes of it then.
    #[serde(rename = "presenter.left", default)]
    pub left: LeftTicket,
    /// How a ticket is sent.
    #[serde(rename = "text.mode", default)]
    pub ticket_mode: TicketMode,
    /// How a QR code is sent when the ticket is text.
    #[serde(rename = "text.qr", default)]
    pub qr_mode: QrMode,
}

fn present_steps() -> u32 {
    10
}

fn take_s() -> u32 {
    60
}

impl PrinterProfile {
    /// Returns how many rows are fed after a ticket, so that its last row has passed the knife.
    pub fn feed_rows(&self) -> u32 {
        self.cut_feed_rows.unwrap_or_else(|| self.rows(self.knife_mm))
    }

    /// Converts millimetres to rows, rounded up.
    pub fn rows(&self, mm: u32) -> u32 {
        rows_of(mm, self.dots_per_inch)
    }
}

/// Converts millimetres to rows, rounded up.
fn rows_of(mm: u32, dots_per_inch: u32) -> u32 {
    (mm * 10 * dots_per_inch).div_ceil(254)
}

/// Builds the profile from whole settings, or returns what does not go together.
pub(crate) fn build(flat: &Flat) -> Result<PrinterProfile, Vec<Problem>> {
    let profile: PrinterProfile = flat.typed()?;
    let problems = disagreements(flat, &profile);
    if problems.is_empty() { Ok(profile) } else { Err(problems) }
}

fn disagreements(flat: &Flat, profile: &PrinterProfile) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut disagree = |path: &str, detail: String, allowed: String| {
        problems.push(flat.problem(path, detail, allowed));
    };
    let width_dots = profile.width_dots;
    if !width_dots.is_multiple_of(8) {
        let (low, high) = (width_dots / 8 * 8, width_dots.next_multiple_of(8));
        let detail = format!("{width_dots} is not a multiple of 8");
        disagree("media.width_dots", detail, format!("a row is sent as whole bytes: {low} or {high}"));
    }
    // Tenths of a millimetre, so that whole numbers are enough.
    let printed_tenth_mm = u64::from(width_dots) * 254 / u64::from(profile.dots_per_inch);
    if printed_tenth_mm > u64::from(profile.paper_mm) * 10 {
        let (printed_mm, paper_mm) = (printed_tenth_mm / 10, profile.paper_mm);
        let detail = format!("{width_dots} dots are {printed_mm} mm wide, the paper is {paper_mm} mm");
        let fits = u64::from(paper_mm) * u64::from(profile.dots_per_inch) * 10 / 254 / 8 * 8;
        disagree("media.width_dots", detail, format!("at most {fits} at this paper and resolution"));
    }
    problems.extend(wrong_times(flat, profile));
    problems.extend(wrong_answers(flat, profile));
    problems
}

/// Says what does not fit into the printer's buffer or into the time of a ticket.
fn wrong_times(flat: &Flat, profile: &PrinterProfile) -> Vec<Problem> {
    let mut problems = Vec::new();
    let row_bytes = profile.width_dots.div_ceil(8);
    if profile.band_rows * row_bytes > profile.buffer_bytes {
        let detail = format!(
            "a band of {} rows is {} bytes, the buffer holds {}",
            profile.band_rows,
            profile.band_rows * row_bytes,
            profile.buffer_bytes
        );
        let allowed = format!("at most {} rows", profile.buffer_bytes / row_bytes);
        problems.push(flat.problem("raster.band_rows", detail, allowed));
    }
    let ticket_bytes = match profile.ticket_mode {
        TicketMode::Picture => rows_of(TICKET_MM, profile.dots_per_inch) * row_bytes,
        TicketMode::Gb18030 => TEXT_TICKET_BYTES_MAX,
    };
    let print_s = TICKET_MM.div_ceil(profile.print_mm_per_s);
    let (sent_s, allowed_s) = (ticket_bytes.div_ceil(profile.line_bytes_per_s), TICKET_S_MAX - print_s);
    if sent_s > allowed_s {
        let detail = format!(
            "a ticket of {TICKET_MM} mm is {ticket_bytes} bytes and takes {} s, it has {TICKET_S_MAX} s",
            sent_s + print_s
        );
        let rest = "bytes/s, narrower paper, or text.mode \"gb18030\"";
        let allowed = format!("at least {} {rest}", ticket_bytes.div_ceil(allowed_s));
        problems.push(flat.problem("line.bytes_per_s", detail, allowed));
    }
    problems
}

/// Says what a printer with this dialect cannot do.
fn wrong_answers(flat: &Flat, profile: &PrinterProfile) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut disagree = |path: &str, detail: &str, allowed: &str| problems.push(flat.problem(path, detail, allowed));
    if profile.plain_file && profile.status_dialect != StatusDialect::None {
        disagree("line.plain_file", "true, but a file answers nothing", "allowed: false, or status.dialect \"none\"");
    }
    if profile.status_dialect == StatusDialect::None && (profile.status_job_done || profile.status_near_end) {
        let path = if profile.status_job_done { "status.job_done" } else { "status.near_end" };
        disagree(path, "true, but status.dialect is \"none\"", "allowed: false, or another dialect");
    }
    problems
}
