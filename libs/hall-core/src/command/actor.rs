//! The authors of commands.

use serde::{Deserialize, Serialize};

use crate::Code;

/// A role in the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes tickets without staff.
    Kiosk,
    /// Shows and announces calls.
    Board,
    /// Serves at a window.
    Clerk,
    /// Advises visitors, grants classes, issues, finds and reprints tickets.
    Reception,
    /// Sees everything, present and past.
    Manager,
    /// Reads the record.
    Auditor,
    /// Configures the hall.
    Admin,
    /// Holds a ticket, identified by its token.
    Visitor,
    /// The hall itself, acting as time passes.
    System,
}

impl Role {
    /// Returns the role's name as written in plans and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kiosk => "kiosk",
            Self::Board => "board",
            Self::Clerk => "clerk",
            Self::Reception => "reception",
            Self::Manager => "manager",
            Self::Auditor => "auditor",
            Self::Admin => "admin",
            Self::Visitor => "visitor",
            Self::System => "system",
        }
    }
}

/// The prefix of the opaque ids of people: accounts that sign in with a password, rather than devices or programs
/// with a token.
pub const PERSON_PREFIX: &str = "p-";

/// The author of a command: a role, and the opaque id of a device or person (never a name).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The role in which it acts.
    pub role: Role,
    /// The opaque id of the device or person.
    pub id: Code,
}

impl Actor {
    /// Returns whether this is a person, who sits at one window; a program's token with the role of a clerk acts at
    /// any window.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.id.as_str().starts_with(PERSON_PREFIX)
    }
}
