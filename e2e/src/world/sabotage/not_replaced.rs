//! A kiosk merges under another key than that of the press: the number whose reply was lost is not replaced.

use hall_core::Act;
use hall_server::engine::{Key, Request};

use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct NotReplaced;

impl Tamper for NotReplaced {
    fn commands(&self, knows: &Knows<'_>, batch: &mut [Request]) {
        for request in batch.iter_mut().filter(|request| matches!(request.command.act, Act::Merge(_))) {
            let pressed = request.key.as_ref().filter(|key| (knows.was_answered)(key.as_str()));
            if let Some(other) = pressed.and_then(|key| Key::new(&format!("{}-other", key.as_str())).ok()) {
                request.key = Some(other);
            }
        }
    }
}
