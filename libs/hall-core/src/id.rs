//! Identifiers: codes that people write in a plan, and ticket ids that programs generate.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The maximum length of a code, in bytes.
pub const CODE_BYTES_MAX: usize = 64;

/// A code of the plan: 1 to 64 lower-case letters, digits, `-`, `_` or `.`, starting with a letter or digit.
///
/// Most codes are short and stored inline: a record has several in every fact, and reading them allocates nothing.
/// With `Arc<str>` alone an issued ticket's entry is read in 572 ns instead of 524, and calls are as fast (the ignored test `speed`,
/// best of fifteen).
#[derive(Clone, PartialEq, Eq)]
pub struct Code(Kept);

/// The maximum length of a code that is stored inline, in bytes.
const IN_PLACE_BYTES_MAX: usize = 22;

/// Each text has only one representation, so that equal codes compare equal here.
#[derive(Clone, PartialEq, Eq)]
enum Kept {
    /// The bytes after the text are zero.
    InPlace {
        len: u8,
        bytes: [u8; IN_PLACE_BYTES_MAX],
    },
    Shared(Arc<str>),
}

/// Why a string is not a valid code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a code: use 1 to 64 lower-case letters, digits, '-', '_' or '.', beginning with a letter or a digit"
)]
pub struct CodeError(String);

impl Code {
    /// Validates a string as a code.
    ///
    /// # Errors
    /// When the text is empty, too long or contains characters that a code may not have.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let whole = text.bytes().all(|byte| allowed(byte) || matches!(byte, b'-' | b'_' | b'.'));
        if whole && text.len() <= CODE_BYTES_MAX && text.bytes().next().is_some_and(allowed) {
            return Ok(Self::keep(text));
        }
        Err(CodeError(text.chars().take(CODE_BYTES_MAX).collect()))
    }

    fn keep(text: &str) -> Self {
        let mut bytes = [0; IN_PLACE_BYTES_MAX];
        let Some(room) = bytes.get_mut(..text.len()) else { return Self(Kept::Shared(text.into())) };
        room.copy_from_slice(text.as_bytes());
        Self(Kept::InPlace { len: text.len() as u8, bytes })
    }

    fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::InPlace { len, bytes } => &bytes[..usize::from(*len)],
            Kept::Shared(text) => text.as_bytes(),
        }
    }

    /// Returns the code as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Code {
    /// Hashes as the text does, so that a code can be looked up by its text.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Code;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a code")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Code, E> {
                Code::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

macro_rules! code_id {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(Code);

        impl $name {
            /// Validates a string as an id.
            ///
            /// # Errors
            /// When the text is not a valid [`Code`].
            pub fn new(text: &str) -> Result<Self, CodeError> {
                Ok(Self(Code::new(text)?))
            }

            /// Returns the id as a string.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Self::new(text)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }
    )+};
}

code_id! {
    /// A site with its own queue and day; unique within the whole city.
    HallId;
    /// A department that provides services.
    DepartmentId;
    /// A number series: services that share a prefix and a counter.
    SeriesId;
    /// A service that visitors come for.
    ServiceId;
    /// A priority class of tickets: ordinary, elderly, veteran …
    ClassId;
    /// A window at which a clerk serves.
    WindowId;
    /// A theme on a kiosk's first screen.
    ThemeId;
    /// A kiosk at which visitors take tickets.
    KioskId;
    /// A board on the wall.
    BoardId;
    /// A person at a window.
    ClerkId;
    /// A sequence of services that serves one purpose.
    JourneyId;
    /// A booking: an id generated by the shell that does not reveal the code with which its visitor checks in.
    BookingId;
}

impl ClassId {
    /// The class of tickets that were granted no other.
    #[must_use]
    pub fn ordinary() -> Self {
        Self(Code::keep("ordinary"))
    }
}

/// A ticket's id for programs: a UUID (version 7, generated by the shell), shown as 36 lower-case characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketId(u128);

/// Error for a string that is not a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a ticket's id is a UUID, such as 018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11")]
pub struct TicketIdError;

const UUID_HYPHENS: [usize; 4] = [8, 13, 18, 23];
const UUID_CHARS: usize = 36;

impl TicketId {
    /// Creates an id from the 128 bits of a UUID.
    #[must_use]
    pub const fn from_u128(bits: u128) -> Self {
        Self(bits)
    }

    /// Returns the 128 bits of the UUID.
    #[must_use]
    pub fn as_u128(self) -> u128 {
        self.0
    }

    fn text(self) -> [u8; UUID_CHARS] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; UUID_CHARS];
        let mut nibbles = (0..32).rev().map(|place| DIGITS[(self.0 >> (place * 4)) as usize & 15]);
        for (index, char) in text.iter_mut().enumerate() {
            if !UUID_HYPHENS.contains(&index) {
                *char = nibbles.next().unwrap_or(b'0');
            }
        }
        text
    }
}

impl FromStr for TicketId {
    type Err = TicketIdError;

    fn from_str(text: &str) -> Result<Self, TicketIdError> {
        if text.len() != UUID_CHARS {
            return Err(TicketIdError);
        }
        // Two halves of 64 bits: a replay reads an id in nearly every fact, and wide shifts are slow.
        let mut halves = [0_u64; 2];
        let mut digits = 0;
        for (index, char) in text.bytes().enumerate() {
            if UUID_HYPHENS.contains(&index) {
                if char != b'-' {
                    return Err(TicketIdError);
                }
                continue;
            }
            let digit = match char {
                b'0'..=b'9' => char - b'0',
                b'a'..=b'f' => char - b'a' + 10,
                b'A'..=b'F' => char - b'A' + 10,
                _ => return Err(TicketIdError),
            };
            halves[digits / 16] = halves[digits / 16] << 4 | u64::from(digit);
            digits += 1;
        }
        let bits = u128::from(halves[0]) << 64 | u128::from(halves[1]);
        Ok(Self(bits))
    }
}

impl fmt::Display for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl fmt::Debug for TicketId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TicketId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for TicketId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = TicketId;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a ticket's id (a UUID)")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<TicketId, E> {
                text.parse().map_err(|error: TicketIdError| E::custom(error))
            }
        }
        deserializer.deserialize_str(Visitor).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_id_reads_as_it_is_written() {
        let text = "018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11";
        assert_eq!(text.parse::<TicketId>().unwrap().to_string(), text);
        assert_eq!("018f3c1e5b7a7cc380002b1e6f0a9d11".parse::<TicketId>(), Err(TicketIdError));
        assert_eq!("018f3c1e-5b7a-7cc3-8000-2b1e6f0a9dgg".parse::<TicketId>(), Err(TicketIdError));
    }

    #[test]
    fn codes_compare_as_their_texts_whether_kept_in_place_or_not() {
        let texts = ["a", "a1", "b", &"a".repeat(22), &"a".repeat(23), &"a".repeat(64), "a-b", "w03"];
        for one in texts {
            for other in texts {
                let (first, second) = (Code::new(one).unwrap(), Code::new(other).unwrap());
                assert_eq!(first.as_str(), one);
                assert_eq!(first.cmp(&second), one.cmp(other), "{one} {other}");
                assert_eq!(first == second, one == other, "{one} {other}");
            }
        }
    }

    #[test]
    fn a_code_is_short_and_plain() {
        assert!(Code::new("w03").is_ok());
        for text in ["", "W03", "-a", "a b", "窗口", &"a".repeat(65)] {
            assert!(Code::new(text).is_err(), "{text}");
        }
    }
}
