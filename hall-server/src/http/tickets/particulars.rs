//! Who comes, on whose behalf and to whom: journeys, named clerks, groups, agents and their principals.

use axum::http::StatusCode;
use hall_core::{ClerkId, JourneyId, PRINCIPALS_MAX, Particulars, ServiceId};
use hall_wire::{IssueTicket, Principal, Principals};

use crate::engine::{Owner, Private, private};
use crate::http::body::json;
use crate::http::entered::Entered;
use crate::http::problem::{Answered, Fail};
use crate::text;

/// More than a list of services may hold, so that the core decides what is too many.
const SERVICES_READ_MAX: usize = 64;
const NAME_CHARS_MAX: usize = 60;

fn invalid(name: &str, error: impl std::fmt::Display) -> Fail {
    Fail::invalid(format!("{name}: {error}"))
}

/// Parses the services, in the order of the principals if an agent comes, and the particulars.
pub(super) fn read(body: &IssueTicket) -> Answered<(Vec<ServiceId>, Particulars)> {
    let mut particulars = Particulars {
        journey: body.journey.as_deref().map(JourneyId::new).transpose().map_err(|error| invalid("journey", error))?,
        clerk: body.clerk.as_deref().map(ClerkId::new).transpose().map_err(|error| invalid("clerk", error))?,
        people: body.people,
        principals: Vec::new(),
    };
    let of_agent = of_agent(body)?;
    let mut texts: Vec<&String> = body.services.iter().collect();
    if !of_agent.is_empty() {
        let each =
            (0u8..).zip(of_agent).flat_map(|(index, one)| one.services.iter().map(move |service| (index, service)));
        (particulars.principals, texts) = each.take(SERVICES_READ_MAX).unzip();
    }
    let services = texts.into_iter().take(SERVICES_READ_MAX).map(|text| ServiceId::new(text));
    let services = services.collect::<Result<Vec<_>, _>>().map_err(|error| invalid("services", error))?;
    Ok((services, particulars))
}

fn of_agent(body: &IssueTicket) -> Answered<&[Principal]> {
    let principals = body.principals.as_deref().unwrap_or_default();
    match (body.agent.unwrap_or(false), principals.is_empty()) {
        (false, true) => Ok(principals),
        (true, false) if !body.services.is_empty() => {
            Err(invalid("services", "an agent names them for each principal"))
        }
        (true, false) if principals.len() > usize::from(PRINCIPALS_MAX) => {
            Err(invalid("principals", format!("an agent comes for up to {PRINCIPALS_MAX} people")))
        }
        (true, false) if principals.iter().any(|one| one.services.is_empty()) => {
            Err(invalid("principals", "each has at least one service"))
        }
        (true, false) => Ok(principals),
        (true, true) | (false, false) => Err(invalid("principals", "name them together with `agent: true`")),
    }
}

/// Returns the principals' names, which are stored apart from the record.
pub(super) fn names(body: &IssueTicket) -> Answered<Option<Private>> {
    let principals = body.principals.as_deref().unwrap_or_default();
    // A name left empty counts as none.
    let typed = principals.iter().map(|one| one.name.as_deref().filter(|name| !text::plain(name).is_empty()));
    let read = typed.map(|name| name.map(|name| text::name(name, NAME_CHARS_MAX)).transpose());
    let names = read
        .collect::<Result<Vec<Option<String>>, _>>()
        .map_err(|unfit| invalid("principals", format!("name: {unfit}")))?;
    if names.iter().all(Option::is_none) {
        return Ok(None);
    }
    Ok(Some(Private { kind: private::PRINCIPALS.into(), value: serde_json::to_string(&names).unwrap_or_default() }))
}

/// Returns the request without personal data.
pub(super) fn plain(body: &IssueTicket) -> IssueTicket {
    let mut plain = IssueTicket { phone: None, ..body.clone() };
    plain.principals.iter_mut().flatten().for_each(|principal| principal.name = None);
    plain
}

/// `GET /halls/{hall}/tickets/{ticket}/principals`
pub(crate) async fn principals(entered: Entered) -> Answered {
    entered.visit_must_be_with_caller().await?;
    let steps = entered.look_at_ticket(|views, ticket| {
        let id = |step: &hall_core::Step| views.state.hall.layout().service_id(step.service).to_string();
        ticket.steps.iter().filter_map(|step| Some((usize::from(step.principal?), id(step)))).collect::<Vec<_>>()
    });
    let steps = steps.await?;
    let (record, ticket) = (entered.hall().record.clone(), entered.ticket_id()?);
    let read = tokio::task::spawn_blocking(move || record.private(Owner::Ticket(ticket), private::PRINCIPALS)).await;
    let kept = read.map_err(|error| Fail::unavailable("unreadable", error.to_string()))?;
    let kept = kept.map_err(|error| Fail::unavailable(error.code(), error.to_string()))?;
    let names: Vec<Option<String>> = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
    let count = steps.iter().map(|(principal, _)| principal + 1).max().unwrap_or(0);
    let of = |one: usize| Principal {
        services: steps.iter().filter(|(entered, _)| *entered == one).map(|(_, service)| service.clone()).collect(),
        name: names.get(one).cloned().flatten(),
    };
    Ok(json(StatusCode::OK, &Principals { principals: (0..count).map(of).collect() }))
}
