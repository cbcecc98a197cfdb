//! Plays a day by the real rules: every arrival, call and departure is a command to the hall.

mod at_window;
mod coming;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque};

use hall_core::{
    Act, Actor, ClerkId, Code, Command, Fact, Hall, QueueKey, Refusal, Role, ServiceId, TicketId, Timestamp, WindowIx,
};

use crate::{Day, Habits, Stay, Turn, Visit, WayBack, WindowTurn};

/// The next event, with the index of its visit or turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Turns(usize),
    GivesUp(usize),
    IsGranted(usize),
    ComesBack(usize, WayBack),
    Ends(WindowIx, usize),
    IsFree(WindowIx),
}

/// Substitutes for what the visits do not specify: how long a visitor stays who was never really called for that
/// service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unknown {
    /// By service, in milliseconds; the plan's duration for services not listed.
    pub takes_ms: BTreeMap<ServiceId, i64>,
    /// How long a window rests after a visitor if unknown, in milliseconds.
    pub rests_ms: i64,
    /// Whether windows call while the hall is closed between two open spans.
    pub calls_in_breaks: bool,
}

/// Plays visits through a hall whose day has begun; each clerk calls as soon as they are free.
#[derive(Debug)]
pub struct Player {
    hall: Hall,
    visits: Vec<Visit>,
    turns: Vec<WindowTurn>,
    unknown: Unknown,
    events: BinaryHeap<Reverse<(Timestamp, u64, Event)>>,
    order: u64,
    /// The next visit to arrive.
    arrives: usize,
    idle: BTreeSet<WindowIx>,
    /// For each window, the current stay of its visitor.
    stays: Vec<Option<Stay>>,
    /// When each window's rest ends.
    rests_until: Vec<Timestamp>,
    /// Windows that close after their current visitor.
    closing: BTreeSet<WindowIx>,
    /// Turns that wait for a clerk's current visitor to leave the window that the clerk is leaving.
    moves: BTreeMap<WindowIx, usize>,
    /// Visits whose people stand at a window without having been called, and are served there next.
    asking: Vec<VecDeque<usize>>,
    /// The commands of people and clerks, if they are to be recorded.
    commands: Option<Vec<(Timestamp, Command)>>,
    refusals: BTreeMap<&'static str, u32>,
    turned_away: u32,
    made_up: u32,
    classes_left_out: u32,
}

impl Player {
    /// Creates a player of generated people; `hall` has a plan and a day, and all windows open with it.
    #[must_use]
    pub fn new(hall: Hall, day: Day, habits: &Habits) -> Self {
        let visits = day.visitors.iter().map(|visitor| Visit::of(visitor, habits)).collect();
        let turns = all_open(&hall);
        Self::of_visits(hall, visits, turns, Unknown::default())
    }

    /// Creates a player of visits, ordered by arrival; `hall` has a plan and a day.
    #[must_use]
    pub fn of_visits(hall: Hall, visits: Vec<Visit>, turns: Vec<WindowTurn>, unknown: Unknown) -> Self {
        let windows = hall.layout().window_ixs().count();
        let mut player = Self {
            stays: vec![None; windows],
            rests_until: vec![Timestamp(i64::MIN); windows],
            hall,
            visits,
            turns,
            unknown,
            events: BinaryHeap::new(),
            order: 0,
            arrives: 0,
            idle: BTreeSet::new(),
            closing: BTreeSet::new(),
            moves: BTreeMap::new(),
            asking: vec![VecDeque::new(); windows],
            commands: None,
            refusals: BTreeMap::new(),
            turned_away: 0,
            made_up: 0,
            classes_left_out: 0,
        };
        for turn in 0..player.turns.len() {
            player.plan(player.turns[turn].at, Event::Turns(turn));
        }
        player
    }

    /// Returns the hall as it is now.
    #[must_use]
    pub fn hall(&self) -> &Hall {
        &self.hall
    }

    /// Returns the ticket id of a visit, by the visit's index.
    #[must_use]
    pub fn ticket_id(visit: usize) -> TicketId {
        TicketId::from_u128(visit as u128 + 1)
    }

    /// Plays to the end and returns the commands of people and clerks that changed something: another hall that
    /// receives them at the same times has the same day.
    #[must_use]
    pub fn commands(mut self) -> Vec<(Timestamp, Command)> {
        self.commands = Some(Vec::new());
        while self.step().is_some() {}
        self.commands.unwrap_or_default()
    }

    /// Counts the commands that the hall refused.
    #[must_use]
    pub fn refused(&self) -> u32 {
        self.refusals.values().sum()
    }

