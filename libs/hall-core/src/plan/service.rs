//! Services: what to bring, how long they take, how they end.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use super::Elsewhere;
use crate::{Code, DepartmentId, Plan, SeriesId, ServiceId, Text};

/// A service that visitors come for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "ServiceDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ServiceDocument))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The service's id.
    pub id: ServiceId,
    /// The department that provides it.
    pub department: DepartmentId,
    /// The number series that supplies its ticket numbers.
    pub line: SeriesId,
    /// The service's name.
    pub name: Text,
    /// The documents to bring.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// The fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fee: Option<Text>,
    /// Working days until the promised result; 0 means decided on the spot.
    #[serde(default)]
    pub promised_days: u16,
    /// The usual duration in minutes, used until the hall has learned from experience.
    #[serde(default = "usual_min_default")]
    pub usual_min: u16,
    /// The target wait in minutes.
    #[serde(default = "target_wait_min_default")]
    pub target_wait_min: u16,
    /// Open minutes after which a waiting ticket is overdue.
    #[serde(default = "max_wait_min_default")]
    pub max_wait_min: u16,
    /// The outcome of a step if the clerk does not state one.
    #[serde(default)]
    pub default_outcome: Outcome,
    /// The maximum number of visitors in a day. Tickets and booked places count; those given up or released are free
    /// again. Visitors whom a clerk transfers and those who return with papers are admitted beyond it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub daily_limit: Option<u32>,
    /// Further words by which visitors can search for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Arc<str>>,
    /// The visitors it is meant for.
    #[serde(default)]
    pub audience: Audience,
    /// Whether the service is so quick that its visitors get the express class automatically (马上办).
    #[serde(default)]
    pub express: bool,
    /// Whether only windows with full authority serve it (首席代表).
    #[serde(default)]
    pub needs_full_authority: bool,
    /// The hall that provides it, if this one does not: kiosks show where, and issue no ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub elsewhere: Option<Elsewhere>,
    /// Whether it takes no new tickets.
    #[serde(default)]
    pub retired: bool,
}

impl Service {
    /// Returns the documents to bring with the ids by which a missing one is named: `d1`, `d2` … if the plan has none.
    pub fn documents(&self) -> impl Iterator<Item = (Code, &Document)> {
        self.documents.iter().enumerate().filter_map(|(index, document)| {
            let id = document.id.clone().or_else(|| Code::new(&format!("d{}", index + 1)).ok())?;
            Some((id, document))
        })
    }
}

/// A document to bring: `{ id = "id-card", zh = "身份证", en = "ID card" }`. `id` is not a language here.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "NeededDocument"))]
#[cfg_attr(
    feature = "ts",
    ts(type = "{ id?: string, zh: string, en: string, [language: string]: string | undefined }")
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = NeededDocument))]
pub struct Document {
    /// The id by which it is named when missing; may be absent in the plan, and is then `d1`, `d2` … by position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Code>,
    /// The document's name.
    #[serde(flatten)]
    pub text: Text,
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Document;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a document to bring")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Document, A::Error> {
                let mut id = None;
                let text = Text::read(map, Some(&mut id))?;
                Ok(Document { id, text })
            }
        }
        deserializer.deserialize_struct("Document", &["id", "zh"], Visitor)
    }
}

impl Plan {
    /// Returns the services that a window offers that are not retired and for which it has the authority.
    #[must_use]
    pub fn served(&self) -> BTreeSet<&ServiceId> {
        let in_full = self.services.iter().filter(|service| service.needs_full_authority).map(|service| &service.id);
        let in_full: BTreeSet<&ServiceId> = in_full.collect();
        let windows = self.windows.iter().filter(|window| !window.retired);
        let offered =
            windows.flat_map(|window| window.services.iter().chain(&window.helps).map(move |id| (window, id)));
        offered.filter(|(window, id)| window.full_authority || !in_full.contains(id)).map(|(_, id)| id).collect()
    }
}

fn usual_min_default() -> u16 {
    10
}

fn target_wait_min_default() -> u16 {
    20
}

fn max_wait_min_default() -> u16 {
    45
}

/// The visitors a service is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone.
    #[default]
    Everyone,
    /// Businesses; their services have number series of their own.
    Business,
}

/// The outcome of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "StepOutcome"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = StepOutcome))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 当场办结: decided on the spot.
    #[default]
    Decided,
    /// 已受理: accepted; the result comes later.
    Accepted,
    /// 收件转部门: documents accepted and forwarded to the department.
    Passed,
    /// 待补正: documents are missing.
    PapersMissing,
    /// 不予受理: refused.
    Refused,
    /// 非本厅事项: not a matter of this hall.
    NotHere,
    /// 咨询: advice given.
    Advice,
}
