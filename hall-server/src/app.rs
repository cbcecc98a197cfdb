//! The state shared by all requests: the halls, people and devices, and rate limits.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::HallId;
use tokio::sync::Mutex;

use crate::accounts::{Accounts, Attempts, Checker};
use crate::budgets::Budgets;
use crate::cards::Cards;
use crate::clock::Clock;
use crate::engine::{EngineError, HallHandle, Health};
use crate::finder::Finder;
use crate::http::problem::Fail;
use crate::http::refusals::Refusals;
use crate::http::visitors::Visitors;
use crate::http::write_budget::WriteBudget;
use crate::live::Hub;
use crate::outgoing::clients::Outgoing;
use crate::outgoing::outbox::Outbox;
use crate::record::Record;
use crate::replica::Replica;
use crate::server::sockets::Sockets;
use crate::sms::Sms;
use crate::ticket_token::TicketTokens;
use crate::voice::Voice;
use crate::waits::WaitTable;

/// One hall, as requests reach it.
pub struct OpenHall {
    /// The hall's engine.
    pub handle: HallHandle,
    /// Read access to the record.
    pub record: Record,
    /// The hall's replica.
    pub replica: Arc<Replica>,
    /// The live socket's hub.
    pub hub: Arc<Hub>,
    /// The expected waits.
    pub waits: Arc<WaitTable>,
    /// Finds services by what people type.
    pub finder: Finder,
    /// Who took a ticket with an identity card.
    pub cards: Cards,
    /// What is to be sent to web hooks and visitors' phones.
    pub outbox: Outbox,
    /// Limits on writing.
    pub writes: Arc<WriteBudget>,
    /// Serializes changes of the plan.
    pub plan_change: Mutex<()>,
    /// Serializes checks of the record.
    pub audit: Mutex<()>,
}

impl OpenHall {
    /// Refuses if the record has not been replayed yet, or cannot be.
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

    /// Returns the code with which commands are refused while the hall takes none.
    pub(crate) fn fault(&self) -> Option<String> {
        match self.handle.health() {
            Health::Ready => None,
            Health::Faulty { fault, .. } => Some(fault.code.into()),
            Health::Starting => Some("starting".into()),
            Health::Stopped => Some("stopping".into()),
        }
    }
}

/// The state shared by all requests.
pub struct App {
    /// The halls of this server.
    pub halls: BTreeMap<HallId, Arc<OpenHall>>,
    /// People and devices.
    pub accounts: Accounts,
    /// Failed attempts to sign in.
    pub attempts: Attempts,
    /// The usage of anonymous visitors.
    pub visitors: Visitors,
    /// Limits the refusals in the log of security events.
    pub refusals: Refusals,
    /// Checks passwords.
    pub passwords: Arc<Checker>,
    /// Creates and verifies tickets' tokens.
    pub tokens: Arc<TicketTokens>,
    /// Speaks the calls.
    pub voice: Voice,
    /// Sends confirmation codes by text message, if a program is configured for it.
    pub sms: Option<Sms>,
    /// Sends to web hooks and push services.
    pub outgoing: Outgoing,
    /// The clock.
    pub clock: Clock,
    /// Whether browsers reach it by https only.
    pub secure: bool,
    /// The server's public URL, if configured: `https://hall.example`.
    pub public_url: Option<String>,
    /// Limits the live sockets.
    pub sockets: Sockets,
    /// The factor by which all rate limits are multiplied.
    pub budgets: Budgets,
}

pub(crate) type Shared = axum::extract::State<Arc<App>>;
