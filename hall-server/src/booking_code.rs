//! The code with which a visitor checks in for a booking, and the booking's id in the record. The record alone does not
//! reveal one from the other.
//!
//! The id is the code encrypted with the data folder's key in the manner of RFC 5297 (SIV): a digest of the code, and
//! the code itself masked by a digest of that digest. So codes can be looked up, and a booking's code shown to its
//! holder again, without a table. In records of the first version, the id is the code itself.

use hall_core::{BookingId, HallId};

use crate::ticket_token::TicketTokens;

/// The number of digits: few enough for a keypad, yet at most one code in hundreds is in use.
pub const CODE_DIGITS: usize = 8;
/// Codes are less than this.
pub const CODE_BELOW: u32 = 100_000_000;

const SEAL_BYTES: usize = 7;
const HIDDEN_BYTES: usize = 4;
const NAME_CHARS: usize = 2 * (SEAL_BYTES + HIDDEN_BYTES);

/// Parses a code: eight digits.
#[must_use]
pub fn read(text: &str) -> Option<u32> {
    let whole = text.len() == CODE_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| text.parse().ok()).flatten()
}

/// Returns the id of the booking with a code, in a hall.
#[must_use]
pub fn name(tokens: &TicketTokens, hall: &HallId, code: u32) -> Option<BookingId> {
    let seal = seal(tokens, hall, code);
    let hidden = code ^ mask(tokens, hall, &seal);
    let digits: String = seal.iter().chain(&hidden.to_be_bytes()).map(|byte| format!("{byte:02x}")).collect();
    BookingId::new(&digits).ok()
}

/// Returns the id that the first version gave such a booking: the code itself.
#[must_use]
pub fn former_name(code: u32) -> Option<BookingId> {
    BookingId::new(&format!("{code:08}")).ok()
}

/// Returns the ids that the booking of a code may have: today's, and that of the first version.
pub fn names(tokens: &TicketTokens, hall: &HallId, code: &str) -> impl Iterator<Item = BookingId> {
    let code = read(code);
    let today = code.and_then(|code| name(tokens, hall, code));
    today.into_iter().chain(code.and_then(former_name))
}

/// Returns the digits of a booking's code.
#[must_use]
pub fn code(tokens: &TicketTokens, hall: &HallId, booking: &BookingId) -> Option<String> {
    let text = booking.as_str();
    if read(text).is_some() {
        return Some(text.to_owned());
    }
    if text.len() != NAME_CHARS || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; SEAL_BYTES + HIDDEN_BYTES];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    let (sealed, hidden) = bytes.split_first_chunk::<SEAL_BYTES>()?;
    let code = u32::from_be_bytes(hidden.try_into().ok()?) ^ mask(tokens, hall, sealed);
    (code < CODE_BELOW && seal(tokens, hall, code) == *sealed).then(|| format!("{code:08}"))
}

fn seal(tokens: &TicketTokens, hall: &HallId, code: u32) -> [u8; SEAL_BYTES] {
    let whole = tokens.digest(b"the seal of a booking", &[hall.as_str().as_bytes(), &code.to_be_bytes()]);
    std::array::from_fn(|index| whole[index])
}

fn mask(tokens: &TicketTokens, hall: &HallId, seal: &[u8; SEAL_BYTES]) -> u32 {
    let whole = tokens.digest(b"what hides the code of a booking", &[hall.as_str().as_bytes(), seal]);
    u32::from_be_bytes([whole[0], whole[1], whole[2], whole[3]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_its_code_to_whoever_has_the_key_only() {
        let (ours, theirs) = (TicketTokens::with_key(&[1; 32]), TicketTokens::with_key(&[2; 32]));
        let (here, there) = (HallId::new("here").unwrap(), HallId::new("there").unwrap());
        for number in [0, 7, 12_345_678, 99_999_999] {
            let name = name(&ours, &here, number).unwrap();
            assert_eq!(code(&ours, &here, &name), Some(format!("{number:08}")));
            assert_eq!(code(&theirs, &here, &name), None);
            assert_eq!(code(&ours, &there, &name), None, "a code is one hall's");
            assert!(!name.as_str().contains(&format!("{number:08}")));
        }
        let old = BookingId::new("20000001").unwrap();
        assert_eq!(code(&ours, &here, &old), Some("20000001".to_owned()), "as the first version named it");
        assert_eq!(code(&ours, &here, &BookingId::new("zz").unwrap()), None);
    }

    #[test]
    fn a_code_is_eight_digits() {
        assert_eq!(read("00000042"), Some(42));
        for text in ["", "1234567", "123456789", "１２３４５６７８", "+1234567"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
