//! States as closed sets of words, so that a page that leaves one out does not compile.

use serde::{Deserialize, Serialize};

/// The state of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// Waiting in a queue.
    Waiting,
    /// Called to a window.
    Called,
    /// Being served.
    Serving,
    /// Parked at a window.
    Parked,
    /// The visitor did not come when called.
    Missed,
    /// All its steps are finished.
    Done,
    /// Cancelled by its holder or by staff.
    Cancelled,
    /// Its day ended before it was served.
    Expired,
}

/// The state of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Still to come, or waiting in a queue.
    Waiting,
    /// The visitor is called to a window for it.
    Called,
    /// Being served.
    Serving,
    /// Parked at a window.
    Parked,
    /// The visitor did not come when called.
    Missed,
    /// Finished.
    Done,
    /// Replaced by another step through a transfer.
    Transferred,
    /// Never reached: its ticket was cancelled.
    Cancelled,
    /// Never reached: its day ended.
    Expired,
}

/// The state of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// A clerk serves here.
    Open,
    /// The clerk is away.
    Paused,
    /// No clerk serves here.
    Closed,
}

/// The current activity at a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// A visitor is called to it.
    Called,
    /// A visitor is being served.
    Serving,
    /// Open, without a visitor.
    Idle,
    /// Open, with visitors waiting for it, but not calling.
    NotCalling,
    /// The clerk is away.
    Paused,
    /// No clerk serves here.
    Closed,
}

/// The state of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// The place is held.
    Booked,
    /// The visitor checked in and received a ticket.
    CheckedIn,
    /// Cancelled.
    Cancelled,
    /// The visitor did not come in time.
    Missed,
}

/// The lane by which a ticket was called, or would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallLane {
    /// Interrupted at a window while being served: before all others.
    Interrupted,
    /// Sent to this window or clerk, or back after parking.
    Returning,
    /// Past the maximum wait of its service.
    Overdue,
    /// Called within its class's share of the calls.
    Class,
    /// The highest score of all.
    Score,
    /// Booked for later, called because no one else waited.
    Early,
    /// Had missed its call at this window, or was parked there.
    Latecomer,
    /// Out of order, for the reason recorded.
    OutOfOrder,
}

/// An act that a window can undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum UndoableAct {
    /// A call.
    Call,
    /// A no-show.
    Miss,
    /// A finished step.
    Finish,
}

/// The outcome of printing a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// It was printed.
    Printed,
    /// It was not printed.
    Failed,
    /// Unknown.
    Uncertain,
    /// Given on the kiosk's screen, without paper.
    OnScreen,
}

/// The state of a device's connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// Its socket is open.
    Connected,
    /// Its socket stopped responding.
    Silent,
    /// It closed its socket.
    Away,
    /// It has not connected since the server started.
    Never,
}

/// A role in the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Takes tickets without staff.
    Kiosk,
    /// Shows and announces calls.
    Board,
    /// Serves at a window.
    Clerk,
    /// Advises visitors, grants classes, issues, finds and reprints tickets.
    Reception,
    /// Sees everything, present and past.
    Manager,
    /// Reads the record.
    Auditor,
    /// Configures the hall.
    Admin,
    /// Holds a ticket, identified by its token.
    Visitor,
    /// The hall itself, acting as time passes.
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

/// A step that is at a window has the state of its ticket.
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

impl From<hall_core::PrintOutcome> for Printed {
    fn from(of: hall_core::PrintOutcome) -> Self {
        match of {
            hall_core::PrintOutcome::Printed => Self::Printed,
            hall_core::PrintOutcome::Failed => Self::Failed,
            hall_core::PrintOutcome::Uncertain => Self::Uncertain,
            hall_core::PrintOutcome::OnScreen => Self::OnScreen,
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
