//! Choosing the next ticket: lanes first, each within its share, then the highest score; and why.
//!
//! The rule is specified in the section "Who is called next" of the design, and explained in
//! `docs/decisions/who-is-next.md`.

mod candidate;
mod compared;
mod head;
mod lane;
mod why;

pub use candidate::{CANDIDATES_MAX, Candidate};
pub(crate) use compared::Compared;
use head::{Head, Moment, QueueKind, Ranked};
pub use lane::Lane;
pub use why::Why;
pub(crate) use why::less_than;

use crate::floor::Floor;
use crate::tickets::{Queue, QueuedTicket};
use crate::windows::{Call, SharedLane};
use crate::{ClassIx, ServiceIx, Share, Timestamp, Window, WindowIx};

/// The usual number of queues that a window looks at.
const HEADS_USUAL: usize = 10;

/// The ticket to call, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) ticket: u32,
    pub(crate) step: u8,
    pub(crate) why: Why,
}

/// The heads of a window's queues.
struct Heads<'a> {
    due: Vec<Head<'a>>,
    early: Vec<Head<'a>>,
    help: Vec<Head<'a>>,
}

impl<'a> Floor<'a> {
    /// Chooses the ticket that a window calls next and, on demand, finds the other candidates; changes nothing.
    pub(crate) fn choose(self, now: Timestamp, window_ix: WindowIx, compared: Option<&mut Compared>) -> Option<Choice> {
        let window = &self.windows[window_ix];
        let moment = Moment { now, open_ms: self.hours.open_ms(now), window: window_ix };
        let mut heads = self.heads(moment, window_ix, window);
        if heads.due.is_empty() {
            heads.due.append(&mut heads.help);
            heads.due.iter_mut().for_each(|head| head.due_after_ms = 0);
        }
        if heads.due.is_empty() {
            let first = earliest(heads.early.iter())?;
            if let Some(compared) = compared {
                self.compare(moment, &heads.early, first, compared);
            }
            return Some(self.choice(moment, first, Lane::Early, (0, false)));
        }
        let (chosen, lane) = self.choose_among(window, &heads.due)?;
        if let Some(compared) = compared {
            self.compare(moment, &heads.due, chosen, compared);
        }
        let passed = self.passed(&heads.due, chosen);
        let others = self.others_wait(moment, &heads.due, chosen, &lane);
        let mut choice = self.choice(moment, chosen, lane, (passed, others));
        choice.why.in_a_row = self.in_a_row(moment, window, &heads.due, chosen);
        Some(choice)
    }

    /// Chooses the ticket that a window calls next and names the candidates; changes nothing.
    pub(crate) fn choose_and_explain(self, now: Timestamp, window: WindowIx) -> Option<Choice> {
        let mut compared = Compared::default();
        let mut choice = self.choose(now, window, Some(&mut compared))?;
        choice.why.candidates = self.named(&compared);
        Some(choice)
    }

