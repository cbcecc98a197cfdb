//! The names of acts in the record, and the window and ticket that each act concerns.

use super::{Act, CheckIn, Issue, Return, ServeWithoutTicket};
use crate::{Fact, TicketId, WindowId};

macro_rules! kinds {
    ($($name:ident $text:literal,)+) => {
        /// The kinds of acts, as entries in the record name them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is the act of this name")]
        pub enum ActKind {
            $($name,)+
        }

        impl ActKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Returns the kind's name in the record.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

kinds! {
    BeginDay "begin_day",
    Tick "tick",
    AdoptPlan "adopt_plan",
    ExtendDay "extend_day",
    ShortenDay "shorten_day",
    Issue "issue",
    IssueAlone "issue_alone",
    Merge "merge",
    Return "return",
    CloseCase "close_case",
    Cancel "cancel",
    Requeue "requeue",
    Grant "grant",
    RecordPrint "record_print",
    Note "note",
    OpenWindow "open_window",
    PauseWindow "pause_window",
    LendWindow "lend_window",
    CloseWindow "close_window",
    LeaveWindow "leave_window",
    CallNext "call_next",
    ServeWithoutTicket "serve_without_ticket",
    Call "call",
    Recall "recall",
    Start "start",
    Miss "miss",
    Finish "finish",
    Park "park",
    Resume "resume",
    ComeBack "come_back",
    Transfer "transfer",
    AddStep "add_step",
    Undo "undo",
    Book "book",
    MoveBooking "move_booking",
    CancelBooking "cancel_booking",
    InformBooking "inform_booking",
    CheckIn "check_in",
}

impl ActKind {
    /// Looks up a kind by its name in the record.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    /// Returns the ticket that the answer to an act of this kind is about, from the facts that the act caused; for a
    /// call, the ticket called at that window. The same entry may also hold a call to another, idle window, which is
    /// not what was asked for.
    #[must_use]
    pub fn about(self, facts: &[Fact]) -> Option<TicketId> {
        match self {
            Self::OpenWindow
            | Self::PauseWindow
            | Self::CloseWindow
            | Self::LeaveWindow
            | Self::LendWindow
            | Self::AdoptPlan => None,
            Self::CallNext => called_next(facts),
            Self::Call => facts.iter().rev().find_map(Fact::ticket),
            Self::BeginDay
            | Self::Tick
            | Self::ExtendDay
            | Self::ShortenDay
            | Self::Issue
            | Self::IssueAlone
            | Self::Merge
            | Self::Return
            | Self::CloseCase
            | Self::Cancel
            | Self::Requeue
            | Self::Grant
            | Self::RecordPrint
            | Self::Note
            | Self::ServeWithoutTicket
            | Self::Recall
            | Self::Start
            | Self::Miss
            | Self::Finish
            | Self::Park
            | Self::Resume
            | Self::ComeBack
            | Self::Transfer
            | Self::AddStep
            | Self::Undo
            | Self::Book
            | Self::MoveBooking
            | Self::CancelBooking
            | Self::InformBooking
            | Self::CheckIn => {
                let asked_for = facts.iter().rev().filter(|fact| fact.called().is_none_or(|called| !called.out));
                asked_for.into_iter().find_map(Fact::ticket)
            }
        }
    }
}

/// Returns the ticket called by a window that asked for the next visitor; none if the window waits for one to come.
fn called_next(facts: &[Fact]) -> Option<TicketId> {
    if facts.iter().any(|fact| matches!(fact, Fact::WindowWaits { .. })) {
        return None;
    }
    let finished_at =
        facts.iter().find_map(|fact| if let Fact::Finished { window, .. } = fact { Some(window) } else { None });
    let mut called = facts.iter().filter_map(Fact::called);
    called.find(|called| finished_at.is_none_or(|window_id| window_id == called.window)).map(|called| called.ticket)
}

impl Act {
    /// Returns the window whose clerk issues the command; none for acts that are not a clerk's at a window.
    #[must_use]
    pub fn at_window(&self) -> Option<&WindowId> {
        match self {
            Self::PauseWindow { window, .. }
            | Self::CloseWindow { window }
            | Self::LeaveWindow { window, .. }
            | Self::CallNext { window, .. }
            | Self::ServeWithoutTicket(ServeWithoutTicket { window, .. })
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
            | Self::Issue(_)
            | Self::IssueAlone(_)
            | Self::Merge(_)
            | Self::Cancel { .. }
            | Self::Requeue { .. }
            | Self::Grant { .. }
            | Self::RecordPrint { .. }
            | Self::Note { .. }
            | Self::OpenWindow { .. }
            | Self::LendWindow { .. }
            | Self::ComeBack { .. }
            | Self::Return(_)
            | Self::CloseCase { .. }
            | Self::ExtendDay { .. }
            | Self::ShortenDay { .. }
            | Self::Book { .. }
            | Self::MoveBooking { .. }
            | Self::CancelBooking { .. }
            | Self::InformBooking { .. }
            | Self::CheckIn(_) => None,
        }
    }

    /// Returns the ticket that the act names; none if it names none, or concerns a window or a booking.
    #[must_use]
    pub fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Issue(Issue { ticket, .. })
            | Self::IssueAlone(Issue { ticket, .. })
            | Self::Return(Return { ticket, .. })
            | Self::CheckIn(CheckIn { ticket, .. })
            | Self::ServeWithoutTicket(ServeWithoutTicket { ticket, .. })
            | Self::CloseCase { ticket, .. }
            | Self::Cancel { ticket }
            | Self::Requeue { ticket }
            | Self::Grant { ticket, .. }
            | Self::RecordPrint { ticket, .. }
            | Self::Note { ticket }
            | Self::Call { ticket, .. }
            | Self::Recall { ticket, .. }
            | Self::Start { ticket, .. }
            | Self::Miss { ticket, .. }
            | Self::Park { ticket, .. }
            | Self::Resume { ticket, .. }
            | Self::ComeBack { ticket }
            | Self::Transfer { ticket, .. }
            | Self::AddStep { ticket, .. } => Some(*ticket),
            Self::Merge(merge) => Some(merge.asked.unwrap_or(merge.issue.ticket)),
            Self::Finish { finish, .. } => Some(finish.ticket),
            Self::BeginDay { .. }
            | Self::Tick
            | Self::AdoptPlan { .. }
            | Self::OpenWindow { .. }
            | Self::PauseWindow { .. }
            | Self::CloseWindow { .. }
            | Self::LeaveWindow { .. }
            | Self::LendWindow { .. }
            | Self::CallNext { .. }
            | Self::Undo { .. }
            | Self::ExtendDay { .. }
            | Self::ShortenDay { .. }
            | Self::Book { .. }
            | Self::MoveBooking { .. }
            | Self::CancelBooking { .. }
            | Self::InformBooking { .. } => None,
        }
    }

    /// Returns the kind under which the act is recorded.
    #[must_use]
    pub fn kind(&self) -> ActKind {
        match self {
            Self::BeginDay { .. } => ActKind::BeginDay,
            Self::Tick => ActKind::Tick,
            Self::AdoptPlan { .. } => ActKind::AdoptPlan,
            Self::ExtendDay { .. } => ActKind::ExtendDay,
            Self::ShortenDay { .. } => ActKind::ShortenDay,
            Self::Issue(_) => ActKind::Issue,
            Self::IssueAlone(_) => ActKind::IssueAlone,
            Self::Merge(_) => ActKind::Merge,
            Self::Return(_) => ActKind::Return,
            Self::CloseCase { .. } => ActKind::CloseCase,
            Self::Cancel { .. } => ActKind::Cancel,
            Self::Requeue { .. } => ActKind::Requeue,
            Self::Grant { .. } => ActKind::Grant,
            Self::RecordPrint { .. } => ActKind::RecordPrint,
            Self::Note { .. } => ActKind::Note,
            Self::OpenWindow { .. } => ActKind::OpenWindow,
            Self::PauseWindow { .. } => ActKind::PauseWindow,
            Self::LendWindow { .. } => ActKind::LendWindow,
            Self::CloseWindow { .. } => ActKind::CloseWindow,
            Self::LeaveWindow { .. } => ActKind::LeaveWindow,
            Self::CallNext { .. } => ActKind::CallNext,
            Self::ServeWithoutTicket(_) => ActKind::ServeWithoutTicket,
            Self::Call { .. } => ActKind::Call,
            Self::Recall { .. } => ActKind::Recall,
            Self::Start { .. } => ActKind::Start,
            Self::Miss { .. } => ActKind::Miss,
            Self::Finish { .. } => ActKind::Finish,
            Self::Park { .. } => ActKind::Park,
            Self::Resume { .. } => ActKind::Resume,
            Self::ComeBack { .. } => ActKind::ComeBack,
            Self::Transfer { .. } => ActKind::Transfer,
            Self::AddStep { .. } => ActKind::AddStep,
            Self::Undo { .. } => ActKind::Undo,
            Self::Book { .. } => ActKind::Book,
            Self::MoveBooking { .. } => ActKind::MoveBooking,
            Self::CancelBooking { .. } => ActKind::CancelBooking,
            Self::InformBooking { .. } => ActKind::InformBooking,
            Self::CheckIn(_) => ActKind::CheckIn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lane, Outcome, Why};

    const FINISHED: TicketId = TicketId::from_u128(1);
    const NEXT: TicketId = TicketId::from_u128(2);

    fn window(id: &str) -> WindowId {
        id.parse().unwrap()
    }

    fn finished(window_id: &str) -> Fact {
        Fact::Finished { ticket: FINISHED, window: window(window_id), outcome: Outcome::Decided, cases: 1 }
    }

    fn called(window_id: &str) -> Fact {
        let why = Why {
            lane: Lane::Score,
            tier: 1,
            waited_ms: 0,
            step_waited_ms: None,
            head_start_ms: 0,
            passed: 0,
            others_waited: false,
            in_a_row: 0,
            candidates: Vec::new(),
            reason: None,
        };
        Fact::Called { ticket: NEXT, window: window(window_id), step: 0, why: Box::new(why) }
    }

    #[test]
    fn every_kind_is_found_by_its_name_in_the_record() {
        for kind in ActKind::ALL {
            assert_eq!(ActKind::find(kind.as_str()), Some(*kind));
        }
        assert_eq!(ActKind::find("sing"), None);
    }

    #[test]
    fn a_call_to_another_window_is_not_what_the_answer_is_about() {
        let about = |kind: ActKind, facts: &[Fact]| kind.about(facts);
        assert_eq!(about(ActKind::CallNext, &[finished("w1"), called("w1")]), Some(NEXT));
        assert_eq!(about(ActKind::CallNext, &[finished("w1"), called("w2")]), None, "nobody was called at w1");
        assert_eq!(about(ActKind::CallNext, &[Fact::WindowWaits { window: window("w1") }, called("w2")]), None);
        assert_eq!(about(ActKind::Finish, &[finished("w1"), called("w2")]), Some(FINISHED));
        assert_eq!(about(ActKind::Call, &[called("w1")]), Some(NEXT));
        assert_eq!(about(ActKind::CloseWindow, &[Fact::ReturnedToQueue { ticket: NEXT }]), None);
    }
}
