//! The technician's PIN: read from a file, kept as an argon2id hash, and how often a wrong one may be tried.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use argon2::password_hash::{PasswordHash, PasswordHasher as _, PasswordVerifier as _, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

/// The digits of a PIN.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=12;
/// Memory, passes and lanes of a hash: little, since what protects so few digits is how often they may be tried.
const MEMORY_KIB: u32 = 4 * 1024;
const PASSES: u32 = 3;
/// The most memory that a hash from the file may ask for.
const MEMORY_KIB_MAX: u32 = 64 * 1024;
/// What a file says that holds no PIN: a credential of systemd may not be empty.
const OFF: &str = "off";
const SALT_BYTES: usize = 16;
/// So many wrong PINs may be tried at once …
const GUESSES_MAX: u32 = 5;
/// … and one more after each of these.
const GUESS_AGAIN_S: u64 = 30;

/// Why a PIN cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PinError {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// It holds neither a PIN nor the hash of one.
    #[error("{0} must hold 6 to 12 digits, or the argon2id hash of them")]
    Form(String),
    /// Everybody tries it first.
    #[error("{0} holds a PIN that everybody tries first: no repeated digit, no 123456")]
    Weak(String),
    /// It cannot be hashed.
    #[error("the PIN cannot be kept: {0}")]
    Hash(String),
}

/// A PIN, kept as a hash.
#[derive(Clone, Debug)]
pub struct Pin(String);

impl Pin {
    /// Reads a PIN; an empty file, or one that says `off`, is none.
    ///
    /// # Errors
    /// A [`PinError`].
    pub fn read(file: &Path) -> Result<Option<Self>, PinError> {
        let name = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|error| PinError::File(name.clone(), error))?;
        match text.trim() {
            "" | OFF => Ok(None),
            hash if hash.starts_with("$argon2id$") => Self::hashed(hash).map(Some).ok_or(PinError::Form(name)),
            pin if !DIGITS.contains(&pin.len()) || !pin.bytes().all(|byte| byte.is_ascii_digit()) => {
                Err(PinError::Form(name))
            }
            pin if is_weak(pin.as_bytes()) => Err(PinError::Weak(name)),
            pin => Self::of(pin).map(Some),
        }
    }

    fn of(pin: &str) -> Result<Self, PinError> {
        let mut salt = [0; SALT_BYTES];
        getrandom::fill(&mut salt).map_err(|error| PinError::Hash(error.to_string()))?;
        let hashed = || -> Result<String, argon2::password_hash::Error> {
            let params = Params::new(MEMORY_KIB, PASSES, 1, None)?;
            let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            Ok(argon.hash_password(pin.as_bytes(), &SaltString::encode_b64(&salt)?)?.to_string())
        };
        hashed().map(Self).map_err(|error| PinError::Hash(error.to_string()))
    }

    fn hashed(hash: &str) -> Option<Self> {
        let params = Params::try_from(&PasswordHash::new(hash).ok()?).ok()?;
        (params.m_cost() <= MEMORY_KIB_MAX).then(|| Self(hash.to_owned()))
    }

    /// Returns whether what was typed is the PIN. Takes some hundredths of a second; the comparison takes as long for
    /// any.
    pub(crate) fn fits(&self, typed: &str) -> bool {
        let hash = PasswordHash::new(&self.0);
        hash.is_ok_and(|hash| Argon2::default().verify_password(typed.as_bytes(), &hash).is_ok())
    }
}

/// Returns whether all digits are the same, or each follows the one before it.
fn is_weak(digits: &[u8]) -> bool {
    let steps = || digits.windows(2).map(|pair| i16::from(pair[1]) - i16::from(pair[0]));
    [0, 1, -1].into_iter().any(|step| steps().all(|taken| taken == step))
}

/// How many wrong PINs may still be tried.
pub(crate) struct Guesses {
    left: u32,
    filled_at: Instant,
}

impl Guesses {
    pub(crate) fn new(now: Instant) -> Self {
        Self { left: GUESSES_MAX, filled_at: now }
    }

    /// Takes a guess, or returns how long to wait for the next.
    pub(crate) fn take(&mut self, now: Instant) -> Result<(), Duration> {
        let again = Duration::from_secs(GUESS_AGAIN_S);
        while self.left < GUESSES_MAX && now.duration_since(self.filled_at) >= again {
            self.left += 1;
            self.filled_at += again;
        }
        if self.left == 0 {
            return Err(again.saturating_sub(now.duration_since(self.filled_at)));
        }
        if self.left == GUESSES_MAX {
            self.filled_at = now;
        }
        self.left -= 1;
        Ok(())
    }

    /// Forgets the wrong ones: the right one was typed.
    pub(crate) fn forget(&mut self, now: Instant) {
        *self = Self::new(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_digits_that_are_not_the_first_that_anybody_tries_or_their_hash() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pin");
        let read = |text: &str| {
            fs::write(&file, text).unwrap();
            Pin::read(&file)
        };
        assert!(read("\n").unwrap().is_none() && read("off").unwrap().is_none());
        let pin = read("270916\n").unwrap().unwrap();
        assert!(pin.fits("270916") && !pin.fits("270917") && !pin.fits(""));
        assert!(!format!("{pin:?}").contains("270916"));
        assert!(read(&pin.0).unwrap().unwrap().fits("270916"));
        for weak in ["000000", "123456", "87654321"] {
            assert!(matches!(read(weak), Err(PinError::Weak(_))), "{weak}");
        }
        for wrong in ["27091", "2709161234567", "27o916", "$argon2id$v=19$m=99999999,t=2,p=1$c2FsdHNhbHQ$aGFzaA"] {
            assert!(matches!(read(wrong), Err(PinError::Form(_))), "{wrong}");
        }
        assert!(matches!(Pin::read(&folder.path().join("none")), Err(PinError::File(..))));
    }

    #[test]
    fn after_five_wrong_pins_there_is_one_every_half_minute() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut guesses = Guesses::new(start);
        for _ in 0..GUESSES_MAX {
            assert_eq!(guesses.take(start), Ok(()));
        }
        assert_eq!(guesses.take(after(10)), Err(Duration::from_secs(20)));
        assert_eq!(guesses.take(after(30)), Ok(()));
        assert_eq!(guesses.take(after(31)), Err(Duration::from_secs(29)));
        guesses.forget(after(32));
        assert_eq!(guesses.take(after(32)), Ok(()));
    }
}
