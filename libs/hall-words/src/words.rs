//! Waits, places, people ahead and the rule for missed calls as visitors read them: on the kiosk's paper and, where a message
//! carries a sentence, on the phone. Here are the rules about numbers; the words are each language's own. The pages go by the
//! same rules (`web/src/shared/words.ts`); both are held to the one table of cases beside this file.

use hall_core::{MissedPlace, MissedPolicy};
use hall_wire::Wait;

use crate::texts::{Language, language as of, words as say};

/// A wait up to this is no wait.
const NO_WAIT_S_MAX: u32 = 90;
/// A wait up to this is not worth a range.
const SHORT_WAIT_MIN_MAX: u32 = 5;
/// Waits longer than this are worded in half hours.
const MINUTES_WORDED_MAX: u32 = 100;

/// Words an expected wait; none while no window serves it.
#[must_use]
pub fn wait(wait: Option<Wait>, language: Language) -> String {
    let Some(Wait { low_s, high_s }) = wait else {
        return say::wait_unserved(language).to_owned();
    };
    if high_s <= NO_WAIT_S_MAX {
        return say::wait_none(language).to_owned();
    }
    let within = |minutes: u32| say::wait_within(language, minutes.into());
    if high_s.div_ceil(60) <= SHORT_WAIT_MIN_MAX {
        return within(SHORT_WAIT_MIN_MAX);
    }
    let (low, high) = (as_spoken(low_s, u32::div_euclid), as_spoken(high_s, u32::div_ceil));
    if high > MINUTES_WORDED_MAX {
        return say::wait_hours(language, &range(&half_hours(low.div_euclid(30)), &half_hours(high.div_ceil(30))));
    }
    if low == 0 { within(high) } else { say::wait_minutes(language, &range(&low.to_string(), &high.to_string())) }
}

fn range(low: &str, high: &str) -> String {
    if low == high { high.to_owned() } else { format!("{low}–{high}") }
}

/// Rounds to minutes as people say them: below ten to the minute, below an hour to five, above to ten.
fn as_spoken(seconds: u32, round: fn(u32, u32) -> u32) -> u32 {
    let step_s = match seconds {
        0..600 => 60,
        600..3600 => 300,
        _ => 600,
    };
    round(seconds, step_s) * step_s / 60
}

fn half_hours(halves: u32) -> String {
    match (halves.max(1) / 2, halves.max(1) % 2) {
        (hours, 0) => hours.to_string(),
        (hours, _) => format!("{hours}.5"),
    }
}

/// Words how many are called before somebody if nobody else comes.
#[must_use]
pub fn ahead(count: u32, language: Language) -> String {
    say::ahead(language, count.into())
}

/// Words what is particular about a ticket: its booked time, how many people stand behind it, for how many an agent comes.
#[must_use]
pub fn particulars(booked: Option<&str>, people: Option<u16>, principals: usize, language: Language) -> Vec<String> {
    let booked = booked.map(|time| say::booked(language, time));
    let people = people.filter(|people| *people > 1).map(|people| say::people(language, people.into()));
    let agent = (principals > 0).then(|| say::for_others(language, number(principals)));
    booked.into_iter().chain(people).chain(agent).collect()
}

/// Words a time that a clock shows twice, when it is set back: with its distance from UTC, `02:30 UTC+2`.
#[must_use]
pub fn shown_twice(clock: &str, offset_s: i32) -> String {
    let sign = if offset_s < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset_s.abs() / 3_600, offset_s.abs() / 60 % 60);
    let minutes = if minutes == 0 { String::new() } else { format!(":{minutes:02}") };
    format!("{clock} UTC{sign}{hours}{minutes}")
}

/// Words where to wait, and which windows call.
#[must_use]
pub fn waiting_area(areas: &[String], windows: &[String], language: Language) -> String {
    let named: Vec<String> = areas.iter().map(|area| say::area(language, area)).collect();
    let area = match named[..] {
        [] => say::in_hall(language).to_owned(),
        _ => say::in_areas(language, &crate::list(language, &named), number(named.len())),
    };
    if windows.is_empty() {
        return say::called_there(language, &area);
    }
    say::there_and_windows(language, &area, &named_windows(windows, language))
}

/// Words windows by their labels: `3—6号窗口`, `windows 3–6`.
#[must_use]
pub fn named_windows(labels: &[String], language: Language) -> String {
    say::windows(language, &windows(labels, language), number(labels.len()))
}

