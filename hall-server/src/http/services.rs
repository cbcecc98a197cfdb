//! Which services somebody means.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Query, rejection::QueryRejection};
use axum::http::StatusCode;
use hall_find::{Found, Wanted};
use hall_wire::FoundService;
use serde::Deserialize;

use super::body::json;
use super::entered::Entered;
use super::problem::{Answered, Fail};

const LIMIT_DEFAULT: usize = 10;
const LIMIT_MAX: usize = 50;

/// What somebody typed, and how many services are wanted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FindQuery {
    #[serde(default)]
    find: String,
    limit: Option<usize>,
    /// Journeys too.
    #[serde(default)]
    journeys: bool,
}

/// `GET /halls/{hall}/services?find=&limit=&journeys=`
pub(super) async fn find(
    entered: Entered,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    query: Result<Query<FindQuery>, QueryRejection>,
) -> Answered {
    let Query(query) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let limit = query.limit.unwrap_or(LIMIT_DEFAULT);
    if !(1..=LIMIT_MAX).contains(&limit) {
        return Err(Fail::invalid(format!("limit: 1 to {LIMIT_MAX}")));
    }
    if entered.caller().is_err() {
        entered.app.visitors.searches(from.ip(), entered.app.clock.now())?;
    }
    let hall = entered.hall();
    hall.must_be_read()?;
    let finder = hall.finder.get(&hall.replica, entered.app.clock.now()).await;
    let (index, popularity) = finder.ok_or_else(|| Fail::unavailable("busy", "the search is not ready"))?;
    let wanted = Wanted { limit, journeys: query.journeys };
    let found: Vec<FoundService> = index.find(&query.find, wanted, &popularity).into_iter().map(on_the_wire).collect();
    Ok(json(StatusCode::OK, &found))
}

fn on_the_wire(found: Found<'_>) -> FoundService {
    let offer = found.offer;
    FoundService {
        id: offer.id.clone(),
        name: offer.name.clone(),
        department: offer.department.clone(),
        keywords: offer.keywords.iter().map(ToString::to_string).collect(),
        initials: hall_find::initials(offer.name.zh()),
        journey: offer.is_journey,
        why: found.why.into_iter().map(|part| part.typed).collect(),
    }
}
