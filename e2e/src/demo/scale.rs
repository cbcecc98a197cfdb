//! A plan for people who act faster than in real life: divides its durations so that quoted waits stay accurate.
//!
//! A plan counts whole minutes, so no service usually takes less than one. People keep to that too: above a certain speed they get
//! no faster, and everything else runs at the resulting pace.

use hall_core::{MINUTE_MS, Plan, Service, Span, Timestamp};
use hall_sim::{Day, Habits};
use toml::Value;

/// Minutes that are not a service's own duration: waits, targets, tolerances.
const KEYS: [&str; 7] = [
    "target_wait_min",
    "max_wait_min",
    "help_after_min",
    "head_start_min",
    "remind_min",
    "orphaned_min",
    "tolerance_min",
];
const USUAL: &str = "usual_min";
/// A day long enough to weight every service by its demand.
const DAY_MS: i64 = 8 * 60 * MINUTE_MS;

/// Divides a plan's service durations by the speed, and its other minutes by the resulting pace.
pub(super) fn scale(plan: &mut Value, speed: f64, pace: f64) {
    match plan {
        Value::Table(table) => {
            for (key, value) in table.iter_mut() {
                let divided = key == USUAL || KEYS.contains(&key.as_str());
                if let Value::Integer(minutes) = value
                    && divided
                {
                    *minutes = scaled(*minutes, if key == USUAL { speed } else { pace });
                } else {
                    scale(value, speed, pace);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| scale(value, speed, pace)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

/// Returns a service's duration as a fraction of its real one.
pub(super) fn part(service: &Service, speed: f64) -> f64 {
    scaled(i64::from(service.usual_min), speed) as f64 / f64::from(service.usual_min.max(1))
}

/// Returns how much faster than real life the hall's total work is done if its services are divided by the speed.
#[must_use]
pub fn pace(plan: &Plan, speed: f64) -> f64 {
    let day = Day::new(plan, &[Span { from: Timestamp(0), to: Timestamp(DAY_MS) }], &Habits::default(), 1.0, 1);
    let (mut in_life, mut in_plan) = (0.0, 0.0);
    for (id, takes_ms) in day.visitors.iter().flat_map(|visitor| &visitor.services) {
        let service = plan.services.iter().find(|service| service.id == *id);
        in_life += *takes_ms as f64;
        in_plan += *takes_ms as f64 * service.map_or(1.0 / speed, |service| part(service, speed));
    }
    if in_plan > 0.0 { in_life / in_plan } else { speed }
}

fn scaled(minutes: i64, by: f64) -> i64 {
    if minutes == 0 { 0 } else { ((minutes as f64 / by).round() as i64).clamp(1, i64::from(u16::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn city() -> Plan {
        let text = std::fs::read_to_string(crate::root().join("plans/city.toml")).unwrap();
        hall_server::plan_file::parse("city.toml", &text).unwrap().0
    }

    #[test]
    fn minutes_are_divided_and_never_vanish() {
        let text = "[[services]]\nusual_min = 14\ntarget_wait_min = 15\nfee = 14\n[missed]\ntolerance_min = 0\n";
        let mut plan: Value = toml::from_str(text).unwrap();
        scale(&mut plan, 30.0, 10.0);
        let service = &plan["services"][0];
        assert_eq!(service["usual_min"].as_integer(), Some(1));
        assert_eq!(service["target_wait_min"].as_integer(), Some(2));
        assert_eq!(service["fee"].as_integer(), Some(14));
        assert_eq!(plan["missed"]["tolerance_min"].as_integer(), Some(0));
    }

    #[test]
    fn the_pace_is_the_speed_until_minutes_get_too_coarse() {
        let city = city();
        assert!((pace(&city, 1.0) - 1.0).abs() < 1e-9);
        assert!((1.9..2.2).contains(&pace(&city, 2.0)), "{}", pace(&city, 2.0));
        let (quick, quickest) = (pace(&city, 60.0), pace(&city, 200.0));
        assert!(quick < 20.0 && (quick - quickest).abs() < 1e-9, "{quick} {quickest}");
    }
}
