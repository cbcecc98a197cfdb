//! The key with which push services recognise this server (VAPID, RFC 8292): made at the first use, kept in the data
//! folder.

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};

use crate::files;

/// The file name of the key in the data folder.
pub const KEY_FILE: &str = "push.key";
const KEY_BYTES_MAX: u64 = 1_024;
/// How long a token is valid, in seconds; RFC 8292 allows a day.
const VALID_S: i64 = 12 * 3_600;

/// The server's key.
pub struct Vapid {
    key: EcdsaKeyPair,
    random: SystemRandom,
}

impl fmt::Debug for Vapid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vapid({})", self.public())
    }
}

impl Vapid {
    /// Reads the key of a data folder, creating it (readable by its owner only) if there is none.
    ///
    /// # Errors
    /// When it cannot be read or created.
    pub fn open(data: &Path) -> io::Result<Self> {
        let path = data.join(KEY_FILE);
        let random = SystemRandom::new();
        let unusable = |error: &dyn fmt::Display| io::Error::other(format!("{KEY_FILE}: {error}"));
        let stored = match files::read_regular(&path, KEY_BYTES_MAX) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random);
                let made = made.map_err(|error| unusable(&error))?;
                write_key(data, &path, made.as_ref())?;
                made.as_ref().to_vec()
            }
            stored => stored?,
        };
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &stored, &random);
        Ok(Self { key: key.map_err(|error| unusable(&error))?, random })
    }

    /// Returns the public key as browsers take it: an uncompressed point in base64url.
    #[must_use]
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref())
    }

    /// Returns the `Authorization` of a request to a push service. `origin` is the service's, such as
    /// `https://push.example`; `subject` is where its operator reaches us.
    ///
    /// # Errors
    /// When the system has no random bytes.
    pub fn authorization(&self, origin: &str, subject: &str, now_s: i64) -> io::Result<String> {
        let claims = serde_json::json!({ "aud": origin, "exp": now_s + VALID_S, "sub": subject });
        let encoded = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let signed = format!("{}.{}", encoded(r#"{"typ":"JWT","alg":"ES256"}"#), encoded(&claims.to_string()));
        let signature = self.key.sign(&self.random, signed.as_bytes());
        let signature = signature.map_err(|_no_random| io::Error::other("no random bytes"))?;
        Ok(format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.as_ref()), self.public()))
    }
}

/// Writes the key beside its place and renames it, so that a partial key is never read.
fn write_key(data: &Path, path: &Path, key: &[u8]) -> io::Result<()> {
    let beside = data.join(format!("{KEY_FILE}.new"));
    let mut file = files::private_file().create(true).truncate(true).open(&beside)?;
    file.write_all(key)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    std::fs::File::open(data)?.sync_all()
}
