//! Who may do what: people with passwords, devices with tokens, and their sessions, in `DIR/accounts.db`. Secrets are
//! stored only as hashes. Only opaque ids enter a hall's record.

mod alike;
mod attempts;
mod caller;
mod checker;
mod error;
mod password;
mod strength;
mod table;

pub use alike::Mixed;
pub(crate) use attempts::network;
pub use attempts::{Attempt, Attempts};
use caller::Digest32;
pub use caller::{ACCOUNT_ROLES, Caller, TOKEN_UNUSED_MS, account_role};
pub use checker::Checker;
pub use error::AccountsError;
pub use password::PasswordHash;
pub use strength::{PASSWORD_CHARS_MIN, Weak, must_be_strong};
use table::Namesake;
pub use table::{Listed, ListedToken, Presence, foreign};

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::disk_space::free_bytes;
use crate::files;
use crate::text::{self};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hall_core::{Code, HallId, PERSON_PREFIX, Role, Timestamp};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// The file name of the accounts in the data folder.
pub const ACCOUNTS_FILE: &str = "accounts.db";

/// How long a session lasts.
pub const SESSION_MS: i64 = 12 * 3_600_000;
/// How long a looked-up secret is cached before the file is read again: the longest that a removed token keeps working.
const TRUSTED_MS: i64 = 5_000;
const TRUSTED_MAX: usize = 10_000;
/// With less free space than this, SQLite cannot open a file: its shared memory alone takes half of it.
const OPENING_BYTES: u64 = 64 * 1024;
/// The maximum length of a person's name, in characters.
const NAME_CHARS_MAX: usize = 64;
const SECRET_BYTES: usize = 24;
const TOKEN_PREFIX: &str = "hall_";

/// The digest under which a token is stored.
pub type TokenDigest = Digest32;

/// The accounts of a server. One connection behind a lock: each query takes microseconds.
pub struct Accounts {
    store: Mutex<Connection>,
    /// Callers found earlier, and when.
    trusted: Mutex<HashMap<Digest32, (Arc<Caller>, Timestamp)>>,
}

impl Accounts {
    /// Opens `DIR/accounts.db`, creating it if it does not exist.
    pub fn open(data: &Path) -> Result<Self, AccountsError> {
        files::make_folder(data)?;
        let file = data.join(ACCOUNTS_FILE);
        let store = files::make_file(&file).map_err(AccountsError::from).and_then(|()| table::open(&file));
        let store = store.map_err(|error| {
            // Without room for its shared memory SQLite reports a disk error, which would point people to the wrong
            // cause.
            let full = free_bytes(data).is_ok_and(|free| free < OPENING_BYTES);
            if full { AccountsError::Full(error.to_string()) } else { error }
        })?;
        Ok(Self { store: Mutex::new(store), trusted: Mutex::default() })
    }

    /// Adds a person and returns the opaque id.
    pub fn add_user(
        &self,
        name: &str,
        role: Role,
        hall: Option<&HallId>,
        password: &str,
    ) -> Result<Code, AccountsError> {
        let name = text::name(name, NAME_CHARS_MAX).map_err(AccountsError::BadName)?;
        if let Err(mixed) = alike::must_not_mix(&name) {
            return Err(AccountsError::Mixed { name, mixed });
        }
        must_be_strong(password, &name)?;
        let hash = PasswordHash::of(password)?;
        let id = opaque_id(PERSON_PREFIX.trim_end_matches('-'))?;
        match table::insert_user(&mut self.lock(), &id, &name, role, hall, hash.as_str())? {
            None => Ok(id),
            Some(Namesake::Same) => Err(AccountsError::NameTaken(name)),
            Some(Namesake::Alike(other)) => Err(AccountsError::LooksLike { name, other: text::shown(&other) }),
        }
    }

    /// Returns each person's name, role and hall.
    pub fn users(&self) -> Result<Vec<Listed>, AccountsError> {
        Ok(table::users(&self.lock())?)
    }

    /// Sets a person's password and ends their sessions.
    pub fn set_password(&self, name: &str, password: &str) -> Result<(), AccountsError> {
        must_be_strong(password, name)?;
        let hash = PasswordHash::of(password)?;
        let known = table::set_password(&mut self.lock(), name, hash.as_str())?;
        if known { Ok(()) } else { Err(AccountsError::UnknownName(name.into())) }
    }

    /// Sets a password chosen by the person. Their other sessions end; the one with this cookie continues.
    pub fn change_password(&self, person: &Caller, password: &str, cookie: &str) -> Result<(), AccountsError> {
        must_be_strong(password, &person.name)?;
        let hash = PasswordHash::of(password)?;
        table::change_password(&mut self.lock(), &person.id, hash.as_str(), &digest(cookie))?;
        self.trust_nobody();
        Ok(())
    }

    /// Removes a person and ends their sessions.
    pub fn remove_user(&self, name: &str) -> Result<(), AccountsError> {
        let known = table::delete_user(&self.lock(), name)?;
        if known { Ok(()) } else { Err(AccountsError::UnknownName(name.into())) }
    }

