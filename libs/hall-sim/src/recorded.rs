//! Converts a recorded day to visits and windows' turns, and counts what the record does not say.

mod ticket;

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{
    Actor, CalledAt, Day, Fact, Hall, OpenHours, Outcome, Plan, ServiceId, Span, TicketId, Timestamp, WindowId, facts,
};

use crate::{DayWaits, Ending, Stay, Turn, Unknown, Visit, WindowTurn};
use ticket::RecordedTicket;

/// A day as recorded.
#[derive(Debug, Clone)]
pub struct RecordedDay {
    /// The date of the day.
    pub day: Day,
    /// When it was opened.
    pub begun_at: Timestamp,
    /// The opening hours.
    pub spans: Vec<Span>,
    /// When the day ended, or would have ended.
    pub end: Timestamp,
    /// The time of the last entry, for a day that is not over in the record.
    pub known_until: Timestamp,
    /// The plan of the day; the last one if it changed.
    pub plan: Arc<Plan>,
    /// The visits, in order of arrival.
    pub visits: Vec<Visit>,
    /// When windows opened, paused and closed.
    pub turns: Vec<WindowTurn>,
    /// Substitutes for what the record does not say.
    pub unknown: Unknown,
    /// How long everyone waited.
    pub waits: DayWaits,
    /// Counts of what the record does not say.
    pub gaps: Gaps,
}

/// How much of a day a record does not say, or a replay does not repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gaps {
    /// Stays whose end is unknown.
    pub open_stays: u32,
    /// Visitors who were sent to a particular window or clerk: in a replay they wait for their service instead.
    pub sent_to_window: u32,
    /// Calls out of order: in a replay the rules choose instead.
    pub out_of_order: u32,
    /// Acts that were undone: they count as not having happened.
    pub taken_back: u32,
    /// Changes of the plan during the day.
    pub plan_changes: u32,
    /// Visitors who brought papers requested on an earlier day: they wait like everyone else.
    pub papers_of_earlier_days: u32,
    /// Stays after which no ticket waited: how soon the clerk would have called is unknown.
    pub rests_unknown: u32,
}

/// Reads the entries of a day, in order.
#[derive(Debug)]
pub struct DayReader {
    hall: Hall,
    begun: Option<(Timestamp, Day, Vec<Span>, Timestamp)>,
    last_at: Timestamp,
    tickets: Vec<RecordedTicket>,
    indexes: BTreeMap<TicketId, usize>,
    /// Since when each free window has been free, and after which stay.
    free: BTreeMap<WindowId, (Timestamp, usize)>,
    turns: Vec<WindowTurn>,
    waits: DayWaits,
    gaps: Gaps,
    called_in_breaks: bool,
}

impl DayReader {
    /// Starts with the hall as it was before the entry that opened the day.
    #[must_use]
    pub fn new(hall: Hall) -> Self {
        Self {
            last_at: hall.now(),
            hall,
            begun: None,
            tickets: Vec::new(),
            indexes: BTreeMap::new(),
            free: BTreeMap::new(),
            turns: Vec::new(),
            waits: DayWaits::default(),
            gaps: Gaps::default(),
            called_in_breaks: false,
        }
    }

    /// Processes an entry.
    pub fn watch(&mut self, at: Timestamp, actor: &Actor, facts: &[Fact]) {
        self.last_at = at;
        for fact in facts {
            self.hall.apply(at, fact);
            self.waits.watch(&self.hall, at, fact);
            self.take(at, actor, fact);
        }
    }

    fn take(&mut self, at: Timestamp, actor: &Actor, fact: &Fact) {
        match fact {
            Fact::DayBegun(begun) => self.begun = Some((at, begun.day, begun.spans.clone(), begun.end)),
            Fact::DayExtended { span, end } => {
                if let Some((_, _, spans, day_end)) = &mut self.begun {
                    spans.push(*span);
                    *day_end = *end;
                }
            }
            Fact::DayShortened { until, end } => {
                if let Some((_, _, spans, day_end)) = &mut self.begun {
                    spans.iter_mut().for_each(|span| span.to = span.to.min(*until));
                    *day_end = *end;
                }
            }
            Fact::PlanAdopted { .. } => self.gaps.plan_changes += u32::from(self.begun.is_some()),
            Fact::HallClosed { .. } | Fact::DayEnded { .. } | facts!(late) => {}
            Fact::Issued(issued) => {
                self.indexes.insert(issued.ticket, self.tickets.len());
                let earlier = issued.linked.is_some_and(|of| !self.indexes.contains_key(&of));
                self.gaps.papers_of_earlier_days += u32::from(earlier);
                self.tickets.push(RecordedTicket::issued(issued, actor, at));
            }
            facts!(windows) => {
                let Some(turn) = turn_of(at, fact) else { return };
                if !matches!(turn.turn, Turn::Lends { .. } | Turn::LendEnds) {
                    self.free.remove(&turn.window);
                }
                self.turns.push(turn);
            }
            facts!(calls) | facts!(visits) | facts!(tickets) | facts!(cases) | facts!(bookings) => {
                if let Some(index) = fact.ticket().and_then(|ticket| self.indexes.get(&ticket).copied()) {
                    self.take_of_ticket(at, actor, fact, index);
                }
            }
        }
    }

