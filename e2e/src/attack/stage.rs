//! The hall that is attacked: it has lived a day already, whose keys are known to somebody.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};
use hall_core::{Code, HallId, Role, Timestamp};
use hall_server::budgets::Budgets;
use hall_server::clock::Clock;
use hall_server::halls::DataFolder;
use hall_server::{Server, ServerOptions};
use serde_json::json;
use tokio::sync::oneshot;

use crate::{Caller, Hall, Place, PlanShape, hall_base, plan_text};

const SHAPE: PlanShape = PlanShape { windows: 2, services: 2, services_each: 1, kiosks: 2 };
/// By how much the limits are multiplied on the day before.
const LOAD: NonZeroU32 = NonZeroU32::MAX;
const DAY_MS: i64 = 24 * 3_600_000;
/// Tickets of the earlier day, so that reading it anew for every repeated key would be noticed.
const EARLIER_TICKETS: usize = 300;
/// The key of the earlier day that is sent again.
pub(super) const OLD_KEY: &str = "a-key-of-yesterday";

/// Whose password is guessed.
pub(super) const GUESSED: &str = "wang";

/// What is known of the earlier day to somebody who means harm.
pub(super) struct Earlier {
    /// The token of a ticket whose visitor was sent for papers, and came back under [`OLD_KEY`].
    pub(super) ticket: String,
    /// The token of kiosk `k2`, which gave a ticket under the same key and [`AT_KIOSK`].
    pub(super) kiosk: String,
}

/// A ticket that somebody has.
pub(super) struct Known {
    pub(super) id: String,
    pub(super) token: String,
}

/// What ends the key of the kiosk.
pub(super) const AT_KIOSK: &str = "-at-the-kiosk";

/// A hall with a day behind it.
pub struct Stage {
    /// The hall; its server runs with the limits that it ships with.
    pub hall: Hall,
    /// A ticket of today that kiosk `k2` gave.
    pub(super) ticket: Known,
    /// What somebody has of the earlier day.
    pub(super) earlier: Earlier,
}

impl Stage {
    /// Lets a hall live a day, and starts its server on the next one.
    ///
    /// # Errors
    /// When any part of it does not run.
    pub async fn new() -> Result<Self> {
        let place = Place::Own(tempfile::tempdir()?);
        let earlier = live_yesterday(place.path()).await?;
        let hall = Hall::start_again_in(place)?;
        hall.user("clerk", GUESSED)?;
        let kiosk = hall.caller("kiosk", "k2")?;
        let ticket = kiosk.post("/tickets", json!({ "services": ["s2"] })).await?.expect(201)?;
        let ticket = Known { id: ticket.text("id").to_owned(), token: ticket.text("token").to_owned() };
        Ok(Self { hall, earlier, ticket })
    }

    /// Returns where the server listens.
    pub(super) fn server(&self) -> Result<SocketAddr> {
        self.hall.address().trim_start_matches("http://").parse().context("the server's address")
    }
}

/// Serves the hall on the day before this one, in this process; returns what is known of that day.
async fn live_yesterday(data: &Path) -> Result<Earlier> {
    let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let clock = Clock::by_hand(Timestamp(now_ms - DAY_MS));
    let file = data.join("plan.toml");
    std::fs::write(&file, plan_text("test-hall", SHAPE))?;
    let (plan, _warnings) = hall_server::plan_file::read(&file).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    hall_server::cli::plan::import(plan, &DataFolder::new(data), &clock)?;
    let mut options = ServerOptions::new(data.into());
    (options.clock, options.budgets) = (clock.clone(), Budgets::new(LOAD));
    let server = Server::bind(options).await?;
    let hall = HallId::new("test-hall")?;
    let token = |role, id| -> Result<String> {
        Ok(server.accounts().add_token(role, Some(&hall), Some(Code::new(id)?), clock.now())?)
    };
    let earlier_kiosk = token(Role::Kiosk, "k2")?;
    let base = hall_base(&format!("http://{}", server.address()));
    let people = Yesterday {
        kiosk: Caller::new(&base, &token(Role::Kiosk, "k1")?),
        other_kiosk: Caller::new(&base, &earlier_kiosk),
        clerk: Caller::new(&base, &token(Role::Clerk, "c1")?),
        visitor: Caller::new(&format!("http://{}/api/v1", server.address()), ""),
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async {
        let _stopped = stopped.await;
    }));
    let ticket = people.live().await?;
    let _gone = stop.send(());
    running.await??;
    Ok(Earlier { ticket, kiosk: earlier_kiosk })
}

/// Who lived on the day before.
struct Yesterday {
    kiosk: Caller,
    other_kiosk: Caller,
    clerk: Caller,
    visitor: Caller,
}

impl Yesterday {
    /// Sends a visitor for papers, who comes back, and gives many tickets; returns the visitor's token.
    async fn live(&self) -> Result<String> {
        let first = self.kiosk.post("/tickets", json!({ "services": ["s1"] })).await?.expect(201)?;
        self.clerk.post("/windows/w1/open", json!({})).await?.done()?;
        self.clerk.post("/windows/w1/call-next", json!({})).await?.expect(200)?;
        self.clerk.post("/windows/w1/start", json!({ "ticket": first.text("id") })).await?.done()?;
        let missing = json!({ "ticket": first.text("id"), "outcome": "papers_missing", "missing": ["other"] });
        self.clerk.post("/windows/w1/finish", missing).await?.done()?;
        let path = format!("/visits/{}/return", first.text("token"));
        self.visitor.post_with_key(&path, OLD_KEY, json!({})).await?.expect(201)?;
        let key = format!("{OLD_KEY}{AT_KIOSK}");
        self.other_kiosk.post_with_key("/tickets", &key, json!({ "services": ["s2"] })).await?.expect(201)?;
        for _ticket in 0..EARLIER_TICKETS {
            self.kiosk.post("/tickets", json!({ "services": ["s2"] })).await?.expect(201)?;
        }
        Ok(first.text("token").to_owned())
    }
}
