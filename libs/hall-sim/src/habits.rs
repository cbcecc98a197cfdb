//! The behaviour of a hall's visitors: how often things happen, and how long they last.

use hall_core::MINUTE_MS;

/// Fractions and durations for a hall's visitors; the default is a plausible government service hall.
#[derive(Debug, Clone, PartialEq)]
pub struct Habits {
    /// The standard deviation of a service's duration, as a fraction of its mean.
    pub spread: f64,
    /// The fraction of visitors who have left without a word when called.
    pub no_show_part: f64,
    /// The fraction of missed visitors who come back and ask.
    pub comes_back_part: f64,
    /// The fraction of visitors who cancel when the wait exceeds their patience.
    pub impatient_part: f64,
    /// How long those visitors wait on average before they cancel, in milliseconds.
    pub patience_ms: f64,
    /// The combined fraction of visitors with one of the plan's classes, distributed evenly among the classes.
    pub classes_part: f64,
    /// The fraction of visitors with two services on one ticket.
    pub second_service_part: f64,
    /// The fraction of visitors who read English.
    pub english_part: f64,
    /// How long a window calls and waits for a visitor who does not come, in milliseconds.
    pub missed_after_ms: i64,
    /// The relative rate of arrivals in each half hour after opening: with peaks in the morning and after lunch.
    pub half_hours: Vec<f64>,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            spread: 0.6,
            no_show_part: 0.05,
            comes_back_part: 0.4,
            impatient_part: 0.06,
            patience_ms: 35.0 * MINUTE_MS as f64,
            classes_part: 0.16,
            second_service_part: 0.05,
            english_part: 0.03,
            missed_after_ms: 75_000,
            half_hours: vec![0.9, 1.4, 1.5, 1.3, 1.0, 0.8, 0.5],
        }
    }
}
