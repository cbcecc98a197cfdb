//! Going on alone: what a kiosk knows, decides and keeps while the hall's server is away.
//!
//! The rules are the core's: the kiosk runs a hall of its own and issues from its block of numbers. Here is what the rules are
//! told: the plan and the waits that were last known, the time by the server's clock, and the journal on disk.

mod folder;
mod journal;
mod known;
mod own_hall;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hall_core::{
    ALONE_DAYS_MAX, ClassId, Code, Issue, JourneyId, KioskPlan, Particulars, Plan, Refusal, ServiceId, TicketId,
};
use hall_core::{PrintOutcome, Timestamp, WaitRange};
use hall_wire::{KioskAlone, KioskBody, KioskIssue, MergeTicket, Problem, Reserve, Ticket, Wait};

pub use journal::JournalError;
pub(crate) use journal::{Merged, TicketAlone};

use journal::Journal;
use known::Known;
pub use own_hall::OwnHall;

/// A block with fewer numbers left in a line than this is running low.
const FEW_NUMBERS_LEFT: u32 = 10;
/// With fewer reserved tickets than this, more are fetched …
const RESERVED_MIN: usize = 100;
/// … up to this many.
const RESERVED_MAX: usize = 300;

/// What a kiosk needs to go on alone. Clones share it.
#[derive(Debug, Clone)]
pub(crate) struct Alone(Arc<Mutex<Inner>>);

#[derive(Debug)]
struct Inner {
    kiosk: String,
    /// No other program uses the folder meanwhile.
    _claimed: File,
    journal: Journal,
    known: Known,
    own: Option<OwnHall>,
}

/// A ticket issued alone, and the instant as of which its wait was known.
pub(crate) struct Issued {
    pub(crate) ticket: Ticket,
    pub(crate) as_of: i64,
}