    /// Counts the refused commands by the refusal's code.
    #[must_use]
    pub fn refusals(&self) -> &BTreeMap<&'static str, u32> {
        &self.refusals
    }

    /// Counts the visitors who took no ticket because too many were waiting.
    #[must_use]
    pub fn turned_away(&self) -> u32 {
        self.turned_away
    }

    /// Counts the stays that no visit specified.
    #[must_use]
    pub fn made_up(&self) -> u32 {
        self.made_up
    }

    /// Counts the visitors with a class that this plan does not have or grant.
    #[must_use]
    pub fn classes_left_out(&self) -> u32 {
        self.classes_left_out
    }

    /// Returns the time of the next event.
    #[must_use]
    pub fn next_at(&self) -> Option<Timestamp> {
        let arrival = self.visits.get(self.arrives).map(|visit| visit.arrives_at);
        let event = self.events.peek().map(|Reverse((at, _, _))| *at);
        arrival.into_iter().chain(event).min()
    }

    /// Processes the next event and returns its facts; none when the day is over.
    pub fn step(&mut self) -> Option<(Timestamp, Vec<Fact>)> {
        let now = self.next_at()?;
        let mut facts = Vec::new();
        while let Some(deadline) = self.hall.next_deadline().filter(|deadline| *deadline <= now) {
            facts.append(&mut self.command(deadline, Role::System, "system", Act::Tick));
        }
        if self.visits.get(self.arrives).is_some_and(|visit| visit.arrives_at <= now) {
            self.arrives += 1;
            facts.append(&mut self.arrive(now, self.arrives - 1));
            return Some((now, facts));
        }
        let Reverse((now, _, event)) = self.events.pop()?;
        facts.append(&mut match event {
            Event::Turns(turn) => self.turn(now, turn),
            Event::GivesUp(visit) => self.give_up(now, visit),
            Event::IsGranted(visit) => self.grant(now, visit),
            Event::ComesBack(visit, way) => self.come_back(now, visit, way),
            Event::Ends(at, visit) => self.end(now, at, visit),
            Event::IsFree(at) => self.call_next(now, at),
        });
        Some((now, facts))
    }

    fn plan(&mut self, at: Timestamp, event: Event) {
        self.order += 1;
        self.events.push(Reverse((at, self.order, event)));
    }

    fn try_command(&mut self, now: Timestamp, role: Role, id: &str, act: Act) -> Result<Vec<Fact>, Refusal> {
        let command = by(role, id, act)?;
        let facts = self.hall.execute(now, &command)?;
        if let Some(commands) = self.commands.as_mut().filter(|_| !facts.is_empty() && role != Role::System) {
            commands.push((now, command));
        }
        Ok(facts)
    }

    fn command(&mut self, now: Timestamp, role: Role, id: &str, act: Act) -> Vec<Fact> {
        let done = self.try_command(now, role, id, act);
        self.done(done)
    }

    fn done(&mut self, done: Result<Vec<Fact>, Refusal>) -> Vec<Fact> {
        done.unwrap_or_else(|refusal| {
            *self.refusals.entry(refusal.code()).or_default() += 1;
            Vec::new()
        })
    }

    /// Lets a free window that may call a newly waiting ticket look again. One is enough, since any idle window has
    /// already looked at all other tickets.
    fn wake(&mut self, now: Timestamp, ticket: TicketId) {
        let Some(ticket) = self.hall.ticket(ticket).filter(|_| !self.idle.is_empty()) else { return };
        let first = ticket.queued().iter().find_map(|place| match &place.queue {
            QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                let serving = self.hall.windows_serving(*service);
                serving.into_iter().find(|window| self.idle.contains(window))
            }
            QueueKey::Window(window) => Some(*window).filter(|window| self.idle.contains(window)),
            QueueKey::Clerk(clerk) => {
                let sits = |window: &&WindowIx| self.hall.window(**window).clerk.as_ref() == Some(clerk);
                self.idle.iter().find(sits).copied()
            }
        });
        if let Some(window) = first {
            self.idle.remove(&window);
            self.plan(now, Event::IsFree(window));
        }
    }
}

/// Creates a command; an id that is not a valid code is refused.
pub(crate) fn by(role: Role, id: &str, act: Act) -> Result<Command, Refusal> {
    let id = Code::new(id).map_err(|_invalid| Refusal::NotCurrent)?;
    Ok(Command { actor: Actor { role, id }, act })
}

/// Returns turns that open all windows with the day's first span.
#[must_use]
pub fn all_open(hall: &Hall) -> Vec<WindowTurn> {
    let opening = hall.hours().spans().first().map_or(hall.now(), |span| span.from);
    let open = |window_ix: WindowIx| {
        let clerk = ClerkId::new(&format!("clerk-{}", window_ix.0)).ok()?;
        let window = hall.layout().window_id(window_ix).clone();
        Some(WindowTurn { at: opening, window, turn: Turn::Opens { clerk, services: None } })
    };
    hall.layout().window_ixs().filter_map(open).collect()
}
