//! What clerks do at windows.

use axum::http::StatusCode;
use hall_core::{Act, ClerkId, Code, FinishPresent, Outcome, Place, ServiceId, Target, TicketId, Timestamp, WindowId};
use hall_wire::{AddStep, CallNext, CallTicket, FinishStep, OpenWindow, PauseWindow, TicketAct, Transfer, TransferTo};

use super::body::{Body, json};
use super::entered::{Clerks, ClerksAndManagers, Entered, KeyOf, window_of};
use super::problem::{Answered, Fail};
use super::tickets::Nothing;

/// Read as more documents than any service asks for: the core says which it does not know.
const MISSING_READ_MAX: usize = 64;

type AtWindow = Entered<Clerks>;

fn invalid(name: &str, error: impl std::fmt::Display) -> Fail {
    Fail::invalid(format!("{name}: {error}"))
}

fn ticket(text: &str) -> Answered<TicketId> {
    text.parse().map_err(|error| invalid("ticket", error))
}

fn finish_present(body: &FinishStep) -> Answered<FinishPresent> {
    let outcome = body.outcome.as_ref().map(|word| {
        let known = serde_json::from_value::<Outcome>(serde_json::Value::String(word.clone()));
        known.map_err(|_unknown| {
            invalid("outcome", "`decided`, `accepted`, `passed`, `papers_missing`, `refused`, `not_here` or `advice`")
        })
    });
    let documents = body.missing.iter().flatten().take(MISSING_READ_MAX);
    let missing = documents.map(|id| Code::new(id).map_err(|error| invalid("missing", error)));
    Ok(FinishPresent {
        ticket: ticket(&body.ticket)?,
        outcome: outcome.transpose()?,
        cases: body.cases,
        missing: missing.collect::<Answered<_>>()?,
    })
}

/// `POST …/open`
pub(super) async fn open(at: AtWindow, key: KeyOf, Body(body): Body<OpenWindow>) -> Answered {
    let ids = |list: &Vec<String>| list.iter().map(|text| ServiceId::new(text)).collect::<Result<Vec<_>, _>>();
    let services = body.services.as_ref().map(ids).transpose().map_err(|error| invalid("services", error))?;
    at.act(key, &body, Act::OpenWindow { window: at.window_id()?, services }).await
}

/// `POST …/pause`
pub(super) async fn pause(at: AtWindow, key: KeyOf, Body(body): Body<PauseWindow>) -> Answered {
    let (reason, back_at) = (body.reason.as_str().into(), body.back_at.map(Timestamp));
    at.act(key, &body, Act::PauseWindow { window: at.window_id()?, reason, back_at }).await
}

/// `POST …/close`
pub(super) async fn close(at: AtWindow, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    at.act(key, &body, Act::CloseWindow { window: at.window_id()? }).await
}

/// `POST …/call-next`
pub(super) async fn call_next(at: AtWindow, key: KeyOf, Body(body): Body<CallNext>) -> Answered {
    let finish = body.finish.as_ref().map(finish_present).transpose()?;
    at.act(key, &body, Act::CallNext { window: at.window_id()?, finish }).await
}

/// `GET …/next`: who would be called now, and why; changes nothing.
pub(super) async fn next(at: Entered<ClerksAndManagers>) -> Answered {
    let id = at.window_id()?;
    let next = at.look(|views| window_of(views, &id).map(|window| views.next(window))).await?;
    let next = next.ok_or_else(|| Fail::unknown("unknown_window", format!("there is no window `{id}`")))?;
    Ok(json(StatusCode::OK, &next))
}

/// `POST …/call`
pub(super) async fn call(at: AtWindow, key: KeyOf, Body(body): Body<CallTicket>) -> Answered {
    let reason = body.reason.as_deref().map(Into::into);
    at.act(key, &body, Act::Call { window: at.window_id()?, ticket: ticket(&body.ticket)?, reason }).await
}

/// `POST …/recall`
pub(super) async fn recall(at: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    at.act(key, &body, Act::Recall { window: at.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/start`
pub(super) async fn start(at: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    at.act(key, &body, Act::Start { window: at.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/miss`
pub(super) async fn miss(at: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    at.act(key, &body, Act::Miss { window: at.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/finish`
pub(super) async fn finish(at: AtWindow, key: KeyOf, Body(body): Body<FinishStep>) -> Answered {
    at.act(key, &body, Act::Finish { window: at.window_id()?, finish: finish_present(&body)? }).await
}

/// `POST …/park`
pub(super) async fn park(at: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    at.act(key, &body, Act::Park { window: at.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/resume`
pub(super) async fn resume(at: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    at.act(key, &body, Act::Resume { window: at.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/transfer`
pub(super) async fn transfer(at: AtWindow, key: KeyOf, Body(body): Body<Transfer>) -> Answered {
    let to = match &body.to {
        TransferTo::Service(id) => Target::Service(ServiceId::new(id).map_err(|error| invalid("to.service", error))?),
        TransferTo::Window(id) => Target::Window(WindowId::new(id).map_err(|error| invalid("to.window", error))?),
        TransferTo::Clerk(id) => Target::Clerk(ClerkId::new(id).map_err(|error| invalid("to.clerk", error))?),
    };
    let place = match body.place.as_deref() {
        None | Some("own") => Place::Own,
        Some("first") => Place::First,
        Some("last") => Place::Last,
        Some(_) => return Err(invalid("place", "`first`, `last` or `own`")),
    };
    at.act(key, &body, Act::Transfer { window: at.window_id()?, ticket: ticket(&body.ticket)?, to, place }).await
}

/// `POST …/add-step`
pub(super) async fn add_step(at: AtWindow, key: KeyOf, Body(body): Body<AddStep>) -> Answered {
    let service = ServiceId::new(&body.service).map_err(|error| invalid("service", error))?;
    at.act(key, &body, Act::AddStep { window: at.window_id()?, ticket: ticket(&body.ticket)?, service }).await
}

/// `POST …/undo`
pub(super) async fn undo(at: AtWindow, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    at.act(key, &body, Act::Undo { window: at.window_id()? }).await
}
