//! Bookings that the hall can no longer keep after a change of its plan: listed, and their visitors informed.

use axum::http::StatusCode;
use hall_core::{Act, Role};
use hall_wire::ConcernedPage;

use super::appointments::{appointment_answer, booking_of, path_of};
use super::body::{Body, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::submit::submit;
use super::tickets::Nothing;
use crate::booking_code;
use crate::engine::{Owner, private};
use crate::record::Record;
use crate::ticket_token::TicketTokens;

/// `GET /halls/{hall}/appointments/concerned`
pub(super) async fn list(entered: Entered) -> Answered {
    // Codes give access to bookings, and names and telephone numbers are personal: only for staff who will contact the
    // visitors.
    let informs = matches!(entered.caller()?.role, Role::Reception | Role::Manager);
    let mut page = entered.look(|views| views.concerned_page(informs)).await?;
    if informs {
        let (record, tokens) = (entered.hall().record.clone(), entered.app.tokens.clone());
        let read = tokio::task::spawn_blocking(move || with_people(page, &record, &tokens)).await;
        page = read.map_err(|error| {
            tracing::error!(%error, "reading whom a booking is for broke off");
            Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the list could not be read")
        })??;
    }
    Ok(json(StatusCode::OK, &page))
}

/// Adds names and telephone numbers, as far as visitors gave them.
fn with_people(mut page: ConcernedPage, record: &Record, tokens: &TicketTokens) -> Answered<ConcernedPage> {
    let kept = |code: &str, kind| kept_of(record, tokens, code, kind);
    for booking in &mut page.bookings {
        let Some(code) = booking.code.as_deref() else { continue };
        (booking.visitor, booking.phone) = (kept(code, private::NAME)?, kept(code, private::PHONE)?);
    }
    Ok(page)
}

/// Returns a piece of personal data stored for the holder of a booking, by its code.
pub(super) fn kept_of(record: &Record, tokens: &TicketTokens, code: &str, kind: &str) -> Answered<Option<String>> {
    for booking in booking_code::names(tokens, record.hall(), code) {
        let kept = record.private(Owner::Booking(&booking), kind);
        if let Some(kept) = kept.map_err(|error| Fail::unavailable(error.code(), error.to_string()))? {
            return Ok(Some(kept));
        }
    }
    Ok(None)
}

/// `POST /halls/{hall}/appointments/{code}/inform`
pub(super) async fn inform(entered: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    let booking = booking_of(&entered).await?;
    let caller = entered.caller()?;
    let path = path_of(&booking, "inform");
    let asked = entered.asked(caller.role, caller.id.as_str(), &path, (&body, &body), &[]);
    let act = Act::InformBooking { booking: booking.clone() };
    let done = submit(entered.hall(), entered.actor()?, Some(key.0), asked, act, Vec::new()).await?;
    appointment_answer(&entered, &booking, &done, StatusCode::OK).await
}