impl Alone {
    /// Opens what a kiosk keeps in its folder.
    ///
    /// # Errors
    /// When the folder is not this kiosk's, or the journal cannot be read or written, or is damaged.
    pub(crate) fn open(folder: &Path, hall: &str, kiosk: &str) -> Result<Self, JournalError> {
        let claimed = folder::claim(folder, hall, kiosk)?;
        let mut known = Known::open(folder);
        let journal = Journal::open(folder, Timestamp(known.heard_at().unwrap_or_default()))?;
        journal.tickets().iter().for_each(|ticket| known.not_before(ticket.issued.arrived_at));
        let used: BTreeSet<String> = journal.tickets().iter().map(|ticket| ticket.issued.ticket.to_string()).collect();
        known.forget_used(|ticket| used.contains(ticket));
        let kiosk = kiosk.to_owned();
        Ok(Self(Arc::new(Mutex::new(Inner { kiosk, _claimed: claimed, journal, known, own: None }))))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the plan and the hall's state as last known.
    pub(crate) fn known(&self) -> Option<(Arc<Plan>, KioskBody)> {
        let inner = self.inner();
        inner.known.plan().cloned().zip(inner.known.body().cloned())
    }

    /// Notes the hall's state as just received.
    pub(crate) fn heard(&self, body: &KioskBody) {
        self.inner().known.heard(body);
    }

    /// Notes the server's clock as just received.
    pub(crate) fn heard_clock(&self, server_now: i64) {
        self.inner().known.heard_clock(server_now);
    }

    /// Notes the plan as just received.
    pub(crate) fn adopt(&self, plan: &Arc<Plan>) {
        let mut inner = self.inner();
        inner.own = None;
        inner.known.adopt(plan);
    }

    /// Notes the record's epoch: tickets merged into another one may have been lost with it, and are merged again.
    pub(crate) fn follow_epoch(&self, epoch: &str) {
        let mut inner = self.inner();
        inner.known.follow_epoch(epoch);
    }

    /// Returns whether the kiosk can go on alone now, and what the page shows of it; none if it cannot.
    pub(crate) fn shown(&self) -> Option<KioskAlone> {
        let mut inner = self.inner();
        let (to_merge, refused) = inner.counts();
        let as_of = inner.known.heard_at()?;
        let able = inner.is_able();
        Some(KioskAlone { able, as_of, to_merge, refused, low: able && inner.is_low() })
    }

    /// Returns the hall's state for the page while the server is away: open by the kiosk's own calendar, and without what cannot
    /// be issued alone.
    pub(crate) fn body_now(&self, body: &mut KioskBody) {
        self.inner().body_now(body);
    }

    /// Returns the ticket of a key, if it was issued alone.
    pub(crate) fn find(&self, key: &str) -> Option<Issued> {
        self.inner().find(key)
    }

    /// Issues a ticket alone; it is on disk when this returns.
    ///
    /// # Errors
    /// The hall's refusal; `server_away` if the kiosk cannot go on alone; `disk` if the journal cannot be written.
    pub(crate) fn issue(&self, ask: &KioskIssue) -> Result<Issued, Problem> {
        self.inner().issue(ask)
    }

    /// Notes the outcome of a ticket's first print; returns whether it was issued alone and still has to be merged.
    pub(crate) fn printed(&self, ticket: &str, outcome: PrintOutcome) -> bool {
        let mut inner = self.inner();
        if let Err(error) = inner.journal.printed(ticket, outcome) {
            tracing::error!(%error, "the journal does not know how a paper came out");
        }
        let found = inner.journal.tickets().iter().find(|one| one.issued.ticket.to_string() == ticket);
        found.is_some_and(|ticket| ticket.merged.is_none())
    }

    /// Returns the oldest ticket to be merged whose print is over and whose key does not wait for later.
    pub(crate) fn next_to_merge(&self, later: impl Fn(&str) -> bool) -> Option<(String, MergeTicket)> {
        let inner = self.inner();
        let next = inner.unmerged().find(|ticket| ticket.printed.is_some() && !later(&ticket.key))?;
        Some((next.key.clone(), merge_of(next)))
    }

    /// Returns how many further tickets to reserve now, so that paper issued alone leads to its visitor's page too.
    pub(crate) fn to_reserve(&self) -> Option<usize> {
        let inner = self.inner();
        let reserved = inner.known.reserved();
        (!inner.blocks().is_empty() && reserved < RESERVED_MIN).then(|| RESERVED_MAX - reserved)
    }

    /// Keeps reserved tickets.
    pub(crate) fn add_reserve(&self, reserve: Reserve) {
        let mut inner = self.inner();
        inner.known.add_reserve(reserve);
        inner.own = None;
    }

    /// Notes that a ticket is in the record, or that the server refused it.
    pub(crate) fn merged(&self, key: &str, refused: Option<&str>) {
        let mut inner = self.inner();
        let epoch = inner.known.epoch().to_owned();
        let merged = refused.map_or(Merged::Taken { epoch }, |code| Merged::Refused { code: code.to_owned() });
        if let Err(error) = inner.journal.merged(key, merged) {
            // It is merged again, under the same key, after the next start.
            tracing::warn!(%error, "the journal does not know that a ticket is merged");
        }
    }
}

impl Inner {
    /// Returns the tickets that the record does not have yet.
    fn unmerged(&self) -> impl Iterator<Item = &TicketAlone> {
        let epoch = self.known.epoch();
        self.journal.tickets().iter().filter(move |ticket| match &ticket.merged {
            None => true,
            Some(Merged::Taken { epoch: of }) => !epoch.is_empty() && of != epoch,
            Some(Merged::Refused { .. }) => false,
        })
    }

    fn counts(&self) -> (u32, u32) {
        let refused = self.journal.tickets().iter().filter(|one| matches!(one.merged, Some(Merged::Refused { .. })));
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (count(self.unmerged().count()), count(refused.count()))
    }

    fn blocks(&self) -> Vec<(u32, u32)> {
        let kiosks = self.known.plan().into_iter().flat_map(|plan| &plan.kiosks);
        kiosks.filter(|kiosk| kiosk.id.as_str() == self.kiosk).flat_map(KioskPlan::blocks).collect()
    }

    /// Returns whether the plan gives the kiosk numbers of its own, and it heard of the server lately enough to know the plan.
    fn is_able(&self) -> bool {
        let lately = |at: i64| self.known.now().as_millis() - at <= ALONE_DAYS_MAX * 24 * 60 * 60_000;
        !self.blocks().is_empty() && self.known.heard_at().is_some_and(lately)
    }

    /// Returns whether a line has few numbers of the block left today.
    fn is_low(&mut self) -> bool {
        let blocks = self.blocks();
        let now = self.known.now();
        let Some(own) = self.own() else { return false };
        let left_after = |given: u32| {
            blocks.iter().map(|(first, last)| (last + 1).saturating_sub((given + 1).max(*first))).sum::<u32>()
        };
        own.at(now).tickets().iter().any(|ticket| left_after(ticket.number.parts().1) < FEW_NUMBERS_LEFT)
    }

