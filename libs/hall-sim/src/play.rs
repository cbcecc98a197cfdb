//! A day played through the real rules: every arrival, call and leave-taking is a command to the hall.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use hall_core::{
    Act, Actor, Code, Command, Fact, FinishPresent, Hall, OTHER_DOCUMENT, Outcome, Particulars, Refusal, Role,
    TicketId, Timestamp, WindowIx,
};

use crate::{Day, Habits, Present, Visitor};

/// What happens next, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Opens(WindowIx),
    Arrives(usize),
    GivesUp(TicketId),
    ComesBack(TicketId),
    Ends(WindowIx, TicketId),
    IsAbsent(WindowIx, TicketId),
    IsFree(WindowIx),
}

/// Plays a day's people through a hall whose day has begun; every window opens, and each clerk calls as soon as free.
#[derive(Debug)]
pub struct Player {
    hall: Hall,
    people: Vec<Visitor>,
    missed_after_ms: i64,
    events: BinaryHeap<Reverse<(Timestamp, u64, Event)>>,
    order: u64,
    idle: BTreeSet<WindowIx>,
    /// Whose ticket it is.
    tickets: BTreeMap<TicketId, usize>,
    refused: u32,
}

impl Player {
    /// Makes a player; `hall` has a plan and a day.
    #[must_use]
    pub fn new(hall: Hall, day: Day, habits: &Habits) -> Self {
        let mut player = Self {
            hall,
            people: day.visitors,
            missed_after_ms: habits.missed_after_ms,
            events: BinaryHeap::new(),
            order: 0,
            idle: BTreeSet::new(),
            tickets: BTreeMap::new(),
            refused: 0,
        };
        let opening = player.hall.hours().spans().first().map_or(player.hall.now(), |span| span.from);
        for at in player.hall.layout().window_ixs() {
            player.plan(opening, Event::Opens(at));
        }
        for visitor in 0..player.people.len() {
            player.plan(player.people[visitor].arrives_at, Event::Arrives(visitor));
        }
        player
    }

    /// Gives the hall as it is now.
    #[must_use]
    pub fn hall(&self) -> &Hall {
        &self.hall
    }

    /// Counts the commands that the hall refused.
    #[must_use]
    pub fn refused(&self) -> u32 {
        self.refused
    }

    /// Tells when the next thing happens.
    #[must_use]
    pub fn next_at(&self) -> Option<Timestamp> {
        self.events.peek().map(|Reverse((at, _, _))| *at)
    }

    /// Lets the next thing happen and gives its facts; none when the day is over.
    pub fn step(&mut self) -> Option<(Timestamp, Vec<Fact>)> {
        let Reverse((now, _, event)) = self.events.pop()?;
        let mut facts = Vec::new();
        while let Some(deadline) = self.hall.next_deadline().filter(|deadline| *deadline <= now) {
            facts.append(&mut self.command(deadline, Role::System, "system", Act::Tick));
        }
        match event {
            Event::Opens(at) => {
                let window = self.hall.layout().window_id(at).clone();
                let clerk = format!("clerk-{}", at.0);
                facts.append(&mut self.command(now, Role::Clerk, &clerk, Act::OpenWindow { window, services: None }));
                self.plan(now, Event::IsFree(at));
            }
            Event::Arrives(visitor) => facts.append(&mut self.arrive(now, visitor)),
            Event::GivesUp(ticket) => {
                let waits = |ticket: &hall_core::Ticket| ticket.state == hall_core::TicketState::Waiting;
                if self.hall.ticket(ticket).is_some_and(waits) {
                    facts.append(&mut self.command(now, Role::Visitor, "visitor", Act::Cancel { ticket }));
                }
            }
            Event::ComesBack(ticket) => {
                facts.append(&mut self.command(now, Role::Reception, "reception", Act::Requeue { ticket }));
                self.wake(now);
            }
            Event::Ends(at, ticket) => facts.append(&mut self.end(now, at, ticket)),
            Event::IsAbsent(at, ticket) => facts.append(&mut self.miss(now, at, ticket)),
            Event::IsFree(at) => facts.append(&mut self.call_next(now, at)),
        }
        Some((now, facts))
    }

    fn plan(&mut self, at: Timestamp, event: Event) {
        self.order += 1;
        self.events.push(Reverse((at, self.order, event)));
    }

    fn try_command(&mut self, now: Timestamp, role: Role, id: &str, act: Act) -> Result<Vec<Fact>, Refusal> {
        let Ok(id) = Code::new(id) else { return Err(Refusal::NotCurrent) };
        self.hall.execute(now, &Command { actor: Actor { role, id }, act })
    }

