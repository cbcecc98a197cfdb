//! How much space is left under a data folder, and how many days of records fit.

use std::io;
use std::path::Path;

/// The tickets of a large hall in a day.
pub const DAY_TICKETS: u64 = 2_000;
/// Issued, printed, called, started, finished: a ticket's usual entries, plus one for recalls, transfers and windows.
const TICKET_ENTRIES: u64 = 6;
/// The assumed size of an entry with its indexes, until enough have been recorded.
const ENTRY_BYTES: u64 = 1_000;
/// The minimum number of entries for an estimate: in a young record, empty pages distort it.
const ENTRIES_WARNED_MIN: u64 = 1_000;
/// With fewer days left, someone has to act.
pub const DAYS_LOW: u64 = 30;

/// The records of a data folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Records {
    /// The number of halls.
    pub halls: u64,
    /// The number of their entries.
    pub entries: u64,
    /// The size of their records.
    pub bytes: u64,
}

impl Records {
    /// Returns the size of one entry.
    #[must_use]
    pub fn entry_bytes(&self) -> u64 {
        if self.entries < ENTRIES_WARNED_MIN { ENTRY_BYTES } else { self.bytes.div_ceil(self.entries) }
    }

    /// Returns how many large days of all halls fit into the space.
    #[must_use]
    pub fn days_in(&self, free_bytes: u64) -> u64 {
        let day_bytes = self.halls.max(1) * DAY_TICKETS * TICKET_ENTRIES * self.entry_bytes();
        free_bytes / day_bytes.max(1)
    }
}

/// Returns how many bytes this user may still write under a folder.
///
/// # Errors
/// When the system does not report it.
pub fn free_bytes(folder: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_young_record_does_not_tell_what_an_entry_takes() {
        let young = Records { halls: 1, entries: 10, bytes: 90_000 };
        assert_eq!(young.entry_bytes(), ENTRY_BYTES);
        let old = Records { halls: 1, entries: 100_000, bytes: 80_000_000 };
        assert_eq!(old.entry_bytes(), 800);
    }

    #[test]
    fn more_halls_fill_a_disk_sooner() {
        let records = |halls| Records { halls, entries: 100_000, bytes: 100_000_000 };
        let day = DAY_TICKETS * TICKET_ENTRIES * 1_000;
        assert_eq!((records(1).days_in(day * 40), records(4).days_in(day * 40)), (40, 10));
        assert_eq!(records(0).days_in(day), 1, "a hall will come");
    }
}
