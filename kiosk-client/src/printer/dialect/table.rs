//! What a dialect consists of.

use crate::printer::facts::Facts;

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
    pub(in crate::printer) questions: usize,
    /// Lets it report changes by itself; forgotten with `ESC @`.
    pub(in crate::printer) report: Option<&'static [u8]>,
    /// Asks for its maker, model and firmware: each answer is a block.
    pub(in crate::printer) identify: Option<&'static [u8]>,
    /// Discards what it holds, at once.
    pub(in crate::printer) clear: Option<&'static [u8]>,
    /// What its four answers say.
    pub(in crate::printer) facts: fn([u8; 4]) -> Facts,
    /// What its report says.
    pub(in crate::printer) reported: fn([u8; 4]) -> Facts,
}

impl Dialect {
    pub(in crate::printer) fn answers(&self) -> bool {
        self.pattern != Pattern::Nothing
    }
}
