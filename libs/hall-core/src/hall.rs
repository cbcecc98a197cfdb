//! The hall: its state, and the two ways in: commands that are decided and facts that are taken in.

mod apply;
mod appointments;
mod aside;
mod cover;
mod day;
mod desk;
mod left_out;
mod owner;
mod papers;
mod ready;
mod rehearsal;
mod sending;
mod sign_in;
mod snapshot;
mod window_acts;

pub use left_out::{LeftOut, PartUser, PlanPart};
pub use papers::{OTHER_DOCUMENT, RETURNS_DAY_MAX};
pub use rehearsal::{Rehearsal, Tried};
pub use snapshot::STATE_VERSION;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::booking::Bookings;
use crate::cases::Cases;
use crate::deadlines::Deadlines;
use crate::layout::Layout;
use crate::queue::Queues;
use crate::ticket_index::TicketIndex;
use crate::{
    Act, BookingPolicy, Calling, Command, Day, Desks, Fact, HallId, HallPlan, LastTicket, MissedPolicy, Number,
    OpenHours, Papers, Parking, Plan, Refusal, Text, Ticket, TicketId, Timestamp, Visits, Window, WindowIx,
};

/// After this time a called visitor is taken as being served, unless the clerk says otherwise.
pub const START_ASSUMED_AFTER_MS: i64 = 30_000;
/// Within this time of a call, `call-next` gives the same ticket again.
pub const DOUBLE_PRESS_MS: i64 = 3_000;
/// How long an act may be taken back.
pub const UNDO_WITHIN_MS: i64 = 120_000;
/// How long after its closing a hall may stay open longer at most.
pub const EXTENSION_MS_MAX: i64 = 12 * 60 * 60_000;
/// The most tickets of a day.
pub const TICKETS_DAY_MAX: usize = 500_000;

/// The working day as the shell opened it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub(crate) struct OpenDay {
    pub(crate) day: Day,
    pub(crate) begun_at: Timestamp,
    /// The zone of the plan with which it began.
    pub(crate) zone: Arc<str>,
    pub(crate) hours: OpenHours,
    pub(crate) end: Timestamp,
    /// When the day would have ended, had nobody made it longer.
    pub(crate) ends_by_plan: Timestamp,
    /// When the plan would have closed the hall; on a day without hours, when the first extension began.
    #[serde(default)]
    pub(crate) closes_by_plan: Option<Timestamp>,
    /// The last open span is over, and what remained then is on the record.
    pub(crate) closed: bool,
    pub(crate) ended: bool,
    /// The working days after it, as the calendar knew them when it began.
    pub(crate) working_days: Vec<Day>,
}

/// The working day that began last: it keeps its hours and its zone until it ends, whatever plan has come since.
#[derive(Debug, Clone, Copy)]
pub struct BegunDay<'a> {
    /// The day.
    pub day: Day,
    /// When it was begun.
    pub from: Timestamp,
    /// Its open hours, with what was added to them since.
    pub hours: &'a OpenHours,
    /// Its end.
    pub end: Timestamp,
    /// The zone in which its hours were planned.
    pub zone: &'a str,
}

/// One hall: tickets, lines, windows and the rules between them.
#[derive(Debug, Clone, Serialize)]
pub struct Hall {
    id: HallId,
    layout: Layout,
    /// The time of the last entry; the clock never runs backwards.
    now: Timestamp,
    day: Option<OpenDay>,
    pub(crate) tickets: Vec<Ticket>,
    pub(crate) windows: Vec<Window>,
    /// The last counter value given in each line today.
    counters: Vec<u32>,
    /// How many tickets each service has given today.
    issued: Vec<u32>,
    /// How many of these were given up before they were served.
    given_up: Vec<u32>,
    /// What outlives the day: papers to be brought, results that were promised.
    pub(crate) cases: Cases,
    /// How many tickets hold each class today, or held it to their end.
    granted: Vec<u32>,
    /// Breaks ties between tickets that count as waiting since the same instant.
    pub(crate) order: u64,
    /// Booked places, of later days too.
    pub(crate) bookings: Bookings,
    #[serde(skip)]
    places: TicketIndex,
    #[serde(skip)]
    pub(crate) queues: Queues,
    /// Tickets that stand in several lines at once.
    #[serde(skip)]
    pub(crate) in_several_lines: BTreeSet<u32>,
    /// For each service, the windows that serve it now, one bit each.
    #[serde(skip)]
    pub(crate) servers: Vec<u128>,
    /// For each window, what it serves beyond its plan: lent to it, or of windows it stands in for.
    #[serde(skip)]
    covered: Vec<Vec<crate::ServiceIx>>,
    /// Idle windows that wait for the next visitor, the longest first.
    #[serde(skip)]
    ready: BTreeSet<(Timestamp, WindowIx)>,
    /// When missed tickets are given up, where the plan does that.
    #[serde(skip)]
    missed_ends: Deadlines,
}

