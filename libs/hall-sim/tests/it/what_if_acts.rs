//! Each act that moves somebody else's wait is played again: under its own plan a day waits as it did.

use hall_core::{
    Act, Actor, Code, FinishPresent, Outcome, Plan, Reason, Return, Role, SecondSignIn, ServeWithoutTicket, ServiceId,
    TicketId, WindowId,
};
use hall_sim::{Back, Ending, RecordedDay, WayBack};

use crate::halls::{at, plan};
use crate::what_if::{Lived, waited_ms};

/// The day, by minutes after nine.
struct Morning(Lived);

impl Morning {
    fn new() -> Self {
        let mut plan = plan();
        plan.desks.second_sign_in = Some(SecondSignIn::TakeOver);
        Self(Lived::new(&plan))
    }

    fn by(&mut self, minute: i64, role: Role, id: &str, act: Act) {
        let actor = Actor { role, id: Code::new(id).unwrap() };
        assert!(!self.0.act_as(at(9, minute), actor, act).is_empty(), "nothing changed at 9:{minute}");
    }

    fn clerk(&mut self, minute: i64, clerk: &str, act: Act) {
        self.by(minute, Role::Clerk, clerk, act);
    }

    fn open(&mut self, minute: i64, clerk: &str, window: &str) {
        self.clerk(minute, clerk, Act::OpenWindow { window: id(window), services: None });
    }

    fn call(&mut self, minute: i64, clerk: &str, window: &str) {
        self.clerk(minute, clerk, Act::CallNext { window: id(window), finish: None, wait: false });
    }

    fn finish(&mut self, minute: i64, clerk: &str, window: &str, ticket: u128) {
        self.finish_as(minute, clerk, window, ticket, None);
    }

    fn finish_as(&mut self, minute: i64, clerk: &str, window: &str, ticket: u128, outcome: Option<Outcome>) {
        let missing = outcome.map(|_| Code::new("other").unwrap()).into_iter().collect();
        let finish = FinishPresent { ticket: TicketId::from_u128(ticket), outcome, cases: None, missing };
        self.clerk(minute, clerk, Act::Finish { window: id(window), finish });
    }

    /// Ends the day and holds its waits to those of the same day played again; returns it with the waits in minutes.
    fn same_again(self) -> (RecordedDay, Vec<i64>) {
        let day = self.0.reader.finish().unwrap();
        let again = day.replay(&day.plan, &day.spans).unwrap();
        assert_eq!((again.refusals.as_slice(), again.made_up), ([].as_slice(), 0));
        assert_eq!((again.waits.came(), again.waits.never_called()), (day.waits.came(), day.waits.never_called()));
        let recorded = waited_ms(&day.waits);
        assert_eq!(waited_ms(&again.waits), recorded, "the day under its own plan");
        (day, recorded.into_iter().map(|ms| ms / 60_000).collect())
    }
}

fn id(window: &str) -> WindowId {
    window.parse().unwrap()
}

fn services(id: &str) -> Vec<ServiceId> {
    vec![id.parse().unwrap()]
}

fn walks_up(window: &str, ticket: u128, service: &str) -> Act {
    let ticket = TicketId::from_u128(ticket);
    Act::ServeWithoutTicket(ServeWithoutTicket { window: id(window), ticket, services: services(service), class: None })
}

#[test]
fn whoever_was_served_without_a_ticket_holds_the_window_in_the_play_too() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    day.clerk(1, "p-a", walks_up("w1", 1, "passport"));
    day.0.issue(2, 2, "passport");
    day.finish(20, "p-a", "w1", 1);
    day.call(20, "p-a", "w1");
    day.finish(25, "p-a", "w1", 2);
    let (day, waited_min) = day.same_again();
    assert_eq!(waited_min, [18], "nobody waited for the one who took no ticket");
    assert_eq!((day.waits.never_called(), day.visits[0].at_window.clone()), (0, Some(id("w1"))));
}

#[test]
fn whoever_walks_up_to_a_window_that_the_other_plan_lacks_takes_a_ticket() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    day.open(0, "p-b", "w2");
    day.clerk(1, "p-a", walks_up("w1", 1, "passport"));
    day.finish(20, "p-a", "w1", 1);
    let day = day.0.reader.finish().unwrap();
    let mut smaller = Plan::clone(&day.plan);
    smaller.windows.retain(|window| window.id != id("w1"));
    let other = day.replay(&std::sync::Arc::new(smaller), &day.spans).unwrap();
    assert_eq!((other.waits.came(), other.waits.waits().count(), other.waits.never_called()), (1, 1, 0));
}

