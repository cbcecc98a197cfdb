//! Under construction.

pub mod calendar;
pub mod clock;
pub mod engine;
pub mod plan_file;