    /// Returns the tokens: device or program, role, hall and last use. The tokens themselves are not stored.
    pub fn tokens(&self) -> Result<Vec<ListedToken>, AccountsError> {
        Ok(table::tokens(&self.lock())?)
    }

    /// Removes the tokens of a device or program and returns how many there were.
    pub fn remove_tokens(&self, id: &Code, role: Option<Role>, hall: Option<&HallId>) -> Result<usize, AccountsError> {
        Ok(table::delete_tokens(&self.lock(), id, role, hall)?)
    }

    /// Adds a token for a device or program and returns it; the token itself is not stored.
    pub fn add_token(
        &self,
        role: Role,
        hall: Option<&HallId>,
        id: Option<Code>,
        now: Timestamp,
    ) -> Result<String, AccountsError> {
        let id = match id {
            Some(id) => id,
            None => opaque_id(role.as_str())?,
        };
        let token = format!("{TOKEN_PREFIX}{}", secret()?);
        table::insert_token(&self.lock(), &digest(&token), &id, role, hall, now)?;
        Ok(token)
    }

    /// Returns a person's id and password hash by name.
    pub fn password_of(&self, name: &str) -> Result<Option<(Code, PasswordHash)>, AccountsError> {
        Ok(table::password_of(&self.lock(), name)?)
    }

    /// Returns a person's password hash by the opaque id.
    pub fn password_of_person(&self, person: &Code) -> Result<Option<PasswordHash>, AccountsError> {
        Ok(table::password_of_person(&self.lock(), person)?)
    }

    /// Returns the people of a role who may act in a hall, as opaque id and name, ordered by name.
    pub fn people(&self, role: Role, hall: &HallId) -> Result<Vec<(String, String)>, AccountsError> {
        Ok(table::people(&self.lock(), role, hall)?)
    }

    /// Begins a person's session and returns the cookie's value.
    pub fn begin_session(&self, user: &Code, now: Timestamp) -> Result<String, AccountsError> {
        let cookie = secret()?;
        table::insert_session(&self.lock(), &digest(&cookie), Some(user), None, now, now + SESSION_MS)?;
        Ok(cookie)
    }

    /// Returns whether someone who sits at a window is still there.
    pub fn presence(&self, id: &str, now: Timestamp) -> Result<Presence, AccountsError> {
        Ok(table::presence(&self.lock(), id, now)?)
    }

    /// Returns a number that changes whenever another program has changed the accounts.
    pub fn version(&self) -> Result<i64, AccountsError> {
        Ok(self.lock().pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Empties the cache, so that anyone removed by another program is no longer admitted.
    pub fn trust_nobody(&self) {
        self.trusted.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Ends a session.
    pub fn end_session(&self, cookie: &str) -> Result<(), AccountsError> {
        let hash = digest(cookie);
        table::delete_session(&self.lock(), &hash)?;
        self.trusted.lock().unwrap_or_else(PoisonError::into_inner).remove(&hash);
        Ok(())
    }

    /// Returns the holder of a token or session cookie.
    pub fn caller(&self, secret: &str, now: Timestamp) -> Result<Option<Arc<Caller>>, AccountsError> {
        self.find(digest(secret), secret.starts_with(TOKEN_PREFIX), now)
    }

    /// Returns the holder of the token with this digest.
    pub fn caller_of_token(&self, token: TokenDigest, now: Timestamp) -> Result<Option<Arc<Caller>>, AccountsError> {
        self.find(token, true, now)
    }

    fn find(&self, hash: Digest32, is_token: bool, now: Timestamp) -> Result<Option<Arc<Caller>>, AccountsError> {
        let known = self.trusted.lock().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        // A clock that was set back must not extend the cache.
        if let Some((caller, found_at)) = known
            && (0..TRUSTED_MS).contains(&(now - found_at))
        {
            return Ok(Some(caller));
        }
        let found = table::caller(&self.lock(), &hash, is_token, now)?.map(Arc::new);
        let mut trusted = self.trusted.lock().unwrap_or_else(PoisonError::into_inner);
        if trusted.len() >= TRUSTED_MAX {
            trusted.clear();
        }
        // Unknown secrets are not cached: guessing must not fill the memory.
        match &found {
            Some(caller) => trusted.insert(hash, (caller.clone(), now)),
            None => trusted.remove(&hash),
        };
        Ok(found)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Connection> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn digest(secret: &str) -> Digest32 {
    Sha256::digest(secret.as_bytes()).into()
}

/// Returns the digest under which a token is stored.
#[must_use]
pub fn token_digest(token: &str) -> TokenDigest {
    digest(token)
}

/// Generates an unguessable secret of characters that need no quoting.
pub fn secret() -> Result<String, AccountsError> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| AccountsError::Random(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn opaque_id(kind: &str) -> Result<Code, AccountsError> {
    let mut bytes = [0; 5];
    getrandom::fill(&mut bytes).map_err(|error| AccountsError::Random(error.to_string()))?;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Code::new(&format!("{kind}-{hex}")).map_err(|error| AccountsError::Random(error.to_string()))
}