#[test]
fn who_came_back_after_being_set_aside_waits_before_others_from_that_time() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    (1..=3).for_each(|ticket| day.0.issue(1, ticket, "passport"));
    day.call(1, "p-a", "w1");
    day.clerk(4, "p-a", Act::Park { window: id("w1"), ticket: TicketId::from_u128(1) });
    day.call(4, "p-a", "w1");
    day.by(6, Role::Visitor, "visitor", Act::ComeBack { ticket: TicketId::from_u128(1) });
    // Another window may not call whoever came back to the first.
    day.open(7, "p-b", "w3");
    day.call(7, "p-b", "w3");
    day.finish(12, "p-a", "w1", 2);
    day.call(12, "p-a", "w1");
    day.finish(20, "p-a", "w1", 1);
    day.finish(30, "p-b", "w3", 3);
    let (day, waited_min) = day.same_again();
    assert_eq!(waited_min, [0, 3, 6]);
    let back = Back { after_ms: 120_000, way: WayBack::Returns };
    assert_eq!(day.visits[0].stays[0].ending, Ending::Parked(Some(back)));
}

#[test]
fn whoever_the_clerk_took_back_is_next_at_that_window() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    (1..=2).for_each(|ticket| day.0.issue(1, ticket, "passport"));
    day.call(1, "p-a", "w1");
    day.clerk(4, "p-a", Act::Park { window: id("w1"), ticket: TicketId::from_u128(1) });
    day.clerk(5, "p-a", Act::Resume { window: id("w1"), ticket: TicketId::from_u128(1) });
    day.finish(15, "p-a", "w1", 1);
    day.call(15, "p-a", "w1");
    day.finish(20, "p-a", "w1", 2);
    let day = day.0.reader.finish().unwrap();
    let back = Back { after_ms: 60_000, way: WayBack::Taken };
    assert_eq!(day.visits[0].stays[0].ending, Ending::Parked(Some(back)));
    assert_eq!(day.visits[0].stays[1].takes_ms, 600_000, "from the moment at which they sat down again");
    let again = day.replay(&day.plan, &day.spans).unwrap();
    assert_eq!((again.made_up, again.waits.never_called()), (0, 0));
}

#[test]
fn a_window_that_another_clerk_took_over_calls_from_then_on() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    let back_at = Some(at(11, 0));
    let pause = Act::PauseWindow { window: id("w1"), reason: Reason::OTHER, back_at, substitute: None };
    day.clerk(1, "p-a", pause);
    day.0.issue(2, 1, "passport");
    day.open(10, "p-b", "w1");
    day.call(10, "p-b", "w1");
    day.finish(15, "p-b", "w1", 1);
    assert_eq!(day.same_again().1, [8]);
}

#[test]
fn a_window_that_its_clerk_left_keeps_its_visitor_for_the_next() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    (1..=2).for_each(|ticket| day.0.issue(1, ticket, "passport"));
    day.call(1, "p-a", "w1");
    day.clerk(5, "p-a", Act::LeaveWindow { window: id("w1"), frees_visitor: false });
    day.open(8, "p-b", "w1");
    day.finish(10, "p-b", "w1", 1);
    day.call(10, "p-b", "w1");
    day.finish(12, "p-b", "w1", 2);
    assert_eq!(day.same_again().1, [0, 9]);
}

#[test]
fn a_lent_window_serves_what_it_was_lent_for() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w4");
    day.0.issue(1, 1, "visa");
    let lend = Act::LendWindow { window: id("w4"), services: services("visa"), until: at(10, 0) };
    day.by(10, Role::Manager, "p-m", lend);
    day.call(10, "p-a", "w4");
    day.finish(20, "p-a", "w4", 1);
    assert_eq!(day.same_again().1, [9]);
}

#[test]
fn a_window_that_stood_in_for_another_does_so_in_the_play() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    day.open(0, "p-b", "w4");
    day.0.issue(1, 1, "visa");
    let substitute = Some(id("w4"));
    day.clerk(10, "p-a", Act::PauseWindow { window: id("w1"), reason: Reason::OTHER, back_at: None, substitute });
    day.call(10, "p-b", "w4");
    day.finish(20, "p-b", "w4", 1);
    // The clerk of the first window let the visitor wait: only the second's pace is compared.
    let day = day.0.reader.finish().unwrap();
    let again = day.replay(&day.plan, &day.spans).unwrap();
    assert!(again.refusals.is_empty(), "{:?}", again.refusals);
}

#[test]
fn whoever_brought_missing_papers_the_same_day_is_called_first_in_the_play_too() {
    let mut day = Morning::new();
    day.open(0, "p-a", "w1");
    (1..=3).for_each(|ticket| day.0.issue(1, ticket, "passport"));
    day.call(1, "p-a", "w1");
    day.finish_as(5, "p-a", "w1", 1, Some(Outcome::PapersMissing));
    day.call(5, "p-a", "w1");
    let returned = Act::Return(Return {
        ticket: TicketId::from_u128(4),
        of: TicketId::from_u128(1),
        language: None,
        expected: None,
    });
    day.by(6, Role::Visitor, "visitor", returned);
    day.finish(10, "p-a", "w1", 2);
    day.call(10, "p-a", "w1");
    day.finish(20, "p-a", "w1", 4);
    day.call(20, "p-a", "w1");
    day.finish(25, "p-a", "w1", 3);
    let (day, waited_min) = day.same_again();
    assert_eq!(waited_min, [0, 4, 4, 19]);
    assert_eq!(day.visits[3].returns_of, Some(0));
}
