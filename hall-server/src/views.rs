//! What people and devices see of a hall, as messages. Pure: built from the replica, changes nothing.

mod appointment;
mod board;
mod bookings;
mod cases;
mod concerned;
mod dashboard;
mod hall_now;
mod ticket;
mod visit;
mod window;

pub use board::{CALL_OUT_AGE_MS_MAX, CALL_OUT_SHOW_MS_MIN, CallOutsOf};
pub use bookings::BookingQuery;
pub use cases::CaseQuery;

use hall_core::{ServiceIx, Ticket, Timestamp, WindowIx};
use hall_wire::{Text, Wait};

use crate::live::devices::Devices;
use crate::replica::State;
use crate::ticket_token::TicketTokens;
use crate::waits::{self, WaitTable};

/// The inputs of every view.
#[derive(Clone, Copy)]
pub struct Views<'a> {
    /// The hall's replica.
    pub state: &'a State,
    /// The time of the view.
    pub now: Timestamp,
    /// Creates tickets' tokens.
    pub tokens: &'a TicketTokens,
    /// The expected waits.
    pub waits: &'a WaitTable,
    /// The devices' health.
    pub devices: &'a Devices,
    /// Base URL of visitor pages.
    pub visit_url: &'a str,
}

impl Views<'_> {
    pub(crate) fn hall_name(&self) -> Text {
        self.state.hall.layout().plan().hall.name.clone()
    }

    fn zone(&self) -> String {
        self.state.zone().to_owned()
    }

    fn label(&self, window_ix: WindowIx) -> String {
        let layout = self.state.hall.layout();
        layout
            .window_plan(window_ix)
            .map_or_else(|| layout.window_id(window_ix).to_string(), |window| window.label.to_string())
    }

    fn area(&self, window_ix: WindowIx) -> String {
        self.state.hall.layout().window_plan(window_ix).map_or_else(String::new, |window| window.area.to_string())
    }

    fn service(&self, service: ServiceIx) -> String {
        self.state.hall.layout().service_id(service).to_string()
    }

    fn service_name(&self, service_ix: ServiceIx) -> Text {
        let layout = self.state.hall.layout();
        let unnamed = || Text::chinese(layout.service_id(service_ix).to_string());
        layout.service_plan(service_ix).map_or_else(unnamed, |service| service.name.clone())
    }

    fn waited_s(&self, since: Timestamp, until: Timestamp) -> u32 {
        seconds(self.state.hall.hours().open_ms_between(since, until))
    }

    fn wait_of(&self, ticket: &Ticket, ahead: u32) -> Option<Wait> {
        self.waits.of_ticket(self.state, ticket, ahead, self.now).map(waits::wire)
    }
}

fn seconds(ms: i64) -> u32 {
    u32::try_from(ms.max(0) / 1000).unwrap_or(u32::MAX)
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
