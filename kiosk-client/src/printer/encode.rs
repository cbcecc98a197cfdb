//! Encodes a job from its picture: ESC/POS raster bands, feed, cut, and the query that ends it. Pure. Commands as in
//! Epson's ESC/POS reference.

use std::borrow::Cow;

use firmware_config::PrinterProfile;
use hall_ink::Bitmap;

use super::{
    Job,
    cut::{cut, present},
    dialect::Dialect,
};

/// Queries the paper state in sequence, after everything sent before has been printed (`GS r 1`).
pub const ASK_WHEN_DONE: [u8; 3] = [0x1d, 0x72, 1];
/// The block that answers `DLE DC4` 8, without its closing NUL.
pub const CLEARED: [u8; 2] = [0x37, 0x25];
/// Restores the power-on settings (`ESC @`).
const INITIALISE: [u8; 2] = [0x1b, 0x40];
/// The maximum number of rows in one `GS v 0` that every printer accepts.
const BAND_ROWS_MAX: u32 = 255;

/// Returns the start of a job.
pub fn begin(profile: &PrinterProfile) -> Vec<u8> {
    let mut bytes = INITIALISE.to_vec();
    bytes.extend(Dialect::of(profile.status_dialect).report.unwrap_or_default());
    bytes
}

/// Returns what a job prints, in pieces that fit into the printer's buffer: its text, or else its picture.
pub fn body<'a>(job: &'a Job, profile: &PrinterProfile) -> Cow<'a, [Vec<u8>]> {
    match &job.text {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(bands(&job.picture, profile)),
    }
}

/// Returns the picture as `GS v 0` commands with the profile's number of rows each; blank space on the right is not
/// sent.
pub fn bands(picture: &Bitmap, profile: &PrinterProfile) -> Vec<Vec<u8>> {
    let rows = profile.band_rows.clamp(1, BAND_ROWS_MAX);
    let printable_bytes = (profile.width_dots / 8) as usize;
    (0..picture.height())
        .step_by(rows as usize)
        .map(|top| {
            let band: Vec<&[u8]> = (top..picture.height().min(top + rows)).map(|y| picture.row(y)).collect();
            let inked = |row: &&[u8]| row.iter().rposition(|&byte| byte != 0).map_or(1, |last| last + 1);
            let width = band.iter().map(inked).max().unwrap_or(1).min(printable_bytes);
            raster(&band, width)
        })
        .collect()
}

/// Returns the end of a job: feeding the paper to the knife, the cut, handing it over, and the query whether everything is
/// done.
pub fn end(profile: &PrinterProfile) -> Vec<u8> {
    let mut bytes = cut_off(profile);
    bytes.extend(present(profile));
    if profile.status_job_done {
        bytes.extend(ASK_WHEN_DONE);
    }
    bytes
}

/// Returns what makes a printer left in the middle of a job ready for the next: discards its buffer, completes an
/// unfinished band with blanks, and cuts off the partial ticket, so that no one receives it with theirs.
pub fn recover(profile: &PrinterProfile) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(Dialect::of(profile.status_dialect).clear.unwrap_or_default());
    bytes.extend(fill_up(profile));
    bytes.extend(INITIALISE);
    bytes.extend(cut_off(profile));
    bytes
}

/// Feeds the paper to the knife, and cuts.
fn cut_off(profile: &PrinterProfile) -> Vec<u8> {
    let mut bytes = Vec::new();
    for feed in chunks(profile.feed_rows(), BAND_ROWS_MAX) {
        // Uses blank rows instead of a feed command, whose unit differs between printers.
        bytes.extend(raster(&vec![&[0u8][..]; feed as usize], 1));
    }
    bytes.extend(cut(profile.cutter));
    bytes
}

/// Returns enough NULs to complete the longest command that may be unfinished; on their own they have no effect.
fn fill_up(profile: &PrinterProfile) -> Vec<u8> {
    vec![0; (profile.band_rows.clamp(1, BAND_ROWS_MAX) * profile.width_dots.div_ceil(8)) as usize]
}

