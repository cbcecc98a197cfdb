//! Medians, quartiles and percentiles.

use serde_json::{Value, json};

/// A median with its quartiles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Spread {
    /// Computes the spread of values; all zero if there are none.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self { low: part(&values, 0.25), median: part(&values, 0.5), high: part(&values, 0.75) }
    }

    /// The spread of a single measured value.
    pub(crate) fn once(value: f64) -> Self {
        Self { low: value, median: value, high: value }
    }

    /// Formats it as JSON.
    pub(crate) fn json(self) -> Value {
        json!({ "q1": self.low, "median": self.median, "q3": self.high })
    }
}

/// Returns the percentile of sorted values; `part` is a fraction of one.
pub(crate) fn part(sorted: &[f64], part: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let position = part * last as f64;
    let (below, above) = (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
    below + (above - below) * position.fract()
}

/// Like `part`, for values in any order.
pub(crate) fn percentile(mut values: Vec<f64>, wanted: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    part(&values, wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_the_values() {
        let spread = Spread::of([5.0, 1.0, 3.0, 2.0, 4.0]);
        assert_eq!(spread, Spread { low: 2.0, median: 3.0, high: 4.0 });
        assert_eq!(percentile(vec![1.0, 2.0], 0.5), 1.5);
        assert_eq!(Spread::of([]).median, 0.0);
    }
}
