//! A printer's profile: paper, dots, bands, how it tells its state, how it cuts.

use crate::choice::choice;
use crate::field::{Field, FieldKind, optional, required};
use crate::problem::Problem;
use crate::settings::Flat;

choice! {
    /// How the printer tells its state.
    StatusDialect {
        /// `DLE EOT` 1–4 as Epson documents it, fixed bits included.
        Epson = "epson",
        /// `DLE EOT` 1–4, but fixed bits and bit 7 mean nothing (Cashino, Pyramid Reliance and other kin).
        Loose = "loose",
        /// It tells nothing: a file, or a one-way cable.
        None = "none",
    }
}

choice! {
    /// What separates one ticket from the next.
    Cutter {
        /// Cuts through.
        Full = "full",
        /// Leaves a bridge, so that the ticket does not fall.
        Partial = "partial",
        /// The visitor tears.
        None = "none",
    }
}

/// What `kiosk-client` must know of a printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrinterProfile {
    /// Its name in `--printer-profile` and `inherits`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Who makes it; empty for a generic one.
    pub vendor: String,
    /// The models that it was written for.
    pub models: Vec<String>,
    /// Width of the paper roll.
    pub paper_mm: u32,
    /// Dots of a printed row: a multiple of 8, one bit each on the wire.
    pub width_dots: u32,
    /// Dots to the inch, the same both ways.
    pub dots_per_inch: u32,
    /// Speed of the paper while printing, for the time a job may take.
    pub print_mm_per_s: u32,
    /// Rows sent in one `GS v 0` band.
    pub band_rows: u32,
    /// The printer's receive buffer: a band fits into it.
    pub buffer_bytes: u32,
    /// Speed of the way to the printer (11,520 for a serial line of 115,200 baud).
    pub line_bytes_per_s: u32,
    /// How it tells its state.
    pub status_dialect: StatusDialect,
    /// It answers `GS r 1` in its turn, after what was sent before it: the sign that a job is done.
    pub status_job_done: bool,
    /// How long it may take to answer a question.
    pub status_timeout_ms: u32,
    /// It has a sensor that warns before the roll ends.
    pub status_near_end: bool,
    /// What separates the tickets.
    pub cutter: Cutter,
    /// Rows from the print head to the knife, fed before the cut.
    pub cut_feed_rows: u32,
}

pub(crate) const FIELDS: &[Field] = &[
    optional("vendor", FieldKind::Text),
    optional("models", FieldKind::Texts),
    required("media.paper_mm", FieldKind::Integer { min: 30, max: 220 }),
    required("media.width_dots", FieldKind::Integer { min: 64, max: 2400 }),
    required("media.dots_per_inch", FieldKind::Integer { min: 100, max: 600 }),
    required("media.print_mm_per_s", FieldKind::Integer { min: 10, max: 1000 }),
    required("raster.band_rows", FieldKind::Integer { min: 8, max: 1024 }),
    required("line.buffer_bytes", FieldKind::Integer { min: 256, max: 16_777_216 }),
    required("line.bytes_per_s", FieldKind::Integer { min: 240, max: 1_000_000_000 }),
    required("status.dialect", FieldKind::Choice(StatusDialect::WORDS)),
    required("status.job_done", FieldKind::Flag),
    required("status.timeout_ms", FieldKind::Integer { min: 100, max: 30_000 }),
    required("status.near_end", FieldKind::Flag),
    required("cut.cutter", FieldKind::Choice(Cutter::WORDS)),
    required("cut.feed_rows", FieldKind::Integer { min: 0, max: 1000 }),
];

/// Builds the profile from whole settings, or says what does not go together.
pub(crate) fn build(flat: &Flat) -> Result<PrinterProfile, Vec<Problem>> {
    let profile = PrinterProfile {
        id: flat.id.clone(),
        name: flat.text("name"),
        vendor: flat.text("vendor"),
        models: flat.texts("models"),
        paper_mm: flat.number("media.paper_mm"),
        width_dots: flat.number("media.width_dots"),
        dots_per_inch: flat.number("media.dots_per_inch"),
        print_mm_per_s: flat.number("media.print_mm_per_s"),
        band_rows: flat.number("raster.band_rows"),
        buffer_bytes: flat.number("line.buffer_bytes"),
        line_bytes_per_s: flat.number("line.bytes_per_s"),
        status_dialect: StatusDialect::from_word(&flat.text("status.dialect")).unwrap_or(StatusDialect::None),
        status_job_done: flat.flag("status.job_done"),
        status_timeout_ms: flat.number("status.timeout_ms"),
        status_near_end: flat.flag("status.near_end"),
        cutter: Cutter::from_word(&flat.text("cut.cutter")).unwrap_or(Cutter::None),
        cut_feed_rows: flat.number("cut.feed_rows"),
    };
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
    let row_bytes = width_dots.div_ceil(8);
    if profile.band_rows * row_bytes > profile.buffer_bytes {
        let detail = format!(
            "a band of {} rows is {} bytes, the buffer holds {}",
            profile.band_rows,
            profile.band_rows * row_bytes,
            profile.buffer_bytes
        );
        disagree("raster.band_rows", detail, format!("at most {} rows", profile.buffer_bytes / row_bytes));
    }
    if profile.status_dialect == StatusDialect::None && (profile.status_job_done || profile.status_near_end) {
        let path = if profile.status_job_done { "status.job_done" } else { "status.near_end" };
        disagree(path, "true, but status.dialect is \"none\"".into(), "allowed: false, or another dialect".into());
    }
    problems
}
