//! Kiosks of the world that go on alone: the shipped kiosk's own hall, a journal that outlives its power cuts, and what became of
//! every number on paper.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use hall_core::{Day, Fact, Issue, Issued, Merge, Number, Plan, PrintOutcome, Timestamp};
use kiosk_client::OwnHall;

use super::promise::{Broken, ON_PAPER, holds};
use super::tamper::Tampering;

/// A kiosk without its server.
#[derive(Debug, Default)]
pub(crate) struct Alone {
    own: Option<OwnHall>,
    /// As last heard of.
    plan: Option<Arc<Plan>>,
    /// How far the kiosk takes the server's clock to be off.
    pub off_ms: i64,
    /// On its disk.
    journal: Vec<(Day, Issued)>,
    /// What the hall does not have yet, oldest first, with the key of each press.
    pub to_merge: VecDeque<(Arc<str>, Merge)>,
    /// All that it has issued: after a restore the hall may lack any of it.
    issued: Vec<(Arc<str>, Merge)>,
    /// How often the hall has answered a merge.
    pub merged: u32,
}

impl Alone {
    /// Issues a ticket for a press that the hall did not answer, with its number; none if the rules refuse it.
    pub(crate) fn issue(&mut self, kiosk: &str, now: Timestamp, key: Arc<str>, issue: Issue) -> Option<(Day, Number)> {
        let now = now + self.off_ms;
        if self.own.is_none() {
            let tickets = self.journal.iter().map(|(day, issued)| (*day, issued));
            self.own = OwnHall::new(self.plan.as_ref()?, kiosk, now, tickets);
        }
        let own = self.own.as_mut()?;
        let issued = own.issue(now, issue.clone()).ok()?;
        let day = own.at(now).day()?;
        self.journal.push((day, (*issued).clone()));
        let number = issued.number;
        let issue = Issue {
            ticket: issued.ticket,
            services: issued.services.clone(),
            class: Some(issued.class.clone()).filter(|class| *class != hall_core::ClassId::ordinary()),
            evidence: issued.evidence.clone(),
            ..issue
        };
        let arrived_at = issued.arrived_at;
        let printed = Some(PrintOutcome::Printed);
        let merge = Merge { issue, number, day, arrived_at, clock_offset_ms: self.off_ms, printed, asked: None };
        self.issued.push((key.clone(), merge.clone()));
        self.to_merge.push_back((key, merge));
        Some((day, number))
    }

    /// Hears of the plan.
    pub(crate) fn adopt(&mut self, plan: &Arc<Plan>) {
        if !self.plan.as_ref().is_some_and(|known| Arc::ptr_eq(known, plan)) {
            (self.plan, self.own) = (Some(plan.clone()), None);
        }
    }

    /// The hall has another record, which may lack any ticket.
    pub(crate) fn merge_again(&mut self, tampering: &Tampering) {
        if tampering.merges_again() {
            self.to_merge = self.issued.iter().cloned().collect();
        }
    }

    /// The kiosk's power is cut: what it had in memory is gone.
    pub(crate) fn lose_power(&mut self, tampering: &Tampering) {
        self.own = None;
        tampering.journal(&mut self.journal);
    }
}

/// Every number on paper, and how often the hall took it in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Papers(BTreeMap<(Day, Number), u32>);

impl Papers {
    /// A kiosk printed a number.
    pub(crate) fn print(&mut self, day: Day, number: Number) -> Result<(), Broken> {
        let before = self.0.insert((day, number), 0);
        holds(before.is_none(), ON_PAPER, || format!("{number} of {day} was printed twice"))
    }

    /// The hall has the record of a backup: what it took in since is to be taken in once more.
    pub(crate) fn go_back(&mut self, backup: &Self) {
        for (paper, taken) in &mut self.0 {
            *taken = backup.0.get(paper).copied().unwrap_or(0);
        }
    }

    /// The hall recorded a fact.
    pub(crate) fn take(&mut self, today: Option<Day>, fact: &Fact) -> Result<(), Broken> {
        let Some((number, earlier)) = fact.printed_alone() else { return Ok(()) };
        let day = earlier.or(today);
        let taken = day.and_then(|day| self.0.get_mut(&(day, number)));
        let taken = taken.ok_or_else(|| Broken::new(ON_PAPER, format!("{number} was merged and never printed")))?;
        *taken += 1;
        holds(*taken == 1, ON_PAPER, || format!("{number} was merged {taken} times"))
    }

    /// Everything has come to rest. Where the hall's day was made longer, a ticket of the next day waits until that begins.
    pub(crate) fn check(&self, today: Option<Day>) -> Result<(), Broken> {
        let lost = self.0.iter().find(|((day, _), taken)| **taken == 0 && Some(*day) <= today);
        holds(lost.is_none(), ON_PAPER, || format!("{lost:?} was printed and the hall does not have it"))
    }
}
