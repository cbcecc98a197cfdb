//! The names of commands, as entries keep them, and which window and ticket they are about.

use super::Act;
use crate::WindowId;

impl Act {
    /// Returns the window whose clerk gives the command; none when it is no clerk's act at a window.
    #[must_use]
    pub fn at_window(&self) -> Option<&WindowId> {
        match self {
            Self::PauseWindow { window, .. }
            | Self::CloseWindow { window }
            | Self::LeaveWindow { window, .. }
            | Self::CallNext { window, .. }
            | Self::ServeWithoutTicket { window, .. }
            | Self::Call { window, .. }
            | Self::Recall { window, .. }
            | Self::Start { window, .. }
            | Self::Miss { window, .. }
            | Self::Finish { window, .. }
            | Self::Park { window, .. }
            | Self::Resume { window, .. }
            | Self::Transfer { window, .. }
            | Self::AddStep { window, .. }
            | Self::Undo { window } => Some(window),
            Self::BeginDay { .. }
            | Self::Tick
            | Self::AdoptPlan { .. }
            | Self::Issue { .. }
            | Self::Cancel { .. }
            | Self::Requeue { .. }
            | Self::Grant { .. }
            | Self::RecordPrint { .. }
            | Self::Note { .. }
            | Self::OpenWindow { .. }
            | Self::LendWindow { .. }
            | Self::ComeBack { .. }
            | Self::Return { .. }
            | Self::CloseCase { .. }
            | Self::ExtendDay { .. }
            | Self::ShortenDay { .. }
            | Self::Book { .. }
            | Self::MoveBooking { .. }
            | Self::CancelBooking { .. }
            | Self::InformBooking { .. }
            | Self::CheckIn { .. } => None,
        }
    }

    /// Returns the kind of entry that the act makes in the record.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::BeginDay { .. } => "begin_day",
            Self::Tick => "tick",
            Self::AdoptPlan { .. } => "adopt_plan",
            Self::ExtendDay { .. } => "extend_day",
            Self::ShortenDay { .. } => "shorten_day",
            Self::Issue { .. } => "issue",
            Self::Return { .. } => "return",
            Self::CloseCase { .. } => "close_case",
            Self::Cancel { .. } => "cancel",
            Self::Requeue { .. } => "requeue",
            Self::Grant { .. } => "grant",
            Self::RecordPrint { .. } => "record_print",
            Self::Note { .. } => "note",
            Self::OpenWindow { .. } => "open_window",
            Self::PauseWindow { .. } => "pause_window",
            Self::LendWindow { .. } => "lend_window",
            Self::CloseWindow { .. } => "close_window",
            Self::LeaveWindow { .. } => "leave_window",
            Self::CallNext { .. } => "call_next",
            Self::ServeWithoutTicket { .. } => "serve_without_ticket",
            Self::Call { .. } => "call",
            Self::Recall { .. } => "recall",
            Self::Start { .. } => "start",
            Self::Miss { .. } => "miss",
            Self::Finish { .. } => "finish",
            Self::Park { .. } => "park",
            Self::Resume { .. } => "resume",
            Self::ComeBack { .. } => "come_back",
            Self::Transfer { .. } => "transfer",
            Self::AddStep { .. } => "add_step",
            Self::Undo { .. } => "undo",
            Self::Book { .. } => "book",
            Self::MoveBooking { .. } => "move_booking",
            Self::CancelBooking { .. } => "cancel_booking",
            Self::InformBooking { .. } => "inform_booking",
            Self::CheckIn { .. } => "check_in",
        }
    }
}
