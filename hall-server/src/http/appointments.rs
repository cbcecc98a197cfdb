//! Appointments: bookable services and slots; booking, moving, cancelling and checking in; and the manager's extension
//! of the day.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Query, rejection::QueryRejection};
use axum::http::StatusCode;
use hall_core::{Act, Actor, BookingId, Code, Day, Fact, Refusal, Role, ServiceId, Slot, TicketId};
use hall_wire::{BookSlot, Bookable, CheckIn, ExtendHours, MoveBooking, ShortenHours};
use serde::{Deserialize, Serialize};

use super::asker::Asker;
use super::body::{Body, json};
use super::confirmations::{Confirmed, settled_by};
use super::entered::{Entered, KeyOf};
use super::numbers::time;
use super::operations::Operation;
use super::problem::{Answered, Fail};
use super::submit::{Asked, submit, ticket_or_nothing};
use super::tickets::{Nothing, language, phone};
use super::visitors::Booked;
use crate::booking_code;
use crate::engine::{Done, Private, private};
use crate::sms::Settled;
use crate::text;

/// The maximum number of attempts to find a code that is not taken.
const CODES_TRIED_MAX: usize = 8;
const NAME_CHARS_MAX: usize = 40;

/// `GET /halls/{hall}/appointments`
pub(super) async fn bookable(entered: Entered) -> Answered {
    let bookable = entered.look(|views| views.bookable()).await?;
    Ok(json(StatusCode::OK, &Bookable { confirms_phone: entered.app.sms.is_some(), ..bookable }))
}

/// Which slots to return.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SlotQuery {
    service: String,
    day: Option<String>,
}

/// `GET /halls/{hall}/appointments/slots?service=&day=`
pub(super) async fn slots(entered: Entered, query: Result<Query<SlotQuery>, QueryRejection>) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let service = service(&query.service)?;
    let day = query.day.as_deref().map(str::parse::<Day>).transpose();
    let day = day.map_err(|expected| Fail::invalid(format!("day: {expected}")))?;
    let page = entered.look(|views| {
        let known = views.state.hall.layout().service(&service).is_some();
        known.then(|| views.slots(&service, day))
    });
    let page = page.await?.ok_or(Refusal::UnknownService(service))?;
    Ok(json(StatusCode::OK, &page))
}

/// `POST /halls/{hall}/appointments`
pub(super) async fn book(
    entered: Entered,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Asker(asker): Asker,
    key: KeyOf,
    Body(body): Body<BookSlot>,
) -> Answered {
    let service = service(&body.service)?;
    let private = [body.phone.as_deref().map(phone).transpose()?, body.name.as_deref().map(name).transpose()?];
    let private: Vec<Private> = private.into_iter().flatten().collect();
    let slot = slot_of(&entered, &service, body.slot).await?;
    let hall = entered.hall();
    let phone = private.iter().find(|datum| datum.kind == private::PHONE && !entered.books_for_others());
    if !entered.books_for_others() {
        let now = entered.app.clock.now();
        entered.app.visitors.books(from.ip(), entered.is_own_network(from.ip()).await?, now)?;
    }
    let confirmed = match phone {
        _ if entered.books_for_others() => None,
        phone => Confirmed::of(&entered, &body, phone, &key, entered.app.clock.now())?,
    };
    let named = key.0.clone();
    let with = phone.map(|phone| Booked { hall: hall.handle.id(), key: named.as_str(), phone: &phone.value });
    let counted = with.map(|with| entered.app.visitors.books_with(with, entered.app.clock.now())).transpose();
    let counted = match counted {
        Ok(counted) => counted,
        Err(refused) => {
            confirmed.into_iter().for_each(|confirmed| confirmed.settle(Settled::NotAsked));
            return Err(refused);
        }
    };
    let done = submit_booking(&entered, key, asker, (&body, &service, &slot), &private).await;
    if let Some(confirmed) = confirmed {
        confirmed.settle(settled_by(&done));
    }
    if let Some((with, counted)) = with.zip(counted) {
        entered.app.visitors.booked_with(with, counted, &done, entered.app.clock.now());
    }
    let done = done?;
    let booked =
        done.facts.iter().find_map(|fact| if let Fact::Booked { booking, .. } = fact { Some(booking) } else { None });
    let booked = booked.cloned();
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    appointment_answer(&entered, &booked.ok_or(Refusal::UnknownBooking)?, &done, status).await
}

