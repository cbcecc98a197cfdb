//! Checks passwords off the threads that answer requests, a few at a time, in memory that is used again and again.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Semaphore;

use super::password::{Memory, PasswordHash};

/// Passwords that are checked at a time: each takes 19 MiB.
const PASSWORDS_AT_ONCE_MAX: usize = 2;
/// Passwords being checked or waiting to be.
const PASSWORDS_WAITING_MAX: usize = 32;

/// Checks passwords.
pub struct Checker {
    checking: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    /// Given back to the system after each check, it would be kept from it by every thread that ever checked one.
    memories: Mutex<Vec<Memory>>,
}

impl Default for Checker {
    fn default() -> Self {
        Self {
            checking: Arc::new(Semaphore::new(PASSWORDS_AT_ONCE_MAX)),
            waiting: Arc::new(Semaphore::new(PASSWORDS_WAITING_MAX)),
            memories: Mutex::default(),
        }
    }
}

impl Checker {
    /// Tells whether a password fits; none when too many are waiting already.
    pub async fn fits(self: &Arc<Self>, hash: PasswordHash, password: String) -> Option<bool> {
        let waiting = self.waiting.clone().try_acquire_owned().ok()?;
        let checking = self.checking.clone().acquire_owned().await.ok()?;
        let checker = self.clone();
        // The check goes on when whoever asked has left, and keeps its place until it is done.
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
            let asked = checker.fits(hash.clone(), "a guess".into());
            let gone = tokio::time::timeout(std::time::Duration::ZERO, asked).await;
            assert!(gone.is_err(), "nobody waits so shortly for a check");
        }
        assert_eq!(checker.fits(hash.clone(), "correct horse".into()).await, Some(true));
        assert_eq!(checker.fits(hash, "correct horsf".into()).await, Some(false));
        assert!(checker.memories().len() <= PASSWORDS_AT_ONCE_MAX);
    }

    #[tokio::test]
    async fn no_more_than_the_limit_wait() {
        let checker = Arc::new(Checker::default());
        let _all = checker.waiting.clone().acquire_many_owned(PASSWORDS_WAITING_MAX as u32).await.unwrap();
        assert_eq!(checker.fits(PasswordHash::of_nobody(), "a guess".into()).await, None);
    }
}
