//! What holds for anything that is typed.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hall_find::{By, Found, HallIndex, Popularity, Wanted};
use proptest::prelude::*;

use crate::city::{index, plan, services};

static INDEX: LazyLock<HallIndex> = LazyLock::new(index);

fn find(typed: &str, limit: usize) -> Vec<Found<'static>> {
    INDEX.find(typed, services(limit), &Popularity::default())
}

fn ids(typed: &str, limit: usize) -> Vec<String> {
    find(typed, limit).into_iter().map(|hit| hit.offer.id.clone()).collect()
}

#[test]
fn a_name_typed_as_it_is_written_comes_first() {
    let plan = plan();
    for service in &plan.services {
        for (language, name) in service.name.texts() {
            assert_eq!(ids(name, 3)[0], service.id.to_string(), "{language} {name}");
        }
    }
}

#[test]
fn a_name_typed_in_pinyin_is_among_the_first() {
    assert!(ids("jiehundengji", 3).contains(&"marriage-registration".to_owned()));
    assert!(ids("jiehundj", 3).contains(&"marriage-registration".to_owned()));
    assert!(ids("JIE HUN DENG JI", 3).contains(&"marriage-registration".to_owned()));
    assert!(ids("renmintiaojie", 3).contains(&"mediation".to_owned()), "a character is read in more than one way");
}

#[test]
fn words_and_letters_mix_and_full_width_is_read() {
    assert_eq!(ids("丢sfz", 3)[0], "id-card-lost");
    assert_eq!(ids("ＳＢＫ", 3), ids("sbk", 3));
}

#[test]
fn letters_in_the_wrong_place_are_forgiven() {
    assert_eq!(ids("mariage", 3)[0], ids("marriage", 3)[0]);
    assert!(ids("jieuhn", 3).contains(&"marriage-registration".to_owned()));
}

#[test]
fn who_types_nothing_that_is_known_is_offered_advice_first() {
    for typed in ["", "  ", "ooo", "🙂", "ᚠᚢᚦ"] {
        assert_eq!(ids(typed, 10)[0], "guidance", "{typed}");
        assert_eq!(ids(typed, 10).len(), 10, "{typed}");
    }
    assert_eq!(ids("结婚", 10).last().unwrap(), "guidance", "advice is offered along with what was found");
}

#[test]
fn what_is_taken_often_comes_before_what_is_found_nearly_as_well() {
    let of = |often: &str| {
        let popularity = INDEX.popularity(|offer| if offer.id == often { 500 } else { 3 });
        INDEX.find("报销", services(2), &popularity)[0].offer.id.clone()
    };
    assert_eq!(of("medical-reimburse-inpatient"), "medical-reimburse-inpatient");
    assert_eq!(of("medical-reimburse-outpatient"), "medical-reimburse-outpatient");
}

#[test]
fn a_hit_says_why() {
    let hits = find("护照丢了", 1);
    let why: Vec<(&str, By)> = hits[0].why.iter().map(|it| (it.typed.as_str(), it.by)).collect();
    assert_eq!(why, [("护照丢", By::Keyword)]);
    let hits = find("生娃", 1);
    assert_eq!((hits[0].why[0].typed.as_str(), hits[0].why[0].by), ("生娃", By::Saying));
}

#[test]
fn only_what_is_offered_is_found() {
    let few = HallIndex::new(&plan(), |service| service.id.as_str().starts_with("id-card"), |_| false);
    assert_eq!(few.find("结婚", services(10), &Popularity::default()).len(), 3);
    let none = HallIndex::new(&plan(), |_| false, |_| false);
    assert!(none.find("结婚", services(10), &Popularity::default()).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_text_finds_as_many_as_are_wanted(typed in any_typed(), limit in 0_usize..40) {
        let hits = find(&typed, limit);
        prop_assert_eq!(hits.len(), limit);
        let different: BTreeSet<&str> = hits.iter().map(|hit| hit.offer.id.as_str()).collect();
        prop_assert_eq!(different.len(), limit);
        prop_assert!(hits.iter().all(|hit| hit.score.is_finite() && hit.score >= 0.0));
        prop_assert_eq!(ids(&typed, limit), ids(&typed, limit), "the same words find the same");
    }
}

/// Anything, and what is nearly right: letters, Chinese of this hall, both mixed.
fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z ]{0,60}", "[身份证丢了换驾照补办a-g ]{0,60}", "\\PC{0,80}"]
}

#[test]
fn a_name_has_its_initials() {
    let names = [("结婚登记", "JHDJ"), ("公安局（户政）", "GAJHZ"), ("VIP 3", "VIP3")];
    for (name, letters) in names {
        assert_eq!(hall_find::initials(name), letters);
    }
}

#[test]
fn a_journey_is_found_where_journeys_are_wanted() {
    let find = |journeys: bool| {
        let found = INDEX.find("企业开办一件事", Wanted { limit: 5, journeys }, &Popularity::default());
        (found.len(), found[0].offer.is_journey, found.iter().any(|found| found.offer.is_journey))
    };
    assert_eq!(find(true), (5, true, true));
    assert_eq!(find(false), (5, false, false));
}
