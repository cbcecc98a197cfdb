//! The last lines of the program's log, for the technician's page.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hall_wire::LogLine;
use tracing_subscriber::fmt::MakeWriter;

/// The most lines that are kept.
const LINES_MAX: usize = 400;
/// The length of a line, in characters.
const LINE_CHARS_MAX: usize = 600;

/// The last lines. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Logs(Arc<Mutex<Ring>>);

#[derive(Debug, Default)]
struct Ring {
    lines: VecDeque<LogLine>,
    last_seq: u64,
}

impl Logs {
    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the lines that are newer than a `seq`, in order.
    pub(crate) fn after(&self, seq: u64) -> Vec<LogLine> {
        self.ring().lines.iter().filter(|line| line.seq > seq).cloned().collect()
    }
}

impl<'a> MakeWriter<'a> for Logs {
    type Writer = Lines<'a>;

    fn make_writer(&'a self) -> Lines<'a> {
        Lines(self)
    }
}

/// Writes an event at once; it may have several lines.
pub struct Lines<'a>(&'a Logs);

impl Write for Lines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        let mut ring = self.0.ring();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            ring.last_seq += 1;
            if ring.lines.len() == LINES_MAX {
                ring.lines.pop_front();
            }
            let (seq, text) = (ring.last_seq, line.chars().take(LINE_CHARS_MAX).collect());
            ring.lines.push_back(LogLine { seq, text });
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_kept_and_long_ones_are_cut() {
        let logs = Logs::default();
        for number in 0..LINES_MAX + 1 {
            logs.make_writer().write_all(format!("line {number}\n").as_bytes()).unwrap();
        }
        logs.make_writer().write_all(format!("one\n\n{}\n", "长".repeat(2_000)).as_bytes()).unwrap();
        let lines = logs.after(0);
        assert_eq!((lines.len(), lines[0].text.as_str()), (LINES_MAX, "line 3"));
        assert_eq!(lines[LINES_MAX - 1].text.chars().count(), LINE_CHARS_MAX);
        assert_eq!(logs.after(lines[LINES_MAX - 2].seq).len(), 1);
    }
}
