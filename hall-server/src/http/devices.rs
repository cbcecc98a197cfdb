//! Devices known by a cookie that only this server can create: TVs, and devices on which someone signed in before.
//! Nothing is stored for them, so requesting such cookies takes no disk space.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hall_core::{Code, Timestamp};
use subtle::ConstantTimeEq as _;

use crate::accounts::{AccountsError, TokenDigest, secret};
use crate::ticket_token::TicketTokens;

/// The cookie of a device on which someone signed in.
const DEVICE_COOKIE: &str = "hall_device";
/// The same over TLS: browsers accept the prefix only from this very host, for all paths.
const SECURE_DEVICE_COOKIE: &str = "__Host-hall_device";
/// How long a device is remembered; browsers keep no cookie longer.
pub(super) const DEVICE_MS: i64 = 400 * 24 * 3_600_000;
/// The unique prefix of a TV's session.
const TV_PREFIX: &str = "tv_";
const MAC_BYTES: usize = 16;

/// Returns the name of a device's cookie.
pub(super) fn device_cookie(secure: bool) -> &'static str {
    if secure { SECURE_DEVICE_COOKIE } else { DEVICE_COOKIE }
}

/// Returns the device on which a person signed in before, from the cookie of this name.
pub(super) fn known_device(key: &TicketTokens, name: &str, headers: &HeaderMap, person: &Code) -> Option<Code> {
    let (device, mac) = cookie_named(headers, name)?.split_once('.')?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    let fits = bool::from(mac.ct_eq(&mac_of(key, &[b"device", person.as_str().as_bytes(), device.as_bytes()])));
    Code::new(device).ok().filter(|_| fits)
}

/// Creates the cookie of a device on which a person has signed in.
pub(super) fn new_device(key: &TicketTokens, person: &Code) -> Result<String, AccountsError> {
    // Codes start with a letter or digit and have no capitals.
    let device = format!("d{}", secret()?.to_ascii_lowercase());
    let mac = mac_of(key, &[b"device", person.as_str().as_bytes(), device.as_bytes()]);
    Ok(format!("{device}.{}", URL_SAFE_NO_PAD.encode(mac)))
}

/// Creates the session of a TV that holds a token.
pub(super) fn tv_session(key: &TicketTokens, token: &TokenDigest, until: Timestamp) -> String {
    let until = until.as_millis().to_be_bytes();
    let mac = mac_of(key, &[b"tv", token, &until]);
    format!("{TV_PREFIX}{}", URL_SAFE_NO_PAD.encode([token.as_slice(), &until, &mac].concat()))
}

/// Returns the token of a TV's session, until that expires.
pub(super) fn token_of_tv(key: &TicketTokens, session: &str, now: Timestamp) -> Option<TokenDigest> {
    let bytes = URL_SAFE_NO_PAD.decode(session.strip_prefix(TV_PREFIX)?).ok()?;
    let (token, rest) = bytes.split_first_chunk()?;
    let (until, mac) = rest.split_first_chunk()?;
    let fits = bool::from(mac.ct_eq(&mac_of(key, &[b"tv", token, until])));
    (fits && now.as_millis() < i64::from_be_bytes(*until)).then_some(*token)
}

fn mac_of(key: &TicketTokens, parts: &[&[u8]]) -> [u8; MAC_BYTES] {
    key.fingerprint(parts)
}

fn cookie_named<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tv_is_known_by_its_session_until_that_ends() {
        let (key, other) = (TicketTokens::with_key(&[1; 32]), TicketTokens::with_key(&[2; 32]));
        let session = tv_session(&key, &[7; 32], Timestamp(100));
        assert_eq!(token_of_tv(&key, &session, Timestamp(99)), Some([7; 32]));
        assert_eq!(token_of_tv(&key, &session, Timestamp(100)), None);
        assert_eq!(token_of_tv(&other, &session, Timestamp(99)), None);
        assert_eq!(token_of_tv(&key, &session[1..], Timestamp(99)), None);
        assert_eq!(token_of_tv(&key, "tv_", Timestamp(99)), None);
    }

    #[test]
    fn a_device_is_known_for_the_person_who_signed_in_on_it() {
        let key = TicketTokens::with_key(&[1; 32]);
        let [wang, li] = ["p-1", "p-2"].map(|id| Code::new(id).unwrap());
        let mut headers = HeaderMap::new();
        headers
            .insert(COOKIE, format!("other=1; {DEVICE_COOKIE}={}", new_device(&key, &wang).unwrap()).parse().unwrap());
        assert!(known_device(&key, DEVICE_COOKIE, &headers, &wang).is_some());
        assert!(known_device(&key, DEVICE_COOKIE, &headers, &li).is_none());
    }
}
