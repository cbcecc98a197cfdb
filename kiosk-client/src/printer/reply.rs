//! Classifies the bytes that a printer sends back: answers to queries, unsolicited reports, ends of jobs, blocks.
//! Pure. Patterns as in Epson's ESC/POS reference (`DLE EOT`, `GS a`, `GS r`, `GS I`) and Custom's (`DLE EOT` 20).

use super::dialect::Pattern;

/// The number of bytes after which an unterminated block is dropped.
const BLOCK_BYTES_MAX: usize = 256;
/// A line that echoes answers a query with its own first bytes.
const ECHO: [u8; 4] = [0x10, 0x04, 0x01, 0x10];

/// A message from the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer to the oldest open `DLE EOT`.
    RealTime(u8),
    /// All that the printer says of its state, in one answer.
    Full([u8; 4]),
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
    pattern: Pattern,
    /// The number of queries without an answer.
    open: usize,
    /// Whether `GS r` has no answer yet.
    in_turn_open: bool,
    /// Whether the printer sets the fixed bits of `DLE EOT`, seen from its earlier answers. Then they tell answers apart.
    fixed_bits: bool,
    partial: Vec<u8>,
}

impl Sorter {
    pub fn new(pattern: Pattern) -> Self {
        let fixed_bits = pattern == Pattern::FixedBits;
        Self { pattern, open: 0, in_turn_open: false, fixed_bits, partial: Vec::new() }
    }

    /// Records that real-time queries were sent; their answers arrive in the same order.
    pub fn asked(&mut self, questions: usize) {
        self.open += questions;
    }

    /// Records that `GS r` was sent.
    pub fn asked_in_turn(&mut self) {
        self.in_turn_open = true;
    }

    /// Returns whether answers to different queries can be told from each other.
    pub fn tells_apart(&self) -> bool {
        self.fixed_bits || matches!(self.pattern, Pattern::Block(_))
    }

    /// Returns the number of real-time queries without an answer.
    pub fn real_time_open(&self) -> usize {
        self.open
    }

    /// No longer expects answers to earlier queries.
    pub fn forget(&mut self) {
        (self.open, self.in_turn_open) = (0, false);
        self.partial.clear();
    }

    /// Learns from four answers to queries that were the only ones open, whether the printer sets the fixed bits. Returns
    /// false if they are an echo of the queries.
    pub fn learn(&mut self, answers: [u8; 4]) -> bool {
        if self.pattern == Pattern::Order {
            self.fixed_bits = answers.iter().all(|&bits| is_answer(bits));
            return answers != ECHO;
        }
        true
    }

    /// Processes one byte and returns the message that it completes, if any.
    pub fn push(&mut self, byte: u8) -> Option<Reply> {
        match self.pattern {
            Pattern::Nothing => None,
            Pattern::Order => self.by_order(byte),
            Pattern::Block(header) => self.framed(byte, header),
            Pattern::FixedBits => match self.partial.first() {
                Some(&first) if is_report_start(first) => self.report(byte),
                Some(_) => self.block(byte),
                None => self.first(byte),
            },
        }
    }

    /// Classifies a byte where bit 7 means nothing, and the other fixed bits only if the printer sets them; otherwise
    /// the order tells answers apart.
    fn by_order(&mut self, byte: u8) -> Option<Reply> {
        let flow_control = matches!(byte, 0x11 | 0x13);
        if self.open > 0 && !flow_control && (is_answer(byte) || !self.fixed_bits) {
            self.open -= 1;
            return Some(Reply::RealTime(byte));
        }
        self.in_turn(byte)
    }

    /// Classifies a byte of a printer that answers with a header and four bytes.
    fn framed(&mut self, byte: u8, header: [u8; 2]) -> Option<Reply> {
        match self.partial.len() {
            0 if byte == header[0] => self.partial.push(byte),
            0 => return self.in_turn(byte),
            1 if byte == header[1] => self.partial.push(byte),
            1 => {
                // No header: it was noise, and this byte is looked at by itself.
                self.partial.clear();
                return self.framed_anew(byte, header);
            }
            _ => self.partial.push(byte),
        }
        let answer = <[u8; 4]>::try_from(self.partial.get(2..)?).ok()?;
        self.partial.clear();
        let asked = self.open > 0;
        self.open = self.open.saturating_sub(1);
        asked.then_some(Reply::Full(answer))
    }

