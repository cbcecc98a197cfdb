//! A candidate of a call, as it is recorded.

use serde::{Deserialize, Serialize};

use super::lane::Lane;
use crate::{ClassId, Number, ServiceId};

/// The maximum number of candidates recorded with a call: the one called, and the next two.
pub const CANDIDATES_MAX: usize = 3;

/// A candidate that was compared for a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The ticket's number.
    pub number: Number,
    /// The service it waited for.
    pub service: ServiceId,
    /// The ticket's class.
    pub class: ClassId,
    /// How long it had waited, in open milliseconds.
    pub waited_ms: i64,
    /// Its head start, in milliseconds.
    #[serde(default, skip_serializing_if = "super::why::is_zero")]
    pub head_start_ms: i64,
    /// The lane in which it stood, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<Lane>,
}
