//! The hall under attack. It has already completed one day, and an attacker knows keys of that day.

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

use crate::{Caller, Folder, Hall, PlanShape, hall_base, plan_text};

const SHAPE: PlanShape = PlanShape { windows: 2, services: 2, services_each: 1, kiosks: 2 };
/// Multiplier for the server's limits on the day before.
const LOAD: NonZeroU32 = NonZeroU32::MAX;
const DAY_MS: i64 = 24 * 3_600_000;
/// Tickets of the earlier day: enough that replaying it for every repeated key would be noticeable.
const EARLIER_TICKETS: usize = 300;
/// A key of the earlier day that the attack repeats.
pub(super) const OLD_KEY: &str = "a-key-of-yesterday";

/// The account whose password is guessed.
pub(super) const GUESSED: &str = "wang";

/// What an attacker knows about the earlier day.
pub(super) struct Earlier {
    /// Token of a ticket whose visitor was sent for papers and came back under [`OLD_KEY`].
    pub(super) ticket: String,
    /// Token of kiosk `k2`, which issued a ticket under the same key with [`AT_KIOSK`].
    pub(super) kiosk: String,
}

/// A ticket known to an attacker.
pub(super) struct Known {
    pub(super) id: String,
    pub(super) token: String,
}

/// Suffix of the kiosk's key.
pub(super) const AT_KIOSK: &str = "-at-the-kiosk";

/// A hall with one day behind it.
pub struct Stage {
    /// The hall; its server runs with the default limits.
    pub hall: Hall,
    /// A ticket of today, issued by kiosk `k2`.
    pub(super) ticket: Known,
    /// What an attacker knows about the earlier day.
    pub(super) earlier: Earlier,
}

impl Stage {
    /// Simulates a day of a hall, and starts its server on the next day.
    ///
    /// # Errors
    /// When any step fails.
    pub async fn new() -> Result<Self> {
        let data = Folder::Own(tempfile::tempdir()?);
        let earlier = record_yesterday(data.path()).await?;
        let hall = Hall::start_again_in(data)?;
        hall.user("clerk", GUESSED)?;
        let kiosk = hall.caller("kiosk", "k2")?;
        let ticket = kiosk.post("/tickets", json!({ "services": ["s2"] })).await?.expect(201)?;
        let ticket = Known { id: ticket.text("id").to_owned(), token: ticket.text("token").to_owned() };
        Ok(Self { hall, earlier, ticket })
    }

    /// Returns the server's address.
    pub(super) fn server(&self) -> Result<SocketAddr> {
        self.hall.address().trim_start_matches("http://").parse().context("the server's address")
    }
}

/// Serves the hall on the previous day, inside this process; returns what an attacker knows about that day.
async fn record_yesterday(data: &Path) -> Result<Earlier> {
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

/// The users of the previous day.
struct Yesterday {
    kiosk: Caller,
    other_kiosk: Caller,
    clerk: Caller,
    visitor: Caller,
}

impl Yesterday {
    /// Sends a visitor for papers and back, and issues many tickets; returns the visitor's token.
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
