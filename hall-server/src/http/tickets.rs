//! Tickets: issued, found, shown and changed.

mod codes;
mod evidence;
mod particulars;

pub(super) use codes::{class, language};
pub(super) use particulars::principals;

use axum::extract::{Query, rejection::QueryRejection};
use axum::http::StatusCode;
use hall_core::{Act, Hall, Issue, JourneyId, PrintOutcome, ServiceId, Ticket, TicketId, Timestamp};
use hall_forecast::is_plain_newcomer;
use hall_wire::{Grant, IssueTicket, PrintResult, TicketPage};
use serde::{Deserialize, Serialize};

use super::body::{Body, MustBody, json};
use super::cards::{self, Admitted};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::submit::{new_ticket, ticket_or_nothing};
use crate::engine::{Private, private};
use crate::text;
use crate::views::Views;

/// The maximum number of tickets on a page.
pub(super) const PAGE_TICKETS_MAX: usize = 200;
/// An appointment further away than this must be a mistake.
const APPOINTMENT_APART_MS_MAX: i64 = 366 * 24 * 60 * 60 * 1000;
const PHONE_CHARS_MAX: usize = 20;
const PHONE_DIGITS_MIN: usize = 5;

/// `POST /halls/{hall}/tickets`
pub(super) async fn issue(entered: Entered, key: KeyOf, Body(mut body): MustBody<IssueTicket>) -> Answered {
    // Taken out first: a number is in no digest and no fingerprint but its own.
    let card = body.card.take();
    let (services, particulars) = particulars::read(&body)?;
    let (hall, evidence) = (entered.hall(), evidence::read(&entered, body.evidence.as_deref()).await?);
    let plain = evidence::plain(&particulars::plain(&body), evidence.as_ref());
    // A visitor with an appointment waits for its slot; a newcomer's wait does not apply.
    let waited_for = match services.first() {
        _ if body.appointment.is_some() => None,
        Some(service) => Some(service.clone()),
        None => hall.hub.look(|views| first_of_plan(&views.state.hall, particulars.journey.as_ref()).cloned()),
    };
    let expected = waited_for.as_ref().and_then(|service| hall.waits.quote_newcomer(service));
    let act_services = services.clone();
    let ticket = TicketId::from_u128(uuid::Uuid::now_v7().as_u128());
    let act = Act::Issue(Issue {
        ticket,
        services,
        parallel: body.parallel.unwrap_or(false),
        class: body.class.as_deref().map(class).transpose()?,
        evidence,
        language: body.language.as_deref().map(language).transpose()?,
        appointment: body.appointment.map(|slot| booked_for(&entered, slot)).transpose()?,
        expected,
        particulars,
    });
    // A telephone number for the day would never be read: it is validated, so that programs learn of mistakes, but not
    // stored.
    body.phone.as_deref().map(phone).transpose()?;
    let names = particulars::names(&body)?.into_iter().collect();
    let of = if body.services.is_empty() { waited_for.as_slice() } else { &act_services };
    let held = match cards::admit(&entered, &key, card.as_deref(), of, ticket).await? {
        Admitted::Yes(held) => held,
        Admitted::Shown(first) => return Ok(first),
    };
    let done = held.settle(&entered, entered.submit_personal(key.0, (&body, &plain), act, names).await).await?;
    if done.repeated {
        return Ok(ticket_or_nothing(&entered, hall, done.ticket.as_ref(), StatusCode::OK));
    }
    let now = entered.app.clock.now();
    waited_for.iter().for_each(|service| hall.waits.count_newcomer(service, now));
    // A plain newcomer gets the wait quoted in the record, and need not wait for the replica.
    if done.ticket.as_ref().is_some_and(|issued| is_plain_newcomer(&issued.ticket, now)) {
        return Ok(new_ticket(&entered, hall, done.ticket.as_ref(), expected));
    }
    Ok(ticket_or_nothing(&entered, hall, done.ticket.as_ref(), StatusCode::CREATED))
}

/// Returns the first service of a journey, or where visitors who do not know what they need are helped.
fn first_of_plan<'a>(hall: &'a Hall, journey: Option<&JourneyId>) -> Option<&'a ServiceId> {
    let plan = hall.layout().plan();
    match journey {
        Some(id) => plan.journeys.iter().find(|journey| journey.id == *id)?.steps.first(),
        None => plan.hall.advice_service.as_ref(),
    }
}

/// Parses an appointment's time. Rejects only absurd values: a key that is retried on another day must still find its
/// ticket.
fn booked_for(entered: &Entered, slot: i64) -> Answered<Timestamp> {
    let slot = Timestamp(slot);
    if (slot - entered.app.clock.now()).saturating_abs() > APPOINTMENT_APART_MS_MAX {
        return Err(Fail::invalid("appointment: a time of today, in milliseconds since the Unix epoch"));
    }
    Ok(slot)
}

pub(super) fn phone(text: &str) -> Answered<Private> {
    let text = text::plain(text);
    let dialled = text.chars().all(|char| char.is_ascii_digit() || matches!(char, '+' | '-' | ' '));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits < PHONE_DIGITS_MIN || text.len() > PHONE_CHARS_MAX || !dialled {
        return Err(Fail::invalid("phone: at least 5 digits, with `+`, `-` and spaces up to 20 characters"));
    }
    Ok(Private { kind: private::PHONE.into(), value: text })
}

