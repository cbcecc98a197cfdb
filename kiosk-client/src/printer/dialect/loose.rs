//! Most clones: `DLE EOT` 1 to 4 with Epson's bits, but bit 7 means nothing, and the fixed bits only if the printer turns out to
//! set them.

use super::bits::{ASK_EACH, of_each, of_report};
use super::table::{Dialect, Pattern};

pub(super) const DIALECT: Dialect = Dialect {
    pattern: Pattern::Order,
    ask: ASK_EACH,
    questions: 4,
    report: None,
    identify: None,
    clear: None,
    facts: of_each,
    reported: of_report,
};
