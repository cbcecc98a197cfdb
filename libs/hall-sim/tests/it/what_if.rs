//! Days read back from their facts and played again: under their own plan, and under others.

use std::sync::Arc;

use hall_core::{
    Act, Actor, Code, Command, Fact, FinishPresent, Hall, HallId, Issue, Outcome, Place, Plan, Role, Target, TicketId,
    Timestamp,
};
use hall_sim::{DayReader, DayWaits, Ending, Habits, Player, RecordedDay};

use crate::halls::{MIDNIGHT, at, plan, run, spans};

fn actor(role: Role) -> Actor {
    Actor { role, id: Code::new(role.as_str()).unwrap() }
}

/// A hall with its plan, and what reads its day, which has just begun.
fn begun(plan: &Plan) -> (Hall, DayReader) {
    let mut hall = Hall::new(HallId::new("hall").unwrap());
    run(&mut hall, MIDNIGHT, Role::System, Act::AdoptPlan { plan: Arc::new(plan.clone()) });
    let mut reader = DayReader::new(hall.clone());
    let act =
        Act::BeginDay { day: "2026-11-23".parse().unwrap(), spans: spans(), end: at(24, 0), working_days: Vec::new() };
    let actor = actor(Role::System);
    let facts = hall.execute(MIDNIGHT, &Command { actor: actor.clone(), act }).unwrap();
    reader.watch(MIDNIGHT, &actor, &facts);
    (hall, reader)
}

/// A made-up day that was lived through the rules and recorded.
fn recorded(plan: &Plan, load: f64, seed: u64) -> RecordedDay {
    let (hall, mut reader) = begun(plan);
    let habits = Habits::default();
    let mut player = Player::new(hall, hall_sim::Day::new(plan, &spans(), &habits, load, seed), &habits);
    while let Some((now, facts)) = player.step() {
        reader.watch(now, &actor(Role::Reception), &facts);
    }
    reader.finish().unwrap()
}

pub(crate) fn waited_ms(waits: &DayWaits) -> Vec<i64> {
    let mut waited: Vec<i64> = waits.waits().map(|wait| wait.waited_ms).collect();
    waited.sort_unstable();
    waited
}

#[test]
fn a_day_under_its_own_plan_waits_as_it_did() {
    for seed in 1..6 {
        let day = recorded(&plan(), 0.95, seed);
        let again = day.replay(&day.plan, &day.spans).unwrap();
        assert_eq!((again.made_up, again.classes_left_out, &again.refusals), (0, 0, &Vec::new()));
        assert_eq!((again.waits.came(), again.waits.gave_up()), (day.waits.came(), day.waits.gave_up()));
        assert!(day.waits.gave_up() > 0 && day.waits.came() > 100, "{:?}", day.waits.came());
        assert_eq!(waited_ms(&again.waits), waited_ms(&day.waits), "seed {seed}");
    }
}

#[test]
fn a_hall_that_confirms_arrivals_and_lets_nobody_take_a_desk_over_is_played_too() {
    let mut strict = plan();
    strict.calling.confirm_arrival = true;
    strict.desks.second_sign_in = Some(hall_core::SecondSignIn::Refuse);
    let day = recorded(&strict, 0.9, 2);
    let again = day.replay(&day.plan, &day.spans).unwrap();
    assert_eq!(again.refusals, Vec::new());
    assert_eq!(waited_ms(&again.waits), waited_ms(&day.waits));
    assert!(day.waits.waits().count() > 100, "people are called: {}", day.waits.waits().count());
}

#[test]
fn two_more_windows_shorten_the_waits_of_a_crowded_day() {
    let day = recorded(&plan(), 1.1, 7);
    let mut larger = Plan::clone(&day.plan);
    for (id, like) in [("w8", 0), ("w9", 5)] {
        let window = hall_core::WindowPlan { id: id.parse().unwrap(), ..larger.windows[like].clone() };
        larger.windows.push(window);
    }
    let other = day.replay(&Arc::new(larger), &day.spans).unwrap();
    let (before, after) = (day.waits.figures(|_| true), other.waits.figures(|_| true));
    assert_eq!(other.windows_added.len(), 2);
    assert!(after.mean_ms * 2 < before.mean_ms, "{before:?} and {after:?}");
    assert!(after.in_target * before.count > before.in_target * after.count);
    assert!(other.waits.gave_up() < day.waits.gave_up(), "who is called sooner does not give up");
    assert!(other.made_up > 0, "who gave up in truth and is served here stays as long as others did");
}

#[test]
fn what_the_other_plan_lacks_is_left_out_and_counted() {
    let day = recorded(&plan(), 0.9, 3);
    let mut smaller = Plan::clone(&day.plan);
    smaller.classes.retain(|class| class.id.as_str() != "veteran");
    smaller.windows.retain(|window| window.id.as_str() != "w2");
    let other = day.replay(&Arc::new(smaller), &day.spans).unwrap();
    let veterans =
        day.visits.iter().filter(|visit| visit.class.as_ref().is_some_and(|class| class.as_str() == "veteran"));
    assert_eq!(other.classes_left_out as usize, veterans.count());
    assert!(other.classes_left_out > 3);
    assert_eq!(other.windows_gone, vec!["w2".parse().unwrap()]);
    assert!(other.waits.figures(|_| true).mean_ms > day.waits.figures(|_| true).mean_ms);
}

