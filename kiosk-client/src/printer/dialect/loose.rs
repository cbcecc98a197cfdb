//! Most clones: `DLE EOT` 1 to 4 with Epson's bits, but bit 7 means nothing, and the fixed bits only if the printer turns out to
//! set them.

use super::{ASK_EACH, Dialect, Pattern, of_each, of_report};

pub(super) const DIALECT: Dialect = Dialect {
    pattern: Pattern::Order,
    ask: ASK_EACH,
    questions: 4,
    report: None,
    clear: None,
    facts: of_each,
    reported: of_report,
};
