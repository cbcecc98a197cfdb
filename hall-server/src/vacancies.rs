//! Vacates windows whose clerks are gone: signed out everywhere, or without an account. Otherwise visitors would wait
//! at an empty window, and a successor could not take it over.

use std::sync::Arc;
use std::time::Duration;

use hall_core::{Act, Actor, Code, Command, Role, WindowId};

use crate::accounts::{Caller, Presence};
use crate::app::{App, OpenHall};
use crate::engine::Request;

/// How often accounts are checked for changes, including those by a command beside the server.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After this many checks without a change, sessions may have expired.
const LOOKS_UNCHANGED_MAX: u32 = 30;
/// The actor with which the server vacates a window.
const ACTOR: &str = "accounts";

/// Vacates the windows of a person whose session has ended, unless they are signed in elsewhere too.
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

/// Keeps vacating the windows of people who are gone, forever.
pub(crate) async fn look_after(app: Arc<App>) {
    let (mut seen, mut unchanged) = (None, 0);
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let version = match app.accounts.version() {
            Ok(version) => Some(version),
            Err(error) => {
                tracing::debug!(%error, "cannot check who has left");
                continue;
            }
        };
        unchanged += 1;
        if version == seen && unchanged < LOOKS_UNCHANGED_MAX {
            continue;
        }
        (seen, unchanged) = (version, 0);
        // Someone who is gone must not come back to the vacated window.
        app.accounts.trust_nobody();
        for hall in app.halls.values() {
            for (window, clerk) in seats(hall).await {
                let Ok(id) = Code::new(ACTOR) else { return };
                let_go(&app, hall, Actor { role: Role::System, id }, &window, &clerk).await;
            }
        }
    }
}

/// Returns who sits where; empty while the record is being replayed.
async fn seats(hall: &OpenHall) -> Vec<(String, String)> {
    if hall.must_be_read().is_err() {
        return Vec::new();
    }
    hall.hub.look_after(hall.handle.committed(), |views| views.seats()).await
}

/// Vacates a window if its clerk is gone: the visitor stays there for the next clerk, or, if the account is gone and no
/// one knows who comes next, waits for any window.
async fn let_go(app: &App, hall: &OpenHall, actor: Actor, window: &str, clerk: &str) {
    let frees_visitor = match app.accounts.presence(clerk, app.clock.now()) {
        Ok(Presence::SignedOut) => false,
        Ok(Presence::Unknown) => true,
        Ok(Presence::Here) => return,
        Err(error) => return tracing::debug!(%error, "cannot check whether {clerk} has left"),
    };
    let Ok(id) = WindowId::new(window) else { return };
    let command = Command { actor, act: Act::LeaveWindow { window: id, frees_visitor } };
    match hall.handle.submit(Request::new(command)).await {
        Ok(_) => tracing::info!(window, clerk, "window {window} was freed because {clerk} is gone"),
        // The next check tries again.
        Err(error) => tracing::warn!(window, clerk, %error, "window {window} cannot be freed of {clerk}, who is gone"),
    }
}
