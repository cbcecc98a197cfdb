//! Classifies the bytes that a printer sends back: answers to queries, unsolicited reports, ends of jobs, blocks.
//! Pure. Patterns as in Epson's ESC/POS reference (`DLE EOT`, `GS a`, `GS r`, `GS I`).

use firmware_config::StatusDialect;

/// The number of bytes after which an unterminated block is dropped.
const BLOCK_BYTES_MAX: usize = 256;

/// A message from the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer to the oldest open `DLE EOT`.
    RealTime(u8),
    /// A report of a change (`GS a`).
    Report([u8; 4]),
    /// The answer to `GS r`: everything sent before it is done.
    InTurn(u8),
    /// A text or data block, without its terminating NUL.
    Block(Vec<u8>),
}

/// The classifier; requires every byte in order.
#[derive(Debug)]
pub struct Sorter {
    dialect: StatusDialect,
    open_questions: usize,
    partial: Vec<u8>,
}

impl Sorter {
    pub fn new(dialect: StatusDialect) -> Self {
        Self { dialect, open_questions: 0, partial: Vec::new() }
    }

    /// Records that real-time queries were sent; their answers arrive in the same order.
    pub fn asked(&mut self, questions: usize) {
        self.open_questions = questions;
    }

    /// Processes one byte and returns the message that it completes, if any.
    pub fn push(&mut self, byte: u8) -> Option<Reply> {
        if self.dialect == StatusDialect::Loose {
            return Some(self.by_order(byte));
        }
        match self.partial.first() {
            Some(&first) if is_report_start(first) => self.report(byte),
            Some(_) => self.block(byte),
            None => self.first(byte),
        }
    }

    /// Classifies a byte where fixed bits mean nothing, and only the order tells answers apart.
    fn by_order(&mut self, byte: u8) -> Reply {
        if self.open_questions > 0 {
            self.open_questions -= 1;
            Reply::RealTime(byte)
        } else {
            Reply::InTurn(byte)
        }
    }

    fn first(&mut self, byte: u8) -> Option<Reply> {
        if byte & 0x93 == 0x12 {
            self.open_questions = self.open_questions.saturating_sub(1);
            return Some(Reply::RealTime(byte));
        }
        if is_report_start(byte) || matches!(byte, 0x35 | 0x37 | 0x3b | 0x3d | 0x5f) {
            self.partial.push(byte);
            return None;
        }
        // The rest are flow control marks (11, 13) and noise.
        (byte & 0x90 == 0).then_some(Reply::InTurn(byte))
    }

    fn report(&mut self, byte: u8) -> Option<Reply> {
        if byte & 0x90 != 0 {
            // A report was cut short: this byte starts something else.
            self.partial.clear();
            return self.first(byte);
        }
        self.partial.push(byte);
        let report = <[u8; 4]>::try_from(self.partial.as_slice()).ok()?;
        self.partial.clear();
        Some(Reply::Report(report))
    }

    fn block(&mut self, byte: u8) -> Option<Reply> {
        if byte == 0 || self.partial.len() >= BLOCK_BYTES_MAX {
            return Some(Reply::Block(std::mem::take(&mut self.partial)));
        }
        self.partial.push(byte);
        None
    }
}

fn is_report_start(byte: u8) -> bool {
    byte & 0x93 == 0x10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(dialect: StatusDialect, questions: usize, bytes: &[u8]) -> Vec<Reply> {
        let mut sorter = Sorter::new(dialect);
        sorter.asked(questions);
        bytes.iter().filter_map(|&byte| sorter.push(byte)).collect()
    }

    #[test]
    fn answers_reports_job_ends_and_blocks_are_distinguished_in_one_stream() {
        let bytes = [0x16, 0x14, 0x00, 0x0c, 0x0f, 0x12, 0x00, 0x37, 0x25, 0x00, 0x5f, b'T', b'M', 0x00, 0x11, 0x0c];
        assert_eq!(
            sorted(StatusDialect::Epson, 2, &bytes),
            [
                Reply::RealTime(0x16),
                Reply::Report([0x14, 0x00, 0x0c, 0x0f]),
                Reply::RealTime(0x12),
                Reply::InTurn(0),
                Reply::Block(vec![0x37, 0x25]),
                Reply::Block(b"_TM".to_vec()),
                Reply::InTurn(0x0c),
            ]
        );
    }

    #[test]
    fn a_report_cut_short_does_not_swallow_the_answer_behind_it() {
        assert_eq!(sorted(StatusDialect::Epson, 1, &[0x14, 0x00, 0x12]), [Reply::RealTime(0x12)]);
    }

    #[test]
    fn without_fixed_bits_the_order_tells_answers_apart() {
        assert_eq!(
            sorted(StatusDialect::Loose, 2, &[0x80, 0x6c, 0x00]),
            [Reply::RealTime(0x80), Reply::RealTime(0x6c), Reply::InTurn(0)]
        );
    }

    #[test]
    fn an_endless_block_is_given_up() {
        let bytes = vec![0x5f; 10_000];
        assert!(sorted(StatusDialect::Epson, 0, &bytes).len() > 30);
    }
}
