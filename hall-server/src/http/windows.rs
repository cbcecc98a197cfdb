//! The actions of clerks at windows.

use axum::http::StatusCode;
use hall_core::{
    Act, ClerkId, Code, FinishPresent, OTHER_DOCUMENT, Outcome, Place, Reason, Refusal, ServiceId, Target, TicketId,
    WindowId,
};
use hall_wire::{
    AddStep, CallNext, CallTicket, FinishStep, LendWindow, OpenWindow, PauseWindow, ServeWithoutTicket, TicketAct,
    Transfer, TransferTo,
};
use serde::Serialize;

use super::body::{Body, json};
use super::entered::{Entered, KeyOf, window_of};
use super::numbers::{count, time};
use super::problem::{Answered, Fail};
use super::submit::ticket_or_nothing;
use super::tickets::{Nothing, class};
use crate::engine::{Private, private};
use crate::text;

/// More documents than any service asks for; the core reports those it does not know.
const MISSING_READ_MAX: usize = 64;

type AtWindow = Entered;

fn invalid(name: &str, error: impl std::fmt::Display) -> Fail {
    Fail::invalid(format!("{name}: {error}"))
}

fn ticket(text: &str) -> Answered<TicketId> {
    text.parse().map_err(|error| invalid("ticket", error))
}

fn services(list: &[String]) -> Answered<Vec<ServiceId>> {
    let ids = list.iter().map(|text| ServiceId::new(text)).collect::<Result<Vec<_>, _>>();
    ids.map_err(|error| invalid("services", error))
}

fn finish_present(body: &FinishStep) -> Answered<FinishPresent> {
    let outcome = body.outcome.as_ref().map(|word| {
        let known = serde_json::from_value::<Outcome>(serde_json::Value::String(word.clone()));
        known.map_err(|_unknown| {
            invalid("outcome", "`decided`, `accepted`, `passed`, `papers_missing`, `refused`, `not_here` or `advice`")
        })
    });
    let outcome = outcome.transpose()?;
    // A desk that names no papers has informed the visitor in person.
    let unnamed = body.missing.is_none() && outcome == Some(Outcome::PapersMissing);
    if body.missing.as_ref().is_some_and(|missing| missing.len() > MISSING_READ_MAX) {
        return Err(invalid("missing", format!("at most {MISSING_READ_MAX} documents")));
    }
    let documents = body.missing.iter().flatten().map(String::as_str);
    let documents = documents.chain(unnamed.then_some(OTHER_DOCUMENT));
    let missing = documents.map(|id| Code::new(id).map_err(|error| invalid("missing", error)));
    let missing = missing.collect::<Answered<_>>()?;
    let cases = body.cases.map(|cases| count("cases", cases, 1..=CASES_MAX)).transpose()?;
    Ok(FinishPresent { ticket: ticket(&body.ticket)?, outcome, cases, missing })
}

/// The maximum length of the text for a missing paper, in characters.
const PAPER_CHARS_MAX: usize = 200;

/// Reads the text for a missing paper that the plan does not list: stored apart from the record, for as long as it may
/// be brought.
fn other_paper(body: &FinishStep, finish: &FinishPresent) -> Answered<Option<Private>> {
    let Some(typed) = &body.missing_other else { return Ok(None) };
    if !finish.missing.iter().any(|document| document.as_str() == OTHER_DOCUMENT) {
        return Err(invalid("missing_other", format!("says what `{OTHER_DOCUMENT}` of `missing` is")));
    }
    let value = text::sentence(typed, PAPER_CHARS_MAX).map_err(|unfit| invalid("missing_other", unfit))?;
    Ok(Some(Private { kind: private::PAPER.into(), value }))
}

fn without_words(body: &FinishStep) -> FinishStep {
    FinishStep { missing_other: None, ..body.clone() }
}

/// `POST …/open`
pub(super) async fn open(entered: AtWindow, key: KeyOf, Body(body): Body<OpenWindow>) -> Answered {
    let services = body.services.as_deref().map(services).transpose()?;
    entered.act(key, &body, Act::OpenWindow { window: entered.window_id()?, services }).await
}

/// The maximum number of cases in one step: a whole box of them.
const CASES_MAX: u16 = 1_000;

/// The maximum length of a reason, in characters.
const REASON_CHARS_MAX: usize = 80;

/// Parses a reason: a code of the list, else free text, which is stored apart from the record for the day.
fn reason(text: &str) -> Answered<(Reason, Option<Private>)> {
    if let Some(listed) = Reason::find(&text::plain(text)) {
        return Ok((listed, None));
    }
    let value = text::sentence(text, REASON_CHARS_MAX).map_err(|_unfit| Refusal::BadReason)?;
    Ok((Reason::OTHER, Some(Private { kind: private::REASON.into(), value })))
}

async fn act_with_words(
    entered: &AtWindow,
    key: KeyOf,
    bodies: (&(impl Serialize + Sync), &(impl Serialize + Sync)),
    act: Act,
    words: Option<Private>,
) -> Answered {
    let done = entered.submit_personal(key.0, bodies, act, words.into_iter().collect()).await?;
    Ok(ticket_or_nothing(entered, entered.hall(), done.ticket.as_ref(), StatusCode::OK))
}

