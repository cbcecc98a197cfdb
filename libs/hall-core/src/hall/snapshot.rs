//! The state as a document: stored beside the record so that startup need not replay all of it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Hall;

/// The version of the document's format; a snapshot of another version is ignored.
pub const STATE_VERSION: u32 = 13;

impl Serialize for Hall {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Hall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut hall = Self::deserialize(deserializer)?;
        hall.rebuild();
        Ok(hall)
    }
}
