//! Signing in, and general information about the server.

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

/// Changes the caller's own password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The current password.
    pub present: String,
    /// The new password.
    pub password: String,
}

/// Signs in a TV through the link that it opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TvLink {
    /// A board's token.
    pub token: String,
}

/// The session's user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionNow {
    /// The opaque id of the person or device.
    pub id: String,
    /// The person's name as shown on their own page.
    pub name: String,
    /// The role in which they act.
    pub role: Role,
    /// The id of the hall; absent for accounts of all halls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub hall: Option<String>,
}

/// A clerk of the hall, as listed for transfers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClerkNow {
    /// The clerk's opaque id.
    pub id: String,
    /// The clerk's name as shown on staff pages.
    pub name: String,
    /// The window at which the clerk sits now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// What may be typed for the name: its initials and its pinyin, `wf` and `wangfang`.
    #[serde(default)]
    pub typed: Vec<String>,
}

/// A person with an account in the hall, as listed for readers of its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonEntry {
    /// The person's opaque id, as in the record.
    pub id: String,
    /// The person's name as shown on staff pages.
    pub name: String,
    /// The person's role.
    pub role: Role,
}

/// A hall on the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HallEntry {
    /// The hall's id.
    pub id: String,
    /// The hall's name.
    pub name: Text,
    /// Whether it issues tickets.
    pub open: bool,
    /// Why it issues no tickets regardless of its hours: the code with which commands are refused, such as `disk_full`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fault: Option<String>,
}
