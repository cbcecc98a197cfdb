//! Everything that requests share: the halls as they are reached, people and devices, and how much anybody may ask.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::HallId;
use tokio::sync::Mutex;

use crate::accounts::{Accounts, Attempts, Checker};
use crate::budgets::Budgets;
use crate::clock::Clock;
use crate::engine::{EngineError, HallHandle, Health};
use crate::http::problem::Fail;
use crate::http::refusals::Refusals;
use crate::http::visitors::Visitors;
use crate::http::write_budget::WriteBudget;
use crate::live::Hub;
use crate::record::Record;
use crate::replica::Replica;
use crate::server::sockets::Sockets;
use crate::sms::Sms;
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
    /// How much anybody writes.
    pub writes: Arc<WriteBudget>,
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

    /// Returns the code that commands are refused with while the hall takes none.
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
    /// Whose refusals are told to the log of security events.
    pub refusals: Refusals,
    /// Checks passwords.
    pub passwords: Arc<Checker>,
    /// Tickets' tokens.
    pub tokens: Arc<TicketTokens>,
    /// Speaks calls.
    pub voice: Voice,
    /// Sends codes to telephones, where the hall has a program for it.
    pub sms: Option<Sms>,
    /// The clock.
    pub clock: Clock,
    /// Whether browsers reach it by https only.
    pub secure: bool,
    /// Where the server is reached from outside, when that was said: `https://hall.example`.
    pub public_url: Option<String>,
    /// Who watches, and how many may.
    pub sockets: Sockets,
    /// How much anybody may ask.
    pub budgets: Budgets,
}

pub(crate) type Shared = axum::extract::State<Arc<App>>;
