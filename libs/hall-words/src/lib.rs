//! What the server and the devices say, in every language that is shipped. The words stand in `languages/*.ftl`, one file per
//! language; here are the rules about numbers, and one typed function per message, generated from those files. Pure.

mod language;
mod numbers;
pub mod speech;
#[path = "texts.gen.rs"]
#[rustfmt::skip]
#[allow(clippy::too_many_lines, clippy::useless_format, reason = "generated: messages are of every form")]
pub mod texts;
pub mod words;

pub use language::{in_every, list};
pub use texts::Language;

/// The language of logs and of what consoles print.
pub const LOGS: Language = Language::En;
