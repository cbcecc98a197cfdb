//! The manager's dashboard.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{ServiceIx, StepState, Ticket, TicketState, Timestamp, WindowIx, WindowState};
use hall_wire::{Advised, AdvisedAct, CurvePoint, Dashboard, Doing, OrphanNow, ServiceNow, Text, Wait, WindowNow};
use hall_words::texts::{self, server};
use hall_words::{Language, in_every};

use super::{Views, count, seconds};
use crate::advice::{Availability, ServiceFacts, WindowFacts, advice, standing};
use crate::replica::day_story::Quarter;
use crate::waits;

/// Time for which a window is free while visitors wait for it before it is reported as not calling.
const NOT_CALLING_AFTER_MS: i64 = 120_000;

/// The maximum number of orphaned visits in the manager's list.
const ORPHANS_SHOWN_MAX: usize = 50;

impl Views<'_> {
    /// Returns the current state of the hall and its day so far.
    #[must_use]
    pub fn dashboard(&self) -> Dashboard {
        let story = &self.state.story;
        let hall = &self.state.hall;
        let waiting: Vec<&Ticket> = self.state.waiting().collect();
        let waited = |ticket: &&&Ticket| self.waited_s(ticket.waits_since(), self.now);
        // Of visitors who came at the same time, the first: `max_by_key` returns the last of equals, hence the reversal.
        let longest = waiting.iter().rev().max_by_key(waited);
        let (until, opens_at) = self.state.until_or_opens(self.now);
        let (services, facts) = self.service_rows(&waiting);
        let (advice, advised) = self.advice(&facts);
        let lights = self.lights();
        Dashboard {
            hall: hall.id().to_string(),
            name: self.hall_name(),
            day: hall.day().map(|day| day.to_string()),
            open: hall.is_open(self.now),
            until,
            closes_at: hall.day_end().and_then(|_open| hall.hours().closes()).map(Timestamp::as_millis),
            planned_close_at: hall.planned_closing().map(Timestamp::as_millis),
            opens_at,
            waiting: count(waiting.len()),
            longest_wait_s: longest.as_ref().map_or(0, waited),
            longest_wait_number: longest.map(|ticket| ticket.number.to_string()),
            issued: story.issued,
            served: count(hall.tickets().iter().filter(|ticket| ticket.state == TicketState::Done).count()),
            missed: story.missed,
            within_target_percent: (story.within_target * 100).checked_div(story.called),
            mean_wait_s: mean_s(story.waited_ms, story.called),
            advice,
            advised,
            services,
            windows: self.window_rows(),
            curve: story.quarters.iter().map(|(at, quarter)| curve_point(*at, quarter)).collect(),
            orphaned: self.orphans(),
            cases: lights.urgent,
            cases_open: lights.open,
            cases_amber: lights.amber,
            cases_red: lights.red,
            bookings_to_inform: self.bookings_to_inform(),
            devices: self.devices.now(self.state),
            now: self.now.as_millis(),
            zone: self.zone(),
            utc_offset_min: self.state.utc_offset_min(self.now),
        }
    }

    fn orphans(&self) -> Vec<OrphanNow> {
        let row = |(ticket, owner, alone_ms): (&Ticket, &hall_core::ClerkId, i64)| OrphanNow {
            ticket: self.waiting_now(ticket),
            owner: owner.to_string(),
            alone_s: seconds(alone_ms),
        };
        self.state.hall.orphaned(self.now).take(ORPHANS_SHOWN_MAX).map(row).collect()
    }

    fn service_rows(&self, waiting: &[&Ticket]) -> (Vec<ServiceNow>, Vec<ServiceFacts>) {
        let layout = self.state.hall.layout();
        let served = served_by_service(self.state.hall.tickets());
        let rows = layout.service_ixs().filter_map(|service| {
            let plan = layout.service_plan(service)?;
            let (issued, day) = (self.state.hall.issued(service), served.get(&service).copied().unwrap_or_default());
            let open = count(self.state.hall.windows_serving(service).len());
            let mine = waiting.iter().filter(|ticket| ticket.present_service() == service);
            let (mut waits, mut longest_wait_s) = (0, 0);
            for ticket in mine {
                waits += 1;
                longest_wait_s = self.waited_s(ticket.waits_since(), self.now).max(longest_wait_s);
            }
            let facts = self.service_facts(service, waits, longest_wait_s)?;
            let row = || ServiceNow {
                service: plan.id.to_string(),
                name: plan.name.clone(),
                waiting: waits,
                longest_wait_s,
                wait: self.waits.get(service).filter(|_| open > 0).map(waits::wire),
                target_wait_s: facts.target_wait_s,
                standing: standing(&facts),
                windows_open: open,
                issued,
                served: day.steps,
                mean_service_s: mean_s(day.timed_ms, day.timed),
            };
            (waits > 0 || open > 0 || issued > 0).then(|| (row(), facts.clone()))
        });
        rows.unzip()
    }

    fn window_rows(&self) -> Vec<WindowNow> {
        let layout = self.state.hall.layout();
        let shown = layout.window_ixs().filter(|window| layout.window_plan(*window).is_some_and(|plan| !plan.retired));
        shown.map(|window| self.window_row(window)).collect()
    }

    fn window_row(&self, window_ix: WindowIx) -> WindowNow {
        let window = self.state.hall.window(window_ix);
        let waiting = count(self.state.hall.waiting_for(window_ix).len());
        let present = self.state.hall.present(window_ix);
        let idle_ms = self.now - window.since;
        let doing = match (&window.state, present) {
            (_, Some(ticket)) if ticket.state == TicketState::Called => Doing::Called,
            (_, Some(_)) => Doing::Serving,
            (WindowState::Closed, None) => Doing::Closed,
            (WindowState::Paused { .. }, None) => Doing::Paused,
            (WindowState::Open, None) if window.waits_since.is_some() => Doing::Idle,
            (WindowState::Open, None) if waiting > 0 && idle_ms > NOT_CALLING_AFTER_MS => Doing::NotCalling,
            (WindowState::Open, None) => Doing::Idle,
        };
        let since = present.and_then(|ticket| ticket.started_at.or(ticket.called_at)).unwrap_or(window.since);
        WindowNow {
            face: self.face(window_ix),
            doing,
            since: since.as_millis(),
            clerk: window.clerk.as_ref().map(ToString::to_string),
            lent: self.lent(window_ix),
            waits_since: window.waits_since.map(Timestamp::as_millis),
            served: window.served,
            waiting,
            left_here: self.left_here(window_ix),
        }
    }

    fn service_facts(&self, service: ServiceIx, waiting: u32, longest_wait_s: u32) -> Option<ServiceFacts> {
        let plan = self.state.hall.layout().service_plan(service)?;
        Some(ServiceFacts {
            service,
            waiting,
            wait: self.waits.get(service).map(waits::wire),
            longest_wait_s,
            target_wait_s: u32::from(plan.target_wait_min) * 60,
            needs_full_authority: plan.needs_full_authority,
        })
    }

    fn window_facts(&self) -> Vec<WindowFacts> {
        let (hall, layout) = (&self.state.hall, self.state.hall.layout());
        let facts = layout.window_ixs().filter_map(|window| {
            let plan = layout.window_plan(window).filter(|plan| !plan.retired)?;
            let doing = match (&hall.window(window).state, hall.present(window)) {
                (WindowState::Open, None) => Availability::Free,
                (WindowState::Closed, None) => Availability::Shut,
                // A clerk on a break returns without being advised to.
                (WindowState::Open | WindowState::Paused { .. } | WindowState::Closed, _) => Availability::Busy,
            };
            Some(WindowFacts {
                window,
                doing,
                services: hall.offered(window).into_iter().map(|(service, _)| service).collect(),
                waiting: count(self.state.hall.waiting_for(window).len()),
                full_authority: plan.full_authority,
            })
        });
        facts.collect()
    }

    /// Returns advice on what to do now, and the action it recommends.
    fn advice(&self, facts: &[ServiceFacts]) -> (Option<Text>, Option<Advised>) {
        let Some(advice) = advice(facts, &self.window_facts()) else { return (None, None) };
        let row = facts.iter().find(|row| row.service == advice.service);
        let Some(row) = row else { return (None, None) };
        let (name, target_min) = (self.service_name(row.service), u64::from(row.target_wait_s / 60));
        let why = |language: Language| {
            let service = name.pick(language.code());
            let minutes = |wait: Wait| u64::from(wait.high_s.max(row.longest_wait_s) / 60);
            match row.wait {
                None => server::advice_unserved(language, service, row.waiting.into()),
                Some(wait) => server::advice_late(language, service, minutes(wait), target_min),
            }
        };
        let Some((act, window)) = advice.act else {
            return (Some(in_every(|language| server::advice_nobody(language, &why(language)))), None);
        };
        let label = self.label(window);
        let what = |language| match act {
            AdvisedAct::Call => server::advice_call(language, &label),
            AdvisedAct::Lend => server::advice_lend(language, &label),
            AdvisedAct::Open => server::advice_open(language, &label),
        };
        let text = in_every(|language| why(language) + texts::language::colon(language) + &what(language));
        let window = self.state.hall.layout().window_id(window).to_string();
        (Some(text), Some(Advised { act, window, service: self.service(row.service) }))
    }
}

