//! Reminders of a visitor's turn: on or off, and the browsers that are notified. Possession of the ticket's token is
//! enough, as for the visitor's page.

use axum::http::StatusCode;
use hall_core::{Act, Actor, BookingState, Code, Role, TicketState};
use hall_wire::{RemindersNow, SetReminders};
use hall_words::Language;

use super::body::{Body, json};
use super::problem::{Answered, Fail};
use super::visits::Visitor;
use crate::engine::{Owner, private};
use crate::outgoing::event::Event;
use crate::outgoing::outbox::OutboxError;
use crate::outgoing::push;

/// `GET /visits/{token}/reminders`
pub(super) async fn now(visitor: Visitor) -> Answered {
    answer(visitor).await
}

/// `PUT /visits/{token}/reminders`
pub(super) async fn set(visitor: Visitor, Body(body): Body<SetReminders>) -> Answered {
    let is_open = visitor.hall.replica.read(|state| {
        let over = [TicketState::Done, TicketState::Cancelled, TicketState::Expired];
        state.hall.ticket(visitor.ticket).is_some_and(|ticket| !over.contains(&ticket.state))
    });
    if !is_open {
        return Err(Fail::new(StatusCode::CONFLICT, "ticket_over", "the visit is over: there is nothing to remind of"));
    }
    let who = Code::new(&visitor.ticket.to_string()).map_err(|error| Fail::invalid(error.to_string()))?;
    let (actor, act) = (Actor { role: Role::Visitor, id: who }, Act::ComeBack { ticket: visitor.ticket });
    // Writing here is limited as reporting back is.
    let (hall, now) = (&visitor.hall, visitor.app.clock.now());
    hall.writes.allow(hall.handle.id(), &actor, &act, now.as_millis())?;
    let wanted = body.push.as_ref().filter(|_| body.on).map(|wanted| {
        let keys = (wanted.endpoint.as_str(), wanted.p256dh.as_str(), wanted.auth.as_str());
        let language = body.language.as_deref().and_then(Language::of_code).unwrap_or(Language::MAIN);
        push::subscription(keys, language.code(), &visitor.app.outgoing.push.hosts)
    });
    let wanted = wanted.transpose().map_err(|error| Fail::invalid(format!("push.{error}")))?;
    let (outbox, ticket, now) = (visitor.hall.outbox.clone(), visitor.ticket, now);
    let taken = off_the_threads(move || match wanted {
        Some(wanted) => outbox.subscribe(ticket, &wanted, now),
        None => outbox.set_silent(ticket, !body.on, now).map(|()| true),
    })
    .await?;
    if !taken {
        return Err(Fail::unavailable("busy", "too many phones want to be notified: watch the boards"));
    }
    answer(visitor).await
}

async fn answer(visitor: Visitor) -> Answered {
    let seq = visitor.hall.handle.committed();
    let (ahead, booking) = visitor
        .hall
        .hub
        .look_after(seq, |views| {
            let hall = &views.state.hall;
            let holds = BookingState::CheckedIn(visitor.ticket);
            let booking = hall.bookings().find(|(_, booking)| booking.state == holds).map(|(id, _)| id.clone());
            (hall.layout().plan().reminders.ahead, booking)
        })
        .await;
    let (hall, ticket) = (visitor.hall.clone(), visitor.ticket);
    let push_key = visitor.app.outgoing.vapid.public();
    let now = off_the_threads(move || {
        let (is_silent, phones) = hall.outbox.wishes(ticket)?;
        let has_phone = booking.is_some_and(|booking| {
            hall.record.private(Owner::Booking(&booking), private::PHONE).is_ok_and(|phone| phone.is_some())
        });
        let is_informed =
            |hooks: Vec<crate::outgoing::hook::Hook>| hooks.iter().any(|hook| hook.events.contains(&Event::TurnNear));
        let sms = has_phone && hall.outbox.exists() && is_informed(hall.outbox.hooks()?);
        Ok(RemindersNow { ahead, on: !is_silent, phones: u8::try_from(phones).unwrap_or(u8::MAX), sms, push_key })
    })
    .await?;
    Ok(json(StatusCode::OK, &now))
}

async fn off_the_threads<T: Send + 'static>(
    act: impl FnOnce() -> Result<T, OutboxError> + Send + 'static,
) -> Answered<T> {
    let done = tokio::task::spawn_blocking(act).await;
    let failed = |error: &dyn std::fmt::Display| {
        tracing::warn!(%error, "reminders cannot be kept");
        Fail::unavailable("busy", "reminders cannot be changed just now: try again")
    };
    done.map_err(|error| failed(&error))?.map_err(|error| failed(&error))
}
