//! Identity cards read at a kiosk: what they are good for, and a second ticket by the same person.

use axum::http::StatusCode;
use axum::response::Response;
use hall_card::ResidentNumber;
use hall_core::{Day, SecondTicket, ServiceId, TicketId, TicketState};
use hall_wire::{CardNow, CardTicket, ReadCard};

use super::body::{Body, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use crate::cards::{CardDigest, Claim, Earlier};
use crate::engine::Done;
use crate::views::Views;

const DAY_MS: i64 = 24 * 3_600_000;
/// A ticket that was asked for so recently may be issued yet, in milliseconds.
const UNDER_WAY_MS: i64 = 30_000;

/// Checks a resident number. The answer says what is wrong and does not repeat it.
fn number(text: &str, today: Day) -> Answered<ResidentNumber> {
    ResidentNumber::read(text, today)
        .map_err(|why| Fail::new(StatusCode::UNPROCESSABLE_ENTITY, why.code(), format!("card: {why}")))
}

/// Returns the hall's day; none before its first.
fn today(views: &Views<'_>) -> Option<Day> {
    views.state.hall.day()
}

fn no_day() -> Fail {
    Fail::unavailable("starting", "the hall's first day has not begun")
}

/// `POST /halls/{hall}/cards`
pub(super) async fn read(entered: Entered, Body(body): Body<ReadCard>) -> Answered {
    let day = entered.look(today).await?.ok_or_else(no_day)?;
    let number = number(&body.card, day)?;
    let (hall, age) = (entered.hall(), number.age(day));
    let card = CardDigest::of(&entered.app.tokens, hall.handle.id(), number.as_str());
    let cards = hall.cards.clone();
    let tickets = off_the_threads(move || cards.tickets(card, &day.to_string())).await?;
    let now = entered.look(|views| {
        let plan = views.state.hall.layout().plan();
        let offered =
            plan.classes.iter().filter(|class| !class.retired && class.from_age.is_some_and(|from| age >= from));
        let number_of = |(ticket, service): (TicketId, String)| {
            let number = views.state.hall.ticket(ticket)?.number.to_string();
            Some(CardTicket { number, service })
        };
        CardNow {
            classes: offered.map(|class| class.id.to_string()).collect(),
            tickets: tickets.into_iter().filter_map(number_of).collect(),
        }
    });
    Ok(json(StatusCode::OK, &now.await?))
}

/// A card for whose holder a ticket is being issued.
pub(super) struct Held(Option<(TicketId, String)>);

/// What becomes of a request with a card.
pub(super) enum Admitted {
    /// The ticket may be issued.
    Yes(Held),
    /// The first ticket is shown again.
    Shown(Response),
}

/// Admits a request for a ticket with a card, as the plan says.
pub(super) async fn admit(
    entered: &Entered,
    key: &KeyOf,
    card: Option<&str>,
    services: &[ServiceId],
    ticket: TicketId,
) -> Answered<Admitted> {
    let Some(card) = card else { return Ok(Admitted::Yes(Held(None))) };
    let (day, policy, day_end) = entered
        .look(|views| (today(views), views.state.hall.layout().plan().cards.clone(), views.state.hall.day_end()))
        .await?;
    let day = day.ok_or_else(no_day)?;
    let number = number(card, day)?;
    let (hall, now) = (entered.hall(), entered.app.clock.now());
    if policy.second_ticket == SecondTicket::Allow {
        return Ok(Admitted::Yes(Held(None)));
    }
    let first_end = day_end.unwrap_or(now + DAY_MS);
    let claim = Claim {
        card: CardDigest::of(&entered.app.tokens, hall.handle.id(), number.as_str()),
        services: services.iter().map(ToString::to_string).collect(),
        day: day.to_string(),
        ticket,
        key: key.0.as_str().to_owned(),
        delete_after: first_end + (i64::from(policy.kept_days) - 1).max(0) * DAY_MS,
    };
    let of = claim.key.clone();
    let (cards, replica) = (hall.cards.clone(), hall.replica.clone());
    let is_void = move |earlier: Earlier| {
        replica.read(|state| match state.hall.ticket(earlier.ticket) {
            Some(ticket) => ticket.state == TicketState::Cancelled,
            None => now - earlier.at > UNDER_WAY_MS,
        })
    };
    let earlier = off_the_threads(move || cards.claim(&claim, is_void, now)).await?;
    let Some(Earlier { ticket: earlier, .. }) = earlier else { return Ok(Admitted::Yes(Held(Some((ticket, of))))) };
    let shown = entered.look(|views| views.state.hall.ticket(earlier).map(|ticket| views.ticket_with_token(ticket)));
    let Some(shown) = shown.await? else {
        return Err(Fail::unavailable("busy", "a ticket is being issued with this card: try again"));
    };
    if policy.second_ticket == SecondTicket::Show {
        return Ok(Admitted::Shown(json(StatusCode::OK, &shown)));
    }
    let detail = format!("{} was taken with this card for this service today", shown.number);
    Err(Fail::new(StatusCode::CONFLICT, "second_ticket", detail))
}

impl Held {
    /// Notes the ticket that was issued, or lets the card be used again if none was.
    pub(super) async fn settle(self, entered: &Entered, done: Answered<Done>) -> Answered<Done> {
        let Some((ticket, key)) = self.0 else { return done };
        let cards = entered.hall().cards.clone();
        let issued = done.as_ref().ok().map(|done| done.ticket.as_ref().map_or(ticket, |now| now.ticket.id));
        let is_refused = done.as_ref().is_err_and(Fail::is_decided);
        let noted = off_the_threads(move || match issued {
            Some(issued) => cards.settle(&key, issued),
            None if is_refused => cards.release(ticket),
            None => Ok(()),
        });
        if noted.await.is_err() {
            tracing::warn!(hall = %entered.hall().handle.id(), "what became of a card's request is not noted");
        }
        done
    }
}

async fn off_the_threads<T: Send + 'static>(act: impl FnOnce() -> rusqlite::Result<T> + Send + 'static) -> Answered<T> {
    let failed = |error: &dyn std::fmt::Display| {
        tracing::warn!(%error, "cards cannot be looked up");
        Fail::unavailable("busy", "cards cannot be looked up just now: try again, or take a ticket without one")
    };
    let done = tokio::task::spawn_blocking(act).await;
    done.map_err(|error| failed(&error))?.map_err(|error| failed(&error))
}
