//! How often the program was started of late, kept in its folder: one that is restarted every minute looks well in between.

use std::fs;
use std::io;
use std::path::Path;

/// One start a line, in milliseconds since the Unix epoch by the kiosk's own clock.
const FILE: &str = "starts";
const FILE_NEW: &str = "starts.new";
/// How far back starts are counted.
const COUNTED_MS: i64 = 24 * 3_600_000;
/// The most starts that are remembered.
const STARTS_MAX: usize = 1_000;

/// Notes a start and returns how many there were within 24 hours before it; none if they cannot be kept.
pub(crate) fn note(folder: &Path, now_ms: i64) -> Option<u32> {
    match try_note(folder, now_ms) {
        Ok(before) => Some(before),
        Err(error) => {
            tracing::warn!(%error, "restarts are not counted");
            None
        }
    }
}

fn try_note(folder: &Path, now_ms: i64) -> io::Result<u32> {
    let known = match fs::read_to_string(folder.join(FILE)) {
        Ok(known) => known,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => String::new(),
        Err(error) => return Err(error),
    };
    // A line that a power cut left half written is no start.
    let starts = known.lines().filter_map(|line| line.parse::<i64>().ok());
    let mut starts: Vec<i64> = starts.filter(|at| (now_ms - COUNTED_MS..=now_ms).contains(at)).collect();
    starts.drain(..starts.len().saturating_sub(STARTS_MAX - 1));
    let before = u32::try_from(starts.len()).unwrap_or(u32::MAX);
    starts.push(now_ms);
    let text: String = starts.iter().map(|at| format!("{at}\n")).collect();
    let new = folder.join(FILE_NEW);
    fs::write(&new, text)?;
    fs::rename(&new, folder.join(FILE))?;
    Ok(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_of_a_day_are_counted_whatever_the_file_holds() {
        let folder = tempfile::tempdir().unwrap();
        let hour = 3_600_000;
        let noted: Vec<Option<u32>> =
            [0, hour, 2 * hour, 25 * hour].map(|at| note(folder.path(), 1_000 * hour + at)).into();
        assert_eq!(noted, [Some(0), Some(1), Some(2), Some(2)], "that of 25 hours ago no longer counts");
        fs::write(folder.path().join(FILE), b"\xff\xfe").unwrap();
        assert_eq!(note(folder.path(), 0), Some(0));
        assert_eq!(note(&folder.path().join("none"), 0), None);
    }
}
