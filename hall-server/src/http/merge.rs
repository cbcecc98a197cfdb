//! Takes in what a kiosk issued while the server was away.

use std::sync::Arc;

use axum::extract::{Query, rejection::QueryRejection};
use axum::http::StatusCode;
use hall_core::{
    Act, Code, Day, Hall, Issue, JourneyId, Merge, Number, Particulars, ServiceId, Ticket, TicketId, Timestamp,
    WaitRange,
};
use hall_wire::{GivenToday, MergeTicket, Reserve, ReservedTicket};
use serde::Deserialize;

use super::body::{Body, MustBody, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::submit::ticket_or_nothing;
use super::tickets::{class, language, print_outcome};

/// More than a ticket can have, so that the core decides what is too many.
const SERVICES_READ_MAX: usize = 64;

/// The maximum number of tickets reserved at once.
const RESERVED_MAX: usize = 500;

/// The query of a reserve.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReserveQuery {
    count: usize,
}

/// `GET /halls/{hall}/tickets/reserve`
pub(super) async fn reserve(entered: Entered, query: Result<Query<ReserveQuery>, QueryRejection>) -> Answered {
    let Query(ReserveQuery { count }) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    if !(1..=RESERVED_MAX).contains(&count) {
        return Err(Fail::invalid(format!("count: 1 to {RESERVED_MAX}")));
    }
    let reserved = || {
        let ticket = TicketId::from_u128(uuid::Uuid::now_v7().as_u128());
        ReservedTicket { ticket: ticket.to_string(), token: entered.app.tokens.of(ticket) }
    };
    let tickets = std::iter::repeat_with(reserved).take(count).collect();
    let kiosk = entered.actor()?.id;
    let given = entered.hall().hub.look(|views| given_today(&views.state.hall, kiosk.as_str()));
    Ok(json(StatusCode::OK, &Reserve { tickets, given }))
}

/// Returns the highest number that a kiosk gave alone today, as far as it is merged.
fn given_today(hall: &Hall, kiosk: &str) -> Option<GivenToday> {
    let of_kiosk = |ticket: &&Arc<Ticket>| {
        ticket.alone.is_some() && ticket.kiosk.as_ref().is_some_and(|giver| giver.as_str() == kiosk)
    };
    let last = hall.tickets().iter().filter(of_kiosk).map(|ticket| ticket.number.parts().1).max()?;
    Some(GivenToday { day: hall.day()?.to_string(), last })
}

/// `POST /halls/{hall}/tickets/merge`
pub(super) async fn merge(entered: Entered, key: KeyOf, Body(body): MustBody<MergeTicket>) -> Answered {
    let act = Act::Merge(Box::new(read(&body)?));
    let done = entered.submit(key.0, &body, act, Vec::new()).await?;
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    Ok(ticket_or_nothing(&entered, entered.hall(), done.ticket.as_ref(), status))
}

fn read(body: &MergeTicket) -> Answered<Merge> {
    let services = body.services.iter().take(SERVICES_READ_MAX).map(|text| ServiceId::new(text));
    let issue = Issue {
        ticket: field("ticket", body.ticket.parse::<TicketId>())?,
        services: field("services", services.collect())?,
        parallel: body.parallel.unwrap_or(false),
        class: body.class.as_deref().map(class).transpose()?,
        evidence: body.evidence.as_deref().map(|text| field("evidence", Code::new(text))).transpose()?,
        language: body.language.as_deref().map(language).transpose()?,
        appointment: None,
        expected: body.wait.map(|wait| WaitRange { low_s: wait.low_s, high_s: wait.high_s }),
        particulars: Particulars {
            journey: body.journey.as_deref().map(|text| field("journey", JourneyId::new(text))).transpose()?,
            ..Particulars::default()
        },
    };
    Ok(Merge {
        issue,
        number: field("number", body.number.parse::<Number>())?,
        day: body.day.parse::<Day>().map_err(|_no_day| Fail::invalid("day: a date such as 2026-11-02"))?,
        arrived_at: Timestamp(body.arrived_at),
        clock_offset_ms: body.clock_offset_ms,
        printed: body.printed.as_deref().map(|text| print_outcome("printed", text)).transpose()?,
        asked: None,
    })
}

fn field<T, E: std::fmt::Display>(name: &str, read: Result<T, E>) -> Answered<T> {
    read.map_err(|error| Fail::invalid(format!("{name}: {error}")))
}
