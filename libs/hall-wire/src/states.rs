//! What state something is in, in one word: closed sets, so that a page that leaves one out does not compile.

use serde::{Deserialize, Serialize};

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// In a line.
    Waiting,
    /// Called to a window.
    Called,
    /// Being served.
    Serving,
    /// Set aside at a window.
    Parked,
    /// Did not come when called.
    Missed,
    /// All its steps are over.
    Done,
    /// Given up by its holder or by staff.
    Cancelled,
    /// Its day ended before it was served.
    Expired,
}

/// Where a step of a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// To come, or in a line.
    Waiting,
    /// Its visitor is called to a window for it.
    Called,
    /// Being served.
    Serving,
    /// Set aside at a window.
    Parked,
    /// Its visitor did not come when called.
    Missed,
    /// Over.
    Done,
    /// Went on as another step.
    Transferred,
    /// Never came: its ticket was given up.
    Cancelled,
    /// Never came: its day ended.
    Expired,
}

/// What a window does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// A clerk serves here.
    Open,
    /// The clerk is away.
    Paused,
    /// Nobody serves here.
    Closed,
}

/// What goes on at a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Somebody is called to it.
    Called,
    /// Somebody is served.
    Serving,
    /// Open, without anybody.
    Idle,
    /// Open, and people wait for it, but it does not call.
    NotCalling,
    /// The clerk is away.
    Paused,
    /// Nobody serves here.
    Closed,
}

/// Where a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// The place is held.
    Booked,
    /// Its visitor came and got a ticket.
    CheckedIn,
    /// Given up.
    Cancelled,
    /// Nobody came in time.
    Missed,
}

/// By which way a ticket came to be called, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallLane {
    /// Taken from a window while being served there: before all others.
    Interrupted,
    /// Sent to this window or clerk, or back after being set aside.
    Returning,
    /// Past the longest wait of its service.
    Overdue,
    /// Its class has a share of the calls.
    Class,
    /// The highest score of all.
    Score,
    /// Booked for later, and nobody else waited.
    Early,
    /// It had missed its call at this window, or was set aside there.
    Latecomer,
    /// Out of order, for the reason given.
    OutOfOrder,
}

/// What a window can take back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UndoableAct {
    /// A call.
    Call,
    /// A no-show.
    Miss,
    /// The end of a step.
    Finish,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepOutcome {
    /// 当场办结: decided here and now.
    Decided,
    /// 已受理: accepted; the result comes later.
    Accepted,
    /// 收件转部门: papers taken and passed to the department.
    Passed,
    /// 待补正: papers are missing.
    PapersMissing,
    /// 不予受理: refused.
    Refused,
    /// 非本厅事项: not a matter of this hall.
    NotHere,
    /// 咨询: advice given.
    Advice,
}

/// How a ticket's paper came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// It did.
    Printed,
    /// It did not.
    Failed,
    /// Nobody knows.
    Uncertain,
}

/// Whether a device is heard of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// Its socket is open.
    Connected,
    /// Its socket went without a word.
    Silent,
    /// It closed its socket.
    Away,
    /// Not since the server began.
    Never,
}

/// The part that someone plays in the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes tickets by itself.
    Kiosk,
    /// Shows and says calls.
    Board,
    /// Serves at a window.
    Clerk,
    /// Advises, grants classes, issues, finds and reprints.
    Reception,
    /// Sees everything that happens now and happened before.
    Manager,
    /// Reads the record.
    Auditor,
    /// Configures the hall.
    Admin,
    /// Holds a ticket, through its token.
    Visitor,
    /// The hall itself: the passing of time.
    System,
}

impl From<hall_core::TicketState> for TicketState {
    fn from(state: hall_core::TicketState) -> Self {
        match state {
            hall_core::TicketState::Waiting => Self::Waiting,
            hall_core::TicketState::Called => Self::Called,
            hall_core::TicketState::Serving => Self::Serving,
            hall_core::TicketState::Parked => Self::Parked,
            hall_core::TicketState::Missed => Self::Missed,
            hall_core::TicketState::Done => Self::Done,
            hall_core::TicketState::Cancelled => Self::Cancelled,
            hall_core::TicketState::Expired => Self::Expired,
        }
    }
}

