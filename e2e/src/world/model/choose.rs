//! Who is called next, told once more in the plainest way: all candidates in one list, then the rules one after another.

use hall_core::{ClassId, Lane, MINUTE_MS, Share, TicketId, Timestamp, WindowId};

use super::{Model, Queue, Standing, Ticket};

/// One who could be called, with what the rules look at.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub ticket: TicketId,
    pub class: ClassId,
    pub step: usize,
    pub tier: u8,
    pub returning: bool,
    /// Taken from a window that was freed.
    pub interrupted: bool,
    pub since: Timestamp,
    pub order: u64,
    pub waited_ms: i64,
    /// Since the visitor began to wait for this step.
    pub step_ms: i64,
    pub head_start_ms: i64,
    pub score: i64,
    pub overdue_ms: i64,
    /// Whether its turn in its line has come: the returning stand one behind another.
    pub its_turn: bool,
}

/// Who is to be called, and by which way.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub called: Candidate,
    pub lane: Lane,
    pub others_waited: bool,
    pub in_a_row: u8,
    pub passed: usize,
}

impl Model {
    /// Returns whom a window is to call.
    pub(crate) fn choose(&self, now: Timestamp, window: &WindowId) -> Option<Choice> {
        let everyone = self.standing_for(now, window);
        let waiting = self.due(now, window, &everyone);
        let candidates: Vec<Candidate> = waiting.iter().filter(|one| one.its_turn).cloned().collect();
        if candidates.is_empty() {
            let early = everyone
                .iter()
                .filter(|one| one.since > now && one.its_turn)
                .min_by_key(|one| (one.since, one.order))?;
            return Some(Choice {
                called: early.clone(),
                lane: Lane::Early,
                others_waited: false,
                in_a_row: 0,
                passed: 0,
            });
        }
        let (called, lane) = self.by_the_rules(window, &candidates)?;
        // A call counts towards its lane's share while anybody outside the lane waits here, at whatever place.
        let mut others = waiting.iter().filter(|one| one.ticket != called.ticket);
        let others_waited = match &lane {
            Lane::Returning => others.any(|one| !one.returning),
            Lane::Overdue => others.any(|one| one.overdue_ms <= 0),
            Lane::Class(class) => others.any(|one| one.class != *class),
            Lane::Score => true,
            Lane::Interrupted | Lane::Early | Lane::Latecomer | Lane::OutOfOrder => false,
        };
        let in_a_row = self.in_a_row(window, &waiting, called);
        let passed = self.passed(now, window, &everyone, called);
        Some(Choice { called: called.clone(), lane, others_waited, in_a_row, passed })
    }

    /// Tier 1, of tier 2 those who have waited long enough, and whoever was interrupted; if there is none, all of tier 2.
    pub(crate) fn due(&self, now: Timestamp, window: &WindowId, everyone: &[Candidate]) -> Vec<Candidate> {
        let help_after_ms = self.window_plan(window).map_or(0, |plan| i64::from(plan.help_after_min) * MINUTE_MS);
        let come = || everyone.iter().filter(|one| one.since <= now);
        let first: Vec<Candidate> =
            come().filter(|one| one.tier == 1 || one.interrupted || one.waited_ms >= help_after_ms).cloned().collect();
        if first.is_empty() { come().cloned().collect() } else { first }
    }

    /// Which call of its class in a row this is, where the plan limits that; calls while nobody else waited do not count.
    fn in_a_row(&self, window: &WindowId, waiting: &[Candidate], called: &Candidate) -> u8 {
        if self.class(&called.class).is_none_or(|class| class.in_a_row_max.is_none()) {
            return 0;
        }
        let run = self.windows.get(window).and_then(|window| window.run.as_ref());
        let before = run.filter(|(class, _)| *class == called.class).map_or(0, |(_, calls)| *calls);
        before + u8::from(waiting.iter().any(|one| one.class != called.class))
    }

    /// How many visitors who have stood longer in the queues of this window a call passes, each once.
    fn passed(&self, now: Timestamp, window: &WindowId, everyone: &[Candidate], called: &Candidate) -> usize {
        let help_after_ms = self.window_plan(window).map_or(0, |plan| i64::from(plan.help_after_min) * MINUTE_MS);
        let helped_now = |one: &Candidate| one.tier == 1 || one.interrupted || one.waited_ms >= help_after_ms;
        let own = everyone.iter().any(|one| one.since <= now && helped_now(one));
        let helped = |ticket: &Ticket, standing: &Standing| {
            let mates = self
                .tickets
                .iter()
                .filter(|mate| !matches!(standing.queue, Queue::Service(_)) || mate.class == ticket.class);
            let queue = mates.flat_map(|mate| &mate.standing).filter(|stands| stands.queue == standing.queue);
            let first = queue.map(|stands| stands.since).min();
            matches!(standing.queue, Queue::Interrupted(_))
                || first.is_some_and(|since| self.hours.open_ms_between(since, now) >= help_after_ms)
        };
        let stood_longer = |ticket: &&Ticket| {
            ticket.standing.iter().any(|standing| {
                let earlier = (standing.since, standing.order) < (called.since, called.order);
                let tier = if earlier { self.tier_of(window, standing) } else { None };
                tier.is_some_and(|tier| tier == 1 || !own || helped(ticket, standing))
            })
        };
        self.tickets.iter().filter(|ticket| ticket.id != called.ticket).filter(stood_longer).count()
    }