async fn submit_booking(
    entered: &Entered,
    key: KeyOf,
    asker: Private,
    (body, service, slot): (&BookSlot, &ServiceId, &Slot),
    private: &[Private],
) -> Answered<Done> {
    let hall = entered.hall();
    // The confirmation is not part of the request's identity: a new code is typed when the first has expired.
    let body = &BookSlot { confirmation: None, ..body.clone() };
    let plain = BookSlot { phone: None, name: None, ..body.clone() };
    // The answer contains the booking's code: a retry returns it to the original client, but not to someone who guessed
    // the key.
    let distinguished: Vec<Private> =
        private.iter().cloned().chain((!entered.books_for_others()).then_some(asker)).collect();
    let (actor, asked) = entered.actor_or_visitor("visitor", &entered.path, (body, &plain), &distinguished)?;
    let mut tried = 0;
    loop {
        tried += 1;
        let act = Act::Book { booking: new_booking(entered)?, service: service.clone(), slot: slot.clone() };
        let done = submit(hall, actor.clone(), Some(key.0.clone()), asked, act, private.to_vec()).await;
        match done {
            Err(fail) if fail.code() == Refusal::BookingExists.code() && tried < CODES_TRIED_MAX => {}
            done => return done,
        }
    }
}

/// `GET /halls/{hall}/appointments/{code}`
pub(super) async fn now(entered: Entered, ConnectInfo(from): ConnectInfo<SocketAddr>) -> Answered {
    let booking = known_booking(&entered, from.ip()).await?;
    let now = entered.look(|views| views.appointment(&booking)).await?;
    Ok(json(StatusCode::OK, &now.ok_or(Refusal::UnknownBooking)?))
}

/// `POST /halls/{hall}/appointments/{code}/move`
pub(super) async fn move_booking(
    entered: Entered,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    key: KeyOf,
    Body(body): Body<MoveBooking>,
) -> Answered {
    let booking = known_booking(&entered, from.ip()).await?;
    let service = entered.look(|views| {
        let hall = &views.state.hall;
        hall.booking(&booking).map(|booking| hall.layout().service_id(booking.service).clone())
    });
    let service = service.await?.ok_or(Refusal::UnknownBooking)?;
    let slot = slot_of(&entered, &service, body.slot).await?;
    change(&entered, key, &booking, &body, Act::MoveBooking { booking: booking.clone(), slot }).await
}

/// `POST /halls/{hall}/appointments/{code}/cancel`
pub(super) async fn cancel(
    entered: Entered,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    key: KeyOf,
    Body(body): Body<Nothing>,
) -> Answered {
    let booking = known_booking(&entered, from.ip()).await?;
    change(&entered, key, &booking, &body, Act::CancelBooking { booking: booking.clone() }).await
}

/// `POST /halls/{hall}/appointments/{code}/check-in`
pub(super) async fn check_in(entered: Entered, key: KeyOf, Body(body): Body<CheckIn>) -> Answered {
    let booking = known_at_kiosk(&entered).await?;
    let hall = entered.hall();
    let expected = hall.replica.read(|state| {
        let booking = state.hall.booking(&booking)?;
        hall.waits.get(booking.service)
    });
    let path = path_of(&booking, "check-in");
    let ticket = TicketId::from_u128(uuid::Uuid::now_v7().as_u128());
    let act = Act::CheckIn(hall_core::CheckIn {
        booking,
        ticket,
        language: body.language.as_deref().map(language).transpose()?,
        expected,
    });
    let caller = entered.caller()?;
    let asked = entered.asked(caller.role, caller.id.as_str(), &path, (&body, &body), &[]);
    let done = submit(hall, entered.actor()?, Some(key.0), asked, act, Vec::new()).await?;
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    Ok(ticket_or_nothing(&entered, hall, done.ticket.as_ref(), status))
}

/// `POST /halls/{hall}/hours/extend`
pub(super) async fn extend(entered: Entered, key: KeyOf, Body(body): Body<ExtendHours>) -> Answered {
    let done = entered.submit(key.0, &body, Act::ExtendDay { until: time("until", body.until)? }, Vec::new()).await?;
    let status = entered.hall().hub.look_after(done.seq, |views| views.status()).await;
    Ok(json(StatusCode::OK, &status))
}

/// `POST /halls/{hall}/hours/shorten`
pub(super) async fn shorten(entered: Entered, key: KeyOf, Body(body): Body<ShortenHours>) -> Answered {
    let done = entered.submit(key.0, &body, Act::ShortenDay { until: time("until", body.until)? }, Vec::new()).await?;
    let status = entered.hall().hub.look_after(done.seq, |views| views.status()).await;
    Ok(json(StatusCode::OK, &status))
}

async fn change(
    entered: &Entered,
    key: KeyOf,
    booking: &BookingId,
    body: &(impl Serialize + Sync),
    act: Act,
) -> Answered {
    let path = path_of(booking, entered.path.rsplit('/').next().unwrap_or_default());
    let (actor, asked) = entered.actor_or_visitor(booking.as_str(), &path, (body, body), &[])?;
    let done = submit(entered.hall(), actor, Some(key.0), asked, act, Vec::new()).await?;
    appointment_answer(entered, booking, &done, StatusCode::OK).await
}

/// Returns a path within the hall, with the booking's id in place of its code, which is secret.
pub(super) fn path_of(booking: &BookingId, what: &str) -> String {
    format!("/appointments/{booking}/{what}")
}

