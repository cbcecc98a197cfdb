//! How a kind of printer is asked and what its answers mean. Each is a table in a file of its own; what sorts the bytes, asks
//! and waits is the same for all.

mod bits;
mod cashino;
mod custom;
mod epson;
mod loose;
mod masung;
mod silent;
mod star;
mod table;

use firmware_config::StatusDialect;

pub use table::{Dialect, Pattern};

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
}

#[cfg(test)]
mod tests {
    use super::bits::{of_each, of_report};
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
