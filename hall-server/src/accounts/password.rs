//! Passwords, as argon2id hashes. Hashing takes tens of milliseconds and 19 MiB: never on a thread that answers requests.

use argon2::Argon2;
use argon2::password_hash::{PasswordHash as Parsed, PasswordHasher, PasswordVerifier, SaltString};

use super::AccountsError;

/// The shortest password, in characters.
pub const PASSWORD_CHARS_MIN: usize = 8;
/// A longer one is not hashed.
pub(super) const PASSWORD_BYTES_MAX: usize = 512;
const SALT_BYTES: usize = 16;

/// An argon2id hash in its text form.
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a new password.
    pub fn of(password: &str) -> Result<Self, AccountsError> {
        if password.chars().count() < PASSWORD_CHARS_MIN || password.len() > PASSWORD_BYTES_MAX {
            return Err(AccountsError::PasswordTooShort);
        }
        let mut bytes = [0; SALT_BYTES];
        getrandom::fill(&mut bytes).map_err(|error| AccountsError::Random(error.to_string()))?;
        let salt = SaltString::encode_b64(&bytes).map_err(|error| AccountsError::Hash(error.to_string()))?;
        let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
        Ok(Self(hash.map_err(|error| AccountsError::Hash(error.to_string()))?.to_string()))
    }

    pub(super) fn stored(text: String) -> Self {
        Self(text)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether this is the hash of a password.
    #[must_use]
    pub fn fits(&self, password: &str) -> bool {
        let Ok(parsed) = Parsed::new(&self.0) else { return false };
        password.len() <= PASSWORD_BYTES_MAX && Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
    }

    /// A hash that fits no password that anybody would type: an unknown name then takes as long as a wrong password.
    #[must_use]
    pub fn of_nobody() -> Self {
        const SALT_AND_HASH: &str =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9i$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        Self(SALT_AND_HASH.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_own_password_only() {
        let hash = PasswordHash::of("correct horse").unwrap();
        assert!(hash.as_str().starts_with("$argon2id$"));
        assert!(hash.fits("correct horse"));
        assert!(!hash.fits("correct horsf"));
    }

    #[test]
    fn nobody_has_a_hash_that_can_be_checked() {
        assert!(Parsed::new(&PasswordHash::of_nobody().0).is_ok());
        assert!(!PasswordHash::of_nobody().fits("nobody"));
    }
}
