//! The hall's rules against what books on queues say: every row of the oracle file, simulated by the core itself.

mod queues;
mod rows;
mod runs;

use std::io::Write as _;

use hall_core::Timestamp;
use hall_sim::{Draw, Player, Stream, Visit, visits_of};
use serde_json::json;

use queues::{Queue, queues_of};
use rows::{Row, rows};
use runs::{Effort, Mean, played, simulate};

/// A value agrees within this part of it, or within so many standard errors, whichever is larger.
const TOLERANCE_PART: f64 = 0.02;
const TOLERANCE_ERRORS: f64 = 3.0;
const SHORT: Effort = Effort { visits: 2_500, warm_up: 1_000, days_min: 40, days_max: 40, error_part: 0.0, threads: 1 };
/// Where so many days suffice, three standard errors are less than the two per cent.
const LONG: Effort =
    Effort { visits: 100_000, warm_up: 10_000, days_min: 20, days_max: 60, error_part: 0.0066, threads: 2 };

/// Said at once and whether or not the test passes: the table is what is wanted.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

#[test]
fn the_core_waits_as_the_books_say_in_a_short_run() {
    check(SHORT);
}

#[test]
#[ignore = "minutes; `cargo xtask oracles` runs it"]
fn the_core_waits_as_the_books_say_in_a_long_run() {
    check(LONG);
}

/// One line of the table.
struct TableRow {
    what: String,
    expected: String,
    simulated: String,
    error: String,
    days: String,
    verdict: &'static str,
}

fn check(effort: Effort) {
    let Some(all) = rows() else { return };
    assert!(all.len() >= 20, "only {} rows were read", all.len());
    say(&text("row", "expected", "simulated", "std error", "days", "verdict"));
    let mut wrong = Vec::new();
    let mut left = all.as_slice();
    while let Some(first) = left.first() {
        let same = left.iter().take_while(|row| (&row.model, &row.input) == (&first.model, &first.input)).count();
        let (group, rest) = left.split_at(same);
        left = rest;
        for line in lines(group, &all, effort) {
            let row = text(&line.what, &line.expected, &line.simulated, &line.error, &line.days, line.verdict);
            say(&row);
            if line.verdict == "WRONG" {
                wrong.push(row);
            }
        }
    }
    assert!(wrong.is_empty(), "these do not agree:\n{}", wrong.join("\n"));
}

fn lines(group: &[Row], all: &[Row], effort: Effort) -> Vec<TableRow> {
    if group[0].model == "turns" {
        return group.iter().map(turns).collect();
    }
    let queues = match queues_of(&group[0], all) {
        Ok(queues) => queues,
        Err(why) => panic!("line {}: {why}", group[0].line),
    };
    assert!(!queues.is_empty(), "line {} asks for nothing", group[0].line);
    let rows: Vec<&Row> = group.iter().collect();
    let runs: Vec<(&Queue, Vec<Vec<Mean>>)> =
        queues.iter().map(|queue| (queue, simulate(queue, &rows, effort))).collect();
    let mut lines = Vec::new();
    for (index, row) in group.iter().enumerate() {
        let expected = row.values();
        for (case, (queue, means)) in runs.iter().enumerate() {
            for (class, mean) in means[index].iter().enumerate() {
                // Several values are those of several classes, or those of several cases.
                let at = if expected.len() == 1 { 0 } else { class + case };
                let class = if means[index].len() > 1 { format!(", class {}", class + 1) } else { String::new() };
                let of = if queue.name.starts_with(&row.model) {
                    &queue.name
                } else {
                    &format!("{}: {}", row.model, queue.name)
                };
                lines.push(compared(format!("{of}{class}: {}", row.quantity), expected[at], *mean));
            }
        }
    }
    lines
}

fn compared(what: String, expected: f64, mean: Mean) -> TableRow {
    let tolerance = (TOLERANCE_PART * expected.abs()).max(TOLERANCE_ERRORS * mean.error);
    let agrees = (mean.mean - expected).abs() <= tolerance;
    TableRow {
        what,
        expected: format!("{expected:.6}"),
        simulated: format!("{:.6}", mean.mean),
        error: format!("{:.6}", mean.error),
        days: mean.days.to_string(),
        verdict: if agrees { "agrees" } else { "WRONG" },
    }
}

