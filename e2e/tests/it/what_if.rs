//! A recorded day under another plan, by the built program: both days' waits side by side.

use std::process::Output;

use e2e::{Lived, Program, record_a_day, root, with_hours, with_windows};
use hall_core::Timestamp;

/// 23 November 2026, noon in Shanghai.
const NOON: Timestamp = Timestamp(1_795_406_400_000);
/// More than the windows can do: people wait.
const LOAD: f64 = 1.15;
const HOURS: [(&str, &str); 2] = [("09:00", "12:00"), ("13:30", "17:00")];

/// The demo's people in a small hall for a day; the folder, the plan, and the day.
fn recorded() -> (tempfile::TempDir, String, Lived) {
    let small = std::fs::read_to_string(root().join("plans/small.toml")).unwrap();
    let plan = with_hours(&small, &HOURS).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let lived = record_a_day(&folder.path().join("data"), &plan, NOON, LOAD, 1).unwrap();
    (folder, plan, lived)
}

fn what_if(folder: &tempfile::TempDir, day: &str, plan: &str) -> Output {
    let file = folder.path().join("other.toml");
    std::fs::write(&file, plan).unwrap();
    let data = folder.path().join("data");
    let (data, file) = (data.to_str().unwrap(), file.to_str().unwrap());
    let arguments = ["what-if", "--data", data, "--hall", "first-hall", "--day", day, "--plan", file];
    Program::run("hall-server", &arguments).unwrap()
}

/// Count, mean, P50, P90, longest and per cent in time, of the record and of the other plan.
fn figures(said: &str, name: &str) -> [Vec<String>; 2] {
    let line = said.lines().find(|line| line.split('|').next().unwrap().trim() == name);
    let line = line.unwrap_or_else(|| panic!("no line `{name}` in\n{said}"));
    let sides: Vec<Vec<String>> = line
        .split('|')
        .skip(1)
        .map(|side| side.split_whitespace().filter(|word| *word != "%").map(str::to_owned).collect())
        .collect();
    sides.try_into().unwrap()
}

fn seconds(clock: &str) -> u32 {
    let (minutes, seconds) = clock.split_once(':').unwrap();
    minutes.parse::<u32>().unwrap() * 60 + seconds.parse::<u32>().unwrap()
}

#[test]
fn a_recorded_demo_day_with_two_more_windows_stands_beside_the_day_as_it_was() {
    let (folder, plan, lived) = recorded();
    assert_eq!(lived.day.to_string(), "2026-11-23");
    assert!(lived.tickets > 100, "{} tickets", lived.tickets);
    let verified =
        Program::run("hall-server", &["audit", "verify", "--data", folder.path().join("data").to_str().unwrap()]);
    assert!(verified.unwrap().status.success(), "the record is a real one");

    let larger = with_windows(&plan, &[("w4", "w1"), ("w5", "w3")]).unwrap();
    let output = what_if(&folder, "2026-11-23", &larger);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));

    let [recorded, other] = figures(&said, "everybody");
    assert_eq!((recorded.len(), other.len()), (6, 6), "{said}");
    assert!(seconds(&other[1]) * 2 < seconds(&recorded[1]), "five windows in place of three: {said}");
    assert!(seconds(&other[3]) < seconds(&recorded[3]), "{said}");
    assert_eq!(figures(&said, "took a ticket"), [vec![lived.tickets.to_string()], vec![lived.tickets.to_string()]]);
    for name in ["id-card", "ordinary", "elderly", "gave up before a call"] {
        assert!(figures(&said, name).iter().all(|side| !side.is_empty()), "{name}: {said}");
    }
    assert!(said.contains("w4, w5 are new"), "what was assumed of them is said: {said}");
}

#[test]
fn a_day_under_its_own_plan_is_the_day_itself() {
    let (folder, plan, _lived) = recorded();
    let output = what_if(&folder, "2026-11-23", &plan);
    let said = String::from_utf8(output.stdout).unwrap();
    let [recorded, other] = figures(&said, "everybody");
    assert_eq!(recorded, other, "{said}");
}

#[test]
fn a_day_that_is_not_in_the_record_is_named_with_those_that_are() {
    let (folder, plan, _lived) = recorded();
    let output = what_if(&folder, "2026-11-22", &plan);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("no day 2026-11-22") && said.contains("2026-11-23"), "{said}");
}
