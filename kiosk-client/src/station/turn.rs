//! One thing at a time: the right to take or print.

use super::{Shown, Station};

/// The exclusive right to take or print a ticket. Released when dropped.
pub(super) struct Turn(Option<Station>);

impl Turn {
    pub(super) fn of(station: &Station) -> Self {
        Self(Some(station.clone()))
    }

    /// Releases the right together with a change of what is shown, so that no one sees one without the other.
    pub(super) fn end(mut self, change: impl FnOnce(&mut Shown)) {
        if let Some(station) = self.0.take() {
            station.change(|shown| {
                change(shown);
                shown.under_way = None;
            });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(station) = self.0.take() {
            station.change(|shown| shown.under_way = None);
        }
    }
}
