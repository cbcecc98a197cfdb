//! Masung (EP802, MS-D347, MS-532): `DLE EOT` 1 to 4. No manual of its commands is public; programs that use its library ask the
//! four and name head open, cutter not home, head hot, paper end and near end, which are Epson's bits.

use super::loose;
use super::table::Dialect;

pub(super) const DIALECT: Dialect = loose::DIALECT;
