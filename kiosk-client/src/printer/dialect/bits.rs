//! The query of four answers that most printers know, and what the bits of the answers mean.

use crate::printer::facts::Facts;

/// Queries the printer, the offline cause, the error cause and the paper, in this order (`DLE EOT` 1 to 4).
pub(super) const ASK_EACH: &[u8] = &[0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4];

/// Reads the answers to [`ASK_EACH`], with a byte's bits as in Epson's reference of `DLE EOT`.
pub(super) fn of_each([printer, offline, error, paper]: [u8; 4]) -> Facts {
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
pub(super) fn of_report([printer, error, paper, _]: [u8; 4]) -> Facts {
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
