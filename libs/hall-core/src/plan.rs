//! The plan: the whole configuration of a hall. TOML for people, JSON for programs, with the same names in both.

mod appointments;
mod elsewhere;
mod policy;
mod service;
mod theme;

pub use elsewhere::Elsewhere;
pub use policy::{
    BookingPolicy, Calling, Cards, Desks, MissedEnd, MissedPlace, MissedPolicy, Papers, Parking, Reminders,
    SecondSignIn, SecondTicket, Visits,
};
pub use service::{Audience, Document, Outcome, Service};
pub use theme::{Icon, Theme};

use std::sync::Arc;

pub use appointments::Appointments;

use serde::{Deserialize, Serialize};

use crate::{BoardId, ClassId, Code, DepartmentId, HallId, JourneyId, KioskId, SeriesId, ServiceId, Text, WindowId};

/// The whole configuration of a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "PlanDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = PlanDocument))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The hall itself: its name, zone and hours.
    pub hall: Hall,
    /// The departments that provide the services.
    #[serde(default)]
    pub departments: Vec<Department>,
    /// The number series of tickets: a prefix with a counter each.
    #[serde(default)]
    pub lines: Vec<NumberSeries>,
    /// The services that visitors come for.
    #[serde(default)]
    pub services: Vec<Service>,
    /// The themes that kiosks show first; if none, they show the departments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Theme>,
    /// The priority classes of tickets; `ordinary` need not be listed.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// The windows at which clerks serve.
    #[serde(default)]
    pub windows: Vec<WindowPlan>,
    /// The kiosks at which visitors take tickets.
    #[serde(default)]
    pub kiosks: Vec<KioskPlan>,
    /// The boards on the walls.
    #[serde(default)]
    pub boards: Vec<BoardPlan>,
    /// The services and slots that can be booked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointments>,
    /// The rules for booking.
    #[serde(default, skip_serializing_if = "BookingPolicy::is_empty")]
    pub booking: BookingPolicy,
    /// The rules for visitors who do not come when called.
    #[serde(default)]
    pub missed: MissedPolicy,
    /// The shares of the lanes that are not classes, and how a call proceeds.
    #[serde(default)]
    pub calling: Calling,
    /// The rules for visitors whose papers are missing.
    #[serde(default)]
    pub papers: Papers,
    /// Journeys: sequences of services that serve one purpose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<Journey>,
    /// The responsibility for visits.
    #[serde(default)]
    pub visits: Visits,
    /// The rules for parking visitors at a window.
    #[serde(default)]
    pub parking: Parking,
    /// The rules for clerks at windows.
    #[serde(default)]
    pub desks: Desks,
    /// When visitors are reminded that their turn is near.
    #[serde(default, skip_serializing_if = "Reminders::is_default")]
    pub reminders: Reminders,
    /// What an identity card read at a kiosk is used for.
    #[serde(default, skip_serializing_if = "Cards::is_default")]
    pub cards: Cards,
}

/// A sequence of services that serves one purpose: intake, fee, certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "JourneyDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = JourneyDocument))]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// The journey's id.
    pub id: JourneyId,
    /// The journey's name.
    pub name: Text,
    /// The services, in order; one step for each.
    pub steps: Vec<ServiceId>,
    /// Whether the steps may be served in any order.
    #[serde(default)]
    pub parallel: bool,
}

/// The hall itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "HallDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = HallDocument))]
#[serde(deny_unknown_fields)]
pub struct Hall {
    /// The hall's id, unique within the city.
    pub id: HallId,
    /// The hall's name.
    pub name: Text,
    /// The IANA time zone of the hall's hours, such as `Asia/Shanghai`.
    pub zone: Arc<str>,
    /// The weekly opening hours.
    pub hours: Vec<Hours>,
    /// Dates on which the hall is closed regardless of `hours`.
    #[serde(default)]
    pub holidays: Vec<crate::Day>,
    /// Dates worked in place of others (调休), each with the hours of a given weekday.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workdays: Vec<Workday>,
    /// When the last ticket before closing is issued.
    #[serde(default)]
    pub last_ticket: LastTicket,
    /// The service for visitors who do not know which one they need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advice_service: Option<ServiceId>,
    /// Whether, after closing, the last window that can serve a waiting visitor must stay open, so that everyone who
    /// holds a ticket is served.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub serve_all_ticket_holders: bool,
    /// Whether kiosks give numbers on the screen while the printer cannot print.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paperless: bool,
}

/// A date that is worked whatever weekday it falls on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "WorkdayDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = WorkdayDocument))]
#[serde(deny_unknown_fields)]
pub struct Workday {
    /// The date.
    pub day: crate::Day,
    /// The weekday whose hours apply: `mon` … `sun`.
    pub hours_of: Arc<str>,
}

/// Opening hours on some weekdays, in local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "HoursDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = HoursDocument))]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The weekdays: `mon-fri`, `sat`, `mon,wed,fri`, `daily`.
    pub days: Arc<str>,
    /// The first open minute, `HH:MM`.
    pub from: Arc<str>,
    /// The first minute after closing, `HH:MM`, at most `24:00`; earlier than `from` if the hours cross midnight.
    pub to: Arc<str>,
}

/// When the last ticket before closing is issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LastTicket {
    /// Tickets are issued until the hall closes, and all holders are served.
    #[default]
    UntilClosing,
    /// No ticket is issued whose expected wait extends past closing.
    WhenItFits,
}

