//! What came of a turn: entries go to the model in their order, each answer is held against the model and against what was
//! answered before under the same key.

use std::sync::Arc;

use hall_core::{Act, Command, Fact, Number, TicketId, Timestamp};
use hall_server::engine::turn::Turn;
use hall_server::engine::{Answer, Committed, Done, EngineError, Request};

use super::Life;
use super::events::Event;
use crate::world::promise::{Broken, CONFIRMED, EQUAL_KEYS, FEED, ONE_PRESS, holds};

/// What was answered to a key first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Given {
    seq: u64,
    facts: Arc<[Fact]>,
    about: Option<TicketId>,
    number: Option<Number>,
}

impl Given {
    fn of(done: &Done) -> Self {
        let number = done.facts.iter().find_map(|fact| {
            let Fact::Issued(issued) = fact else { return None };
            Some(issued.number)
        });
        Self { seq: done.seq, facts: done.facts.clone(), about: done.about, number }
    }
}

impl Life {
    /// Takes the entries of a turn in, and holds each answer against what the model thinks at that very moment.
    pub(super) fn take_turn(&mut self, now: Timestamp, batch: &[Request], turn: &Turn) -> Result<(), Broken> {
        let mut entries = turn.committed.iter().peekable();
        for (request, answer) in batch.iter().zip(&turn.answers) {
            let Ok(answer) = answer else { continue };
            match answer {
                Answer::Done(done) if !done.repeated && !done.facts.is_empty() => {
                    while let Some(entry) = entries.next_if(|entry| entry.seq < done.seq) {
                        self.take_entry(entry, None)?;
                    }
                    let entry = entries.next();
                    let entry = entry.filter(|entry| entry.seq == done.seq && entry.facts == done.facts);
                    let entry = entry.ok_or_else(|| {
                        Broken::new(FEED, format!("entry {} was answered and is not published", done.seq))
                    })?;
                    self.take_entry(entry, Some(&request.command))?;
                }
                Answer::Done(done) if !done.repeated => {
                    self.take_before_the_batch(&mut entries, batch, turn)?;
                    self.model.check_nothing(now, &request.command)?;
                }
                Answer::Done(_) => {}
                Answer::Refused(refusal) => {
                    self.take_before_the_batch(&mut entries, batch, turn)?;
                    self.seen.note(&format!("refused {}", refusal.code()));
                    self.model.check_refusal(now, &request.command, refusal.code())?;
                }
            }
        }
        for entry in entries {
            self.take_entry(entry, None)?;
        }
        if turn.day_ended {
            self.day_ended(now)?;
        }
        Ok(())
    }

