//! People and devices: what each wants next, decided by chance from what it can see, sometimes wrongly. A new act of the
//! hall is a new row in one of the tables.

mod at_window;
mod later;

use hall_core::{
    Act, Actor, ClassId, Code, Hall, Issue, Particulars, PrintOutcome, Reason, Role, ServiceId, Ticket, TicketId,
    TicketState, Timestamp, WindowId, WindowIx,
};
use hall_sim::Chance;

use super::hall_plan::below;

/// Who means harm.
pub(crate) const STRANGER_ID: &str = "stranger";

/// Somebody who asks things of the hall.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// The part played, and by whom.
    pub actor: Actor,
    /// The window of a clerk.
    pub window: Option<WindowId>,
}

impl Person {
    /// Makes somebody with this role and id; a clerk sits at a window.
    pub(crate) fn new(role: Role, id: &str, window: Option<WindowId>) -> Option<Self> {
        Some(Self { actor: Actor { role, id: Code::new(id).ok()? }, window })
    }

    /// Returns how long it takes on average until this person wants something again.
    pub(crate) fn pause_ms(&self, chance: &mut Chance) -> f64 {
        const SECOND_MS: f64 = 1_000.0;
        if self.means_harm() {
            // Floods, each of some ten acts.
            return if chance.happens(0.9) { 0.2 * SECOND_MS } else { 2_400.0 * SECOND_MS };
        }
        match self.actor.role {
            Role::Kiosk => 150.0 * SECOND_MS,
            Role::Clerk => 75.0 * SECOND_MS,
            Role::Reception => 240.0 * SECOND_MS,
            Role::Visitor => 400.0 * SECOND_MS,
            Role::Manager => 900.0 * SECOND_MS,
            Role::Board | Role::Auditor | Role::Admin | Role::System => 3_600.0 * SECOND_MS,
        }
    }

    /// Whether this is somebody who acts for others without being asked.
    fn means_harm(&self) -> bool {
        self.actor.id.as_str() == STRANGER_ID
    }

    /// Returns what this person wants now, seeing the hall as it is.
    pub(crate) fn wants(&self, chance: &mut Chance, hall: &Hall, now: Timestamp) -> Option<Act> {
        let mut scene = Scene { chance, hall, now, window: self.window.as_ref() };
        let table: &[(f64, Want)] = match self.actor.role {
            Role::Kiosk => &KIOSK,
            Role::Reception => &RECEPTION,
            Role::Visitor if self.means_harm() => &STRANGER,
            Role::Visitor => &VISITOR,
            Role::Clerk => scene.clerks_table()?,
            Role::Manager => &MANAGER,
            Role::Board | Role::Auditor | Role::Admin | Role::System => return None,
        };
        let weights: Vec<f64> = table.iter().map(|(weight, _)| *weight).collect();
        let chosen = scene.chance.weighted(&weights)?;
        (table[chosen].1)(&mut scene)
    }
}

/// What somebody sees when they decide.
struct Scene<'a> {
    chance: &'a mut Chance,
    hall: &'a Hall,
    now: Timestamp,
    window: Option<&'a WindowId>,
}

