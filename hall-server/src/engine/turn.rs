//! One turn of a hall: the commands that wait are executed, written in one transaction, and only then answered.
//!
//! There is no thread, clock or disk in here. What the engine remembers never runs ahead of what the store has: after
//! any fault the hall is read back from the record before the next command is taken.

use std::ops::ControlFlow;
use std::sync::Arc;

use hall_core::{Act, Actor, Code, Command, Fact, Hall, HallId, Layout, Refusal, Role, TicketId, Timestamp};

use super::entry;
use super::load;
use super::recents::{Known, Recents};
use super::store::{Row, Store, StoreError};
use super::walk::Walk;
use super::{Answer, Committed, Done, EngineError, Fault, Health, Key, Request, TicketNow, snapshot};
use crate::calendar::Calendar;

/// The most commands of one turn.
pub const BATCH_MAX: usize = 1024;
/// After a fault the record is tried again after so long, then after twice as long, and so on …
pub const RETRY_MS_MIN: i64 = 100;
/// … but at least this often.
pub const RETRY_MS_MAX: i64 = 5_000;
/// The most deadlines that are carried out before the commands of one turn.
pub const DEADLINES_MAX: usize = 1_000;
/// How long personal data is kept when no day is open.
const PRIVATE_KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// The most entries that are read back to followers after a fault; with more, followers begin anew.
const CAUGHT_UP_MAX: u64 = 10_000;

/// What came of a turn.
#[derive(Debug, Default)]
pub struct Turn {
    /// One for each command, in their order.
    pub answers: Vec<Result<Answer, EngineError>>,
    /// The entries that are on the disk now, in their order.
    pub committed: Vec<Committed>,
    /// Followers must begin anew: the hall was read from the record.
    pub reset: bool,
    /// A day ended in this turn.
    pub day_ended: bool,
}

#[derive(Debug)]
struct Broken {
    fault: Fault,
    since: Timestamp,
    tries: u32,
    retry_at: Timestamp,
}

/// Why a transaction was given up.
enum GivenUp {
    Store(StoreError),
    /// This command, by its place in the batch, cannot be stored; the others may be.
    Command(usize, StoreError),
}

/// One hall over its store.
#[derive(Debug)]
pub struct Engine<S> {
    id: HallId,
    store: S,
    /// Read from the record and not ahead of it; none until the record was read, and after a fault.
    live: Option<Live>,
    broken: Option<Broken>,
    recents: Recents,
    /// The newest entry that was answered or published, and its link: the record must never end before it.
    published: Option<(u64, super::store::Link)>,
    actor_text: String,
    body: Vec<u8>,
    nothing: Arc<[Fact]>,
}

#[derive(Debug)]
struct Live {
    hall: Hall,
    layout: Arc<Layout>,
    calendar: Option<Calendar>,
    epoch: Arc<str>,
    walk: Walk,
    day_text: Option<(hall_core::Day, String)>,
    /// The actor of what happens by itself.
    system: Actor,
}

impl Live {
    fn new(loaded: load::Loaded) -> Result<Self, StoreError> {
        let layout = Arc::new(loaded.hall.layout().clone());
        let calendar = Calendar::new(layout.plan()).ok();
        let system = Code::new("hall").map_err(|error| StoreError::Io(error.to_string().into()))?;
        let system = Actor { role: Role::System, id: system };
        let epoch = loaded.walk.epoch();
        Ok(Self { hall: loaded.hall, layout, calendar, epoch, walk: loaded.walk, day_text: None, system })
    }

    fn adopt(&mut self) {
        self.layout = Arc::new(self.hall.layout().clone());
        self.calendar = Calendar::new(self.layout.plan()).ok();
    }
}

impl<S: Store> Engine<S> {
    /// Puts an engine over a store; the record is read in the first turn.
    #[must_use]
    pub fn new(id: HallId, store: S) -> Self {
        Self {
            id,
            store,
            live: None,
            broken: None,
            recents: Recents::default(),
            published: None,
            actor_text: String::new(),
            body: Vec::new(),
            nothing: Arc::new([]),
        }
    }

    /// Gives the hall as of the newest entry; none while the record cannot be read.
    #[must_use]
    pub fn hall(&self) -> Option<&Hall> {
        self.live.as_ref().map(|live| &live.hall)
    }

