//! A printer that answers nothing: a file, or a one-way cable.

use super::table::{Dialect, Pattern};
use crate::printer::facts::Facts;

pub(super) const DIALECT: Dialect = Dialect {
    pattern: Pattern::Nothing,
    ask: &[],
    questions: 0,
    report: None,
    identify: None,
    clear: None,
    facts: |_answers| Facts::default(),
    reported: |_report| Facts::default(),
};
