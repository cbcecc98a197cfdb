//! Visits and windows' turns to be played: everything that the hall does not decide itself.

use hall_core::{Actor, ClassId, ClerkId, Code, Outcome, ServiceId, Timestamp, WindowId};

use crate::{Habits, Present, Visitor};

/// A visitor, with what this visitor does whenever a window calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The time of arrival.
    pub arrives_at: Timestamp,
    /// Who issues the ticket; reception if none.
    pub by: Option<Actor>,
    /// The services wanted.
    pub services: Vec<ServiceId>,
    /// Whether the services may be served in any order.
    pub parallel: bool,
    /// A class other than ordinary.
    pub class: Option<ClassId>,
    /// The evidence on which the class is granted.
    pub evidence: Option<Code>,
    /// `zh` or `en`.
    pub language: Option<Code>,
    /// The time of the visitor's appointment, if there is one.
    pub appointment: Option<Timestamp>,
    /// The clerk named for the visitor.
    pub clerk: Option<ClerkId>,
    /// The number of people sharing the ticket, if more than one.
    pub people: Option<u16>,
    /// For an agent: the principal of each service.
    pub principals: Vec<u8>,
    /// The window at which the visitor is served without having taken a ticket.
    pub at_window: Option<WindowId>,
    /// The index of the day's earlier visit for which missing papers are brought.
    pub returns_of: Option<usize>,
    /// Another class that is granted later.
    pub granted: Option<Grant>,
    /// Cancels after this many milliseconds if still waiting.
    pub patience_ms: Option<i64>,
    /// Takes no ticket if this many already wait for the first service.
    pub turns_away_at: Option<usize>,
    /// The stays at windows, in order.
    pub stays: Vec<Stay>,
}

/// A class granted after the ticket was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The delay after the arrival, in milliseconds.
    pub after_ms: i64,
    /// Who grants it.
    pub by: Actor,
    /// The class.
    pub class: ClassId,
    /// The evidence.
    pub evidence: Option<Code>,
}

/// The result of one call of a visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The service that the call has to be for.
    pub service: ServiceId,
    /// The time from call to end, in milliseconds.
    pub takes_ms: i64,
    /// Services added in the meantime (加办).
    pub adds: Vec<ServiceId>,
    /// How the stay ends.
    pub ending: Ending,
    /// How long the window then calls no one although tickets wait; none if unknown.
    pub rests_ms: Option<i64>,
}

/// How a stay at a window ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The step is finished.
    Finished {
        /// The outcome; the service's default if none.
        outcome: Option<Outcome>,
        /// The number of cases; one if none.
        cases: Option<u16>,
    },
    /// Transferred to another service, or to wait again for this one.
    SentOn(ServiceId),
    /// The visitor did not come; asks again after this many milliseconds, or never.
    Missed(Option<i64>),
    /// Parked; comes back, or never.
    Parked(Option<Back>),
}

/// The return of a parked visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Back {
    /// The time after parking, in milliseconds.
    pub after_ms: i64,
    /// The way in which the visitor returns.
    pub way: WayBack,
}

/// How a parked visitor comes to be served again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WayBack {
    /// Put back into the queue by staff.
    Line,
    /// Reports back and waits ahead of others.
    Returns,
    /// Taken back by the clerk once free.
    Taken,
}

/// An act of a window at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowTurn {
    /// The time of the act.
    pub at: Timestamp,
    /// The window.
    pub window: WindowId,
    /// The act.
    pub turn: Turn,
}

/// What a window's clerk does apart from serving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Opens or reopens the window.
    Opens {
        /// The clerk.
        clerk: ClerkId,
        /// Restricts the window to these of its services.
        services: Option<Vec<ServiceId>>,
    },
    /// Pauses the window after its current visitor.
    Pauses {
        /// The time of return, if known.
        back_at: Option<Timestamp>,
        /// The window that serves its services in the meantime.
        substitute: Option<WindowId>,
    },
    /// Its clerk leaves; its visitor stays for the next clerk.
    Leaves,
    /// Also serves these services.
    Lends {
        /// The services.
        services: Vec<ServiceId>,
        /// The end of the cover.
        until: Timestamp,
    },
    /// The cover ends.
    LendEnds,
    /// Closes the window after its current visitor.
    Closes,
}

impl Visit {
    /// Converts a generated visitor to a visit: reception issues the ticket, whatever the class.
    #[must_use]
    pub fn of(visitor: &Visitor, habits: &Habits) -> Self {
        let stay = |service: &ServiceId, takes_ms: i64, ending: Ending| Stay {
            service: service.clone(),
            takes_ms,
            adds: Vec::new(),
            ending,
            rests_ms: Some(0),
        };
        let first = visitor.services.first().map(|(service, _)| service);
        let absent = |back_after_ms: Option<i64>| {
            first.map(|service| stay(service, habits.missed_after_ms, Ending::Missed(back_after_ms)))
        };
        let mut stays: Vec<Stay> = match visitor.present {
            Present::There => None,
            Present::Gone => absent(None),
            Present::Back(after_ms) => absent(Some(after_ms)),
        }
        .into_iter()
        .collect();
        let done = Ending::Finished { outcome: visitor.outcome, cases: None };
        stays.extend(visitor.services.iter().map(|(service, takes_ms)| stay(service, *takes_ms, done.clone())));
        Self {
            arrives_at: visitor.arrives_at,
            by: None,
            services: visitor.services.iter().map(|(service, _)| service.clone()).collect(),
            parallel: false,
            class: visitor.class.clone(),
            evidence: None,
            language: Code::new(visitor.language).ok(),
            appointment: None,
            clerk: None,
            people: None,
            principals: Vec::new(),
            at_window: None,
            returns_of: None,
            granted: None,
            patience_ms: visitor.patience_ms,
            turns_away_at: None,
            stays,
        }
    }
}
