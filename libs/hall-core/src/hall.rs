//! The hall: its state, and its two entry points: commands to decide and facts to apply.

mod alone;
mod apply;
mod appointments;
mod aside;
mod counts;
mod cover;
mod day;
mod issuing;
mod left_out;
mod next;
mod no_plan;
mod open_day;
mod owner;
mod papers;
mod ready;
mod recorder;
mod sending;
mod sign_in;
mod snapshot;
mod window_acts;

pub use left_out::{LeftOut, PartUser, PlanPart};
pub use open_day::DayDetails;
pub use papers::{OTHER_DOCUMENT, RETURNS_DAY_MAX};
pub use snapshot::STATE_VERSION;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::booking::Bookings;
use crate::cases::Cases;
use crate::floor::Floor;
use crate::layout::Layout;
use crate::tickets::Tickets;
use crate::windows::Windows;
use crate::{Act, Day, Fact, HallId, Number, OpenHours, Refusal, Ticket, TicketId, Timestamp, Window, WindowIx};
use counts::Counts;
use open_day::OpenDay;

/// Time after which a called visitor is assumed to be served, unless the clerk says otherwise.
pub const START_ASSUMED_AFTER_MS: i64 = 30_000;
/// Time after a call within which `call-next` returns the same ticket again.
pub const DOUBLE_PRESS_MS: i64 = 3_000;
/// Time within which an act can be undone.
pub const UNDO_WITHIN_MS: i64 = 120_000;
/// The maximum extension of a hall's hours beyond its closing.
pub const EXTENSION_MS_MAX: i64 = 12 * 60 * 60_000;
/// The maximum number of tickets in a day.
pub const TICKETS_DAY_MAX: usize = 500_000;

/// A hall: its parts, and the rules between them.
///
/// Each part maintains its own invariant. Derived state is computed by `rebuild` and is not part of snapshots.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Hall {
    id: HallId,
    layout: Arc<Layout>,
    /// The time of the last entry; never decreases.
    now: Timestamp,
    day: Option<OpenDay>,
    tickets: Tickets,
    windows: Windows,
    counts: Counts,
    /// What outlives the day: missing papers and promised results.
    cases: Cases,
    /// Bookings, including those for later days.
    bookings: Bookings,
}

impl Hall {
    /// Creates a hall without a plan; its first command must adopt one.
    #[must_use]
    pub fn new(id: HallId) -> Self {
        Self {
            layout: Arc::new(Layout::new(Arc::new(no_plan::no_plan(id.clone())))),
            id,
            now: Timestamp::default(),
            day: None,
            tickets: Tickets::default(),
            windows: Windows::default(),
            counts: Counts::default(),
            cases: Cases::default(),
            bookings: Bookings::default(),
        }
    }

    /// Returns the ticket that the answer to a command is about, from the facts that it has just caused; if it
    /// changed nothing, the ticket that it names or, for a call, the ticket already at the window.
    #[must_use]
    pub fn about(&self, act: &Act, facts: &[Fact]) -> Option<TicketId> {
        if !facts.is_empty() {
            return act.kind().about(facts);
        }
        if let Act::CallNext { window, .. } = act {
            return self.present(self.layout.window(window)?).map(|ticket| ticket.id);
        }
        act.ticket()
    }

    /// Returns when the hall next needs a tick: a start to be assumed, cover that ends, a missed ticket to be
    /// cancelled, a booked place to be released, a call for which an idle window waits, the closing, or the end of
    /// the day.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        let assumes = !self.layout.plan().calling.confirm_arrival;
        let called = self.windows.iter().filter_map(|(_, window)| window.present).filter(|_| assumes);
        let starts =
            called.filter(|present| !present.started).map(|present| present.called_at + START_ASSUMED_AFTER_MS);
        let lent = self.windows.iter().filter_map(|(_, window)| window.lent.as_ref()).map(|lent| lent.until);
        let day = self.day.as_ref();
        let (end, closing) = (day.and_then(OpenDay::end), day.and_then(OpenDay::closing));
        let call = self.call_is_due().then_some(self.now);
        let days = end.into_iter().chain(closing).chain(self.bookings.next_release());
        starts.chain(lent).chain(days).chain(call).chain(self.tickets.next_given_up()).min()
    }

    /// Returns the input of the calling rules.
    pub(crate) fn floor(&self) -> Floor<'_> {
        let Self { layout, now, tickets, windows, .. } = self;
        Floor { layout, hours: self.hours(), now: *now, tickets, windows }
    }

    /// Recomputes derived state: after a snapshot was read, or with another plan.
    fn rebuild(&mut self) {
        self.tickets.rebuild();
        self.windows.rebuild(&self.layout);
        self.recompute_missed_ends();
    }

    /// Returns the hall's id.
    #[must_use]
    pub fn id(&self) -> &HallId {
        &self.id
    }

    /// Returns the compiled plan.
    #[must_use]
    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Returns the time of the last entry.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Returns the working day that was last opened.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.day.as_ref().map(OpenDay::day)
    }

    /// Returns the working day that last began, even if it is over.
    #[must_use]
    pub fn day_details(&self) -> Option<DayDetails<'_>> {
        self.day.as_ref().map(OpenDay::begun)
    }

    /// Returns the end of the working day, unless it is over.
    #[must_use]
    pub fn day_end(&self) -> Option<Timestamp> {
        self.day.as_ref().and_then(OpenDay::end)
    }

    /// Returns the day's open hours (empty before the first day).
    #[must_use]
    pub fn hours(&self) -> &OpenHours {
        const NONE: &OpenHours = &OpenHours::NONE;
        self.day.as_ref().map_or(NONE, OpenDay::hours)
    }

    /// Returns whether the hall issues tickets at `at`.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.day_end().is_some_and(|end| at < end) && self.hours().is_open(at)
    }

    /// Returns how many tickets a service has issued today; a visitor who came back with papers is counted once.
    #[must_use]
    pub fn issued(&self, service: crate::ServiceIx) -> u32 {
        self.counts.issued(service)
    }

    /// Returns the day's tickets in the order in which they were issued.
    #[must_use]
    pub fn tickets(&self) -> &[Arc<Ticket>] {
        self.tickets.all()
    }

    /// Looks up a ticket of the day by its id.
    #[must_use]
    pub fn ticket(&self, id: TicketId) -> Option<&Ticket> {
        self.tickets.find(id)
    }

    /// Looks up a ticket of the day by its number.
    #[must_use]
    pub fn ticket_by_number(&self, number: &Number) -> Option<&Ticket> {
        self.tickets.all().iter().map(|ticket| &**ticket).find(|ticket| ticket.number == *number)
    }

    /// Returns a window as it is now.
    #[must_use]
    pub fn window(&self, window: WindowIx) -> &Window {
        &self.windows[window]
    }

    /// Returns the ticket that is at a window.
    #[must_use]
    pub fn present(&self, window: WindowIx) -> Option<&Ticket> {
        self.windows[window].present.map(|present| &self.tickets[present.ticket])
    }

    pub(crate) fn index_of(&self, id: TicketId) -> Result<u32, Refusal> {
        self.tickets.index_of(id).ok_or(Refusal::UnknownTicket)
    }

    pub(crate) fn window_index(&self, id: &crate::WindowId) -> Result<WindowIx, Refusal> {
        self.layout.window(id).ok_or_else(|| Refusal::UnknownWindow(id.clone()))
    }
}
