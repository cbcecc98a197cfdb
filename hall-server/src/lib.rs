//! Under construction.

pub mod calendar;
pub mod clock;
pub mod engine;
pub mod halls;
pub mod plan_file;
pub mod record;
