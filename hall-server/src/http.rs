//! The HTTP side: the calls of the design's table, the live socket's door, and the pages.

mod appointments;
mod body;
mod cases;
mod entered;
mod halls;
mod live;
mod notes;
mod openapi;
mod pages;
mod plan;
mod problem;
mod record;
mod session;
mod speech;
mod submit;
mod tickets;
mod upgrade;
mod visits;
mod windows;

pub use appointments::Visitors;
pub use openapi::{CALLS, Call, document};
pub use problem::Fail;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, any, get, post};
use hall_core::HallId;
use tokio::sync::Mutex;

use crate::accounts::{Accounts, Attempts, Checker};
use crate::budgets::Budgets;
use crate::clock::Clock;
use crate::engine::{EngineError, HallHandle, Health};
use crate::live::Hub;
use crate::record::Record;
use crate::replica::Replica;
use crate::server::sockets::Sockets;
use crate::ticket_token::TicketTokens;
use crate::voice::Voice;
use crate::waits::WaitTable;

/// One hall, as requests reach it.
pub struct OpenHall {
    /// Its engine.
    pub handle: HallHandle,
    /// Its record, to be read.
    pub record: Record,
    /// Its copy.
    pub replica: Arc<Replica>,
    /// Who watches it.
    pub hub: Arc<Hub>,
    /// Its expected waits.
    pub waits: Arc<WaitTable>,
    /// One change of plan at a time.
    pub plan_change: Mutex<()>,
    /// One check of the record at a time.
    pub audit: Mutex<()>,
}

impl OpenHall {
    /// Says why nothing is known of a hall whose record has not been read, or cannot be.
    pub(crate) fn must_be_read(&self) -> Result<(), Fail> {
        if !self.replica.is_empty() {
            return Ok(());
        }
        match self.handle.health() {
            Health::Faulty { fault, .. } => Err(Fail::unavailable(fault.code, fault.detail.to_string())),
            Health::Starting => Err(Fail::unavailable("starting", "the record of this hall is being read")),
            Health::Stopped => Err(EngineError::Stopping.into()),
            Health::Ready => Ok(()),
        }
    }

    /// Gives the code that commands are answered with while the hall takes none.
    pub(crate) fn fault(&self) -> Option<String> {
        match self.handle.health() {
            Health::Ready => None,
            Health::Faulty { fault, .. } => Some(fault.code.into()),
            Health::Starting => Some("starting".into()),
            Health::Stopped => Some("stopping".into()),
        }
    }
}

/// Everything that requests share.
pub struct App {
    /// The halls of this server.
    pub halls: BTreeMap<HallId, OpenHall>,
    /// People and devices.
    pub accounts: Accounts,
    /// Failed attempts to sign in.
    pub attempts: Attempts,
    /// What people who do not sign in have asked.
    pub visitors: Visitors,
    /// Checks passwords.
    pub passwords: Arc<Checker>,
    /// Tickets' tokens.
    pub tokens: Arc<TicketTokens>,
    /// Speaks calls.
    pub voice: Voice,
    /// Tells the time.
    pub clock: Clock,
    /// Where the server is reached from outside, when that was said: `https://hall.example`.
    pub public_url: Option<String>,
    /// Who watches, and how many may.
    pub sockets: Sockets,
    /// How much anybody may ask.
    pub budgets: Budgets,
}

type Shared = axum::extract::State<Arc<App>>;

/// Routes that lie under a path. Nested routers would write each request's path anew, once for every level.
struct Routes {
    under: &'static str,
    router: Router<Arc<App>>,
}

impl Routes {
    fn under(path: &'static str) -> Self {
        Self { under: path, router: Router::new() }
    }

    fn route(self, path: &str, calls: MethodRouter<Arc<App>>) -> Self {
        let router = self.router.route(&format!("{}{path}", self.under), calls.fallback(other_method));
        Self { router, ..self }
    }
}

