//! A plan whose hall never closes, so that a demo can run at any time of day, at the demo's speed.

use anyhow::{Context as _, Result, anyhow, bail};
use toml::{Table, Value};

use super::scale::{pace, scale};

/// Returns a copy of a plan, in TOML, that is open day and night without holidays, its durations divided by the speed.
///
/// # Errors
/// When the text is not a plan.
pub fn open_all_day(plan: &str, speed: f64) -> Result<String> {
    let typed = hall_server::plan_file::parse("plan", plan).map_err(|problems| anyhow!("the plan: {problems:?}"))?.0;
    let mut plan: Value = toml::from_str(plan).context("the plan is no TOML")?;
    scale(&mut plan, speed, pace(&typed, speed));
    let Value::Table(mut plan) = plan else { bail!("the plan is no table") };
    let Some(Value::Table(mut hall)) = plan.remove("hall") else { bail!("the plan has no [hall]") };
    let text = |text: &str| Value::String(text.to_owned());
    let hours = [("days", text("daily")), ("from", text("00:00")), ("to", text("24:00"))];
    let hours: Table = hours.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    hall.insert("hours".to_owned(), Value::Array(vec![Value::Table(hours)]));
    hall.remove("holidays");
    // First, as people write it: code that searches for the hall's id finds it there.
    let hall = Table::from_iter([("hall".to_owned(), Value::Table(hall))]);
    Ok(format!("{}\n{}", toml::to_string(&hall)?, toml::to_string(&plan)?))
}

#[cfg(test)]
mod tests {
    use super::open_all_day;

    #[test]
    fn the_citys_hall_is_open_at_night_and_otherwise_the_same() {
        let city = std::fs::read_to_string(crate::root().join("plans/city.toml")).unwrap();
        let mut before: toml::Table = city.parse().unwrap();
        let copy = open_all_day(&city, 1.0).unwrap();
        assert!(copy.starts_with("[hall]\n"), "the hall stands first");
        let mut after: toml::Table = copy.parse().unwrap();
        let hall = after["hall"].as_table().unwrap();
        assert_eq!(hall["hours"].to_string(), r#"[{ days = "daily", from = "00:00", to = "24:00" }]"#);
        assert!(!hall.contains_key("holidays"));
        for plan in [&mut before, &mut after] {
            let hall = plan["hall"].as_table_mut().unwrap();
            hall.remove("hours");
            hall.remove("holidays");
        }
        assert_eq!(before, after);
    }
}
