//! What visitors come for: what to bring, how long it takes, how it ends.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Text;
use crate::{Code, DepartmentId, LineId, Plan, ServiceId};

/// What a visitor came for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Whose it is.
    pub department: DepartmentId,
    /// The line that its numbers come from.
    pub line: LineId,
    /// Its name.
    pub name: Text,
    /// What to bring.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Text>,
    /// Working days until the result is promised; 0 means decided at once.
    #[serde(default)]
    pub promised_days: u16,
    /// Minutes that it takes, until the hall has learned better.
    #[serde(default = "usual_min_default")]
    pub usual_min: u16,
    /// Minutes that a visitor should wait at most.
    #[serde(default = "target_wait_min_default")]
    pub target_wait_min: u16,
    /// Open minutes after which a waiting ticket is overdue.
    #[serde(default = "max_wait_min_default")]
    pub max_wait_min: u16,
    /// How a step ends when the clerk says nothing else.
    #[serde(default)]
    pub default_outcome: Outcome,
    /// The most visitors of a day. Counted are tickets and booked places; what is given up or released is free again.
    /// Whoever a clerk sends on or who comes back with papers is let in beyond it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_limit: Option<u32>,
    /// Other words by which a visitor may search for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Arc<str>>,
    /// Who comes for it.
    #[serde(default)]
    pub audience: Audience,
    /// Is done so quickly that its visitors get the express class by themselves (马上办).
    #[serde(default)]
    pub express: bool,
    /// Is served only by windows with full authority (首席代表).
    #[serde(default)]
    pub needs_full_authority: bool,
    /// Takes no new tickets.
    #[serde(default)]
    pub retired: bool,
}

impl Service {
    /// Returns what to bring, with the ids by which a missing paper is named: `d1`, `d2` … where the plan gives none.
    pub fn documents(&self) -> impl Iterator<Item = (Code, &Document)> {
        self.documents.iter().enumerate().filter_map(|(at, document)| {
            let id = document.id.clone().or_else(|| Code::new(&format!("d{}", at + 1)).ok())?;
            Some((id, document))
        })
    }
}

/// A paper to bring.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// By which it is named when it is missing; its place in the list (`d1`, `d2` …) when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Code>,
    /// What it is, in Chinese.
    pub zh: Arc<str>,
    /// The same in English; where it is empty the Chinese text is shown.
    #[serde(default)]
    pub en: Arc<str>,
}

impl Plan {
    /// Returns the services that a window offers which is not retired and has the authority that they need.
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

/// Who comes for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Whoever wants it.
    #[default]
    Everyone,
    /// Businesses; such services have lines of their own.
    Business,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 当场办结: decided here and now.
    #[default]
    Decided,
    /// 已受理: accepted; the result comes later.
    Accepted,
    /// 收件转部门: papers taken and passed to the department.
    Passed,
    /// 待补正: papers are missing.
    PapersMissing,
    /// 不予受理: refused.
    Refused,
    /// 非本厅事项: not a matter of this hall.
    NotHere,
    /// 咨询: advice given.
    Advice,
}
