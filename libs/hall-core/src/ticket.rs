//! A ticket: one visitor's place, its steps and where it stands.

use serde::{Deserialize, Serialize};

use crate::{
    ClassIx, ClerkId, Code, Few, JourneyId, KioskId, Number, Outcome, PrintOutcome, Queued, ServiceIx, TicketId,
    Timestamp, WindowIx,
};

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// 等候中
    Waiting,
    /// 已叫号
    Called,
    /// 办理中
    Serving,
    /// 挂起
    Parked,
    /// 过号
    Missed,
    /// 办理完毕
    Done,
    /// 已取消
    Cancelled,
    /// 当日作废
    Expired,
}

impl TicketState {
    /// Returns whether nothing more can happen to the ticket.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Cancelled | Self::Expired)
    }

    /// Returns the state's name as it is written in JSON.
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

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Still to come.
    Waiting,
    /// At a window: called, served, parked or missed, as the ticket says.
    Present,
    /// Ended with an outcome.
    Done,
    /// Left for another service.
    Transferred,
}

/// One service on a ticket. A ticket can have a service twice, for two principals or in two rounds: what belongs to a step
/// is named by the ticket and the step's place among its steps, which never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The service.
    pub service: ServiceIx,
    /// The step that was left for this one, when another service sent the visitor on; it comes right behind that.
    pub follows: Option<u8>,
    /// Of a visitor who is back with papers: the step of the earlier visit that it goes on with.
    pub returns_for: Option<u8>,
    /// Whether it takes one of the service's places of the day (`daily_limit`): asked for, and not given up.
    pub takes_place: bool,
    /// Of an agent's ticket: the principal whom it is for, from 0.
    pub principal: Option<u8>,
    /// Where it stands.
    pub state: StepState,
    /// The window that took it last.
    pub window: Option<WindowIx>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// How many cases were handled.
    pub cases: u16,
    /// Since when it is waited for: from the arrival, the end of the step before, a return or a transfer, or a booked time.
    /// The order of the line goes by [`Queued::since`], which may be earlier.
    pub waits_since: Option<Timestamp>,
    /// When it was called last.
    pub called_at: Option<Timestamp>,
    /// When its service began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
}

impl Step {
    pub(crate) fn new(service: ServiceIx) -> Self {
        Self {
            service,
            follows: None,
            returns_for: None,
            takes_place: false,
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

/// One visitor's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// Its id for programs.
    pub id: TicketId,
    /// Its number for people.
    pub number: Number,
    /// Where it stands.
    pub state: TicketState,
    /// Its class.
    pub class: ClassIx,
    /// What the class was granted on.
    pub evidence: Option<Code>,
    /// The visitor's language.
    pub language: Option<Code>,
    /// Its services.
    pub steps: Few<Step>,
    /// Whether the steps may be taken in any order.
    pub parallel: bool,
    /// When the visitor came.
    pub arrived_at: Timestamp,
    /// When the hall took it in.
    pub issued_at: Timestamp,
    /// The booked time, when there was one.
    pub appointment: Option<Timestamp>,
    /// When it was called last.
    pub called_at: Option<Timestamp>,
    /// When its present or last service began.
    pub started_at: Option<Timestamp>,
    /// Whether that beginning was assumed.
    pub start_assumed: bool,
    /// When it was over.
    pub finished_at: Option<Timestamp>,
    /// The window that it is, or was last, at.
    pub window: Option<WindowIx>,
    /// The earlier visit, when the visitor came back with papers that were missing.
    pub linked: Option<TicketId>,
    /// The journey whose steps it has.
    pub journey: Option<JourneyId>,
    /// The clerk named for the visitor, in whose own line it waits.
    pub clerk: Option<ClerkId>,
    /// How many people stand behind the number.
    pub people: u16,
    /// The first clerk who served it and answers for the visit (首问责任).
    pub owner: Option<ClerkId>,
    /// Of steps in any order: the first window that served it, which is responsible for the whole.
    pub lead: Option<WindowIx>,
    /// When it left a window last, having been served there.
    pub left_at: Option<Timestamp>,
    /// How often the present call was repeated.
    pub recalls: u8,
    /// How often it was put back into the line.
    pub requeues: u8,
    /// The kiosk that gave it.
    pub kiosk: Option<KioskId>,
    /// How its paper came out, when that is known.
    pub printed: Option<PrintOutcome>,
    /// How many second copies were printed.
    pub copies: u8,
    /// Since when it is missed or parked, while it is.
    #[serde(default)]
    pub aside_since: Option<Timestamp>,
    /// Where it stands in line: one place for each step that may be next; empty unless it waits.
    pub queued: Few<Queued>,
    /// Counts its changes.
    pub version: u32,
}

impl Ticket {
    /// Returns since when the visitor waits for the present step.
    #[must_use]
    pub fn waits_since(&self) -> Timestamp {
        let step = self.present_step().and_then(|step| self.steps.get(step));
        step.and_then(|step| step.waits_since).unwrap_or(self.arrived_at)
    }

    /// Makes the ticket of somebody who has just come and stands in no line yet.
    pub(crate) fn new(id: TicketId, number: Number, class: ClassIx, steps: Few<Step>, arrived_at: Timestamp) -> Self {
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
            printed: None,
            copies: 0,
            aside_since: None,
            queued: Few::default(),
            version: 0,
        }
    }

    /// Returns the step that is at a window, or else the first still to come.
    #[must_use]
    pub fn present_step(&self) -> Option<usize> {
        let present = self.steps.iter().position(|step| step.state == StepState::Present);
        present.or_else(|| self.steps_to_come().next())
    }

    /// Returns whether a window is still to be found for a step: it is to come, or was begun and set aside or missed.
    #[must_use]
    pub fn waits_for(&self, step: &Step) -> bool {
        let at_a_window = matches!(self.state, TicketState::Called | TicketState::Serving);
        step.state == StepState::Waiting || step.state == StepState::Present && !at_a_window
    }

    /// Returns the steps that are still to come, in the order in which they do.
    pub fn steps_to_come(&self) -> impl Iterator<Item = usize> {
        self.steps_in_order().filter(|at| self.steps[*at].state == StepState::Waiting)
    }

    /// Returns all steps in the order in which they came or will come.
    pub fn steps_in_order(&self) -> impl Iterator<Item = usize> {
        let follower = |at: &usize| self.steps.iter().position(|step| step.follows.map(usize::from) == Some(*at));
        let first = self.steps.iter().enumerate().filter(|(_, step)| step.follows.is_none());
        first.flat_map(move |(at, _)| std::iter::successors(Some(at), follower))
    }

    /// Returns the service of the present step, or of the step of a ticket that is over which ended last.
    #[must_use]
    pub fn present_service(&self) -> ServiceIx {
        let ended_last = || self.steps.iter().max_by_key(|step| step.finished_at);
        let step = self.present_step().and_then(|at| self.steps.get(at)).or_else(ended_last);
        step.map_or(ServiceIx(0), |step| step.service)
    }
}
