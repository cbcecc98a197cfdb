//! R7: the core alone, with few and with very many waiting tickets.

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use e2e::{PlanShape, plan_text};
use hall_core::{
    Act, Actor, Code, Command, Day, Fact, FinishPresent, Hall, HallId, Issue, Particulars, Plan, Role, ServiceId, Span,
    TicketId, Timestamp, WindowId,
};

use crate::arguments::Arguments;
use crate::disk::{RawDisk, flush_s, folder};
use crate::statistics::{Spread, percentile};
use crate::table::{Row, Table, Target};

const SERVICES: u32 = 40;
/// As many services as a window's choice has to scan in a large hall.
const SERVICES_EACH: u32 = 8;
const WINDOWS: u32 = 40;
const WAITING_MANY: usize = 100_000;
const WAITING_FEW: usize = 100;
const CALLS_A_ROUND: usize = 4_000;
const DAY_MS: i64 = 86_400_000;
const CALL_GROWTH_MAX: f64 = 1.5;

/// A hall in memory, driven directly.
pub(crate) struct Driven {
    hall: Hall,
    now: Timestamp,
    next_ticket: u128,
    present: Vec<Option<TicketId>>,
    turn: usize,
}

impl Driven {
    /// Begins a day with all windows open; ticket ids count up from `first_ticket`.
    pub(crate) fn new(first_ticket: u128) -> Result<Self> {
        let id = hall_id()?;
        let plan = plan()?;
        let present = vec![None; WINDOWS as usize];
        let mut driven =
            Self { hall: Hall::new(id), now: Timestamp(DAY_MS), next_ticket: first_ticket, present, turn: 0 };
        driven.act(Role::Admin, Act::AdoptPlan { plan })?;
        let (from, end) = (Timestamp(DAY_MS), Timestamp(2 * DAY_MS));
        let day = Day { year: 1970, month: 1, day: 2 };
        driven.act(
            Role::System,
            Act::BeginDay { day, spans: vec![Span { from, to: end }], end, working_days: Vec::new() },
        )?;
        for opening in openings()? {
            driven.carry_out(&opening)?;
        }
        Ok(driven)
    }

    fn act(&mut self, role: Role, act: Act) -> Result<Vec<Fact>> {
        Ok(self.hall.execute(self.now, &command(role, act)?)?)
    }

    /// Returns the command that issues one more ticket, cycling through the services.
    pub(crate) fn next_issue(&mut self) -> Result<Command> {
        let services = vec![ServiceId::new(&format!("s{}", self.next_ticket % u128::from(SERVICES) + 1))?];
        let ticket = TicketId::from_u128(self.next_ticket);
        self.next_ticket += 1;
        issue(ticket, services)
    }

    /// Moves to the next window; returns the commands that serve and finish its current ticket, and the one that calls the next.
    pub(crate) fn next_window(&mut self) -> Result<(Vec<Command>, Command)> {
        self.now = self.now + 1;
        self.turn = (self.turn + 1) % self.present.len();
        let window = window_id(self.turn)?;
        let mut before = Vec::new();
        if let Some(ticket) = self.present[self.turn] {
            before.push(command(Role::Clerk, Act::Start { window: window.clone(), ticket })?);
            let finish = FinishPresent { ticket, outcome: None, cases: None, missing: Vec::new() };
            before.push(command(Role::Clerk, Act::Finish { window: window.clone(), finish })?);
        }
        Ok((before, command(Role::Clerk, Act::CallNext { window, finish: None, wait: false })?))
    }

    /// Executes a command and applies its facts.
    pub(crate) fn carry_out(&mut self, command: &Command) -> Result<()> {
        self.hall.execute(self.now, command)?;
        Ok(())
    }

    /// Calls the next ticket; returns the time it took, in seconds.
    pub(crate) fn call(&mut self, command: &Command) -> Result<f64> {
        let before = Instant::now();
        let facts = self.hall.execute(self.now, command)?;
        let took_s = before.elapsed().as_secs_f64();
        let called =
            facts.iter().find_map(|fact| if let Fact::Called { ticket, .. } = fact { Some(*ticket) } else { None });
        self.present[self.turn] = Some(called.context("nobody waited")?);
        Ok(took_s)
    }

    /// The id of the next ticket.
    pub(crate) fn next_ticket(&self) -> u128 {
        self.next_ticket
    }
}

