//! The kiosk's own hall: the same rules, with the plan that it last knew and the tickets that it issued itself.

use std::sync::Arc;

use hall_calendar::Calendar;
use hall_core::{Act, Actor, Code, Command, Day, Fact, Hall, Issue, Issued, Plan, Refusal, Role, Timestamp};

/// The maximum number of deadlines processed before a ticket is issued.
const DEADLINES_MAX: usize = 1_000;

/// A hall in which only this kiosk issues tickets.
#[derive(Debug)]
pub struct OwnHall {
    hall: Hall,
    calendar: Calendar,
    kiosk: Actor,
    system: Actor,
}

impl OwnHall {
    /// Creates the hall of a plan as of `now`, with what the kiosk issued alone on this day; none if the plan cannot be used.
    pub fn new<'a>(
        plan: &Arc<Plan>,
        kiosk: &str,
        now: Timestamp,
        tickets: impl Iterator<Item = (Day, &'a Issued)>,
    ) -> Option<Self> {
        let calendar = Calendar::new(plan).ok()?;
        let actor = |role, id| Some(Actor { role, id: Code::new(id).ok()? });
        let hall = Hall::new(plan.hall.id.clone());
        let (kiosk, system) = (actor(Role::Kiosk, kiosk)?, actor(Role::System, "hall")?);
        let mut own = Self { hall, calendar, kiosk, system };
        own.hall.execute(now, &own.command(Act::AdoptPlan { plan: plan.clone() })).ok()?;
        own.pass_time(now);
        let today = own.hall.day();
        for (_, issued) in tickets.filter(|(day, _)| Some(*day) == today) {
            own.hall.apply(now, &Fact::Issued(issued.clone().into()));
        }
        Some(own)
    }

    fn command(&self, act: Act) -> Command {
        Command { actor: self.system.clone(), act }
    }

    /// Ends the day that is over, and begins the next by the calendar.
    fn pass_time(&mut self, now: Timestamp) {
        for _ in 0..DEADLINES_MAX {
            let Some(deadline) = self.hall.next_deadline().filter(|deadline| *deadline <= now) else { break };
            let tick = self.command(Act::Tick);
            if !self.hall.execute(deadline, &tick).is_ok_and(|facts| !facts.is_empty()) {
                break;
            }
        }
        if let Some(act) = self.calendar.day_to_begin(&self.hall, now) {
            let begin = self.command(act);
            // A day that cannot begin refuses its tickets by itself.
            let _ = self.hall.execute(now, &begin);
        }
    }

    /// Issues a ticket with the next number of the kiosk's block.
    ///
    /// # Errors
    /// The refusal of the hall's rules.
    pub fn issue(&mut self, now: Timestamp, issue: Issue) -> Result<Box<Issued>, Refusal> {
        self.pass_time(now);
        let command = Command { actor: self.kiosk.clone(), act: Act::IssueAlone(issue) };
        let facts = self.hall.execute(now, &command)?;
        let issued =
            facts.into_iter().find_map(|fact| if let Fact::Issued(issued) = fact { Some(issued) } else { None });
        issued.ok_or(Refusal::BlockUsedUp)
    }

    /// Returns the hall as of `now`.
    pub fn at(&mut self, now: Timestamp) -> &Hall {
        self.pass_time(now);
        &self.hall
    }

    /// Returns when the hall closes or, closed, next opens.
    pub fn closes_and_opens(&self, now: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
        let until = self.hall.hours().open_until(now).filter(|_| self.hall.is_open(now));
        (until, if until.is_some() { None } else { self.calendar.next_opening(now) })
    }
}
