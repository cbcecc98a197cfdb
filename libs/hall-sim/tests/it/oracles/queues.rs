//! Rows of the oracle file turned into halls: a plan of one service, and streams of visitors.

use hall_core::Plan;
use hall_sim::{Draw, Stream};
use serde_json::{Value, json};

use super::rows::{Row, numbers};

/// A unit of time without a name lasts so long: milliseconds are nothing to it, and the plan's minutes divide it.
const UNIT_MS: f64 = 600_000.0;
const MINUTE_MS: f64 = 60_000.0;
const HOUR_MS: f64 = 3_600_000.0;
/// Longer than anybody waits: with it a class comes before the next whoever waits how long.
const ALWAYS_FIRST_MIN: u16 = 30_000;

/// A queue of one service as a hall: the plan's windows and classes, and who comes.
#[derive(Debug, Clone)]
pub(crate) struct Queue {
    pub(crate) name: String,
    /// Every queue has chances of its own, so that one unlucky seed does not move all rows alike.
    pub(crate) seed: u64,
    pub(crate) unit_ms: f64,
    pub(crate) windows: usize,
    pub(crate) classes: Vec<Value>,
    pub(crate) streams: Vec<Stream>,
    /// The part of all the time that each stream keeps one window busy.
    pub(crate) rho: Vec<f64>,
}

/// Returns the queues of a row: one, or one for each of its cases. The error says why the core cannot be such a queue.
pub(crate) fn queues_of(row: &Row, all: &[Row]) -> Result<Vec<Queue>, String> {
    match row.model.as_str() {
        "Erlang-C" => Ok(vec![erlang_c(row)]),
        "Erlang-A" => Ok(vec![erlang_a(row)]),
        "Pollaczek-Khinchine" => {
            let rho = row.number("rho").unwrap();
            Ok(row.numbers("cs2").unwrap().into_iter().map(|cs2| general(row, 1.0, rho, cs2, "mean")).collect())
        }
        "Kingman" | "Allen-Cunneen" => {
            let (windows, rho) = (row.number("c").unwrap_or(1.0), row.number("rho").unwrap());
            if row.number("ca2") != Some(1.0) {
                return Err("arrivals that are not independent of each other are not simulated".into());
            }
            Ok(vec![general(row, windows, rho, row.number("cs2").unwrap(), "tau")])
        }
        "Cobham M/G/1" => Ok(vec![cobham_general(row)]),
        "conservation law" => {
            let numbers = row.input.trim_start_matches("rows with ");
            let same = all.iter().filter(|other| other.line != row.line && other.input.contains(numbers));
            Ok(same.flat_map(|other| queues_of(other, all).unwrap_or_default()).collect())
        }
        model if model.contains("priority") || model.contains("Cobham") || model.contains("head start") => {
            Ok(vec![with_classes(row)])
        }
        model if model.starts_with("M/M/") => Ok(vec![markov(row)]),
        model => Err(format!("the test does not know the model `{model}`")),
    }
}

fn queue(row: &Row, unit_ms: f64, windows: f64, lambdas: &[f64], takes: &[Draw], mean_units: &[f64]) -> Queue {
    let streams = lambdas.iter().zip(takes).enumerate().map(|(class, (lambda, takes))| Stream {
        service: "s".parse().unwrap(),
        class: Some(class_id(class).parse().unwrap()),
        every_ms: unit_ms / lambda,
        takes: *takes,
        patience: None,
        turns_away_at: None,
    });
    Queue {
        name: row.model.clone(),
        seed: row.line as u64,
        unit_ms,
        windows: windows as usize,
        classes: (0..lambdas.len()).map(|class| json!({"id": class_id(class), "name": {"zh": "类"}})).collect(),
        streams: streams.collect(),
        rho: lambdas.iter().zip(mean_units).map(|(lambda, mean)| lambda * mean).collect(),
    }
}

/// The same exponential service for everybody.
fn exponential(row: &Row, unit_ms: f64, windows: f64) -> Queue {
    let (lambdas, mean) = (row.numbers("lambda").unwrap(), 1.0 / row.number("mu").unwrap());
    let count = lambdas.len();
    queue(row, unit_ms, windows, &lambdas, &vec![Draw::Exponential(unit_ms * mean); count], &vec![mean; count])
}

fn unit_ms(row: &Row) -> f64 {
    match (row.input.contains("/h"), row.input.contains("/min")) {
        (true, _) => HOUR_MS,
        (_, true) => MINUTE_MS,
        _ => UNIT_MS,
    }
}

