//! The reasons for which a clerk pauses or calls out of order, as a closed list. Free text never reaches the core.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reasons for pausing a window.
const OF_PAUSES: [&str; 7] = ["short-break", "papers", "equipment", "handover", "meal", "meeting", "other-duties"];
/// Reasons for calling a ticket out of order.
const OF_CALLS: [&str; 6] = ["unwell", "papers-complete", "belongs-together", "urgent", "correction", "approved"];

/// A reason from the list. Free text typed by a clerk is represented by [`Reason::OTHER`]; the shell keeps the text
/// for as long as it keeps personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason(&'static str);

impl Reason {
    /// Not in the list: the clerk typed a reason.
    pub const OTHER: Self = Self("other");
    /// A clerk signed out with a visitor at the window, for the next clerk to take over.
    pub const HANDOVER: Self = Self("handover");

    /// Looks up a reason by its code.
    #[must_use]
    pub fn find(code: &str) -> Option<Self> {
        let listed = OF_PAUSES.iter().chain(&OF_CALLS).find(|listed| **listed == code);
        listed.map(|listed| Self(listed)).or((code == Self::OTHER.0).then_some(Self::OTHER))
    }

    /// Returns the reason that a text names, or [`Reason::OTHER`].
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::find(text).unwrap_or(Self::OTHER)
    }

    /// Returns the code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Reason {
    /// Entries of the first version hold what clerks typed; that text is dropped here.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Reason;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a reason")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Reason, E> {
                Ok(Reason::of(text))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_on_the_list_is_another_reason() {
        for code in OF_PAUSES.iter().chain(&OF_CALLS) {
            assert_eq!(Reason::of(code).as_str(), *code);
        }
        assert_eq!(Reason::of("孩子小"), Reason::OTHER);
        assert_eq!(Reason::of("dentist"), Reason::OTHER, "a word that would be a code is still a word");
    }
}