impl Hall {
    /// Makes a hall without a plan; its first command is to adopt one.
    #[must_use]
    pub fn new(id: HallId) -> Self {
        let plan = Plan {
            hall: HallPlan {
                id: id.clone(),
                name: Text::default(),
                zone: "UTC".into(),
                hours: Vec::new(),
                holidays: Vec::new(),
                workdays: Vec::new(),
                last_ticket: LastTicket::UntilClosing,
                advice_service: None,
                serve_all_ticket_holders: false,
            },
            departments: Vec::new(),
            lines: Vec::new(),
            services: Vec::new(),
            classes: Vec::new(),
            windows: Vec::new(),
            kiosks: Vec::new(),
            boards: Vec::new(),
            appointments: Vec::new(),
            missed: MissedPolicy::default(),
            calling: Calling::default(),
            papers: Papers::default(),
            journeys: Vec::new(),
            visits: Visits::default(),
            parking: Parking::default(),
            desks: Desks::default(),
            booking: BookingPolicy::default(),
        };
        Self {
            id,
            layout: Layout::new(Arc::new(plan)),
            now: Timestamp::default(),
            day: None,
            tickets: Vec::new(),
            windows: Vec::new(),
            counters: Vec::new(),
            issued: Vec::new(),
            given_up: Vec::new(),
            cases: Cases::default(),
            granted: Vec::new(),
            order: 0,
            bookings: Bookings::default(),
            places: TicketIndex::default(),
            queues: Queues::default(),
            in_several_lines: BTreeSet::new(),
            servers: Vec::new(),
            covered: Vec::new(),
            ready: BTreeSet::new(),
            missed_ends: Deadlines::default(),
        }
    }

    /// Carries a command out and gives the facts that it caused; a refusal leaves the hall as it was.
    ///
    /// A `now` earlier than the last entry counts as the time of the last entry. No facts means that nothing changed:
    /// nobody waits, or a press came twice.
    ///
    /// # Errors
    /// The [`Refusal`] that says why the hall does not do it.
    pub fn execute(&mut self, now: Timestamp, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let now = now.max(self.now);
        self.must_sit_there(command)?;
        let mut facts = self.decide(now, command)?;
        if !facts.is_empty() || command.act == Act::Tick {
            self.call_for_ready_window(now, &mut facts);
        }
        Ok(facts)
    }

    /// Carries a command out as far as it goes by itself.
    fn decide(&mut self, now: Timestamp, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let facts = match &command.act {
            Act::BeginDay { day, spans, end, working_days } => self.begin_day(now, *day, spans, *end, working_days)?,
            Act::Tick => return Ok(self.tick(now)),
            Act::AdoptPlan { plan } => self.adopt_plan(plan)?,
            Act::ExtendDay { until } => self.extend_day(now, *until)?,
            Act::ShortenDay { until } => self.shorten_day(now, *until)?,
            Act::Issue { .. } => self.issue(now, command)?,
            Act::Return { .. } => self.come_back_with_papers(now, command)?,
            Act::CloseCase { ticket, of } => self.close_case(*ticket, of)?,
            Act::Cancel { ticket } => self.cancel(*ticket)?,
            Act::Requeue { ticket } => self.requeue(now, *ticket)?,
            Act::Grant { ticket, class, evidence } => self.grant(command, *ticket, class, evidence.as_ref())?,
            Act::RecordPrint { ticket, outcome, copy } => self.record_print(*ticket, *outcome, *copy)?,
            Act::Note { ticket } => self.note(*ticket)?,
            Act::OpenWindow { window, services } => self.open_window(command, window, services.as_deref())?,
            Act::PauseWindow { window, reason, back_at, substitute } => {
                self.pause_window(now, window, *reason, *back_at, substitute.as_ref())?
            }
            Act::LendWindow { window, services, until } => self.lend_window(now, window, services, *until)?,
            Act::CloseWindow { window } => self.close_window(now, window)?,
            Act::LeaveWindow { window, frees_visitor } => self.leave_window_to_others(window, *frees_visitor)?,
            Act::CallNext { window, finish, wait } => return self.call_next(now, window, finish.as_ref(), *wait),
            Act::ServeWithoutTicket { .. } => self.serve_without_ticket(now, command)?,
            Act::Call { window, ticket, reason } => self.call(now, window, *ticket, *reason)?,
            Act::Recall { window, ticket } => self.recall(now, window, *ticket)?,
            Act::Start { window, ticket } => self.start(window, *ticket)?,
            Act::Miss { window, ticket } => self.miss(window, *ticket)?,
            Act::Finish { window, finish } => self.finish(window, finish)?,
            Act::Park { window, ticket } => self.park(window, *ticket)?,
            Act::Resume { window, ticket } => self.resume(window, *ticket)?,
            Act::ComeBack { ticket } => self.come_back(*ticket)?,
            Act::Transfer { window, ticket, to, place } => self.transfer(now, window, *ticket, to, *place)?,
            Act::AddStep { window, ticket, service } => self.add_step(window, *ticket, service)?,
            Act::Undo { window } => self.undo(now, window)?,
            Act::Book { booking, service, slot } => self.book(now, booking, service, slot)?,
            Act::MoveBooking { booking, slot } => self.move_booking(now, booking, slot)?,
            Act::CancelBooking { booking } => self.cancel_booking(booking)?,
            Act::InformBooking { booking } => self.inform_booking(booking)?,
            Act::CheckIn { .. } => self.check_in(now, command)?,
        };
        for fact in &facts {
            self.apply(now, fact);
        }
        Ok(facts)
    }