type Want = fn(&mut Scene<'_>) -> Option<Act>;

const KIOSK: [(f64, Want); 4] = [
    (12.0, |scene| scene.issue(false)),
    (1.0, |scene| scene.record_print()),
    (1.5, |scene| scene.check_in()),
    (0.7, |scene| scene.bring_papers()),
];

const RECEPTION: [(f64, Want); 14] = [
    (2.0, |scene| scene.book()),
    (0.7, |scene| scene.move_booking()),
    (0.5, |scene| scene.cancel_booking()),
    (0.2, |scene| scene.inform_booking()),
    (2.0, |scene| scene.check_in()),
    (1.0, |scene| scene.bring_papers()),
    (0.7, |scene| scene.settle()),
    (1.5, |scene| scene.come_back()),
    (5.0, |scene| scene.issue(true)),
    (3.0, |scene| scene.requeue()),
    (2.0, |scene| scene.grant()),
    (1.0, |scene| scene.cancel()),
    (1.0, |scene| scene.record_print()),
    (0.3, |scene| scene.requeue_anybody()),
];

const VISITOR: [(f64, Want); 7] = [
    (2.0, |scene| scene.book()),
    (0.5, |scene| scene.cancel_booking()),
    (0.8, |scene| scene.bring_papers()),
    (0.8, |scene| scene.come_back()),
    (2.0, |scene| scene.cancel()),
    (0.5, |scene| scene.cancel_anybody()),
    (1.0, |scene| scene.requeue()),
];

/// Takes places in others' names, gives theirs up, and cancels and brings back whoever it can.
const STRANGER: [(f64, Want); 6] = [
    (6.0, |scene| scene.book()),
    (1.0, |scene| scene.move_booking()),
    (1.0, |scene| scene.cancel_booking()),
    (0.5, |scene| scene.cancel_anybody()),
    (0.5, |scene| scene.requeue_anybody()),
    (1.0, |scene| scene.bring_papers()),
];

const MANAGER: [(f64, Want); 6] = [
    (0.8, |scene| scene.free()),
    (3.0, |scene| scene.lend()),
    (1.0, |scene| scene.end_lend()),
    (0.3, |scene| scene.extend_day()),
    (0.2, |scene| scene.shorten_day()),
    (0.5, |scene| scene.settle()),
];

const AT_A_CLOSED_WINDOW: [(f64, Want); 5] = [
    (0.4, |scene| scene.open_another()),
    (0.5, |scene| scene.close()),
    (10.0, |scene| scene.open()),
    (0.5, |scene| scene.call_next()),
    (0.3, |scene| scene.undo()),
];

const AT_A_FREE_WINDOW: [(f64, Want); 11] = [
    (0.2, |scene| scene.leave()),
    (0.2, |scene| scene.open_another()),
    (1.2, |scene| scene.serve_without_ticket()),
    (20.0, |scene| scene.call_next()),
    (1.5, |scene| scene.call_missed()),
    (0.7, |scene| scene.call_out_of_order()),
    (1.5, |scene| scene.resume()),
    (0.8, |scene| scene.undo()),
    (0.5, |scene| scene.pause()),
    (0.3, |scene| scene.close()),
    (0.4, |scene| scene.open()),
];

const WITH_A_VISITOR: [(f64, Want); 15] = [
    (0.7, |scene| scene.leave()),
    (0.8, |scene| scene.note()),
    (0.6, |scene| scene.open()),
    (14.0, |scene| scene.finish_and_call()),
    (3.0, |scene| scene.finish()),
    (4.0, |scene| scene.start()),
    (1.5, |scene| scene.recall()),
    (1.5, |scene| scene.miss()),
    (1.2, |scene| scene.park()),
    (1.5, |scene| scene.transfer()),
    (0.8, |scene| scene.add_step()),
    (0.8, |scene| scene.undo()),
    (0.4, |scene| scene.pause()),
    (0.4, |scene| scene.call_next()),
    (0.3, |scene| scene.close()),
];

const REASONS: [&str; 3] = ["meal", "urgent", "other"];
const HOUR_MS: i64 = 3_600_000;

impl Scene<'_> {
    fn clerks_table(&self) -> Option<&'static [(f64, Want)]> {
        let at = self.hall.layout().window(self.window?)?;
        let window = self.hall.window(at);
        Some(match (window.present, window.is_open()) {
            (Some(_), _) => &WITH_A_VISITOR,
            (None, true) => &AT_A_FREE_WINDOW,
            (None, false) => &AT_A_CLOSED_WINDOW,
        })
    }

    fn one_of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        list.get(below(self.chance, list.len())).cloned()
    }

    fn ticket(&mut self, may: impl Fn(&Ticket) -> bool) -> Option<TicketId> {
        let those: Vec<TicketId> = self.hall.tickets().iter().filter(|it| may(it)).map(|it| it.id).collect();
        self.one_of(&those)
    }

    fn in_state(&mut self, state: TicketState) -> Option<TicketId> {
        self.ticket(|ticket| ticket.state == state)
    }

    fn here(&self) -> Option<(WindowId, WindowIx)> {
        let id = self.window?;
        Some((id.clone(), self.hall.layout().window(id)?))
    }

    /// The visitor at the window; now and then the clerk mixes tickets up.
    fn present(&mut self) -> Option<TicketId> {
        if self.chance.happens(0.02) {
            return self.ticket(|_| true);
        }
        let (_, at) = self.here()?;
        self.hall.present(at).map(|ticket| ticket.id)
    }

    fn service(&mut self) -> Option<ServiceId> {
        let services: Vec<ServiceId> =
            self.hall.layout().plan().services.iter().map(|service| service.id.clone()).collect();
        if self.chance.happens(0.005) { ServiceId::new("nowhere").ok() } else { self.one_of(&services) }
    }

    fn reason(&mut self) -> Option<Reason> {
        self.one_of(&REASONS).map(Reason::of)
    }

    fn issue(&mut self, by_staff: bool) -> Option<Act> {
        let mut services = vec![self.service()?];
        while self.chance.happens(0.15) {
            services.push(self.service()?);
        }
        let appointment = (by_staff && self.chance.happens(0.3)).then(|| {
            let early_ms = self.chance.between(-40.0, 30.0) * 60_000.0;
            self.now + early_ms as i64
        });
        let card = !by_staff && self.chance.happens(0.1);
        let class = match (by_staff, below(self.chance, 8)) {
            (_, 0) => ClassId::new("family").ok(),
            (true, 1..=2) => ClassId::new("veteran").ok(),
            (true, 3) => ClassId::new("elderly").ok(),
            (true, 4) => ClassId::new("urgent").ok(),
            (false, 1) => ClassId::new("veteran").ok(),
            _ if card => ClassId::new("elderly").ok(),
            _ => None,
        };
        let mut particulars = Particulars::default();
        if by_staff && self.chance.happens(0.1) {
            particulars.people = u16::try_from(2 + below(self.chance, 9)).ok();
        } else if by_staff && appointment.is_none() && self.chance.happens(0.1) {
            // An agent: the same matter for two others.
            services = vec![services[0].clone(), services[0].clone()];
            particulars.principals = vec![0, 1];
        }
        let several = services.len() > 1 && particulars.principals.is_empty();
        Some(Act::Issue(Issue {
            // The server makes the id anew for each request that reaches it.
            ticket: TicketId::from_u128(0),
            parallel: several && self.chance.happens(0.5),
            services,
            class,
            evidence: if card { Code::new("card").ok() } else { None },
            language: None,
            appointment,
            expected: None,
            particulars,
        }))
    }

    fn record_print(&mut self) -> Option<Act> {
        let outcome = self.one_of(&[PrintOutcome::Printed, PrintOutcome::Failed, PrintOutcome::Uncertain])?;
        let copy = self.chance.happens(0.2);
        Some(Act::RecordPrint { ticket: self.ticket(|_| true)?, outcome, copy })
    }

    fn requeue(&mut self) -> Option<Act> {
        let back = |ticket: &Ticket| matches!(ticket.state, TicketState::Missed | TicketState::Parked);
        Some(Act::Requeue { ticket: self.ticket(back)? })
    }

    fn requeue_anybody(&mut self) -> Option<Act> {
        Some(Act::Requeue { ticket: self.ticket(|_| true)? })
    }

    fn cancel(&mut self) -> Option<Act> {
        Some(Act::Cancel { ticket: self.in_state(TicketState::Waiting)? })
    }

    fn cancel_anybody(&mut self) -> Option<Act> {
        Some(Act::Cancel { ticket: self.ticket(|_| true)? })
    }

    fn grant(&mut self) -> Option<Act> {
        let class = self.one_of(&["ordinary", "elderly", "veteran", "family", "urgent"])?;
        Some(Act::Grant {
            ticket: self.in_state(TicketState::Waiting)?,
            class: ClassId::new(class).ok()?,
            evidence: None,
        })
    }

    fn open(&mut self) -> Option<Act> {
        let (window, at) = self.here()?;
        let offered = self.hall.offered(at);
        let narrowed = self.chance.happens(0.2);
        let services = offered.first().filter(|_| narrowed);
        let services = services.map(|(service, _)| vec![self.hall.layout().service_id(*service).clone()]);
        Some(Act::OpenWindow { window, services })
    }

    fn any_window(&mut self) -> Option<WindowId> {
        let windows: Vec<WindowId> = self.hall.layout().plan().windows.iter().map(|window| window.id.clone()).collect();
        self.one_of(&windows)
    }

    /// The clerk sits down at any window, perhaps where somebody sits.
    fn open_another(&mut self) -> Option<Act> {
        Some(Act::OpenWindow { window: self.any_window()?, services: None })
    }

    fn lend(&mut self) -> Option<Act> {
        let mut services = vec![self.service()?];
        if self.chance.happens(0.3) {
            services.push(self.service()?);
        }
        let lasts_ms = self.chance.between(-1.0, 60.0) * 60_000.0;
        Some(Act::LendWindow { window: self.any_window()?, services, until: self.now + lasts_ms as i64 })
    }

    fn end_lend(&mut self) -> Option<Act> {
        Some(Act::LendWindow { window: self.any_window()?, services: Vec::new(), until: self.now })
    }

    fn pause(&mut self) -> Option<Act> {
        let back_at = self.chance.happens(0.5).then_some(self.now + HOUR_MS);
        let substitute = if self.chance.happens(0.3) { self.any_window() } else { None };
        Some(Act::PauseWindow { window: self.here()?.0, reason: self.reason()?, back_at, substitute })
    }

    /// The clerk signs out, perhaps with a visitor at the window.
    fn leave(&mut self) -> Option<Act> {
        Some(Act::LeaveWindow { window: self.here()?.0, frees_visitor: false })
    }

    /// The manager frees a window, most often one whose clerk is gone.
    fn free(&mut self) -> Option<Act> {
        let layout = self.hall.layout();
        let left =
            layout.window_ixs().filter(|at| self.hall.window(*at).clerk.is_none() && self.hall.present(*at).is_some());
        let left: Vec<WindowId> = left.map(|at| layout.window_id(at).clone()).collect();
        let window = if self.chance.happens(0.7) { self.one_of(&left) } else { self.any_window() };
        Some(Act::LeaveWindow { window: window?, frees_visitor: true })
    }

    fn close(&mut self) -> Option<Act> {
        Some(Act::CloseWindow { window: self.here()?.0 })
    }

    fn call_next(&mut self) -> Option<Act> {
        let wait = self.chance.happens(0.3);
        Some(Act::CallNext { window: self.here()?.0, finish: None, wait })
    }

    fn undo(&mut self) -> Option<Act> {
        Some(Act::Undo { window: self.here()?.0 })
    }
}
