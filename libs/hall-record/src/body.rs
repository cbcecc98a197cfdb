//! The body of an entry: JSON with a version, the kind of command and the facts.
//!
//! Bodies are never rewritten, so the decoders of all earlier versions stay.

use std::fmt::Write as _;

use hall_core::{Actor, Code, Fact, Role};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// The version that is written.
///
/// Version 1 stored reasons as typed, a booking's code in place of its id, and fingerprints computed over names and telephone
/// numbers; its facts about papers, promises and further services do not name the step. One decoder reads both.
pub const ENTRY_VERSION: u32 = 2;
/// The first version, whose facts about papers, promises and further services do not name the step. The core still reads them.
const FIRST_VERSION: u32 = 1;

/// Maximum size of a body, in bytes: many times the plan of the largest hall.
pub const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;

#[derive(Serialize)]
struct BodyWritten<'a> {
    v: u32,
    kind: &'a str,
    facts: &'a [Fact],
}

/// A decoded body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Body {
    /// The kind of command, as [`hall_core::Act::kind`] names it.
    pub kind: Box<str>,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// Why a body cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is not valid JSON of a known form.
    #[error("its body cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// It is not valid UTF-8.
    #[error("its body is no text: {0}")]
    NoText(std::str::Utf8Error),
    /// It was written by a newer program.
    #[error("its body has version {0}, which this program does not know")]
    Newer(u32),
}

/// Writes a body into a buffer, which is cleared first.
///
/// # Errors
/// When a fact cannot be written as JSON, which does not happen with the core's facts.
pub fn encode(buffer: &mut Vec<u8>, kind: &str, facts: &[Fact]) -> Result<(), serde_json::Error> {
    buffer.clear();
    serde_json::to_writer(buffer, &BodyWritten { v: ENTRY_VERSION, kind, facts })
}

/// The facts without the kind of command: all that a replay needs. Most entries have one or two facts, which need no
/// allocation.
#[derive(Debug, Deserialize)]
pub struct Facts {
    /// The facts.
    pub facts: SmallVec<[Fact; 2]>,
}

/// Decodes a body of any version.
///
/// # Errors
/// When it is damaged, or newer than this program.
pub fn decode(body: &[u8]) -> Result<Body, BodyError> {
    read(body)
}

/// Decodes only the facts of a body of any version.
///
/// # Errors
/// When it is damaged, or newer than this program.
pub fn decode_facts(body: &[u8]) -> Result<Facts, BodyError> {
    read(body)
}

fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, BodyError> {
    // Validated as a whole, so that the parser need not validate every string in it again.
    let body = std::str::from_utf8(body).map_err(BodyError::NoText)?;
    // The version comes first, so that finding it needs no second pass.
    if body.starts_with(r#"{"v":2,"#) || body.starts_with(r#"{"v":1,"#) {
        return Ok(serde_json::from_str(body)?);
    }
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let Version { v } = serde_json::from_str(body)?;
    if (FIRST_VERSION..=ENTRY_VERSION).contains(&v) {
        Ok(serde_json::from_str(body)?)
    } else {
        Err(BodyError::Newer(v))
    }
}

/// Writes an actor as `role:id` into a buffer, which is cleared first.
pub fn write_actor(buffer: &mut String, actor: &Actor) {
    buffer.clear();
    let _ = write!(buffer, "{}:{}", actor.role.as_str(), actor.id);
}

/// Parses an actor from `role:id`.
#[must_use]
pub fn read_actor(text: &str) -> Option<Actor> {
    const ROLES: [Role; 9] = [
        Role::Kiosk,
        Role::Board,
        Role::Clerk,
        Role::Reception,
        Role::Manager,
        Role::Auditor,
        Role::Admin,
        Role::Visitor,
        Role::System,
    ];
    let (role, id) = text.split_once(':')?;
    let role = ROLES.into_iter().find(|known| known.as_str() == role)?;
    Some(Actor { role, id: Code::new(id).ok()? })
}
