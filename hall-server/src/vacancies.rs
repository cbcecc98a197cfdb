//! Windows whose clerks are gone: signed out everywhere, or without an account. They are let go, so that no visitor stands
//! before somebody who does not come, and no successor before a window that stays somebody's.

use std::sync::Arc;
use std::time::Duration;

use hall_core::{Act, Actor, Code, Command, Role, WindowId};

use crate::accounts::{Caller, Presence};
use crate::app::{App, OpenHall};
use crate::engine::Request;

/// How often it is looked whether accounts have changed, also by a command beside the server.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After so many looks without a change sessions may have run out.
const LOOKS_UNCHANGED_MAX: u32 = 30;
/// As whom the server lets a window go.
const ACTOR: &str = "accounts";

/// Lets the windows go of somebody whose session has ended, unless they are signed in elsewhere too.
pub(crate) async fn after(app: &App, person: &Caller) {
    if person.role != Role::Clerk {
        return;
    }
    for hall in app.halls.values().filter(|hall| person.hall.as_ref().is_none_or(|own| own == hall.handle.id())) {
        let actor = Actor { role: person.role, id: person.id.clone() };
        let seats = seats(hall).await.into_iter().filter(|(_, clerk)| clerk == person.id.as_str());
        for (window, clerk) in seats {
            let_go(app, hall, actor.clone(), &window, &clerk).await;
        }
    }
}

/// Looks after the windows of people who are gone, for ever.
pub(crate) async fn look_after(app: Arc<App>) {
    let (mut seen, mut unchanged) = (None, 0);
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let version = match app.accounts.version() {
            Ok(version) => Some(version),
            Err(error) => {
                tracing::debug!(%error, "nobody can say who has left");
                continue;
            }
        };
        unchanged += 1;
        if version == seen && unchanged < LOOKS_UNCHANGED_MAX {
            continue;
        }
        (seen, unchanged) = (version, 0);
        // Whoever is gone does not come back to the window that is let go.
        app.accounts.trust_nobody();
        for hall in app.halls.values() {
            for (window, clerk) in seats(hall).await {
                let Ok(id) = Code::new(ACTOR) else { return };
                let_go(&app, hall, Actor { role: Role::System, id }, &window, &clerk).await;
            }
        }
    }
}

/// Returns who sits where; nobody while the record is being read.
async fn seats(hall: &OpenHall) -> Vec<(String, String)> {
    if hall.must_be_read().is_err() {
        return Vec::new();
    }
    hall.hub.look_after(hall.handle.committed(), |views| views.seats()).await
}

/// Lets a window go, when its clerk is gone: the visitor stays there for the next one, or, when the account is gone and
/// nobody knows who comes next, waits for any window.
async fn let_go(app: &App, hall: &OpenHall, actor: Actor, window: &str, clerk: &str) {
    let frees_visitor = match app.accounts.presence(clerk, app.clock.now()) {
        Ok(Presence::SignedOut) => false,
        Ok(Presence::Unknown) => true,
        Ok(Presence::Here) => return,
        Err(error) => return tracing::debug!(%error, "nobody can say whether {clerk} has left"),
    };
    let Ok(id) = WindowId::new(window) else { return };
    let command = Command { actor, act: Act::LeaveWindow { window: id, frees_visitor } };
    match hall.handle.submit(Request::new(command)).await {
        Ok(_) => tracing::info!(window, clerk, "window {window} was let go, for {clerk} is gone"),
        // It is tried again with the next look.
        Err(error) => tracing::warn!(window, clerk, %error, "window {window} stays {clerk}'s, who is gone"),
    }
}