/// `POST …/pause`
pub(super) async fn pause(entered: AtWindow, key: KeyOf, Body(body): Body<PauseWindow>) -> Answered {
    let (reason, words) = reason(&body.reason)?;
    let back_at = body.back_at.map(|back_at| time("back_at", back_at)).transpose()?;
    let substitute = body.substitute.as_deref().map(WindowId::new).transpose();
    let substitute = substitute.map_err(|error| invalid("substitute", error))?;
    let plain = PauseWindow { reason: reason.to_string(), ..body.clone() };
    let act = Act::PauseWindow { window: entered.window_id()?, reason, back_at, substitute };
    act_with_words(&entered, key, (&body, &plain), act, words).await
}

/// `POST …/lend`
pub(super) async fn lend(entered: Entered, key: KeyOf, Body(body): Body<LendWindow>) -> Answered {
    let (services, until) = (services(&body.services)?, time("until", body.until)?);
    entered.act(key, &body, Act::LendWindow { window: entered.window_id()?, services, until }).await
}

/// `POST …/serve`
pub(super) async fn serve(entered: AtWindow, key: KeyOf, Body(body): Body<ServeWithoutTicket>) -> Answered {
    let act = Act::ServeWithoutTicket(hall_core::ServeWithoutTicket {
        window: entered.window_id()?,
        ticket: TicketId::from_u128(uuid::Uuid::now_v7().as_u128()),
        services: services(&body.services)?,
        class: body.class.as_deref().map(class).transpose()?,
    });
    let done = entered.submit(key.0, &body, act, Vec::new()).await?;
    let status = if done.repeated { StatusCode::OK } else { StatusCode::CREATED };
    Ok(ticket_or_nothing(&entered, entered.hall(), done.ticket.as_ref(), status))
}

/// `POST …/close`
pub(super) async fn close(entered: AtWindow, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.act(key, &body, Act::CloseWindow { window: entered.window_id()? }).await
}

/// `POST …/leave`
pub(super) async fn leave(entered: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.act(key, &body, Act::LeaveWindow { window: entered.window_id()?, frees_visitor: false }).await
}

/// `POST …/free`
pub(super) async fn free(entered: Entered, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.act(key, &body, Act::LeaveWindow { window: entered.window_id()?, frees_visitor: true }).await
}

/// `POST …/call-next`
pub(super) async fn call_next(entered: AtWindow, key: KeyOf, Body(body): Body<CallNext>) -> Answered {
    let finish = body.finish.as_ref().map(finish_present).transpose()?;
    let paper = body.finish.as_ref().zip(finish.as_ref()).map(|(body, finish)| other_paper(body, finish));
    let paper = paper.transpose()?.flatten();
    let plain = CallNext { finish: body.finish.as_ref().map(without_words), ..body.clone() };
    let act = Act::CallNext { window: entered.window_id()?, finish, wait: body.wait.unwrap_or(false) };
    act_with_words(&entered, key, (&body, &plain), act, paper).await
}

/// `GET …/next`: the ticket that would be called now, and why; changes nothing.
pub(super) async fn next(entered: Entered) -> Answered {
    let id = entered.window_id()?;
    let next = entered.look(|views| window_of(views, &id).map(|window| views.next(window))).await?;
    let next = next.ok_or_else(|| Fail::unknown("unknown_window", format!("there is no window `{id}`")))?;
    Ok(json(StatusCode::OK, &next))
}

/// `POST …/call`
pub(super) async fn call(entered: AtWindow, key: KeyOf, Body(body): Body<CallTicket>) -> Answered {
    let (reason, words) = body.reason.as_deref().map(reason).transpose()?.unzip();
    let plain = CallTicket { reason: reason.map(|reason| reason.to_string()), ..body.clone() };
    let act = Act::Call { window: entered.window_id()?, ticket: ticket(&body.ticket)?, reason };
    act_with_words(&entered, key, (&body, &plain), act, words.flatten()).await
}

/// `POST …/recall`
pub(super) async fn recall(entered: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    entered.act(key, &body, Act::Recall { window: entered.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/start`
pub(super) async fn start(entered: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    entered.act(key, &body, Act::Start { window: entered.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/miss`
pub(super) async fn miss(entered: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    entered.act(key, &body, Act::Miss { window: entered.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/finish`
pub(super) async fn finish(entered: AtWindow, key: KeyOf, Body(body): Body<FinishStep>) -> Answered {
    let finish = finish_present(&body)?;
    let paper = other_paper(&body, &finish)?;
    let act = Act::Finish { window: entered.window_id()?, finish };
    act_with_words(&entered, key, (&body, &without_words(&body)), act, paper).await
}

/// `POST …/park`
pub(super) async fn park(entered: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    entered.act(key, &body, Act::Park { window: entered.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/resume`
pub(super) async fn resume(entered: AtWindow, key: KeyOf, Body(body): Body<TicketAct>) -> Answered {
    entered.act(key, &body, Act::Resume { window: entered.window_id()?, ticket: ticket(&body.ticket)? }).await
}

/// `POST …/transfer`
pub(super) async fn transfer(entered: AtWindow, key: KeyOf, Body(body): Body<Transfer>) -> Answered {
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
    entered
        .act(key, &body, Act::Transfer { window: entered.window_id()?, ticket: ticket(&body.ticket)?, to, place })
        .await
}

/// `POST …/add-step`
pub(super) async fn add_step(entered: AtWindow, key: KeyOf, Body(body): Body<AddStep>) -> Answered {
    let service = ServiceId::new(&body.service).map_err(|error| invalid("service", error))?;
    entered.act(key, &body, Act::AddStep { window: entered.window_id()?, ticket: ticket(&body.ticket)?, service }).await
}

/// `POST …/undo`
pub(super) async fn undo(entered: AtWindow, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    entered.act(key, &body, Act::Undo { window: entered.window_id()? }).await
}