    fn own(&mut self) -> Option<&mut OwnHall> {
        if self.own.is_none() {
            let now = self.known.now();
            let mut own = self.own_by(self.known.plan()?, now)?;
            if let Some(day) = own.at(now).day() {
                let of_day = self.journal.tickets().iter().filter(|ticket| ticket.day == day);
                let last = of_day.map(|ticket| ticket.issued.counter).max().unwrap_or(0);
                if let Some(plan) = self.known.plan_on(&self.kiosk, day, last) {
                    own = self.own_by(&plan, now)?;
                }
            }
            self.own = Some(own);
        }
        self.own.as_mut()
    }

    fn own_by(&self, plan: &Arc<Plan>, now: Timestamp) -> Option<OwnHall> {
        let tickets = self.journal.tickets().iter().map(|ticket| (ticket.day, &*ticket.issued));
        OwnHall::new(plan, &self.kiosk, now, tickets)
    }

    fn body_now(&mut self, body: &mut KioskBody) {
        let now = self.known.now();
        let Some(own) = self.own() else { return };
        let hall = own.at(now);
        let limited = |id: &str| {
            let service = id.parse::<ServiceId>().ok().and_then(|id| hall.layout().service(&id));
            service
                .and_then(|service| hall.layout().service_plan(service))
                .is_none_or(|plan| plan.daily_limit.is_some())
        };
        for service in &mut body.services {
            service.available &= !limited(&service.service);
        }
        body.open = hall.is_open(now);
        let (until, opens_at) = own.closes_and_opens(now);
        (body.until, body.opens_at) = (until.map(Timestamp::as_millis), opens_at.map(Timestamp::as_millis));
        body.now = now.as_millis();
    }

    fn find(&mut self, key: &str) -> Option<Issued> {
        let ticket = self.journal.tickets().iter().find(|ticket| ticket.key == key)?.clone();
        let printed = ticket.printed.map(Into::into);
        let issued = self.message(&ticket)?;
        Some(Issued { ticket: Ticket { printed, ..issued.ticket }, as_of: issued.as_of })
    }

    fn issue(&mut self, ask: &KioskIssue) -> Result<Issued, Problem> {
        let away = || Problem::new(503, "server_away", "the kiosk cannot go on alone");
        if !self.is_able() {
            return Err(away());
        }
        // A ticket of an earlier day, or of a plan that is gone, cannot be shown; its key is not used again.
        if self.journal.tickets().iter().any(|ticket| ticket.key == ask.key) {
            return Err(Problem::new(422, "key_reused", "the ticket of this key is of an earlier day"));
        }
        let now = self.known.now();
        let (clock_offset_ms, expected) = (self.known.offset_ms(), self.wait_of(ask));
        let mut issue = issue_of(ask, now, expected)?;
        let reserved = self.known.take_reserved();
        if let Some(id) = reserved.as_ref().and_then(|reserved| reserved.ticket.parse().ok()) {
            issue.ticket = id;
        }
        let own = self.own().ok_or_else(away)?;
        let issued = own.issue(now, issue).map_err(|refusal| refused(&refusal))?;
        let day = own.at(now).day().ok_or_else(away)?;
        let key = ask.key.clone();
        let token = reserved.map(|reserved| reserved.token);
        let ticket = TicketAlone { key, day, clock_offset_ms, token, issued, printed: None, merged: None };
        if let Err(error) = self.journal.issued(ticket.clone()) {
            // The own hall has given a number that stands nowhere: it is read back from the journal.
            self.own = None;
            tracing::error!(%error, "no ticket is issued alone, since it cannot be kept");
            return Err(Problem::new(503, "disk", error.to_string()));
        }
        self.message(&ticket).ok_or_else(away)
    }

    /// Returns the wait that was last known for what a visitor wants.
    fn wait_of(&self, ask: &KioskIssue) -> Option<WaitRange> {
        let first = ask.services.first()?;
        let service = self.known.body()?.services.iter().find(|service| service.service == *first)?;
        service.wait.map(|wait| WaitRange { low_s: wait.low_s, high_s: wait.high_s })
    }

