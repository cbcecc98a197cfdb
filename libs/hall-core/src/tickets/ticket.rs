//! A ticket: its steps, its state and its places in queues.

use serde::{Deserialize, Serialize};

use crate::{
    Alone, ClassIx, ClerkId, Code, JourneyId, KioskId, Number, Outcome, PrintOutcome, Queued, ServiceIx, TicketId,
    Timestamp, WindowIx,
};

/// The state of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// Waiting in a queue (等候中).
    Waiting,
    /// Called to a window (已叫号).
    Called,
    /// Being served (办理中).
    Serving,
    /// Parked at a window (挂起).
    Parked,
    /// Did not come when called (过号).
    Missed,
    /// All steps are finished (办理完毕).
    Done,
    /// Cancelled by its holder or by staff (已取消).
    Cancelled,
    /// Not served before its day ended (当日作废).
    Expired,
}

impl TicketState {
    /// Returns whether the state is final.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Expired)
    }

    /// Returns the state's name as written in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Serving => "serving",
            Self::Parked => "parked",
            Self::Missed => "missed",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }
}

/// The state of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Still to come.
    Waiting,
    /// At a window: called, being served, parked or missed, depending on the ticket's state.
    Present,
    /// Finished with an outcome.
    Done,
    /// Replaced by a step for another service.
    Transferred,
}

/// One service on a ticket. A ticket can contain a service twice, for two principals or in two rounds: what belongs
/// to a step is identified by the ticket and the step's index, which never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The service.
    pub service: ServiceIx,
    /// The step that this one replaced when the visitor was transferred to another service; it comes directly after
    /// that one.
    pub follows: Option<u8>,
    /// For a visitor who returned with papers: the step of the earlier visit that this one continues.
    pub returns_for: Option<u8>,
    /// Whether it counts towards the service's daily limit (`daily_limit`): requested, and not given up.
    #[serde(rename = "takes_place")]
    pub counts_to_limit: bool,
    /// For an agent's ticket: the principal of the step, from 0.
    pub principal: Option<u8>,
    /// The state of the step.
    pub state: StepState,
    /// The window that last took it.
    pub window: Option<WindowIx>,
    /// The outcome, once it has finished.
    pub outcome: Option<Outcome>,
    /// The number of cases handled.
    pub cases: u16,
    /// The time from which the visitor waits for it: the arrival, the end of the previous step, a return or transfer,
    /// or a booked time. The queue is ordered by [`Queued::since`], which may be earlier.
    pub waits_since: Option<Timestamp>,
    /// When it was last called.
    pub called_at: Option<Timestamp>,
    /// When its service started.
    pub started_at: Option<Timestamp>,
    /// When it finished.
    pub finished_at: Option<Timestamp>,
}

impl Step {
    pub(crate) fn new(service: ServiceIx) -> Self {
        Self {
            service,
            follows: None,
            returns_for: None,
            counts_to_limit: false,
            principal: None,
            state: StepState::Waiting,
            window: None,
            outcome: None,
            cases: 0,
            waits_since: None,
            called_at: None,
            started_at: None,
            finished_at: None,
        }
    }
}

/// A visitor's ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// The ticket's id, for programs.
    pub id: TicketId,
    /// The ticket's number, for people.
    pub number: Number,
    /// The state of the ticket.
    pub state: TicketState,
    /// The class of the ticket.
    pub class: ClassIx,
    /// The evidence on which the class was granted.
    pub evidence: Option<Code>,
    /// The visitor's language.
    pub language: Option<Code>,
    /// The steps, one for each service.
    pub steps: Vec<Step>,
    /// Whether the steps may be served in any order.
    pub parallel: bool,
    /// When the visitor arrived.
    pub arrived_at: Timestamp,
    /// When the hall issued it.
    pub issued_at: Timestamp,
    /// The time of the visitor's appointment, if there was one.
    pub appointment: Option<Timestamp>,
    /// When it was last called.
    pub called_at: Option<Timestamp>,
    /// When its current or last service started.
    pub started_at: Option<Timestamp>,
    /// Whether that start was assumed.
    pub start_assumed: bool,
    /// When it reached a final state.
    pub finished_at: Option<Timestamp>,
    /// The window it is at, or was last at.
    pub window: Option<WindowIx>,
    /// The ticket of the earlier visit, if the visitor returned with missing papers.
    pub linked: Option<TicketId>,
    /// The journey that its steps belong to.
    pub journey: Option<JourneyId>,
    /// The clerk named for the visitor, in whose own queue it waits.
    pub clerk: Option<ClerkId>,
    /// The number of people sharing the ticket.
    pub people: u16,
    /// The first clerk who served it, who is responsible for the visit (首问责任).
    pub owner: Option<ClerkId>,
    /// For steps in any order: the first window that served it, which is responsible for the whole visit.
    pub lead: Option<WindowIx>,
    /// When it last left a window after being served there.
    pub left_at: Option<Timestamp>,
    /// How often the current call was repeated.
    pub recalls: u8,
    /// How often it was put back into the queue.
    pub requeues: u8,
    /// The kiosk that issued it.
    pub kiosk: Option<KioskId>,
    /// How the kiosk issued it on its own, if the server was away.
    pub alone: Option<Alone>,
    /// The outcome of printing, if known.
    pub printed: Option<PrintOutcome>,
    /// The number of reprints.
    pub copies: u8,
    /// The time since which it is missed or parked, while it is.
    #[serde(default)]
    pub aside_since: Option<Timestamp>,
    /// Its places in queues: one for each step that may be next; empty unless it waits.
    pub(super) queued: Vec<Queued>,
    /// The number of changes so far.
    pub version: u32,
}

