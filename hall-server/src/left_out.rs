//! What a new plan leaves out although it is in use: as text for the command line and for programs, as data for pages,
//! which word it in their own language.

use hall_core::{LeftOut, PartUser, PlanPart, Timestamp};
use hall_wire::{LeftOut as LeftOutWire, PlanPart as PlanPartWire};

/// Returns a line that names the part and its user.
pub(crate) fn in_words(left_out: &LeftOut) -> String {
    let by = |user: &PartUser| match user {
        PartUser::Ticket(number) => format!(" ({number})"),
        PartUser::Booking { id, .. } => format!(" (appointment {id})"),
        PartUser::Clerk => String::new(),
    };
    format!("{}{}", part_in_words(&left_out.part), by(&left_out.user))
}

/// Returns the same for the terminal, naming a booking by its time.
pub(crate) fn at_a_terminal(left_out: &LeftOut, time: impl Fn(Timestamp) -> String) -> String {
    match &left_out.user {
        PartUser::Booking { day, from, .. } => {
            format!("{} (a booking on {day} at {})", part_in_words(&left_out.part), time(*from))
        }
        PartUser::Ticket(_) | PartUser::Clerk => in_words(left_out),
    }
}

/// Returns it as data for pages.
pub(crate) fn on_the_wire(left_out: &LeftOut) -> LeftOutWire {
    let (part, id) = match &left_out.part {
        PlanPart::Class(id) => (PlanPartWire::Class, id.as_str()),
        PlanPart::WindowsFor(id) => (PlanPartWire::WindowsFor, id.as_str()),
        PlanPart::Service(id) => (PlanPartWire::Service, id.as_str()),
        PlanPart::Window(id) => (PlanPartWire::Window, id.as_str()),
    };
    let (number, booked_for) = match &left_out.user {
        PartUser::Ticket(number) => (Some(number.to_string()), None),
        PartUser::Booking { from, .. } => (None, Some(from.as_millis())),
        PartUser::Clerk => (None, None),
    };
    LeftOutWire { part, id: id.into(), number, booked_for }
}

fn part_in_words(part: &PlanPart) -> String {
    match part {
        PlanPart::Class(id) => format!("class {id}"),
        PlanPart::WindowsFor(id) => format!("every window for {id}"),
        PlanPart::Service(id) => format!("service {id}"),
        PlanPart::Window(id) => format!("window {id}"),
    }
}