    /// When the hall next wants to be told the time: a start to be assumed, cover that ends, a missed ticket that is
    /// given up, a booked place that is released, a call for which an idle window waits, the closing, or the end of the
    /// day.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        let assumes = !self.layout.plan().calling.confirm_arrival;
        let called = self.windows.iter().filter_map(|window| window.present).filter(|_| assumes);
        let starts =
            called.filter(|present| !present.started).map(|present| present.called_at + START_ASSUMED_AFTER_MS);
        let lent = self.windows.iter().filter_map(|window| window.lent.as_ref()).map(|lent| lent.until);
        let day = self.day.as_ref().filter(|day| !day.ended);
        let end = day.map(|day| day.end);
        let closing = day.filter(|day| !day.closed).and_then(|day| day.hours.closes());
        let call = (!self.ready.is_empty() && self.call_is_due()).then_some(self.now);
        let days = end.into_iter().chain(closing).chain(self.bookings.next_release());
        starts.chain(lent).chain(days).chain(call).chain(self.missed_ends.first()).min()
    }

    /// Returns the hall's id.
    #[must_use]
    pub fn id(&self) -> &HallId {
        &self.id
    }

    /// Returns the plan made ready for use.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Returns the time of the last entry.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Returns the working day that was opened last.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.day.as_ref().map(|day| day.day)
    }

    /// Returns the working day that began last, also when it is over.
    #[must_use]
    pub fn begun_day(&self) -> Option<BegunDay<'_>> {
        let OpenDay { day, begun_at, zone, hours, end, .. } = self.day.as_ref()?;
        Some(BegunDay { day: *day, from: *begun_at, hours, end: *end, zone })
    }

    /// Returns the end of the working day, unless it is over.
    #[must_use]
    pub fn day_end(&self) -> Option<Timestamp> {
        self.day.as_ref().filter(|day| !day.ended).map(|day| day.end)
    }

    /// Returns the day's open hours (none before the first day).
    #[must_use]
    pub fn hours(&self) -> &OpenHours {
        const NONE: &OpenHours = &OpenHours::NONE;
        self.day.as_ref().map_or(NONE, |day| &day.hours)
    }

    /// Returns whether the hall gives tickets at `at`.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.day_end().is_some_and(|end| at < end) && self.hours().is_open(at)
    }

    /// Returns how many tickets a service has given today; whoever came back with papers was counted once.
    #[must_use]
    pub fn issued(&self, service: crate::ServiceIx) -> u32 {
        self.issued.get(service.at()).copied().unwrap_or(0)
    }

    /// Returns the day's tickets in the order in which they were issued.
    #[must_use]
    pub fn tickets(&self) -> &[Ticket] {
        &self.tickets
    }

    /// Finds a ticket of the day.
    #[must_use]
    pub fn ticket(&self, id: TicketId) -> Option<&Ticket> {
        self.places.get(id).map(|place| &self.tickets[place as usize])
    }

    /// Finds a ticket of the day by its number.
    #[must_use]
    pub fn ticket_by_number(&self, number: &Number) -> Option<&Ticket> {
        self.tickets.iter().find(|ticket| ticket.number == *number)
    }

    /// Returns a window as it is now.
    #[must_use]
    pub fn window(&self, at: WindowIx) -> &Window {
        &self.windows[at.at()]
    }

    /// Returns the ticket that is at a window.
    #[must_use]
    pub fn present(&self, at: WindowIx) -> Option<&Ticket> {
        self.windows[at.at()].present.map(|present| &self.tickets[present.ticket as usize])
    }

    pub(crate) fn place(&self, id: TicketId) -> Result<u32, Refusal> {
        self.places.get(id).ok_or(Refusal::UnknownTicket)
    }

    pub(crate) fn window_at(&self, id: &crate::WindowId) -> Result<WindowIx, Refusal> {
        self.layout.window(id).ok_or_else(|| Refusal::UnknownWindow(id.clone()))
    }
}
