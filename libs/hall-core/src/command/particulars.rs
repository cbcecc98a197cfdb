//! Requests beyond one person with one or two services: journeys, named clerks, groups and agents.

use crate::{ClerkId, JourneyId};

/// The maximum number of steps on a ticket.
pub const STEPS_MAX: usize = 8;
/// The maximum number of steps on the ticket of an agent, who represents several people.
pub const AGENT_STEPS_MAX: usize = 24;
/// The maximum number of people an agent may represent.
pub const PRINCIPALS_MAX: u8 = 16;
/// The maximum number of people sharing one number.
pub const PEOPLE_MAX: u16 = 200;

/// What a request holds beyond one person with one or two services.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// A journey of the plan, instead of services.
    pub journey: Option<JourneyId>,
    /// The clerk named for this visitor (专人负责): the ticket waits in that clerk's own queue.
    pub clerk: Option<ClerkId>,
    /// The number of people sharing the ticket; 1 when absent.
    pub people: Option<u16>,
    /// For an agent (代办): the principal of each service, counted from 0; empty for all other visitors.
    pub principals: Vec<u8>,
}
