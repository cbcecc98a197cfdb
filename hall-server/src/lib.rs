//! The hall's server: owns the queue, serves devices, clerks, reception, managers, visitors and boards.

pub mod accounts;
pub mod advice;
pub mod audit;
pub mod backup;
pub mod booking_code;
pub mod budgets;
pub mod calendar;
pub mod cli;
pub mod clock;
pub mod disk_probe;
pub mod disk_space;
pub mod engine;
pub mod files;
pub mod halls;
pub mod http;
pub mod live;
pub mod plan_file;
pub mod promises;
pub mod rate_limit;
pub mod record;
pub mod replica;
pub mod rollouts;
mod seats;
pub mod security;
mod seldom;
pub mod server;
pub mod sqlite_schema;
pub mod text;
pub mod ticket_token;
pub mod tls;
mod vacancies;
pub mod views;
pub mod voice;
pub mod waits;
pub mod what_if;

pub use server::{Server, ServerError, ServerOptions};
