//! Which services are served, now or once a window is back from its pause.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use hall_core::{Hall, QueueKey, Queued, ServiceIx, Ticket, WindowState};

#[derive(Debug, Clone, Default)]
pub(crate) struct Serving {
    pub(crate) services: BTreeSet<ServiceIx>,
    /// Changes with which windows serve which services, and with when paused ones will be back.
    pub(crate) fingerprint: u64,
}

impl Serving {
    pub(crate) fn of(hall: &Hall) -> Self {
        let (mut services, mut hasher) = (BTreeSet::new(), DefaultHasher::new());
        for window in hall.layout().window_ixs() {
            let back_at = match &hall.window(window).state {
                WindowState::Open => None,
                WindowState::Paused { back_at: Some(back_at), .. } => Some(back_at.as_millis()),
                WindowState::Paused { back_at: None, .. } | WindowState::Closed => continue,
            };
            let offered: Vec<_> = hall.offered(window).into_iter().map(|(service, _)| service).collect();
            (window.0, back_at, offered.iter().map(|service| service.0).collect::<Vec<_>>()).hash(&mut hasher);
            services.extend(offered);
        }
        Self { services, fingerprint: hasher.finish() }
    }

    /// Returns whether a window will call a ticket: its service is served, or it was sent to a window or a clerk.
    pub(crate) fn calls(&self, ticket: &Ticket) -> bool {
        let is_sent = |place: &Queued| matches!(place.queue, QueueKey::Window(_) | QueueKey::Clerk(_));
        self.services.contains(&ticket.present_service()) || ticket.queued().iter().any(is_sent)
    }
}
