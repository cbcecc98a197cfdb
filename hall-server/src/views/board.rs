//! What a board shows and announces. The server decides; boards only execute.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{BoardPlan, ServiceIx, Ticket, TicketState, WindowIx, WindowState};
use hall_wire::{BoardBody, CallOut, CallRow, MissedRow, PausedRow, WaitingRow};
use hall_words::texts::server;
use hall_words::{Language, in_every, speech};

use super::{Views, count};
use crate::replica::call_outs::HeldCall;

/// The minimum time for which a call stays large.
pub const CALL_OUT_SHOW_MS_MIN: u32 = 6_000;
/// The maximum age at which a call is announced; an older one is only listed, since the visitor has come or will be
/// called again.
pub const CALL_OUT_AGE_MS_MAX: i64 = 60_000;
/// The maximum number of missed tickets on a board.
const MISSED_SHOWN_MAX: usize = 24;
/// The number of services beyond which a board counts by department.
const WAITING_ROWS_MAX: usize = 12;

/// The call-outs that a frame carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallOutsOf {
    /// Those of the last ten minutes.
    LastMinutes,
    /// Those after an entry.
    After(u64),
}

impl Views<'_> {
    /// Returns the state of a board's view.
    #[must_use]
    pub fn board(&self, board: &BoardPlan, which: CallOutsOf) -> BoardBody {
        let layout = self.state.hall.layout();
        let shown = layout.window_ixs().filter(|window| layout.window_plan(*window).is_some_and(|plan| !plan.retired));
        let windows: Vec<WindowIx> = shown
            .filter(|window| board.windows.is_empty() || board.windows.contains(layout.window_id(*window)))
            .collect();
        let (_, opens_at) = self.state.until_or_opens(self.now);
        BoardBody {
            hall: self.hall_name(),
            languages: board.languages.iter().map(ToString::to_string).collect(),
            rows: self.rows(&windows),
            missed: self.missed_rows(&windows),
            waiting: self.waiting_rows(&windows),
            paused: windows.iter().filter_map(|window| self.paused_row(*window)).collect(),
            windows: windows.iter().map(|window| self.face(*window)).collect(),
            call_outs: self.call_outs(&windows, which),
            open: self.state.hall.is_open(self.now),
            opens_at,
            now: self.now.as_millis(),
            zone: self.zone(),
            utc_offset_min: self.state.utc_offset_min(self.now),
        }
    }

    fn rows(&self, windows: &[WindowIx]) -> Vec<CallRow> {
        let hall = &self.state.hall;
        let mut rows: Vec<CallRow> = windows
            .iter()
            .filter_map(|window| Some((*window, hall.window(*window).present?, hall.present(*window)?)))
            .map(|(window, present, ticket)| CallRow {
                seq: self.state.call_outs.newest_of(ticket.id),
                number: ticket.number.to_string(),
                window: self.label(window),
                area: self.area(window),
                recalls: ticket.recalls,
                serving: ticket.state == TicketState::Serving,
                called_at: present.called_at.as_millis(),
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.called_at, row.seq)));
        rows
    }

    fn missed_rows(&self, windows: &[WindowIx]) -> Vec<MissedRow> {
        let mine = |ticket: &&Arc<Ticket>| ticket.state == TicketState::Missed;
        let window = |ticket: &Ticket| ticket.window.filter(|window| windows.contains(window));
        let mut missed: Vec<(&Ticket, WindowIx)> = self
            .state
            .hall
            .tickets()
            .iter()
            .filter(mine)
            .filter_map(|ticket| Some((&**ticket, window(ticket)?)))
            .collect();
        missed.sort_by_key(|(ticket, _)| std::cmp::Reverse(ticket.called_at));
        missed.truncate(MISSED_SHOWN_MAX);
        let row = |(ticket, window): (&Ticket, WindowIx)| MissedRow {
            number: ticket.number.to_string(),
            window: self.label(window),
        };
        missed.into_iter().map(row).collect()
    }

    /// Counts waiting tickets by service, or by department if the board's windows serve many; only the longest queues
    /// if even these are many.
    fn waiting_rows(&self, windows: &[WindowIx]) -> Vec<WaitingRow> {
        let layout = self.state.hall.layout();
        let mut services: Vec<ServiceIx> = Vec::new();
        for (service, tier) in windows.iter().flat_map(|service_ix| self.state.hall.offered(*service_ix)) {
            if tier == 1 && !services.contains(&service) && layout.service_plan(service).is_some() {
                services.push(service);
            }
        }
        let waiting = |service: &ServiceIx| count(self.state.hall.waiting(*service));
        let mut rows: Vec<WaitingRow> = if services.len() <= WAITING_ROWS_MAX {
            let row = |service_ix: &ServiceIx| WaitingRow {
                name: self.service_name(*service_ix),
                waiting: waiting(service_ix),
            };
            services.iter().map(row).collect()
        } else {
            let mut sums: BTreeMap<&str, u32> = BTreeMap::new();
            for service_ix in &services {
                let department = layout.service_plan(*service_ix).map_or("", |plan| plan.department.as_str());
                *sums.entry(department).or_default() += waiting(service_ix);
            }
            let departments = layout.plan().departments.iter();
            let counted = departments.filter_map(|department| Some((department, *sums.get(department.id.as_str())?)));
            counted.map(|(department, waiting)| WaitingRow { name: department.name.clone(), waiting }).collect()
        };
        if rows.len() > WAITING_ROWS_MAX {
            rows.sort_by_key(|row| std::cmp::Reverse(row.waiting));
            rows.truncate(WAITING_ROWS_MAX);
        }
        rows
    }

    fn paused_row(&self, window: WindowIx) -> Option<PausedRow> {
        let WindowState::Paused { reason, back_at, .. } = &self.state.hall.window(window).state else { return None };
        // A window that pauses after its current visitor still serves.
        let served = self.state.hall.present(window).is_some();
        (!served).then(|| PausedRow {
            window: self.label(window),
            reason: self.reason(window, *reason),
            back_at: back_at.map(hall_core::Timestamp::as_millis),
            substitute: self.state.hall.stand_in(window).map(|other| self.label(other)),
        })
    }

    fn call_outs(&self, windows: &[WindowIx], which: CallOutsOf) -> Vec<CallOut> {
        let layout = self.state.hall.layout();
        let mine = |call: &&HeldCall| layout.window(&call.window).is_some_and(|window| windows.contains(&window));
        let made = |call| self.call_out(call);
        match which {
            CallOutsOf::LastMinutes => self.state.call_outs.recent(self.now).filter(mine).filter_map(made).collect(),
            CallOutsOf::After(seq) => {
                self.state.call_outs.after(seq).into_iter().flatten().filter(mine).filter_map(made).collect()
            }
        }
    }

    /// Returns the spoken announcement for a recent call.
    #[must_use]
    pub fn speech(&self, seq: u64, language: Language) -> Option<String> {
        let call = self.call_out(self.state.call_outs.find(seq)?)?;
        Some(speech::call(&call.number, &call.window, language))
    }

    fn call_out(&self, call: &HeldCall) -> Option<CallOut> {
        let hall = &self.state.hall;
        let number = hall.ticket(call.ticket)?.number.to_string();
        let window = self.label(hall.layout().window(&call.window)?);
        Some(CallOut {
            seq: call.seq,
            kind: call.kind,
            text: in_every(|language| server::call(language, &number, &window)),
            speech: in_every(|language| speech::call(&number, &window, language)),
            min_show_ms: CALL_OUT_SHOW_MS_MIN,
            age_ms: (self.now - call.at).max(0),
            max_age_ms: CALL_OUT_AGE_MS_MAX,
            over: self.state.call_outs.is_over(call, hall),
            number,
            window,
        })
    }
}
