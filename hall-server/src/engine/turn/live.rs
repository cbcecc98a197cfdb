//! A hall in memory, as its record has it.

use std::sync::Arc;

use hall_core::{Act, Actor, Code, Day, Fact, Hall, Layout, Role, TicketId, Timestamp};
use hall_record::Walk;

use crate::calendar::Calendar;
use crate::engine::load;
use crate::engine::store::StoreError;

#[derive(Debug)]
pub(super) struct Live {
    pub(super) hall: Hall,
    pub(super) layout: Arc<Layout>,
    pub(super) calendar: Option<Calendar>,
    pub(super) epoch: Arc<str>,
    pub(super) walk: Walk,
    pub(super) day_text: Option<(Day, String)>,
    /// The actor of what happens by itself.
    pub(super) system: Actor,
}

impl Live {
    pub(super) fn new(loaded: load::Loaded) -> Result<Self, StoreError> {
        let layout = Arc::new(loaded.hall.layout().clone());
        let calendar = Calendar::new(layout.plan()).ok();
        let system = Code::new("hall").map_err(|error| StoreError::Io(error.to_string().into()))?;
        let system = Actor { role: Role::System, id: system };
        let epoch = loaded.walk.epoch();
        Ok(Self { hall: loaded.hall, layout, calendar, epoch, walk: loaded.walk, day_text: None, system })
    }

    pub(super) fn adopt(&mut self) {
        self.layout = Arc::new(self.hall.layout().clone());
        self.calendar = Calendar::new(self.layout.plan()).ok();
    }
}

impl Live {
    /// Returns the day that is to be begun: none while one runs, and none twice.
    pub(super) fn day_to_begin(&self, now: Timestamp) -> Option<Act> {
        if self.hall.day_end().is_some() {
            return None;
        }
        let calendar = self.calendar.as_ref()?;
        let today = calendar.day_at(now.max(self.hall.now()));
        let is_new = self.hall.day().is_none_or(|last| last < today.day);
        is_new.then(|| Act::BeginDay {
            day: today.day,
            spans: today.spans,
            end: today.end,
            working_days: calendar.working_days_after(today.day),
        })
    }

    /// Returns when the next day can begin, unless one runs now.
    pub(super) fn next_day_at(&self, now: Timestamp) -> Option<Timestamp> {
        if self.hall.day_end().is_some() {
            return None;
        }
        Some(self.calendar.as_ref()?.day_at(now.max(self.hall.now())).end)
    }

    /// Returns the ticket that the answer to a command is about.
    pub(super) fn about(&self, act: &Act, facts: &[Fact]) -> Option<TicketId> {
        if !facts.is_empty() {
            return about(act.kind(), facts);
        }
        match act {
            Act::CallNext { window, .. } => {
                let at = self.hall.layout().window(window)?;
                self.hall.present(at).map(|ticket| ticket.id)
            }
            Act::Issue { ticket, .. }
            | Act::Return { ticket, .. }
            | Act::CloseCase { ticket, .. }
            | Act::Cancel { ticket }
            | Act::Requeue { ticket }
            | Act::Grant { ticket, .. }
            | Act::RecordPrint { ticket, .. }
            | Act::Note { ticket }
            | Act::Call { ticket, .. }
            | Act::Recall { ticket, .. }
            | Act::Start { ticket, .. }
            | Act::Miss { ticket, .. }
            | Act::Park { ticket, .. }
            | Act::Resume { ticket, .. }
            | Act::ComeBack { ticket }
            | Act::ServeWithoutTicket { ticket, .. }
            | Act::Transfer { ticket, .. }
            | Act::AddStep { ticket, .. }
            | Act::CheckIn { ticket, .. } => Some(*ticket),
            Act::Finish { finish, .. } => Some(finish.ticket),
            Act::BeginDay { .. }
            | Act::Tick
            | Act::AdoptPlan { .. }
            | Act::OpenWindow { .. }
            | Act::PauseWindow { .. }
            | Act::CloseWindow { .. }
            | Act::LeaveWindow { .. }
            | Act::LendWindow { .. }
            | Act::Undo { .. }
            | Act::ExtendDay { .. }
            | Act::ShortenDay { .. }
            | Act::Book { .. }
            | Act::MoveBooking { .. }
            | Act::CancelBooking { .. }
            | Act::InformBooking { .. } => None,
        }
    }
}

/// Returns the ticket that the answer to an entry's command is about: of a call, whoever was called there. A call to
/// another window, idle until then, may stand in the same entry; it is not what was asked for.
pub(super) fn about(kind: &str, facts: &[Fact]) -> Option<TicketId> {
    let of_windows = ["open_window", "pause_window", "close_window", "leave_window", "lend_window", "adopt_plan"];
    if of_windows.contains(&kind) {
        return None;
    }
    if kind == "call_next" {
        if facts.iter().any(|fact| matches!(fact, Fact::WindowWaits { .. })) {
            return None;
        }
        let finished_at = facts.iter().find_map(|fact| {
            let Fact::Finished { window, .. } = fact else { return None };
            Some(window)
        });
        return facts.iter().find_map(|fact| {
            let (Fact::Called { ticket, window, .. } | Fact::WentOn { ticket, window, .. }) = fact else { return None };
            finished_at.is_none_or(|at| at == window).then_some(*ticket)
        });
    }
    facts.iter().rev().filter(|fact| !matches!(fact, Fact::Called { .. }) || kind == "call").find_map(Fact::ticket)
}
