//! Kiosks that go on alone, and merge what they issued.

use std::sync::Arc;

use hall_core::{Act, Command, Issue, Role, Timestamp};

use super::Life;
use super::events::Event;
use crate::world::client::{Asked, fingerprint};
use crate::world::promise::Broken;

/// How far a kiosk may be wrong about the server's clock.
const CLOCK_OFF_MIN_MAX: f64 = 10.0;
/// Visitors who take the number that the kiosk offers alone; the others press again, or go away.
const TAKEN_ALONE: f64 = 0.7;
/// Tickets after which the kiosk's own power is cut.
const POWER_CUTS: f64 = 0.2;
/// After so many merges a kiosk repeats one: its power went before its journal knew.
const MERGED_ONCE_MORE: u32 = 2;

impl Life {
    pub(super) fn set_kiosks_clocks(&mut self) {
        for client in 0..self.clients.len() {
            if self.clients[client].person.actor.role == Role::Kiosk && self.chance.happens(0.5) {
                let off_min = self.chance.between(-CLOCK_OFF_MIN_MAX, CLOCK_OFF_MIN_MAX);
                self.clients[client].alone.off_ms = (off_min * 60_000.0) as i64;
            }
        }
    }

    /// A press came to nothing: the kiosk issues a number of its own, if its rules allow it. Returns whether it did.
    pub(super) fn goes_alone(&mut self, client: usize) -> Result<bool, Broken> {
        let asking = &self.clients[client];
        if asking.person.actor.role != Role::Kiosk || self.settling {
            return Ok(false);
        }
        let Some(asked) = asking.asked.clone() else { return Ok(false) };
        let Act::Issue(issue) = asked.command.act else { return Ok(false) };
        if !self.chance.happens(TAKEN_ALONE) {
            return Ok(false);
        }
        let issue = Issue { ticket: self.new_ticket_id(), ..issue };
        let now = Timestamp(self.now);
        let asking = &mut self.clients[client];
        let kiosk = asking.person.actor.id.to_string();
        let Some((day, number)) = asking.alone.issue(&kiosk, now, asked.key, issue) else { return Ok(false) };
        asking.asked = None;
        self.seen.note("issued alone");
        self.mix(u64::from(number.parts().1));
        self.papers.print(day, number)?;
        if self.chance.happens(POWER_CUTS) {
            self.seen.note("power cut of a kiosk");
            self.clients[client].alone.lose_power(&self.tampering);
        }
        self.think_later(client);
        Ok(true)
    }

    /// A kiosk that has something to merge does that first.
    pub(super) fn merges(&mut self, client: usize) -> bool {
        let asking = &self.clients[client];
        let Some((key, merge)) = asking.alone.to_merge.front() else { return false };
        let command = Command { actor: asking.person.actor.clone(), act: Act::Merge(Box::new(merge.clone())) };
        let asked = Asked { key: key.clone(), fingerprint: fingerprint(&command), command, private: None };
        self.clients[client].begin(asked);
        self.send(client);
        true
    }

    /// A merge was answered, or something else that is not to be merged.
    pub(super) fn was_merged(&mut self, client: usize, key: &str) {
        let alone = &mut self.clients[client].alone;
        if alone.to_merge.front().is_some_and(|(merged, _)| **merged == *key) {
            alone.merged += 1;
            if alone.merged.is_multiple_of(MERGED_ONCE_MORE) {
                self.seen.note("merged once more");
            } else {
                alone.to_merge.pop_front();
                self.seen.note("merged");
            }
        }
        if self.settling {
            self.merges(client);
        }
    }

    /// Lets every kiosk merge what is left.
    pub(super) fn merge_the_rest(&mut self) {
        for client in 0..self.clients.len() {
            if self.clients[client].asked.is_none() {
                self.merges(client);
            }
        }
    }

    /// A merge got no answer: it is asked again for as long as it takes.
    pub(super) fn merges_again(&mut self, client: usize, key: &Arc<str>) -> bool {
        let asking = &self.clients[client];
        let merging = asking.asked.as_ref().is_some_and(|asked| matches!(asked.command.act, Act::Merge(_)));
        if merging {
            self.after(30_000, Event::AskAgain(client, key.clone()));
        }
        merging
    }
}
