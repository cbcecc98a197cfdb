//! The content of a printed ticket, from the ticket, the plan and the hall as it is now. Pure.

use std::collections::BTreeSet;

use hall_core::{ClassId, Plan};
use hall_wire::{KioskBody, ServiceWait, Ticket};
use hall_words::{in_every, words};
use jiff::Zoned;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use crate::ticket::{Language, Text, TicketPrint};

/// Composes the content of a ticket.
pub(crate) fn paper(ticket: &Ticket, plan: &Plan, now: &KioskBody, language: Language, copy: bool) -> TicketPrint {
    let waits = service_wait(ticket, Some(now));
    let (issued_date, issued_time) = local(ticket.issued_at, now);
    let services =
        ticket.steps.iter().filter_map(|step| plan.services.iter().find(|one| one.id.as_str() == step.service));
    let services: Vec<&hall_core::Service> = services.collect();
    let class = plan.classes.iter().find(|class| class.id.as_str() == ticket.class && ticket.class != "ordinary");
    // The booked time implies it.
    let class = class.filter(|class| ticket.booked_at.is_none() || !is_of_bookings(plan, &class.id));
    TicketPrint {
        language,
        hall: plan.hall.name.clone(),
        services: services.iter().map(|service| service.name.clone()).collect(),
        number: ticket.number.clone(),
        class: particular(class.map(|class| class.name.clone()), ticket, now),
        areas: waits.map(|wait| wait.areas.clone()).unwrap_or_default(),
        windows: waits.map(|wait| wait.windows.clone()).unwrap_or_default(),
        ahead: ticket.ahead,
        wait: ticket.wait,
        issued_date,
        issued_time,
        documents: documents(&services),
        missed_rule: in_every(|language| words::missed_rule(&plan.missed, language)),
        url: ticket.token.as_deref().map(|token| format!("{}{token}", now.visit_url)).unwrap_or_default(),
        as_of: None,
        copy,
    }
}

/// Returns whether a class is that of visitors who booked.
fn is_of_bookings(plan: &Plan, class: &ClassId) -> bool {
    plan.appointments.iter().any(|rules| rules.class.as_ref() == Some(class))
}

/// Returns the details beside the services: the class, the booked time, the number of people, and of an agent's
/// principals.
fn particular(class: Option<Text>, ticket: &Ticket, now: &KioskBody) -> Option<Text> {
    let booked = ticket.booked_at.map(|at| booked_time(at, now));
    let principals: BTreeSet<u8> = ticket.steps.iter().filter_map(|step| step.principal).collect();
    let others = in_every(|language| {
        words::particulars(booked.as_deref(), ticket.people, principals.len(), language).join(" · ")
    });
    let all: Vec<Text> = class.into_iter().chain((others != Text::default()).then_some(others)).collect();
    (!all.is_empty()).then(|| Text::join(all.iter(), |_, said| said.join(" · ")))
}

/// Returns the documents to have ready for all services, each once.
fn documents(services: &[&hall_core::Service]) -> Vec<Text> {
    let mut documents: Vec<Text> = Vec::new();
    for needed in services.iter().flat_map(|service| &service.documents) {
        if !documents.contains(&needed.text) {
            documents.push(needed.text.clone());
        }
    }
    documents
}

/// Looks up the current state of a ticket's first service.
pub(crate) fn service_wait<'a>(ticket: &Ticket, now: Option<&'a KioskBody>) -> Option<&'a ServiceWait> {
    let first = &ticket.steps.first()?.service;
    now?.services.iter().find(|service| service.service == *first)
}

/// Formats an instant as date and time on the hall's clock, with the offset that the zone has at that instant.
pub(crate) fn local(at_ms: i64, now: &KioskBody) -> (String, String) {
    let at = zoned(at_ms, now);
    (at.strftime("%Y-%m-%d").to_string(), at.strftime("%H:%M").to_string())
}

/// Formats a time of day on the hall's clock.
pub(crate) fn clock(at_ms: i64, now: &KioskBody) -> String {
    local(at_ms, now).1
}

