//! Where the sabotages take hold: commands before the engine sees them, and what it is said to have done.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{Act, Came, Code, Fact, Issue, Reason, SeriesId, Timestamp, Why};
use hall_server::engine::turn::Turn;
use hall_server::engine::{Answer, Request};

use super::Life;
use crate::world::sabotage::{Sabotage, renumbered};
use crate::world::server::PERSONAL_MARK;

/// What a sabotage must remember.
#[derive(Debug, Default)]
pub(crate) struct Remembered {
    /// Calls that are to look like others: by place in the batch.
    forged: BTreeMap<usize, Why>,
    /// The day in UTC on which the hall's day began, and the highest counters before it ended.
    utc_day: i64,
    counters: BTreeMap<SeriesId, u32>,
}

const DAY_MS: i64 = 24 * 3_600_000;

impl Life {
    /// Returns the batch that the engine gets in place of this one.
    pub(super) fn sabotaged(&mut self, now: Timestamp, batch: &[Request]) -> Vec<Request> {
        let mut sent = batch.to_vec();
        self.remembered.forged.clear();
        for (place, request) in sent.iter_mut().enumerate() {
            match self.sabotage {
                Some(Sabotage::KeyIgnored) => {
                    request.key.take_if(|key| self.given.contains_key(key.as_str()));
                }
                Some(Sabotage::Overbooked) => {
                    if let Act::Book { slot, .. } | Act::MoveBooking { slot, .. } = &mut request.command.act {
                        slot.bookable += 1;
                    }
                }
                Some(Sabotage::PhoneInRecord) => {
                    if let Act::Issue(Issue { class: None, evidence, .. }) = &mut request.command.act {
                        *evidence = Code::new(&format!("call-{PERSONAL_MARK}00000000-back")).ok();
                    }
                }
                Some(Sabotage::OrderReversed) => {
                    if let Some((act, why)) = self.reversed(now, &request.command.act) {
                        request.command.act = act;
                        self.remembered.forged.insert(place, why);
                    }
                }
                _ => {}
            }
        }
        sent
    }

    /// A call of the last of a queue in place of the first, and the reason that the first would have had.
    fn reversed(&self, now: Timestamp, act: &Act) -> Option<(Act, Why)> {
        let Act::CallNext { window, finish: None, .. } = act else { return None };
        let choice = self.model.choose(now.max(self.model.now), window)?;
        let first = self.model.ticket(choice.called.ticket)?;
        let last = self.model.tickets.iter().rev().find(|other| {
            let same_queue = other.standing.iter().any(|at| first.standing.iter().any(|mine| mine.queue == at.queue));
            other.plain
                && first.plain
                && same_queue
                && other.class == first.class
                && other.arrived_at > first.arrived_at
        })?;
        let why = serde_json::json!({
            "lane": choice.lane, "tier": choice.called.tier, "waited_ms": choice.called.waited_ms,
            "head_start_ms": choice.called.head_start_ms, "others_waited": choice.others_waited,
            "in_a_row": choice.in_a_row, "passed": choice.passed,
        });
        let call = Act::Call { window: window.clone(), ticket: last.id, reason: Some(Reason::OTHER) };
        Some((call, serde_json::from_value(why).ok()?))
    }

    /// Changes what the engine is said to have done.
    pub(super) fn sabotage_feed(&mut self, turn: &mut Turn) {
        match self.sabotage {
            Some(Sabotage::OrderReversed) => self.forge(turn),
            Some(Sabotage::CounterResetAtMidnightUtc) => self.renumber(turn),
            Some(Sabotage::ExpiredForgotten) => retell(turn, |_, facts| {
                for fact in facts {
                    if let Fact::DayEnded { expired } = fact {
                        expired.pop();
                    }
                }
            }),
            Some(Sabotage::LateFromSlot) => retell(turn, |_, facts| {
                if let [Fact::Issued(issued), Fact::CheckedIn { came: Came::Late, .. }] = facts {
                    issued.since = issued.appointment;
                }
            }),
            Some(Sabotage::ReturnsLast) => retell(turn, |_, facts| {
                for fact in facts {
                    if let Fact::Issued(issued) = fact {
                        issued.linked = None;
                    }
                }
            }),
            Some(Sabotage::LeftClosed) => retell(turn, |_, facts| {
                for fact in facts {
                    if let Fact::WindowLeft { window, .. } = fact {
                        *fact = Fact::WindowClosed { window: window.clone() };
                    }
                }
            }),
            Some(Sabotage::FreedStranded) => retell(turn, |_, facts| {
                if let [Fact::Parked { window: left, .. }, Fact::CameBack { window, .. }, ..] = facts {
                    *window = Some(left.clone());
                }
            }),
            Some(Sabotage::CalledWhereItStands) => retell(turn, |_, facts| {
                for fact in facts {
                    if let Fact::WentOn { ticket, window, step, why } = fact {
                        let (ticket, window) = (*ticket, window.clone());
                        *fact = Fact::Called { ticket, window, step: *step, why: why.clone() };
                    }
                }
            }),
            Some(Sabotage::CalledTwice) => {
                let present = self.model.windows.values().find_map(|window| window.present);
                retell(turn, |_, facts| {
                    for fact in facts {
                        if let (Fact::Called { ticket, why, .. }, Some(present)) = (fact, present) {
                            why.lane = hall_core::Lane::OutOfOrder;
                            *ticket = present.ticket;
                        }
                    }
                });
            }
            _ => {}
        }
    }

    fn forge(&mut self, turn: &mut Turn) {
        for (place, forged) in std::mem::take(&mut self.remembered.forged) {
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

    fn renumber(&mut self, turn: &mut Turn) {
        let remembered = &mut self.remembered;
        retell(turn, |at, facts| {
            let utc_day = at.as_millis() / DAY_MS;
            for fact in facts {
                if let Fact::DayBegun(_) = fact {
                    (remembered.utc_day, remembered.counters) = (utc_day, BTreeMap::new());
                } else if let Fact::Issued(issued) = fact {
                    if utc_day == remembered.utc_day {
                        remembered.counters.insert(issued.line.clone(), issued.counter);
                    } else {
                        let before = remembered.counters.get(&issued.line).copied().unwrap_or(0);
                        issued.counter -= before;
                        issued.number = renumbered(&issued.number, issued.counter);
                    }
                }
            }
        });
    }
}

/// Changes the facts of every entry of a turn, and of the answers that tell of them.
fn retell(turn: &mut Turn, mut change: impl FnMut(Timestamp, &mut [Fact])) {
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
