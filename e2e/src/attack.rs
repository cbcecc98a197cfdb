//! Attacks on a hall from the same network, and how regular users fare meanwhile. The attackers send raw HTTP over sockets from
//! many addresses of the loopback network without pausing; everything they open is closed when they end.

mod attempts;
mod kind;
mod others;
mod stage;
mod wire;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Result;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub use kind::{Attack, Tally};
pub use others::Others;
pub use stage::Stage;

/// Limit for the attackers to stop.
const END_MAX: Duration = Duration::from_secs(10);

impl Attack {
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