impl Ticket {
    /// Returns the number that a line's counter gave for it: none if a kiosk issued it alone, and the burnt one if the
    /// number on paper replaced it.
    pub(crate) fn counted_number(&self) -> Option<&Number> {
        self.alone.as_ref().map_or(Some(&self.number), |alone| alone.instead_of.as_ref())
    }

    /// Returns its places in queues: one for each step that may be next; none unless it waits.
    #[must_use]
    pub fn queued(&self) -> &[Queued] {
        &self.queued
    }

    /// Returns the time from which the visitor waits for the current step.
    #[must_use]
    pub fn waits_since(&self) -> Timestamp {
        let step = self.present_step().and_then(|step| self.steps.get(step));
        step.and_then(|step| step.waits_since).unwrap_or(self.arrived_at)
    }

    /// Creates the ticket of a visitor who has just arrived and stands in no queue yet.
    pub(crate) fn new(id: TicketId, number: Number, class: ClassIx, steps: Vec<Step>, arrived_at: Timestamp) -> Self {
        Self {
            id,
            number,
            state: TicketState::Waiting,
            class,
            evidence: None,
            language: None,
            steps,
            parallel: false,
            arrived_at,
            issued_at: arrived_at,
            appointment: None,
            called_at: None,
            started_at: None,
            start_assumed: false,
            finished_at: None,
            window: None,
            linked: None,
            journey: None,
            clerk: None,
            people: 1,
            owner: None,
            lead: None,
            left_at: None,
            recalls: 0,
            requeues: 0,
            kiosk: None,
            alone: None,
            printed: None,
            copies: 0,
            aside_since: None,
            queued: Vec::new(),
            version: 0,
        }
    }

    /// Returns the step that is at a window, or else the first that is still to come.
    #[must_use]
    pub fn present_step(&self) -> Option<usize> {
        let present = self.steps.iter().position(|step| step.state == StepState::Present);
        present.or_else(|| self.steps_to_come().next())
    }

    /// Returns whether a step still needs a window: it is to come, or has been parked or missed.
    #[must_use]
    pub fn waits_for(&self, step: &Step) -> bool {
        let at_a_window = matches!(self.state, TicketState::Called | TicketState::Serving);
        step.state == StepState::Waiting || step.state == StepState::Present && !at_a_window
    }

    /// Returns the steps still to come, in order.
    pub fn steps_to_come(&self) -> impl Iterator<Item = usize> {
        self.steps_in_order().filter(|index| self.steps[*index].state == StepState::Waiting)
    }

    /// Returns all steps in the order in which they came or will come.
    pub fn steps_in_order(&self) -> impl Iterator<Item = usize> {
        let follower = |index: &usize| self.steps.iter().position(|step| step.follows.map(usize::from) == Some(*index));
        let first = self.steps.iter().enumerate().filter(|(_, step)| step.follows.is_none());
        first.flat_map(move |(index, _)| std::iter::successors(Some(index), follower))
    }

    /// Returns the service of the current step, or for a ticket that is over, of the step that finished last.
    #[must_use]
    pub fn present_service(&self) -> ServiceIx {
        let ended_last = || self.steps.iter().max_by_key(|step| step.finished_at);
        let step = self.present_step().and_then(|index| self.steps.get(index)).or_else(ended_last);
        step.map_or(ServiceIx(0), |step| step.service)
    }
}
