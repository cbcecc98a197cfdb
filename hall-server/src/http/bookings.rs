//! Bookings, for staff who help visitors: searched by what a visitor still remembers, or listed for any day.

use std::collections::BTreeSet;

use axum::extract::{Query, rejection::QueryRejection};
use axum::http::StatusCode;
use hall_core::{BookingId, Day};
use hall_wire::BookingPage;
use serde::Deserialize;

use super::body::json;
use super::concerned::kept_of;
use super::entered::Entered;
use super::problem::{Answered, Fail};
use crate::booking_code;
use crate::engine::private;
use crate::record::Record;
use crate::text;
use crate::ticket_token::TicketTokens;
use crate::views::BookingQuery;

/// The minimum number of last digits of a telephone number; fewer would match half the town.
const PHONE_DIGITS_MIN: usize = 4;
const FIND_CHARS_MAX: usize = 60;

/// The query of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListQuery {
    /// The last digits of a telephone number, a part of a name, or a code.
    find: Option<String>,
    /// Only this day.
    day: Option<String>,
    /// The booking after which the page begins.
    after: Option<String>,
}

/// `GET /halls/{hall}/bookings`
pub(super) async fn list(entered: Entered, query: Result<Query<ListQuery>, QueryRejection>) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let day = query.day.as_deref().map(str::parse::<Day>).transpose();
    let day = day.map_err(|expected| Fail::invalid(format!("day: {expected}")))?;
    let after = query.after.as_deref().map(BookingId::new).transpose();
    let after = after.map_err(|error| Fail::invalid(format!("after: {error}")))?;
    let wanted = query.find.as_deref().map(Wanted::read).transpose()?.flatten();
    let (record, tokens) = (entered.hall().record.clone(), entered.app.tokens.clone());
    let found = match wanted {
        Some(wanted) => Some(off_the_threads(move || wanted.find(&record, &tokens)).await?),
        None => None,
    };
    let page = entered.look(|views| views.booking_page(&BookingQuery { found, day, after })).await?;
    let page = page.ok_or_else(|| Fail::invalid("after: there is no such booking any more; begin anew without it"))?;
    let (record, tokens) = (entered.hall().record.clone(), entered.app.tokens.clone());
    let page = off_the_threads(move || with_people(page, &record, &tokens)).await?;
    Ok(json(StatusCode::OK, &page))
}

async fn off_the_threads<T: Send + 'static>(read: impl FnOnce() -> Answered<T> + Send + 'static) -> Answered<T> {
    tokio::task::spawn_blocking(read).await.map_err(|error| {
        tracing::error!(%error, "reading whom a booking is for broke off");
        Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the list could not be read")
    })?
}

/// Adds names and telephone numbers, as far as visitors gave them.
fn with_people(mut page: BookingPage, record: &Record, tokens: &TicketTokens) -> Answered<BookingPage> {
    for booking in &mut page.bookings {
        booking.visitor = kept_of(record, tokens, &booking.code, private::NAME)?;
        booking.phone = kept_of(record, tokens, &booking.code, private::PHONE)?;
    }
    Ok(page)
}

/// What a visitor remembers of a booking.
enum Wanted {
    /// The last digits of a telephone number, or the digits of a code.
    Digits(String),
    /// A part of a name.
    Name(String),
}

impl Wanted {
    fn read(text: &str) -> Answered<Option<Self>> {
        let digits = text::digits(text);
        let name = text::folded(text);
        if name.is_empty() {
            return Ok(None);
        }
        if name.chars().count() > FIND_CHARS_MAX {
            return Err(Fail::invalid(format!("find: up to {FIND_CHARS_MAX} characters")));
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+') {
            return Ok(Some(Self::Name(name)));
        }
        let digits = digits.trim_start_matches('+');
        if digits.len() < PHONE_DIGITS_MIN {
            return Err(Fail::invalid(format!("find: at least {PHONE_DIGITS_MIN} digits, a name or a code")));
        }
        Ok(Some(Self::Digits(digits.to_owned())))
    }

    /// Returns the ids of the bookings that may match.
    fn find(self, record: &Record, tokens: &TicketTokens) -> Answered<BTreeSet<BookingId>> {
        let owners = match &self {
            Self::Digits(digits) => {
                record.owners(private::PHONE, &|phone| text::digits(phone).ends_with(digits.as_str()))
            }
            Self::Name(name) => record.owners(private::NAME, &|kept| text::folded(kept).contains(name.as_str())),
        };
        let owners = owners.map_err(|error| Fail::unavailable(error.code(), error.to_string()))?;
        let mut found: BTreeSet<BookingId> = owners.iter().filter_map(|owner| BookingId::new(owner).ok()).collect();
        if let Self::Digits(digits) = &self {
            found.extend(booking_code::names(tokens, record.hall(), digits));
        }
        Ok(found)
    }
}
