//! What outlives the day: visitors who return with papers, and promised results.

use axum::extract::{Query, rejection::QueryRejection};
use axum::http::StatusCode;
use hall_core::{Act, Return, Role, ServiceId, StepNamed, TicketId};
use hall_wire::{CaseDone, ReturnTicket};
use serde::Deserialize;

use super::body::{Body, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::submit::ticket_or_nothing;
use super::tickets::language;
use super::visits::Visitor;
use crate::app::OpenHall;
use crate::text;
use crate::views::CaseQuery;

/// The new ticket of a returning visitor; it waits no longer than a newcomer.
fn come_back(hall: &OpenHall, of: TicketId, body: &ReturnTicket) -> Answered<Act> {
    let expected = hall.replica.read(|state| {
        let (_, first) = state.hall.missing_papers(of).next()?;
        hall.waits.get(first.service)
    });
    Ok(Act::Return(Return {
        ticket: TicketId::from_u128(uuid::Uuid::now_v7().as_u128()),
        of,
        language: body.language.as_deref().map(language).transpose()?,
        expected,
    }))
}

/// `POST /halls/{hall}/tickets/{ticket}/return`
pub(super) async fn give_back(entered: Entered, key: KeyOf, Body(body): Body<ReturnTicket>) -> Answered {
    let hall = entered.hall();
    let act = come_back(hall, entered.ticket_id()?, &body)?;
    let done = entered.submit(key.0, &body, act, Vec::new()).await?;
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    Ok(ticket_or_nothing(&entered, hall, done.ticket.as_ref(), status))
}

/// `POST /visits/{token}/return`
pub(super) async fn visitor_returns(visitor: Visitor, key: KeyOf, Body(body): Body<ReturnTicket>) -> Answered {
    let act = come_back(&visitor.hall, visitor.ticket, &body)?;
    let done = visitor.submit(key, &body, "return", act).await?;
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    // On a retry with the same key on a later day, the new ticket too is of an earlier day.
    let back = done.ticket.as_ref().map_or(visitor.ticket, |now| now.ticket.id);
    visitor.page(back, done.seq, status).await
}

/// `POST /halls/{hall}/tickets/{ticket}/case-done`
pub(super) async fn done(entered: Entered, key: KeyOf, Body(body): Body<CaseDone>) -> Answered {
    let of = match (body.step, &body.service) {
        (Some(step), _) => StepNamed::Step(step),
        (None, Some(id)) => {
            StepNamed::Service(ServiceId::new(id).map_err(|error| Fail::invalid(format!("service: {error}")))?)
        }
        (None, None) => return Err(Fail::invalid("step, or service where the ticket has one open case of it")),
    };
    entered.act(key, &body, Act::CloseCase { ticket: entered.ticket_id()?, of }).await
}

/// The query of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListQuery {
    /// The number of the visit, as `a001` or `A001`.
    number: Option<String>,
    /// The ticket after which the page begins.
    after: Option<String>,
}

fn asked(query: Result<Query<ListQuery>, QueryRejection>) -> Answered<CaseQuery> {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let after = query.after.as_deref().map(str::parse::<TicketId>).transpose();
    let after = after.map_err(|error| Fail::invalid(format!("after: {error}")))?;
    Ok(CaseQuery { number: query.number.as_deref().map(text::number), after })
}

/// `GET /halls/{hall}/papers-missing`
pub(super) async fn missing(entered: Entered, query: Result<Query<ListQuery>, QueryRejection>) -> Answered {
    let query = asked(query)?;
    // The text that a clerk typed is for those who talk to the visitor, not for those who only read.
    let with_words = matches!(entered.caller()?.role, Role::Reception | Role::Manager);
    Ok(json(StatusCode::OK, &entered.look(|views| views.missing_page(&query, with_words)).await?))
}

/// `GET /halls/{hall}/cases`
pub(super) async fn open(entered: Entered, query: Result<Query<ListQuery>, QueryRejection>) -> Answered {
    let query = asked(query)?;
    Ok(json(StatusCode::OK, &entered.look(|views| views.case_page(&query)).await?))
}
