//! The way from the record to the boards: the real copy and hub, wires that are cut, boards held against the model.

use std::sync::Arc;

use hall_core::{Fact, StepState, TicketState, Timestamp, WindowId, facts};
use hall_server::clock::Clock;
use hall_server::engine::Committed;
use hall_server::engine::turn::Turn;
use hall_server::live::tail::Tail;
use hall_server::live::{Hub, HubParts, LiveLimits, SentNow};
use hall_server::replica::Replica;
use hall_server::rollouts::Rollouts;
use hall_server::ticket_token::TicketTokens;
use hall_server::waits::WaitTable;
use hall_wire::BoardBody;

use super::Life;
use super::events::Event;
use crate::world::board::WallBoard;
use crate::world::model::{Model, Queue};
use crate::world::promise::{BOARDS, Broken, CALL_OUTS, holds};

/// Frames carry the call-outs of the last ten minutes; a clock that was set forward meanwhile takes a little of it.
const CALL_OUTS_AGE_MS: i64 = 10 * 60_000 - 90_000;
/// A turn is followed by a heartbeat in this part of all cases.
const BEATS: f64 = 0.15;
/// The most missed numbers that a board shows.
const MISSED_SHOWN_MAX: usize = 24;

/// The hub of a running server, and the calls that boards must hear of.
pub(crate) struct Watching {
    hub: Option<Hub>,
    clock: Clock,
    /// Asked for nothing here: it is what a hub is made of.
    rollouts: Rollouts,
    pub(crate) boards: Vec<WallBoard>,
    /// Calls of the day: entry, time, window.
    pub(super) calls: Vec<(u64, Timestamp, WindowId)>,
    /// The furthest that the server's clock has ever shown: what was older than ten minutes then is told to nobody, and a
    /// clock that is set back makes no call-out young again.
    newest: Timestamp,
}

impl Watching {
    /// Hangs the plan's boards up.
    pub(crate) fn new(plan: &hall_core::Plan) -> std::io::Result<Self> {
        let boards = plan.boards.iter().map(WallBoard::new).collect();
        let (clock, rollouts) = (Clock::by_hand(Timestamp(0)), Rollouts::start()?);
        Ok(Self { hub: None, clock, rollouts, boards, calls: Vec::new(), newest: Timestamp(0) })
    }

    fn new_hub(&self) -> Hub {
        let limits = LiveLimits { refresh_ms: 0, first_shared_ms: 0, ..LiveLimits::default() };
        let hall = hall_core::HallId::new("world");
        let replica = hall.map(Replica::new);
        Hub::new(HubParts {
            replica: Arc::new(replica.unwrap_or_else(|_| unreachable!("`world` is a code"))),
            tokens: Arc::new(TicketTokens::with_key(&[7; 32])),
            waits: Arc::new(WaitTable::default()),
            clock: self.clock.clone(),
            visit_url: "http://world".into(),
            limits,
            rollouts: self.rollouts.clone(),
        })
    }
}

impl Life {
    /// Hands on what reached the disk, as the engine's thread and the copy's do.
    pub(super) fn publish(&mut self, turn: &Turn) -> Result<(), Broken> {
        self.watching.clock.set(self.server_now());
        self.note_calls(&turn.committed);
        if turn.reset || self.watching.hub.is_none() {
            self.begin_hub();
        } else if !turn.committed.is_empty() {
            let committed = self.tampering.feed(self.model.seq, &turn.committed);
            if let Some(hub) = self.watching.hub.as_ref().filter(|_| !committed.is_empty()) {
                hub.take(committed);
            }
        }
        let beats = self.settling || self.chance.happens(BEATS);
        if let Some(hub) = self.watching.hub.as_ref().filter(|_| beats) {
            hub.tell_due();
            hub.beat();
        }
        self.carry_frames();
        Ok(())
    }

    fn begin_hub(&mut self) {
        let (seq, epoch) = (self.server.seq(), self.server.epoch());
        let Some(hall) = self.server.hall().cloned() else { return };
        let mut tail = self.server.entries_after(0);
        let today = tail.iter().position(|entry| entry.day == hall.day()).unwrap_or(tail.len());
        tail.drain(..today);
        let hub = self.watching.hub.take().unwrap_or_else(|| self.watching.new_hub());
        hub.begin(hall, seq, epoch, Tail { entries: tail, ..Tail::default() });
        self.watching.hub = Some(hub);
    }

