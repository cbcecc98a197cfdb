//! The first three candidates of a call, recorded with it so that "why before me?" can be answered.

use super::candidate::{CANDIDATES_MAX, Candidate};
use super::head::{Head, Moment, QueueKind, Ranked};
use crate::floor::Floor;
use crate::tickets::{Queue, QueuedTicket};
use crate::{ClassIx, Lane, QueueKey, Ticket, Timestamp, WindowIx};

/// The candidates of a call: first the one called, then the others, best first.
#[derive(Debug, Default)]
pub(crate) struct Compared([Option<Ranked>; CANDIDATES_MAX]);

impl Compared {
    /// Inserts a candidate by rank; returns whether it is among the first.
    fn offer(&mut self, ranked: Ranked) -> bool {
        let others = &mut self.0[1..];
        if others.iter().flatten().any(|known| known.queued.ticket == ranked.queued.ticket) {
            return true;
        }
        let Some(index) = others.iter().position(|known| known.is_none_or(|known| ranked.is_before(&known))) else {
            return false;
        };
        others[index..].rotate_right(1);
        others[index] = Some(ranked);
        true
    }
}

impl Floor<'_> {
    /// Finds the best candidates apart from the chosen one.
    ///
    /// Reads a queue only as far as its tickets can be among the first, so that the cost does not grow with the number
    /// waiting.
    pub(super) fn compare(self, moment: Moment, heads: &[Head<'_>], chosen: &Head<'_>, compared: &mut Compared) {
        compared.0 = [None; CANDIDATES_MAX];
        compared.0[0] = Some(chosen.first);
        let called = chosen.first.queued.ticket;
        for head in heads {
            let returning = head.first.is_returning();
            if head.first.queued.ticket != called && !compared.offer(head.first) && !returning {
                continue;
            }
            for queued in head.queue.iter().take(CANDIDATES_MAX).skip(1).filter(|queued| queued.ticket != called) {
                let ranked = self.ranked(moment, head.kind, *queued);
                let is_due = ranked.is_early == head.first.is_early && ranked.waited_ms >= head.due_after_ms;
                // In a queue of a single class no ticket ranks above those before it; other queues hold several classes.
                if (!is_due || !compared.offer(ranked)) && !returning {
                    break;
                }
            }
        }
    }

    /// Names a ticket that is called out of order, and the tickets that the window would have called instead.
    pub(crate) fn passed_over(self, now: Timestamp, window: WindowIx, ticket: &Ticket, step: usize) -> Vec<Candidate> {
        let since = ticket.queued().first().map_or(ticket.arrived_at, |place| place.since);
        let service = ticket.steps[step].service;
        let mut candidates = vec![Candidate {
            number: ticket.number,
            service: self.layout.service_id(service).clone(),
            class: self.layout.class_id(ticket.class).clone(),
            waited_ms: self.hours.open_ms_between(since, now),
            head_start_ms: self.layout.classes[ticket.class.index()].head_start_ms,
            lane: None,
        }];
        let next = self.choose_and_explain(now, window).map(|choice| choice.why.candidates).unwrap_or_default();
        let others = next.into_iter().filter(|candidate| candidate.number != ticket.number);
        candidates.extend(others.take(CANDIDATES_MAX - 1));
        candidates
    }

    pub(super) fn ranked(self, moment: Moment, kind: QueueKind, queued: QueuedTicket) -> Ranked {
        let waited_ms = (moment.open_ms - self.hours.open_ms(queued.since)).max(0);
        let is_early = queued.since > moment.now;
        Ranked {
            queued,
            // Visitors booked for later have not waited yet: the nearest slot comes first.
            rank: if is_early { -queued.since.0 } else { self.score(queued.class, waited_ms) },
            is_early,
            waited_ms,
            kind,
            overdue_ms: waited_ms.saturating_sub(self.layout.services[queued.service.index()].max_wait_ms),
        }
    }

    /// Returns the score of a ticket that has waited this long, in thousandths of a point.
    pub(crate) fn score(self, class: ClassIx, waited_ms: i64) -> i64 {
        let rules = &self.layout.classes[class.index()];
        rules.ageing.saturating_mul(waited_ms).saturating_add(rules.head_start_ms.saturating_mul(1000))
    }

    /// Names the candidates as they are recorded.
    pub(crate) fn named(self, compared: &Compared) -> Vec<Candidate> {
        let name = |ranked: &Ranked| {
            let queued = &ranked.queued;
            let class = self.layout.class_id(queued.class);
            let has_lane = self.layout.lanes.contains(&queued.class);
            let lane = match (ranked.kind, ranked.overdue_ms > 0) {
                (QueueKind::Interrupted, _) => Some(Lane::Interrupted),
                (QueueKind::Service | QueueKind::Nothing, _) => Some(Lane::Returning),
                (QueueKind::Class, true) => Some(Lane::Overdue),
                (QueueKind::Class, false) => has_lane.then(|| Lane::Class(class.clone())),
            };
            Candidate {
                number: self.tickets[queued.ticket].number,
                service: self.layout.service_id(queued.service).clone(),
                class: class.clone(),
                waited_ms: ranked.waited_ms,
                head_start_ms: self.layout.classes[queued.class.index()].head_start_ms,
                lane,
            }
        };
        compared.0.iter().flatten().map(name).collect()
    }

    /// Counts the visitors in this window's queues who have waited longer than the chosen one, each once.
    pub(super) fn passed(self, heads: &[Head<'_>], chosen: &Head<'_>) -> usize {
        let chosen = &chosen.first.queued;
        let place = (chosen.since, chosen.order);
        let before: usize = heads.iter().map(|head| head.queue.rank(place.0, place.1)).sum();
        if before == 0 || self.tickets.in_several_queues().is_empty() {
            return before;
        }
        let is_head =
            |kind: Option<&Queue>| kind.is_some_and(|kind| heads.iter().any(|head| std::ptr::eq(head.queue, kind)));
        let is_head_of = |queue: &QueueKey| is_head(self.tickets.queues().get(queue));
        let again = self.tickets.in_several_queues().iter().map(|ticket| {
            let queued = self.tickets[*ticket].queued().iter();
            let places = queued.filter(|it| (it.since, it.order) < place && is_head_of(&it.queue)).count();
            if *ticket == chosen.ticket { places } else { places.saturating_sub(1) }
        });
        before.saturating_sub(again.sum())
    }
}
