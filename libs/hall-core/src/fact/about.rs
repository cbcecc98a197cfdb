//! What a fact is about: asked once, with each fact named.

use super::Fact;
use crate::{Day, Number, TicketId, Why, WindowId, facts};

/// A visitor whose turn it is at a window.
#[derive(Debug, Clone, Copy)]
pub struct CalledAt<'a> {
    /// The visitor's ticket.
    pub ticket: TicketId,
    /// The window that serves the visitor.
    pub window: &'a WindowId,
    /// The step of the ticket, by its index.
    pub step: u8,
    /// Why it was this ticket's turn.
    pub why: &'a Why,
    /// Whether the call is announced; if not, the visitor is already at the window and continues with a further step.
    pub out: bool,
}

/// What boards show and loudspeakers say.
#[derive(Debug, Clone, Copy)]
pub struct Announced<'a> {
    /// The visitor's ticket.
    pub ticket: TicketId,
    /// The window to go to.
    pub window: &'a WindowId,
    /// Whether it repeats a call.
    pub again: bool,
}

impl Fact {
    /// Returns the ticket whose turn it is and its window, whether called or continuing with a further step.
    #[must_use]
    pub fn called(&self) -> Option<CalledAt<'_>> {
        match self {
            Self::Called { ticket, window, step, why } => {
                Some(CalledAt { ticket: *ticket, window, step: *step, why, out: true })
            }
            Self::WentOn { ticket, window, step, why } => {
                Some(CalledAt { ticket: *ticket, window, step: *step, why, out: false })
            }
            Self::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => None,
        }
    }

    /// Returns the ticket that the fact concerns, if any.
    #[must_use]
    pub fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Issued(issued) | Self::ExpiredAlone { issued, .. } => Some(issued.ticket),
            Self::Called { ticket, .. }
            | Self::WentOn { ticket, .. }
            | Self::Recalled { ticket, .. }
            | Self::Started { ticket, .. }
            | Self::Missed { ticket, .. }
            | Self::Finished { ticket, .. }
            | Self::PapersMissing { ticket, .. }
            | Self::CaseOpened { ticket, .. }
            | Self::CaseClosed { ticket, .. }
            | Self::Requeued { ticket, .. }
            | Self::NumberReplaced { ticket, .. }
            | Self::Cancelled { ticket }
            | Self::Granted { ticket, .. }
            | Self::PrintRecorded { ticket, .. }
            | Self::Noted { ticket }
            | Self::Parked { ticket, .. }
            | Self::Resumed { ticket, .. }
            | Self::SentToService { ticket, .. }
            | Self::SentToWindow { ticket, .. }
            | Self::SentToClerk { ticket, .. }
            | Self::StepAdded { ticket, .. }
            | Self::CheckedIn { ticket, .. }
            | Self::CameBack { ticket, .. }
            | Self::ReturnedToQueue { ticket }
            | Self::ServedWithoutTicket { ticket, .. }
            | Self::Undone { ticket, .. } => Some(*ticket),
            Self::Booked { .. }
            | Self::BookingMoved { .. }
            | Self::BookingCancelled { .. }
            | Self::BookingInformed { .. }
            | Self::BookingMissed { .. }
            | facts!(days)
            | facts!(windows) => None,
        }
    }

    /// Returns the window that the fact concerns, if any.
    #[must_use]
    pub fn window(&self) -> Option<&WindowId> {
        match self {
            Self::WindowOpened { window, .. }
            | Self::WindowTakenOver { window, .. }
            | Self::WindowLeft { window, .. }
            | Self::WindowPaused { window, .. }
            | Self::WindowClosed { window }
            | Self::WindowLent { window, .. }
            | Self::LendEnded { window }
            | Self::WindowWaits { window }
            | Self::Called { window, .. }
            | Self::WentOn { window, .. }
            | Self::Recalled { window, .. }
            | Self::Started { window, .. }
            | Self::Missed { window, .. }
            | Self::Finished { window, .. }
            | Self::Parked { window, .. }
            | Self::Resumed { window, .. }
            | Self::SentToService { window, .. }
            | Self::SentToWindow { window, .. }
            | Self::SentToClerk { window, .. }
            | Self::ServedWithoutTicket { window, .. }
            | Self::Undone { window, .. } => Some(window),
            Self::Issued(_) | facts!(days) | facts!(late) | facts!(tickets) | facts!(cases) | facts!(bookings) => None,
        }
    }

    /// Returns the number that a kiosk printed while the server was away, as the hall takes it in; its day, if that is over.
    #[must_use]
    pub fn printed_alone(&self) -> Option<(Number, Option<Day>)> {
        match self {
            Self::Issued(issued) => issued.alone.map(|_| (issued.number, None)),
            Self::ExpiredAlone { day, issued } => Some((issued.number, Some(*day))),
            Self::NumberReplaced { number, .. } => Some((*number, None)),
            Self::Requeued { .. }
            | Self::Cancelled { .. }
            | Self::Granted { .. }
            | Self::PrintRecorded { .. }
            | Self::Noted { .. }
            | Self::CameBack { .. }
            | Self::ReturnedToQueue { .. }
            | Self::StepAdded { .. }
            | facts!(days)
            | facts!(windows)
            | facts!(calls)
            | facts!(visits)
            | facts!(cases)
            | facts!(bookings) => None,
        }
    }

    /// Returns what boards and loudspeakers announce, if anything.
    #[must_use]
    pub fn announced(&self) -> Option<Announced<'_>> {
        match self {
            Self::Called { ticket, window, .. } => Some(Announced { ticket: *ticket, window, again: false }),
            Self::Recalled { ticket, window } => Some(Announced { ticket: *ticket, window, again: true }),
            // A visitor who goes on with a further step is already at the window.
            Self::WentOn { .. }
            | Self::Started { .. }
            | Self::Missed { .. }
            | Self::Finished { .. }
            | Self::Parked { .. }
            | Self::Resumed { .. }
            | Self::SentToService { .. }
            | Self::SentToWindow { .. }
            | Self::SentToClerk { .. }
            | Self::ServedWithoutTicket { .. }
            | Self::Undone { .. }
            | Self::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => None,
        }
    }

    /// Returns whether the fact affects when the hall is open.
    #[must_use]
    pub fn changes_hours(&self) -> bool {
        match self {
            Self::PlanAdopted { .. }
            | Self::DayBegun(_)
            | Self::DayExtended { .. }
            | Self::DayShortened { .. }
            | Self::DayEnded { .. } => true,
            // It closes when its hours said so.
            Self::HallClosed { .. }
            | Self::Issued(_)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => false,
        }
    }

    /// Returns whether the fact affects which window serves what.
    #[must_use]
    pub fn changes_who_serves(&self) -> bool {
        match self {
            Self::WindowOpened { .. }
            | Self::WindowTakenOver { .. }
            | Self::WindowLeft { .. }
            | Self::WindowPaused { .. }
            | Self::WindowClosed { .. }
            | Self::WindowLent { .. }
            | Self::LendEnded { .. } => true,
            facts!(days) => self.changes_hours(),
            // It serves what it served, as soon as somebody comes.
            Self::WindowWaits { .. }
            | Self::Issued(_)
            | facts!(late)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => false,
        }
    }

    /// Returns whether a visit's last act can still be undone after the fact: a repeated call and an assumed start change nothing that
    /// the clerk did.
    pub(crate) fn leaves_undo(&self) -> bool {
        match self {
            Self::Recalled { .. } | Self::Started { assumed: true, .. } => true,
            Self::Started { assumed: false, .. }
            | Self::Missed { .. }
            | Self::Finished { .. }
            | Self::Parked { .. }
            | Self::Resumed { .. }
            | Self::SentToService { .. }
            | Self::SentToWindow { .. }
            | Self::SentToClerk { .. }
            | Self::ServedWithoutTicket { .. }
            | Self::Undone { .. }
            | Self::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => false,
        }
    }
}
