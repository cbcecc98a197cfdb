//! A second hall, simple and slow: one flat list of tickets and no indexes. It takes in what the real hall says happened,
//! refuses what must never happen, and says for itself who is to be called.

mod at_window;
mod choose;
mod compare;
mod cover;
mod from_kiosks;
mod later;
mod longer;
mod may;
mod order;
mod take;
mod ticket;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hall_core::{
    ClassId, ClerkId, Day, KioskId, Lane, Number, OpenHours, Plan, ServiceId, TicketId, Timestamp, WindowId,
};

use self::later::Later;
pub(crate) use self::ticket::{Queue, Standing, Ticket};
use super::promise::Broken;

/// Who is at a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Present {
    pub ticket: TicketId,
    pub called_at: Timestamp,
    pub started: bool,
    /// Since when it is there for a further step without having been called for it.
    pub went_on_at: Option<Timestamp>,
}

impl Present {
    /// Since when the present step takes the window up: the call, or the end of the step before.
    fn taken_since(&self) -> Timestamp {
        self.went_on_at.unwrap_or(self.called_at)
    }
}

/// What a window can take back.
#[derive(Debug, Clone)]
pub(crate) struct Before {
    pub at: Timestamp,
    pub what: hall_core::Undone,
    pub changes: u32,
    pub ticket: Ticket,
    pub present: Option<Present>,
    pub lanes: Vec<Lane>,
    pub run: Option<(ClassId, u8)>,
    /// What was kept of the step at the window.
    pub kept: later::Kept,
}

/// A window as the model has it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Window {
    pub open: bool,
    pub paused: bool,
    pub clerk: Option<ClerkId>,
    pub only: Option<Vec<ServiceId>>,
    /// What it serves beyond its plan, and until when.
    pub lent: Option<(Vec<ServiceId>, Timestamp)>,
    /// Who stands in while it pauses.
    pub substitute: Option<WindowId>,
    pub present: Option<Present>,
    /// The lanes of the calls that count, oldest first.
    pub lanes: Vec<Lane>,
    /// The class of the last calls, where the plan limits calls in a row, and how many there were.
    pub run: Option<(ClassId, u8)>,
    pub before: Vec<Before>,
}

/// The model of a hall.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub plan: Arc<Plan>,
    /// That the hall was last asked to adopt.
    pub asked_plan: Arc<Plan>,
    /// Kiosks' own blocks, of this plan and of those before.
    blocks: Vec<(KioskId, (u32, u32))>,
    pub day: Option<Day>,
    pub hours: OpenHours,
    pub end: Timestamp,
    /// When the hall was to close, and its day to end, before anybody made it longer.
    pub planned: Option<(Timestamp, Timestamp)>,
    pub ended: bool,
    pub tickets: Vec<Ticket>,
    pub windows: BTreeMap<WindowId, Window>,
    /// The newest entry that was taken in.
    pub seq: u64,
    pub now: Timestamp,
    order: u64,
    /// The step that ended last.
    just_ended: Option<(TicketId, usize)>,
    /// What outlives visits and days.
    later: Later,
    /// Every day that was begun.
    days: Vec<Day>,
    /// The highest counter of each series today.
    counters: BTreeMap<hall_core::SeriesId, u32>,
    numbers: BTreeSet<Number>,
}

impl Model {
    /// A hall before its first plan.
    pub(crate) fn new(plan: Arc<Plan>) -> Self {
        let windows = plan.windows.iter().map(|window| (window.id.clone(), Window::default())).collect();
        Self {
            asked_plan: plan.clone(),
            blocks: blocks_of(&plan),
            plan,
            day: None,
            hours: OpenHours::new(Vec::new()),
            end: Timestamp(0),
            planned: None,
            ended: true,
            tickets: Vec::new(),
            windows,
            seq: 0,
            now: Timestamp(i64::MIN),
            order: 0,
            just_ended: None,
            later: Later::default(),
            days: Vec::new(),
            counters: BTreeMap::new(),
            numbers: BTreeSet::new(),
        }
    }

    /// Finds a ticket of the day.
    pub(crate) fn ticket(&self, id: TicketId) -> Option<&Ticket> {
        self.tickets.iter().rev().find(|ticket| ticket.id == id)
    }

    fn known(&mut self, id: TicketId) -> Result<&mut Ticket, Broken> {
        let found = self.tickets.iter_mut().rev().find(|ticket| ticket.id == id);
        found.ok_or_else(|| Broken::new("facts speak of tickets that are there", format!("{id} is not of today")))
    }

    fn window_known(&mut self, id: &WindowId) -> Result<&mut Window, Broken> {
        let found = self.windows.get_mut(id);
        found.ok_or_else(|| Broken::new("facts speak of windows that are there", format!("there is no {id}")))
    }

    /// Returns whether the hall gives tickets.
    pub(crate) fn is_open(&self, at: Timestamp) -> bool {
        self.day.is_some() && !self.ended && at < self.end && self.hours.is_open(at)
    }

    fn service(&self, id: &ServiceId) -> Option<&hall_core::Service> {
        self.plan.services.iter().find(|service| service.id == *id)
    }

    fn class(&self, id: &ClassId) -> Option<&hall_core::Class> {
        self.plan.classes.iter().find(|class| class.id == *id)
    }

    fn window_plan(&self, id: &WindowId) -> Option<&hall_core::WindowPlan> {
        self.plan.windows.iter().find(|window| window.id == *id)
    }

    /// The tier at which a window serves a service now.
    fn tier(&self, window: &WindowId, service: &ServiceId) -> Option<u8> {
        if self.covers(window, service) { Some(1) } else { self.planned_tier(window, service) }
    }

    /// The tier at which a window serves a service by the plan, as its clerk narrowed it.
    fn planned_tier(&self, window: &WindowId, service: &ServiceId) -> Option<u8> {
        let (rules, now) = (self.window_plan(window)?, self.windows.get(window)?);
        if now.only.as_ref().is_some_and(|only| !only.contains(service)) {
            return None;
        }
        if rules.services.contains(service) {
            return Some(1);
        }
        rules.helps.contains(service).then_some(2)
    }
}

fn blocks_of(plan: &Plan) -> Vec<(KioskId, (u32, u32))> {
    plan.kiosks.iter().flat_map(|kiosk| kiosk.blocks().map(|block| (kiosk.id.clone(), block))).collect()
}
