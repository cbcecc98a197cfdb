//! What a new plan omits while it is in use, as data: the shell and the pages put it into words.

use super::Hall;
use crate::{BookingId, BookingState, ClassId, Day, Number, Plan, ServiceId, Timestamp, WindowId};

/// The maximum number of items named when a plan is refused.
const NAMED_MAX: usize = 100;

/// A part of the current plan that a new plan omits while something uses it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// What the new plan lacks.
    pub part: PlanPart,
    /// What uses it.
    pub user: PartUser,
}

/// A part that a new plan can lack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanPart {
    /// A class.
    Class(ClassId),
    /// Every window that offers this service; the service itself is still in the plan.
    WindowsFor(ServiceId),
    /// A service.
    Service(ServiceId),
    /// A window.
    Window(WindowId),
}

/// A user of a part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartUser {
    /// An active ticket.
    Ticket(Number),
    /// A booking that has not been claimed.
    Booking {
        /// The booking's opaque id.
        id: BookingId,
        /// The day of the slot.
        day: Day,
        /// The start of the slot.
        from: Timestamp,
    },
    /// The clerk who has opened or paused the window.
    Clerk,
}

impl Hall {
    /// Returns what active tickets, bookings and open windows use and a plan omits: it is not adopted until these are
    /// over.
    #[must_use]
    pub fn left_out_by(&self, plan: &Plan) -> Vec<LeftOut> {
        let mut left_out = Vec::new();
        self.left_out_of_tickets(plan, &mut left_out);
        self.left_out_of_bookings(plan, &mut left_out);
        for (window_ix, window) in self.windows.iter() {
            let id = self.layout.window_id(window_ix);
            if window.state != crate::WindowState::Closed && !plan.windows.iter().any(|known| known.id == *id) {
                left_out.push(LeftOut { part: PlanPart::Window(id.clone()), user: PartUser::Clerk });
            }
        }
        left_out.sort();
        left_out.dedup();
        left_out.truncate(NAMED_MAX);
        left_out
    }

    fn left_out_of_tickets(&self, plan: &Plan, left_out: &mut Vec<LeftOut>) {
        let served = plan.served();
        for ticket in self.tickets.all().iter().filter(|ticket| !ticket.state.is_over()) {
            let mut push = |part| left_out.push(LeftOut { part, user: PartUser::Ticket(ticket.number) });
            for step in &ticket.steps {
                let id = self.layout.service_id(step.service);
                if !plan.services.iter().any(|service| service.id == *id) {
                    push(PlanPart::Service(id.clone()));
                } else if ticket.waits_for(step) && self.is_served(step.service) && !served.contains(id) {
                    push(PlanPart::WindowsFor(id.clone()));
                }
            }
            let class = self.layout.class_id(ticket.class);
            if ticket.class != crate::layout::ORDINARY && !plan.classes.iter().any(|known| known.id == *class) {
                push(PlanPart::Class(class.clone()));
            }
        }
    }

    fn left_out_of_bookings(&self, plan: &Plan, left_out: &mut Vec<LeftOut>) {
        for (booked, booking) in self.bookings().filter(|(_, booking)| booking.state == BookingState::Booked) {
            let user = PartUser::Booking { id: booked.clone(), day: booking.slot.day, from: booking.slot.from };
            let mut push = |part| left_out.push(LeftOut { part, user: user.clone() });
            let id = self.layout.service_id(booking.service);
            if !plan.services.iter().any(|service| service.id == *id) {
                push(PlanPart::Service(id.clone()));
            }
            let class = booking.slot.class.as_ref().filter(|class| **class != ClassId::ordinary());
            if let Some(class) = class.filter(|class| plan.classes.iter().all(|known| known.id != **class)) {
                push(PlanPart::Class(class.clone()));
            }
        }
    }
}
