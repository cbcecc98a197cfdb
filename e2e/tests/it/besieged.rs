//! A hall under attack: everybody else is served meanwhile, the server stays small, and what was confirmed is kept.

use e2e::attack::{Attack, Others, Stage, Tally, resident_kib};

/// Visitors that are served while the attack goes on.
const SERVED: usize = 25;
/// Answers, or connections, after which an attack counts as one.
const TRIED_MIN: usize = 150;
/// What an attack may make the server grow by.
const GROWN_KIB_MAX: u64 = 96 * 1024;
/// Visitors that are served before an attack which never gets anywhere is given up.
const SERVED_MAX: usize = 2_000;

/// Serves visitors while a hall is attacked, until the attack has been one; returns what came of it.
async fn besieged(attack: Attack, tried_min: usize) -> Tally {
    let mut stage = Stage::new().await.unwrap();
    let mut others = Others::new(&stage).await.unwrap();
    others.serve().await.unwrap();
    let server = stage.hall.server().id();
    let before_kib = resident_kib(server).unwrap();
    let mut tally = Tally::new();
    let mut served = 0;
    // An attack is begun again until it has tried enough, so that a slow machine proves as much as a fast one.
    while tally.values().sum::<usize>() < tried_min {
        let attacking = attack.begin(&stage).unwrap();
        for _visitor in 0..SERVED {
            others.serve().await.unwrap();
        }
        others.sign_in(&stage).await.unwrap();
        served += SERVED;
        assert!(served < SERVED_MAX, "{attack:?} was hardly tried: {tally:?}");
        for (what, count) in attacking.end().await {
            *tally.entry(what).or_default() += count;
        }
    }
    let grown_kib = resident_kib(server).unwrap().saturating_sub(before_kib);
    assert!(grown_kib < GROWN_KIB_MAX, "the server grew by {grown_kib} KiB: {tally:?}");
    is_whole(&mut stage, others.confirmed).await;
    tally
}

/// Everything that was confirmed is in the record, which verifies, and a signal ends the server in its usual time.
async fn is_whole(stage: &mut Stage, confirmed: usize) {
    let entries = stage.hall.record().await.unwrap();
    let of_kiosk = |entry: &&serde_json::Value| entry["actor"] == "kiosk:k1" && entry["kind"] == "issue";
    let day = entries.last().unwrap()["day"].clone();
    let issued = entries.iter().filter(of_kiosk).filter(|entry| entry["day"] == day).count();
    assert_eq!(issued, confirmed);
    let (code, said) = stage.hall.verify().unwrap();
    assert_eq!(code, Some(0), "{said}");
    assert!(stage.hall.server_mut().stop().unwrap().success());
}

fn count(tally: &Tally, what: &str) -> usize {
    tally.get(what).copied().unwrap_or(0)
}

/// Nothing but these came of it.
fn only(tally: &Tally, expected: &[&str]) {
    assert!(tally.keys().all(|what| expected.contains(&what.as_str())), "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sockets_that_talk_without_pause_are_cut_off() {
    let tally = besieged(Attack::TalkingSockets, TRIED_MIN).await;
    only(&tally, &["cut off", "closed", "429", "503"]);
    assert!(count(&tally, "cut off") > 0, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn heads_that_never_end_give_way() {
    let tally = besieged(Attack::SlowHeads, TRIED_MIN).await;
    only(&tally, &["held", "held all", "closed"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_token_does_not_take_every_socket() {
    let tally = besieged(Attack::EverySocket, 600).await;
    only(&tally, &["101", "503", "held all", "closed"]);
    assert!(count(&tally, "503") > 0, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_of_an_earlier_day_costs_little_however_often_it_comes() {
    let tally = besieged(Attack::OldKeys, 1_000).await;
    // The visitor's own page is over; the kiosk is given its ticket again.
    only(&tally, &["200", "410", "429", "503", "closed"]);
    assert!(count(&tally, "200") > 0 && count(&tally, "410") > 0, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn codes_are_guessed_no_faster_from_many_addresses() {
    let tally = besieged(Attack::GuessedCodes, 1_000).await;
    only(&tally, &["404", "429", "closed"]);
    assert!((1..700).contains(&count(&tally, "404")) && count(&tally, "429") > 0, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passwords_are_guessed_no_faster_from_many_addresses() {
    let tally = besieged(Attack::GuessedPasswords, 300).await;
    only(&tally, &["401", "429", "503", "closed"]);
    assert!(count(&tally, "401") < 200 && count(&tally, "429") > 0, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kiosks_token_fills_no_day() {
    let tally = besieged(Attack::Writes, 3_000).await;
    only(&tally, &["200", "201", "429", "closed"]);
    // 1,200 at once, and three a second.
    assert!(count(&tally, "201") + count(&tally, "200") < 1_600 && count(&tally, "429") > 0, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plans_of_many_mistakes_are_checked_beside_everything_else() {
    let tally = besieged(Attack::PlanBombs, 10).await;
    only(&tally, &["413", "422", "429", "503", "closed"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tvs_link_fills_nothing() {
    let tally = besieged(Attack::TvLinks, 2_000).await;
    only(&tally, &["204", "429", "closed"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deep_endless_and_short_bodies_are_refused() {
    let tally = besieged(Attack::Bodies, TRIED_MIN).await;
    only(&tally, &["400", "408", "413", "422", "429", "held", "held all", "closed"]);
}