    fn take_of_ticket(&mut self, at: Timestamp, actor: &Actor, fact: &Fact, index: usize) {
        if let Some(CalledAt { ticket, window, step, why, .. }) = fact.called() {
            let hours = self.hall.hours();
            self.called_in_breaks |= !hours.is_open(at) && hours.opens_after(at).is_some();
            self.gaps.out_of_order += u32::from(why.lane == hall_core::Lane::OutOfOrder);
            let step = self.hall.ticket(ticket).and_then(|ticket| ticket.steps.get(usize::from(step)));
            let Some(service) = step.map(|step| self.hall.layout().service_id(step.service).clone()) else { return };
            if let Some((free_at, before)) = self.free.remove(window) {
                let rests_ms = (self.tickets[index].waits_since <= free_at).then_some(at - free_at);
                self.tickets[before].rested(window, rests_ms);
            }
            self.tickets[index].called(at, window, service);
            return;
        }
        match fact {
            // There was no call: how soon the window would have called is unknown.
            Fact::ServedWithoutTicket { window, .. } | Fact::Resumed { window, .. } => drop(self.free.remove(window)),
            Fact::Undone { .. } => self.gaps.taken_back += 1,
            Fact::SentToWindow { .. } | Fact::SentToClerk { .. } => self.gaps.sent_to_window += 1,
            Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Missed { .. }
            | Fact::Finished { .. }
            | Fact::Parked { .. }
            | Fact::SentToService { .. }
            | Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => {}
        }
        if let Some(window) = self.tickets[index].take(at, actor, fact) {
            self.free.insert(window, (at, index));
        }
    }

    /// Finishes the day; none if it was never opened.
    #[must_use]
    pub fn finish(mut self) -> Option<RecordedDay> {
        let (begun_at, day, spans, end) = self.begun.take()?;
        self.waits.end();
        self.gaps.open_stays =
            u32::try_from(self.tickets.iter().filter(|ticket| ticket.is_at_window()).count()).unwrap_or(0);
        let mut order: Vec<usize> = (0..self.tickets.len()).collect();
        order.sort_by_key(|index| self.tickets[*index].arrives_at());
        let sorted: BTreeMap<usize, usize> = order.iter().enumerate().map(|(sorted, index)| (*index, sorted)).collect();
        let earlier =
            |ticket: &RecordedTicket| ticket.linked.and_then(|of| sorted.get(self.indexes.get(&of)?).copied());
        let returns: Vec<Option<usize>> = order.iter().map(|index| earlier(&self.tickets[*index])).collect();
        let mut visits: Vec<Visit> = self.tickets.into_iter().map(RecordedTicket::visit).collect();
        visits.sort_by_key(|visit| visit.arrives_at);
        for (visit, of) in visits.iter_mut().zip(returns) {
            visit.returns_of = of;
        }
        let stays = || visits.iter().flat_map(|visit| &visit.stays);
        self.gaps.rests_unknown =
            u32::try_from(stays().filter(|stay| stay.rests_ms.is_none()).count()).unwrap_or(u32::MAX);
        let unknown = Unknown {
            takes_ms: means(stays()),
            rests_ms: median(stays().filter_map(|stay| stay.rests_ms).collect()),
            calls_in_breaks: self.called_in_breaks,
        };
        // Work after closing continues until no one waits: that depends on the plan and is not copied.
        let closes_at = OpenHours::new(spans.clone()).closes().unwrap_or(end);
        let ends_work = |turn: &WindowTurn| matches!(turn.turn, Turn::Pauses { .. } | Turn::Leaves | Turn::Closes);
        self.turns.retain(|turn| turn.at < closes_at || !ends_work(turn));
        Some(RecordedDay {
            day,
            begun_at,
            spans,
            end,
            known_until: self.last_at,
            plan: self.hall.layout().plan().clone(),
            visits,
            turns: self.turns,
            unknown,
            waits: self.waits,
            gaps: self.gaps,
        })
    }
}

fn turn_of(at: Timestamp, fact: &Fact) -> Option<WindowTurn> {
    let (window, turn) = match fact {
        Fact::WindowOpened { window, clerk, services } | Fact::WindowTakenOver { window, clerk, services, .. } => {
            (window, Turn::Opens { clerk: clerk.clone(), services: services.clone() })
        }
        Fact::WindowPaused { window, back_at, substitute, .. } => {
            (window, Turn::Pauses { back_at: *back_at, substitute: substitute.clone() })
        }
        Fact::WindowLeft { window, .. } => (window, Turn::Leaves),
        Fact::WindowLent { window, services, until } => {
            (window, Turn::Lends { services: services.clone(), until: *until })
        }
        Fact::LendEnded { window } => (window, Turn::LendEnds),
        Fact::WindowClosed { window } => (window, Turn::Closes),
        // Whether an idle window waits is up to the player of the day.
        Fact::WindowWaits { .. } => return None,
        Fact::Issued(_)
        | facts!(days)
        | facts!(late)
        | facts!(calls)
        | facts!(visits)
        | facts!(tickets)
        | facts!(cases)
        | facts!(bookings) => return None,
    };
    Some(WindowTurn { at, window: window.clone(), turn })
}

/// Returns the mean duration of each service, over visits served to the end.
fn means<'a>(stays: impl Iterator<Item = &'a Stay>) -> BTreeMap<ServiceId, i64> {
    let mut sums: BTreeMap<ServiceId, (i64, i64)> = BTreeMap::new();
    for stay in stays {
        if let Ending::Finished { outcome: Some(outcome), .. } = &stay.ending
            && *outcome != Outcome::NotHere
        {
            let (count, sum) = sums.entry(stay.service.clone()).or_default();
            (*count, *sum) = (*count + 1, *sum + stay.takes_ms);
        }
    }
    sums.into_iter().map(|(service, (count, sum))| (service, sum / count)).collect()
}

fn median(mut values: Vec<i64>) -> i64 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}
