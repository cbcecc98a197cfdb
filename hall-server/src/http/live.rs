//! The endpoint of the live socket: who may watch what.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Query, rejection::QueryRejection};
use axum::http::HeaderMap;
use axum::response::Response;
use hall_core::{BoardId, ClerkId, Role, WindowId};
use serde::Deserialize;

use super::bound::device_of;
use super::entered::{Entered, must_be_allowed, window_of};
use super::numbers::Seq;
use super::operations::{Operation, may};
use super::problem::{Answered, Fail};
use super::upgrade::Upgrade;
use super::visits::Visitor;
use crate::accounts::Caller;
use crate::app::App;
use crate::live::devices::{DeviceKey, Left};
use crate::live::{Hub, Onlooker, View, serve};
use crate::server::sockets::{NoPermit, SocketPermit};
use crate::views::Views;

/// What to watch, and where to resume.
#[derive(Debug, Deserialize)]
pub(super) struct LiveQuery {
    #[serde(default)]
    view: String,
    since: Option<Seq>,
    epoch: Option<String>,
}

impl LiveQuery {
    fn since(self) -> Answered<Option<(u64, String)>> {
        let since = self.since.map(|since| since.read("since")).transpose()?;
        Ok(since.zip(self.epoch))
    }
}

/// `GET /halls/{hall}/live`
pub(super) async fn hall(
    entered: Entered,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    query: Result<Query<LiveQuery>, QueryRejection>,
    upgrade: Result<Upgrade, Fail>,
) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let caller = entered.caller()?.clone();
    let seen = entered.look(|views| Some(may_watch(&caller, views, &query.view, view_of(views, &query.view)?))).await?;
    let view = seen.ok_or_else(|| {
        Fail::unknown("unknown_view", "the views are `board:ID`, `window:ID`, `kiosk:ID` and `manager`")
    })??;
    let view_name = query.view.clone();
    let (since, hall, upgrade) = (query.since()?, entered.hall(), upgrade?);
    let permit = entered.app.sockets.for_account(&caller, hall.handle.id(), from.ip())?;
    let hub = hall.hub.clone();
    // A person's page is not a device that someone would have to repair.
    let is_device = matches!(caller.role, Role::Kiosk | Role::Board);
    let device = is_device.then(|| (view_name, caller.id.clone()));
    let forbidden =
        forbidden(entered.app.clone(), entered.app.secret(&headers).unwrap_or_default().into(), caller, &hub);
    Ok(Watching { app: entered.app.clone(), hub, view, device, since, permit, forbidden }.begin(upgrade))
}

/// Completes when watching is no longer allowed: the token was removed, the session has ended, or the role has changed.
fn forbidden(app: Arc<App>, secret: String, then: Arc<Caller>, hub: &Hub) -> impl Future<Output = ()> + use<> {
    let pause = Duration::from_millis(hub.limits().allowed_ms);
    async move {
        loop {
            tokio::time::sleep(pause).await;
            match app.caller_by(&secret) {
                Ok(Some(now)) if (now.role, &now.id, &now.hall) == (then.role, &then.id, &then.hall) => {}
                Ok(_) => return,
                // Unreadable accounts do not end anything: the boards of an open hall stay on.
                Err(error) => tracing::debug!(%error, "cannot check who may watch"),
            }
        }
    }
}

/// `GET /visits/{token}/live`
pub(super) async fn visit(
    Visitor { app, hall, ticket: id }: Visitor,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    query: Result<Query<LiveQuery>, QueryRejection>,
    upgrade: Result<Upgrade, Fail>,
) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let (since, upgrade) = (query.since()?, upgrade?);
    let permit = app.sockets.for_visitor(id, hall.handle.id(), from.ip())?;
    let hub = hall.hub.clone();
    // Whoever has the link may look; nothing ever revokes that.
    let forbidden = std::future::pending();
    Ok(Watching { app, hub, view: View::Visit(id), device: None, since, permit, forbidden }.begin(upgrade))
}

/// A view to watch, where to resume, and the future that revokes access.
struct Watching<Forbidden> {
    app: Arc<App>,
    hub: Arc<Hub>,
    view: View,
    device: Option<DeviceKey>,
    since: Option<(u64, String)>,
    permit: SocketPermit,
    forbidden: Forbidden,
}

impl<Forbidden: Future<Output = ()> + Send + 'static> Watching<Forbidden> {
    fn begin(self, upgrade: Upgrade) -> Response {
        upgrade.open(self.app.budgets, async move |wire| {
            let Self { app, hub, view, device, since, permit, forbidden } = self;
            let since = since.as_ref().map(|(seq, epoch)| (*seq, epoch.as_str()));
            let Some(attached) = hub.attach(&view, since) else { return };
            if serve(wire, hub, view, device, attached, forbidden).await == Left::TooMuch {
                app.sockets.give_back_later(permit).await;
            }
        })
    }
}

impl From<NoPermit> for Fail {
    fn from(why: NoPermit) -> Self {
        Self::unavailable("too_many_sockets", why.to_string())
    }
}

/// Parses the name of a view; none if the hall has no such view.
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
            window_of(views, &window).map(|_| View::Window { window, by: Onlooker::Public })
        }
        "kiosk" => plan.kiosks.iter().any(|kiosk| kiosk.id.as_str() == id).then_some(View::Kiosk),
        _ => None,
    }
}

/// Checks that the caller may watch a view, and how much of it. A device watches the view of its own name.
fn may_watch(caller: &Caller, views: &Views<'_>, name: &str, view: View) -> Answered<View> {
    let device = device_of(views.state.hall.layout().plan(), caller);
    let watched = name.split_once(':').map(|(_, id)| id);
    let is_own = device.is_none() || device == watched;
    let (operation, view) = match view {
        View::Window { window, .. } if !may(caller.role, Operation::WatchWindow) => {
            (Operation::WatchFace, View::Window { window, by: Onlooker::Public })
        }
        View::Window { window, .. } => (Operation::WatchWindow, View::Window { window, by: onlooker(caller)? }),
        view @ View::Board(_) => (Operation::WatchBoard, view),
        view @ View::Kiosk => (Operation::WatchKiosk, view),
        view @ (View::Manager | View::Visit(_)) => (Operation::WatchManager, view),
    };
    must_be_allowed(caller, operation)?;
    if is_own {
        return Ok(view);
    }
    Err(Fail::not_allowed(format!("this token is for the {} `{}`", caller.role.as_str(), caller.id)))
}

fn onlooker(caller: &Caller) -> Answered<Onlooker> {
    if caller.role != Role::Clerk {
        return Ok(Onlooker::Staff);
    }
    let id = ClerkId::new(caller.id.as_str()).map_err(|_no_clerk| Fail::not_allowed("this account is no clerk's"))?;
    Ok(if caller.is_person { Onlooker::Clerk(id) } else { Onlooker::Program(id) })
}
