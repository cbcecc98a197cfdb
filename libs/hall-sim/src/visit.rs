//! A visit, and what a window does, as they are to be played: all that the hall does not decide itself.

use hall_core::{Actor, ClassId, ClerkId, Code, Outcome, ServiceId, Timestamp, WindowId};

use crate::{Habits, Present, Visitor};

/// One who comes, and what this visitor does whenever a window calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// When.
    pub arrives_at: Timestamp,
    /// Who gives the ticket; reception when none.
    pub by: Option<Actor>,
    /// What the ticket is for.
    pub services: Vec<ServiceId>,
    /// Whether the services may be taken in any order.
    pub parallel: bool,
    /// A class other than ordinary.
    pub class: Option<ClassId>,
    /// What the class is granted on.
    pub evidence: Option<Code>,
    /// `zh` or `en`.
    pub language: Option<Code>,
    /// The booked time, when there is one.
    pub appointment: Option<Timestamp>,
    /// The clerk who is named for the visitor.
    pub clerk: Option<ClerkId>,
    /// How many people stand behind the number, when more than one.
    pub people: Option<u16>,
    /// Of an agent: for each service the principal.
    pub principals: Vec<u8>,
    /// The window at which the visitor is served without having taken a ticket.
    pub at_window: Option<WindowId>,
    /// The earlier visit of the day, by its place in the list, for which missing papers are brought.
    pub returns_of: Option<usize>,
    /// Another class, granted later.
    pub granted: Option<Grant>,
    /// Cancels after so many milliseconds when still waiting then.
    pub patience_ms: Option<i64>,
    /// Takes no ticket when so many already wait for the first service.
    pub turns_away_at: Option<usize>,
    /// What happens at the windows, in order.
    pub stays: Vec<Stay>,
}

/// A class that is granted after the ticket was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// So many milliseconds after the arrival.
    pub after_ms: i64,
    /// By whom.
    pub by: Actor,
    /// Which.
    pub class: ClassId,
    /// On what.
    pub evidence: Option<Code>,
}

/// What one call of a visitor comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// For which service the call has to be.
    pub service: ServiceId,
    /// From the call to the end, in milliseconds.
    pub takes_ms: i64,
    /// Services that are added meanwhile (加办).
    pub adds: Vec<ServiceId>,
    /// How it ends.
    pub ending: Ending,
    /// How long the window then calls nobody although somebody waits; none when that is not known.
    pub rests_ms: Option<i64>,
}

/// How a stay at a window ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The step is done.
    Finished {
        /// How; the service's default when none.
        outcome: Option<Outcome>,
        /// How many cases; one when none.
        cases: Option<u16>,
    },
    /// Sent on to another service, or to wait again for this one.
    SentOn(ServiceId),
    /// Nobody came; asks again so many milliseconds later, or never.
    Missed(Option<i64>),
    /// Set aside; comes back, or never.
    Parked(Option<Back>),
}

/// The return of somebody who was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Back {
    /// So many milliseconds after having been set aside.
    pub after_ms: i64,
    /// How.
    pub way: WayBack,
}

/// How somebody who was set aside comes to be served again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WayBack {
    /// Put back into the line by staff.
    Line,
    /// Says to be back and waits before others.
    Returns,
    /// Taken back by the clerk who is free.
    Taken,
}

/// What a window does at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowTurn {
    /// When.
    pub at: Timestamp,
    /// Which.
    pub window: WindowId,
    /// What.
    pub turn: Turn,
}

/// One of the things that a window's clerk does apart from serving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Opens it, or opens it again.
    Opens {
        /// Who.
        clerk: ClerkId,
        /// Only these of its services.
        services: Option<Vec<ServiceId>>,
    },
    /// Pauses it after the present visitor.
    Pauses {
        /// Until when, as far as it is known.
        back_at: Option<Timestamp>,
        /// Who serves its services meanwhile.
        substitute: Option<WindowId>,
    },
    /// Its clerk leaves; whoever is there stays for the next.
    Leaves,
    /// It serves these services too.
    Lends {
        /// Which.
        services: Vec<ServiceId>,
        /// Until when.
        until: Timestamp,
    },
    /// That is over.
    LendEnds,
    /// Closes it after the present visitor.
    Closes,
}

impl Visit {
    /// Makes a visit out of a made-up visitor: reception gives the ticket, whatever the class.
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
