//! What a web hook can report, and the messages that visitors can get.

use std::fmt;
use std::str::FromStr;

/// A kind of event. Its name is part of the contract with receivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// A visitor who left a telephone number is soon to be called.
    TurnNear,
    /// The operator tries a web hook (`hook test`).
    Test,
}

/// A reminder that comes late is worse than none.
const TURN_NEAR_MS_MAX: i64 = 10 * 60_000;
/// A test that nobody receives within an hour has failed.
const TEST_MS_MAX: i64 = 60 * 60_000;

impl Event {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::TurnNear, Self::Test];

    /// Returns the name, as in `type` of a body.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TurnNear => "turn_near",
            Self::Test => "test",
        }
    }

    /// Returns how long after the event its delivery is tried, in milliseconds.
    #[must_use]
    pub fn lasts_ms(self) -> i64 {
        match self {
            Self::TurnNear => TURN_NEAR_MS_MAX,
            Self::Test => TEST_MS_MAX,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Event {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|event| event.name() == text).ok_or_else(|| {
            let known = Self::ALL.map(Self::name).join(", ");
            format!("`{text}` is no event: there are {known}")
        })
    }
}
