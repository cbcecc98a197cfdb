//! How often an acceptable service is among the first of what is found.

use hall_find::{HallIndex, Popularity};

use crate::city::{Phrase, index, own, say, services, shared};

/// How many of a hundred phrases have an acceptable service among the first three, and first.
struct Share {
    first_three: f64,
    first: f64,
}

/// Measures phrases; says which fail, unless they are kept aside.
fn measure(title: &str, index: &HallIndex, phrases: &[Phrase], aloud: bool) -> Share {
    let mut places = Vec::new();
    for (typed, wanted) in phrases {
        let hits = index.find(typed, services(5), &Popularity::default());
        let place = hits.iter().position(|hit| wanted.split(',').any(|id| id == hit.offer.id));
        places.push(place);
        if aloud && place != Some(0) {
            let found: Vec<String> = hits.iter().map(|hit| format!("{} {:.2}", hit.offer.id, hit.score)).collect();
            say(&format!("{typed}: {wanted} is at {place:?} of {}", found.join(", ")));
        }
    }
    let share = |in_time: &dyn Fn(usize) -> bool| {
        let found = places.iter().flatten().filter(|place| in_time(**place)).count();
        100.0 * found as f64 / places.len() as f64
    };
    let share = Share { first_three: share(&|place| place < 3), first: share(&|place| place == 0) };
    let Share { first_three, first } = &share;
    say(&format!("{title}: {first_three:.1} % among the first three, {first:.1} % first, of {}", phrases.len()));
    share
}

#[test]
fn what_people_type_finds_what_they_mean() {
    let seen = measure("phrases of this crate", &index(), &own("seen"), true);
    assert!(seen.first_three >= 95.0 && seen.first >= 85.0);
}

#[test]
fn phrases_that_were_kept_aside_are_found_nearly_as_well() {
    let kept = measure("phrases kept aside", &index(), &own("kept"), false);
    let later = measure("phrases written later", &index(), &own("later"), false);
    for share in [kept, later] {
        assert!(share.first_three >= 95.0 && share.first >= 85.0);
    }
}

#[test]
fn the_reference_is_met() {
    let Some(phrases) = shared() else { return };
    let shared = measure("reference", &index(), &phrases, false);
    assert!(shared.first_three >= 95.0 && shared.first >= 80.0);
}
