//! Finds the visitors whose turn is near, from the same count that their page shows, and queues their reminders.

use std::str::FromStr as _;

use hall_core::{BookingId, BookingState, Code, Fact, Ticket, TicketId, TicketState, Timestamp};
use hall_words::texts::server;
use hall_words::{Language, words};

use super::event::Event;
use super::outbox::{Interest, NewDelivery, Outbox, OutboxError, Taken};
use crate::engine::{Owner, private};
use crate::record::Record;
use crate::replica::{Replica, State};

/// The parts of a hall that reminders are made from.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) replica: &'a Replica,
    pub(super) record: &'a Record,
    pub(super) outbox: &'a Outbox,
}

/// A visitor whose turn is near.
struct Near {
    ticket: TicketId,
    number: String,
    ahead: u32,
    language: Language,
    hall: String,
    hall_name: String,
    booking: Option<BookingId>,
    /// It was near already when the ticket was taken: the visitor has read it at the kiosk, and no text message is paid for.
    was_near: bool,
}

/// Queues the reminders that are due, and forgets the wishes of visits that are over.
pub(super) fn look(of: Of<'_>, now: Timestamp) -> Result<Taken, OutboxError> {
    let event = Event::TurnNear;
    let by_hook = of.outbox.hooks()?.iter().any(|hook| hook.events.contains(&event));
    let interest = of.outbox.interest(event.name())?;
    let near = of.replica.read(|state| near(state, &interest, by_hook, now));
    let (mut deliveries, mut informed) = (Vec::new(), Vec::new());
    for near in near {
        for subscription in interest.subscriptions.get(&near.ticket).into_iter().flatten() {
            let body = serde_json::json!({ "number": near.number, "ahead": near.ahead }).to_string();
            deliveries.push(new(&near, Some(*subscription), None, body));
        }
        match near.booking.as_ref().filter(|booking| has_phone(of.record, booking)) {
            Some(_) if near.was_near => informed.push(near.ticket),
            Some(booking) => deliveries.push(new(&near, None, Some(booking.to_string()), hook_body(&near, now))),
            None => {}
        }
    }
    let taken = if deliveries.is_empty() && informed.is_empty() {
        Taken::default()
    } else {
        of.outbox.queue(&deliveries, &informed, now)?
    };
    of.outbox.forget(|ticket| of.replica.read(|state| is_over(state, ticket)), now)?;
    Ok(taken)
}

fn near(state: &State, interest: &Interest, by_hook: bool, now: Timestamp) -> Vec<Near> {
    let most = u32::from(state.hall.layout().plan().reminders.ahead);
    if most == 0 || !by_hook && interest.subscriptions.is_empty() {
        return Vec::new();
    }
    let wants = |ticket: &&Ticket| {
        !interest.informed.contains(&ticket.id)
            && !interest.silent.contains(&ticket.id)
            && (interest.subscriptions.contains_key(&ticket.id) || by_hook && ticket.appointment.is_some())
    };
    let near = |ticket: &Ticket| {
        let ahead = state.ahead(ticket, now);
        (ahead <= most).then(|| described(state, ticket, ahead, most))
    };
    state.waiting().filter(wants).filter_map(near).collect()
}

fn described(state: &State, ticket: &Ticket, ahead: u32, most: u32) -> Near {
    let language = language_of(ticket.language.as_ref());
    let hall = &state.hall;
    let holds = |booking: &hall_core::Booking| booking.state == BookingState::CheckedIn(ticket.id);
    let booking = ticket.appointment.and_then(|_| hall.bookings().find(|(_, booking)| holds(booking)));
    Near {
        ticket: ticket.id,
        number: ticket.number.to_string(),
        ahead,
        language,
        hall: hall.id().to_string(),
        hall_name: hall.layout().plan().hall.name.pick(language.code()).to_owned(),
        booking: booking.map(|(id, _)| id.clone()),
        was_near: quoted(state, ticket.id).is_some_and(|quoted| quoted <= most),
    }
}

/// Returns how many were ahead when the ticket was taken.
fn quoted(state: &State, ticket: TicketId) -> Option<u32> {
    let ahead = |fact: &Fact| if let Fact::Issued(issued) = fact { Some(issued.ahead) } else { None };
    state.story.of(ticket).iter().find_map(|happened| ahead(happened.fact()))
}

fn new(near: &Near, subscription: Option<i64>, booking: Option<String>, body: String) -> NewDelivery {
    NewDelivery { event: Event::TurnNear, ticket: Some(near.ticket), subscription, booking, hook: None, body }
}

/// The body of a web hook, without the telephone number.
fn hook_body(near: &Near, now: Timestamp) -> String {
    let ahead = words::ahead(near.ahead, near.language);
    let text = server::turn_near(near.language, &near.hall_name, &near.number, &ahead);
    serde_json::json!({
        "type": Event::TurnNear.name(),
        "at": now.as_millis(),
        "hall": near.hall,
        "data": { "number": near.number, "ahead": near.ahead, "language": near.language.code(), "text": text },
    })
    .to_string()
}

/// Returns whether a booking's telephone number is still kept. If the record cannot be read, the reminder is tried and
/// fails there.
fn has_phone(record: &Record, booking: &BookingId) -> bool {
    record.private(Owner::Booking(booking), private::PHONE).map_or(true, |phone| phone.is_some())
}

/// Returns the telephone number of a booking, as long as it is kept.
pub(super) fn phone_of(record: &Record, booking: &str) -> Result<Option<String>, String> {
    let booking = BookingId::from_str(booking).map_err(|error| error.to_string())?;
    record.private(Owner::Booking(&booking), private::PHONE).map_err(|error| error.to_string())
}

/// Returns whether a ticket still waits and its holder wants reminders.
pub(super) fn is_wanted(of: Of<'_>, ticket: TicketId) -> Result<bool, OutboxError> {
    let waits = of.replica.read(|state| state.hall.ticket(ticket).is_some_and(|it| it.state == TicketState::Waiting));
    Ok(waits && !of.outbox.wishes(ticket)?.0)
}

fn is_over(state: &State, ticket: TicketId) -> bool {
    let over = [TicketState::Done, TicketState::Cancelled, TicketState::Expired];
    state.seq > 0 && state.hall.ticket(ticket).is_none_or(|ticket| over.contains(&ticket.state))
}

/// Returns the language in which a visitor is addressed.
pub(super) fn language_of(code: Option<&Code>) -> Language {
    code.and_then(|code| Language::of_code(code.as_str())).unwrap_or(Language::MAIN)
}
