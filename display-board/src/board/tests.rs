//! The board's rules, by a clock that the tests move.
