//! The kinds of attack, and how their outcomes are counted.

use std::collections::BTreeMap;

/// The kinds of attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attack {
    /// A visitor's sockets send without pause, and reopen when they are closed.
    TalkingSockets,
    /// Request heads that are begun and never completed.
    SlowHeads,
    /// A board's token opens socket after socket and keeps them open.
    EverySocket,
    /// A key of an earlier day is sent again and again, without signing in.
    OldKeys,
    /// Booking codes are guessed, each from another address.
    GuessedCodes,
    /// Passwords are guessed, each from another address.
    GuessedPasswords,
    /// A kiosk's token takes tickets and reports on their printing.
    Writes,
    /// Plans with thousands of errors are uploaded.
    PlanBombs,
    /// A TV's link is opened again and again.
    TvLinks,
    /// Request bodies that are deeply nested, endless or shorter than declared.
    Bodies,
}

impl Attack {
    /// All kinds of attack, in the order of the bench's figures.
    pub const ALL: [Self; 10] = [
        Self::TalkingSockets,
        Self::SlowHeads,
        Self::EverySocket,
        Self::OldKeys,
        Self::GuessedCodes,
        Self::GuessedPasswords,
        Self::Writes,
        Self::PlanBombs,
        Self::TvLinks,
        Self::Bodies,
    ];

    /// Describes the attack in a few words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::TalkingSockets => "64 sockets that talk without pause",
            Self::SlowHeads => "heads that never end",
            Self::EverySocket => "one token opens every socket",
            Self::OldKeys => "keys of an earlier day",
            Self::GuessedCodes => "guessed booking codes",
            Self::GuessedPasswords => "guessed passwords",
            Self::Writes => "a kiosk's token writes without pause",
            Self::PlanBombs => "plans of thousands of mistakes",
            Self::TvLinks => "a TV's link opened without pause",
            Self::Bodies => "deep, endless and short bodies",
        }
    }
}

/// Counts of outcomes: by status code, or `closed`, `held`, `refused`.
pub type Tally = BTreeMap<String, usize>;