/// Returns `GS v 0` of some rows, each cut or filled to `width` bytes.
pub(super) fn raster(rows: &[&[u8]], width: usize) -> Vec<u8> {
    let (width, height) = (width as u16, rows.len() as u16);
    let mut bytes = vec![0x1d, 0x76, 0x30, 0];
    bytes.extend(width.to_le_bytes());
    bytes.extend(height.to_le_bytes());
    let picture_start = bytes.len();
    for row in rows {
        bytes.extend((0..width as usize).map(|x| row.get(x).copied().unwrap_or(0)));
    }
    disarm(&mut bytes[picture_start..]);
    bytes
}

/// Printers look for real-time commands in pictures too: `DLE EOT` would answer, `DLE ENQ` cancel, `DLE DC4` clear or
/// switch off. Adds one dot next to a lone dot to prevent it.
pub(super) fn disarm(picture: &mut [u8]) {
    for index in 1..picture.len() {
        if picture[index - 1] == 0x10 && matches!(picture[index], 0x04 | 0x05 | 0x14) {
            picture[index - 1] = 0x18;
        }
    }
}

fn chunks(total: u32, most: u32) -> impl Iterator<Item = u32> {
    (0..total).step_by(most as usize).map(move |start| (total - start).min(most))
}

#[cfg(test)]
mod tests {
    use firmware_config::Cutter;

    use super::*;

    fn profile() -> PrinterProfile {
        let library = firmware_config::Library::built_in();
        PrinterProfile { band_rows: 24, cut_feed_rows: Some(300), ..library.printer("generic-80mm").unwrap().clone() }
    }

    #[test]
    fn a_picture_becomes_bands_that_are_as_wide_as_their_ink() {
        let mut picture = Bitmap::new(576, 30);
        picture.set(8, 0, true);
        picture.set(575, 29, true);
        let bands = bands(&picture, &profile());
        assert_eq!(bands[0][..8], [0x1d, 0x76, 0x30, 0, 2, 0, 24, 0]);
        assert_eq!((bands[0].len(), bands[0][9]), (8 + 2 * 24, 0x80));
        assert_eq!(bands[1][..8], [0x1d, 0x76, 0x30, 0, 72, 0, 6, 0]);
        assert_eq!(bands[1].len(), 8 + 72 * 6);
    }

    #[test]
    fn the_end_feeds_cuts_and_asks() {
        let bytes = end(&PrinterProfile { cutter: Cutter::Partial, status_job_done: true, ..profile() });
        assert_eq!(bytes[..8], [0x1d, 0x76, 0x30, 0, 1, 0, 255, 0]);
        assert_eq!(bytes[8 + 255..][..8], [0x1d, 0x76, 0x30, 0, 1, 0, 45, 0]);
        assert_eq!(bytes[8 + 255 + 8 + 45..], [0x1d, 0x56, 1, 0x1d, 0x72, 1]);
    }

    #[test]
    fn no_picture_contains_a_real_time_command() {
        let rows: Vec<u8> = [0x10, 0x04, 0x10, 0x10, 0x14, 0x10, 0x05, 0x10, 0x10, 0x10, 0x04, 0x00].into();
        let picture = Bitmap::from_rows(16, 6, &rows);
        for band in bands(&picture, &profile()) {
            assert!(!band[8..].windows(2).any(|two| two[0] == 0x10 && matches!(two[1], 4 | 5 | 0x14)), "{band:x?}");
        }
    }

    #[test]
    fn questions_carry_no_trailing_nul() {
        assert_eq!(begin(&profile())[..2], [0x1b, 0x40]);
        let ask = Dialect::of(firmware_config::StatusDialect::Epson).ask;
        assert!(ask.chunks(3).enumerate().all(|(index, ask)| ask == [0x10, 0x04, index as u8 + 1]));
    }
}
