//! How people of a hall behave: in which part of all cases something happens, and how long it lasts.

use hall_core::MINUTE_MS;

/// Parts and durations for a hall's people; the default is a plausible government service hall.
#[derive(Debug, Clone, PartialEq)]
pub struct Habits {
    /// The standard deviation of a service's duration, as a part of its mean.
    pub spread: f64,
    /// The part of visitors who have gone when called, without a word.
    pub no_show_part: f64,
    /// The part of those missed who come back and ask.
    pub comes_back_part: f64,
    /// The part of visitors who cancel once they have waited too long for themselves.
    pub impatient_part: f64,
    /// How long those wait on average before they cancel, in milliseconds.
    pub patience_ms: f64,
    /// The part of visitors that each of the plan's classes has, together; each class gets the same.
    pub classes_part: f64,
    /// The part of visitors with two services on one ticket.
    pub second_service_part: f64,
    /// The part of visitors who read English.
    pub english_part: f64,
    /// How long a window calls and waits for somebody who does not come, in milliseconds.
    pub missed_after_ms: i64,
    /// How often people come in each half hour after an opening: the morning's peak and the one after lunch.
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
