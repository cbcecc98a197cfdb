//! What a search for services finds.

use serde::{Deserialize, Serialize};

use crate::Text;

/// A service that somebody may mean, from `GET /halls/{hall}/services?find=` or a kiosk's own program; a list of them has
/// the likeliest first and is never empty where services are offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FoundService {
    /// The service's id, or a journey's.
    pub id: String,
    /// The service's name.
    pub name: Text,
    /// The id of its department; empty for a journey.
    pub department: String,
    /// The further words that the plan gives.
    pub keywords: Vec<String>,
    /// The first letters of the name's syllables, as somebody may type them.
    pub initials: String,
    /// Whether it is a journey of several services: a kiosk's own program finds journeys, the server where they are wanted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub journey: bool,
    /// The parts of what was typed that speak for it; empty if it is only the nearest.
    pub why: Vec<String>,
}
