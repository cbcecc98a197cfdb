//! How much of the paper roll is used: counted by what was printed since new paper was seen, and kept over restarts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use firmware_config::PrinterProfile;
use hall_wire::PaperRoll;
use serde::{Deserialize, Serialize};

use crate::printer::PrinterState;

const FILE: &str = "paper-roll.json";

/// The roll in the printer.
#[derive(Debug, Default)]
pub struct Roll {
    kept: Kept,
    /// The length of a whole roll, in metres.
    whole_m: Option<u32>,
    dots_per_inch: u32,
    feed_rows: u32,
    /// Where it is kept; nowhere if none.
    file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    printed_mm: u64,
    /// The printer said that the roll is near its end or over.
    low: bool,
}

impl Roll {
    /// Returns the roll as it was kept in a folder. `whole_m` overrides the profile's length of a roll.
    pub fn open(profile: &PrinterProfile, whole_m: Option<u32>, folder: Option<&Path>) -> Self {
        let file = folder.map(|folder| folder.join(FILE));
        let text = file.as_ref().and_then(|file| fs::read_to_string(file).ok());
        // What cannot be read is as good as nothing: the count begins anew.
        let kept = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self {
            kept,
            whole_m: whole_m.or(profile.roll_m),
            dots_per_inch: profile.dots_per_inch,
            feed_rows: profile.feed_rows(),
            file,
        }
    }

    /// Returns what was printed from it and what is left.
    pub fn paper(&self) -> PaperRoll {
        let printed_mm = self.kept.printed_mm;
        let left = |whole_m: u32| {
            let left_mm = (u64::from(whole_m) * 1_000).saturating_sub(printed_mm);
            u32::try_from(left_mm / 1_000).unwrap_or(u32::MAX)
        };
        PaperRoll { printed_mm, left_m: self.whole_m.map(left) }
    }

    /// Counts a ticket of so many rows, and the way to the knife.
    pub(super) fn printed(&mut self, rows: u32) {
        let rows = u64::from(rows + self.feed_rows);
        self.kept.printed_mm += (rows * 254).div_ceil(u64::from(self.dots_per_inch.max(1)) * 10);
        self.keep();
    }

    /// Notes the printer's state: a roll whose end was near or reached, and no longer is, is a new one.
    pub(super) fn noted(&mut self, state: PrinterState) {
        let before = self.kept;
        if matches!(state, PrinterState::PaperNearEnd | PrinterState::PaperOut) {
            self.kept.low = true;
        } else if state == PrinterState::Ready && self.kept.low {
            self.kept = Kept::default();
        }
        if self.kept != before {
            self.keep();
        }
    }

    fn keep(&self) {
        if let Some(file) = &self.file
            && let Err(error) = write(file, &self.kept)
        {
            tracing::warn!("what is left of the paper roll cannot be kept in {}: {error}", file.display());
        }
    }
}

/// Written to a temporary file and renamed. Not flushed: the last tickets of a power cut are no loss.
fn write(file: &Path, kept: &Kept) -> io::Result<()> {
    let aside = file.with_extension("part");
    fs::write(&aside, serde_json::to_string(kept)?)?;
    fs::rename(&aside, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path) -> Roll {
        let library = firmware_config::Library::built_in();
        Roll::open(library.printer("generic-80mm").unwrap(), Some(50), Some(folder))
    }

    #[test]
    fn what_was_printed_is_counted_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut roll = open(folder.path());
        assert_eq!(roll.paper(), PaperRoll { printed_mm: 0, left_m: Some(50) });
        // 8 dots to the millimetre: 1,000 rows and the 136 to the knife.
        (0..100).for_each(|_| roll.printed(1_000));
        assert_eq!(roll.paper(), PaperRoll { printed_mm: 14_300, left_m: Some(35) });
        assert_eq!(open(folder.path()).paper(), roll.paper());
    }

    #[test]
    fn a_new_roll_is_seen_when_the_end_is_no_longer_near() {
        use PrinterState::{CoverOpen, PaperNearEnd, PaperOut, Ready, TicketLeft};
        let folder = tempfile::tempdir().unwrap();
        for (states, printed_mm) in [
            (&[Ready, CoverOpen, Ready][..], 143),
            (&[PaperNearEnd, CoverOpen], 143),
            (&[PaperNearEnd, TicketLeft, PaperNearEnd], 143),
            (&[PaperNearEnd, CoverOpen, Ready], 0),
            (&[PaperOut, CoverOpen, Ready], 0),
        ] {
            let mut roll = Roll { kept: Kept::default(), ..open(folder.path()) };
            roll.printed(1_000);
            states.iter().for_each(|&state| roll.noted(state));
            assert_eq!(roll.paper().printed_mm, printed_mm, "{states:?}");
        }
    }
}
