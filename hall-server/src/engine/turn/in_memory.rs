//! The hall in memory, as replayed from its record.

use std::sync::Arc;

use hall_core::{Act, Actor, Code, Day, Hall, Role, Timestamp};
use hall_record::Walk;

use crate::engine::load;
use crate::engine::store::StoreError;
use hall_calendar::Calendar;

#[derive(Debug)]
pub(super) struct InMemory {
    pub(super) hall: Hall,
    pub(super) calendar: Option<Calendar>,
    pub(super) epoch: Arc<str>,
    pub(super) walk: Walk,
    pub(super) day_text: Option<(Day, String)>,
    /// The actor for events that happen by themselves.
    pub(super) system: Actor,
}

impl InMemory {
    pub(super) fn new(loaded: load::Loaded) -> Result<Self, StoreError> {
        let calendar = Calendar::new(loaded.hall.layout().plan()).ok();
        let system = Code::new("hall").map_err(|error| StoreError::Io(error.to_string().into()))?;
        let system = Actor { role: Role::System, id: system };
        let epoch = loaded.walk.epoch();
        Ok(Self { hall: loaded.hall, calendar, epoch, walk: loaded.walk, day_text: None, system })
    }

    pub(super) fn adopt(&mut self) {
        self.calendar = Calendar::new(self.hall.layout().plan()).ok();
    }
}

impl InMemory {
    /// Returns the act that begins today: none while a day is running, and never for the same day twice.
    pub(super) fn day_to_begin(&self, now: Timestamp) -> Option<Act> {
        self.calendar.as_ref()?.day_to_begin(&self.hall, now)
    }

    /// Returns when the next day can begin; none while one is running.
    pub(super) fn next_day_at(&self, now: Timestamp) -> Option<Timestamp> {
        if self.hall.day_end().is_some() {
            return None;
        }
        Some(self.calendar.as_ref()?.day_at(now.max(self.hall.now())).end)
    }
}
