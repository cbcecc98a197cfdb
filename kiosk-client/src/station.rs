//! The kiosk's state: what is known of the hall and of the printer, and what the page shows of it. `taking` is the
//! only path by which a visitor gets a number and its printed ticket.

mod card;
mod elsewhere;
mod finding;
mod health;
mod listing;
mod merging;
mod problems;
mod reports;
mod taking;
mod turn;
mod wanted;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use hall_core::Plan;
use hall_wire::{
    KioskAlone, KioskBody, KioskIssue, KioskReceipt, KioskServer, KioskState, LinkTrouble, PaperRoll, PrinterHealth,
    PrinterTrouble, Text, Ticket,
};
use tokio::sync::{mpsc, watch};

use crate::alone::Alone;
use crate::card::CardSlot;
use crate::hall_api::{ApiError, HallApi};
use crate::own_clock::now_ms;
use crate::printer::PrinterState;
use crate::printing::PrintingHandle;
use crate::ticket::Language;
use crate::{menu, themes};

use finding::Finder;
use health::Vitals;
pub(crate) use merging::keep_merging;
pub(crate) use problems::problem;
pub(crate) use reports::{Reports, keep_reporting};
use wanted::Taken;

/// A kiosk. Clones share the same state.
#[derive(Clone)]
pub(crate) struct Station(Arc<Inner>);

struct Inner {
    kiosk: String,
    api: HallApi,
    card: CardSlot,
    printing: PrintingHandle,
    /// What it needs to go on alone; none if nothing is kept for that.
    alone: Option<Alone>,
    /// Where it keeps what is taken most; none if nothing is kept. Locked while it is written.
    data: Option<Mutex<PathBuf>>,
    visit_url: Option<String>,
    vitals: Vitals,
    shown: Mutex<Shown>,
    changed: watch::Sender<u64>,
    reports: mpsc::Sender<reports::Message>,
}

struct Shown {
    state: KioskState,
    /// When `state.now` was last updated.
    heard_at: Instant,
    printer_asked: bool,
    plan: Option<Arc<Plan>>,
    /// The language of the visitor whose ticket is on the screen.
    language: Language,
    under_way: Option<UnderWay>,
    /// What the server was last informed of.
    alone: Option<KioskAlone>,
    taken: VecDeque<(KioskIssue, KioskReceipt)>,
    finder: Finder,
}

/// The current activity of the kiosk; there is only one at a time.
enum UnderWay {
    /// Taking and printing the ticket of a key.
    Taking(String),
    /// Reprinting a ticket.
    Copying,
    /// Printing a technician's test page.
    Testing,
    /// Printing a list of documents.
    Listing,
}

impl Station {
    /// Creates a kiosk that knows nothing of the hall yet. `folder` is the one that
    /// it writes to. `visit_url` overrides the server's base URL of visitor pages.
    pub(crate) fn new(
        kiosk: &str,
        api: HallApi,
        printing: PrintingHandle,
        alone: Option<Alone>,
        data: Option<PathBuf>,
        visit_url: Option<String>,
    ) -> (Self, Reports) {
        let now = now_ms();
        let mut state = KioskState {
            hall: Text::default(),
            kiosk: kiosk.to_owned(),
            languages: all_languages(),
            menu: Vec::new(),
            themes: Vec::new(),
            wanted: Vec::new(),
            classes: Vec::new(),
            advice: None,
            books: false,
            paperless: false,
            now: None,
            server: KioskServer::Away { since: now, trouble: None },
            alone: None,
            printer: PrinterHealth { state: hall_wire::PrinterState::Away, since: now, trouble: None, roll: None },
            receipt: None,
            list: None,
        };
        let taken = data.as_deref().map(Taken::read).unwrap_or_default();
        state.wanted = taken.most();
        let shown = Shown {
            state,
            heard_at: Instant::now(),
            printer_asked: false,
            plan: None,
            language: Language::MAIN,
            under_way: None,
            alone: None,
            taken: VecDeque::new(),
            finder: Finder::new(taken),
        };
        let (reports, waiting) = mpsc::channel(reports::REPORTS_WAITING_MAX);
        let station = Self(Arc::new(Inner {
            kiosk: kiosk.to_owned(),
            api,
            card: CardSlot::default(),
            printing,
            alone,
            vitals: Vitals::begin(data.as_deref()),
            data: data.map(Mutex::new),
            visit_url,
            shown: Mutex::new(shown),
            changed: watch::Sender::new(0),
            reports,
        }));
        if let Some((plan, body)) = station.0.alone.as_ref().and_then(Alone::known) {
            station.show_plan(plan);
            station.change(|shown| shown.state.now = Some(body));
        }
        (station, waiting)
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.0.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let done = change(&mut self.shown());
        self.0.changed.send_modify(|changes| *changes += 1);
        done
    }

