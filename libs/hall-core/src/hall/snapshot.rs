//! The state as a document: kept beside the record so that a start need not replay all of it.

use serde::{Deserialize, Deserializer};

use super::{Hall, OpenDay};
use crate::booking::Bookings;
use crate::cases::Cases;
use crate::deadlines::Deadlines;
use crate::layout::Layout;
use crate::queue::Queues;
use crate::ticket_index::TicketIndex;
use crate::{HallId, Ticket, Timestamp, Window};

/// Counts the changes of the document's form; a snapshot of another version is not read.
pub const STATE_VERSION: u32 = 11;

#[derive(Deserialize)]
struct Document {
    id: HallId,
    layout: Layout,
    now: Timestamp,
    day: Option<OpenDay>,
    tickets: Vec<Ticket>,
    windows: Vec<Window>,
    counters: Vec<u32>,
    issued: Vec<u32>,
    given_up: Vec<u32>,
    cases: Cases,
    granted: Vec<u32>,
    order: u64,
    bookings: Bookings,
}

impl<'de> Deserialize<'de> for Hall {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = Document::deserialize(deserializer)?;
        let mut hall = Self {
            id: document.id,
            layout: document.layout,
            now: document.now,
            day: document.day,
            tickets: document.tickets,
            windows: document.windows,
            counters: document.counters,
            issued: document.issued,
            given_up: document.given_up,
            cases: document.cases,
            granted: document.granted,
            order: document.order,
            bookings: document.bookings,
            places: TicketIndex::default(),
            queues: Queues::default(),
            in_several_lines: std::collections::BTreeSet::new(),
            servers: Vec::new(),
            covered: Vec::new(),
            ready: std::collections::BTreeSet::new(),
            missed_ends: Deadlines::default(),
        };
        for (place, ticket) in (0u32..).zip(&hall.tickets) {
            hall.places.insert(ticket.id, place);
            for stands in &ticket.queued {
                hall.queues.insert(place, ticket, stands);
            }
            if ticket.queued.len() > 1 {
                hall.in_several_lines.insert(place);
            }
        }
        for (at, window) in hall.layout.window_ixs().zip(&hall.windows) {
            hall.ready.extend(window.waits_since.map(|since| (since, at)));
        }
        hall.recompute_missed_ends();
        hall.recompute_servers();
        Ok(hall)
    }
}