    fn command(&mut self, now: Timestamp, role: Role, id: &str, act: Act) -> Vec<Fact> {
        self.try_command(now, role, id, act).unwrap_or_else(|_refusal| {
            self.refused += 1;
            Vec::new()
        })
    }

    fn arrive(&mut self, now: Timestamp, visitor: usize) -> Vec<Fact> {
        let who = &self.people[visitor];
        let ticket = TicketId::from_u128(visitor as u128 + 1);
        let patience_ms = who.patience_ms;
        let issue = Act::Issue {
            ticket,
            services: who.services.iter().map(|(service, _)| service.clone()).collect(),
            parallel: false,
            class: who.class.clone(),
            evidence: None,
            language: Code::new(who.language).ok(),
            appointment: None,
            expected: None,
            particulars: Particulars::default(),
        };
        let facts = self.command(now, Role::Reception, "reception", issue);
        if !facts.is_empty() {
            self.tickets.insert(ticket, visitor);
            if let Some(patience_ms) = patience_ms {
                self.plan(now + patience_ms, Event::GivesUp(ticket));
            }
            self.wake(now);
        }
        facts
    }

    fn call_next(&mut self, now: Timestamp, at: WindowIx) -> Vec<Fact> {
        let hours = self.hall.hours();
        if let Some(opens_at) = hours.opens_after(now).filter(|_| !hours.is_open(now)) {
            self.plan(opens_at, Event::IsFree(at));
            return Vec::new();
        }
        let window = self.hall.layout().window_id(at).clone();
        let facts = self.command(now, Role::Clerk, "clerk", Act::CallNext { window, finish: None });
        let called = facts.iter().find_map(|fact| {
            if let Fact::Called { ticket, step, .. } = fact { Some((*ticket, usize::from(*step))) } else { None }
        });
        match called {
            Some((ticket, step)) => self.receive(now, at, ticket, step),
            None => {
                self.idle.insert(at);
            }
        }
        facts
    }

    fn receive(&mut self, now: Timestamp, at: WindowIx, ticket: TicketId, step: usize) {
        let visitor = self.tickets.get(&ticket).map(|visitor| &self.people[*visitor]);
        let usual_ms = self.hall.ticket(ticket).map_or(0, |known| self.hall.layout().usual_ms(known.present_service()));
        let takes_ms = visitor.and_then(|visitor| visitor.services.get(step)).map_or(usual_ms, |(_, ms)| *ms);
        match visitor.map_or(Present::There, |visitor| visitor.present) {
            Present::There => self.plan(now + takes_ms, Event::Ends(at, ticket)),
            Present::Gone | Present::Back(_) => self.plan(now + self.missed_after_ms, Event::IsAbsent(at, ticket)),
        }
    }

    fn end(&mut self, now: Timestamp, at: WindowIx, ticket: TicketId) -> Vec<Fact> {
        let window = self.hall.layout().window_id(at).clone();
        let outcome = self.tickets.get(&ticket).and_then(|visitor| self.people[*visitor].outcome);
        // Which paper it is makes no difference to anybody's wait.
        let missing = outcome.filter(|outcome| *outcome == Outcome::PapersMissing);
        let missing = missing.and_then(|_| Code::new(OTHER_DOCUMENT).ok()).into_iter().collect();
        let finish = FinishPresent { ticket, outcome, cases: None, missing };
        let facts = self.command(now, Role::Clerk, "clerk", Act::Finish { window, finish });
        self.plan(now, Event::IsFree(at));
        self.wake(now);
        facts
    }

    fn miss(&mut self, now: Timestamp, at: WindowIx, ticket: TicketId) -> Vec<Fact> {
        let window = self.hall.layout().window_id(at).clone();
        let facts = self.command(now, Role::Clerk, "clerk", Act::Miss { window, ticket });
        self.plan(now, Event::IsFree(at));
        if let Some(visitor) = self.tickets.get(&ticket)
            && let Present::Back(after_ms) = std::mem::replace(&mut self.people[*visitor].present, Present::There)
        {
            self.plan(now + after_ms, Event::ComesBack(ticket));
        }
        facts
    }

    /// Somebody new waits: the windows without a visitor look again.
    fn wake(&mut self, now: Timestamp) {
        for at in std::mem::take(&mut self.idle) {
            self.plan(now, Event::IsFree(at));
        }
    }
}
