//! Who makes a request: a person or a device with one role.

use std::sync::Arc;

use hall_core::{Code, HallId, Role};

/// The roles that accounts and tokens may have.
pub const ACCOUNT_ROLES: [Role; 7] =
    [Role::Kiosk, Role::Board, Role::Clerk, Role::Reception, Role::Manager, Role::Auditor, Role::Admin];

/// A token unused for this long expires. A token in use never does: using it renews it.
pub const TOKEN_UNUSED_MS: i64 = 90 * 24 * 3_600_000;
/// How often the use of a token is recorded, so that reading accounts rarely writes.
pub(super) const TOKEN_RENEWED_MS: i64 = 24 * 3_600_000;

/// The identity behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The caller's role.
    pub role: Role,
    /// The opaque id of the device or person.
    pub id: Code,
    /// The only hall in which it may act; none means all halls.
    pub hall: Option<HallId>,
    /// The name shown on its own page.
    pub name: Arc<str>,
    /// Whether it is a person signed in with a password, rather than a device or program with a token.
    pub is_person: bool,
}

pub(super) type Digest32 = [u8; 32];

/// Parses a role that an account or token may have.
#[must_use]
pub fn account_role(text: &str) -> Option<Role> {
    ACCOUNT_ROLES.into_iter().find(|role| role.as_str() == text)
}
