//! What several sabotages do: changing the facts of a turn, and the state of a hall.

use std::sync::Arc;

use hall_core::{Fact, Hall, Timestamp};
use hall_server::engine::Answer;
use hall_server::engine::turn::Turn;
use serde_json::Value;

/// Changes the facts of every entry of a turn, and of the answers that tell of them.
pub(super) fn retell(turn: &mut Turn, mut change: impl FnMut(Timestamp, &mut [Fact])) {
    for entry in &mut turn.committed {
        let mut facts = entry.facts.to_vec();
        change(entry.at, &mut facts);
        let facts: Arc<[Fact]> = facts.into();
        for answer in turn.answers.iter_mut().flatten() {
            if let Answer::Done(done) = answer
                && done.seq == entry.seq
                && !done.repeated
                && !done.facts.is_empty()
            {
                done.facts = facts.clone();
            }
        }
        entry.entry.facts = facts;
    }
}

/// Returns a hall whose stored state is changed.
pub(super) fn with_state(hall: &Hall, change: impl FnOnce(&mut Value) -> Option<()>) -> Option<Hall> {
    let mut state = serde_json::to_value(hall).ok()?;
    change(&mut state)?;
    serde_json::from_value(state).ok()
}
