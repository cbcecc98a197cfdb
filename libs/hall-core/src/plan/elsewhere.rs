//! Services that visitors ask for here and that another hall provides.

use serde::{Deserialize, Serialize};

use crate::{HallId, ServiceId, Text};

/// The hall that provides a service instead of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "ElsewhereDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ElsewhereDocument))]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// The hall's name.
    pub name: Text,
    /// Where it is: street, floor, bus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub address: Option<Text>,
    /// The hall's id, if the same server hosts it: kiosks then show how long the wait is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub hall: Option<HallId>,
    /// The service's id in that hall's plan, if it has another one there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub service: Option<ServiceId>,
}
