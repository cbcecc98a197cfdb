//! What a made-up day looks like, and that the hall serves it.

use hall_core::{Fact, TicketState};
use hall_sim::{Day, Habits};

use crate::halls::{at, plan, player, spans};

const SEEDS: u64 = 40;

#[test]
fn the_same_seed_makes_the_same_people_and_another_seed_others() {
    let (plan, habits) = (plan(), Habits::default());
    let day = |seed| Day::new(&plan, &spans(), &habits, 0.85, seed);
    assert_eq!(day(1), day(1));
    assert_ne!(day(1), day(2));
}

#[test]
fn the_work_that_comes_in_is_the_load_asked_for_and_comes_in_peaks() {
    let (plan, habits) = (plan(), Habits::default());
    let days: Vec<Day> = (0..SEEDS).map(|seed| Day::new(&plan, &spans(), &habits, 0.8, seed)).collect();
    let visitors = || days.iter().flat_map(|day| &day.visitors);
    let work_ms: i64 = visitors().flat_map(|visitor| &visitor.services).map(|(_, ms)| ms).sum();
    let open_ms: i64 = spans().iter().map(|span| span.to - span.from).sum();
    let load = work_ms as f64 / (open_ms as f64 * plan.windows.len() as f64 * SEEDS as f64);
    assert!((load - 0.8).abs() < 0.03, "{load}");
    let come = |from, to| visitors().filter(|visitor| (from..to).contains(&visitor.arrives_at)).count() as f64;
    let (peak, late) = (come(at(9, 30), at(10, 30)), come(at(11, 0), at(12, 0)));
    assert!(peak > 1.4 * late, "the morning's peak: {peak} and {late}");
    assert!(come(at(14, 30), at(15, 30)) > 1.4 * come(at(16, 0), at(17, 0)), "the peak after lunch");
    assert!(come(at(12, 0), at(14, 0)) < 1.0, "nobody comes while the hall is closed");
    let part = |of: &dyn Fn(&hall_sim::Visitor) -> bool| {
        visitors().filter(|who| of(who)).count() as f64 / visitors().count() as f64
    };
    let classed = part(&|visitor| visitor.class.is_some());
    assert!((classed - habits.classes_part).abs() < 0.02, "{classed}");
    let absent = part(&|visitor| visitor.present != hall_sim::Present::There);
    assert!((absent - habits.no_show_part).abs() < 0.02, "{absent}");
}

#[test]
fn a_played_day_ends_with_nobody_left_behind() {
    let mut player = player(&plan(), 0.85, 5);
    let (mut issued, mut finished, mut cancelled, mut missed) = (0, 0, 0, 0);
    while let Some((_, facts)) = player.step() {
        for fact in facts {
            issued += u32::from(matches!(fact, Fact::Issued(_)));
            finished += u32::from(matches!(fact, Fact::Finished { .. }));
            cancelled += u32::from(matches!(fact, Fact::Cancelled { .. }));
            missed += u32::from(matches!(fact, Fact::Missed { .. }));
        }
    }
    assert_eq!(player.refused(), 0, "nobody of the simulation asks for what a hall refuses");
    assert!(issued > 150 && finished > issued * 8 / 10, "{issued} came, {finished} steps ended");
    assert!(cancelled > 0 && missed > 0, "{cancelled} gave up, {missed} were missed");
    let waiting = player.hall().tickets().iter().filter(|ticket| ticket.state == TicketState::Waiting);
    assert_eq!(waiting.count(), 0);
}