/// Makes the routes.
pub fn router(app: Arc<App>) -> Router {
    let server = Routes::under("/api/v1")
        .route("/openapi.json", get(openapi::answer))
        .route("/halls", get(halls::list))
        .route("/session", get(session::now).post(session::begin).delete(session::end))
        .route("/visits/{token}", get(visits::now))
        .route("/visits/{token}/cancel", post(visits::cancel))
        .route("/visits/{token}/return", post(cases::visitor_returns))
        .route("/visits/{token}/come-back", post(visits::come_back))
        .route("/visits/{token}/live", get(live::visit));
    let unknown = Router::new().route("/api/v1/{*path}", any(unknown));
    let api = server.router.merge(of_a_hall().router).merge(unknown).layer(axum::middleware::map_response(not_kept));
    Router::new().merge(api).route("/tv", get(session::tv)).fallback(pages::answer).with_state(app)
}

fn of_a_hall() -> Routes {
    Routes::under("/api/v1/halls/{hall}")
        .route("/status", get(halls::status))
        .route("/plan", get(plan::now).put(plan::change))
        .route("/live", get(live::hall))
        .route("/tickets", get(tickets::list).post(tickets::issue))
        .route("/tickets/{ticket}", get(tickets::now))
        .route("/tickets/{ticket}/history", get(tickets::history))
        .route("/tickets/{ticket}/principals", get(tickets::principals))
        .route("/tickets/{ticket}/cancel", post(tickets::cancel))
        .route("/tickets/{ticket}/requeue", post(tickets::requeue))
        .route("/tickets/{ticket}/come-back", post(tickets::come_back))
        .route("/tickets/{ticket}/grant", post(tickets::grant))
        .route("/tickets/{ticket}/print-result", post(tickets::print_result))
        .route("/tickets/{ticket}/return", post(cases::give_back))
        .route("/tickets/{ticket}/case-done", post(cases::done))
        .route("/papers-missing", get(cases::missing))
        .route("/cases", get(cases::open))
        .route("/appointments", get(appointments::bookable).post(appointments::book))
        .route("/appointments/slots", get(appointments::slots))
        .route("/appointments/{code}", get(appointments::now))
        .route("/appointments/{code}/move", post(appointments::move_booking))
        .route("/appointments/{code}/cancel", post(appointments::cancel))
        .route("/appointments/{code}/check-in", post(appointments::check_in))
        .route("/hours/extend", post(appointments::extend))
        .route("/tickets/{ticket}/note", get(notes::now).post(notes::write))
        .route("/clerks", get(halls::clerks))
        .route("/people", get(halls::people))
        .route("/windows/{window}/open", post(windows::open))
        .route("/windows/{window}/pause", post(windows::pause))
        .route("/windows/{window}/lend", post(windows::lend))
        .route("/windows/{window}/serve", post(windows::serve))
        .route("/windows/{window}/close", post(windows::close))
        .route("/windows/{window}/call-next", post(windows::call_next))
        .route("/windows/{window}/next", get(windows::next))
        .route("/windows/{window}/call", post(windows::call))
        .route("/windows/{window}/recall", post(windows::recall))
        .route("/windows/{window}/start", post(windows::start))
        .route("/windows/{window}/miss", post(windows::miss))
        .route("/windows/{window}/finish", post(windows::finish))
        .route("/windows/{window}/park", post(windows::park))
        .route("/windows/{window}/resume", post(windows::resume))
        .route("/windows/{window}/transfer", post(windows::transfer))
        .route("/windows/{window}/add-step", post(windows::add_step))
        .route("/windows/{window}/undo", post(windows::undo))
        .route("/dashboard", get(halls::dashboard))
        .route("/speech/{seq}/{language}", get(speech::call))
        .route("/record", get(record::page))
        .route("/audit", get(record::audit))
}

async fn unknown() -> Fail {
    Fail::unknown("unknown", "there is no such call: see /api/v1/openapi.json")
}

async fn other_method() -> Fail {
    Fail::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "this call has another method")
}

/// What the hall says is of this moment: nothing between here and the reader keeps it.
async fn not_kept(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(HeaderName::from_static("cache-control"), HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    response
}
