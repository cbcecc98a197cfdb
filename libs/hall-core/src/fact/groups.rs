//! Patterns that group the facts by subject.

/// A pattern for all facts of a group, for use where a match handles none of them.
///
/// A match over facts has no wildcard arm (a tidy test checks this): a new fact goes into a group, and the compiler
/// then points to every match that handles that group's facts individually. A match that handles some facts of a
/// group names all of them.
#[macro_export]
macro_rules! facts {
    // The working day, and the plan.
    (days) => {
        $crate::Fact::DayBegun(_)
            | $crate::Fact::DayEnded { .. }
            | $crate::Fact::DayExtended { .. }
            | $crate::Fact::DayShortened { .. }
            | $crate::Fact::HallClosed { .. }
            | $crate::Fact::PlanAdopted { .. }
    };
    // What became known only after its day.
    (late) => {
        $crate::Fact::ExpiredAlone { .. }
    };
    // Window staffing and the services offered there.
    (windows) => {
        $crate::Fact::WindowOpened { .. }
            | $crate::Fact::WindowTakenOver { .. }
            | $crate::Fact::WindowLeft { .. }
            | $crate::Fact::WindowPaused { .. }
            | $crate::Fact::WindowClosed { .. }
            | $crate::Fact::WindowLent { .. }
            | $crate::Fact::LendEnded { .. }
            | $crate::Fact::WindowWaits { .. }
    };
    // Whose turn it is at a window.
    (calls) => {
        $crate::Fact::Called { .. } | $crate::Fact::WentOn { .. }
    };
    // A visitor at a window, from the call onwards.
    (visits) => {
        $crate::Fact::Recalled { .. }
            | $crate::Fact::Started { .. }
            | $crate::Fact::Missed { .. }
            | $crate::Fact::Finished { .. }
            | $crate::Fact::Parked { .. }
            | $crate::Fact::Resumed { .. }
            | $crate::Fact::SentToService { .. }
            | $crate::Fact::SentToWindow { .. }
            | $crate::Fact::SentToClerk { .. }
            | $crate::Fact::ServedWithoutTicket { .. }
            | $crate::Fact::Undone { .. }
    };
    // The ticket itself: its queues, its class, its printing, its end.
    (tickets) => {
        $crate::Fact::Requeued { .. }
            | $crate::Fact::NumberReplaced { .. }
            | $crate::Fact::Cancelled { .. }
            | $crate::Fact::Granted { .. }
            | $crate::Fact::PrintRecorded { .. }
            | $crate::Fact::Noted { .. }
            | $crate::Fact::CameBack { .. }
            | $crate::Fact::ReturnedToQueue { .. }
            | $crate::Fact::StepAdded { .. }
    };
    // Missing papers and promised results.
    (cases) => {
        $crate::Fact::PapersMissing { .. } | $crate::Fact::CaseOpened { .. } | $crate::Fact::CaseClosed { .. }
    };
    // Bookings.
    (bookings) => {
        $crate::Fact::Booked { .. }
            | $crate::Fact::BookingMoved { .. }
            | $crate::Fact::BookingCancelled { .. }
            | $crate::Fact::BookingInformed { .. }
            | $crate::Fact::CheckedIn { .. }
            | $crate::Fact::BookingMissed { .. }
    };
}
