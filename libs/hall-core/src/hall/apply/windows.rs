//! Applies facts about windows: who sits there, what they serve, whether they pause.

use super::{Hall, taken_by_nobody};
use crate::{Fact, Lent, Timestamp, WindowIx, facts};

impl Hall {
    pub(super) fn apply_to_window(&mut self, at: Timestamp, fact: &Fact, window: WindowIx) {
        let layout = &*self.layout;
        match fact {
            Fact::WindowOpened { clerk, services, .. } | Fact::WindowTakenOver { clerk, services, .. } => {
                let only = services.as_deref().map(|only| self.known_services(only));
                self.windows.open(layout, window, at, clerk, only);
            }
            Fact::WindowPaused { reason, back_at, substitute, .. } => {
                let substitute = substitute.as_ref().and_then(|id| layout.window(id));
                self.windows.pause(layout, window, at, (*reason, *back_at, substitute));
            }
            Fact::WindowLeft { .. } => self.windows.leave(layout, window, at),
            Fact::WindowClosed { .. } => self.windows.close(layout, window, at),
            Fact::WindowLent { services, until, .. } => {
                let services = self.known_services(services);
                self.windows.lend(layout, window, Some(Lent { services, until: *until }));
            }
            Fact::LendEnded { .. } => self.windows.lend(layout, window, None),
            Fact::WindowWaits { .. } => self.windows.wait(window, Some(at)),
            Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => taken_by_nobody(fact),
        }
    }
}
