//! Windows, taken from facts: who sits there, what they serve, whether they pause.

use super::{Hall, taken_by_nobody};
use crate::{Fact, Lent, Reason, Timestamp, Window, WindowIx, WindowState};

impl Hall {
    #[expect(clippy::wildcard_enum_match_arm, reason = "`apply` hands only the facts named here on")]
    pub(super) fn apply_to_window(&mut self, at: Timestamp, fact: &Fact, here: WindowIx) {
        match fact {
            Fact::WindowOpened { clerk, services, .. } | Fact::WindowTakenOver { clerk, services, .. } => {
                let only = services.as_deref().map(|only| self.known_services(only));
                self.set_waits_since(here, None);
                let window = &mut self.windows[here.at()];
                (window.state, window.clerk, window.only) = (WindowState::Open, Some(clerk.clone()), only);
                window.since = at;
            }
            Fact::WindowPaused { reason, back_at, substitute, .. } => {
                let substitute = substitute.as_ref().and_then(|id| self.layout.window(id));
                self.set_waits_since(here, None);
                let window = &mut self.windows[here.at()];
                window.state = WindowState::Paused { reason: *reason, back_at: *back_at, substitute };
                window.since = at;
            }
            Fact::WindowLeft { .. } => {
                self.set_waits_since(here, None);
                let window = &mut self.windows[here.at()];
                window.state = WindowState::Paused { reason: Reason::HANDOVER, back_at: None, substitute: None };
                (window.clerk, window.since) = (None, at);
                // What a clerk did, no other takes back.
                window.undoable.clear();
            }
            Fact::WindowClosed { .. } => {
                self.set_waits_since(here, None);
                let window = &mut self.windows[here.at()];
                let (served, lent) = (window.served, window.lent.take());
                *window = Window { since: at, served, lent, ..Window::default() };
            }
            Fact::WindowLent { services, until, .. } => {
                let services = self.known_services(services);
                self.windows[here.at()].lent = Some(Lent { services, until: *until });
            }
            Fact::LendEnded { .. } => self.windows[here.at()].lent = None,
            other => taken_by_nobody(other),
        }
    }
}
