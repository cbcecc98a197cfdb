//! What a ticket's paper says, from the ticket, the plan and the hall as it is now. Pure.

use hall_core::{MissedPlace, MissedPolicy, Plan};
use hall_wire::{KioskBody, ServiceWait, Ticket};
use jiff::tz::{Offset, TimeZone};

use crate::ticket::{Language, Text, TicketPrint};

/// Writes the paper of a ticket.
pub(crate) fn paper(ticket: &Ticket, plan: &Plan, now: &KioskBody, language: Language, copy: bool) -> TicketPrint {
    let waits = service_wait(ticket, Some(now));
    let (issued_date, issued_time) = local(ticket.issued_at, now.utc_offset_min);
    let services =
        ticket.steps.iter().filter_map(|step| plan.services.iter().find(|one| one.id.as_str() == step.service));
    let services: Vec<&hall_core::Service> = services.collect();
    let class = plan.classes.iter().find(|class| class.id.as_str() == ticket.class && ticket.class != "ordinary");
    let areas = waits.map(|wait| wait.areas.join("、")).filter(|areas| !areas.is_empty());
    TicketPrint {
        language,
        hall: text(&plan.hall.name),
        services: services.iter().map(|service| text(&service.name)).collect(),
        number: ticket.number.clone(),
        class: class.map(|class| text(&class.name)),
        area: areas,
        windows: waits.map(|wait| wait.windows.clone()).unwrap_or_default(),
        ahead: ticket.ahead,
        wait_s: ticket.wait.map(|wait| (wait.low_s, wait.high_s)),
        issued_date,
        issued_time,
        documents: documents(&services),
        missed_rule: missed_rule(&plan.missed),
        url: format!("{}{}", now.visit_url, ticket.token.as_deref().unwrap_or_default()),
        copy,
    }
}

/// What to have ready for all services, each thing once.
fn documents(services: &[&hall_core::Service]) -> Vec<Text> {
    let mut documents: Vec<Text> = Vec::new();
    for needed in services.iter().flat_map(|service| &service.documents).map(document) {
        if !documents.contains(&needed) {
            documents.push(needed);
        }
    }
    documents
}

fn missed_rule(missed: &MissedPolicy) -> Text {
    if missed.requeues_max == 0 {
        return Text::new("过号请到原窗口，请工作人员重新呼叫", "Missed your call? Go to the window that called you");
    }
    let behind = missed.requeue_behind;
    match missed.place {
        MissedPlace::Behind => Text::new(
            format!("过号请到导办台，可排在{behind}人之后重新等候"),
            format!("Missed your call? Go to reception: you wait again behind {behind} others"),
        ),
        MissedPlace::End => Text::new(
            "过号请到导办台，可排到队尾重新等候",
            "Missed your call? Go to reception: you wait again behind everyone",
        ),
        MissedPlace::Own => Text::new(
            "过号请到导办台，可按原来的次序继续等候",
            "Missed your call? Go to reception: you wait again by your own arrival",
        ),
    }
}

/// Finds how the first service of a ticket is now.
pub(crate) fn service_wait<'a>(ticket: &Ticket, now: Option<&'a KioskBody>) -> Option<&'a ServiceWait> {
    let first = &ticket.steps.first()?.service;
    now?.services.iter().find(|service| service.service == *first)
}

fn document(document: &hall_core::Document) -> Text {
    Text::new(&*document.zh, &*document.en)
}

fn text(text: &hall_core::Text) -> Text {
    Text::new(&*text.zh, &*text.en)
}

fn local(at_ms: i64, utc_offset_min: i32) -> (String, String) {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let offset = Offset::from_seconds(utc_offset_min.saturating_mul(60)).unwrap_or(Offset::UTC);
    let at = at.to_zoned(TimeZone::fixed(offset));
    (at.strftime("%Y-%m-%d").to_string(), at.strftime("%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_tells_the_halls_own_time() {
        assert_eq!(local(1_795_432_490_606, 480), ("2026-11-23".into(), "19:14".into()));
        assert_eq!(local(1_795_432_490_606, -300), ("2026-11-23".into(), "06:14".into()));
    }
}