    /// Returns the position of a call in a run of calls of its class, where the plan limits runs.
    fn in_a_row(self, moment: Moment, window: &Window, heads: &[Head<'_>], chosen: &Head<'_>) -> u8 {
        let class = chosen.first.queued.class;
        if self.layout.classes[class.index()].in_a_row_max.is_none() {
            return 0;
        }
        let before = window.run.filter(|(of, _)| *of == class).map_or(0, |(_, calls)| calls);
        before.saturating_add(u8::from(self.other_classes_wait(moment, heads, class)))
    }

    /// Returns whether tickets of other lanes wait here, at any position in a queue: only such calls count towards
    /// shares.
    fn others_wait(self, moment: Moment, heads: &[Head<'_>], chosen: &Head<'_>, lane: &Lane) -> bool {
        let called = &chosen.first.queued;
        match lane {
            Lane::Returning => heads.iter().any(|head| !head.first.is_returning()),
            Lane::Overdue => heads.iter().any(|head| {
                let in_time = |queued: &QueuedTicket| self.ranked(moment, QueueKind::Class, *queued).overdue_ms <= 0;
                // In a queue of a single service, if any ticket is on time the last is; but the last may be the one
                // called.
                let looked_at = if head.kind == QueueKind::Nothing { usize::MAX } else { 2 };
                let others = self.due_of(moment, head).take(looked_at).filter(|queued| queued.ticket != called.ticket);
                others.into_iter().any(in_time)
            }),
            Lane::Class(_) => self.other_classes_wait(moment, heads, called.class),
            Lane::Score => true,
            // Counted already when the visitor was first called.
            Lane::Interrupted => false,
            Lane::Early | Lane::Latecomer | Lane::OutOfOrder => false,
        }
    }

    fn other_classes_wait(self, moment: Moment, heads: &[Head<'_>], class: ClassIx) -> bool {
        heads.iter().any(|head| {
            head.first.queued.class != class
                || (head.kind != QueueKind::Class && self.due_of(moment, head).any(|queued| queued.class != class))
        })
    }

    /// Returns the candidates of a queue, the latest first.
    fn due_of(self, moment: Moment, head: &Head<'a>) -> impl Iterator<Item = &'a QueuedTicket> {
        let is_due = |queued: &QueuedTicket| {
            let waited_ms = || moment.open_ms - self.hours.open_ms(queued.since);
            queued.since <= moment.now && (head.due_after_ms == 0 || waited_ms() >= head.due_after_ms)
        };
        let queue = head.queue;
        let due = (0..queue.leading(is_due)).rev().filter_map(|place| queue.get(place));
        let sent = head.kind == QueueKind::Nothing;
        due.filter(move |queued| !sent || self.layout.may_decide(moment.window, queued.service))
    }

    fn choice(self, moment: Moment, head: &Head<'_>, lane: Lane, (passed, others_waited): (usize, bool)) -> Choice {
        let first = &head.first;
        let step = &self.tickets[first.queued.ticket].steps[usize::from(first.queued.step)];
        let step_ms = moment.open_ms - self.hours.open_ms(step.waits_since.unwrap_or(first.queued.since));
        Choice {
            ticket: first.queued.ticket,
            step: first.queued.step,
            why: Why {
                lane,
                tier: head.tier,
                waited_ms: first.waited_ms,
                step_waited_ms: less_than(first.waited_ms, step_ms),
                head_start_ms: self.layout.classes[first.queued.class.index()].head_start_ms,
                passed: u32::try_from(passed).unwrap_or(u32::MAX),
                others_waited,
                in_a_row: 0,
                candidates: Vec::new(),
                reason: None,
            },
        }
    }

    fn heads(self, moment: Moment, window_ix: WindowIx, window: &Window) -> Heads<'a> {
        let mut heads = Heads { due: Vec::with_capacity(HEADS_USUAL), early: Vec::new(), help: Vec::new() };
        let rules = &self.layout.windows[window_ix.index()];
        let covered = self.windows.covered(window_ix);
        let narrowed = |service: &ServiceIx| window.allows(*service) && !covered.contains(service);
        let of_clerk = window.clerk.as_ref().and_then(|clerk| self.tickets.queues().clerk(clerk));
        for queue in self.tickets.queues().window(window_ix).into_iter().chain(of_clerk) {
            // A clerk may sit today at a window that cannot decide everything they were named for.
            let first = queue.iter().find(|queued| self.layout.may_decide(window_ix, queued.service));
            self.add_head(&mut heads, moment, (queue, first, QueueKind::Nothing), 1, None);
        }
        for service in rules.own.iter().filter(|service| narrowed(service)) {
            self.add_service(&mut heads, moment, *service, 1, None);
        }
        for service in covered {
            self.add_service(&mut heads, moment, *service, 1, None);
        }
        for service in rules.helps.iter().filter(|service| narrowed(service)) {
            self.add_service(&mut heads, moment, *service, 2, Some(rules.help_after_ms));
        }
        heads
    }

    fn add_service(
        self,
        heads: &mut Heads<'a>,
        moment: Moment,
        service: ServiceIx,
        tier: u8,
        help_after_ms: Option<i64>,
    ) {
        let Some(queues) = self.tickets.queues().service(service) else { return };
        if queues.waiting == 0 {
            return;
        }
        // Interrupted visitors do not have to wait until this window helps.
        let interrupted = &queues.interrupted;
        self.add_head(heads, moment, (interrupted, interrupted.head(), QueueKind::Interrupted), tier, None);
        let returning = &queues.returning;
        self.add_head(heads, moment, (returning, returning.head(), QueueKind::Service), tier, help_after_ms);
        for queue in &queues.classes {
            self.add_head(heads, moment, (queue, queue.head(), QueueKind::Class), tier, help_after_ms);
        }
    }

    fn add_head(
        self,
        heads: &mut Heads<'a>,
        moment: Moment,
        (queue, first, kind): (&'a Queue, Option<&QueuedTicket>, QueueKind),
        tier: u8,
        help_after_ms: Option<i64>,
    ) {
        let Some(queued) = first else { return };
        let first = self.ranked(moment, kind, *queued);
        let head = Head { queue, first, tier, due_after_ms: help_after_ms.unwrap_or(0), kind };
        if first.is_early {
            heads.early.push(head);
        } else if first.waited_ms < head.due_after_ms {
            heads.help.push(head);
        } else {
            heads.due.push(head);
        }
    }

    /// Chooses interrupted visitors first, then lanes within their shares, then the score, then lanes that have used
    /// up their share.
    fn choose_among<'h>(self, window: &Window, heads: &'h [Head<'a>]) -> Option<(&'h Head<'a>, Lane)> {
        let calling = &self.layout.plan().calling;
        if let Some(head) = earliest(heads.iter().filter(|head| head.kind == QueueKind::Interrupted)) {
            return Some((head, Lane::Interrupted));
        }
        let returning = earliest(heads.iter().filter(|head| head.first.is_returning()));
        if let Some(head) = returning.filter(|_| window.has_share(SharedLane::Returning, calling.returning_share)) {
            return Some((head, Lane::Returning));
        }
        let overdue = heads
            .iter()
            .filter(|head| head.first.overdue_ms > 0)
            .reduce(|best, head| if longer_overdue(&head.first, &best.first) { head } else { best });
        if let Some(head) = overdue.filter(|_| window.has_share(SharedLane::Overdue, calling.overdue_share)) {
            return Some((head, Lane::Overdue));
        }
        // A class that has reached its limit of calls in a row gives way to any other, except for its returning and
        // overdue tickets.
        let rested = |(class, calls): &(ClassIx, u8)| {
            self.layout.classes[class.index()].in_a_row_max.is_some_and(|max| *calls >= max)
        };
        let resting = window.run.filter(rested).map(|(class, _)| class);
        let mut used_up: u64 = resting.map_or(0, class_bit);
        let mut first_used_up = None;
        for class in self.layout.lanes.iter().filter(|class| resting != Some(**class)) {
            let Some(head) = best(heads.iter().filter(|head| head.first.queued.class == *class)) else { continue };
            let share = self.layout.classes[class.index()].share.unwrap_or(Share { k: 1, n: 1 });
            if window.has_share(SharedLane::Class(*class), share) {
                return Some((head, self.class_lane(*class)));
            }
            used_up |= class_bit(*class);
            first_used_up = first_used_up.or(Some((head, *class)));
        }
        let scored = best(heads.iter().filter(|head| used_up & class_bit(head.first.queued.class) == 0));
        let waits = || first_used_up.map(|(head, class)| (head, self.class_lane(class)));
        let alone = || best(heads.iter()).map(|head| (head, Lane::Score));
        scored.map(|head| (head, Lane::Score)).or_else(waits).or_else(alone)
    }

    fn class_lane(self, class: ClassIx) -> Lane {
        Lane::Class(self.layout.class_id(class).clone())
    }

    /// Returns a call of a ticket as the window remembers it.
    pub(crate) fn call(self, ticket: u32, why: &Why) -> Call {
        let counts = why.others_waited.then(|| self.shared_lane(&why.lane));
        let run = (why.in_a_row > 0).then(|| (self.tickets[ticket].class, why.in_a_row));
        Call { ticket, counts, run }
    }

    /// Returns a lane as the shares count it.
    fn shared_lane(self, lane: &Lane) -> SharedLane {
        match lane {
            Lane::Returning => SharedLane::Returning,
            Lane::Overdue => SharedLane::Overdue,
            Lane::Class(class) => self.layout.class(class).map_or(SharedLane::Other, SharedLane::Class),
            Lane::Interrupted | Lane::Score | Lane::Early | Lane::Latecomer | Lane::OutOfOrder => SharedLane::Other,
        }
    }
}

pub(crate) fn class_bit(class: ClassIx) -> u64 {
    1u64.checked_shl(u32::from(class.0)).unwrap_or(0)
}

fn earliest<'a, 'h: 'a>(heads: impl Iterator<Item = &'a Head<'h>>) -> Option<&'a Head<'h>> {
    heads.reduce(|first, head| if head.first.is_earlier_than(&first.first) { head } else { first })
}

fn longer_overdue(one: &Ranked, than: &Ranked) -> bool {
    one.overdue_ms > than.overdue_ms || (one.overdue_ms == than.overdue_ms && one.is_earlier_than(than))
}

fn best<'a, 'h: 'a>(heads: impl Iterator<Item = &'a Head<'h>>) -> Option<&'a Head<'h>> {
    heads.reduce(|best, head| if head.first.is_before(&best.first) { head } else { best })
}
