//! The plan as pages read it: the same names as in `hall_core::Plan`, kept equal by a test.

mod policy;
#[cfg(test)]
mod tests;

pub use policy::{
    BookingDocument, CallingDocument, DesksDocument, MissedDocument, PapersDocument, ParkingDocument, VisitsDocument,
};

use serde::{Deserialize, Serialize};

use crate::StepOutcome;

/// A text in the hall's languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English; where it is empty the Chinese text is shown.
    pub en: String,
}

/// All that is configured of a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanDocument {
    /// The hall itself.
    pub hall: HallDocument,
    /// Whose the services are.
    pub departments: Vec<DepartmentDocument>,
    /// Prefixes of numbers.
    pub lines: Vec<LineDocument>,
    /// What visitors come for.
    pub services: Vec<ServiceDocument>,
    /// Who counts earlier.
    pub classes: Vec<ClassDocument>,
    /// Where clerks serve.
    pub windows: Vec<WindowDocument>,
    /// Where visitors take tickets.
    pub kiosks: Vec<KioskDocument>,
    /// What hangs on the walls.
    pub boards: Vec<BoardDocument>,
    /// What may be booked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<AppointmentsDocument>,
    /// Who books.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booking: Option<BookingDocument>,
    /// What happens to a visitor who did not come.
    pub missed: MissedDocument,
    /// Shares of the lanes that are not classes, and how a call goes on.
    pub calling: CallingDocument,
    /// What happens to a visitor whose papers are missing.
    pub papers: PapersDocument,
    /// Services that are done one after another for one purpose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<JourneyDocument>,
    /// Who answers for a visit.
    pub visits: VisitsDocument,
    /// Visitors who are set aside at a window.
    pub parking: ParkingDocument,
    /// Who sits where.
    pub desks: DesksDocument,
}

/// Services that are done one after another for one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct JourneyDocument {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The services, in order.
    pub steps: Vec<String>,
    /// Whether they may be taken in any order.
    pub parallel: bool,
}

/// The hall itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HallDocument {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its time zone.
    pub zone: String,
    /// When it is open.
    pub hours: Vec<HoursDocument>,
    /// Dates on which it is closed.
    pub holidays: Vec<String>,
    /// Days worked in place of others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workdays: Vec<WorkdayDocument>,
    /// `until-closing` or `when-it-fits`.
    pub last_ticket: String,
    /// What a visitor gets who does not know which service it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advice_service: Option<String>,
    /// Whether everyone who holds a ticket is served after closing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub serve_all_ticket_holders: bool,
}

/// A day that is worked whatever day of the week it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkdayDocument {
    /// The date.
    pub day: String,
    /// Whose hours it has: `mon` … `sun`.
    pub hours_of: String,
}

/// Open hours on some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HoursDocument {
    /// Days.
    pub days: String,
    /// `HH:MM`.
    pub from: String,
    /// `HH:MM`.
    pub to: String,
}

/// Whose a service is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DepartmentDocument {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// Services that share a prefix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LineDocument {
    /// Its id.
    pub id: String,
    /// The letters before the digits.
    pub prefix: String,
}

/// What a visitor came for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceDocument {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub department: String,
    /// The line of its numbers.
    pub line: String,
    /// Its name.
    pub name: Text,
    /// What to bring.
    pub documents: Vec<NeededDocument>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fee: Option<Text>,
    /// Working days until the result; 0: at once.
    pub promised_days: u16,
    /// Minutes that it takes.
    pub usual_min: u16,
    /// Minutes to wait at most.
    pub target_wait_min: u16,
    /// Minutes after which a ticket is overdue.
    pub max_wait_min: u16,
    /// How a step ends when nothing else is said.
    pub default_outcome: StepOutcome,
    /// The most tickets of a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub daily_limit: Option<u32>,
    /// Other words to search by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Who comes for it: `everyone` or `business`.
    pub audience: String,
    /// Whether its visitors get the express class by themselves.
    pub express: bool,
    /// Whether only windows with full authority serve it.
    pub needs_full_authority: bool,
    /// Takes no new tickets.
    pub retired: bool,
}

/// How early a ticket counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ClassDocument {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Minutes by which it counts earlier.
    pub head_start_min: u16,
    /// Thousandths of a point for a waiting millisecond.
    pub ageing: u32,
    /// `[k, n]`: at most k of any n calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub share: Option<(u8, u8)>,
    /// Who grants it.
    pub granted_by: Vec<String>,
    /// Evidence of which one is needed; empty: none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// The most tickets that hold it on one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub day_max: Option<u32>,
    /// The most calls of it in a row at one window while other classes wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub in_a_row_max: Option<u8>,
    /// Is given to no new ticket.
    pub retired: bool,
}

/// Where a clerk serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WindowDocument {
    /// Its id.
    pub id: String,
    /// What is written over it.
    pub label: String,
    /// The part of the waiting room.
    pub area: String,
    /// Its name.
    pub name: Text,
    /// Its own services.
    pub services: Vec<String>,
    /// Services that it helps with.
    pub helps: Vec<String>,
    /// Minutes after which it helps.
    pub help_after_min: u16,
    /// Whether its clerk decides in the name of the department.
    pub full_authority: bool,
    /// Is not opened any more.
    pub retired: bool,
}

/// Where visitors take tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskDocument {
    /// Its id.
    pub id: String,
    /// Departments or services, in this order; empty: all.
    pub menu: Vec<String>,
    /// Its own block of every line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub numbers: Option<(u32, u32)>,
    /// Its languages.
    pub languages: Vec<String>,
}

/// What hangs on a wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BoardDocument {
    /// Its id.
    pub id: String,
    /// Whose calls it shows; empty: all.
    pub windows: Vec<String>,
    /// Its languages.
    pub languages: Vec<String>,
}

/// What may be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AppointmentsDocument {
    /// The services; each has the capacity for itself.
    pub services: Vec<String>,
    /// Days of the week.
    pub days: String,
    /// The beginning of the first slot, `HH:MM`.
    pub from: String,
    /// The end of the last slot, `HH:MM`.
    pub to: String,
    /// Minutes of a slot.
    pub slot_min: u16,
    /// How many visitors a slot can take for each service.
    pub capacity: u16,
    /// `[k, n]`: of n of them, k are kept for walk-ins.
    pub walk_in_share: (u8, u8),
    /// Minutes before the slot from which on a visitor may check in.
    pub early_min: u16,
    /// Minutes after which a visitor counts from check-in.
    pub late_min: u16,
    /// Minutes after which an unclaimed place is released.
    pub release_after_min: u16,
    /// How many days ahead a slot may be booked.
    pub book_days_ahead: u16,
    /// The class of those who come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub class: Option<String>,
}

/// A document to bring.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NeededDocument {
    /// By which it is named when it is missing; in the plan it may be absent, and is `d1`, `d2` … by its place then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub id: Option<String>,
    /// What it is, in Chinese.
    pub zh: String,
    /// The same in English; where it is empty the Chinese text is shown.
    pub en: String,
}

impl From<&hall_core::Document> for Text {
    fn from(document: &hall_core::Document) -> Self {
        Self { zh: document.zh.to_string(), en: document.en.to_string() }
    }
}

impl From<&hall_core::Text> for Text {
    fn from(text: &hall_core::Text) -> Self {
        Self { zh: text.zh.to_string(), en: text.en.to_string() }
    }
}
