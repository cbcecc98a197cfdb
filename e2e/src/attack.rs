//! Somebody who means harm, on the same network: what is tried, and how those fare who mean none. The attackers speak raw
//! HTTP over sockets from many addresses of the loopback network, without any pause; all they open ends with them.

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

/// How long attackers may take to notice that it is over.
const END_MAX: Duration = Duration::from_secs(10);

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attack {
    /// A visitor's sockets talk without pause, and are opened again when they are closed.
    TalkingSockets,
    /// Heads of requests are begun and never ended.
    SlowHeads,
    /// A board's token opens socket after socket and keeps them.
    EverySocket,
    /// A key of an earlier day is sent again and again, without a sign-in.
    OldKeys,
    /// Codes of bookings are guessed, each from another address.
    GuessedCodes,
    /// Passwords are guessed, each from another address.
    GuessedPasswords,
    /// A kiosk's token takes tickets and reports papers.
    Writes,
    /// Plans of thousands of mistakes are sent.
    PlanBombs,
    /// A TV's link is opened again and again.
    TvLinks,
    /// Bodies that are deep, endless or shorter than they said.
    Bodies,
}

impl Attack {
    /// All of them.
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

    /// Returns what is tried, in a few words.
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

    /// Begins an attack; it goes on until it is ended.
    ///
    /// # Errors
    /// When what it needs, such as a token, cannot be had.
    pub fn begin(self, stage: &Stage) -> Result<Attacking> {
        let going_on = Arc::new(AtomicBool::new(true));
        let mut attackers = JoinSet::new();
        for attacker in attempts::attackers(self, stage)? {
            attackers.spawn(attacker.attack(going_on.clone()));
        }
        Ok(Attacking { going_on, attackers })
    }
}

/// How often something came of what was tried: by the status that answered, or `closed`, `held`, `refused`.
pub type Tally = BTreeMap<String, usize>;

/// An attack under way. Dropping it ends it.
pub struct Attacking {
    going_on: Arc<AtomicBool>,
    attackers: JoinSet<Tally>,
}

impl Attacking {
    /// Ends it, and returns what came of it.
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
/// When the kernel does not know it.
pub fn resident_kib(process: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim_end_matches("kB").trim().parse().ok());
    kib.ok_or_else(|| anyhow::anyhow!("no resident memory in /proc"))
}
