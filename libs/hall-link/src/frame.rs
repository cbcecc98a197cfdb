//! The frames of a view.
use serde::Deserialize;
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Frame<B> {
    Snapshot { epoch: String, seq: u64, body: B },
    Change { epoch: String, seq: u64, body: B },
    Heartbeat { epoch: String, seq: u64 },
}
