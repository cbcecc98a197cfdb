//! A snapshot forgets which numbers are a kiosk's own: they count as its series' from then on.

use hall_core::Hall;
use serde_json::Value;

use super::retelling::with_state;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct AloneForgotten;

impl Tamper for AloneForgotten {
    fn snapshot(&self, hall: &Hall) -> Option<Hall> {
        with_state(hall, |state| {
            let tickets = state["tickets"]["all"].as_array_mut()?;
            tickets.iter_mut().for_each(|ticket| ticket["alone"] = Value::Null);
            Some(())
        })
    }
}