/// Returns the body of an entry that issues a ticket.
pub(crate) fn issue_body() -> Result<String> {
    let mut driven = Driven::new(1)?;
    let issue = driven.next_issue()?;
    let facts = driven.hall.execute(driven.now, &issue)?;
    let mut body = Vec::new();
    hall_record::body::encode(&mut body, issue.act.kind().as_str(), &facts)?;
    Ok(String::from_utf8(body)?)
}

/// The id of the benchmark's hall.
pub(crate) fn hall_id() -> Result<HallId> {
    Ok(HallId::new("bench-hall")?)
}

/// The plan of the benchmark's hall.
pub(crate) fn plan() -> Result<Arc<Plan>> {
    let shape = PlanShape { windows: WINDOWS, services: SERVICES, services_each: SERVICES_EACH, kiosks: 1 };
    let (plan, _warnings) = hall_server::plan_file::parse("plan.toml", &plan_text(hall_id()?.as_str(), shape))
        .map_err(|problems| anyhow!("the plan of the measuring is refused: {problems:?}"))?;
    Ok(plan.into())
}

/// Returns the command that issues a ticket for the given services.
pub(crate) fn issue(ticket: TicketId, services: Vec<ServiceId>) -> Result<Command> {
    let (class, evidence, language, appointment, expected) = (None, None, None, None, None);
    let particulars = Particulars::default();
    let parallel = false;
    let act =
        Act::Issue(Issue { ticket, services, parallel, class, evidence, language, appointment, expected, particulars });
    command(Role::Kiosk, act)
}

/// Returns the commands that open every window.
pub(crate) fn openings() -> Result<Vec<Command>> {
    let open = |window| command(Role::Clerk, Act::OpenWindow { window: window_id(window)?, services: None });
    (0..WINDOWS as usize).map(open).collect()
}

/// Returns a command by an actor with this role.
pub(crate) fn command(role: Role, act: Act) -> Result<Command> {
    Ok(Command { actor: Actor { role, id: Code::new(role.as_str())? }, act })
}

fn window_id(index: usize) -> Result<WindowId> {
    Ok(WindowId::new(&format!("w{}", index + 1))?)
}

/// Measures R7.
pub(crate) fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("R7") {
        return Ok(());
    }
    let folder = folder()?;
    let mut raw = RawDisk::new(folder.path())?;
    let many = (WAITING_MANY as f64 * arguments.scale) as usize;
    let (mut crowded, mut quiet) = (waiting(many)?, waiting(WAITING_FEW)?);
    let (mut percents, mut growths, mut calls, mut flushes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        let flush = flush_s(&mut raw, arguments.slice / 2)?;
        let (slow, fast) = (calls_p99_s(&mut crowded)?, calls_p99_s(&mut quiet)?);
        percents.push(slow / flush * 100.0);
        growths.push(slow / fast);
        calls.push(slow * 1e6);
        flushes.push(flush * 1e6);
    }
    let (call, flush) = (Spread::of(calls).median, Spread::of(flushes).median);
    table.add(Row {
        name: "R7",
        what: format!("call-next p99 with {many} waiting / fdatasync p50, per cent"),
        limit: format!("{flush:.0} us"),
        product: format!("{call:.2} us"),
        figure: Spread::of(percents),
        target: Target::None,
    });
    table.add(Row {
        name: "R7",
        what: format!("call-next p99 with {many} waiting / with {WAITING_FEW}"),
        limit: String::new(),
        product: format!("{call:.2} us"),
        figure: Spread::of(growths),
        target: Target::AtMost(CALL_GROWTH_MAX),
    });
    Ok(())
}

fn waiting(tickets: usize) -> Result<Driven> {
    let mut driven = Driven::new(1)?;
    for _ticket in 0..tickets {
        let issue = driven.next_issue()?;
        driven.carry_out(&issue)?;
    }
    Ok(driven)
}

/// Calls repeatedly, issuing one new ticket for each call; returns the 99th percentile in seconds.
fn calls_p99_s(driven: &mut Driven) -> Result<f64> {
    let mut times = Vec::with_capacity(CALLS_A_ROUND);
    for _call in 0..CALLS_A_ROUND {
        let issue = driven.next_issue()?;
        driven.carry_out(&issue)?;
        let (before, call) = driven.next_window()?;
        for command in before {
            driven.carry_out(&command)?;
        }
        times.push(driven.call(&call)?);
    }
    Ok(percentile(times, 0.99))
}