pub(super) async fn appointment_answer(
    entered: &Entered,
    booking: &BookingId,
    done: &Done,
    status: StatusCode,
) -> Answered {
    let now = entered.hall().hub.look_after(done.seq, |views| views.appointment(booking)).await;
    Ok(json(status, &now.ok_or(Refusal::UnknownBooking)?))
}

fn service(text: &str) -> Answered<ServiceId> {
    ServiceId::new(text).map_err(|error| Fail::invalid(format!("service: {error}")))
}

fn name(text: &str) -> Answered<Private> {
    let value = text::name(text, NAME_CHARS_MAX).map_err(|unfit| Fail::invalid(format!("name: {unfit}")))?;
    Ok(Private { kind: private::NAME.into(), value })
}

async fn slot_of(entered: &Entered, service: &ServiceId, from: i64) -> Answered<Slot> {
    let from = time("slot", from)?;
    let slot = entered.look(|views| views.state.calendar.as_ref()?.slot(service, from));
    slot.await?.ok_or_else(|| Fail::invalid("slot: the beginning of one of the service's slots, as they are listed"))
}

/// Returns the booking named by the code in the path; it need not exist.
pub(super) async fn booking_of(entered: &Entered) -> Answered<BookingId> {
    // Codes are displayed in two groups of four, and people type them that way.
    let code = booking_code::read(&text::digits(entered.param("code"))).ok_or(Refusal::UnknownBooking)?;
    let former = booking_code::former_name(code).ok_or(Refusal::UnknownBooking)?;
    // A booking by an earlier version, which used the code itself as the booking's id.
    if entered.look(|views| views.state.hall.booking(&former).is_some()).await? {
        return Ok(former);
    }
    Ok(booking_code::name(&entered.app.tokens, entered.hall().handle.id(), code).ok_or(Refusal::UnknownBooking)?)
}

/// Resolves the code of an existing booking; a kiosk where codes are guessed is slowed down.
async fn known_at_kiosk(entered: &Entered) -> Answered<BookingId> {
    let (hall, caller, now) = (entered.hall().handle.id(), entered.caller()?, entered.app.clock.now());
    let for_others = entered.books_for_others();
    if !for_others {
        entered.app.visitors.may_ask_at_kiosk(hall, &caller.id, now)?;
    }
    let booking = booking_of(entered).await?;
    if !is_known(entered, &booking).await? {
        if !for_others {
            entered.app.visitors.mistyped_at_kiosk(hall, &caller.id, now);
        }
        return Err(Refusal::UnknownBooking.into());
    }
    Ok(booking)
}

async fn is_known(entered: &Entered, booking: &BookingId) -> Answered<bool> {
    entered.look(|views| views.state.hall.booking(booking).is_some()).await
}

/// Resolves the code of an existing booking; guessing is rate-limited.
async fn known_booking(entered: &Entered, from: IpAddr) -> Answered<BookingId> {
    if !entered.books_for_others() {
        entered.app.visitors.may_ask_for_codes(from, entered.app.clock.now())?;
    }
    let booking = booking_of(entered).await;
    let known = match &booking {
        Ok(booking) => is_known(entered, booking).await?,
        Err(_) => false,
    };
    if !known {
        entered.app.visitors.mistyped(from, entered.app.clock.now());
        return Err(Refusal::UnknownBooking.into());
    }
    booking
}

/// Returns the id of a booking with a new random code.
fn new_booking(entered: &Entered) -> Answered<BookingId> {
    let mut bytes = [0; 8];
    let unready = |_no_randomness| Fail::unavailable("busy", "no code can be made now: try again");
    getrandom::fill(&mut bytes).map_err(unready)?;
    let below = u64::from(booking_code::CODE_BELOW);
    let code = u32::try_from(u64::from_le_bytes(bytes) % below).unwrap_or_default();
    Ok(booking_code::name(&entered.app.tokens, entered.hall().handle.id(), code).ok_or(Refusal::UnknownBooking)?)
}

impl Entered {
    /// Returns whether the caller books on behalf of visitors: such a desk serves many, and guesses no codes. Any other
    /// account counts as a visitor here, whatever its role.
    fn books_for_others(&self) -> bool {
        self.may(Operation::SeeBookingCode)
    }

    /// Returns the actor for the record and the digests of the request: the account of a caller who acts on behalf of
    /// visitors, otherwise an anonymous visitor.
    fn actor_or_visitor(
        &self,
        visitor: &str,
        path: &str,
        bodies: (&impl Serialize, &impl Serialize),
        private: &[Private],
    ) -> Answered<(Actor, Asked)> {
        if self.may(Operation::ListBookings) {
            let caller = self.caller()?;
            return Ok((self.actor()?, self.asked(caller.role, caller.id.as_str(), path, bodies, private)));
        }
        let id = Code::new(visitor).map_err(|_no_code| Refusal::UnknownBooking)?;
        Ok((Actor { role: Role::Visitor, id }, self.asked(Role::Visitor, visitor, path, bodies, private)))
    }
}
