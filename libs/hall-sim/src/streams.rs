//! Visitors as in queueing theory: random streams of arrivals, with durations from distributions.

use hall_core::{ClassId, ServiceId, Timestamp};

use crate::{Chance, Ending, Stay, Visit};

/// The distribution of a duration; times in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Draw {
    /// A constant.
    Fixed(f64),
    /// An exponential distribution with this mean.
    Exponential(f64),
    /// A gamma distribution with this mean and squared coefficient of variation.
    Gamma {
        /// The mean.
        mean: f64,
        /// The variance divided by the square of the mean.
        cv2: f64,
    },
}

impl Draw {
    /// Draws a duration.
    pub fn draw(&self, chance: &mut Chance) -> f64 {
        match *self {
            Self::Fixed(always) => always,
            Self::Exponential(mean) => chance.exponential(mean),
            Self::Gamma { mean, cv2 } => mean * cv2 * chance.gamma(1.0 / cv2),
        }
    }
}

/// Visitors of one kind, who arrive independently of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// The service they come for.
    pub service: ServiceId,
    /// Their class; ordinary if none.
    pub class: Option<ClassId>,
    /// The mean time between two arrivals, in milliseconds.
    pub every_ms: f64,
    /// How long they stay at a window.
    pub takes: Draw,
    /// How long they wait before they cancel.
    pub patience: Option<Draw>,
    /// They take no ticket if this many already wait.
    pub turns_away_at: Option<usize>,
}

/// Generates `count` visits from all streams together, the first after `from`; returns the stream of each.
#[must_use]
pub fn visits_of(streams: &[Stream], from: Timestamp, count: usize, seed: u64) -> Vec<(usize, Visit)> {
    let mut chance = Chance::new(seed);
    let rates: Vec<f64> = streams.iter().map(|stream| 1.0 / stream.every_ms).collect();
    let every_ms = 1.0 / rates.iter().sum::<f64>();
    let mut at_ms = 0.0;
    let mut visits = Vec::with_capacity(count);
    for _ in 0..count {
        at_ms += chance.exponential(every_ms);
        let Some(stream) = chance.weighted(&rates) else { break };
        visits.push((stream, visit(&streams[stream], from + rounded(at_ms), &mut chance)));
    }
    visits
}

fn visit(stream: &Stream, arrives_at: Timestamp, chance: &mut Chance) -> Visit {
    let takes_ms = rounded(stream.takes.draw(chance));
    Visit {
        arrives_at,
        by: None,
        services: vec![stream.service.clone()],
        parallel: false,
        class: stream.class.clone(),
        evidence: None,
        language: None,
        appointment: None,
        clerk: None,
        people: None,
        principals: Vec::new(),
        at_window: None,
        returns_of: None,
        granted: None,
        patience_ms: stream.patience.map(|patience| rounded(patience.draw(chance))),
        turns_away_at: stream.turns_away_at,
        stays: vec![Stay {
            service: stream.service.clone(),
            takes_ms,
            adds: Vec::new(),
            ending: Ending::Finished { outcome: None, cases: None },
            rests_ms: Some(0),
        }],
    }
}

fn rounded(ms: f64) -> i64 {
    ms.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: usize = 400_000;

    #[test]
    fn durations_have_the_mean_and_the_spread_of_their_distribution() {
        for (draw, mean, cv2) in [
            (Draw::Fixed(3.0), 3.0, 0.0),
            (Draw::Exponential(2.0), 2.0, 1.0),
            (Draw::Gamma { mean: 10.0, cv2: 0.25 }, 10.0, 0.25),
            (Draw::Gamma { mean: 10.0, cv2: 1.5 }, 10.0, 1.5),
        ] {
            let mut chance = Chance::new(1);
            let drawn: Vec<f64> = (0..DRAWS).map(|_| draw.draw(&mut chance)).collect();
            let seen = drawn.iter().sum::<f64>() / DRAWS as f64;
            let variance = drawn.iter().map(|took| (took - seen).powi(2)).sum::<f64>() / DRAWS as f64;
            assert!((seen / mean - 1.0).abs() < 0.01, "{draw:?}: mean {seen}");
            assert!((variance / (mean * mean) - cv2).abs() < 0.02 * cv2.max(0.1), "{draw:?}: {variance}");
        }
    }

    #[test]
    fn streams_come_as_often_as_they_are_asked_to() {
        let service = ServiceId::new("s").unwrap();
        let stream = |every_ms| Stream {
            service: service.clone(),
            class: None,
            every_ms,
            takes: Draw::Fixed(1.0),
            patience: None,
            turns_away_at: None,
        };
        let visits = visits_of(&[stream(1_000.0), stream(3_000.0)], Timestamp(0), DRAWS, 5);
        let first = visits.iter().filter(|(stream, _)| *stream == 0).count() as f64 / DRAWS as f64;
        assert!((first - 0.75).abs() < 0.005, "{first}");
        let every_ms = visits[DRAWS - 1].1.arrives_at.as_millis() as f64 / DRAWS as f64;
        assert!((every_ms / 750.0 - 1.0).abs() < 0.01, "{every_ms}");
        assert!(visits.is_sorted_by_key(|(_, visit)| visit.arrives_at));
    }
}
