//! Entries taken in, fact by fact; each must be possible from where the tickets and windows stand.

use std::collections::BTreeSet;

use hall_core::{
    ClassId, Command, DayBegun, Fact, Issued, MissedPlace, OpenHours, ServiceId, StepState, TicketId, TicketState,
    Timestamp, Undone, Why, WindowId,
};
use hall_server::engine::Committed;

use super::{Model, Present, Queue, Standing, Ticket, Window};
use crate::world::promise::{
    Broken, CHOICE, FEED, GOES_ON, LATECOMER, MODEL, NEXT_NUMBER, ONE_NUMBER, ONE_PLACE, ONE_VISITOR, ONE_WINDOW,
    RETURNS, holds,
};

/// The most acts that a window can take back.
pub(super) const UNDO_MAX: usize = 4;
/// The most calls that a window remembers.
const LANES_MAX: usize = 31;

impl Window {
    /// Counts a turn of the window towards the shares of lanes and the calls in a row.
    pub(super) fn counts(&mut self, class: ClassId, why: &Why) {
        self.run = (why.in_a_row > 0).then_some((class, why.in_a_row));
        if why.others_waited {
            self.lanes.push(why.lane.clone());
            let too_many = self.lanes.len().saturating_sub(LANES_MAX);
            self.lanes.drain(..too_many);
        }
    }
}

