//! Applies facts to a running hall as they are decided, in one place.

use super::Hall;
use crate::{Act, Command, Fact, FinishPresent, Refusal, Timestamp, WindowId};

impl Hall {
    /// Carries out a command and returns the facts that it caused; a refusal leaves the hall unchanged.
    ///
    /// A `now` earlier than the last entry counts as the time of the last entry. No facts means that nothing changed:
    /// no one is waiting, or a button was pressed twice.
    ///
    /// # Errors
    /// The [`Refusal`] that says why the hall does not carry it out.
    pub fn execute(&mut self, now: Timestamp, command: &Command) -> Result<Vec<Fact>, Refusal> {
        self.must_sit_there(command)?;
        Recorder::new(self, now).carry_out(command)
    }
}

/// The facts of a command so far.
///
/// Decisions read the hall and return facts; only this type applies them. Everything that can lead to a refusal is
/// decided before anything is applied, so that a refusal leaves the hall unchanged.
#[derive(Debug)]
pub(super) struct Recorder<'a> {
    hall: &'a mut Hall,
    now: Timestamp,
    facts: Vec<Fact>,
}

impl<'a> Recorder<'a> {
    /// Starts at a time no earlier than the last entry.
    pub(super) fn new(hall: &'a mut Hall, now: Timestamp) -> Self {
        Self { now: now.max(hall.now), hall, facts: Vec::new() }
    }

    /// Carries out a command, along with the first call for which an idle window waits.
    pub(super) fn carry_out(mut self, command: &Command) -> Result<Vec<Fact>, Refusal> {
        self.decide(command)?;
        if !self.facts.is_empty() || command.act == Act::Tick {
            let called = self.hall.call_for_ready_window(self.now, &self.facts);
            self.record(called);
        }
        Ok(self.facts)
    }

    /// Applies decided facts to the hall.
    fn record(&mut self, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            self.hall.apply(self.now, &fact);
            self.facts.push(fact);
        }
    }

    /// Carries out a command without its consequences for idle windows.
    fn decide(&mut self, command: &Command) -> Result<(), Refusal> {
        let (hall, now) = (&*self.hall, self.now);
        let facts = match &command.act {
            Act::BeginDay { day, spans, end, working_days } => hall.begin_day(now, *day, spans, *end, working_days)?,
            Act::Tick => hall.due(now),
            Act::AdoptPlan { plan } => hall.adopt_plan(now, plan)?,
            Act::ExtendDay { until } => hall.extend_day(now, *until)?,
            Act::ShortenDay { until } => hall.shorten_day(now, *until)?,
            Act::Issue(issue) => hall.issue(now, &command.actor, issue)?,
            Act::IssueAlone(issue) => hall.issue_alone(now, &command.actor, issue)?,
            Act::Merge(merge) => hall.merge(now, &command.actor, merge)?,
            Act::Return(back) => hall.come_back_with_papers(now, &command.actor, back)?,
            Act::CloseCase { ticket, of } => hall.close_case(*ticket, of)?,
            Act::Cancel { ticket } => hall.cancel(*ticket)?,
            Act::Requeue { ticket } => hall.requeue(now, *ticket)?,
            Act::Grant { ticket, class, evidence } => hall.grant(&command.actor, *ticket, class, evidence.as_ref())?,
            Act::RecordPrint { ticket, outcome, copy } => hall.record_print(*ticket, *outcome, *copy)?,
            Act::Note { ticket } => hall.note(*ticket)?,
            Act::OpenWindow { window, services } => hall.open_window(&command.actor, window, services.as_deref())?,
            Act::PauseWindow { window, reason, back_at, substitute } => {
                hall.pause_window(now, window, *reason, *back_at, substitute.as_ref())?
            }
            Act::LendWindow { window, services, until } => hall.lend_window(now, window, services, *until)?,
            Act::CloseWindow { window } => hall.close_window(now, window)?,
            Act::LeaveWindow { window, frees_visitor } => hall.leave_window_to_others(window, *frees_visitor)?,
            Act::CallNext { window, finish, wait } => return self.call_next(window, finish.as_ref(), *wait),
            Act::ServeWithoutTicket(serve) => hall.serve_without_ticket(now, &command.actor, serve)?,
            Act::Call { window, ticket, reason } => hall.call(now, window, *ticket, *reason)?,
            Act::Recall { window, ticket } => hall.recall(now, window, *ticket)?,
            Act::Start { window, ticket } => hall.start(window, *ticket)?,
            Act::Miss { window, ticket } => hall.miss(window, *ticket)?,
            Act::Finish { window, finish } => hall.finish(window, finish)?,
            Act::Park { window, ticket } => hall.park(window, *ticket)?,
            Act::Resume { window, ticket } => hall.resume(window, *ticket)?,
            Act::ComeBack { ticket } => hall.come_back(*ticket)?,
            Act::Transfer { window, ticket, to, place } => hall.transfer(now, window, *ticket, to, *place)?,
            Act::AddStep { window, ticket, service } => hall.add_step(window, *ticket, service)?,
            Act::Undo { window } => hall.undo(now, window)?,
            Act::Book { booking, service, slot } => hall.book(now, booking, service, slot)?,
            Act::MoveBooking { booking, slot } => hall.move_booking(now, booking, slot)?,
            Act::CancelBooking { booking } => hall.cancel_booking(booking)?,
            Act::InformBooking { booking } => hall.inform_booking(booking)?,
            Act::CheckIn(check_in) => hall.check_in(now, &command.actor, check_in)?,
        };
        self.record(facts);
        Ok(())
    }

    /// Finishes the current visitor if asked to, then calls the next.
    fn call_next(&mut self, window: &WindowId, finish: Option<&FinishPresent>, wait: bool) -> Result<(), Refusal> {
        let window_ix = self.hall.window_index(window)?;
        let Some(ended) = self.hall.before_next(self.now, window_ix, finish)? else { return Ok(()) };
        self.record(ended);
        let next = self.hall.call_or_wait(self.now, window_ix, wait);
        self.record(next);
        Ok(())
    }
}
