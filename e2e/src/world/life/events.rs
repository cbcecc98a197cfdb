//! What may happen next, and what it leads to: people decide, messages travel, the engine takes its turn.

use std::sync::Arc;

use hall_core::{Act, BookingId, CheckIn, Command, Issue, Refusal, Return, Role, ServeWithoutTicket, Timestamp};
use hall_server::engine::{Answer, EngineError, Key, Private, Request};
use kiosk_client::{Attempts, Failed, Next, TICKET_ATTEMPTS_MAX};

use super::Life;
use crate::world::client::{ATTEMPT_MS_MAX, Asked, fingerprint};
use crate::world::promise::Broken;
use crate::world::server::PERSONAL_MARK;
use crate::world::tamper::Knows;

/// A kind of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TroubleKind {
    /// The power goes now, or after some writes.
    Power,
    /// The disk fails in one of its ways.
    Disk,
    /// The server's clock is set back or forward.
    Clock,
    /// Somebody's wire is cut.
    Wire,
    /// The snapshot is worn.
    Worn,
    /// A kiosk is cut off for long.
    Kiosk,
    /// An administrator changes the plan.
    Plan,
    /// The record is copied.
    Backup,
    /// The record is lost, and the last copy of it is restored.
    Restore,
}

/// The longest time for which commands gather before the engine takes them.
const GATHER_MS_MAX: f64 = 25.0;
/// Turns after which somebody looks at a page.
const PAGES_LOOKED_AT: f64 = 0.02;
/// Visitors of whom the hall learns a telephone number.
const WITH_PHONE: f64 = 0.3;

/// How a question came out, on its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    /// It was answered: done or refused.
    Final,
    /// Nobody knows, or not now: ask again.
    Again,
}

/// Something that happens.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// Somebody decides what to do.
    Think(usize),
    /// A question reaches the server.
    Arrive(usize, Arc<Asked>),
    /// The engine takes what waits.
    Turn,
    /// The engine wants a turn by itself.
    Deadline,
    /// An answer comes back.
    Reply(usize, Arc<str>, Reply),
    /// Somebody has waited long enough for this attempt.
    Timeout(usize, Arc<str>, u32),
    /// Somebody asks again.
    AskAgain(usize, Arc<str>),
    /// A trouble begins.
    Trouble(TroubleKind),
    /// What troubles the disk is mended.
    DiskMended,
    /// The server starts again.
    Restart,
    /// The server's clock is right again.
    ClockRight,
    /// A snapshot is made.
    Snapshot,
    /// A board connects, or tries to.
    BoardConnects(usize),
    /// A frame reaches a board, by one of its connections.
    BoardHears(usize, u64, Arc<str>),
}

impl Event {
    /// Returns a number for the digest.
    pub(crate) fn name(&self) -> u64 {
        match self {
            Self::Think(client) => *client as u64,
            Self::Arrive(client, _) => 100 + *client as u64,
            Self::Turn => 1_000,
            Self::Deadline => 1_001,
            Self::Reply(client, ..) => 200 + *client as u64,
            Self::Timeout(client, ..) => 300 + *client as u64,
            Self::AskAgain(client, _) => 400 + *client as u64,
            Self::Trouble(kind) => 2_000 + *kind as u64,
            Self::DiskMended => 1_002,
            Self::Restart => 1_003,
            Self::ClockRight => 1_004,
            Self::Snapshot => 1_005,
            Self::BoardConnects(board) => 500 + *board as u64,
            Self::BoardHears(board, ..) => 600 + *board as u64,
        }
    }
}

impl Life {
    pub(super) fn happen(&mut self, event: Event) -> Result<(), Broken> {
        match event {
            Event::Think(client) => self.think(client),
            Event::Arrive(client, asked) => self.arrive(client, &asked),
            Event::Turn => return self.turn(),
            Event::Deadline => {
                self.deadline_comes = None;
                return self.turn();
            }
            Event::Reply(client, key, reply) => return self.replied(client, &key, reply),
            Event::Timeout(client, key, attempt) => {
                if self.clients[client].sent == attempt {
                    return self.unanswered(client, &key, Failed::Lost);
                }
            }
            Event::AskAgain(client, key) => {
                if self.asks(client, &key) {
                    self.send(client);
                }
            }
            Event::Trouble(kind) => self.trouble(kind),
            Event::DiskMended => {
                self.server.disk().set_trouble(None);
            }
            Event::Restart => return self.restart(),
            Event::ClockRight => self.clock_off_ms = 0,
            Event::Snapshot => self.snapshot(),
            Event::BoardConnects(board) => self.board_connects(board),
            Event::BoardHears(board, connection, text) => return self.board_hears(board, connection, &text),
        }
        Ok(())
    }