impl Model {
    /// Takes an entry in. `command` is what was asked, where that is known.
    pub(crate) fn take_entry(&mut self, entry: &Committed, command: Option<&Command>) -> Result<(), Broken> {
        holds(entry.seq == self.seq + 1, FEED, || format!("entry {} follows on {}", entry.seq, self.seq))?;
        holds(entry.at >= self.now, FEED, || format!("entry {} is earlier than the one before", entry.seq))?;
        holds(!entry.facts.is_empty(), FEED, || format!("entry {} says nothing", entry.seq))?;
        if let Some(command) = command {
            holds(&*entry.kind == command.act.kind().as_str(), MODEL, || {
                format!("{} was asked, entry {} says {}", command.act.kind().as_str(), entry.seq, entry.kind)
            })?;
            self.check_done(entry.at, command, &entry.facts)?;
            self.check_room(&command.act)?;
        }
        let returns = entry.facts.iter().any(|fact| matches!(fact, Fact::Issued(issued) if issued.linked.is_some()));
        holds(returns == (&*entry.kind == "return"), RETURNS, || {
            format!("entry {} is a {} whose number is linked with {}", entry.seq, entry.kind, returns)
        })?;
        (self.seq, self.now) = (entry.seq, entry.at);
        for fact in entry.facts.iter() {
            // Whoever calls a ticket by name has chosen; every other call goes by the rules.
            let by_itself = &*entry.kind != "call";
            self.take(entry.at, fact, by_itself)?;
        }
        self.check_called_again(&entry.facts)
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each fact, so that a new one is noticed")]
    fn take(&mut self, at: Timestamp, fact: &Fact, by_itself: bool) -> Result<(), Broken> {
        match fact {
            Fact::PlanAdopted { .. } => self.adopt_plan()?,
            // Who is left over stands in the queues as before: it is a word for the managers.
            Fact::HallClosed { .. } => {}
            Fact::DayBegun(begun) => self.begin_day(begun)?,
            Fact::DayEnded { expired } => self.end_day(expired)?,
            Fact::Issued(issued) => self.issued(issued)?,
            Fact::WindowOpened { window, .. }
            | Fact::WindowTakenOver { window, .. }
            | Fact::WindowLeft { window, .. }
            | Fact::WindowPaused { window, .. }
            | Fact::WindowClosed { window }
            | Fact::WindowLent { window, .. }
            | Fact::LendEnded { window } => self.window_changes(at, fact, window)?,
            Fact::Called { ticket, window, step, why } => {
                self.called(at, *ticket, window, usize::from(*step), why, by_itself)?;
            }
            Fact::WentOn { ticket, window, step, why } => self.went_on(at, *ticket, window, usize::from(*step), why)?,
            Fact::Requeued { ticket, since } => self.requeued(at, *ticket, *since)?,
            Fact::Cancelled { ticket } => self.cancelled(*ticket)?,
            Fact::CameBack { ticket, window, interrupted } => {
                self.came_back(at, *ticket, window.as_ref(), *interrupted)?;
            }
            Fact::ReturnedToQueue { ticket } => self.returned_to_queue(*ticket)?,
            Fact::ServedWithoutTicket { ticket, window } => self.served_without_ticket(at, *ticket, window)?,
            Fact::WindowWaits { window } => {
                let window = self.window_known(window)?;
                holds(window.open && window.present.is_none(), MODEL, || "a window that is not idle waits".into())?;
            }
            Fact::Granted { ticket, class, .. } => {
                let ticket = self.known(*ticket)?;
                (ticket.class, ticket.plain, ticket.changes) = (class.clone(), false, ticket.changes + 1);
            }
            Fact::PrintRecorded { ticket, .. } | Fact::Noted { ticket } => {
                self.known(*ticket)?;
            }
            Fact::StepAdded { ticket, service } => {
                let ticket = self.known(*ticket)?;
                ticket.order.push(ticket.steps.len());
                ticket.steps.push((service.clone(), StepState::Waiting));
                ticket.changes += 1;
            }
            Fact::Recalled { ticket, window }
            | Fact::Started { ticket, window, .. }
            | Fact::Missed { ticket, window }
            | Fact::Parked { ticket, window }
            | Fact::Resumed { ticket, window }
            | Fact::Finished { ticket, window, .. }
            | Fact::SentToService { ticket, window, .. }
            | Fact::SentToWindow { ticket, window, .. }
            | Fact::SentToClerk { ticket, window, .. } => self.at_window(at, fact, *ticket, window)?,
            Fact::DayExtended { span, end } => self.extended(at, *span, *end)?,
            Fact::DayShortened { until, end } => self.shortened(at, *until, *end)?,
            Fact::PapersMissing { .. }
            | Fact::CaseOpened { .. }
            | Fact::CaseClosed { .. }
            | Fact::Booked { .. }
            | Fact::BookingMoved { .. }
            | Fact::BookingCancelled { .. }
            | Fact::BookingInformed { .. }
            | Fact::BookingMissed { .. }
            | Fact::CheckedIn { .. } => self.take_later(at, fact)?,
            Fact::NumberReplaced { ticket, number, alone } => self.replaced(*ticket, *number, alone)?,
            Fact::ExpiredAlone { day, .. } => {
                let over = self.day.is_some_and(|today| *day < today || *day == today && self.ended);
                holds(over, MODEL, || format!("a ticket of {day} expired before its day was over"))?;
            }
            Fact::Undone { window, ticket, what } => self.undone(*ticket, window, *what)?,
        }
        Ok(())
    }

    fn cancelled(&mut self, id: TicketId) -> Result<(), Broken> {
        let ticket = self.known(id)?;
        let may = matches!(ticket.state, TicketState::Waiting | TicketState::Parked | TicketState::Missed);
        holds(may, ONE_PLACE, || format!("{} was cancelled while {:?}", ticket.number, ticket.state))?;
        (ticket.state, ticket.changes) = (TicketState::Cancelled, ticket.changes + 1);
        ticket.standing.clear();
        Ok(())
    }

    fn begin_day(&mut self, begun: &DayBegun) -> Result<(), Broken> {
        holds(self.ended, MODEL, || "a day began before the last one was over".into())?;
        holds(!self.days.contains(&begun.day), MODEL, || format!("{} began twice", begun.day))?;
        self.days.push(begun.day);
        self.settle_later(begun.day);
        (self.day, self.end, self.ended) = (Some(begun.day), begun.end, false);
        self.hours = OpenHours::new(begun.spans.clone());
        self.planned = self.hours.closes().map(|closes| (closes, begun.end));
        self.tickets.clear();
        self.counters.clear();
        self.numbers.clear();
        self.windows.values_mut().for_each(|window| *window = Window::default());
        Ok(())
    }

    fn end_day(&mut self, expired: &[TicketId]) -> Result<(), Broken> {
        let live: BTreeSet<TicketId> =
            self.tickets.iter().filter(|ticket| !ticket.state.is_over()).map(|ticket| ticket.id).collect();
        let listed: BTreeSet<TicketId> = expired.iter().copied().collect();
        holds(live == listed && listed.len() == expired.len(), ONE_PLACE, || {
            format!("{} tickets were alive at the end of the day, {} expired", live.len(), expired.len())
        })?;
        for ticket in self.tickets.iter_mut().filter(|ticket| live.contains(&ticket.id)) {
            (ticket.state, ticket.changes) = (TicketState::Expired, ticket.changes + 1);
            ticket.standing.clear();
        }
        self.windows.values_mut().for_each(|window| *window = Window::default());
        self.ended = true;
        Ok(())
    }

    fn issued(&mut self, issued: &Issued) -> Result<(), Broken> {
        holds(self.numbers.insert(issued.number), ONE_NUMBER, || format!("{} was given again", issued.number))?;
        holds(self.ticket(issued.ticket).is_none(), ONE_PLACE, || format!("{} was issued again", issued.ticket))?;
        if let Some(kiosk) = issued.alone.and(issued.kiosk.as_ref()) {
            return self.merged(kiosk, issued);
        }
        let last = self.counters.get(&issued.line).copied().unwrap_or(0);
        let is_free = |number: &u32| !self.blocks.iter().any(|(_, (from, to))| (from..=to).contains(&number));
        let next = (last + 1..).find(is_free).unwrap_or(0);
        holds(issued.counter == next, NEXT_NUMBER, || format!("{} came after {last}, not {next}", issued.number))?;
        self.counters.insert(issued.line.clone(), next);
        let prefix = self.plan.lines.iter().find(|series| series.id == issued.line).map_or("", |series| &series.prefix);
        let written = format!("{prefix}{next:03}");
        holds(issued.number.as_str() == written, NEXT_NUMBER, || format!("{} is not {written}", issued.number))?;
        self.take_ticket(issued)
    }

    pub(super) fn take_ticket(&mut self, issued: &Issued) -> Result<(), Broken> {
        let ticket = Ticket {
            id: issued.ticket,
            number: issued.number,
            state: TicketState::Waiting,
            class: issued.class.clone(),
            steps: issued.services.iter().map(|service| (service.clone(), StepState::Waiting)).collect(),
            order: (0..issued.services.len()).collect(),
            returns_for: issued.returns_for.clone(),
            parallel: issued.parallel,
            linked: issued.linked,
            arrived_at: issued.arrived_at,
            standing: Vec::new(),
            window: None,
            start_assumed: false,
            recalls: 0,
            requeues: 0,
            plain: issued.appointment.is_none() && issued.linked.is_none(),
            finished_at: BTreeSet::new(),
            changes: 0,
            replaced_in: 0,
        };
        if let Some(of) = issued.linked {
            self.returned(of, issued)?;
        }
        self.tickets.push(ticket);
        // Of a booked time its desk or check-in says whether that is right.
        let since = issued.since.unwrap_or(issued.arrived_at);
        self.wait_for_next(issued.ticket, issued.arrived_at, |_| since)
    }

    /// Puts a ticket into the queue of its next step, or of all that are left when they may be taken in any order.
    pub(super) fn wait_for_next(
        &mut self,
        id: TicketId,
        at: Timestamp,
        since: impl Fn(usize) -> Timestamp,
    ) -> Result<(), Broken> {
        let mut order = self.order;
        let ticket = self.known(id)?;
        let waiting = ticket.order.iter().filter(|at| ticket.steps[**at].1 == StepState::Waiting);
        let next = waiting.take(if ticket.parallel { usize::MAX } else { 1 });
        let linked = ticket.linked.is_some();
        ticket.standing = next
            .map(|step| {
                order += 1;
                Standing {
                    queue: Self::queue_of(linked, &ticket.steps[*step].0),
                    since: since(*step),
                    began: at.max(since(*step)),
                    order,
                    step: *step,
                }
            })
            .collect();
        ticket.state = TicketState::Waiting;
        self.order = order;
        Ok(())
    }

    /// Puts a ticket whose step was interrupted into one line for the same step.
    pub(super) fn wait_again(
        &mut self,
        id: TicketId,
        at: Timestamp,
        queue: impl FnOnce(&ServiceId) -> Queue,
        since: Timestamp,
    ) -> Result<(), Broken> {
        let order = self.order + 1;
        let ticket = self.known(id)?;
        let step = ticket.present_step().unwrap_or(0);
        let Some((service, state)) = ticket.steps.get_mut(step) else { return Ok(()) };
        *state = StepState::Waiting;
        ticket.standing = vec![Standing { queue: queue(service), since, began: at.max(since), order, step }];
        (ticket.state, ticket.plain) = (TicketState::Waiting, false);
        self.order = order;
        Ok(())
    }

    fn requeued(&mut self, at: Timestamp, id: TicketId, since: Timestamp) -> Result<(), Broken> {
        let replaced = self.ticket(id).filter(|ticket| ticket.replaced_in == self.seq);
        let due = replaced.map_or_else(|| self.put_back_since(at, id), |ticket| Some(ticket.arrived_at));
        let ticket = self.known(id)?;
        holds(due == Some(since), LATECOMER, || format!("{} waits since {since:?}, not {due:?}", ticket.number))?;
        let parked = ticket.state == TicketState::Parked;
        let may = parked || ticket.state == TicketState::Missed;
        holds(may, ONE_PLACE, || format!("{} was put back while {:?}", ticket.number, ticket.state))?;
        ticket.requeues += u8::from(!parked);
        ticket.changes += 1;
        let queue = |service: &ServiceId| {
            if parked { Queue::Returning(service.clone()) } else { Queue::Service(service.clone()) }
        };
        self.wait_again(id, at, queue, since)
    }

    /// Since when a missed ticket counts as waiting: behind so many of its line, or behind all of them.
    fn put_back_since(&self, now: Timestamp, id: TicketId) -> Option<Timestamp> {
        let ticket = self.ticket(id)?;
        if ticket.state == TicketState::Parked {
            return Some(now);
        }
        let service = &ticket.steps.get(ticket.present_step()?)?.0;
        let mates = self.tickets.iter().filter(|other| other.class == ticket.class);
        let stands = mates.flat_map(|other| &other.standing);
        let stands = stands.filter(|stands| matches!(&stands.queue, Queue::Service(of) if of == service));
        let mut queue: Vec<Timestamp> = stands.map(|stands| stands.since).collect();
        queue.sort();
        Some(match (self.plan.missed.place, usize::from(self.plan.missed.requeue_behind)) {
            (MissedPlace::Own, _) => ticket.arrived_at,
            (MissedPlace::End, _) => now,
            (MissedPlace::Behind, 0) => queue.first().map_or(now, |first| (*first + -1).min(now)),
            (MissedPlace::Behind, behind) => queue.get(behind - 1).map_or(now, |before| (*before).min(now)),
        })
    }

    fn called(
        &mut self,
        at: Timestamp,
        id: TicketId,
        window_id: &WindowId,
        step: usize,
        why: &Why,
        by_itself: bool,
    ) -> Result<(), Broken> {
        self.check_order(at, id, window_id, step, why)?;
        if by_itself {
            self.check_choice(at, id, window_id, step, why)?;
            let stands = self.stands_at(at, id, window_id);
            holds(!stands, GOES_ON, || format!("{id} stands at {window_id} and was called there"))?;
        }
        let before = self.before(at, Undone::Call, id, window_id)?;
        let window = self.window_known(window_id)?;
        holds(window.present.is_none(), ONE_VISITOR, || format!("{id} was called to {window_id}, where somebody is"))?;
        holds(window.open, MODEL, || format!("{window_id} is not open and calls"))?;
        window.present = Some(Present { ticket: id, called_at: at, started: false, went_on_at: None });
        window.counts(before.ticket.class.clone(), why);
        window.before.push(before);
        let too_many = window.before.len().saturating_sub(UNDO_MAX);
        window.before.drain(..too_many);
        let ticket = self.known(id)?;
        let may = matches!(ticket.state, TicketState::Waiting | TicketState::Missed | TicketState::Parked);
        holds(may, ONE_WINDOW, || format!("{} was called to {window_id} while {:?}", ticket.number, ticket.state))?;
        (ticket.state, ticket.window, ticket.recalls) = (TicketState::Called, Some(window_id.clone()), 0);
        (ticket.start_assumed, ticket.plain, ticket.changes) = (false, false, ticket.changes + 1);
        ticket.standing.clear();
        let state = ticket.steps.get_mut(step).map(|(_, state)| state);
        let state = state.ok_or_else(|| Broken::new(MODEL, format!("there is no step {step}")))?;
        *state = StepState::Present;
        Ok(())
    }

    pub(super) fn check_choice(
        &self,
        at: Timestamp,
        id: TicketId,
        window: &WindowId,
        step: usize,
        why: &Why,
    ) -> Result<(), Broken> {
        let Some(choice) = self.choose(at, window) else {
            return Err(Broken::new(CHOICE, format!("{window} called {id} where nobody waits for it")));
        };
        let tail = (why.head_start_ms, why.others_waited, why.in_a_row, why.passed as usize);
        let real = (id, step, &why.lane, why.tier, (why.waited_ms, why.step_ms()), tail);
        let called = &choice.called;
        let model = (
            called.ticket,
            called.step,
            &choice.lane,
            called.tier,
            (called.waited_ms, called.step_ms.min(called.waited_ms)),
            (called.head_start_ms, choice.others_waited, choice.in_a_row, choice.passed),
        );
        holds(real == model, CHOICE, || format!("{window} called {real:?}, the model {model:?}"))?;
        self.check_candidates(at, id, window, why)
    }

    /// Whoever is named beside the called one waits for this window, and nobody is named twice.
    fn check_candidates(&self, at: Timestamp, id: TicketId, window: &WindowId, why: &Why) -> Result<(), Broken> {
        let waiting = |number: &hall_core::Number| {
            let ticket = self.tickets.iter().find(|ticket| ticket.number == *number);
            ticket.is_some_and(|ticket| ticket.standing.iter().any(|at| self.tier_of(window, at).is_some()))
        };
        let named: BTreeSet<&str> = why.candidates.iter().map(|one| one.number.as_str()).collect();
        let first = why.candidates.first().map(|one| &one.number);
        let called = self.ticket(id).map(|ticket| &ticket.number);
        let all = named.len() == why.candidates.len() && why.candidates.iter().all(|one| waiting(&one.number));
        // Told without candidates: an entry that a sabotage has written.
        let fits = why.candidates.is_empty() || (first == called && all);
        holds(fits, CHOICE, || format!("{window} compared {:?} at {}", why.candidates, at.as_millis()))
    }
}