/// Words labels of windows: numbers in order and before other labels, three and more that follow one another as a range.
#[must_use]
pub fn windows(labels: &[String], language: Language) -> String {
    let mut sorted: Vec<(Option<u32>, &str)> = labels.iter().map(|label| (label.parse().ok(), &**label)).collect();
    sorted.sort_by_key(|(number, _)| number.unwrap_or(u32::MAX));
    let mut runs: Vec<Vec<(Option<u32>, &str)>> = Vec::new();
    for label in sorted {
        match runs.last_mut() {
            Some(run) if follows(run.last().and_then(|last| last.0), label.0) => run.push(label),
            _ => runs.push(vec![label]),
        }
    }
    let dash = of::range_dash(language);
    let runs = runs.iter().map(|run| match run[..] {
        [(_, first), _, .., (_, last)] => format!("{first}{dash}{last}"),
        _ => crate::list(language, &run.iter().map(|(_, label)| *label).collect::<Vec<_>>()),
    });
    crate::list(language, &runs.collect::<Vec<_>>())
}

fn follows(last: Option<u32>, this: Option<u32>) -> bool {
    last.zip(this).is_some_and(|(last, this)| last.checked_add(1) == Some(this))
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// Words what becomes of somebody who does not come when called.
#[must_use]
pub fn missed_rule(rule: &MissedPolicy, language: Language) -> String {
    if rule.requeues_max == 0 {
        return say::missed_to_window(language).to_owned();
    }
    match rule.place {
        MissedPlace::Behind => say::missed_behind(language, rule.requeue_behind.into()),
        MissedPlace::End => say::missed_end(language).to_owned(),
        MissedPlace::Own => say::missed_own(language).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    /// What is said, by the code of the language.
    type Said<Words = String> = BTreeMap<String, Words>;
    /// The booked time, how many people, how many principals; what is said.
    type ParticularCase = (Option<String>, Option<u16>, usize, Said<Vec<String>>);

    /// The cases that the pages are held to as well.
    #[derive(Deserialize)]
    struct Cases {
        wait: Vec<(Option<Wait>, Said)>,
        ahead: Vec<(u32, Said)>,
        waiting_area: Vec<(Vec<String>, Vec<String>, Said)>,
        windows: Vec<(Vec<String>, Said)>,
        missed_rule: Vec<(MissedPolicy, Said)>,
        particulars: Vec<ParticularCase>,
    }

    fn said<Words>(say: impl Fn(Language) -> Words) -> Said<Words> {
        Language::ALL.into_iter().map(|language| (language.code().to_owned(), say(language))).collect()
    }

    #[test]
    fn waits_places_people_and_rules_are_worded_as_the_pages_word_them() {
        let cases: Cases = serde_json::from_str(include_str!("words.cases.json")).unwrap();
        for (range, words) in cases.wait {
            assert_eq!(said(|language| wait(range, language)), words, "{range:?}");
        }
        for (count, words) in cases.ahead {
            assert_eq!(said(|language| ahead(count, language)), words);
        }
        for (areas, windows, words) in cases.waiting_area {
            assert_eq!(said(|language| waiting_area(&areas, &windows, language)), words);
        }
        for (labels, words) in cases.windows {
            assert_eq!(said(|language| windows(&labels, language)), words);
        }
        for (booked, people, principals, words) in cases.particulars {
            assert_eq!(said(|language| particulars(booked.as_deref(), people, principals, language)), words);
        }
        for (rule, words) in cases.missed_rule {
            assert_eq!(said(|language| missed_rule(&rule, language)), words);
        }
    }

    #[test]
    fn a_worded_range_holds_the_expected_one() {
        for low_s in (0..9_000).step_by(170) {
            let said = wait(Some(Wait { low_s, high_s: low_s + 400 }), Language::En);
            let unit_s = if said.ends_with('h') { 3_600.0 } else { 60.0 };
            let minutes: Vec<f64> = said
                .split(|char: char| !char.is_ascii_digit() && char != '.')
                .filter_map(|digits| digits.parse().ok())
                .collect();
            let holds = |said: f64| said * unit_s >= f64::from(low_s + 400);
            assert!(minutes.last().is_some_and(|high| holds(*high)), "{low_s}: {said}");
            let begins = |said: f64| said * unit_s <= f64::from(low_s.max(1_800));
            assert!(minutes.len() < 2 || begins(minutes[0]), "{low_s}: {said}");
        }
    }
}
