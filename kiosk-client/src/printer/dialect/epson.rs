//! Epson, as its ESC/POS reference documents it: `DLE EOT` with fixed bits, reports by `GS a`, `DLE DC4` 8 to clear.

use super::bits::{ASK_EACH, of_each, of_report};
use super::table::{Dialect, Pattern};

/// `GS a`: reports of changes in online state, errors and paper.
const REPORT_CHANGES: &[u8] = &[0x1d, 0x61, 0x0e];
/// `GS I` 66, 67, 65.
const IDENTIFY: &[u8] = &[0x1d, 0x49, 66, 0x1d, 0x49, 67, 0x1d, 0x49, 65];
/// `DLE DC4` 8.
const CLEAR: &[u8] = &[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

pub(super) const DIALECT: Dialect = Dialect {
    pattern: Pattern::FixedBits,
    ask: ASK_EACH,
    questions: 4,
    report: Some(REPORT_CHANGES),
    identify: Some(IDENTIFY),
    clear: Some(CLEAR),
    facts: of_each,
    reported: of_report,
};
