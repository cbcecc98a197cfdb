//! Converts status bits to a state: the worst that applies. Pure; bits as in Epson's `DLE EOT` and `GS a`.

use super::PrinterState;

/// The meaning of the status bits, whichever command returned them.
#[derive(Clone, Copy, Debug, Default)]
struct Findings {
    error: bool,
    cutter: bool,
    cover: bool,
    paper_out: bool,
    offline: bool,
    near_end: bool,
}

impl Findings {
    fn state(self, near_end_sensor: bool) -> PrinterState {
        // An open cover also raises errors and paper end, so it takes precedence over them.
        if self.cutter {
            PrinterState::CutterError
        } else if self.cover {
            PrinterState::CoverOpen
        } else if self.paper_out {
            PrinterState::PaperOut
        } else if self.error {
            PrinterState::Error
        } else if self.offline {
            PrinterState::Offline
        } else if self.near_end && near_end_sensor {
            PrinterState::PaperNearEnd
        } else {
            PrinterState::Ready
        }
    }
}

/// Returns the state from the answers to `DLE EOT` 1 to 4.
pub(super) fn from_answers(answers: [u8; 4], near_end_sensor: bool) -> PrinterState {
    let [printer, offline, error, paper] = answers;
    Findings {
        offline: printer & 0x08 != 0,
        cover: offline & 0x04 != 0,
        paper_out: offline & 0x20 != 0 || paper & 0x60 != 0,
        error: offline & 0x40 != 0 || error & 0x64 != 0,
        cutter: error & 0x08 != 0,
        near_end: paper & 0x0c != 0,
    }
    .state(near_end_sensor)
}

/// Returns the state from an unsolicited report (`GS a`).
pub(super) fn from_report(report: [u8; 4], near_end_sensor: bool) -> PrinterState {
    let [printer, error, paper, _] = report;
    Findings {
        offline: printer & 0x08 != 0,
        cover: printer & 0x20 != 0,
        paper_out: paper & 0x0c != 0,
        error: error & 0x64 != 0,
        cutter: error & 0x08 != 0,
        near_end: paper & 0x03 != 0,
    }
    .state(near_end_sensor)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ([0x9e, 0x00, 0x00, 0x6c], PrinterState::PaperOut),
        ] {
            assert_eq!(from_answers(answers, true), state, "{answers:x?}");
        }
        assert_eq!(from_answers([0x16, 0x12, 0x12, 0x1e], false), PrinterState::Ready, "no sensor, no warning");
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
        ] {
            assert_eq!(from_report(report, true), state, "{report:x?}");
        }
    }
}
