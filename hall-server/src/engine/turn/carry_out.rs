//! The inside of a transaction: deadlines that have passed, then each command; every entry is appended to the store
//! immediately.

use std::ops::ControlFlow;
use std::sync::Arc;

use hall_core::{Act, ActKind, Command, Fact, Merge, Refusal, TicketId, Timestamp};
use hall_record::{Entry, Row, body};

use super::in_memory::InMemory;
use super::{BATCH_MAX, DEADLINES_MAX, Engine, GivenUp, Turn};
use crate::engine::store::{KeyFound, Store, StoreError};
use crate::engine::{Answer, Committed, Done, EngineError, Key, Request, TicketNow, private};
use hall_calendar::Calendar;

impl<S: Store> Engine<S> {
    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.in_memory.as_ref().is_some_and(|in_memory| {
            let deadline = in_memory.hall.next_deadline().is_some_and(|deadline| deadline <= now);
            deadline || in_memory.day_to_begin(now).is_some() || self.must_erase(now)
        })
    }

    pub(super) fn carry_out(
        &mut self,
        now: Timestamp,
        batch: &mut Vec<Request>,
        mut joining: impl FnMut(&mut Vec<Request>),
        turn: &mut Turn,
    ) -> Result<(), GivenUp> {
        self.pass_time(now, turn).map_err(GivenUp::Store)?;
        if self.must_erase(now) {
            self.erase(now).map_err(GivenUp::Store)?;
        }
        loop {
            let from = turn.answers.len();
            for (at, request) in batch.iter().enumerate().skip(from) {
                let answer = self.answer(now, request, turn).map_err(|error| {
                    let guilty = matches!(error, StoreError::Conflict(_));
                    if guilty { GivenUp::Command(at, error) } else { GivenUp::Store(error) }
                })?;
                turn.answers.push(answer);
            }
            if batch.len() < BATCH_MAX {
                joining(batch);
            }
            if batch.len() == turn.answers.len() {
                return Ok(());
            }
        }
    }

    /// Processes every deadline that has passed, each at its own time, and begins the day.
    fn pass_time(&mut self, now: Timestamp, turn: &mut Turn) -> Result<(), StoreError> {
        for _ in 0..DEADLINES_MAX {
            let Some(in_memory) = &mut self.in_memory else { return Ok(()) };
            let Some(deadline) = in_memory.hall.next_deadline().filter(|deadline| *deadline <= now) else { break };
            let tick = Command { actor: in_memory.system.clone(), act: Act::Tick };
            let Ok(facts) = in_memory.hall.execute(deadline, &tick) else { break };
            if facts.is_empty() {
                break;
            }
            turn.day_ended |= facts.iter().any(|fact| matches!(fact, Fact::DayEnded { .. }));
            self.record(&tick, None, facts.into(), turn)?;
        }
        let Some(in_memory) = &mut self.in_memory else { return Ok(()) };
        let Some(act) = in_memory.day_to_begin(now) else { return Ok(()) };
        let begin = Command { actor: in_memory.system.clone(), act };
        if let Ok(facts) = in_memory.hall.execute(now, &begin) {
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
            && let Some((found, entry)) = self.known(key)?
        {
            let about = ActKind::find(&entry.kind).and_then(|kind| kind.about(&entry.facts));
            if let Some(merge) = replacing(request, key, &entry, about) {
                return self.answer(now, &merge, turn);
            }
            if !self.is_repeated(request, key, &found, &entry, about)? {
                return Ok(Err(EngineError::KeyReused));
            }
            let ticket = self.ticket_now(about);
            let Entry { seq, at, facts, .. } = entry;
            return Ok(Ok(Answer::Done(Done { seq, at, repeated: true, facts, about, ticket })));
        }
        if let Act::AdoptPlan { plan } = &request.command.act
            && let Err(problems) = Calendar::new(plan)
            && let Some(first) = problems.into_iter().next()
        {
            return Ok(Ok(Answer::Refused(Refusal::BadPlan(first.into()))));
        }
        let Some(in_memory) = &mut self.in_memory else { return Ok(Err(EngineError::RetrySameKey)) };
        let day_end_before = in_memory.hall.day_end();
        let facts: Arc<[Fact]> = match in_memory.hall.execute(now, &request.command) {
            Ok(facts) if facts.is_empty() => self.nothing.clone(),
            Ok(facts) => facts.into(),
            Err(refusal) => return Ok(Ok(Answer::Refused(refusal))),
        };
        let about = in_memory.hall.about(&request.command.act, &facts);
        if !facts.is_empty() {
            let seq = self.record(&request.command, Some(request), facts.clone(), turn)?;
            self.keep_private(now, request, seq, about, &facts, day_end_before)?;
            if matches!(request.command.act, Act::AdoptPlan { .. }) {
                self.in_memory.iter_mut().for_each(InMemory::adopt);
            }
        }
        let Some(in_memory) = &self.in_memory else { return Ok(Err(EngineError::RetrySameKey)) };
        let (seq, at) = (in_memory.walk.seq, in_memory.hall.now());
        if matches!(request.command.act, Act::AdoptPlan { .. }) {
            self.pass_time(now, turn)?;
        }
        let ticket = self.ticket_after(about, &facts);
        Ok(Ok(Answer::Done(Done { seq, at, repeated: false, facts, about, ticket })))
    }

    /// Finds the entry made under a key, including one of the current transaction.
    fn known(&mut self, key: &Key) -> Result<Option<(KeyFound, Entry)>, StoreError> {
        let Some(found) = self.store.find_key(key.as_str())? else { return Ok(None) };
        let mut entry = None;
        self.store.rows(found.seq - 1, &mut |row| {
            entry = Entry::read(row);
            ControlFlow::Break(())
        })?;
        let entry = entry.ok_or_else(|| StoreError::Damaged(format!("entry {} cannot be read", found.seq).into()))?;
        Ok(Some((found, entry)))
    }

    /// Appends the entry of an executed command and returns its `seq`.
    fn record(
        &mut self,
        command: &Command,
        request: Option<&Request>,
        facts: Arc<[Fact]>,
        turn: &mut Turn,
    ) -> Result<u64, StoreError> {
        let Some(in_memory) = &mut self.in_memory else { return Ok(0) };
        let kind = command.act.kind().as_str();
        body::encode(&mut self.body, kind, &facts).map_err(|error| StoreError::Io(error.to_string().into()))?;
        body::write_actor(&mut self.actor_text, &command.actor);
        let day = in_memory.hall.day();
        if in_memory.day_text.as_ref().map(|(day, _)| *day) != day {
            in_memory.day_text = day.map(|day| (day, day.to_string()));
        }
        let number = facts.iter().find_map(|fact| if let Fact::Issued(it) = fact { Some(&it.number) } else { None });
        let key = request.and_then(|request| request.key.as_ref().map(|key| (key, &request.fingerprint)));
        let mut row = Row {
            seq: in_memory.walk.seq + 1,
            at: in_memory.hall.now(),
            day: in_memory.day_text.as_ref().map(|(_, text)| text.as_str()),
            command_id: key.map(|(key, _)| key.as_str()),
            fingerprint: key.map(|(_, fingerprint)| fingerprint.as_slice()),
            actor: &self.actor_text,
            number: number.map(hall_core::Number::as_str),
            body: &self.body,
            chain: &[],
        };
        let link = in_memory.walk.link_of(&row);
        row.chain = &link;
        self.store.append(&row)?;
        self.store.mention(row.seq, &facts)?;
        let (seq, at) = (row.seq, row.at);
        in_memory.walk.skip_to(seq, link);
        let typed = |kind: &str| {
            let typed = request.and_then(|request| request.private.iter().find(|datum| datum.kind == kind));
            typed.map(|typed| typed.value.as_str().into())
        };
        let (words, paper) = (typed(private::REASON), typed(private::PAPER));
        let actor = command.actor.clone();
        let entry = Entry { seq, at, day, actor, kind: kind.into(), facts };
        turn.committed.push(Committed { entry, words, paper });
        Ok(seq)
    }

    fn ticket_now(&self, about: Option<TicketId>) -> Option<TicketNow> {
        self.ticket_after(about, &[])
    }

    /// Returns the ticket after the command. How many are ahead of a newly issued one was determined when it was
    /// issued.
    fn ticket_after(&self, about: Option<TicketId>, facts: &[Fact]) -> Option<TicketNow> {
        let in_memory = self.in_memory.as_ref()?;
        let ticket = in_memory.hall.ticket(about?)?;
        let ahead = match facts {
            [Fact::Issued(issued)] if issued.ticket == ticket.id => issued.ahead,
            _ => in_memory.hall.ahead(ticket, in_memory.hall.now()),
        };
        Some(TicketNow { ticket: ticket.clone(), ahead, layout: in_memory.hall.layout().clone() })
    }
}

/// Returns the request that puts the number on paper in place of the one given under the same key: the kiosk did not
/// hear the reply, and issued a number of its own.
fn replacing(request: &Request, key: &Key, entry: &Entry, about: Option<TicketId>) -> Option<Request> {
    let Act::Merge(merge) = &request.command.act else { return None };
    let issued = matches!(ActKind::find(&entry.kind), Some(ActKind::Issue | ActKind::CheckIn));
    if !issued || entry.actor != request.command.actor {
        return None;
    }
    let act = Act::Merge(Box::new(Merge { asked: about, ..(**merge).clone() }));
    let command = Command { actor: request.command.actor.clone(), act };
    Some(Request { command, key: Some(key.of_merge()), ..request.clone() })
}
