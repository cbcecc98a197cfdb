//! How a kind of printer is asked and what its answers mean. Each is a table in a file of its own; what sorts the bytes, asks
//! and waits is the same for all.

mod cashino;
mod custom;
mod epson;
mod loose;
mod masung;
mod silent;
mod star;

use firmware_config::StatusDialect;

use super::facts::Facts;

/// How a printer's answers to a query of its state are known from everything else it sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// One byte for each question, known by fixed bits: `0xx1xx10`.
    FixedBits,
    /// One byte for each question, known by their order alone unless the printer turns out to set the fixed bits.
    Order,
    /// One block for all: a header, then four bytes.
    Block([u8; 2]),
    /// It answers nothing.
    Nothing,
}

/// What is said to a kind of printer, and what it says.
#[derive(Debug)]
pub struct Dialect {
    pub pattern: Pattern,
    /// The query of its state.
    pub ask: &'static [u8],
    /// The number of answers to it.
    pub(super) questions: usize,
    /// Lets it report changes by itself; forgotten with `ESC @`.
    pub(super) report: Option<&'static [u8]>,
    /// Discards what it holds, at once.
    pub(super) clear: Option<&'static [u8]>,
    /// What its four answers say.
    pub(super) facts: fn([u8; 4]) -> Facts,
    /// What its report says.
    pub(super) reported: fn([u8; 4]) -> Facts,
}

/// Queries the printer, the offline cause, the error cause and the paper, in this order (`DLE EOT` 1 to 4).
pub const ASK_EACH: &[u8] = &[0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4];

impl Dialect {
    /// Returns the dialect of a profile.
    pub fn of(dialect: StatusDialect) -> &'static Self {
        match dialect {
            StatusDialect::Epson => &epson::DIALECT,
            StatusDialect::Star => &star::DIALECT,
            StatusDialect::Custom => &custom::DIALECT,
            StatusDialect::Cashino => &cashino::DIALECT,
            StatusDialect::Masung => &masung::DIALECT,
            StatusDialect::Loose => &loose::DIALECT,
            StatusDialect::None => &silent::DIALECT,
        }
    }

    pub(super) fn answers(&self) -> bool {
        self.pattern != Pattern::Nothing
    }
}

/// Reads the answers to [`ASK_EACH`], with a byte's bits as in Epson's reference of `DLE EOT`.
fn of_each([printer, offline, error, paper]: [u8; 4]) -> Facts {
    Facts {
        offline: printer & 0x08 != 0,
        cover: offline & 0x04 != 0,
        paper_out: offline & 0x20 != 0 || paper & 0x60 != 0,
        error: offline & 0x40 != 0 || error & 0x24 != 0,
        // Bit 6 rises with an open cover too, which outranks it.
        head_hot: error & 0x40 != 0,
        cutter: error & 0x08 != 0,
        near_end: paper & 0x0c != 0,
        ..Facts::default()
    }
}

/// Reads an unsolicited report, with its bits as in Epson's reference of `GS a`.
fn of_report([printer, error, paper, _]: [u8; 4]) -> Facts {
    Facts {
        offline: printer & 0x08 != 0,
        cover: printer & 0x20 != 0,
        paper_out: paper & 0x0c != 0,
        error: error & 0x24 != 0,
        head_hot: error & 0x40 != 0,
        cutter: error & 0x08 != 0,
        near_end: paper & 0x03 != 0,
        ..Facts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printer::PrinterState;

    #[test]
    fn answers_are_read_as_printers_give_them() {
        for (answers, state) in [
            ([0x16, 0x12, 0x12, 0x12], PrinterState::Ready),
            ([0x16, 0x12, 0x12, 0x1e], PrinterState::PaperNearEnd),
            ([0x1e, 0x32, 0x12, 0x7e], PrinterState::PaperOut),
            ([0x1e, 0x16, 0x12, 0x12], PrinterState::CoverOpen),
            ([0x1e, 0x12, 0x12, 0x12], PrinterState::Offline),
            ([0x1e, 0x52, 0x1a, 0x12], PrinterState::CutterError),
            ([0x1e, 0x52, 0x32, 0x12], PrinterState::Error),
            ([0x1e, 0x52, 0x52, 0x12], PrinterState::HeadHot),
            ([0x1e, 0x56, 0x52, 0x12], PrinterState::CoverOpen),
            ([0x9e, 0x00, 0x00, 0x6c], PrinterState::PaperOut),
        ] {
            assert_eq!(of_each(answers).state(true), state, "{answers:x?}");
        }
        assert_eq!(of_each([0x16, 0x12, 0x12, 0x1e]).state(false), PrinterState::Ready, "no sensor, no warning");
    }

    #[test]
    fn reports_are_read_as_printers_give_them() {
        for (report, state) in [
            ([0x14, 0, 0, 0], PrinterState::Ready),
            ([0x14, 0, 0x03, 0], PrinterState::PaperNearEnd),
            ([0x1c, 0, 0x0f, 0], PrinterState::PaperOut),
            ([0x3c, 0, 0, 0], PrinterState::CoverOpen),
            ([0x1c, 0, 0, 0], PrinterState::Offline),
            ([0x1c, 0x08, 0, 0], PrinterState::CutterError),
            ([0x1c, 0x40, 0, 0], PrinterState::HeadHot),
        ] {
            assert_eq!(of_report(report).state(true), state, "{report:x?}");
        }
    }

    #[test]
    fn each_dialect_reads_what_only_its_printers_say() {
        let read = |dialect, answers| (Dialect::of(dialect).facts)(answers).state(true);
        for (dialect, answers, state) in [
            (StatusDialect::Cashino, [0x96, 0x12, 0x12, 0x12], PrinterState::TicketLeft),
            (StatusDialect::Loose, [0x96, 0x12, 0x12, 0x12], PrinterState::Ready),
            (StatusDialect::Masung, [0x16, 0x12, 0x1a, 0x12], PrinterState::CutterError),
            (StatusDialect::Custom, [0x00, 0x00, 0x00, 0x00], PrinterState::Ready),
            (StatusDialect::Custom, [0x04, 0x00, 0x00, 0x00], PrinterState::PaperNearEnd),
            (StatusDialect::Custom, [0x20, 0x00, 0x00, 0x00], PrinterState::TicketLeft),
            (StatusDialect::Custom, [0x01, 0x00, 0x00, 0x00], PrinterState::PaperOut),
            (StatusDialect::Custom, [0x40, 0x00, 0x00, 0x00], PrinterState::PaperOut),
            (StatusDialect::Custom, [0x00, 0x02, 0x00, 0x00], PrinterState::CoverOpen),
            (StatusDialect::Custom, [0x00, 0x01, 0x00, 0x00], PrinterState::CoverOpen),
            (StatusDialect::Custom, [0x00, 0x00, 0x40, 0x00], PrinterState::PaperJam),
            (StatusDialect::Custom, [0x00, 0x00, 0x01, 0x00], PrinterState::HeadHot),
            (StatusDialect::Custom, [0x00, 0x00, 0x00, 0x01], PrinterState::CutterError),
            (StatusDialect::Custom, [0x00, 0x00, 0x00, 0x80], PrinterState::PaperJam),
            (StatusDialect::Custom, [0x00, 0x00, 0x00, 0x08], PrinterState::Error),
            (StatusDialect::Custom, [0x00, 0x0c, 0x20, 0x00], PrinterState::Ready),
        ] {
            assert_eq!(read(dialect, answers), state, "{dialect:?} {answers:02x?}");
        }
    }
}
