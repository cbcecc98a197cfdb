//! The record as auditors read it, and whether it is whole.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// An entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordEntry {
    /// Its place: 1, 2, 3 …
    pub seq: u64,
    /// When.
    pub at: i64,
    /// The working day, `2026-11-23`.
    pub day: Option<String>,
    /// The `Idempotency-Key` of the command.
    pub command_id: Option<String>,
    /// A digest of who asked what.
    pub fingerprint: Option<String>,
    /// Who: role and opaque id, such as `clerk:c1`.
    pub actor: String,
    /// The number that was given.
    pub number: Option<String>,
    /// The link of the chain, as hexadecimal digits.
    pub chain: String,
    /// What was asked.
    pub kind: String,
    /// The version of the body's form.
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
    /// At most 200, in order.
    pub entries: Vec<RecordEntry>,
    /// The number of every ticket that these entries are about, by its id, whenever it was given.
    pub numbers: BTreeMap<String, String>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<u64>,
}

/// Whether the record is whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verified {
    /// Whether every entry is what was written.
    pub whole: bool,
    /// The record's epoch.
    pub epoch: String,
    /// How many entries there are.
    pub entries: u64,
    /// The link of the last one, as hexadecimal digits.
    pub chain: String,
    /// Where it is not whole.
    pub damages: Vec<Damage>,
}

/// A place where the record is not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Damage {
    /// The entry, where it is one.
    pub seq: Option<u64>,
    /// What is wrong.
    pub what: String,
}
