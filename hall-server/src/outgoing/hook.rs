//! A web hook: how a program of the operator's learns what happens in a hall.

use hall_core::Code;

use super::event::Event;
use super::reach::{Target, TargetError};
use super::signature::Secret;

/// The maximum number of web hooks of a hall.
pub const HOOKS_MAX: u32 = 16;

/// A web hook of a hall.
#[derive(Debug, Clone)]
pub struct Hook {
    /// Its name in the hall.
    pub id: Code,
    /// Where it is reached.
    pub url: String,
    /// The events that it gets.
    pub events: Vec<Event>,
    /// The secret that signs what it gets.
    pub secret: Secret,
    /// The certificates to trust instead of the system's, as PEM.
    pub ca: Option<String>,
    /// Whether plain HTTP is allowed beyond this computer.
    pub is_plain: bool,
}

impl Hook {
    /// Returns where it is reached.
    ///
    /// # Errors
    /// When the URL is not allowed.
    pub fn target(&self) -> Result<Target, TargetError> {
        Target::of_hook(&self.url, self.is_plain)
    }
}

/// How a web hook is doing.
#[derive(Debug, Clone)]
pub struct HookNow {
    /// The web hook.
    pub hook: Hook,
    /// How many deliveries wait.
    pub waiting: u32,
    /// How many were given up in the last week.
    pub given_up: u32,
    /// How many events were not taken in because its queue was full.
    pub dropped: u32,
    /// When that last happened, in milliseconds since the Unix epoch.
    pub dropped_at: Option<i64>,
    /// The receiver's newest answer, and when.
    pub answer: Option<(String, i64)>,
}
