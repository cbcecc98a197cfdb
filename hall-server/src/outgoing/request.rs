//! What is sent for a delivery: signed for a web hook, encrypted for a phone.

use hall_core::Timestamp;
use hall_words::texts::server;
use hall_words::{Language, words};
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::{RequestBuilder, Url};
use serde_json::Value;

use super::hook::Hook;
use super::outbox::Subscription;
use super::push;
use super::signature::{ID_HEADER, SIGNATURE_HEADER, TIME_HEADER};
use super::vapid::Vapid;

/// The longest that a push service keeps a reminder for a phone that is off, in seconds: later it would be wrong.
const PUSH_TTL_S: u32 = 600;

/// Returns the body of a web hook with the telephone number that the file leaves out.
pub(super) fn with_phone(body: &str, phone: &str) -> String {
    let Ok(mut value) = serde_json::from_str::<Value>(body) else { return body.to_owned() };
    if let Some(data) = value.get_mut("data").and_then(Value::as_object_mut) {
        data.insert("phone".into(), phone.into());
    }
    value.to_string()
}

/// Signs and completes a web hook's request.
pub(super) fn of_hook(request: RequestBuilder, hook: &Hook, id: &str, body: String, now: Timestamp) -> RequestBuilder {
    let at_s = now.as_millis().div_euclid(1_000);
    request
        .header(CONTENT_TYPE, "application/json")
        .header(ID_HEADER, id)
        .header(TIME_HEADER, at_s)
        .header(SIGNATURE_HEADER, hook.secret.sign(id, at_s, body.as_bytes()))
        .body(body)
}

/// What a notification says and where it leads.
pub(super) struct Notice<'a> {
    pub(super) stored: &'a str,
    pub(super) hall_name: &'a str,
    pub(super) path: String,
}

impl Notice<'_> {
    /// Returns the message that the page's worker shows, in a language.
    fn worded(&self, language: Language) -> String {
        let stored: Value = serde_json::from_str(self.stored).unwrap_or_default();
        let number = stored["number"].as_str().unwrap_or_default();
        let ahead = u32::try_from(stored["ahead"].as_u64().unwrap_or_default()).unwrap_or(u32::MAX);
        let title = server::turn_near_title(language, number, &words::ahead(ahead, language));
        let body = server::turn_near_body(language, self.hall_name);
        serde_json::json!({ "title": title, "body": body, "path": self.path, "tag": number }).to_string()
    }
}

/// Encrypts and completes a request to a push service.
pub(super) fn of_push(
    request: RequestBuilder,
    (vapid, contact): (&Vapid, &str),
    (to, endpoint): (&Subscription, &Url),
    notice: &Notice<'_>,
    now: Timestamp,
) -> Result<RequestBuilder, String> {
    let language = Language::of_code(&to.language).unwrap_or(Language::MAIN);
    let sealed = push::sealed(&notice.worded(language), to).map_err(|error| error.to_string())?;
    let origin = endpoint.origin().ascii_serialization();
    let authorization = vapid.authorization(&origin, contact, now.as_millis().div_euclid(1_000));
    Ok(request
        .header(AUTHORIZATION, authorization.map_err(|error| error.to_string())?)
        .header(CONTENT_TYPE, "application/octet-stream")
        .header(CONTENT_ENCODING, "aes128gcm")
        .header("ttl", PUSH_TTL_S)
        .header("urgency", "high")
        .header("topic", "turn-near")
        .body(sealed))
}