    /// Returns the state that the page shows. The hall's time in it advances between the server's messages.
    pub(crate) fn state(&self) -> KioskState {
        let shown = self.shown();
        let mut state = shown.state.clone();
        if let Some(now) = &mut state.now {
            now.now += i64::try_from(shown.heard_at.elapsed().as_millis()).unwrap_or(0);
        }
        drop(shown);
        let Some(alone) = &self.0.alone else { return state };
        state.alone = alone.shown();
        if state.goes_on_alone()
            && let Some(now) = &mut state.now
        {
            alone.body_now(now);
        }
        state
    }

    /// Returns whether the server responds.
    pub(crate) fn is_connected(&self) -> bool {
        matches!(self.shown().state.server, KioskServer::Connected)
    }

    /// Returns the printer's state as last known.
    pub(crate) fn printer_state(&self) -> PrinterState {
        *self.0.printing.watch().borrow()
    }

    /// Subscribes to changes of the state.
    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.0.changed.subscribe()
    }

    /// Processes the hall's current state; returns whether the server was unreachable until then.
    pub(crate) fn heard(&self, mut body: KioskBody) -> bool {
        if let Some(url) = &self.0.visit_url {
            body.visit_url.clone_from(url);
        }
        self.0.vitals.heard_clock(body.now);
        self.0.alone.iter().for_each(|alone| alone.heard(&body));
        self.change(|shown| {
            shown.state.now = Some(body);
            shown.heard_at = Instant::now();
            shown.reached()
        })
    }

    /// Processes a heartbeat with the server's time; returns whether the server was unreachable until then.
    pub(crate) fn heard_beat(&self, server_now: i64) -> bool {
        self.0.vitals.heard_clock(server_now);
        self.0.alone.iter().for_each(|alone| alone.heard_clock(server_now));
        let mut shown = self.shown();
        shown.heard_at = Instant::now();
        if let Some(now) = &mut shown.state.now {
            now.now = server_now;
        }
        let back = shown.reached();
        drop(shown);
        if back {
            self.change(|_| ());
        }
        back
    }

    /// Notes the epoch of the hall's record.
    pub(crate) fn follow_epoch(&self, epoch: &str) {
        self.0.alone.iter().for_each(|alone| alone.follow_epoch(epoch));
    }

    /// Records for how long the server has been silent, why, and what has to be fixed here.
    pub(crate) fn away(&self, silent_ms: u64, reason: String, trouble: Option<LinkTrouble>) {
        self.0.vitals.away(reason);
        let known = self.shown().state.server;
        let since = match known {
            KioskServer::Away { trouble: before, .. } if before == trouble => return,
            KioskServer::Away { since, .. } => since,
            KioskServer::Connected => now_ms().saturating_sub_unsigned(silent_ms),
        };
        self.change(|shown| shown.state.server = KioskServer::Away { since, trouble });
    }

    /// Fetches the plan and builds the menu from it.
    pub(crate) async fn fetch_plan(&self) -> Result<(), ApiError> {
        let plan = Arc::new(self.0.api.plan().await?);
        self.0.alone.iter().for_each(|alone| alone.adopt(&plan));
        self.show_plan(plan);
        Ok(())
    }

    fn show_plan(&self, plan: Arc<Plan>) {
        let kiosk = plan.kiosks.iter().find(|kiosk| kiosk.id.as_str() == self.0.kiosk);
        if kiosk.is_none() {
            tracing::warn!(kiosk = %self.0.kiosk, "the plan knows no kiosk {}: all services are offered", self.0.kiosk);
        }
        let menu = menu::menu(&plan, kiosk);
        let themes = themes::themes(&plan, kiosk, &menu);
        let languages: Option<Vec<String>> =
            kiosk.map(|kiosk| kiosk.languages.iter().map(ToString::to_string).collect());
        let languages = languages.filter(|languages| !languages.is_empty()).unwrap_or_else(all_languages);
        let classes = menu::free_classes(&plan);
        let index = finding::index_of(&plan, &menu);
        self.change(|shown| {
            shown.finder.set(index);
            shown.state.hall = plan.hall.name.clone();
            shown.state.languages = languages;
            (shown.state.menu, shown.state.themes, shown.state.classes) = (menu, themes, classes);
            shown.state.paperless = plan.hall.paperless;
            shown.state.books = !plan.appointments.is_empty();
            shown.state.advice = plan.hall.advice_service.as_ref().map(|id| id.as_str().to_owned());
            shown.plan = Some(plan.clone());
        });
    }

    /// Processes the printer's state; returns its health if it has changed.
    pub(crate) fn printer(&self, state: PrinterState) -> Option<PrinterHealth> {
        let (state, trouble) = (printer_state(state), printer_trouble(state));
        let mut shown = self.shown();
        let known = &mut shown.state.printer;
        let is_new = (known.state, known.trouble) != (state, trouble);
        if known.state != state {
            known.since = now_ms();
        }
        (known.state, known.trouble) = (state, trouble);
        if std::mem::replace(&mut shown.printer_asked, true) && !is_new {
            return None;
        }
        let health = shown.state.printer.clone();
        drop(shown);
        self.change(|_| ());
        Some(health)
    }

    /// Notes what is left of the printer's paper; returns its health for the server once the printer has been queried.
    pub(crate) fn paper_roll(&self, roll: PaperRoll) -> Option<PrinterHealth> {
        self.change(|shown| shown.state.printer.roll = Some(roll));
        self.printer_health()
    }

    /// Returns what was issued alone and still has to be merged.
    pub(crate) fn alone(&self) -> Option<KioskAlone> {
        self.0.alone.as_ref()?.shown()
    }

    /// Returns the same if it has changed since it was last asked for.
    pub(crate) fn alone_if_changed(&self) -> Option<KioskAlone> {
        // When the server was last heard is known to the server.
        let alone = KioskAlone { as_of: 0, ..self.alone()? };
        let mut shown = self.shown();
        let changed = shown.alone != Some(alone);
        shown.alone = Some(alone);
        changed.then_some(alone)
    }

    /// Returns the printer's health for a server that may not know it; none before the printer has been queried.
    pub(crate) fn printer_health(&self) -> Option<PrinterHealth> {
        let shown = self.shown();
        shown.printer_asked.then(|| shown.state.printer.clone())
    }
}