    /// Gives the record's epoch; none while the record cannot be read.
    #[must_use]
    pub fn epoch(&self) -> Option<&Arc<str>> {
        self.live.as_ref().map(|live| &live.epoch)
    }

    /// Gives the newest entry of the record (0 before the first).
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.live.as_ref().map_or(0, |live| live.walk.seq)
    }

    /// Gives the store, for tests that break it.
    pub fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// Tells whether commands are taken.
    #[must_use]
    pub fn health(&self) -> Health {
        match (&self.broken, &self.live) {
            (Some(broken), _) => Health::Faulty { fault: broken.fault.clone(), since: broken.since },
            (None, Some(_)) => Health::Ready,
            (None, None) => Health::Starting,
        }
    }

    /// Gives when the engine wants a turn even if no command comes.
    #[must_use]
    pub fn next_turn_at(&self, now: Timestamp) -> Option<Timestamp> {
        match (&self.broken, &self.live) {
            (Some(broken), _) => Some(broken.retry_at),
            (None, None) => Some(now),
            (None, Some(live)) => live.hall.next_deadline().or_else(|| live.next_day_at(now)),
        }
    }

    /// Carries the waiting commands out. Whatever happens, there is one answer for each of them.
    pub fn turn(&mut self, now: Timestamp, batch: &[Request]) -> Turn {
        let mut turn = Turn::default();
        if let Err(fault) = self.make_ready(now, &mut turn) {
            turn.answers = batch.iter().map(|_| Err(EngineError::Fault(fault.clone()))).collect();
            return turn;
        }
        if batch.is_empty() && !self.is_due(now) {
            return turn;
        }
        let caught_up = turn.committed.len();
        if let Err(error) = self.store.begin() {
            // Nothing was executed, so what is in memory is still what the record has.
            let fault = self.break_off(now, &error, false);
            turn.answers = batch.iter().map(|_| Err(EngineError::Fault(fault.clone()))).collect();
            return turn;
        }
        match self.carry_out(now, batch, &mut turn) {
            Ok(()) if turn.committed.len() == caught_up => self.store.rollback(),
            Ok(()) => self.commit(now, caught_up, &mut turn),
            Err(why) => self.give_up(now, why, caught_up, batch.len(), &mut turn),
        }
        turn
    }

    fn commit(&mut self, now: Timestamp, caught_up: usize, turn: &mut Turn) {
        match self.store.commit() {
            Ok(()) => self.published = self.live.as_ref().map(|live| (live.walk.seq, live.walk.link)),
            Err(error) => {
                self.break_off(now, &error, true);
                turn.committed.truncate(caught_up);
                turn.day_ended = false;
                turn.answers.iter_mut().for_each(|answer| *answer = Err(EngineError::RetrySameKey));
            }
        }
    }

    fn give_up(&mut self, now: Timestamp, why: GivenUp, caught_up: usize, commands: usize, turn: &mut Turn) {
        self.store.rollback();
        turn.committed.truncate(caught_up);
        turn.day_ended = false;
        turn.answers.clear();
        match why {
            GivenUp::Store(error) => {
                let fault = self.break_off(now, &error, true);
                turn.answers.resize_with(commands, || Err(EngineError::Fault(fault.clone())));
            }
            GivenUp::Command(guilty, error) => {
                let fault = self.break_off(now, &error, true);
                turn.answers.resize_with(commands, || Err(EngineError::RetrySameKey));
                turn.answers[guilty] = Err(EngineError::Fault(fault));
            }
        }
    }

    /// Notes a fault; what was executed and not kept is forgotten with the hall.
    fn break_off(&mut self, now: Timestamp, error: &StoreError, ahead: bool) -> Fault {
        let fault = error.fault();
        if ahead {
            self.live = None;
            self.recents.clear();
        }
        // The first try comes at once: after a commit of unknown outcome the hall is whole again by then.
        let tries = self.broken.as_ref().map_or(0, |broken| broken.tries + 1);
        let since = self.broken.as_ref().map_or(now, |broken| broken.since);
        let wait_ms = if tries == 0 { 0 } else { (RETRY_MS_MIN << (tries - 1).min(10)).min(RETRY_MS_MAX) };
        if tries == 0 {
            tracing::error!(hall = %self.id, code = fault.code, "hall {} cannot write its record: {}", self.id, fault.detail);
        }
        self.broken = Some(Broken { fault: fault.clone(), since, tries, retry_at: now + wait_ms });
        fault
    }

    /// Opens and reads the record where that is needed and due.
    fn make_ready(&mut self, now: Timestamp, turn: &mut Turn) -> Result<(), Fault> {
        if let Some(broken) = &self.broken
            && now < broken.retry_at
            && broken.retry_at - now <= RETRY_MS_MAX
        {
            return Err(broken.fault.clone());
        }
        if self.broken.is_none() && self.live.is_some() {
            return Ok(());
        }
        let read = self.store.open().and_then(|()| if self.live.is_none() { self.read_back(turn) } else { Ok(()) });
        read.and_then(|()| self.store.probe()).map_err(|error| self.break_off(now, &error, false))?;
        if let Some(broken) = self.broken.take() {
            tracing::info!(hall = %self.id, "hall {} writes its record again after {} ms", self.id, now - broken.since);
        }
        Ok(())
    }

    fn read_back(&mut self, turn: &mut Turn) -> Result<(), StoreError> {
        let loaded = load::load(&mut self.store, &self.id)?;
        match self.published {
            None => turn.reset = true,
            Some((seq, link)) => {
                let missing = loaded.walk.seq.saturating_sub(seq);
                let mut committed = Vec::new();
                let known = self.read_committed(seq, link, missing.min(CAUGHT_UP_MAX), &mut committed)?;
                if !known {
                    let what = format!("it does not have entry {seq}, which was answered, as it was");
                    return Err(StoreError::Damaged(what.into()));
                }
                turn.reset = missing > CAUGHT_UP_MAX;
                turn.committed = committed;
            }
        }
        self.published = Some((loaded.walk.seq, loaded.walk.link));
        self.live = Some(Live::new(loaded)?);
        Ok(())
    }

    /// Reads entries behind a published one, which must be there as it was.
    fn read_committed(
        &mut self,
        after: u64,
        link: super::store::Link,
        most: u64,
        committed: &mut Vec<Committed>,
    ) -> Result<bool, StoreError> {
        let mut known = after == 0;
        self.store.rows(after.saturating_sub(1), &mut |row| {
            if row.seq <= after {
                known = row.seq == after && row.chain == link;
            } else if let Some(entry) = read_entry(row) {
                committed.push(entry);
            }
            if known && (committed.len() as u64) < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(known)
    }

    fn is_due(&self, now: Timestamp) -> bool {
        self.live.as_ref().is_some_and(|live| {
            let deadline = live.hall.next_deadline().is_some_and(|deadline| deadline <= now);
            deadline || live.day_to_begin(now).is_some()
        })
    }

    fn carry_out(&mut self, now: Timestamp, batch: &[Request], turn: &mut Turn) -> Result<(), GivenUp> {
        self.pass_time(now, turn).map_err(GivenUp::Store)?;
        for (at, request) in batch.iter().enumerate() {
            let answer = self.answer(now, request, turn).map_err(|error| match error {
                StoreError::Conflict(_) => GivenUp::Command(at, error),
                _ => GivenUp::Store(error),
            })?;
            turn.answers.push(answer);
        }
        Ok(())
    }

    /// Carries out every deadline that has passed, stamped with itself, and begins the day.
    fn pass_time(&mut self, now: Timestamp, turn: &mut Turn) -> Result<(), StoreError> {
        for _ in 0..DEADLINES_MAX {
            let Some(live) = &mut self.live else { return Ok(()) };
            let Some(deadline) = live.hall.next_deadline().filter(|deadline| *deadline <= now) else { break };
            let tick = Command { actor: live.system.clone(), act: Act::Tick };
            let Ok(facts) = live.hall.execute(deadline, &tick) else { break };
            if facts.is_empty() {
                break;
            }
            let day_ends = facts.iter().any(|fact| matches!(fact, Fact::DayEnded { .. }));
            self.record(&tick, None, facts.into(), turn)?;
            if day_ends {
                turn.day_ended = true;
                self.store.delete_private(deadline)?;
            }
        }
        let Some(live) = &mut self.live else { return Ok(()) };
        let Some(act) = live.day_to_begin(now) else { return Ok(()) };
        let begin = Command { actor: live.system.clone(), act };
        if let Ok(facts) = live.hall.execute(now, &begin) {
            self.store.delete_private(now)?;
            self.record(&begin, None, facts.into(), turn)?;
        }
        Ok(())
    }

    fn answer(
        &mut self,
        now: Timestamp,
        request: &Request,
        turn: &mut Turn,
    ) -> Result<Result<Answer, EngineError>, StoreError> {
        if let Some(key) = &request.key
            && let Some(known) = self.known(key)?
        {
            if known.fingerprint != request.fingerprint {
                return Ok(Err(EngineError::KeyReused));
            }
            let Known { seq, at, about, facts, .. } = known;
            let ticket = self.ticket_now(about);
            return Ok(Ok(Answer::Done(Done { seq, at, repeated: true, facts, about, ticket })));
        }
        if let Act::AdoptPlan { plan } = &request.command.act
            && let Err(problems) = Calendar::new(plan)
        {
            let first = problems.first().map_or_else(String::new, |it| format!("{}: {}", it.path, it.message));
            return Ok(Ok(Answer::Refused(Refusal::BadPlan(first))));
        }
        let Some(live) = &mut self.live else { return Ok(Err(EngineError::RetrySameKey)) };
        let facts: Arc<[Fact]> = match live.hall.execute(now, &request.command) {
            Ok(facts) if facts.is_empty() => self.nothing.clone(),
            Ok(facts) => facts.into(),
            Err(refusal) => return Ok(Ok(Answer::Refused(refusal))),
        };
        let about = live.about(&request.command.act, &facts);
        if !facts.is_empty() {
            self.record(&request.command, Some(request), facts.clone(), turn)?;
            if let (Some(private), Some(ticket)) = (&request.private, about) {
                let end = self.live.as_ref().and_then(|live| live.hall.day_end());
                self.store.keep_private(ticket, private, end.unwrap_or(now + PRIVATE_KEPT_MS))?;
            }
            if matches!(request.command.act, Act::AdoptPlan { .. }) {
                self.live.iter_mut().for_each(Live::adopt);
            }
        }
        let Some(live) = &self.live else { return Ok(Err(EngineError::RetrySameKey)) };
        let (seq, at) = (live.walk.seq, live.hall.now());
        if let Some(key) = request.key.clone().filter(|_| !facts.is_empty()) {
            let facts = facts.clone();
            self.recents.insert(key, Known { fingerprint: request.fingerprint, seq, at, about, facts });
        }
        if matches!(request.command.act, Act::AdoptPlan { .. }) {
            self.pass_time(now, turn)?;
        }
        let ticket = self.ticket_now(about);
        Ok(Ok(Answer::Done(Done { seq, at, repeated: false, facts, about, ticket })))
    }

    fn known(&mut self, key: &Key) -> Result<Option<Known>, StoreError> {
        if let Some(known) = self.recents.get(key) {
            return Ok(Some(known.clone()));
        }
        let Some(found) = self.store.find_key(key.as_str())? else { return Ok(None) };
        let mut entry = None;
        self.store.rows(found.seq - 1, &mut |row| {
            entry = read_entry(row);
            ControlFlow::Break(())
        })?;
        let entry = entry.ok_or_else(|| StoreError::Damaged(format!("entry {} cannot be read", found.seq).into()))?;
        let about = about(&entry.kind, &entry.facts);
        let Committed { seq, at, facts, .. } = entry;
        Ok(Some(Known { fingerprint: found.fingerprint, seq, at, about, facts }))
    }

    /// Appends the entry of a command that has been executed.
    fn record(
        &mut self,
        command: &Command,
        request: Option<&Request>,
        facts: Arc<[Fact]>,
        turn: &mut Turn,
    ) -> Result<(), StoreError> {
        let Some(live) = &mut self.live else { return Ok(()) };
        let kind = command.act.kind();
        entry::encode(&mut self.body, kind, &facts).map_err(|error| StoreError::Io(error.to_string().into()))?;
        entry::write_actor(&mut self.actor_text, &command.actor);
        let day = live.hall.day();
        if live.day_text.as_ref().map(|(day, _)| *day) != day {
            live.day_text = day.map(|day| (day, day.to_string()));
        }
        let number = facts.iter().find_map(|fact| if let Fact::Issued(it) = fact { Some(&it.number) } else { None });
        let key = request.and_then(|request| request.key.as_ref().map(|key| (key, &request.fingerprint)));
        let mut row = Row {
            seq: live.walk.seq + 1,
            at: live.hall.now(),
            day: live.day_text.as_ref().map(|(_, text)| text.as_str()),
            command_id: key.map(|(key, _)| key.as_str()),
            fingerprint: key.map(|(_, fingerprint)| fingerprint.as_slice()),
            actor: &self.actor_text,
            number: number.map(hall_core::Number::as_str),
            body: &self.body,
            chain: &[],
        };
        let link = live.walk.link_of(&row);
        row.chain = &link;
        self.store.append(&row)?;
        let (seq, at) = (row.seq, row.at);
        live.walk.skip_to(seq, link);
        turn.committed.push(Committed { seq, at, day, actor: command.actor.clone(), kind: kind.into(), facts });
        Ok(())
    }

    fn ticket_now(&self, about: Option<TicketId>) -> Option<TicketNow> {
        let live = self.live.as_ref()?;
        let ticket = live.hall.ticket(about?)?;
        let ahead = live.hall.ahead(ticket, live.hall.now());
        Some(TicketNow { ticket: ticket.clone(), ahead, layout: live.layout.clone() })
    }

    /// Keeps the present state as a snapshot.
    ///
    /// # Errors
    /// When it cannot be written; the last one is still there then.
    pub fn keep_snapshot(&mut self) -> Result<(), StoreError> {
        let Some(live) = self.live.as_ref().filter(|live| live.walk.seq > 0) else { return Ok(()) };
        let bytes = snapshot::encode(&live.hall, &live.epoch, live.walk.seq, &live.walk.link)
            .map_err(|error| StoreError::Io(error.to_string().into()))?;
        self.store.keep_snapshot(&bytes)
    }
}

impl Live {
    /// Gives the day that is to be begun: none while one runs, and none twice.
    fn day_to_begin(&self, now: Timestamp) -> Option<Act> {
        if self.hall.day_end().is_some() {
            return None;
        }
        let today = self.calendar.as_ref()?.day_at(now.max(self.hall.now()));
        let is_new = self.hall.day().is_none_or(|last| last < today.day);
        is_new.then_some(Act::BeginDay { day: today.day, spans: today.spans, end: today.end })
    }

    /// Gives when the next day can begin, when none runs now.
    fn next_day_at(&self, now: Timestamp) -> Option<Timestamp> {
        Some(self.calendar.as_ref()?.day_at(now.max(self.hall.now())).end)
    }

    /// Gives the ticket that the answer to a command is about.
    fn about(&self, act: &Act, facts: &[Fact]) -> Option<TicketId> {
        if !facts.is_empty() {
            return about(act.kind(), facts);
        }
        match act {
            Act::CallNext { window, .. } => {
                let at = self.hall.layout().window(window)?;
                self.hall.present(at).map(|ticket| ticket.id)
            }
            Act::Issue { ticket, .. }
            | Act::Cancel { ticket }
            | Act::Requeue { ticket }
            | Act::Grant { ticket, .. }
            | Act::RecordPrint { ticket, .. }
            | Act::Call { ticket, .. }
            | Act::Recall { ticket, .. }
            | Act::Start { ticket, .. }
            | Act::Miss { ticket, .. }
            | Act::Park { ticket, .. }
            | Act::Resume { ticket, .. }
            | Act::Transfer { ticket, .. }
            | Act::AddStep { ticket, .. } => Some(*ticket),
            Act::Finish { finish, .. } => Some(finish.ticket),
            Act::BeginDay { .. }
            | Act::Tick
            | Act::AdoptPlan { .. }
            | Act::OpenWindow { .. }
            | Act::PauseWindow { .. }
            | Act::CloseWindow { .. }
            | Act::Undo { .. } => None,
        }
    }
}

/// Gives the ticket that the answer to an entry's command is about: of a call, whoever was called.
fn about(kind: &str, facts: &[Fact]) -> Option<TicketId> {
    if kind == "call_next" {
        let called = facts.iter().find(|fact| matches!(fact, Fact::Called { .. }));
        return called.and_then(Fact::ticket);
    }
    facts.iter().rev().find_map(Fact::ticket)
}

/// Reads a stored entry; none when it is damaged.
#[must_use]
pub fn read_entry(row: &Row<'_>) -> Option<Committed> {
    let body = entry::decode(row.body).ok()?;
    Some(Committed {
        seq: row.seq,
        at: row.at,
        day: row.day.and_then(|day| day.parse().ok()),
        actor: entry::read_actor(row.actor)?,
        kind: body.kind.into(),
        facts: body.facts.into(),
    })
}
