//! The clerk's page, and the screen over a window.

use std::collections::BTreeMap;

use hall_core::{ClerkId, Reason, Ticket, TicketId, TicketState, WindowIx, WindowState};
use hall_wire::{ClerkFigures, LeftHere, LentNow, NextNow, PresentNow, UndoNow, WaitingNow, WindowBody, WindowFace};

use super::ticket::why_called;
use super::{Views, count};
use crate::live::Onlooker;

/// The maximum number of waiting tickets in a window's list.
const WAITING_SHOWN_MAX: usize = 50;
/// The maximum number of missed or parked tickets in a window's lists.
const ASIDE_SHOWN_MAX: usize = 50;

/// Returns whether a clerk's figures belong to the onlooker.
fn is_of(by: &Onlooker, clerk: &ClerkId) -> bool {
    matches!(by, Onlooker::Clerk(me) | Onlooker::Program(me) if me == clerk)
}

impl Views<'_> {
    /// Returns the content of the screen over a window.
    #[must_use]
    pub fn face(&self, window_ix: WindowIx) -> WindowFace {
        let hall = &self.state.hall;
        let window = hall.window(window_ix);
        let plan = hall.layout().window_plan(window_ix);
        let (reason, back_at) = match &window.state {
            WindowState::Open => (None, None),
            WindowState::Closed => (None, None),
            WindowState::Paused { reason, back_at, .. } => (Some(self.reason(window_ix, *reason)), *back_at),
        };
        let paused = matches!(window.state, WindowState::Paused { .. });
        let present = hall.present(window_ix);
        WindowFace {
            id: hall.layout().window_id(window_ix).to_string(),
            label: self.label(window_ix),
            name: plan.map(|plan| plan.name.clone()).unwrap_or_default(),
            area: self.area(window_ix),
            state: (&window.state).into(),
            reason,
            back_at: back_at.map(hall_core::Timestamp::as_millis),
            substitute: hall.stand_in(window_ix).filter(|_| paused).map(|other| self.label(other)),
            covers: hall.stands_in_for(window_ix).into_iter().map(|other| self.label(other)).collect(),
            number: present.map(|ticket| ticket.number.to_string()),
            number_state: present.map(|ticket| ticket.state.into()),
        }
    }

    /// Returns the reason for a window's pause: what its clerk typed, for as long as that is kept, else the code.
    pub(super) fn reason(&self, window_ix: WindowIx, reason: Reason) -> String {
        let window = self.state.hall.layout().window_id(window_ix);
        self.state.story.words_of_pause(window).unwrap_or(reason.as_str()).to_owned()
    }

    /// Returns the state of a window's view, limited to what the onlooker may see.
    #[must_use]
    pub fn window(&self, window_ix: WindowIx, by: &Onlooker) -> WindowBody {
        let hall = &self.state.hall;
        let window = hall.window(window_ix);
        let full = self.sees_visitors(window_ix, by);
        let services = hall.offered(window_ix);
        let waiting = if full { self.state.hall.waiting_for(window_ix) } else { Vec::new() };
        let longest = waiting.iter().map(|ticket| self.waited_s(ticket.waits_since(), self.now)).max();
        let (_, opens_at) = self.state.until_or_opens(self.now);
        WindowBody {
            hall: self.hall_name(),
            window: self.face(window_ix),
            clerk: window.clerk.as_ref().filter(|_| *by != Onlooker::Public).map(ToString::to_string),
            services: services.iter().map(|(service, _)| self.service(*service)).collect(),
            lent: self.lent(window_ix).filter(|_| full),
            waits_since: window.waits_since.filter(|_| full).map(hall_core::Timestamp::as_millis),
            served_alone: if full && window.is_open() { self.served_alone(window_ix) } else { Vec::new() },
            left_here: if full { self.left_here(window_ix) } else { Vec::new() },
            parked_max: hall.layout().plan().parking.window_max,
            present: hall.present(window_ix).filter(|_| full).map(|ticket| self.present(ticket)),
            waiting_count: count(waiting.len()),
            longest_wait_s: longest.unwrap_or(0),
            waiting: self
                .in_call_order(window_ix, waiting)
                .into_iter()
                .map(|ticket| self.waiting_now(ticket))
                .collect(),
            missed: if full { self.aside(window_ix, TicketState::Missed) } else { Vec::new() },
            parked: if full { self.aside(window_ix, TicketState::Parked) } else { Vec::new() },
            orphaned: if full { self.orphaned_of(window_ix) } else { Vec::new() },
            undo: if full { self.undo(window_ix) } else { None },
            served: window.served,
            figures: window.clerk.as_ref().filter(|clerk| is_of(by, clerk)).map(|clerk| self.figures(clerk)),
            open: hall.is_open(self.now),
            opens_at,
            plan_version: self.state.plan_version,
            now: self.now.as_millis(),
            zone: self.zone(),
        }
    }

    /// Returns whether an onlooker sees everything about a window: its visitor, and the waiting, missed and parked
    /// tickets.
    fn sees_visitors(&self, window_ix: WindowIx, by: &Onlooker) -> bool {
        let window = self.state.hall.window(window_ix);
        match by {
            Onlooker::Public => false,
            Onlooker::Staff | Onlooker::Program(_) => true,
            Onlooker::Clerk(me) => {
                window.state == WindowState::Closed || window.clerk.as_ref().is_none_or(|clerk| clerk == me)
            }
        }
    }

    /// Returns the occupied windows with their clerks, as ids.
    #[must_use]
    pub fn seats(&self) -> Vec<(String, String)> {
        let hall = &self.state.hall;
        let seats = hall.layout().window_ixs().filter_map(|window| Some((window, hall.window(window).clerk.as_ref()?)));
        seats.map(|(window, clerk)| (hall.layout().window_id(window).to_string(), clerk.to_string())).collect()
    }

    pub(super) fn lent(&self, window: WindowIx) -> Option<LentNow> {
        let lent = self.state.hall.window(window).lent.as_ref()?;
        let services = lent.services.iter().map(|service| self.service(*service)).collect();
        Some(LentNow { services, until: lent.until.as_millis() })
    }

    fn served_alone(&self, window: WindowIx) -> Vec<String> {
        self.state.hall.served_alone(window).into_iter().map(|service| self.service(service)).collect()
    }

    /// Returns the tickets that no window could call if this one closed; empty if it is closed already.
    pub(super) fn left_here(&self, window: WindowIx) -> Vec<LeftHere> {
        if self.state.hall.window(window).state == WindowState::Closed {
            return Vec::new();
        }
        let left = self.state.hall.left_by(window).into_iter();
        left.map(|(service, waiting)| LeftHere { service: self.service(service), waiting: count(waiting) }).collect()
    }

    /// Returns the ticket that a window would call next, and why.
    #[must_use]
    pub fn next(&self, window: WindowIx) -> NextNow {
        let next = self.state.hall.next_at(self.now, window);
        let (ticket, why) = next.unzip();
        NextNow { ticket: ticket.map(|ticket| self.ticket(ticket)), why: why.as_ref().map(|why| why_called(why, None)) }
    }

    /// Returns the first tickets that wait for a window, in the order in which it would call them.
    fn in_call_order<'t>(&self, window: WindowIx, mut waiting: Vec<&'t Ticket>) -> Vec<&'t Ticket> {
        let ids = waiting.iter().map(|ticket| ticket.id).collect();
        let order = self.state.hall.call_order(self.now, window, &ids, WAITING_SHOWN_MAX);
        let ranks: BTreeMap<TicketId, usize> = order.into_iter().zip(0..).collect();
        let rank = |ticket: &Ticket| ranks.get(&ticket.id).copied().unwrap_or(usize::MAX);
        waiting.sort_by_key(|ticket| (rank(ticket), ticket.waits_since(), ticket.issued_at));
        waiting.truncate(WAITING_SHOWN_MAX);
        waiting
    }

    fn present(&self, ticket: &Ticket) -> PresentNow {
        let waited = ticket.called_at.unwrap_or(self.now);
        let why = self.state.story.why(ticket.id);
        PresentNow {
            ticket: self.ticket(ticket),
            service: self.service(ticket.present_service()),
            documents: self.documents(ticket.present_service()),
            brings: ticket.linked.map(|of| self.papers_of(of)).unwrap_or_default(),
            waited_s: why
                .map_or_else(|| self.waited_s(ticket.waits_since(), waited), |why| super::seconds(why.step_ms())),
            start_assumed: ticket.start_assumed,
            recalls: ticket.recalls,
            why: why.map(|why| why_called(why, self.state.story.words(ticket.id))),
            reached: self.devices.reached(self.state, ticket),
        }
    }

    fn figures(&self, clerk: &ClerkId) -> ClerkFigures {
        let day = self.state.story.clerk(clerk.as_str());
        let mean = |sum_ms: i64, of: u32| (of > 0).then(|| super::seconds(sum_ms / i64::from(of)));
        ClerkFigures {
            served: day.served,
            mean_service_s: mean(day.timed_ms, day.timed),
            mean_wait_s: mean(day.waited_ms, day.called),
        }
    }

    fn aside(&self, window: WindowIx, state: TicketState) -> Vec<WaitingNow> {
        let mine = |ticket: &&Ticket| ticket.state == state && ticket.window == Some(window);
        let mut aside: Vec<&Ticket> = self.state.hall.tickets().iter().map(|ticket| &**ticket).filter(mine).collect();
        aside.sort_by_key(|ticket| std::cmp::Reverse(ticket.called_at));
        aside.into_iter().take(ASIDE_SHOWN_MAX).map(|ticket| self.waiting_now(ticket)).collect()
    }

    /// Returns the orphaned visits for which this window's clerk is responsible.
    fn orphaned_of(&self, window: WindowIx) -> Vec<WaitingNow> {
        let hall = &self.state.hall;
        let clerk = hall.window(window).clerk.as_ref();
        let mine = hall.orphaned(self.now).filter(|(_, owner, _)| Some(*owner) == clerk);
        mine.take(ASIDE_SHOWN_MAX).map(|(ticket, ..)| self.waiting_now(ticket)).collect()
    }

    fn undo(&self, window: WindowIx) -> Option<UndoNow> {
        let (what, ticket, until) = self.state.hall.may_undo(self.now, window)?;
        Some(UndoNow { what: what.into(), number: ticket.number.to_string(), until: until.as_millis() })
    }
}
