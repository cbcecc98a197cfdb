//! Signing in, and what the server tells of itself.

use serde::{Deserialize, Serialize};

use crate::{Role, Text};

/// Signs a person in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The account's name.
    pub name: String,
    /// Its password.
    pub password: String,
}

/// Changes one's own password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The present password.
    pub present: String,
    /// The new one.
    pub password: String,
}

/// Lets a TV in by the link that it opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TvLink {
    /// A board's token.
    pub token: String,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionNow {
    /// The opaque id of the person or device.
    pub id: String,
    /// What the person is called on their own page.
    pub name: String,
    /// The part that they play.
    pub role: Role,
    /// The hall; none for accounts of all halls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub hall: Option<String>,
}

/// A clerk of the hall, for those who send a visitor to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClerkNow {
    /// The opaque id.
    pub id: String,
    /// What the clerk is called on pages of staff.
    pub name: String,
    /// The window where the clerk sits now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
}

/// A person with an account in the hall, for those who read its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonEntry {
    /// The opaque id, as the record has it.
    pub id: String,
    /// What the person is called on pages of staff.
    pub name: String,
    /// The role.
    pub role: Role,
}

/// A hall of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HallEntry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Whether it gives tickets.
    pub open: bool,
    /// Why it gives none whatever its hours: the code that commands are answered with, such as `disk_full`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fault: Option<String>,
}
