//! The door of the live socket: who may watch what.

use std::sync::Arc;

use axum::extract::{Path, Query, State, rejection::QueryRejection};
use axum::response::Response;
use hall_core::{BoardId, Role, TicketId, WindowId};
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::entered::{Entered, Known, window_of};
use super::problem::{Answered, Fail};
use super::upgrade::Upgrade;
use super::{Shared, visits};
use crate::accounts::Caller;
use crate::live::devices::DeviceKey;
use crate::live::{Attached, Hub, View, serve};
use crate::server::seats::Seat;
use crate::views::Views;

/// What to watch, and from where on.
#[derive(Debug, Deserialize)]
pub(super) struct LiveQuery {
    #[serde(default)]
    view: String,
    since: Option<u64>,
    epoch: Option<String>,
}

impl LiveQuery {
    fn since(&self) -> Option<(u64, &str)> {
        Some((self.since?, self.epoch.as_deref()?))
    }
}

/// `GET /halls/{hall}/live`
pub(super) async fn hall(
    at: Entered<Known>,
    query: Result<Query<LiveQuery>, QueryRejection>,
    upgrade: Result<Upgrade, Fail>,
) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let caller = at.caller()?.clone();
    let view = at.look(|views| view_of(views, &query.view)).await?.ok_or_else(|| {
        Fail::unknown("unknown_view", "the views are `board:ID`, `window:ID`, `kiosk:ID` and `manager`")
    })?;
    let view = may_watch(&caller, view)?;
    let hub = at.hall()?.hub.clone();
    // A person's page is no device: nobody goes and mends it.
    let is_device = matches!(caller.role, Role::Kiosk | Role::Board);
    let device = is_device.then(|| (query.view.clone(), caller.id.clone()));
    open(&at.app.sockets, None, upgrade, hub, view, device, query.since())
}

/// `GET /visits/{token}/live`
pub(super) async fn visit(
    State(app): Shared,
    Path(token): Path<String>,
    query: Result<Query<LiveQuery>, QueryRejection>,
    upgrade: Result<Upgrade, Fail>,
) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let (hall, id) = visits::find(&app, &token).await?;
    let upgrade = upgrade?;
    let seat = app.sockets_of_ticket.take(id).ok_or_else(|| {
        Fail::unavailable("too_many_sockets", "so many pages of this ticket are open already: close one")
    })?;
    open(&app.visit_sockets, Some(seat), Ok(upgrade), hall.hub.clone(), View::Visit(id), None, query.since())
}

fn open(
    room: &Arc<Semaphore>,
    seat: Option<Seat<TicketId>>,
    upgrade: Result<Upgrade, Fail>,
    hub: Arc<Hub>,
    view: View,
    device: Option<DeviceKey>,
    since: Option<(u64, &str)>,
) -> Answered<Response> {
    let upgrade = upgrade?;
    let room = room.clone().try_acquire_owned();
    let room = room.map_err(|_full| Fail::unavailable("too_many_sockets", "as many watch as this server serves"))?;
    let since = since.map(|(seq, epoch)| (seq, epoch.to_owned()));
    Ok(upgrade.open(async move |wire| {
        let since = since.as_ref().map(|(seq, epoch)| (*seq, epoch.as_str()));
        let attached: Option<Attached> = hub.attach(&view, since);
        if let Some(attached) = attached {
            serve(wire, hub, view, device, attached).await;
        }
        drop((room, seat));
    }))
}

/// Reads a view's name; none when there is no such view in the hall.
fn view_of(views: &Views<'_>, name: &str) -> Option<View> {
    let plan = views.state.hall.layout().plan();
    if name == "manager" {
        return Some(View::Manager);
    }
    let (kind, id) = name.split_once(':')?;
    match kind {
        "board" => {
            let id = BoardId::new(id).ok()?;
            plan.boards.iter().any(|board| board.id == id).then_some(View::Board(id))
        }
        "window" => {
            let window = WindowId::new(id).ok()?;
            window_of(views, &window).map(|_| View::Window { window, full: true })
        }
        "kiosk" => plan.kiosks.iter().any(|kiosk| kiosk.id.as_str() == id).then_some(View::Kiosk),
        _ => None,
    }
}

fn may_watch(caller: &Caller, view: View) -> Answered<View> {
    let (roles, view): (&[Role], View) = match view {
        // The screen over a window shows what the public may see; names and lists are for the clerk.
        View::Window { window, .. } if caller.role == Role::Board => {
            (&[Role::Board], View::Window { window, full: false })
        }
        view @ View::Window { .. } => (&[Role::Clerk, Role::Reception, Role::Manager], view),
        view @ View::Board(_) => (&[Role::Board, Role::Clerk, Role::Reception, Role::Manager, Role::Admin], view),
        view @ View::Kiosk => (&[Role::Kiosk, Role::Clerk, Role::Reception, Role::Manager, Role::Admin], view),
        view @ (View::Manager | View::Visit(_)) => (&[Role::Manager], view),
    };
    if roles.contains(&caller.role) {
        return Ok(view);
    }
    Err(Fail::not_allowed(format!("{} may not watch this", caller.role.as_str())))
}
