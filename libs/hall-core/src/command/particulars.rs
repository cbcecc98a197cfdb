//! Who comes, for whom and to whom: journeys, named clerks, groups and agents.

use serde::{Deserialize, Serialize};

use crate::{ClerkId, JourneyId};

/// The most steps of a ticket.
pub const STEPS_MAX: usize = 8;
/// The most steps of an agent's ticket, who comes for several others.
pub const AGENT_STEPS_MAX: usize = 24;
/// The most people for whom an agent comes.
pub const PRINCIPALS_MAX: u8 = 16;
/// The most people behind one number.
pub const PEOPLE_MAX: u16 = 200;

/// Who comes, for whom and to whom, where it is not one person with a service or two.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// A journey of the plan, in place of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<JourneyId>,
    /// The clerk who is named for this visitor (专人负责): the ticket waits in that clerk's own line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clerk: Option<ClerkId>,
    /// How many people stand behind the number; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// Of an agent (代办): for each service the principal whom it is for, from 0; empty for everyone else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principals: Vec<u8>,
}
