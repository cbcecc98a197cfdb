//! The HTTP side: the API calls, the live socket's endpoint, and the pages.

mod appointments;
mod asker;
mod body;
mod bookings;
mod bound;
mod cards;
mod cases;
mod concerned;
mod confirmations;
mod devices;
mod entered;
mod halls;
mod live;
mod merge;
mod mistakes;
mod notes;
mod numbers;
mod once;
mod openapi;
pub mod operations;
mod pages;
mod password;
mod plan;
pub(crate) mod problem;
mod record;
pub(crate) mod refusals;
mod refused;
mod reminders;
mod services;
mod session;
mod site;
mod speech;
mod submit;
mod tickets;
mod tv;
mod upgrade;
pub(crate) mod visitors;
mod visits;
mod windows;
pub(crate) mod write_budget;

use crate::app::App;
pub use openapi::document;
use operations::Operation;

pub use problem::Fail;
pub use refusals::Refusals;
pub use site::Site;
pub use visitors::Visitors;
pub use write_budget::WriteBudget;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::routing::{MethodFilter, any, get, on};

/// A handler that knows its operation; [`operations::RULES`] says which roles may call it.
#[derive(Clone)]
struct Named<H> {
    operation: Operation,
    handler: H,
}

impl<T, H: Handler<T, Arc<App>>> Handler<T, Arc<App>> for Named<H> {
    type Future = H::Future;

    fn call(self, mut request: Request, app: Arc<App>) -> Self::Future {
        request.extensions_mut().insert(self.operation);
        self.handler.call(request, app)
    }
}

/// Routes, each registered by its operation, whose row names method, path and roles.
struct Routes(Router<Arc<App>>);

impl Routes {
    fn to<T: 'static, H: Handler<T, Arc<App>>>(self, operation: Operation, handler: H) -> Self {
        let rule = operation.rule();
        let method = match rule.method() {
            Some("POST") => MethodFilter::POST,
            Some("PUT") => MethodFilter::PUT,
            Some("DELETE") => MethodFilter::DELETE,
            _ => MethodFilter::GET,
        };
        Self(self.0.route(&format!("/api/v1{}", rule.path), on(method, Named { operation, handler })))
    }
}

/// Builds the routes. What applies to every request is in [`Site`].
fn router(app: Arc<App>) -> Router {
    let api = at_windows(of_a_hall(of_the_server(Routes(Router::new()))));
    let api = api.0.route("/api/v1/openapi.json", get(openapi::answer)).route("/api/v1/{*path}", any(unknown));
    let api = api.method_not_allowed_fallback(other_method);
    Router::new().merge(api).route("/tv", get(tv::link)).fallback(pages::answer).with_state(app)
}

fn of_the_server(routes: Routes) -> Routes {
    routes
        .to(Operation::ListHalls, halls::list)
        .to(Operation::ReadSession, session::now)
        .to(Operation::SignIn, session::begin)
        .to(Operation::ChangePassword, password::change)
        .to(Operation::SignOut, session::end)
        .to(Operation::OpenTvLink, tv::begin)
        .to(Operation::ReadVisit, visits::now)
        .to(Operation::CancelVisit, visits::cancel)
        .to(Operation::ReturnVisit, cases::visitor_returns)
        .to(Operation::ComeBackVisit, visits::come_back)
        .to(Operation::ReadReminders, reminders::now)
        .to(Operation::SetReminders, reminders::set)
        .to(Operation::WatchVisit, live::visit)
}

fn of_a_hall(routes: Routes) -> Routes {
    routes
        .to(Operation::ReadStatus, halls::status)
        .to(Operation::FindServices, services::find)
        .to(Operation::ReadPlan, plan::now)
        .to(Operation::ChangePlan, plan::change)
        .to(Operation::Watch, live::hall)
        .to(Operation::ListTickets, tickets::list)
        .to(Operation::IssueTicket, tickets::issue)
        .to(Operation::MergeTicket, merge::merge)
        .to(Operation::ReadCard, cards::read)
        .to(Operation::ReserveTickets, merge::reserve)
        .to(Operation::ReadTicket, tickets::now)
        .to(Operation::ReadHistory, tickets::history)
        .to(Operation::ReadPrincipals, tickets::principals)
        .to(Operation::CancelTicket, tickets::cancel)
        .to(Operation::RequeueTicket, tickets::requeue)
        .to(Operation::ComeBackTicket, tickets::come_back)
        .to(Operation::GrantClass, tickets::grant)
        .to(Operation::RecordPrint, tickets::print_result)
        .to(Operation::ReturnTicket, cases::give_back)
        .to(Operation::SettleCase, cases::done)
        .to(Operation::ListMissingPapers, cases::missing)
        .to(Operation::ListCases, cases::open)
        .to(Operation::WriteNote, notes::write)
        .to(Operation::ReadNote, notes::now)
        .to(Operation::ListBookable, appointments::bookable)
        .to(Operation::Book, appointments::book)
        .to(Operation::ListSlots, appointments::slots)
        .to(Operation::ConfirmPhone, confirmations::send)
        .to(Operation::ListConcerned, concerned::list)
        .to(Operation::InformBooking, concerned::inform)
        .to(Operation::ListBookings, bookings::list)
        .to(Operation::ReadBooking, appointments::now)
        .to(Operation::MoveBooking, appointments::move_booking)
        .to(Operation::CancelBooking, appointments::cancel)
        .to(Operation::CheckIn, appointments::check_in)
        .to(Operation::ExtendHours, appointments::extend)
        .to(Operation::ShortenHours, appointments::shorten)
        .to(Operation::ListClerks, halls::clerks)
        .to(Operation::ListPeople, halls::people)
        .to(Operation::ReadDashboard, halls::dashboard)
        .to(Operation::Hear, speech::call)
        .to(Operation::ReadRecord, record::page)
        .to(Operation::VerifyRecord, record::audit)
}

fn at_windows(routes: Routes) -> Routes {
    routes
        .to(Operation::OpenWindow, windows::open)
        .to(Operation::PauseWindow, windows::pause)
        .to(Operation::LendWindow, windows::lend)
        .to(Operation::ServeWithoutTicket, windows::serve)
        .to(Operation::CloseWindow, windows::close)
        .to(Operation::LeaveWindow, windows::leave)
        .to(Operation::FreeWindow, windows::free)
        .to(Operation::CallNext, windows::call_next)
        .to(Operation::ReadNext, windows::next)
        .to(Operation::CallTicket, windows::call)
        .to(Operation::Recall, windows::recall)
        .to(Operation::Start, windows::start)
        .to(Operation::Miss, windows::miss)
        .to(Operation::Finish, windows::finish)
        .to(Operation::Park, windows::park)
        .to(Operation::Resume, windows::resume)
        .to(Operation::Transfer, windows::transfer)
        .to(Operation::AddStep, windows::add_step)
        .to(Operation::Undo, windows::undo)
}

async fn unknown() -> Fail {
    Fail::unknown("unknown", "there is no such call: see /api/v1/openapi.json")
}

async fn other_method() -> Fail {
    Fail::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "this call has another method")
}