    /// Takes what happened by itself before the first command of the batch did anything.
    fn take_before_the_batch<'a>(
        &mut self,
        entries: &mut std::iter::Peekable<impl Iterator<Item = &'a Committed>>,
        batch: &[Request],
        turn: &Turn,
    ) -> Result<(), Broken> {
        let answered = |entry: &Committed| {
            let answers = batch.iter().zip(&turn.answers);
            answers.into_iter().any(|(_, answer)| {
                matches!(answer, Ok(Answer::Done(done)) if !done.repeated && !done.facts.is_empty() && done.seq == entry.seq)
            })
        };
        while let Some(entry) = entries.next_if(|entry| !answered(entry)) {
            self.take_entry(entry, None)?;
        }
        Ok(())
    }

    fn take_entry(&mut self, entry: &Committed, command: Option<&Command>) -> Result<(), Broken> {
        self.tell(|| format!("entry {} at {} {}: {:?}", entry.seq, entry.at.as_millis(), entry.kind, entry.facts));
        self.seen.note(&entry.kind);
        self.mix(entry.seq);
        self.mix(entry.at.as_millis().unsigned_abs());
        self.model.take_entry(entry, command)?;
        if !Arc::ptr_eq(&self.plan, &self.model.plan) {
            self.plan = self.model.plan.clone();
            // A kiosk may learn of the plan's blocks at once, and a hall restored to before it would not know them.
            self.backup = None;
        }
        let today = self.model.day;
        for (_, earlier) in entry.facts.iter().filter_map(Fact::printed_alone) {
            self.seen.note(if earlier.is_some() { "expired alone" } else { "taken in from a kiosk" });
        }
        entry.facts.iter().try_for_each(|fact| self.papers.take(today, fact))
    }

    /// Takes an entry that was kept though nobody was told.
    pub(super) fn take_found(&mut self, entry: &Committed) -> Result<(), Broken> {
        self.seen.note("found after a power cut");
        self.take_entry(entry, None)
    }

    /// The end of a day: the record is read and replayed, and what was personal is gone.
    fn day_ended(&mut self, now: Timestamp) -> Result<(), Broken> {
        self.seen.note("day ended");
        let kept = self.server.disk().overdue_private(self.model.now);
        holds(kept == 0, "personal data is deleted when the day is over", || {
            format!("{kept} telephone numbers are still there at {}", now.as_millis())
        })?;
        self.after(60_000, Event::Snapshot);
        self.server.verify()
    }

    /// Holds an answer against the first one under the same key.
    pub(super) fn note_answer(
        &mut self,
        request: &Request,
        answer: &Result<Answer, EngineError>,
    ) -> Result<(), Broken> {
        self.tell(|| format!("{:?} {:?}: {}", request.key, request.command.act, short(answer)));
        let Some(key) = &request.key else { return Ok(()) };
        // A number on paper may replace the one that was given to the same press.
        let merges = matches!(request.command.act, Act::Merge(_));
        let key: Arc<str> = if merges { format!("{} merged", key.as_str()).into() } else { key.as_str().into() };
        match answer {
            Ok(Answer::Done(done)) if !done.facts.is_empty() => {
                let now = Given::of(done);
                self.mix(now.seq);
                if let Some(before) = self.given.get(&key) {
                    self.seen.note("key repeated");
                    return holds(done.repeated && *before == now, EQUAL_KEYS, || {
                        format!("{key:?} was answered with {before:?}, and then with {now:?}")
                    });
                }
                self.check_press(request, done)?;
                self.given.insert(key, now);
                Ok(())
            }
            Ok(Answer::Done(_) | Answer::Refused(_)) | Err(EngineError::KeyReused) => {
                let before = self.given.get(&key);
                holds(before.is_none(), CONFIRMED, || {
                    format!("{key:?} was done as {before:?}, and now: {}", short(answer))
                })
            }
            Err(error) => {
                let name = format!("answered {error:?}");
                self.seen.note(name.split(['(', '{']).next().unwrap_or("answered"));
                Ok(())
            }
        }
    }

    /// The ticket that the hall gave to the press of a number on paper is the visitor's, unless it is over.
    fn check_press(&self, request: &Request, done: &Done) -> Result<(), Broken> {
        let Some(key) = request.key.as_ref().filter(|_| matches!(request.command.act, Act::Merge(_))) else {
            return Ok(());
        };
        let pressed = self.given.get(key.as_str()).and_then(|given| self.model.ticket(given.about?));
        let other = done.facts.iter().find_map(|fact| {
            let Fact::Issued(issued) = fact else { return None };
            issued.alone.filter(|alone| alone.instead_of.is_none()).map(|_| issued.number)
        });
        let twice = pressed.zip(other).map(|(pressed, other)| (pressed.number, other));
        holds(twice.is_none(), ONE_PRESS, || format!("{key:?} gave two numbers: {twice:?}"))
    }

    /// Lets the engine have the turn that it wants by itself.
    pub(super) fn expect_deadline(&mut self) {
        let now = self.server_now();
        let Some(at) = self.server.next_turn_at(now) else { return };
        let at_ms = self.now + (at - now).max(0);
        let later_than_due = self.deadline_comes.is_none_or(|comes| comes > at_ms || comes < self.now);
        if later_than_due && !self.settling {
            self.deadline_comes = Some(at_ms);
            self.after(at_ms - self.now, Event::Deadline);
        }
    }
}

fn short(answer: &Result<Answer, EngineError>) -> String {
    match answer {
        Ok(Answer::Done(done)) if done.repeated => format!("done before, entry {}", done.seq),
        Ok(Answer::Done(done)) if done.facts.is_empty() => "nothing to do".into(),
        Ok(Answer::Done(done)) => format!("done, entry {}", done.seq),
        Ok(Answer::Refused(refusal)) => format!("refused: {}", refusal.code()),
        Err(error) => format!("not answered: {error}"),
    }
}
