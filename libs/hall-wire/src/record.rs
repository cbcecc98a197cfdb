//! The record as auditors read it, and its verification.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordEntry {
    /// Its position in the record: 1, 2, 3 …
    pub seq: u64,
    /// When it was made, in milliseconds since the Unix epoch.
    pub at: i64,
    /// The working day, `2026-11-23`.
    pub day: Option<String>,
    /// The `Idempotency-Key` of the command.
    pub command_id: Option<String>,
    /// A digest of the request and its author.
    pub fingerprint: Option<String>,
    /// The author: role and opaque id, such as `clerk:c1`.
    pub actor: String,
    /// The number that was issued.
    pub number: Option<String>,
    /// The entry's link in the hash chain, in hexadecimal.
    pub chain: String,
    /// The kind of act requested.
    pub kind: String,
    /// The format version of the body.
    pub v: u32,
    /// What happened: each fact under its name.
    #[cfg_attr(feature = "ts", ts(type = "Record<string, Record<string, unknown>>[]"))]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub facts: Vec<BTreeMap<String, serde_json::Value>>,
}

/// A page of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordPage {
    /// The hall's id.
    pub hall: String,
    /// Changes when the hall is restored from a backup.
    pub epoch: String,
    /// The entries, at most 200, in order.
    pub entries: Vec<RecordEntry>,
    /// The number of every ticket that these entries concern, by ticket id, whenever it was issued.
    pub numbers: BTreeMap<String, String>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<u64>,
}

/// Whether the record is intact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verified {
    /// Whether every entry is as it was written.
    pub whole: bool,
    /// The record's epoch.
    pub epoch: String,
    /// The number of entries.
    pub entries: u64,
    /// The chain link of the last entry, in hexadecimal.
    pub chain: String,
    /// The places where the record is damaged.
    pub damages: Vec<Damage>,
}

/// A place where the record is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Damage {
    /// The entry, if the damage is in one.
    pub seq: Option<u64>,
    /// What is wrong.
    pub what: String,
}
