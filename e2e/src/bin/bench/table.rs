//! The table of ratios: limit, figure, target, verdict; as text or as JSON.

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::statistics::Spread;

/// The target of a ratio.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// At least.
    AtLeast(f64),
    /// At most.
    AtMost(f64),
    /// Within a range, inclusive.
    Between(f64, f64),
    /// Reported without a verdict.
    None,
}

impl Target {
    fn met_by(self, value: f64) -> Option<bool> {
        match self {
            Self::AtLeast(least) => Some(value >= least),
            Self::AtMost(most) => Some(value <= most),
            Self::Between(least, most) => Some((least..=most).contains(&value)),
            Self::None => None,
        }
    }

    fn text(self) -> String {
        match self {
            Self::AtLeast(least) => format!(">= {least}"),
            Self::AtMost(most) => format!("<= {most}"),
            Self::Between(least, most) => format!("{least} to {most}"),
            Self::None => String::new(),
        }
    }
}

/// One line of the table.
pub(crate) struct Row {
    /// `R3`, or empty for lines that are only reported.
    pub(crate) name: &'static str,
    /// What is compared.
    pub(crate) what: String,
    /// The limit's own figure with its unit; empty if there is none.
    pub(crate) limit: String,
    /// The product's own figure with its unit.
    pub(crate) product: String,
    /// The ratio or other figure that is judged.
    pub(crate) figure: Spread,
    /// The target of the figure.
    pub(crate) target: Target,
}

/// All lines so far.
pub(crate) struct Table {
    json: bool,
    lines: Vec<Row>,
}

impl Table {
    /// Starts a table.
    pub(crate) fn new(arguments: &Arguments) -> Self {
        Self { json: arguments.json, lines: Vec::new() }
    }

    /// Adds a line, and prints it immediately.
    pub(crate) fn add(&mut self, line: Row) {
        if !self.json {
            if self.lines.is_empty() {
                say(&row("", "what", "limit", "figure", "ratio (quartiles)", "target", "verdict"));
            }
            say(&line.text());
        }
        self.lines.push(line);
    }

    /// Prints the end of the table; returns whether every target is met.
    pub(crate) fn finish(self) -> bool {
        let missed = self.lines.iter().filter(|line| line.target.met_by(line.figure.median) == Some(false)).count();
        if self.json {
            say(&json!({ "lines": self.lines.iter().map(Row::json).collect::<Vec<_>>(), "missed": missed }).to_string());
        } else {
            say(&format!("\n{} figures, {missed} miss their target", self.lines.len()));
        }
        missed == 0
    }
}

impl Row {
    fn verdict(&self) -> &'static str {
        match self.target.met_by(self.figure.median) {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        }
    }

    fn text(&self) -> String {
        let Spread { low, median, high } = self.figure;
        let figure =
            if low == high { short(median) } else { format!("{} ({}–{})", short(median), short(low), short(high)) };
        row(self.name, &self.what, &self.limit, &self.product, &figure, &self.target.text(), self.verdict())
    }

    fn json(&self) -> Value {
        json!({
            "name": self.name, "what": self.what, "limit": self.limit, "product": self.product,
            "figure": self.figure.json(), "target": self.target.text(), "verdict": self.verdict(),
        })
    }
}

fn row(name: &str, what: &str, limit: &str, product: &str, figure: &str, target: &str, verdict: &str) -> String {
    format!("{name:<4} {what:<58} {limit:>16} {product:>16} {figure:>24} {target:>13}  {verdict}").trim_end().to_owned()
}

fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 0.1 || size == 0.0 => format!("{value:.2}"),
        _ => format!("{value:.4}"),
    }
}

#[expect(clippy::print_stdout, reason = "the only code that prints figures")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_or_missed_at_its_edges() {
        assert_eq!(Target::AtLeast(0.7).met_by(0.7), Some(true));
        assert_eq!(Target::AtMost(2.0).met_by(2.1), Some(false));
        assert_eq!(Target::Between(0.85, 1.15).met_by(1.2), Some(false));
        assert_eq!(Target::None.met_by(1.0), None);
    }
}
