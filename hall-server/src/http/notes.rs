//! Notes between desks: kept beside the ticket until the end of the day, never in the record.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use hall_core::{Act, Fact};
use hall_wire::{NoteNow, WriteNote};

use super::body::{Body, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::submit::ticket_or_nothing;
use crate::engine::{Owner, Private, private};
use crate::text;

/// The maximum length of a note, in characters.
pub(super) const NOTE_CHARS_MAX: usize = 300;

/// `POST /halls/{hall}/tickets/{ticket}/note`
pub(super) async fn write(entered: Entered, key: KeyOf, Body(body): Body<WriteNote>) -> Answered {
    entered.visit_must_be_with_caller().await?;
    let value = text::words(&body.text, NOTE_CHARS_MAX).map_err(|unfit| Fail::invalid(format!("text: {unfit}")))?;
    let note = Private { kind: private::NOTE.into(), value };
    let plain = WriteNote { text: String::new() };
    let done =
        entered.submit_personal(key.0, (&body, &plain), Act::Note { ticket: entered.ticket_id()? }, vec![note]).await?;
    Ok(ticket_or_nothing(&entered, entered.hall(), done.ticket.as_ref(), StatusCode::OK))
}

/// `GET /halls/{hall}/tickets/{ticket}/note`
pub(super) async fn now(entered: Entered) -> Answered {
    entered.visit_must_be_with_caller().await?;
    // A returning visitor has a new number: until something is written on it, the earlier ticket's note applies.
    let written = entered.look_at_ticket(|views, ticket| {
        [Some(ticket.id), ticket.linked].into_iter().flatten().find_map(|id| {
            let happened = views.state.story.of(id).iter().rev();
            let mut notes = happened.filter(|happened| matches!(happened.fact(), Fact::Noted { .. }));
            notes.next().map(|happened| (id, happened.at, happened.by.to_string()))
        })
    });
    let Some((id, written_at, by)) = written.await? else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let record = entered.hall().record.clone();
    let kept = tokio::task::spawn_blocking(move || record.private(Owner::Ticket(id), private::NOTE)).await;
    let kept = kept.map_err(|error| {
        tracing::error!(%error, "reading a note broke off");
        Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the note could not be read")
    })?;
    let kept = kept.map_err(|error| Fail::unavailable(error.code(), error.to_string()))?;
    Ok(kept.map_or_else(
        || StatusCode::NO_CONTENT.into_response(),
        |note| json(StatusCode::OK, &NoteNow { text: note, at: written_at.as_millis(), by }),
    ))
}
