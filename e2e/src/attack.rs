//! Attacks on a hall from the same network, and how regular users fare meanwhile. The attackers send raw HTTP over sockets from
//! many addresses of the loopback network without pausing; everything they open is closed when they end.

mod attempts;
mod others;
mod stage;
mod wire;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Result;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub use others::Others;
pub use stage::Stage;

/// Limit for the attackers to stop.
const END_MAX: Duration = Duration::from_secs(10);

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

    /// Starts an attack, which continues until it is ended.
    ///
    /// # Errors
    /// When something it needs, such as a token, cannot be obtained.
    pub fn begin(self, stage: &Stage) -> Result<Attacking> {
        let going_on = Arc::new(AtomicBool::new(true));
        let mut attackers = JoinSet::new();
        for attacker in attempts::attackers(self, stage)? {
            attackers.spawn(attacker.attack(going_on.clone()));
        }
        Ok(Attacking { going_on, attackers })
    }
}

/// Counts of outcomes: by status code, or `closed`, `held`, `refused`.
pub type Tally = BTreeMap<String, usize>;

/// A running attack. Dropping it ends it.
pub struct Attacking {
    going_on: Arc<AtomicBool>,
    attackers: JoinSet<Tally>,
}

impl Attacking {
    /// Ends the attack and returns its outcomes.
    pub async fn end(mut self) -> Tally {
        self.going_on.store(false, Ordering::Relaxed);
        let mut tally = Tally::new();
        let until = Instant::now() + END_MAX;
        while let Ok(Some(one)) = timeout_at(until, self.attackers.join_next()).await {
            for (what, count) in one.unwrap_or_default() {
                *tally.entry(what).or_default() += count;
            }
        }
        tally
    }
}

/// Returns the resident memory of a process, in KiB.
///
/// # Errors
/// When the kernel has no such process.
pub fn resident_kib(process: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim_end_matches("kB").trim().parse().ok());
    kib.ok_or_else(|| anyhow::anyhow!("no resident memory in /proc"))
}