/// A step that is under way stands where its ticket stands.
impl From<hall_core::TicketState> for StepState {
    fn from(state: hall_core::TicketState) -> Self {
        match state {
            hall_core::TicketState::Waiting => Self::Waiting,
            hall_core::TicketState::Called => Self::Called,
            hall_core::TicketState::Serving => Self::Serving,
            hall_core::TicketState::Parked => Self::Parked,
            hall_core::TicketState::Missed => Self::Missed,
            hall_core::TicketState::Done => Self::Done,
            hall_core::TicketState::Cancelled => Self::Cancelled,
            hall_core::TicketState::Expired => Self::Expired,
        }
    }
}

impl From<hall_core::BookingState> for BookingState {
    fn from(state: hall_core::BookingState) -> Self {
        match state {
            hall_core::BookingState::Booked => Self::Booked,
            hall_core::BookingState::CheckedIn(_) => Self::CheckedIn,
            hall_core::BookingState::Cancelled => Self::Cancelled,
            hall_core::BookingState::Missed => Self::Missed,
        }
    }
}

impl From<hall_core::Undone> for UndoableAct {
    fn from(of: hall_core::Undone) -> Self {
        match of {
            hall_core::Undone::Call => Self::Call,
            hall_core::Undone::Miss => Self::Miss,
            hall_core::Undone::Finish => Self::Finish,
        }
    }
}

impl From<hall_core::Outcome> for StepOutcome {
    fn from(of: hall_core::Outcome) -> Self {
        match of {
            hall_core::Outcome::Decided => Self::Decided,
            hall_core::Outcome::Accepted => Self::Accepted,
            hall_core::Outcome::Passed => Self::Passed,
            hall_core::Outcome::PapersMissing => Self::PapersMissing,
            hall_core::Outcome::Refused => Self::Refused,
            hall_core::Outcome::NotHere => Self::NotHere,
            hall_core::Outcome::Advice => Self::Advice,
        }
    }
}

impl From<hall_core::PrintOutcome> for Printed {
    fn from(of: hall_core::PrintOutcome) -> Self {
        match of {
            hall_core::PrintOutcome::Printed => Self::Printed,
            hall_core::PrintOutcome::Failed => Self::Failed,
            hall_core::PrintOutcome::Uncertain => Self::Uncertain,
        }
    }
}

impl From<hall_core::Role> for Role {
    fn from(of: hall_core::Role) -> Self {
        match of {
            hall_core::Role::Kiosk => Self::Kiosk,
            hall_core::Role::Board => Self::Board,
            hall_core::Role::Clerk => Self::Clerk,
            hall_core::Role::Reception => Self::Reception,
            hall_core::Role::Manager => Self::Manager,
            hall_core::Role::Auditor => Self::Auditor,
            hall_core::Role::Admin => Self::Admin,
            hall_core::Role::Visitor => Self::Visitor,
            hall_core::Role::System => Self::System,
        }
    }
}

impl From<&hall_core::Lane> for CallLane {
    fn from(lane: &hall_core::Lane) -> Self {
        match lane {
            hall_core::Lane::Interrupted => Self::Interrupted,
            hall_core::Lane::Returning => Self::Returning,
            hall_core::Lane::Overdue => Self::Overdue,
            hall_core::Lane::Score => Self::Score,
            hall_core::Lane::Early => Self::Early,
            hall_core::Lane::Latecomer => Self::Latecomer,
            hall_core::Lane::OutOfOrder => Self::OutOfOrder,
            hall_core::Lane::Class(_) => Self::Class,
        }
    }
}

impl From<&hall_core::WindowState> for WindowState {
    fn from(state: &hall_core::WindowState) -> Self {
        match state {
            hall_core::WindowState::Open => Self::Open,
            hall_core::WindowState::Paused { .. } => Self::Paused,
            hall_core::WindowState::Closed => Self::Closed,
        }
    }
}
