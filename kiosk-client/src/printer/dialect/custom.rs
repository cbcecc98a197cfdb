//! Custom's full status: `DLE EOT` 20 is answered by `10 0f` and four bytes (paper, user, recoverable and unrecoverable errors).
//! Bits as in Custom's manual 915DX010100 of the VKP80III; Pyramid's Reliance has the same.

use super::table::{Dialect, Pattern};
use crate::printer::facts::Facts;

pub(super) const DIALECT: Dialect = Dialect {
    pattern: Pattern::Block([0x10, 0x0f]),
    ask: &[0x10, 0x04, 20],
    questions: 1,
    report: None,
    identify: None,
    clear: None,
    facts,
    reported: |_report| Facts::default(),
};

fn facts([paper, user, recoverable, unrecoverable]: [u8; 4]) -> Facts {
    Facts {
        // Bit 6 is the virtual paper end, by its own counter.
        paper_out: paper & 0x41 != 0,
        near_end: paper & 0x04 != 0,
        ticket_left: paper & 0x20 != 0,
        // The head lifts with the cover.
        cover: user & 0x03 != 0 || unrecoverable & 0x02 != 0,
        head_hot: recoverable & 0x01 != 0,
        // Supply voltage, black mark.
        error: recoverable & 0x88 != 0 || unrecoverable & 0x0c != 0,
        // Bit 7 of the last is the ejector's own.
        jam: recoverable & 0x40 != 0 || unrecoverable & 0x80 != 0,
        cutter: unrecoverable & 0x01 != 0,
        offline: false,
    }
}
