//! Cashino: `DLE EOT` 1 to 4, where bit 7 of the first says that the paper is not torn away yet (manual of the A2L), and bit 6
//! of the third that the head is hot or the voltage wrong (manual of the KP-628E).

use super::bits::of_each;
use super::loose;
use super::table::Dialect;
use crate::printer::facts::Facts;

pub(super) const DIALECT: Dialect =
    Dialect { facts: |answers| Facts { ticket_left: answers[0] & 0x80 != 0, ..of_each(answers) }, ..loose::DIALECT };