/// A short day lived press by press.
pub(crate) struct Lived {
    pub(crate) hall: Hall,
    pub(crate) reader: DayReader,
}

impl Lived {
    pub(crate) fn new(plan: &Plan) -> Self {
        let (hall, reader) = begun(plan);
        Self { hall, reader }
    }

    fn act(&mut self, now: Timestamp, role: Role, act: Act) -> Vec<Fact> {
        self.act_as(now, actor(role), act)
    }

    pub(crate) fn act_as(&mut self, now: Timestamp, actor: Actor, act: Act) -> Vec<Fact> {
        let facts = self.hall.execute(now, &Command { actor: actor.clone(), act }).unwrap();
        self.reader.watch(now, &actor, &facts);
        facts
    }

    pub(crate) fn issue(&mut self, minute: i64, id: u128, service: &str) {
        let act = Act::Issue(Issue {
            ticket: TicketId::from_u128(id),
            services: vec![service.parse().unwrap()],
            parallel: false,
            class: None,
            evidence: None,
            language: None,
            appointment: None,
            expected: None,
            particulars: hall_core::Particulars::default(),
        });
        self.act(at(9, minute), Role::Reception, act);
    }

    fn call(&mut self, minute: i64) {
        self.act(
            at(9, minute),
            Role::Clerk,
            Act::CallNext { window: "w1".parse().unwrap(), finish: None, wait: false },
        );
    }

    fn finish(&mut self, minute: i64, id: u128) {
        let finish = FinishPresent { ticket: TicketId::from_u128(id), outcome: None, cases: None, missing: Vec::new() };
        self.act(at(9, minute), Role::Clerk, Act::Finish { window: "w1".parse().unwrap(), finish });
    }
}

#[test]
fn a_visit_is_read_with_what_was_added_sent_on_missed_and_taken_back() {
    let mut day = Lived::new(&plan());
    let window = || "w1".parse().unwrap();
    day.act(at(9, 0), Role::Clerk, Act::OpenWindow { window: window(), services: None });
    day.issue(1, 1, "passport");
    day.issue(2, 2, "passport");
    day.issue(3, 3, "visa");
    // The first is missed, comes back ten minutes later and is sent on.
    day.call(5);
    day.act(at(9, 6), Role::Clerk, Act::Miss { window: window(), ticket: TicketId::from_u128(1) });
    day.call(8);
    // A finish that was pressed too early is taken back.
    day.finish(10, 2);
    day.act(at(9, 11), Role::Clerk, Act::Undo { window: window() });
    day.act(at(9, 16), Role::Reception, Act::Requeue { ticket: TicketId::from_u128(1) });
    day.finish(20, 2);
    day.call(20);
    let third = day.hall.present(day.hall.layout().window(&window()).unwrap()).unwrap().id.as_u128();
    day.finish(30, third);
    day.call(31);
    let first = day.hall.present(day.hall.layout().window(&window()).unwrap()).unwrap().id.as_u128();
    assert_eq!((third, first), (3, 1), "the one put back waits behind");
    let add = Act::AddStep { window: window(), ticket: TicketId::from_u128(1), service: "tax".parse().unwrap() };
    day.act(at(9, 33), Role::Clerk, add);
    let to = Target::Service("visa".parse().unwrap());
    let send = Act::Transfer { window: window(), ticket: TicketId::from_u128(1), to, place: Place::Own };
    day.act(at(9, 35), Role::Clerk, send);
    day.call(36);
    let read = day.reader.finish().unwrap();

    let stays = |visit: usize| {
        read.visits[visit].stays.iter().map(|stay| (stay.service.as_str(), stay.takes_ms / 60_000, stay.ending.clone()))
    };
    let done = || Ending::Finished { outcome: Some(Outcome::Decided), cases: Some(1) };
    assert_eq!(
        stays(0).collect::<Vec<_>>(),
        [("passport", 1, Ending::Missed(Some(600_000))), ("passport", 4, Ending::SentOn("visa".parse().unwrap())),]
    );
    assert_eq!(read.visits[0].stays[1].adds, vec!["tax".parse().unwrap()]);
    assert_eq!(stays(1).collect::<Vec<_>>(), [("passport", 12, done())], "the taken-back end has not happened");
    assert_eq!(stays(2).collect::<Vec<_>>(), [("visa", 10, done())]);
    assert_eq!(
        read.visits[0].stays[0].rests_ms,
        Some(120_000),
        "the next had waited already: the clerk took two minutes"
    );
    assert_eq!((read.gaps.taken_back, read.gaps.open_stays), (1, 1));
    let waited: Vec<i64> = waited_ms(&read.waits).iter().map(|ms| ms / 60_000).collect();
    assert_eq!(waited, [1, 4, 6, 17], "sent on at 9:35 and called at 9:36; first calls at 9:05, 9:08 and 9:20");
}