    pub(super) fn note_calls(&mut self, entries: &[Committed]) {
        for entry in entries {
            for fact in entry.facts.iter() {
                match fact {
                    Fact::DayBegun(_) => self.watching.calls.clear(),
                    Fact::WentOn { .. } => self.seen.note("went on"),
                    Fact::Called { window, .. } | Fact::Recalled { window, .. } => {
                        self.watching.calls.push((entry.seq, entry.at, window.clone()));
                    }
                    Fact::DayEnded { .. }
                    | Fact::DayExtended { .. }
                    | Fact::DayShortened { .. }
                    | Fact::HallClosed { .. }
                    | Fact::PlanAdopted { .. } => {}
                    Fact::Started { .. }
                    | Fact::Missed { .. }
                    | Fact::Finished { .. }
                    | Fact::Parked { .. }
                    | Fact::Resumed { .. }
                    | Fact::SentToService { .. }
                    | Fact::SentToWindow { .. }
                    | Fact::SentToClerk { .. }
                    | Fact::ServedWithoutTicket { .. }
                    | Fact::Undone { .. } => {}
                    Fact::Issued(_)
                    | facts!(windows)
                    | facts!(tickets)
                    | facts!(cases)
                    | facts!(late)
                    | facts!(bookings) => {}
                }
            }
        }
    }

    /// The server went away, and every connection with it.
    pub(super) fn unplug(&mut self) {
        self.watching.hub = None;
        for board in 0..self.watching.boards.len() {
            self.cut_board(board);
        }
    }

    /// Cuts the wire of a board; it comes back after a while.
    pub(super) fn cut_board(&mut self, board: usize) {
        let now_ms = self.world_ms();
        let cut = &mut self.watching.boards[board];
        cut.attached = None;
        cut.connection += 1;
        cut.away(now_ms);
        let pause_ms = self.chance.exponential(15_000.0) as i64;
        let pause_ms = if self.settling { 1_000 } else { pause_ms };
        self.after(pause_ms, Event::BoardConnects(board));
    }

    pub(super) fn board_connects(&mut self, board: usize) {
        self.watching.clock.set(self.server_now());
        let (boards, hub) = (&mut self.watching.boards, &self.watching.hub);
        let comes = &mut boards[board];
        if comes.attached.is_some() {
            return;
        }
        let attached = hub.as_ref().and_then(|hub| hub.attach(&comes.view, comes.since()));
        let Some(attached) = attached else {
            // However long the server is away, a board goes on trying.
            self.after(5_000, Event::BoardConnects(board));
            return;
        };
        comes.connection += 1;
        comes.last_arrives = self.now;
        let first = attached.first.as_str().to_owned();
        comes.attached = Some(attached);
        self.carry(board, &first);
        self.carry_frames();
    }

    /// Takes what the hub has sent to each board, and puts it on the wire.
    pub(super) fn carry_frames(&mut self) {
        for board in 0..self.watching.boards.len() {
            loop {
                let attached = self.watching.boards[board].attached.as_mut();
                match attached.and_then(hall_server::live::Attached::next_now) {
                    None => break,
                    Some(SentNow::Frame(text)) => self.carry(board, text.as_str()),
                    Some(SentNow::Behind | SentNow::Over) => {
                        self.cut_board(board);
                        break;
                    }
                }
            }
        }
    }

    /// Puts a frame on the wire. A wire loses nothing but its end: when it is cut, all that is still on it is gone.
    fn carry(&mut self, board: usize, text: &str) {
        let lost = self.rough.lost / 10.0;
        let Some(text) = self.tampering.frame(text, &mut self.chance) else { return };
        if !self.settling && self.chance.happens(lost) {
            self.cut_board(board);
            return;
        }
        let delay_ms = self.delay_ms();
        let carries = &mut self.watching.boards[board];
        carries.last_arrives = carries.last_arrives.max(self.now + delay_ms);
        let event = Event::BoardHears(board, carries.connection, text);
        self.after(self.watching.boards[board].last_arrives - self.now, event);
    }

