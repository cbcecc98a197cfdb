//! One hall's life: what happens next, step by step.

mod alone;
mod answering;
mod events;
mod restoring;
mod seen;
mod troubles;
mod watching;

pub use seen::Seen;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use hall_calendar::Calendar;
use hall_core::{Act, Actor, Code, Command, HallId, PERSON_PREFIX, Plan, Role, TicketId, Timestamp, WindowId};
use hall_server::engine::Request;
use hall_sim::Chance;

use super::alone::Papers;
use super::client::Client;
use super::disk::Disk;
use super::hall_plan;
use super::model::Model;
use super::people::{Person, STRANGER_ID};
use super::promise::Broken;
use super::server::Server;
use super::tamper::Tampering;
use answering::Given;
use events::Event;
use restoring::Backup;
use watching::Watching;

/// A hall lives so many days.
const DAYS: i64 = 3;
/// A life begins so long before the hall opens.
const BEFORE_OPENING_MS: i64 = 10 * 60_000;
const DAY_MS: i64 = 24 * 3_600_000;
/// Steps without an event that anybody would notice end a life as well.
const SETTLE_STEPS_MAX: u32 = 20_000;

/// How rough a life is: parts of all cases.
#[derive(Debug, Clone, Copy)]
struct Roughness {
    /// Messages that are lost.
    lost: f64,
    /// Messages that arrive twice.
    twice: f64,
    /// The longest usual delay.
    delay_ms: f64,
    /// The mean time between troubles of each kind.
    trouble_ms: f64,
}

/// A hall, its server, its people and the model.
pub(crate) struct Life {
    tampering: Tampering,
    chance: Chance,
    rough: Roughness,
    /// From which every other plan of the hall is made.
    first_plan: Arc<Plan>,
    /// That the hall has.
    plan: Arc<Plan>,
    calendar: Calendar,
    /// The true time.
    now: i64,
    begun: i64,
    /// How far the server's clock is off.
    clock_off_ms: i64,
    events: BTreeMap<(i64, u64), Event>,
    order: u64,
    server: Server,
    model: Model,
    clients: Vec<Client>,
    /// What reached the server and was not taken yet.
    inbox: Vec<(usize, Request)>,
    turn_comes: bool,
    /// When the engine's own next turn is expected.
    deadline_comes: Option<i64>,
    given: BTreeMap<Arc<str>, Given>,
    papers: Papers,
    backup: Option<Box<Backup>>,
    restores: u32,
    watching: Watching,
    keys: u64,
    ids: u64,
    steps: u64,
    settling: bool,
    digest: u64,
    seen: Seen,
    tell_from: u64,
    trace: Vec<String>,
}

impl Life {
    /// Makes a hall by chance, with an empty record.
    pub(crate) fn new(seed: u64, tampering: Tampering) -> Result<Self> {
        let mut chance = Chance::new(seed);
        let plan = hall_plan::by_chance(&mut chance)?;
        let calendar = Calendar::new(&plan).ok().context("the plan's hours")?;
        let rough = Roughness {
            lost: [0.0, 0.01, 0.05, 0.2][hall_plan::below(&mut chance, 4)],
            twice: [0.0, 0.01, 0.05, 0.2][hall_plan::below(&mut chance, 4)],
            delay_ms: [5.0, 50.0, 800.0][hall_plan::below(&mut chance, 3)],
            trouble_ms: [4.0, 1.5, 0.5][hall_plan::below(&mut chance, 3)] * 3_600_000.0,
        };
        // Some day between 2025 and 2027: changes to and from summer time are among them.
        let begun = Timestamp(1_735_700_000_000 + hall_plan::below(&mut chance, 900) as i64 * DAY_MS);
        let begun = calendar.next_opening(begun).unwrap_or(begun).as_millis() - BEFORE_OPENING_MS;
        let mut life = Self {
            rough,
            calendar,
            now: begun,
            begun,
            clock_off_ms: 0,
            events: BTreeMap::new(),
            order: 0,
            server: Server::new(HallId::new("world")?, Disk::new(tampering.clone()), tampering.clone()),
            model: Model::new(plan.clone()),
            clients: people(&plan),
            inbox: Vec::new(),
            turn_comes: false,
            deadline_comes: None,
            given: BTreeMap::new(),
            papers: Papers::default(),
            backup: None,
            restores: 0,
            watching: Watching::new(&plan)?,
            keys: 0,
            ids: 0,
            steps: 0,
            settling: false,
            digest: seed,
            seen: Seen::default(),
            tell_from: u64::MAX,
            trace: Vec::new(),
            chance,
            first_plan: plan.clone(),
            plan,
            tampering,
        };
        life.set_kiosks_clocks();
        life.begin();
        Ok(life)
    }

    /// Adopts the plan, and lets everybody come.
    fn begin(&mut self) {
        for client in &mut self.clients {
            client.alone.adopt(&self.plan);
        }
        self.ask_plan(Plan::clone(&self.plan));
        for client in 0..self.clients.len() {
            self.think_later(client);
        }
        for board in 0..self.watching.boards.len() {
            self.after(1_000, Event::BoardConnects(board));
        }
        self.begin_troubles();
    }

