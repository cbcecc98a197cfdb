//! Star in ESC/POS mode: answers and reports as Epson's. Nothing documented clears its buffer, so a job that is given up is
//! cut off before the next.

use super::epson;
use super::table::Dialect;

pub(super) const DIALECT: Dialect = Dialect { clear: None, ..epson::DIALECT };
