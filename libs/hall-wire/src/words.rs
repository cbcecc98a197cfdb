//! Waits, places, people ahead and the rule for missed calls in the words that visitors read: on the kiosk's paper and,
//! where a message carries a sentence, on the phone. The pages say the same (`web/src/shared/words.ts`); both are held to
//! the one table of cases beside this file.

use hall_core::{MissedPlace, MissedPolicy};

use crate::{Text, Wait};

/// A wait up to this is no wait.
const NO_WAIT_S_MAX: u32 = 90;
/// A wait up to this is not worth a range.
const SHORT_WAIT_MIN_MAX: u32 = 5;
/// Waits longer than this are told in half hours.
const MINUTES_TOLD_MAX: u32 = 100;

fn text(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text { zh: zh.into(), en: en.into() }
}

/// Words an expected wait; none while no window serves it.
#[must_use]
pub fn wait(wait: Option<Wait>) -> Text {
    let Some(Wait { low_s, high_s }) = wait else {
        return text("暂无窗口办理", "No window open for this now");
    };
    if high_s <= NO_WAIT_S_MAX {
        return text("无需等候", "No wait");
    }
    let within = |minutes: u32| text(format!("{minutes} 分钟以内"), format!("Under {minutes} min"));
    if high_s.div_ceil(60) <= SHORT_WAIT_MIN_MAX {
        return within(SHORT_WAIT_MIN_MAX);
    }
    let (low, high) = (as_spoken(low_s, u32::div_euclid), as_spoken(high_s, u32::div_ceil));
    if high > MINUTES_TOLD_MAX {
        let (low, high) = (half_hours(low.div_euclid(30)), half_hours(high.div_ceil(30)));
        let range = if low == high { high } else { format!("{low}–{high}") };
        return text(format!("约 {range} 小时"), format!("About {range} h"));
    }
    if low == 0 {
        return within(high);
    }
    let range = if low == high { high.to_string() } else { format!("{low}–{high}") };
    text(format!("约 {range} 分钟"), format!("About {range} min"))
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
pub fn ahead(count: u32) -> Text {
    match count {
        0 => text("前面没有人", "Nobody ahead of you"),
        1 => text("前面还有 1 人", "1 person ahead of you"),
        _ => text(format!("前面还有 {count} 人"), format!("{count} people ahead of you")),
    }
}

/// Words what is particular about a ticket: its booked time, how many people stand behind it, for how many an agent comes.
#[must_use]
pub fn particulars(booked: Option<&str>, people: Option<u16>, principals: usize) -> Vec<Text> {
    let booked = booked.map(|time| text(format!("预约 {time}"), format!("Booked {time}")));
    let people = people.filter(|people| *people > 1);
    let people = people.map(|people| text(format!("{people} 人"), format!("{people} people")));
    let agent = (principals > 0).then(|| {
        let whom = if principals == 1 { "1 other person".into() } else { format!("{principals} others") };
        text(format!("代 {principals} 人办理"), format!("For {whom}"))
    });
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
pub fn place(areas: &[String], windows: &[String]) -> Text {
    let (zh, en) = match areas {
        [] => ("请在大厅等候".to_owned(), "Wait in the hall".to_owned()),
        [area] => (format!("请在{area}区等候"), format!("Wait in area {area}")),
        _ => (format!("请在{}区等候", areas.join("区、")), format!("Wait in areas {}", areas.join(", "))),
    };
    if windows.is_empty() {
        return text(format!("{zh}叫号"), format!("{en} to be called"));
    }
    let labels = self::windows(windows);
    let plural = if windows.len() > 1 { "windows" } else { "window" };
    text(format!("{zh}，{}号窗口", labels.zh), format!("{en}, {plural} {}", labels.en))
}

/// Words labels of windows: numbers in order and before other labels, three and more that follow one another as a range.
#[must_use]
pub fn windows(labels: &[String]) -> Text {
    let mut sorted: Vec<(Option<u32>, &str)> = labels.iter().map(|label| (label.parse().ok(), &**label)).collect();
    sorted.sort_by_key(|(number, _)| number.unwrap_or(u32::MAX));
    let mut runs: Vec<Vec<(Option<u32>, &str)>> = Vec::new();
    for label in sorted {
        match runs.last_mut() {
            Some(run) if follows(run.last().and_then(|last| last.0), label.0) => run.push(label),
            _ => runs.push(vec![label]),
        }
    }
    let said = |comma: &str, dash: &str| {
        let runs = runs.iter().map(|run| match run[..] {
            [(_, first), _, .., (_, last)] => format!("{first}{dash}{last}"),
            _ => run.iter().map(|(_, label)| *label).collect::<Vec<_>>().join(comma),
        });
        runs.collect::<Vec<_>>().join(comma)
    };
    text(said("、", "—"), said(", ", "–"))
}

fn follows(last: Option<u32>, this: Option<u32>) -> bool {
    last.zip(this).is_some_and(|(last, this)| last.checked_add(1) == Some(this))
}

/// Words what becomes of somebody who does not come when called.
#[must_use]
pub fn missed_rule(rule: &MissedPolicy) -> Text {
    if rule.requeues_max == 0 {
        return text("过号请到原窗口，请工作人员重新呼叫", "Missed your call? Go to the window that called you");
    }
    let behind = rule.requeue_behind;
    match rule.place {
        MissedPlace::Behind => text(
            format!("过号请到导办台，可排在 {behind} 人之后重新等候"),
            format!("Missed your call? Go to reception: you wait again behind {behind} others"),
        ),
        MissedPlace::End => text(
            "过号请到导办台，可排到队尾重新等候",
            "Missed your call? Go to reception: you wait again behind everyone",
        ),
        MissedPlace::Own => text(
            "过号请到导办台，可按原来的次序继续等候",
            "Missed your call? Go to reception: you wait again by your own arrival",
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// The booked time, how many people, how many principals; what is said in Chinese and in English.
    type ParticularCase = (Option<String>, Option<u16>, usize, Vec<String>, Vec<String>);

    /// The cases that the pages are held to as well.
    #[derive(Deserialize)]
    struct Cases {
        wait: Vec<(Option<Wait>, String, String)>,
        ahead: Vec<(u32, String, String)>,
        place: Vec<(Vec<String>, Vec<String>, String, String)>,
        windows: Vec<(Vec<String>, String, String)>,
        missed_rule: Vec<(MissedPolicy, String, String)>,
        particulars: Vec<ParticularCase>,
    }

    #[test]
    fn waits_places_people_and_rules_are_worded_as_the_pages_word_them() {
        let cases: Cases = serde_json::from_str(include_str!("words.cases.json")).unwrap();
        for (range, zh, en) in cases.wait {
            assert_eq!(wait(range), text(zh, en), "{range:?}");
        }
        for (count, zh, en) in cases.ahead {
            assert_eq!(ahead(count), text(zh, en));
        }
        for (areas, windows, zh, en) in cases.place {
            assert_eq!(place(&areas, &windows), text(zh, en));
        }
        for (labels, zh, en) in cases.windows {
            assert_eq!(windows(&labels), text(zh, en));
        }
        for (booked, people, principals, zh, en) in cases.particulars {
            let said = particulars(booked.as_deref(), people, principals);
            assert_eq!(said.iter().map(|one| one.zh.clone()).collect::<Vec<_>>(), zh);
            assert_eq!(said.into_iter().map(|one| one.en).collect::<Vec<_>>(), en);
        }
        for (rule, zh, en) in cases.missed_rule {
            assert_eq!(missed_rule(&rule), text(zh, en));
        }
    }

    #[test]
    fn a_told_range_holds_the_expected_one() {
        for low_s in (0..9_000).step_by(170) {
            let said = wait(Some(Wait { low_s, high_s: low_s + 400 })).en;
            let unit_s = if said.ends_with('h') { 3_600.0 } else { 60.0 };
            let told: Vec<f64> = said
                .split(|char: char| !char.is_ascii_digit() && char != '.')
                .filter_map(|digits| digits.parse().ok())
                .collect();
            let holds = |said: f64| said * unit_s >= f64::from(low_s + 400);
            assert!(told.last().is_some_and(|high| holds(*high)), "{low_s}: {said}");
            let begins = |said: f64| said * unit_s <= f64::from(low_s.max(1_800));
            assert!(told.len() < 2 || begins(told[0]), "{low_s}: {said}");
        }
    }
}
