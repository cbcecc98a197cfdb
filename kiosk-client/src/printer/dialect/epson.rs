//! Epson, as its ESC/POS reference documents it: `DLE EOT` with fixed bits, reports by `GS a`, `DLE DC4` 8 to clear.

use super::{ASK_EACH, Dialect, Pattern, of_each, of_report};

/// `GS a`: reports of changes in online state, errors and paper.
const REPORT_CHANGES: &[u8] = &[0x1d, 0x61, 0x0e];
/// `DLE DC4` 8.
const CLEAR: &[u8] = &[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

pub(super) const DIALECT: Dialect = Dialect {
    pattern: Pattern::FixedBits,
    ask: ASK_EACH,
    questions: 4,
    report: Some(REPORT_CHANGES),
    clear: Some(CLEAR),
    facts: of_each,
    reported: of_report,
};
