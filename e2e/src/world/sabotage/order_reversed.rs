//! Whoever came last is called first, and the entry says that all is well.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use hall_core::{Act, Fact, Reason, Why};
use hall_server::engine::turn::Turn;
use hall_server::engine::{Answer, Request};

use crate::world::model::Model;
use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct OrderReversed {
    /// The calls that are to look like others: by place in the batch.
    forged: Mutex<BTreeMap<usize, Why>>,
}

impl Tamper for OrderReversed {
    fn commands(&self, knows: &Knows<'_>, batch: &mut [Request]) {
        let mut forged = self.forged.lock().unwrap_or_else(PoisonError::into_inner);
        forged.clear();
        for (place, request) in batch.iter_mut().enumerate() {
            if let Some((act, why)) = reversed(knows, &request.command.act) {
                request.command.act = act;
                forged.insert(place, why);
            }
        }
    }

    fn done(&self, turn: &mut Turn, _model: &Model) {
        let mut forged = self.forged.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, forged) in std::mem::take(&mut *forged) {
            let Some(Ok(Answer::Done(done))) = turn.answers.get_mut(place) else { continue };
            let seq = done.seq;
            let mut facts = done.facts.to_vec();
            for fact in &mut facts {
                if let Fact::Called { why, .. } = fact {
                    **why = forged.clone();
                }
            }
            done.facts = facts.into();
            for entry in turn.committed.iter_mut().filter(|entry| entry.seq == seq) {
                (entry.entry.kind, entry.entry.facts) = ("call_next".into(), done.facts.clone());
            }
        }
    }
}

/// Returns a call of the last of a line in place of the first, and the reason that the first would have had.
fn reversed(knows: &Knows<'_>, act: &Act) -> Option<(Act, Why)> {
    let Act::CallNext { window, finish: None, .. } = act else { return None };
    let model = knows.model;
    let choice = model.choose(knows.now.max(model.now), window)?;
    let first = model.ticket(choice.called.ticket)?;
    let last = model.tickets.iter().rev().find(|other| {
        let same_queue = other.standing.iter().any(|at| first.standing.iter().any(|mine| mine.queue == at.queue));
        other.plain && first.plain && same_queue && other.class == first.class && other.arrived_at > first.arrived_at
    })?;
    let why = serde_json::json!({
        "lane": choice.lane, "tier": choice.called.tier, "waited_ms": choice.called.waited_ms,
        "head_start_ms": choice.called.head_start_ms, "others_waited": choice.others_waited,
        "in_a_row": choice.in_a_row, "passed": choice.passed,
    });
    let call = Act::Call { window: window.clone(), ticket: last.id, reason: Some(Reason::OTHER) };
    Some((call, serde_json::from_value(why).ok()?))
}
