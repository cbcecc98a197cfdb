//! Who gives a command.

use serde::{Deserialize, Serialize};

use crate::Code;

/// The part that someone plays in the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes tickets by itself.
    Kiosk,
    /// Shows and says calls.
    Board,
    /// Serves at a window.
    Clerk,
    /// Advises, grants classes, issues, finds and reprints.
    Reception,
    /// Sees everything that happens now and happened before.
    Manager,
    /// Reads the record.
    Auditor,
    /// Configures the hall.
    Admin,
    /// Holds a ticket, through its token.
    Visitor,
    /// The hall itself: the passing of time.
    System,
}

impl Role {
    /// Returns the role's name as it is written in plans and JSON.
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

/// What the opaque ids of people begin with: whoever signs in with a password, rather than a device or program with a token.
pub const PERSON_PREFIX: &str = "p-";

/// Who gives a command: a role, and the device or person by an opaque id (never a name).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The part played.
    pub role: Role,
    /// The device or person.
    pub id: Code,
}

impl Actor {
    /// Returns whether this is a person, who sits at one window; a program's token of the role clerk acts at any.
    #[must_use]
    pub fn is_person(&self) -> bool {
        self.id.as_str().starts_with(PERSON_PREFIX)
    }
}