    /// Lets somebody decide again after a while; everybody rests while the hall is closed, clerks when
    /// nobody is left.
    pub(super) fn think_later(&mut self, client: usize) {
        if self.settling {
            return;
        }
        let person = &self.clients[client].person;
        let mean_ms = person.pause_ms(&mut self.chance);
        let serves = person.actor.role == Role::Clerk && self.model.tickets.iter().any(|it| !it.state.is_over());
        let rests = !serves && !self.chance.happens(0.03);
        let pause_ms = self.chance.exponential(mean_ms) as i64;
        let at = Timestamp(self.now + pause_ms);
        let open = self.model.seq > 0 && self.model.is_open(at);
        let until_open = (rests && !open).then(|| self.calendar.next_opening(at)).flatten();
        let opens_ms = until_open.map_or(0, |opens| opens - at);
        self.after(pause_ms + opens_ms, Event::Think(client));
    }

    fn think(&mut self, client: usize) {
        if self.settling || self.clients[client].asked.is_some() || self.merges(client) {
            return;
        }
        let now = self.server_now();
        let wanted = match self.server.hall() {
            Some(hall) => self.clients[client].person.wants(&mut self.chance, hall, now),
            None => None,
        };
        let Some(act) = wanted else { return self.think_later(client) };
        self.keys += 1;
        let command = Command { actor: self.clients[client].person.actor.clone(), act };
        let phone = matches!(command.act, Act::Issue(_)) && self.chance.happens(WITH_PHONE);
        let note = matches!(command.act, Act::Note { .. });
        let kind = phone.then_some("phone").or(note.then_some("note"));
        let private = kind.map(|kind| Private { kind: kind.into(), value: format!("{PERSONAL_MARK}{:08}", self.keys) });
        let asked =
            Asked { key: format!("key-{}", self.keys).into(), fingerprint: fingerprint(&command), command, private };
        self.clients[client].begin(asked);
        self.send(client);
        // An impatient finger: the same question once more, with the same key.
        if self.chance.happens(0.05) {
            self.send(client);
        }
    }

    fn asks(&self, client: usize, key: &str) -> bool {
        self.clients[client].asked.as_ref().is_some_and(|asked| &*asked.key == key)
    }

    /// Sends a question on its way, which may be cut, lost, delayed or doubled.
    pub(super) fn send(&mut self, client: usize) {
        let asking = &mut self.clients[client];
        asking.sent += 1;
        let (attempt, cut) = (asking.sent, asking.cut_until > self.now);
        let Some(asked) = asking.asked.clone() else { return };
        self.after(ATTEMPT_MS_MAX, Event::Timeout(client, asked.key.clone(), attempt));
        let asked = Arc::new(asked);
        if !cut && !self.loses() {
            let delay_ms = self.delay_ms();
            self.after(delay_ms, Event::Arrive(client, asked.clone()));
        }
        if !cut && self.doubles() {
            let delay_ms = 3 * self.delay_ms();
            self.after(delay_ms, Event::Arrive(client, asked));
        }
    }

    pub(super) fn loses(&mut self) -> bool {
        !self.settling && self.chance.happens(self.rough.lost)
    }

    fn doubles(&mut self) -> bool {
        !self.settling && self.chance.happens(self.rough.twice)
    }

    pub(super) fn delay_ms(&mut self) -> i64 {
        self.chance.exponential(self.rough.delay_ms) as i64 + 1
    }

