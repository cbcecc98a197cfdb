//! Under construction.

pub mod audit;
pub mod backup;
pub mod calendar;
pub mod cli;
pub mod clock;
pub mod disk_probe;
pub mod engine;
pub mod halls;
pub mod plan_file;
pub mod record;