/// Formats a booked time on the hall's clock: two slots never read the same, even if the clock shows a time twice.
fn booked_time(at_ms: i64, now: &KioskBody) -> String {
    let at = zoned(at_ms, now);
    let clock = at.strftime("%H:%M").to_string();
    match at.time_zone().to_ambiguous_timestamp(at.datetime()).offset() {
        AmbiguousOffset::Fold { .. } => words::shown_twice(&clock, at.offset().seconds()),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => clock,
    }
}

fn zoned(at_ms: i64, now: &KioskBody) -> Zoned {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let zone = TimeZone::get(&now.zone).unwrap_or_else(|_unknown| {
        let offset = Offset::from_seconds(now.utc_offset_min.saturating_mul(60)).unwrap_or(Offset::UTC);
        TimeZone::fixed(offset)
    });
    at.to_zoned(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now_in(zone: &str, utc_offset_min: i32) -> KioskBody {
        KioskBody {
            open: true,
            until: None,
            opens_at: None,
            services: Vec::new(),
            plan_version: 1,
            visit_url: String::new(),
            now: 0,
            zone: zone.into(),
            utc_offset_min,
            unmerged: Vec::new(),
        }
    }

    #[test]
    fn a_booked_time_a_groups_people_and_an_agents_principals_stand_on_the_paper() {
        let step = |principal: u8| serde_json::json!({"step": principal, "service": "s", "state": "waiting", "principal": principal});
        let ticket: Ticket = serde_json::from_value(serde_json::json!({
            "id": "t", "number": "A001", "state": "waiting", "class": "elderly", "steps": [step(0), step(1), step(1)],
            "arrived_at": 0, "issued_at": 0, "ahead": 0, "wait": null, "people": 3, "booked_at": 1_795_432_490_606_i64,
        }))
        .unwrap();
        let now = now_in("Asia/Shanghai", 480);
        let said = particular(Some(Text::new("老年人", "Elderly")), &ticket, &now).unwrap();
        assert_eq!(said.zh(), "老年人 · 预约 19:14 · 3 人 · 代 2 人办理");
        let plain = Ticket { people: None, booked_at: None, steps: Vec::new(), ..ticket };
        assert_eq!(particular(None, &plain, &now), None);
    }

    #[test]
    fn the_two_times_that_the_clock_shows_alike_differ_on_the_paper() {
        let now = now_in("Europe/Berlin", 60);
        let booked = |at: &str| booked_time(at.parse::<jiff::Timestamp>().unwrap().as_millisecond(), &now);
        assert_eq!(booked("2026-10-25T02:30:00+02:00"), "02:30 UTC+2");
        assert_eq!(booked("2026-10-25T02:30:00+01:00"), "02:30 UTC+1");
        assert_eq!(booked("2026-10-25T03:30:00+01:00"), "03:30");
    }

    #[test]
    fn who_booked_reads_the_time_and_not_that_it_was_booked_as_well() {
        let (plan, _warnings) =
            hall_server::plan_file::parse("small.toml", include_str!("../../plans/small.toml")).unwrap();
        let ticket = |class: &str| -> Ticket {
            serde_json::from_value(serde_json::json!({
                "id": "t", "number": "A001", "state": "waiting", "class": class, "steps": [], "arrived_at": 0,
                "issued_at": 0, "ahead": 0, "wait": null, "booked_at": 1_795_432_490_606_i64,
            }))
            .unwrap()
        };
        let now = now_in("Asia/Shanghai", 480);
        let said = |class| paper(&ticket(class), &plan, &now, Language::Zh, false).class.unwrap().zh().to_owned();
        assert_eq!(said("booked"), "预约 19:14");
        assert_eq!(said("elderly"), "老年人 · 预约 19:14");
    }

    #[test]
    fn the_paper_tells_the_halls_own_time_at_that_instant() {
        let printed_time = |at_ms, zone, utc_offset_min| local(at_ms, &now_in(zone, utc_offset_min)).1;
        assert_eq!(local(1_795_432_490_606, &now_in("Asia/Shanghai", 480)), ("2026-11-23".into(), "19:14".into()));
        let july = "2026-07-01T07:15:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        assert_eq!(printed_time(july, "Europe/Berlin", 60), "09:15", "a copy that is printed in December");
        assert_eq!(printed_time(july, "Mars/Olympus", -300), "02:15", "a zone that is not known here");
    }
}
