//! Confirms a telephone number by a code before an anonymous visitor books with it, where the hall sends messages.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::http::StatusCode;
use axum::response::Response;
use hall_core::Timestamp;
use hall_wire::{BookSlot, ConfirmPhone, PhoneConfirmation};
use hall_words::Language;
use hall_words::texts::server;

use super::body::{Body, json};
use super::entered::{Entered, KeyOf};
use super::problem::{Answered, Fail};
use super::tickets::{language, phone};
use crate::engine::Private;
use crate::sms::{CODE_MS_MAX, Message, Settled, Sms, SmsError, Unconfirmed};
use crate::text;

/// `POST /halls/{hall}/appointments/confirmations`
pub(super) async fn send(
    entered: Entered,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Body(body): Body<ConfirmPhone>,
) -> Answered<Response> {
    let nowhere = || Fail::unknown("unknown", "this hall sends no codes: book without one");
    let sms = entered.app.sms.as_ref().ok_or_else(nowhere)?;
    let number = phone(&body.phone)?.value;
    let language = body.language.as_deref().map(language).transpose()?;
    let hall = entered.hall().handle.id();
    let name = entered.look(|views| views.hall_name()).await?;
    let now = entered.app.clock.now();
    let is_own = entered.is_own_network(from.ip()).await?;
    entered.app.visitors.has_code_sent(from.ip(), is_own, (hall, &number), now)?;
    let language = language.and_then(|code| Language::of_code(code.as_str())).unwrap_or(Language::MAIN);
    // The sender fills in the code.
    let text = server::sms_code(language, name.pick(language.code()), "{code}");
    let sent = sms.send(Message { hall, phone: &number, text: &text }, now).await;
    let confirmation = sent.map_err(|error| match error {
        SmsError::Busy => Fail::unavailable("busy", "many codes are being sent: try again"),
        SmsError::Broken(why) => {
            tracing::warn!(%why, "no code was sent");
            Fail::unavailable("sms_failed", "the code could not be sent: try again, or ask at reception")
        }
    })?;
    let expires_at = (now + CODE_MS_MAX).as_millis();
    Ok(json(StatusCode::CREATED, &PhoneConfirmation { confirmation, expires_at }))
}

/// A telephone number confirmed for the booking in progress.
pub(super) struct Confirmed<'a> {
    sms: &'a Sms,
    id: String,
    key: String,
    is_settled: bool,
}

impl<'a> Confirmed<'a> {
    /// Checks that an anonymous visitor has confirmed the number, where the hall sends codes.
    pub(super) fn of(
        entered: &'a Entered,
        body: &BookSlot,
        number: Option<&Private>,
        key: &KeyOf,
        now: Timestamp,
    ) -> Answered<Option<Self>> {
        let Some(sms) = entered.app.sms.as_ref() else { return Ok(None) };
        let refused = |code, detail: &str| Fail::new(StatusCode::UNPROCESSABLE_ENTITY, code, detail);
        let number =
            number.ok_or_else(|| refused("phone_needed", "phone: a code is sent to it before a place is booked"))?;
        let confirmation = body.confirmation.as_ref().ok_or_else(|| {
            refused("confirmation_needed", "confirmation: the code that was sent by POST …/appointments/confirmations")
        })?;
        let code = text::digits(&confirmation.code);
        let hall = entered.hall().handle.id();
        sms.confirm((&confirmation.id, &code), (hall, &number.value), key.0.as_str(), now).map_err(|unconfirmed| {
            let code = match unconfirmed {
                Unconfirmed::Wrong => "confirmation_wrong",
                Unconfirmed::Over => "confirmation_over",
            };
            refused(code, &unconfirmed.to_string())
        })?;
        Ok(Some(Self { sms, id: confirmation.id.clone(), key: key.0.as_str().to_owned(), is_settled: false }))
    }

    /// Settles the outcome of the booking; after an unknown outcome, the code stays valid.
    pub(super) fn settle(mut self, settled: Settled) {
        self.is_settled = true;
        self.sms.settle(&self.id, &self.key, settled);
    }
}

/// Returns what an answer means for the booking.
pub(super) fn settled_by<T>(done: &Answered<T>) -> Settled {
    match done {
        Ok(_) => Settled::Booked,
        // Something else was done under this key, perhaps a booking of another time.
        Err(fail) if fail.code() == "key_reused" || !fail.is_decided() => Settled::Unknown,
        Err(_) => Settled::Refused,
    }
}

impl Drop for Confirmed<'_> {
    /// If the client disconnects during the booking, the outcome is unknown.
    fn drop(&mut self) {
        if !self.is_settled {
            self.sms.settle(&self.id, &self.key, Settled::Unknown);
        }
    }
}
