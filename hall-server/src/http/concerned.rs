//! Bookings that the hall cannot keep since its plan was changed: listed, and their visitors informed.

use axum::http::StatusCode;
use hall_core::{Act, Role};
use hall_wire::ConcernedPage;

use super::appointments::{code_of, told};
use super::body::{Body, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::tickets::Nothing;
use crate::record::Record;

/// `GET /halls/{hall}/appointments/concerned`
pub(super) async fn list(at: Entered) -> Answered {
    // Codes open bookings, and names and phones are people's: for those who will speak with them.
    let informs = matches!(at.caller()?.role, Role::Reception | Role::Manager);
    let mut page = at.look(|views| views.concerned_page(informs)).await?;
    if informs {
        let record = at.hall()?.record.clone();
        let read = tokio::task::spawn_blocking(move || with_people(page, &record)).await;
        page = read.map_err(|error| {
            tracing::error!(%error, "reading whom a booking is for broke off");
            Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the list could not be read")
        })??;
    }
    Ok(json(StatusCode::OK, &page))
}

/// Adds who comes and where they are reached, as far as they said so.
fn with_people(mut page: ConcernedPage, record: &Record) -> Answered<ConcernedPage> {
    let kept = |code: &str, kind| {
        let kept = record.private(code, kind).map_err(|error| Fail::unavailable(error.code(), error.to_string()));
        Ok::<_, Fail>(kept?.map(|private| private.value))
    };
    for booking in &mut page.bookings {
        let Some(code) = booking.code.as_deref() else { continue };
        (booking.visitor, booking.phone) = (kept(code, "name")?, kept(code, "phone")?);
    }
    Ok(page)
}

/// `POST /halls/{hall}/appointments/{code}/inform`
pub(super) async fn inform(at: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    let code = code_of(&at)?;
    let done = at.submit(key.0, &body, Act::InformBooking { booking: code.clone() }, Vec::new()).await?;
    told(&at, &code, &done, StatusCode::OK).await
}
