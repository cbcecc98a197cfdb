//! Restrictions beyond the role: a device to itself, a clerk to the visits that are with them.

use hall_core::{ClerkId, Hall, KioskId, Plan, QueueKey, Role, Ticket, WindowIx};

use super::entered::Entered;
use super::operations::Operation;
use super::problem::{Answered, Fail};
use crate::accounts::Caller;

/// Returns the device of the plan that a token is bound to: the one with its id. A token with any other id belongs to a
/// program.
pub(super) fn device_of<'a>(plan: &Plan, caller: &'a Caller) -> Option<&'a str> {
    let id = caller.id.as_str();
    let is_device = match caller.role {
        Role::Kiosk => plan.kiosks.iter().any(|kiosk| kiosk.id.as_str() == id),
        Role::Board => plan.boards.iter().any(|board| board.id.as_str() == id),
        Role::Clerk | Role::Reception | Role::Manager | Role::Auditor | Role::Admin | Role::Visitor | Role::System => {
            false
        }
    };
    is_device.then_some(id)
}

/// Returns whether a visit is with a clerk: at their window now or earlier, sent to them, or their responsibility.
fn is_with(hall: &Hall, ticket: &Ticket, me: &ClerkId) -> bool {
    let sits_at = |window: WindowIx| hall.window(window).clerk.as_ref() == Some(me);
    let windows = ticket.window.into_iter().chain(ticket.steps.iter().filter_map(|step| step.window));
    let sent = ticket.queued().iter().any(|place| match &place.queue {
        QueueKey::Window(window) => sits_at(*window),
        QueueKey::Clerk(clerk) => clerk == me,
        QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_) => false,
    });
    sent || [&ticket.owner, &ticket.clerk].contains(&&Some(me.clone())) || windows.into_iter().any(sits_at)
}

impl Entered {
    /// Refuses a clerk if the visit in the path is not, and never was, with them.
    pub(super) async fn visit_must_be_with_caller(&self) -> Answered<()> {
        let caller = self.caller()?;
        if caller.role != Role::Clerk {
            return Ok(());
        }
        let me =
            ClerkId::new(caller.id.as_str()).map_err(|_no_clerk| Fail::not_allowed("this account is no clerk's"))?;
        let is_theirs = self.look_at_ticket(|views, ticket| is_with(&views.state.hall, ticket, &me)).await?;
        if is_theirs { Ok(()) } else { Err(Fail::not_allowed("this visit is not with you")) }
    }

    /// Refuses a kiosk that acts on another kiosk's ticket.
    pub(super) async fn ticket_must_not_be_anothers(&self) -> Answered<()> {
        let caller = self.caller()?;
        // This includes a kiosk no longer in the plan: leaving the plan grants no rights.
        let is_anothers = self.look_at_ticket(|_views, ticket| {
            let gave = ticket.kiosk.as_ref().map(KioskId::as_str);
            caller.role == Role::Kiosk && gave.is_some_and(|gave| gave != caller.id.as_str())
        });
        if is_anothers.await? { Err(Fail::not_allowed("another kiosk gave that ticket")) } else { Ok(()) }
    }

    /// Returns whether the answer may contain the ticket's token: for those who issue it and those who print it.
    pub(super) fn sees_token_of(&self, ticket: &Ticket) -> bool {
        let Ok(caller) = self.caller() else { return false };
        let gives = matches!(
            self.operation,
            Operation::IssueTicket | Operation::ReturnTicket | Operation::CheckIn | Operation::ServeWithoutTicket
        );
        let gave = || ticket.kiosk.as_ref().is_some_and(|kiosk| kiosk.as_str() == caller.id.as_str());
        self.may(Operation::SeeTicketToken) && (gives || caller.role == Role::Reception || gave())
    }
}
