//! Applies facts about windows: who sits there, what they serve, whether they pause.

use super::{Hall, taken_by_nobody};
use crate::{Fact, Lent, Timestamp, WindowIx, facts};

impl Hall {
    pub(super) fn apply_to_window(&mut self, at: Timestamp, fact: &Fact, here: WindowIx) {
        let layout = &*self.layout;
        match fact {
            Fact::WindowOpened { clerk, services, .. } | Fact::WindowTakenOver { clerk, services, .. } => {
                let only = services.as_deref().map(|only| self.known_services(only));
                self.windows.open(layout, here, at, clerk, only);
            }
            Fact::WindowPaused { reason, back_at, substitute, .. } => {
                let substitute = substitute.as_ref().and_then(|id| layout.window(id));
                self.windows.pause(layout, here, at, (*reason, *back_at, substitute));
            }
            Fact::WindowLeft { .. } => self.windows.leave(layout, here, at),
            Fact::WindowClosed { .. } => self.windows.close(layout, here, at),
            Fact::WindowLent { services, until, .. } => {
                let services = self.known_services(services);
                self.windows.lend(layout, here, Some(Lent { services, until: *until }));
            }
            Fact::LendEnded { .. } => self.windows.lend(layout, here, None),
            Fact::WindowWaits { .. } => self.windows.wait(here, Some(at)),
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