/// The totals of a service.
#[derive(Debug, Clone, Copy, Default)]
struct Served {
    /// The number of steps finished.
    steps: u32,
    /// The number of those whose duration is known.
    timed: u32,
    /// Their total duration, in milliseconds.
    timed_ms: i64,
}

/// Counts finished steps from the day's tickets, so that undone or repeated acts count as they are now.
fn served_by_service(tickets: &[Arc<Ticket>]) -> BTreeMap<ServiceIx, Served> {
    let mut services = BTreeMap::<ServiceIx, Served>::new();
    for step in tickets.iter().flat_map(|ticket| &ticket.steps).filter(|step| step.state == StepState::Done) {
        let served = services.entry(step.service).or_default();
        served.steps += 1;
        if let (Some(started_at), Some(finished_at)) = (step.started_at, step.finished_at) {
            served.timed += 1;
            served.timed_ms += finished_at - started_at;
        }
    }
    services
}

fn mean_s(sum_ms: i64, many: u32) -> Option<u32> {
    sum_ms.checked_div(i64::from(many)).map(seconds)
}

fn curve_point(at: i64, quarter: &Quarter) -> CurvePoint {
    let mean = |sum: u64| sum.checked_div(u64::from(quarter.quoted)).and_then(|mean| u32::try_from(mean).ok());
    CurvePoint {
        at,
        arrivals: quarter.arrivals,
        calls: quarter.calls,
        waiting: quarter.waiting,
        mean_wait_s: mean_s(quarter.waited_ms, quarter.calls),
        quoted_low_s: mean(quarter.quoted_low_s),
        quoted_high_s: mean(quarter.quoted_high_s),
    }
}
