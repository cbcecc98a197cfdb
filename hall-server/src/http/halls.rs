//! What anyone may know about the halls, and the manager's dashboard.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use hall_core::Role;
use hall_wire::{ClerkNow, HallEntry, PersonEntry, Status};

use super::body::json;
use super::entered::Entered;
use super::problem::Answered;
use crate::app::{OpenHall, Shared};

/// `GET /halls`
pub(super) async fn list(State(app): Shared) -> axum::response::Response {
    let now = app.clock.now();
    let entry = |hall: &Arc<OpenHall>| {
        let fault = hall.fault();
        hall.replica.read(|state| HallEntry {
            id: state.hall.id().to_string(),
            name: state.hall.layout().plan().hall.name.clone(),
            open: fault.is_none() && state.hall.is_open(now),
            fault,
        })
    };
    json(StatusCode::OK, &app.halls.values().map(entry).collect::<Vec<_>>())
}

/// `GET /halls/{hall}/status`
pub(super) async fn status(entered: Entered) -> Answered {
    let status = entered.look(|views| views.status()).await?;
    // The known state can be shown while the hall takes no commands, but it issues no tickets.
    let status = match entered.hall().fault() {
        Some(fault) => Status { open: false, until: None, opens_at: None, fault: Some(fault), ..status },
        None => status,
    };
    Ok(json(StatusCode::OK, &status))
}

/// `GET /halls/{hall}/clerks`
pub(super) async fn clerks(entered: Entered) -> Answered {
    let hall = entered.hall();
    let known = entered.app.accounts.people(Role::Clerk, hall.handle.id())?;
    let seats = entered.look(|views| views.seats()).await?;
    let mut clerks: Vec<ClerkNow> = known
        .into_iter()
        .map(|(id, name)| {
            let window = seats.iter().find(|(_, clerk)| *clerk == id).map(|(window, _)| window.clone());
            let typed = vec![hall_find::initials(&name).to_lowercase(), hall_find::spelt(&name)];
            ClerkNow { id, name, window, typed }
        })
        .collect();
    // A clerk who works with a token has no name, only an id.
    for (window, id) in seats {
        if !clerks.iter().any(|clerk| clerk.id == id) {
            clerks.push(ClerkNow { name: id.clone(), id, window: Some(window), typed: Vec::new() });
        }
    }
    Ok(json(StatusCode::OK, &clerks))
}

/// `GET /halls/{hall}/people`
pub(super) async fn people(entered: Entered) -> Answered {
    const ROLES: [Role; 5] = [Role::Clerk, Role::Reception, Role::Manager, Role::Auditor, Role::Admin];
    let hall = entered.hall();
    let mut people = Vec::new();
    for role in ROLES {
        let known = entered.app.accounts.people(role, hall.handle.id())?;
        people.extend(known.into_iter().map(|(id, name)| PersonEntry { id, name, role: role.into() }));
    }
    Ok(json(StatusCode::OK, &people))
}

/// `GET /halls/{hall}/dashboard`
pub(super) async fn dashboard(entered: Entered) -> Answered {
    Ok(json(StatusCode::OK, &entered.look(|views| views.dashboard()).await?))
}
