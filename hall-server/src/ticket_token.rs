//! The token of a visitor's page: a ticket's id with a keyed MAC. Not stored, and verified without a lookup.

use std::io::{Read as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hall_core::TicketId;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::engine::Fingerprint;
use crate::files;

/// The file name of the key in the data folder.
pub const KEY_FILE: &str = "ticket-token.key";
const KEY_BYTES: usize = 32;
const ID_BYTES: usize = 16;
/// 96 bits: infeasible to guess within a day.
const MAC_BYTES: usize = 12;

/// Creates and verifies tickets' tokens, with a key that belongs to the data folder.
pub struct TicketTokens(Hmac<Sha256>);

impl TicketTokens {
    /// Reads the key of a data folder, creating it (readable by its owner only) if there is none.
    pub fn open(data: &Path) -> std::io::Result<Self> {
        files::make_folder(data)?;
        let path = data.join(KEY_FILE);
        let mut key = [0; KEY_BYTES];
        match files::open_regular(&path) {
            Ok(mut file) => file.read_exact(&mut key)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                getrandom::fill(&mut key).map_err(std::io::Error::other)?;
                write_key(data, &path, &key)?;
            }
            Err(error) => return Err(error),
        }
        Ok(Self::with_key(&key))
    }

    /// Uses the given key: equal keys produce equal tokens.
    #[must_use]
    pub fn with_key(key: &[u8; KEY_BYTES]) -> Self {
        // HMAC itself pads a key shorter than a block with zeros.
        let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
        block[..KEY_BYTES].copy_from_slice(key);
        Self(Hmac::new(&block))
    }

    /// Returns a ticket's token.
    #[must_use]
    pub fn of(&self, id: TicketId) -> String {
        let mut bytes = [0; ID_BYTES + MAC_BYTES];
        bytes[..ID_BYTES].copy_from_slice(&id.as_u128().to_be_bytes());
        bytes[ID_BYTES..].copy_from_slice(&self.mac(id));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Returns the ticket that a token belongs to.
    #[must_use]
    pub fn read(&self, token: &str) -> Option<TicketId> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (id, mac) = bytes.split_first_chunk::<ID_BYTES>()?;
        let id = TicketId::from_u128(u128::from_be_bytes(*id));
        bool::from(self.mac(id).as_slice().ct_eq(mac)).then_some(id)
    }

    /// Returns a keyed digest of a request's parts, from which no one without the key can guess them.
    #[must_use]
    pub fn fingerprint(&self, parts: &[&[u8]]) -> Fingerprint {
        let whole = self.digest(b"the fingerprint of a request", parts);
        std::array::from_fn(|index| whole[index])
    }

    /// Returns a keyed digest for one purpose. The purpose's name is longer than an id, so the digest is never a
    /// ticket's token.
    pub(crate) fn digest(&self, purpose: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(purpose);
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    fn mac(&self, id: TicketId) -> [u8; MAC_BYTES] {
        let mut mac = self.0.clone();
        mac.update(&id.as_u128().to_be_bytes());
        let whole = mac.finalize().into_bytes();
        std::array::from_fn(|index| whole[index])
    }
}

/// Writes the key beside its place and renames it, so that a partial key is never read.
fn write_key(data: &Path, path: &Path, key: &[u8]) -> std::io::Result<()> {
    let beside = data.join(format!("{KEY_FILE}.new"));
    let mut file = files::private_file().create(true).truncate(true).open(&beside)?;
    file.write_all(key)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    std::fs::File::open(data)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_distinguished_only_with_the_key() {
        let (ours, theirs) = (TicketTokens::with_key(&[1; KEY_BYTES]), TicketTokens::with_key(&[2; KEY_BYTES]));
        let one = ours.fingerprint(&[b"kiosk", b"k1", b"{}"]);
        assert_eq!(one, ours.fingerprint(&[b"kiosk", b"k1", b"{}"]));
        assert_ne!(one, ours.fingerprint(&[b"kiosk", b"k", b"1{}"]), "where a part ends counts");
        assert_ne!(one, theirs.fingerprint(&[b"kiosk", b"k1", b"{}"]));
    }

    #[test]
    fn a_token_opens_its_own_ticket_only() {
        let folder = tempfile::tempdir().unwrap();
        let tokens = TicketTokens::open(folder.path()).unwrap();
        let id = TicketId::from_u128(0x018f_3c1e_5b7a_7cc3_8000_2b1e_6f0a_9d11);
        let token = tokens.of(id);
        assert_eq!(token.len(), 38);
        assert_eq!(tokens.read(&token), Some(id));
        assert_eq!(TicketTokens::open(folder.path()).unwrap().read(&token), Some(id), "the key is kept");
        for index in 0..token.len() - 1 {
            let mut other = token.clone().into_bytes();
            other[index] = if other[index] == b'A' { b'B' } else { b'A' };
            assert_eq!(tokens.read(std::str::from_utf8(&other).unwrap()), None);
        }
        assert_eq!(TicketTokens::with_key(&[7; KEY_BYTES]).read(&token), None);
    }
}
