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

/// The classifier; requires every byte in order. A byte answers only a question that is open: printers also send bytes
/// of their own accord (reports, flow control), which must not be taken for an answer.
#[derive(Debug)]
pub struct Sorter {
    dialect: StatusDialect,
    /// The number of `DLE EOT` without an answer.
    real_time_open: usize,
    /// Whether `GS r` has no answer yet.
    in_turn_open: bool,
    /// Whether the printer sets the fixed bits of `DLE EOT`, seen from its earlier answers. Then they tell answers apart.
    fixed_bits: bool,
    partial: Vec<u8>,
}

impl Sorter {
    pub fn new(dialect: StatusDialect) -> Self {
        let fixed_bits = dialect == StatusDialect::Epson;
        Self { dialect, real_time_open: 0, in_turn_open: false, fixed_bits, partial: Vec::new() }
    }

    /// Records that real-time queries were sent; their answers arrive in the same order.
    pub fn asked(&mut self, questions: usize) {
        self.real_time_open += questions;
    }

    /// Records that `GS r` was sent.
    pub fn asked_in_turn(&mut self) {
        self.in_turn_open = true;
    }

    /// Returns whether answers to different queries are distinguished by their bits.
    pub fn tells_apart(&self) -> bool {
        self.fixed_bits
    }

    /// Returns the number of real-time queries without an answer.
    pub fn real_time_open(&self) -> usize {
        self.real_time_open
    }

    /// No longer expects answers to earlier queries.
    pub fn forget(&mut self) {
        (self.real_time_open, self.in_turn_open) = (0, false);
        self.partial.clear();
    }

    /// Learns from four answers to queries that were the only ones open, whether the printer sets the fixed bits.
    pub fn learn(&mut self, answers: [u8; 4]) {
        self.fixed_bits = self.dialect == StatusDialect::Epson || answers.iter().all(|&bits| is_answer(bits));
    }

    /// Processes one byte and returns the message that it completes, if any.
    pub fn push(&mut self, byte: u8) -> Option<Reply> {
        if self.dialect == StatusDialect::Loose {
            return self.by_order(byte);
        }
        match self.partial.first() {
            Some(&first) if is_report_start(first) => self.report(byte),
            Some(_) => self.block(byte),
            None => self.first(byte),
        }
    }

    /// Classifies a byte where bit 7 means nothing, and the other fixed bits only if the printer sets them; otherwise
    /// the order tells answers apart.
    fn by_order(&mut self, byte: u8) -> Option<Reply> {
        let flow_control = matches!(byte, 0x11 | 0x13);
        if self.real_time_open > 0 && !flow_control && (is_answer(byte) || !self.fixed_bits) {
            self.real_time_open -= 1;
            return Some(Reply::RealTime(byte));
        }
        self.in_turn(byte)
    }

    fn in_turn(&mut self, byte: u8) -> Option<Reply> {
        let answers = self.in_turn_open && byte & 0x90 == 0;
        self.in_turn_open &= !answers;
        answers.then_some(Reply::InTurn(byte))
    }

    fn first(&mut self, byte: u8) -> Option<Reply> {
        if byte & 0x93 == 0x12 {
            let answers = self.real_time_open > 0;
            self.real_time_open = self.real_time_open.saturating_sub(1);
            return answers.then_some(Reply::RealTime(byte));
        }
        if is_report_start(byte) || matches!(byte, 0x35 | 0x37 | 0x3b | 0x3d | 0x5f) {
            self.partial.push(byte);
            return None;
        }
        // The rest are flow control marks (11, 13) and noise.
        self.in_turn(byte)
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

/// Returns whether a byte has the fixed bits of an answer to `DLE EOT`, except bit 7.
fn is_answer(byte: u8) -> bool {
    byte & 0x13 == 0x12
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
        sorter.asked_in_turn();
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
            ],
            "the last byte answers nothing that was asked"
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
    fn a_byte_that_nobody_asked_for_answers_nothing() {
        for dialect in [StatusDialect::Epson, StatusDialect::Loose] {
            let mut sorter = Sorter::new(dialect);
            for byte in [0x00, 0x0c, 0x11, 0x12, 0x13, 0x16] {
                assert_eq!(sorter.push(byte), None, "{dialect:?} {byte:02x}");
            }
            sorter.asked_in_turn();
            for byte in [0x11, 0x13, 0x12] {
                assert_eq!(sorter.push(byte), None, "{dialect:?} {byte:02x} is no answer to GS r");
            }
            assert_eq!(sorter.push(0x0c), Some(Reply::InTurn(0x0c)));
            assert_eq!(sorter.push(0x0c), None, "and only one byte is");
        }
    }

    #[test]
    fn a_loose_printer_that_sets_the_fixed_bits_is_understood_by_them() {
        let mut sorter = Sorter::new(StatusDialect::Loose);
        sorter.learn([0x16, 0x12, 0x12, 0x1e]);
        sorter.asked(4);
        sorter.asked_in_turn();
        let bytes = [0x0f, 0x9e, 0x13, 0x32, 0x12, 0x7e];
        let replies: Vec<Reply> = bytes.iter().filter_map(|&byte| sorter.push(byte)).collect();
        let answers = [0x9e, 0x32, 0x12, 0x7e].map(Reply::RealTime);
        assert_eq!((&replies[0], &replies[1..]), (&Reply::InTurn(0x0f), &answers[..]));
    }

    #[test]
    fn an_endless_block_is_given_up() {
        let bytes = vec![0x5f; 10_000];
        assert!(sorted(StatusDialect::Epson, 0, &bytes).len() > 30);
    }
}