    pub(super) fn board_hears(&mut self, board: usize, connection: u64, text: &str) -> Result<(), Broken> {
        let now_ms = self.world_ms();
        let newest = self.watching.newest.max(self.server_now()).max(self.model.now);
        self.watching.newest = newest;
        let hears = &mut self.watching.boards[board];
        if hears.connection != connection {
            return Ok(());
        }
        let reached = hears.hear(now_ms, text)?;
        self.seen.note("board heard");
        let calls = self.watching.calls.iter();
        let missed = calls
            .rev()
            .take_while(|(_, at, _)| newest - *at < CALL_OUTS_AGE_MS)
            .find(|(seq, _, window)| *seq <= reached && hears.shows(window) && !hears.has_heard(*seq));
        holds(missed.is_none(), CALL_OUTS, || {
            format!("{:?} was told of entry {reached}, not of {missed:?}", hears.view)
        })?;
        let is_whole = !text.starts_with(r#"{"type":"heartbeat""#);
        if let Some(body) = hears.body.as_ref().filter(|_| is_whole && reached == self.model.seq) {
            compare(&self.model, hears, body)?;
        }
        Ok(())
    }

    /// At rest every board shows the hall as it is.
    pub(super) fn check_boards(&self) -> Result<(), Broken> {
        for board in &self.watching.boards {
            let body = board.body.as_ref();
            let body = body.ok_or_else(|| Broken::new(BOARDS, format!("{:?} never heard anything", board.view)))?;
            compare(&self.model, board, body)?;
        }
        Ok(())
    }

    /// Time on the boards' own clocks, which nobody sets back.
    pub(super) fn world_ms(&self) -> u64 {
        (self.now - self.begun).unsigned_abs()
    }
}

fn compare(model: &Model, board: &WallBoard, body: &BoardBody) -> Result<(), Broken> {
    let label = |id: &WindowId| {
        let plan = model.plan.windows.iter().find(|window| window.id == *id);
        plan.map_or_else(|| id.to_string(), |window| window.label.to_string())
    };
    let at_windows = model.windows.iter().filter(|(id, _)| board.shows(id)).filter_map(|(id, window)| {
        let ticket = model.ticket(window.present?.ticket)?;
        Some((label(id), ticket.number.to_string(), ticket.state == TicketState::Serving, ticket.recalls))
    });
    let mut at_windows: Vec<_> = at_windows.collect();
    let rows = body.rows.iter().map(|row| (row.window.clone(), row.number.clone(), row.serving, row.recalls));
    let mut rows: Vec<_> = rows.collect();
    at_windows.sort();
    rows.sort();
    holds(rows == at_windows, BOARDS, || format!("{:?} shows {rows:?}, the hall has {at_windows:?}", board.view))?;
    let missed = |ticket: &&crate::world::model::Ticket| {
        ticket.state == TicketState::Missed && ticket.window.as_ref().is_some_and(|id| board.shows(id))
    };
    let missed = model.tickets.iter().filter(missed).count().min(MISSED_SHOWN_MAX);
    holds(body.missed.len() == missed, BOARDS, || {
        format!("{:?} shows {} missed numbers of {missed}", board.view, body.missed.len())
    })?;
    for row in &body.waiting {
        let service = model.plan.services.iter().find(|service| service.name.zh() == row.name.zh());
        let Some(service) = service else { continue };
        let waits = |queue: &Queue| match queue {
            Queue::Service(id) | Queue::Returning(id) | Queue::Interrupted(id) => *id == service.id,
            Queue::Window(_) | Queue::Clerk(_) => false,
        };
        let waiting = model.tickets.iter().flat_map(|ticket| &ticket.standing).filter(|at| waits(&at.queue)).count();
        holds(row.waiting as usize == waiting, BOARDS, || {
            format!("{:?} counts {} for {}, the hall has {waiting}", board.view, row.waiting, service.id)
        })?;
    }
    Ok(())
}

impl Life {
    /// Looks at the pages as their readers would: a clerk's, and a visitor's.
    pub(super) fn look_at_pages(&self) -> Result<(), Broken> {
        let Some(hub) = self.watching.hub.as_ref() else { return Ok(()) };
        hub.look(|views| {
            if views.state.seq != self.model.seq {
                return Ok(());
            }
            let layout = views.state.hall.layout();
            for window_ix in layout.window_ixs() {
                let body = views.window(window_ix, &hall_server::live::Onlooker::Staff);
                let model = self.model.windows.get(layout.window_id(window_ix)).and_then(|window| window.present);
                let model = model.and_then(|present| self.model.ticket(present.ticket));
                let number = model.map(|ticket| ticket.number.to_string());
                holds(body.window.number == number, BOARDS, || {
                    format!("the page of {window_ix:?} shows {:?}, the hall has {number:?}", body.window.number)
                })?;
            }
            let waits = |ticket: &&crate::world::model::Ticket| ticket.state == TicketState::Waiting;
            let Some(model) = self.model.tickets.iter().rev().find(waits) else { return Ok(()) };
            let Some(ticket) = views.state.hall.ticket(model.id) else { return Ok(()) };
            let visit = views.visit(ticket);
            let steps = model.steps.iter().filter(|(_, state)| *state == StepState::Waiting).count();
            holds(visit.ticket.number == *model.number.as_str() && steps > 0, BOARDS, || {
                format!("a visitor with {} is shown {}", model.number, visit.ticket.number)
            })
        })
    }
}