    fn framed_anew(&mut self, byte: u8, header: [u8; 2]) -> Option<Reply> {
        if byte == header[0] {
            self.partial.push(byte);
            return None;
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
            let answers = self.open > 0;
            self.open = self.open.saturating_sub(1);
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

    const CUSTOM: Pattern = Pattern::Block([0x10, 0x0f]);

    fn sorted(pattern: Pattern, questions: usize, bytes: &[u8]) -> Vec<Reply> {
        let mut sorter = Sorter::new(pattern);
        sorter.asked(questions);
        sorter.asked_in_turn();
        bytes.iter().filter_map(|&byte| sorter.push(byte)).collect()
    }

    #[test]
    fn answers_reports_job_ends_and_blocks_are_distinguished_in_one_stream() {
        let bytes = [0x16, 0x14, 0x00, 0x0c, 0x0f, 0x12, 0x00, 0x37, 0x25, 0x00, 0x5f, b'T', b'M', 0x00, 0x11, 0x0c];
        assert_eq!(
            sorted(Pattern::FixedBits, 2, &bytes),
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
        assert_eq!(sorted(Pattern::FixedBits, 1, &[0x14, 0x00, 0x12]), [Reply::RealTime(0x12)]);
    }

    #[test]
    fn without_fixed_bits_the_order_tells_answers_apart() {
        assert_eq!(
            sorted(Pattern::Order, 2, &[0x80, 0x6c, 0x00]),
            [Reply::RealTime(0x80), Reply::RealTime(0x6c), Reply::InTurn(0)]
        );
    }

    #[test]
    fn a_full_status_is_known_by_its_header_whatever_its_bytes_are() {
        let bytes = [0x13, 0x10, 0x10, 0x0f, 0x00, 0x10, 0x0f, 0x12, 0x00, 0x10, 0x0c, 0x10, 0x0f, 1, 2, 3, 4];
        assert_eq!(
            sorted(CUSTOM, 1, &bytes),
            [Reply::Full([0x00, 0x10, 0x0f, 0x12]), Reply::InTurn(0)],
            "the second was not asked for"
        );
    }

    #[test]
    fn a_byte_that_nobody_asked_for_answers_nothing() {
        for pattern in [Pattern::FixedBits, Pattern::Order, CUSTOM] {
            let mut sorter = Sorter::new(pattern);
            for byte in [0x00, 0x0c, 0x11, 0x12, 0x13, 0x16] {
                assert_eq!(sorter.push(byte), None, "{pattern:?} {byte:02x}");
            }
            sorter.asked_in_turn();
            for byte in [0x11, 0x13, 0x12] {
                assert_eq!(sorter.push(byte), None, "{pattern:?} {byte:02x} is no answer to GS r");
            }
            assert_eq!(sorter.push(0x0c), Some(Reply::InTurn(0x0c)));
            assert_eq!(sorter.push(0x0c), None, "and only one byte is");
        }
    }

    #[test]
    fn a_loose_printer_that_sets_the_fixed_bits_is_understood_by_them() {
        let mut sorter = Sorter::new(Pattern::Order);
        assert!(sorter.learn([0x16, 0x12, 0x12, 0x1e]));
        sorter.asked(4);
        sorter.asked_in_turn();
        let bytes = [0x0f, 0x9e, 0x13, 0x32, 0x12, 0x7e];
        let replies: Vec<Reply> = bytes.iter().filter_map(|&byte| sorter.push(byte)).collect();
        let answers = [0x9e, 0x32, 0x12, 0x7e].map(Reply::RealTime);
        assert_eq!((&replies[0], &replies[1..]), (&Reply::InTurn(0x0f), &answers[..]));
    }

    #[test]
    fn an_echo_of_the_questions_is_no_answer() {
        assert!(!Sorter::new(Pattern::Order).learn([0x10, 0x04, 0x01, 0x10]));
        assert!(
            sorted(CUSTOM, 1, &[0x10, 0x04, 20, 0x10, 0x04, 20]).iter().all(|reply| matches!(reply, Reply::InTurn(_)))
        );
        assert_eq!(sorted(Pattern::FixedBits, 4, &[0x10, 0x04, 1, 0x10, 0x04, 2]), []);
    }

    #[test]
    fn an_endless_block_is_given_up() {
        let bytes = vec![0x5f; 10_000];
        assert!(sorted(Pattern::FixedBits, 0, &bytes).len() > 30);
    }
}