fn erlang_c(row: &Row) -> Queue {
    let lambda = row.number("lambda").unwrap() / (row.number("per").unwrap() * 60.0);
    let mean = row.number("service").unwrap();
    queue(row, 1_000.0, row.number("c").unwrap(), &[lambda], &[Draw::Exponential(mean * 1_000.0)], &[mean])
}

fn erlang_a(row: &Row) -> Queue {
    let unit_ms = unit_ms(row);
    let mut queue = exponential(row, unit_ms, row.number("c").unwrap());
    let patience = row.number("theta").map_or_else(|| row.number("patience").unwrap(), |theta| 1.0 / theta);
    queue.streams[0].patience = Some(Draw::Exponential(patience * unit_ms));
    queue
}

/// `M/M/c`, and `M/M/c/K`: nobody takes a ticket when all windows and all chairs are taken.
fn markov(row: &Row) -> Queue {
    let mut parts = row.model.split('/').skip(2).map(|part| part.parse::<f64>().unwrap());
    let windows = parts.next().unwrap();
    let mut queue = exponential(row, unit_ms(row), windows);
    queue.streams[0].turns_away_at = parts.next().map(|room| (room - windows) as usize);
    queue
}

/// A service with a mean and a squared coefficient of variation.
fn general(row: &Row, windows: f64, rho: f64, cs2: f64, mean: &str) -> Queue {
    let mean = row.number(mean).unwrap();
    let unit_ms = UNIT_MS / mean;
    let takes = if cs2 == 0.0 { Draw::Fixed(UNIT_MS) } else { Draw::Gamma { mean: UNIT_MS, cv2: cs2 } };
    let mut queue = queue(row, unit_ms, windows, &[rho * windows / mean], &[takes], &[mean]);
    queue.name = format!("{}, cs2 {cs2}", row.model);
    queue
}

fn cobham_general(row: &Row) -> Queue {
    let lambdas = [row.number("lambda1").unwrap(), row.number("lambda2").unwrap()];
    let means = [row.number("D").unwrap(), row.number("mean").unwrap()];
    let takes = [Draw::Fixed(means[0] * UNIT_MS), Draw::Exponential(means[1] * UNIT_MS)];
    lanes_always_first(queue(row, UNIT_MS, 1.0, &lambdas, &takes, &means))
}

/// Several classes with one service, in whichever way the plan lets one come before the other.
fn with_classes(row: &Row) -> Queue {
    let windows = row.model.split("M/M/").nth(1).map_or(1.0, |windows| windows.parse().unwrap());
    let mut queue = exponential(row, UNIT_MS, windows);
    if let Some(slopes) = row.numbers("b") {
        for (class, slope) in queue.classes.iter_mut().zip(slopes) {
            class["ageing"] = json!((slope * 1_000.0) as u32);
        }
        queue
    } else if let Some(units) = numbers(&row.model, "head start") {
        queue.classes[0]["head_start_min"] = json!((units[0] * UNIT_MS / MINUTE_MS) as u16);
        queue
    } else if row.model.contains("Cobham") {
        lanes_always_first(queue)
    } else {
        let last = queue.classes.len() - 1;
        for (index, class) in queue.classes.iter_mut().enumerate() {
            class["head_start_min"] = json!((last - index) as u16 * ALWAYS_FIRST_MIN);
        }
        queue
    }
}

/// A share of one in one is a lane that is never used up.
fn lanes_always_first(mut queue: Queue) -> Queue {
    let last = queue.classes.len() - 1;
    for class in &mut queue.classes[..last] {
        class["share"] = json!([1, 1]);
    }
    queue
}

fn class_id(class: usize) -> String {
    format!("class-{}", class + 1)
}

impl Queue {
    /// The hall's plan.
    pub(crate) fn plan(&self) -> Plan {
        plan(self.windows, &self.classes)
    }
}

/// A plan of one service at some windows, with these classes.
pub(crate) fn plan(windows: usize, classes: &[Value]) -> Plan {
    let windows: Vec<Value> =
        (1..=windows).map(|n| json!({"id": format!("w{n}"), "label": format!("{n}"), "services": ["s"]})).collect();
    serde_json::from_value(json!({
        "hall": {"id": "hall", "name": {"zh": "厅"}, "zone": "UTC",
            "hours": [{"days": "daily", "from": "00:00", "to": "24:00"}]},
        "departments": [{"id": "d", "name": {"zh": "部"}}],
        "lines": [{"id": "p", "prefix": "P"}],
        "services": [{"id": "s", "department": "d", "line": "p", "name": {"zh": "事"},
            "max_wait_min": u16::MAX}],
        "classes": classes,
        "windows": windows,
    }))
    .unwrap()
}