    /// Returns a ticket as the page and the paper show it: with those who waited when the server was last heard of, and those to
    /// whom this kiosk has given numbers since.
    fn message(&mut self, ticket: &TicketAlone) -> Option<Issued> {
        let issued = &ticket.issued;
        let as_of = self.known.heard_at()?;
        let first = issued.services.first()?;
        let body = self.known.body()?;
        let waited =
            body.services.iter().find(|service| service.service == first.as_str()).map_or(0, |one| one.waiting);
        let day = self.journal.tickets().iter().find(|one| one.issued.ticket == issued.ticket).map(|one| one.day);
        let since = self.unmerged().filter(|one| {
            one.issued.ticket != issued.ticket && one.issued.services.first() == Some(first) && Some(one.day) == day
        });
        let ahead = waited + u32::try_from(since.count()).unwrap_or(u32::MAX);
        let wait = issued.expected.map(|wait| Wait { low_s: wait.low_s, high_s: wait.high_s });
        let now = self.known.now();
        let own = self.own()?;
        let hall = own.at(now);
        let found = hall.ticket(issued.ticket)?;
        Some(Issued { ticket: Ticket::of(hall.layout(), found, ahead, wait, ticket.token.clone()), as_of })
    }
}

fn issue_of(ask: &KioskIssue, now: Timestamp, expected: Option<WaitRange>) -> Result<Issue, Problem> {
    let invalid = |name: &str| Problem::new(422, "invalid", format!("{name}: not a code of the plan"));
    let services: Result<Vec<ServiceId>, _> = ask.services.iter().map(|id| ServiceId::new(id)).collect();
    let class = ask.class.as_deref().map(ClassId::new).transpose().map_err(|_no_code| invalid("class"))?;
    let journey = ask.journey.as_deref().map(JourneyId::new).transpose().map_err(|_no_code| invalid("journey"))?;
    Ok(Issue {
        class,
        language: Code::new(&ask.language).ok(),
        expected,
        particulars: Particulars { journey, ..Particulars::default() },
        ..Issue::plain(new_ticket_id(now), services.map_err(|_no_code| invalid("services"))?)
    })
}

/// Returns a new id with the time of the server's clock in it, as the server's own ids have.
fn new_ticket_id(now: Timestamp) -> TicketId {
    let ms = now.as_millis().unsigned_abs();
    let time =
        uuid::Timestamp::from_unix(uuid::NoContext, ms / 1000, u32::try_from(ms % 1000 * 1_000_000).unwrap_or(0));
    TicketId::from_u128(uuid::Uuid::new_v7(time).as_u128())
}

fn refused(refusal: &Refusal) -> Problem {
    let mut problem = Problem::new(409, refusal.code(), refusal.to_string());
    if let Refusal::HallClosed { opens_at } = refusal {
        problem.opens_at = opens_at.map(Timestamp::as_millis);
    }
    problem
}

fn merge_of(ticket: &TicketAlone) -> MergeTicket {
    let issued = &*ticket.issued;
    MergeTicket {
        ticket: issued.ticket.to_string(),
        number: issued.number.to_string(),
        day: ticket.day.to_string(),
        arrived_at: issued.arrived_at.as_millis(),
        clock_offset_ms: ticket.clock_offset_ms,
        services: issued.services.iter().map(ToString::to_string).collect(),
        journey: issued.journey.as_ref().map(ToString::to_string),
        parallel: issued.parallel.then_some(true),
        class: Some(issued.class.to_string()).filter(|class| class != "ordinary"),
        evidence: issued.evidence.as_ref().map(ToString::to_string),
        language: issued.language.as_ref().map(ToString::to_string),
        wait: issued.expected.map(|wait| Wait { low_s: wait.low_s, high_s: wait.high_s }),
        printed: ticket.printed.map(|outcome| outcome.code().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_years_ahead_makes_the_kiosk_forget_no_number_of_today() {
        const HEARD_AT: i64 = 1_600_000_000_000;
        let folder = tempfile::tempdir().unwrap();
        let known = serde_json::json!({"heard_at": HEARD_AT, "clock_offset_ms": 0, "epoch": "e"});
        std::fs::write(folder.path().join("known.json"), known.to_string()).unwrap();
        let issued = serde_json::json!({
            "ticket": "018f0000-0000-7000-8000-000000000001", "number": "A801", "line": "a", "counter": 801, "services": ["s"],
            "class": "ordinary", "arrived_at": HEARD_AT, "ahead": 0, "alone": {"clock_offset_ms": 0},
        });
        let ticket = serde_json::json!({"key": "k", "day": "2020-09-13", "clock_offset_ms": 0, "issued": issued});
        let merged = serde_json::json!({"merged": {"key": "k", "merged": {"taken": {"epoch": "e"}}}});
        let lines = format!("{}\n{merged}\n", serde_json::json!({"issued": ticket}));
        std::fs::write(folder.path().join("alone.jsonl"), lines).unwrap();
        let alone = Alone::open(folder.path(), "main", "k1").unwrap();
        assert_eq!(alone.inner().journal.tickets().len(), 1, "A801 may be on paper today");
    }
}