    /// What the server's shell does with a question: makes a new ticket's id, and hands it on.
    fn arrive(&mut self, client: usize, asked: &Asked) {
        if !self.server.is_up() {
            return;
        }
        let mut command = asked.command.clone();
        if let Act::Issue(Issue { ticket, .. })
        | Act::ServeWithoutTicket(ServeWithoutTicket { ticket, .. })
        | Act::Return(Return { ticket, .. })
        | Act::CheckIn(CheckIn { ticket, .. }) = &mut command.act
        {
            *ticket = self.new_ticket_id();
        } else if let Act::Book { booking, .. } = &mut command.act {
            self.ids += 1;
            // The server's ids are keyed; these are only never the same.
            if let Ok(id) = BookingId::new(&format!("{:08}", self.ids)) {
                *booking = id;
            }
        }
        let (fingerprint, private) = (asked.fingerprint, asked.private.iter().cloned().collect());
        let request = Request { key: Key::new(&asked.key).ok(), fingerprint, private, ..Request::new(command) };
        self.inbox.push((client, request));
        if !self.turn_comes {
            self.turn_comes = true;
            let gather_ms = self.chance.between(0.0, GATHER_MS_MAX) as i64;
            self.after(gather_ms, Event::Turn);
        }
    }

    fn turn(&mut self) -> Result<(), Broken> {
        self.turn_comes = false;
        if !self.server.is_up() {
            return Ok(());
        }
        let (clients, batch): (Vec<usize>, Vec<Request>) = std::mem::take(&mut self.inbox).into_iter().unzip();
        let now = self.server_now();
        let mut sent = batch.clone();
        let was_answered = &|key: &str| self.given.contains_key(key);
        self.tampering.commands(&Knows { now, model: &self.model, was_answered }, &mut sent);
        let Some(mut turn) = self.server.turn(now, &sent)? else {
            self.power_is_gone();
            return Ok(());
        };
        self.tampering.done(&mut turn, &self.model);
        self.take_turn(now, &batch, &turn)?;
        self.publish(&turn)?;
        if self.chance.happens(PAGES_LOOKED_AT) {
            self.look_at_pages()?;
        }
        for (client, (request, answer)) in clients.into_iter().zip(batch.iter().zip(&turn.answers)) {
            self.answer(client, request, answer)?;
        }
        self.expect_deadline();
        Ok(())
    }

    /// Sends an answer back.
    fn answer(&mut self, client: usize, request: &Request, answer: &Result<Answer, EngineError>) -> Result<(), Broken> {
        self.note_answer(request, answer)?;
        let reply = match answer {
            // The hall begins the kiosk's day later.
            Ok(Answer::Refused(Refusal::DayNotBegun { .. })) => Reply::Again,
            Ok(_) | Err(EngineError::KeyReused) => Reply::Final,
            Err(_) => Reply::Again,
        };
        let Some(key) = request.key.as_ref().filter(|_| client < self.clients.len()) else { return Ok(()) };
        let cut = self.clients[client].cut_until > self.now;
        if !cut && !self.loses() {
            let delay_ms = self.delay_ms();
            self.after(delay_ms, Event::Reply(client, key.as_str().into(), reply));
        }
        Ok(())
    }

    fn replied(&mut self, client: usize, key: &str, reply: Reply) -> Result<(), Broken> {
        if !self.asks(client, key) {
            return Ok(());
        }
        self.clients[client].alone.adopt(&self.plan);
        match reply {
            Reply::Final => {
                self.clients[client].asked = None;
                self.was_merged(client, key);
                self.think_later(client);
                Ok(())
            }
            Reply::Again => self.unanswered(client, key, Failed::NotNow),
        }
    }

    /// Nothing came of an attempt: another one, or none.
    fn unanswered(&mut self, client: usize, key: &str, how: Failed) -> Result<(), Broken> {
        if !self.asks(client, key) {
            return Ok(());
        }
        // Whatever else comes of this attempt comes too late.
        self.clients[client].sent += 1;
        if let Next::AgainAfter(pause_ms) = self.clients[client].attempts.failed(how) {
            self.after(i64::try_from(pause_ms).unwrap_or(i64::MAX), Event::AskAgain(client, key.into()));
            return Ok(());
        }
        self.seen.note("gave up");
        if self.merges_again(client, &key.into()) || self.goes_alone(client)? {
            return Ok(());
        }
        // The same person presses again, with the same key; or goes away, and the next one comes.
        if self.chance.happens(0.5) {
            self.clients[client].attempts = Attempts::new(TICKET_ATTEMPTS_MAX);
            let pause_ms = self.chance.between(2_000.0, 30_000.0) as i64;
            self.after(pause_ms, Event::AskAgain(client, key.into()));
        } else {
            self.clients[client].asked = None;
            self.think_later(client);
        }
        Ok(())
    }
}
