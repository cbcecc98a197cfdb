//! Passwords as argon2id hashes. Hashing takes tens of milliseconds and 19 MiB, so it never runs on a thread that
//! answers requests.

use argon2::password_hash::{PasswordHash as Parsed, PasswordHasher, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use subtle::ConstantTimeEq as _;

use super::AccountsError;
use super::strength::{PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN, Weak};
use crate::text;

const SALT_BYTES: usize = 16;
/// The maximum memory that a stored hash may demand, in KiB.
const MEMORY_KIB_MAX: u32 = 64 * 1024;

/// The working memory of a check; empty at first, then reused.
pub(crate) type Memory = Vec<Block>;

/// An argon2id hash in its text form.
#[derive(Clone)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a password; [`must_be_strong`](super::must_be_strong) checks its strength.
    pub fn of(password: &str) -> Result<Self, AccountsError> {
        let password = text::password(password);
        if password.chars().count() < PASSWORD_CHARS_MIN || password.len() > PASSWORD_BYTES_MAX {
            return Err(AccountsError::Weak(if password.len() > PASSWORD_BYTES_MAX {
                Weak::Long
            } else {
                Weak::Short
            }));
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

    /// Returns whether a password matches this hash, in whichever Unicode form the keyboard produced. Earlier versions
    /// hashed passwords as typed: that form is tried where it differs.
    #[must_use]
    pub fn fits(&self, password: &str, memory: &mut Memory) -> bool {
        let typed = text::password(password);
        let mut fits = |form: &str| form.len() <= PASSWORD_BYTES_MAX && self.compared(form, memory).unwrap_or(false);
        fits(&typed) || (typed != password && fits(password))
    }

    /// Hashes the password with this hash's parameters and compares; none if the hash cannot be parsed.
    fn compared(&self, password: &str, memory: &mut Memory) -> Option<bool> {
        let parsed = Parsed::new(&self.0).ok()?;
        let algorithm = Algorithm::try_from(parsed.algorithm).ok()?;
        let version = Version::try_from(parsed.version?).ok()?;
        let params = Params::try_from(&parsed).ok().filter(|params| params.m_cost() <= MEMORY_KIB_MAX)?;
        let (mut salt, expected) = ([0; SALT_BYTES * 4], parsed.hash?);
        let salt = parsed.salt?.decode_b64(&mut salt).ok()?;
        let mut computed = vec![0; expected.len()];
        memory.resize(params.block_count().max(memory.len()), Block::new());
        let argon = Argon2::new(algorithm, version, params);
        argon.hash_password_into_with_memory(password.as_bytes(), salt, &mut computed, memory).ok()?;
        Some(computed.ct_eq(expected.as_bytes()).into())
    }

    /// Returns a hash that matches no password anyone would type, so that an unknown name takes as long as a wrong
    /// password.
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
        let mut memory = Memory::new();
        assert!(hash.fits("correct horse", &mut memory));
        assert!(!hash.fits("correct horsf", &mut memory));
        assert!(hash.fits("correct horse", &mut memory), "what the last check left behind does not matter");
    }

    #[test]
    fn a_password_fits_in_every_form_that_a_keyboard_makes_of_it() {
        let (hash, mut memory) = (PasswordHash::of("Jose\u{301} ist mü\u{df}ig").unwrap(), Memory::new());
        for typed in ["José ist müßig", "Jose\u{301} ist mu\u{308}ßig", "Ｊｏｓé\u{3000}ｉｓｔ müßig"] {
            assert!(hash.fits(typed, &mut memory), "{typed}");
        }
        assert!(!hash.fits("Jose ist müßig", &mut memory));
        let salt = SaltString::encode_b64(b"sixteen bytes ok").unwrap();
        let as_typed = Argon2::default().hash_password("ｆｕｌｌ width".as_bytes(), &salt).unwrap().to_string();
        let former = PasswordHash::stored(as_typed);
        assert!(former.fits("ｆｕｌｌ width", &mut memory), "hashed as it was typed");
        assert!(!former.fits("full width", &mut memory));
    }

    #[test]
    fn nobody_has_a_hash_that_can_be_checked() {
        assert!(Parsed::new(&PasswordHash::of_nobody().0).is_ok());
        assert_eq!(PasswordHash::of_nobody().compared("nobody", &mut Memory::new()), Some(false));
    }
}