fn text(what: &str, expected: &str, simulated: &str, error: &str, days: &str, verdict: &str) -> String {
    format!("{what:<62} {expected:>10} {simulated:>10} {error:>10} {days:>5}  {verdict}")
}

/// The pattern row: so many calls for one class, so many for the next, one for all others.
fn turns(row: &Row) -> TableRow {
    let pattern = row.input.trim_start_matches("pattern ").split(" else ").next().unwrap();
    let words: Vec<&str> = pattern.split(' ').collect();
    let named: Vec<(&str, u8)> = words.chunks(2).map(|pair| (pair[0], pair[1][1..].parse().unwrap())).collect();
    let of = named.iter().map(|(_, calls)| calls).sum::<u8>() + 1;
    let class = |(name, calls): &(&str, u8)| json!({"id": name, "name": {"zh": "类"}, "share": [calls, of]});
    let plan = queues::plan(1, &named.iter().map(class).collect::<Vec<_>>());
    let calls = row.value.split(' ').count();
    let names: Vec<&str> = named.iter().map(|(name, _)| *name).chain(["ordinary"]).collect();
    let visits = (0..calls * names.len()).map(|visit| {
        let class = Some(names[visit % names.len()]).filter(|name| *name != "ordinary");
        Visit { class: class.map(|name| name.parse().unwrap()), ..comes(0, 60_000) }
    });
    let player = played(plan, visits.collect());
    let mut called: Vec<_> = player.hall().tickets().iter().map(|ticket| (ticket.called_at, ticket.class)).collect();
    called.sort();
    let letter = |class| player.hall().layout().class_id(class).as_str()[..1].to_uppercase();
    let seen = called.iter().take(calls).map(|(_, class)| letter(*class)).collect::<Vec<_>>().join(" ");
    let verdict = if seen == row.value { "agrees" } else { "WRONG" };
    let what = format!("{}: {} = {}", row.model, row.quantity, row.value);
    TableRow { what, expected: String::new(), simulated: seen, error: String::new(), days: "1".into(), verdict }
}

fn comes(at_ms: i64, takes_ms: i64) -> Visit {
    let stream = Stream {
        service: "s".parse().unwrap(),
        class: None,
        every_ms: 1.0,
        takes: Draw::Fixed(takes_ms as f64),
        patience: None,
        turns_away_at: None,
    };
    let (_, visit) = visits_of(&[stream], Timestamp(0), 1, 1).remove(0);
    Visit { arrives_at: Timestamp(at_ms), ..visit }
}

/// Kiefer and Wolfowitz: each in turn goes to the window that is free first. No statistics: every wait is the same.
#[test]
fn first_come_first_served_waits_to_the_millisecond_as_by_hand() {
    for windows in [1, 3, 7] {
        let every_ms = 600_000.0 / (0.95 * windows as f64);
        let takes = Draw::Gamma { mean: 600_000.0, cv2: 1.2 };
        let stream =
            Stream { service: "s".parse().unwrap(), class: None, every_ms, takes, patience: None, turns_away_at: None };
        let visits: Vec<Visit> =
            visits_of(&[stream], Timestamp(10), 5_000, 3).into_iter().map(|(_, visit)| visit).collect();
        let player = played(queues::plan(windows, &[]), visits.clone());
        let mut free_at = vec![Timestamp(10); windows];
        let mut waited = 0;
        for (index, visit) in visits.iter().enumerate() {
            let first = (0..windows).min_by_key(|window| free_at[*window]).unwrap();
            let called_at = free_at[first].max(visit.arrives_at);
            free_at[first] = called_at + visit.stays[0].takes_ms;
            let ticket = player.hall().ticket(Player::ticket_id(index)).unwrap();
            assert_eq!(ticket.called_at, Some(called_at), "visit {index} at {windows} windows");
            waited += called_at - visit.arrives_at;
        }
        assert!(waited > 0);
    }
}