    /// Asks the hall to adopt a plan.
    fn ask_plan(&mut self, plan: Plan) {
        let waits = self.inbox.iter().any(|(_, request)| matches!(request.command.act, Act::AdoptPlan { .. }));
        let Ok(id) = Code::new("installer") else { return };
        if waits || !self.server.is_up() {
            return;
        }
        let mut sent = plan.clone();
        self.tampering.plan(&mut sent);
        self.model.asked_plan = Arc::new(plan);
        let act = Act::AdoptPlan { plan: Arc::new(sent) };
        self.inbox.push((usize::MAX, Request::new(Command { actor: Actor { role: Role::Admin, id }, act })));
        if !self.turn_comes {
            self.turn_comes = true;
            self.after(0, Event::Turn);
        }
    }

    /// Lives on for so many steps at most, then lets everything come to rest and looks at it once more.
    pub(crate) fn run(&mut self, steps: u64) -> Result<(), Broken> {
        while self.steps < steps && self.now - self.begun < DAYS * DAY_MS {
            self.step()?;
        }
        self.settle()
    }

    fn step(&mut self) -> Result<(), Broken> {
        let Some(((at, _), event)) = self.events.pop_first() else {
            self.now = self.begun + DAYS * DAY_MS;
            return Ok(());
        };
        self.steps += 1;
        self.now = self.now.max(at);
        if self.steps > self.tell_from {
            self.trace.push(format!("step {} at {}: {event:?}", self.steps, Timestamp(self.now).as_millis()));
        }
        self.mix(at.unsigned_abs());
        self.mix(event.name());
        let before = self.model.seq;
        self.happen(event)?;
        if self.model.seq != before || self.steps.is_multiple_of(64) {
            self.compare()?;
        }
        Ok(())
    }

    fn compare(&self) -> Result<(), Broken> {
        match self.server.hall() {
            Some(hall) if self.server.seq() == self.model.seq => self.model.compare(hall),
            Some(_) | None => Ok(()),
        }
    }

    /// Mends everything and lets what is under way arrive.
    fn settle(&mut self) -> Result<(), Broken> {
        self.settling = true;
        self.mend()?;
        self.merge_the_rest();
        for _ in 0..SETTLE_STEPS_MAX {
            if self.events.is_empty() {
                break;
            }
            self.step()?;
        }
        self.compare()?;
        self.check_boards()?;
        self.papers.check(self.model.day)?;
        self.server.verify()
    }

    /// Keeps the story of the steps after this one.
    pub(crate) fn tell_from(&mut self, step: u64) {
        self.tell_from = step;
    }

    /// Returns the story.
    pub(crate) fn trace(self) -> Vec<String> {
        self.trace
    }

    /// Returns the steps that were made.
    pub(crate) fn steps(&self) -> u64 {
        self.steps
    }

    /// Returns the digest of all that happened.
    pub(crate) fn digest(&self) -> u64 {
        self.digest
    }

    /// Returns what was lived through.
    pub(crate) fn seen(&self) -> &Seen {
        &self.seen
    }

    fn mix(&mut self, bits: u64) {
        self.digest = (self.digest.rotate_left(7) ^ bits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn tell(&mut self, what: impl FnOnce() -> String) {
        if self.steps > self.tell_from {
            self.trace.push(format!("    {}", what()));
        }
    }

    fn after(&mut self, ms: i64, event: Event) {
        self.order += 1;
        self.events.insert((self.now + ms.max(0), self.order), event);
    }

    /// The time that the server's clock shows.
    fn server_now(&self) -> Timestamp {
        Timestamp(self.now + self.clock_off_ms)
    }

    fn new_ticket_id(&mut self) -> TicketId {
        self.ids += 1;
        let ms = u128::from(self.now.unsigned_abs()) << 80;
        TicketId::from_u128(ms | 0x7000_8000_0000_0000_0000 | u128::from(self.ids))
    }
}

/// Two kiosks, a reception, a visitor's telephone, a stranger, a manager, and a clerk at each window.
fn people(plan: &Plan) -> Vec<Client> {
    let mut people: Vec<Option<Person>> = vec![
        Person::new(Role::Kiosk, "k1", None),
        Person::new(Role::Kiosk, "k2", None),
        Person::new(Role::Reception, "desk", None),
        Person::new(Role::Visitor, "phone", None),
        Person::new(Role::Visitor, STRANGER_ID, None),
        Person::new(Role::Manager, "head", None),
    ];
    let clerk = |window: &WindowId| Person::new(Role::Clerk, &format!("{PERSON_PREFIX}{window}"), Some(window.clone()));
    people.extend(plan.windows.iter().map(|window| clerk(&window.id)));
    people.into_iter().flatten().map(Client::new).collect()
}
