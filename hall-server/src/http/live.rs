//! The door of the live socket: who may watch what.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, State, rejection::QueryRejection};
use axum::http::HeaderMap;
use axum::response::Response;
use hall_core::{BoardId, Role, TicketId, WindowId};
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::entered::{Entered, Known, secret, window_of};
use super::problem::{Answered, Fail};
use super::upgrade::Upgrade;
use super::{App, Shared, visits};
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
    fn since(self) -> Option<(u64, String)> {
        Some((self.since?, self.epoch?))
    }
}

/// `GET /halls/{hall}/live`
pub(super) async fn hall(
    at: Entered<Known>,
    headers: HeaderMap,
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
    let forbidden = forbidden(at.app.clone(), secret(&headers).unwrap_or_default().into(), caller, &hub);
    Watching { hub, view, device, since: query.since(), seat: None, forbidden }.begin(&at.app.sockets, upgrade?)
}

/// Ends when somebody may no longer watch: the token was removed, the session has ended, or they play another part now.
fn forbidden(app: Arc<App>, secret: String, then: Arc<Caller>, hub: &Hub) -> impl Future<Output = ()> + use<> {
    let pause = Duration::from_millis(hub.limits().allowed_ms);
    async move {
        loop {
            tokio::time::sleep(pause).await;
            match app.accounts.caller(&secret, app.clock.now()) {
                Ok(Some(now)) if (now.role, &now.id, &now.hall) == (then.role, &then.id, &then.hall) => {}
                Ok(_) => return,
                // Accounts that cannot be read forbid nothing: the boards of an open hall stay on.
                Err(error) => tracing::debug!(%error, "nobody can say who may watch"),
            }
        }
    }
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
    let hub = hall.hub.clone();
    // Whoever has the link may look: it is forbidden to nobody.
    let forbidden = std::future::pending();
    Watching { hub, view: View::Visit(id), device: None, since: query.since(), seat: Some(seat), forbidden }
        .begin(&app.visit_sockets, upgrade)
}

/// Who watches what, from where on, until it is forbidden.
struct Watching<Forbidden> {
    hub: Arc<Hub>,
    view: View,
    device: Option<DeviceKey>,
    since: Option<(u64, String)>,
    seat: Option<Seat<TicketId>>,
    forbidden: Forbidden,
}

impl<Forbidden: Future<Output = ()> + Send + 'static> Watching<Forbidden> {
    fn begin(self, room: &Arc<Semaphore>, upgrade: Upgrade) -> Answered<Response> {
        let room = room.clone().try_acquire_owned();
        let room =
            room.map_err(|_full| Fail::unavailable("too_many_sockets", "as many watch as this server serves"))?;
        Ok(upgrade.open(async move |wire| {
            let Self { hub, view, device, since, seat, forbidden } = self;
            let since = since.as_ref().map(|(seq, epoch)| (*seq, epoch.as_str()));
            let attached: Option<Attached> = hub.attach(&view, since);
            if let Some(attached) = attached {
                serve(wire, hub, view, device, attached, forbidden).await;
            }
            drop((room, seat));
        }))
    }
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