/// A department that provides services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "DepartmentDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = DepartmentDocument))]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// The department's id.
    pub id: DepartmentId,
    /// The department's name.
    pub name: Text,
}

/// A number series: services that share a prefix and a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "SeriesDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = SeriesDocument))]
#[serde(deny_unknown_fields)]
pub struct NumberSeries {
    /// The series' id.
    pub id: SeriesId,
    /// The prefix of its numbers: one to three capital letters.
    pub prefix: Arc<str>,
}

/// A priority class of tickets, and who may grant it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "ClassDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ClassDocument))]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The class's id.
    pub id: ClassId,
    /// The class's name.
    pub name: Text,
    /// Minutes by which a ticket counts as having arrived earlier.
    #[serde(default)]
    pub head_start_min: u16,
    /// Thousandths of a point earned for each millisecond of waiting; 1000 unless the plan says otherwise.
    #[serde(default = "ageing_default")]
    pub ageing: u32,
    /// At most `k` of any `n` calls of a window while others wait; without a share, the class has no lane.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub share: Option<Share>,
    /// Who grants the class: roles (`reception`, `clerk`, `manager`) and `card` (a kiosk that has read an identity
    /// card). If empty, every visitor may have it.
    #[serde(default)]
    pub granted_by: Vec<Arc<str>>,
    /// The age in years from which a card read at a kiosk offers the class; without it, no card does. Needs `card` in
    /// `granted_by`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub from_age: Option<u8>,
    /// The kinds of evidence of which one is required: `card`, `certificate` …; if empty, none is required.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Code>,
    /// The maximum number of tickets with this class in a day; those given up before being served do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub day_max: Option<u32>,
    /// The maximum number of consecutive calls of this class at one window while other classes wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub in_a_row_max: Option<u8>,
    /// Whether the class is no longer granted to new tickets.
    #[serde(default)]
    pub retired: bool,
}

fn ageing_default() -> u32 {
    1000
}

/// At most `k` of any `n` calls of a window while others wait; written `[k, n]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u8, u8)", into = "(u8, u8)")]
pub struct Share {
    /// The number of calls that the lane may take.
    pub k: u8,
    /// The number of calls that are counted.
    pub n: u8,
}

impl From<(u8, u8)> for Share {
    fn from((k, n): (u8, u8)) -> Self {
        Self { k, n }
    }
}

impl From<Share> for (u8, u8) {
    fn from(share: Share) -> Self {
        (share.k, share.n)
    }
}

/// A window at which a clerk serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "WindowDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = WindowDocument))]
#[serde(deny_unknown_fields)]
pub struct WindowPlan {
    /// The window's id.
    pub id: WindowId,
    /// The label over the window: `3`.
    pub label: Arc<str>,
    /// The area of the waiting room in front of it: `A`.
    #[serde(default)]
    pub area: Arc<str>,
    /// The window's name.
    #[serde(default)]
    pub name: Text,
    /// Services that the window serves first (tier 1, 本窗).
    #[serde(default)]
    pub services: Vec<ServiceId>,
    /// Services that the window helps with (tier 2, 兼办).
    #[serde(default)]
    pub helps: Vec<ServiceId>,
    /// Open minutes after which a tier 2 ticket is considered alongside the window's own.
    #[serde(default = "help_after_min_default")]
    pub help_after_min: u16,
    /// Whether its clerk decides on behalf of the department (首席代表).
    #[serde(default)]
    pub full_authority: bool,
    /// Whether the window is no longer opened.
    #[serde(default)]
    pub retired: bool,
}

fn help_after_min_default() -> u16 {
    10
}

/// A kiosk at which visitors take tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "KioskDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = KioskDocument))]
#[serde(deny_unknown_fields)]
pub struct KioskPlan {
    /// The kiosk's id.
    pub id: KioskId,
    /// Themes, departments or services in the order of the menu; if empty, all of them.
    #[serde(default)]
    pub menu: Vec<Code>,
    /// The kiosk's own block of numbers in every series, first and last, which counters skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub numbers: Option<(u32, u32)>,
    /// Further blocks of its own, used after `numbers`; blocks are used in ascending order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<(u32, u32)>>"))]
    pub more_numbers: Vec<(u32, u32)>,
    /// The kiosk's languages; the first is shown by default.
    #[serde(default = "languages_default")]
    pub languages: Vec<Arc<str>>,
}

impl KioskPlan {
    /// Returns the kiosk's own blocks of numbers, first and last of each, in the plan's order.
    pub fn blocks(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.numbers.into_iter().chain(self.more_numbers.iter().copied())
    }

    /// Returns the path of a block in the plan, for messages.
    pub(crate) fn path_of_block(kiosk: usize, position: usize) -> String {
        match position.checked_sub(1) {
            None => format!("kiosks[{kiosk}].numbers"),
            Some(more) => format!("kiosks[{kiosk}].more_numbers[{more}]"),
        }
    }
}

/// A board on a wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "BoardDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BoardDocument))]
#[serde(deny_unknown_fields)]
pub struct BoardPlan {
    /// The board's id.
    pub id: BoardId,
    /// Windows whose calls the board shows; if empty, all of them.
    #[serde(default)]
    pub windows: Vec<WindowId>,
    /// The board's languages; the first is shown large.
    #[serde(default = "languages_default")]
    pub languages: Vec<Arc<str>>,
}

pub(crate) fn languages_default() -> Vec<Arc<str>> {
    vec!["zh".into(), "en".into()]
}
