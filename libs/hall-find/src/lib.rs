//! Finds the service that somebody means, from words, sounds and sayings. Pure.

mod cover;
mod entry;
mod index;
mod nearest;
mod normalise;
mod plan;
mod sayings;
mod signs;
mod typos;
mod vocabulary;
mod walk;

pub use entry::{By, Entry, Hit, Match};
pub use index::{Index, Popularity, QUERY_CHARS_MAX};
pub use plan::{Found, HallIndex, Offer, Wanted};
pub use signs::{initials, spelt};