    fn by_the_rules<'a>(&self, window: &WindowId, candidates: &'a [Candidate]) -> Option<(&'a Candidate, Lane)> {
        // Nobody and no share comes before those who were interrupted.
        let interrupted = candidates.iter().filter(|one| one.interrupted).min_by_key(|one| (one.since, one.order));
        if let Some(one) = interrupted {
            return Some((one, Lane::Interrupted));
        }
        let calling = &self.plan.calling;
        let returning = candidates.iter().filter(|one| one.returning).min_by_key(|one| (one.since, one.order));
        if let Some(one) = returning.filter(|_| self.within_share(window, &Lane::Returning, calling.returning_share)) {
            return Some((one, Lane::Returning));
        }
        let overdue = candidates.iter().filter(|one| one.overdue_ms > 0);
        let overdue = overdue.min_by_key(|one| (-one.overdue_ms, one.since, one.order));
        if let Some(one) = overdue.filter(|_| self.within_share(window, &Lane::Overdue, calling.overdue_share)) {
            return Some((one, Lane::Overdue));
        }
        let run = self.windows.get(window).and_then(|window| window.run.as_ref());
        let resting = run.filter(|(class, calls)| {
            self.class(class).and_then(|class| class.in_a_row_max).is_some_and(|most| *calls >= most)
        });
        let rests = |class: &ClassId| resting.is_some_and(|(resting, _)| resting == class);
        let mut had_their_share: Vec<(&Candidate, Lane)> = Vec::new();
        for class in self.plan.classes.iter().filter(|class| class.share.is_some() && !rests(&class.id)) {
            let Some(one) = highest(candidates.iter().filter(|one| one.class == class.id)) else { continue };
            let lane = Lane::Class(class.id.clone());
            if class.share.is_some_and(|share| self.within_share(window, &lane, share)) {
                return Some((one, lane));
            }
            had_their_share.push((one, lane));
        }
        let may = |one: &&Candidate| !rests(&one.class) && !had_their_share.iter().any(|(it, _)| it.class == one.class);
        let scored = highest(candidates.iter().filter(may)).map(|one| (one, Lane::Score));
        let alone = || highest(candidates.iter()).map(|one| (one, Lane::Score));
        scored.or_else(|| had_their_share.into_iter().next()).or_else(alone)
    }

    /// At most `k` of any `n` calls of a window while others wait.
    pub(crate) fn within_share(&self, window: &WindowId, lane: &Lane, share: Share) -> bool {
        let Some(window) = self.windows.get(window) else { return false };
        let last = window.lanes.iter().rev().take(usize::from(share.n) - 1);
        last.filter(|called| *called == lane).count() < usize::from(share.k)
    }

    /// Everybody who stands in a queue of a window, each place in a queue once.
    fn standing_for(&self, now: Timestamp, window: &WindowId) -> Vec<Candidate> {
        let standing = |ticket| -> Vec<(&Ticket, &Standing, u8)> {
            let ticket: &Ticket = ticket;
            let tiers =
                ticket.standing.iter().filter_map(|standing| Some((ticket, standing, self.tier_of(window, standing)?)));
            tiers.collect()
        };
        let all = self.tickets.iter().flat_map(standing);
        all.filter_map(|(ticket, standing, tier)| self.candidate(now, ticket, standing, tier)).collect()
    }

    /// Everybody whom a window may call.
    pub(crate) fn candidates(&self, now: Timestamp, window: &WindowId) -> Vec<Candidate> {
        self.standing_for(now, window).into_iter().filter(|one| one.its_turn).collect()
    }

    pub(super) fn tier_of(&self, window: &WindowId, standing: &Standing) -> Option<u8> {
        match &standing.queue {
            Queue::Window(one) => (one == window).then_some(1),
            Queue::Clerk(clerk) => {
                (self.windows.get(window).and_then(|window| window.clerk.as_ref()) == Some(clerk)).then_some(1)
            }
            Queue::Service(service) | Queue::Returning(service) | Queue::Interrupted(service) => {
                self.tier(window, service)
            }
        }
    }

    /// Nobody stands before this place in its line, whatever the class.
    fn heads_its_queue(&self, standing: &Standing) -> bool {
        let queue = self.tickets.iter().flat_map(|other| &other.standing).filter(|other| other.queue == standing.queue);
        !queue.into_iter().any(|other| (other.since, other.order) < (standing.since, standing.order))
    }

    fn candidate(&self, now: Timestamp, ticket: &Ticket, standing: &Standing, tier: u8) -> Option<Candidate> {
        let service = &ticket.steps.get(standing.step)?.0;
        let class = self.class(&ticket.class);
        let head_start_ms = class.map_or(0, |class| i64::from(class.head_start_min) * MINUTE_MS);
        let waited_ms = self.hours.open_ms_between(standing.since, now);
        let max_wait_ms = self.service(service).map_or(0, |service| i64::from(service.max_wait_min) * MINUTE_MS);
        Some(Candidate {
            ticket: ticket.id,
            class: ticket.class.clone(),
            step: standing.step,
            tier,
            returning: !matches!(standing.queue, Queue::Service(_)),
            interrupted: matches!(standing.queue, Queue::Interrupted(_)),
            since: standing.since,
            order: standing.order,
            waited_ms,
            step_ms: self.hours.open_ms_between(standing.began, now),
            head_start_ms,
            score: i64::from(class.map_or(1000, |class| class.ageing)) * waited_ms + 1000 * head_start_ms,
            overdue_ms: waited_ms - max_wait_ms,
            its_turn: matches!(standing.queue, Queue::Service(_)) || self.heads_its_queue(standing),
        })
    }
}

/// Ties: earlier arrival, then earlier entry.
fn highest<'a>(candidates: impl Iterator<Item = &'a Candidate>) -> Option<&'a Candidate> {
    candidates.min_by_key(|one| (-one.score, one.since, one.order))
}
