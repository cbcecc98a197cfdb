//! The plan: all that is configured of a hall. TOML for people, JSON for programs, the same names in both.

mod appointments;
mod policy;
mod service;

pub use policy::{
    BookingPolicy, Calling, Desks, MissedEnd, MissedPlace, MissedPolicy, Papers, Parking, SecondSignIn, Visits,
};
pub use service::{Audience, Document, Outcome, Service};

use std::sync::Arc;

pub use appointments::Appointments;

use serde::{Deserialize, Serialize};

use crate::{BoardId, ClassId, Code, DepartmentId, HallId, JourneyId, KioskId, LineId, ServiceId, WindowId};

/// A text in the hall's languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: Arc<str>,
    /// English; where it is empty the Chinese text is shown.
    #[serde(default)]
    pub en: Arc<str>,
}

/// All that is configured of a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The hall itself: its name, zone and hours.
    pub hall: Hall,
    /// Whose the services are.
    #[serde(default)]
    pub departments: Vec<Department>,
    /// Prefixes and counters of numbers.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// What visitors come for.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Who counts earlier, and by how much; `ordinary` need not be named.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// Where clerks serve.
    #[serde(default)]
    pub windows: Vec<WindowPlan>,
    /// Where visitors take tickets.
    #[serde(default)]
    pub kiosks: Vec<KioskPlan>,
    /// What hangs on the walls.
    #[serde(default)]
    pub boards: Vec<BoardPlan>,
    /// What may be booked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointments>,
    /// Who books.
    #[serde(default, skip_serializing_if = "BookingPolicy::is_empty")]
    pub booking: BookingPolicy,
    /// What happens to a visitor who did not come when called.
    #[serde(default)]
    pub missed: MissedPolicy,
    /// Shares of the lanes that are not classes, and how a call goes on.
    #[serde(default)]
    pub calling: Calling,
    /// What happens to a visitor whose papers are missing.
    #[serde(default)]
    pub papers: Papers,
    /// Services that are done one after another for one purpose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub journeys: Vec<Journey>,
    /// Who answers for a visit.
    #[serde(default)]
    pub visits: Visits,
    /// Visitors who are set aside at a window.
    #[serde(default)]
    pub parking: Parking,
    /// Who sits where.
    #[serde(default)]
    pub desks: Desks,
}

/// Services that are done one after another for one purpose: intake, fee, certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// Its id.
    pub id: JourneyId,
    /// Its name.
    pub name: Text,
    /// The services, in order.
    pub steps: Vec<ServiceId>,
    /// Whether they may be taken in any order.
    #[serde(default)]
    pub parallel: bool,
}

/// The hall itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hall {
    /// The hall's id, unique in the city.
    pub id: HallId,
    /// Its name.
    pub name: Text,
    /// The IANA time zone that its hours are told in, such as `Asia/Shanghai`.
    pub zone: Arc<str>,
    /// When it is open.
    pub hours: Vec<Hours>,
    /// Days on which it is closed whatever `hours` says, as dates.
    #[serde(default)]
    pub holidays: Vec<crate::Day>,
    /// Days worked in place of others (调休), with the hours of a day of the week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workdays: Vec<Workday>,
    /// When the last ticket of an open span is given.
    #[serde(default)]
    pub last_ticket: LastTicket,
    /// What a visitor gets who does not know which service it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice_service: Option<ServiceId>,
    /// After closing the last window that serves somebody who waits does not close: everyone who holds a ticket is served.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub serve_all_ticket_holders: bool,
}

/// A day that is worked whatever day of the week it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workday {
    /// The date.
    pub day: crate::Day,
    /// Whose hours it has: `mon` … `sun`.
    pub hours_of: Arc<str>,
}

/// Open hours on some days of the week, local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Days: `mon-fri`, `sat`, `mon,wed,fri`, `daily`.
    pub days: Arc<str>,
    /// The first open minute, `HH:MM`.
    pub from: Arc<str>,
    /// The first minute after, `HH:MM`, at most `24:00`; earlier than `from` when the hours cross midnight.
    pub to: Arc<str>,
}

/// When the last ticket of an open span is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LastTicket {
    /// Tickets are given until the hall closes; whoever holds one is served.
    #[default]
    UntilClosing,
    /// No ticket whose expected wait passes the closing.
    WhenItFits,
}

/// Whose a service is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: Text,
}

/// Services that share a prefix and a counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its id.
    pub id: LineId,
    /// One to three capital letters before the digits.
    pub prefix: Arc<str>,
}

/// How early a ticket counts, and who may say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// Its name.
    pub name: Text,
    /// Minutes by which a ticket counts as having come earlier.
    #[serde(default)]
    pub head_start_min: u16,
    /// Thousandths of a point that a waiting millisecond earns; 1000 for everyone unless the plan says otherwise.
    #[serde(default = "ageing_default")]
    pub ageing: u32,
    /// At most `k` of any `n` calls of a window while others wait; without it the class has no lane.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Who grants it: roles (`reception`, `clerk`, `manager`) and `card` (a kiosk that read an identity card).
    /// Empty: everyone may have it.
    #[serde(default)]
    pub granted_by: Vec<Arc<str>>,
    /// Evidence of which one is needed: `card`, `certificate` …; empty: none is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Code>,
    /// The most tickets that hold it on one day; those given up before they were served do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_max: Option<u32>,
    /// The most calls of it in a row at one window while other classes wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_a_row_max: Option<u8>,
    /// Is given to no new ticket.
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
    /// Calls of the lane.
    pub k: u8,
    /// Of so many calls.
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

/// Where a clerk serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowPlan {
    /// Its id.
    pub id: WindowId,
    /// What is written over it: `3`.
    pub label: Arc<str>,
    /// The part of the waiting room before it: `A`.
    #[serde(default)]
    pub area: Arc<str>,
    /// Its name.
    #[serde(default)]
    pub name: Text,
    /// Services that it serves first (tier 1, 本窗).
    #[serde(default)]
    pub services: Vec<ServiceId>,
    /// Services that it helps with (tier 2, 兼办).
    #[serde(default)]
    pub helps: Vec<ServiceId>,
    /// Open minutes after which a tier 2 ticket is a candidate beside the window's own.
    #[serde(default = "help_after_min_default")]
    pub help_after_min: u16,
    /// Its clerk decides in the name of the department (首席代表).
    #[serde(default)]
    pub full_authority: bool,
    /// Is not opened any more.
    #[serde(default)]
    pub retired: bool,
}

fn help_after_min_default() -> u16 {
    10
}

/// Where visitors take tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KioskPlan {
    /// Its id.
    pub id: KioskId,
    /// Departments or services in the order in which they are offered; empty: all of them.
    #[serde(default)]
    pub menu: Vec<Code>,
    /// Its own block of every line, first and last, which counters skip.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<(u32, u32)>,
    /// Its languages, the first shown first.
    #[serde(default = "languages_default")]
    pub languages: Vec<Arc<str>>,
}

/// What hangs on a wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardPlan {
    /// Its id.
    pub id: BoardId,
    /// Windows whose calls it shows; empty: all of them.
    #[serde(default)]
    pub windows: Vec<WindowId>,
    /// Its languages, the first shown large.
    #[serde(default = "languages_default")]
    pub languages: Vec<Arc<str>>,
}

fn languages_default() -> Vec<Arc<str>> {
    vec!["zh".into(), "en".into()]
}
