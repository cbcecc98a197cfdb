//! Web push: what a browser tells of its subscription, and the encrypted message (RFC 8291) for its push service.

use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use web_push_native::{Auth, encrypt, p256};

use super::outbox::Subscription;
use super::reach::{Target, TargetError};

/// The length of an uncompressed point of P-256.
const POINT_BYTES: usize = 65;
/// The length of a browser's secret.
const AUTH_BYTES: usize = 16;

/// Why a subscription is not taken.
#[derive(Debug, thiserror::Error)]
pub enum SubscriptionError {
    /// Its URL is not one of a push service.
    #[error("endpoint: {0}")]
    Endpoint(#[from] TargetError),
    /// A key is not as RFC 8291 describes it.
    #[error("keys.{0}: {1}")]
    Key(&'static str, &'static str),
    /// The message cannot be encrypted.
    #[error("the message cannot be encrypted")]
    Encryption,
}

/// Checks a subscription as a browser hands it out; `further` are push services that the operator has allowed.
///
/// # Errors
/// When its URL or a key is not as it should be.
pub fn subscription(
    (endpoint, p256dh, auth): (&str, &str, &str),
    language: &str,
    further: &[String],
) -> Result<Subscription, SubscriptionError> {
    Target::of_push(endpoint, further)?;
    let public = decoded(p256dh).filter(|key| key.len() == POINT_BYTES && point(key).is_some());
    let public = public.ok_or(SubscriptionError::Key("p256dh", "an uncompressed point of P-256 in base64url"))?;
    let auth = decoded(auth).filter(|secret| secret.len() == AUTH_BYTES);
    let auth = auth.ok_or(SubscriptionError::Key("auth", "16 bytes in base64url"))?;
    Ok(Subscription { endpoint: endpoint.to_owned(), public, auth, language: language.to_owned() })
}

/// Encrypts a message for a browser (`aes128gcm`, RFC 8291).
///
/// # Errors
/// When the subscription's key is not valid.
pub fn sealed(message: &str, to: &Subscription) -> Result<Vec<u8>, SubscriptionError> {
    let public = point(&to.public).ok_or(SubscriptionError::Key("p256dh", "no point of P-256"))?;
    if to.auth.len() != AUTH_BYTES {
        return Err(SubscriptionError::Key("auth", "16 bytes"));
    }
    let auth = Auth::clone_from_slice(&to.auth);
    encrypt(message.as_bytes().to_vec(), &public, &auth).map_err(|_error| SubscriptionError::Encryption)
}

fn point(bytes: &[u8]) -> Option<p256::PublicKey> {
    p256::PublicKey::from_sec1_bytes(bytes).ok()
}

/// Browsers leave the padding out, some libraries do not.
fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).or_else(|_padded| URL_SAFE.decode(text)).ok()
}
