//! Checks passwords off the threads that answer requests, a few at a time, in reused memory.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;

use super::password::{Memory, PasswordHash};

/// Concurrent password checks, each in 19 MiB: one for people who signed in from there before, and one for all others,
/// so that guessing delays no known person and occupies no more than one core.
const PASSWORDS_AT_ONCE_MAX: usize = 2;
/// Checks for known people that are running or queued.
const KNOWN_WAITING_MAX: usize = 64;
/// The same for all others; the limit on failures keeps any one address below it.
const OTHERS_WAITING_MAX: usize = 256;

/// Checks passwords.
pub struct Checker {
    known: Lane,
    others: Lane,
    /// Memory kept for reuse: if freed after each check, every thread that ever checked a password would keep its share
    /// from the system.
    memories: Mutex<Vec<Memory>>,
}

/// A queue of checks.
struct Lane {
    checking: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Lane {
    fn new(waiting_max: usize) -> Self {
        Self { checking: Arc::new(Semaphore::new(1)), waiting: Arc::new(Semaphore::new(waiting_max)) }
    }
}

impl Default for Checker {
    fn default() -> Self {
        Self {
            known: Lane::new(KNOWN_WAITING_MAX),
            others: Lane::new(OTHERS_WAITING_MAX),
            memories: Mutex::new(Vec::with_capacity(PASSWORDS_AT_ONCE_MAX)),
        }
    }
}

impl Checker {
    /// Returns whether a password matches; none if too many checks are queued already.
    pub async fn fits(self: &Arc<Self>, hash: PasswordHash, password: String, known: bool) -> Option<bool> {
        let lane = if known { &self.known } else { &self.others };
        let waiting = lane.waiting.clone().try_acquire_owned().ok()?;
        let checking = lane.checking.clone().acquire_owned().await.ok()?;
        let checker = self.clone();
        // The check continues after its requester has left, and keeps its place until it is done.
        let checked = tokio::task::spawn_blocking(move || {
            let mut memory = checker.memories().pop().unwrap_or_default();
            let fits = hash.fits(&password, &mut memory);
            checker.memories().push(memory);
            drop((waiting, checking));
            fits
        });
        checked.await.ok()
    }

    fn memories(&self) -> std::sync::MutexGuard<'_, Vec<Memory>> {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn many_checks_share_the_memory_of_few_also_when_nobody_waits_for_them() {
        let checker = Arc::new(Checker::default());
        let hash = PasswordHash::of("correct horse").unwrap();
        for _left in 0..8 {
            let asked = checker.fits(hash.clone(), "a guess".into(), false);
            let gone = tokio::time::timeout(std::time::Duration::ZERO, asked).await;
            assert!(gone.is_err(), "nobody waits so shortly for a check");
        }
        assert_eq!(checker.fits(hash.clone(), "correct horse".into(), true).await, Some(true));
        assert_eq!(checker.fits(hash, "correct horsf".into(), false).await, Some(false));
        assert!(checker.memories().len() <= PASSWORDS_AT_ONCE_MAX);
    }

    #[tokio::test]
    async fn no_more_than_the_limit_wait_and_whoever_is_known_does_not_wait_for_others() {
        let checker = Arc::new(Checker::default());
        let _all = checker.others.waiting.clone().acquire_many_owned(OTHERS_WAITING_MAX as u32).await.unwrap();
        let _busy = checker.others.checking.clone().acquire_owned().await.unwrap();
        assert_eq!(checker.fits(PasswordHash::of_nobody(), "a guess".into(), false).await, None);
        let hash = PasswordHash::of("correct horse").unwrap();
        assert_eq!(checker.fits(hash, "correct horse".into(), true).await, Some(true));
    }
}