/// The query of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListQuery {
    /// States, separated by commas; all if absent.
    state: Option<String>,
    /// A number, as `a001` or `A001`.
    number: Option<String>,
    /// The id after which the page begins.
    after: Option<String>,
}

/// `GET /halls/{hall}/tickets`
pub(super) async fn list(entered: Entered, query: Result<Query<ListQuery>, QueryRejection>) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let states: Option<Vec<&str>> = query.state.as_deref().map(|states| states.split(',').collect());
    const STATES: [&str; 8] = ["waiting", "called", "serving", "parked", "missed", "done", "cancelled", "expired"];
    if states.as_ref().is_some_and(|states| states.iter().any(|state| !STATES.contains(state))) {
        return Err(Fail::invalid(format!("state: the states are {}", STATES.join(", "))));
    }
    let number = query.number.as_deref().map(text::number);
    let after = query.after.as_deref().map(str::parse::<TicketId>).transpose();
    let after = after.map_err(|error| Fail::invalid(format!("after: {error}")))?;
    let page = entered.look(|views| {
        let tickets = views.state.hall.tickets();
        let from = match after {
            Some(after) => tickets.iter().position(|ticket| ticket.id == after)? + 1,
            None => 0,
        };
        let mut found = tickets.iter().skip(from).filter(|ticket| {
            states.as_ref().is_none_or(|states| states.contains(&ticket.state.as_str()))
                && number.as_ref().is_none_or(|number| ticket.number.as_str() == number)
        });
        let tickets: Vec<_> = found.by_ref().take(PAGE_TICKETS_MAX).map(|ticket| views.ticket(ticket)).collect();
        let more = found.next().is_some();
        Some(TicketPage { next: tickets.last().filter(|_| more).map(|last| last.id.clone()), tickets })
    });
    // Another day has begun since: a client that silently started over would never reach the end.
    let page =
        page.await?.ok_or_else(|| Fail::invalid("after: there is no such ticket today; begin anew without it"))?;
    Ok(json(StatusCode::OK, &page))
}

/// `GET /halls/{hall}/tickets/{ticket}`
pub(super) async fn now(entered: Entered) -> Answered {
    Ok(json(StatusCode::OK, &entered.look_at_ticket(|views, ticket| shown(&entered, views, ticket)).await?))
}

fn shown(entered: &Entered, views: &Views<'_>, ticket: &Ticket) -> hall_wire::Ticket {
    if entered.sees_token_of(ticket) { views.ticket_with_token(ticket) } else { views.ticket(ticket) }
}

/// `GET /halls/{hall}/tickets/{ticket}/history`
pub(super) async fn history(entered: Entered) -> Answered {
    Ok(json(StatusCode::OK, &entered.look_at_ticket(|views, ticket| views.history(ticket)).await?))
}

/// An empty body.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// `POST /halls/{hall}/tickets/{ticket}/cancel`
pub(super) async fn cancel(entered: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.ticket_must_not_be_anothers().await?;
    entered.act(key, &body, Act::Cancel { ticket: entered.ticket_id()? }).await
}

/// `POST /halls/{hall}/tickets/{ticket}/requeue`
pub(super) async fn requeue(entered: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.act(key, &body, Act::Requeue { ticket: entered.ticket_id()? }).await
}

/// `POST /halls/{hall}/tickets/{ticket}/come-back`
pub(super) async fn come_back(entered: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.act(key, &body, Act::ComeBack { ticket: entered.ticket_id()? }).await
}

/// `POST /halls/{hall}/tickets/{ticket}/grant`
pub(super) async fn grant(entered: Entered, key: KeyOf, Body(body): Body<Grant>) -> Answered {
    let evidence = evidence::read(&entered, body.evidence.as_deref()).await?;
    entered.ticket_must_not_be_anothers().await?;
    let plain = evidence::plain_grant(&body, evidence.as_ref());
    let act = Act::Grant { ticket: entered.ticket_id()?, class: class(&body.class)?, evidence };
    let done = entered.submit_personal(key.0, (&body, &plain), act, Vec::new()).await?;
    Ok(ticket_or_nothing(&entered, entered.hall(), done.ticket.as_ref(), StatusCode::OK))
}

pub(super) fn print_outcome(name: &str, text: &str) -> Answered<PrintOutcome> {
    match text {
        "printed" => Ok(PrintOutcome::Printed),
        "failed" => Ok(PrintOutcome::Failed),
        "uncertain" => Ok(PrintOutcome::Uncertain),
        "on_screen" => Ok(PrintOutcome::OnScreen),
        _ => Err(Fail::invalid(format!("{name}: `printed`, `failed` or `uncertain`"))),
    }
}

/// `POST /halls/{hall}/tickets/{ticket}/print-result`
pub(super) async fn print_result(entered: Entered, key: KeyOf, Body(body): Body<PrintResult>) -> Answered {
    let outcome = print_outcome("outcome", &body.outcome)?;
    entered.ticket_must_not_be_anothers().await?;
    let act = Act::RecordPrint { ticket: entered.ticket_id()?, outcome, copy: body.copy.unwrap_or(false) };
    entered.act(key, &body, act).await
}