impl Shown {
    fn reached(&mut self) -> bool {
        let away = !matches!(self.state.server, KioskServer::Connected);
        self.state.server = KioskServer::Connected;
        away
    }

    /// Returns what a visitor came for: the journey, or else the first service.
    fn purpose(&self, ticket: &Ticket) -> Text {
        let plan = self.plan.as_deref();
        let journey = ticket.journey.as_ref().zip(plan).and_then(|(id, plan)| {
            plan.journeys.iter().find(|journey| journey.id.as_str() == id).map(|journey| journey.name.clone())
        });
        let first = || ticket.steps.first().map(|step| self.service_name(&step.service)).unwrap_or_default();
        journey.unwrap_or_else(first)
    }

    fn service_name(&self, id: &str) -> Text {
        let mut services = self.plan.iter().flat_map(|plan| &plan.services);
        let name = services.find(|service| service.id.as_str() == id).map(|service| service.name.clone());
        name.unwrap_or_else(|| Text::chinese(id))
    }
}

fn all_languages() -> Vec<String> {
    Language::ALL.map(|language| language.code().to_owned()).to_vec()
}

fn printer_state(state: PrinterState) -> hall_wire::PrinterState {
    match state {
        PrinterState::Ready | PrinterState::Busy | PrinterState::TicketLeft => hall_wire::PrinterState::Ready,
        PrinterState::PaperNearEnd => hall_wire::PrinterState::PaperLow,
        PrinterState::PaperOut => hall_wire::PrinterState::PaperOut,
        PrinterState::CoverOpen => hall_wire::PrinterState::CoverOpen,
        PrinterState::CutterError => hall_wire::PrinterState::CutterError,
        PrinterState::PaperJam | PrinterState::HeadHot | PrinterState::Error | PrinterState::Offline => {
            hall_wire::PrinterState::Error
        }
        PrinterState::NotAnswering
        | PrinterState::LostInJob
        | PrinterState::NotAllowed
        | PrinterState::NotFound
        | PrinterState::Held => hall_wire::PrinterState::Away,
    }
}

fn printer_trouble(state: PrinterState) -> Option<PrinterTrouble> {
    match state {
        PrinterState::NotAllowed => Some(PrinterTrouble::NotAllowed),
        PrinterState::NotFound => Some(PrinterTrouble::NotFound),
        PrinterState::Held => Some(PrinterTrouble::Held),
        PrinterState::PaperJam => Some(PrinterTrouble::PaperJam),
        PrinterState::HeadHot => Some(PrinterTrouble::HeadHot),
        PrinterState::TicketLeft => Some(PrinterTrouble::TicketLeft),
        PrinterState::LostInJob => Some(PrinterTrouble::LostInJob),
        PrinterState::Ready
        | PrinterState::Busy
        | PrinterState::PaperNearEnd
        | PrinterState::PaperOut
        | PrinterState::CoverOpen
        | PrinterState::CutterError
        | PrinterState::Error
        | PrinterState::Offline
        | PrinterState::NotAnswering => None,
    }
}
