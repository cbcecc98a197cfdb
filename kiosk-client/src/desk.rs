//! The kiosk itself: what its page shows, and the one way in which a visitor gets one number and one piece of paper.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use hall_core::Plan;
use hall_wire::{
    IssueTicket, KioskBody, KioskIssue, KioskPrint, KioskReceipt, KioskServer, KioskState, PrintResult, PrinterHealth,
    Problem, Text, Ticket,
};
use tokio::sync::{OwnedMutexGuard, watch};

use crate::hall_api::{ApiError, HallApi};
use crate::printer::{Outcome, PrinterState};
use crate::printing::PrintingHandle;
use crate::ticket::Language;
use crate::{menu, paper};

/// The last keys whose tickets are remembered, so that a second tap gives nothing new even when the server is away.
const KEYS_REMEMBERED_MAX: usize = 64;
const KEY_BYTES_MAX: usize = 128;

/// A kiosk. Clones are the same kiosk.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    kiosk: String,
    api: HallApi,
    printing: PrintingHandle,
    visit_url: Option<String>,
    shown: Mutex<Shown>,
    changed: watch::Sender<u64>,
    /// Held while a ticket is taken and printed: one at a time.
    busy: Arc<tokio::sync::Mutex<()>>,
}

struct Shown {
    state: KioskState,
    plan: Option<Arc<Plan>>,
    language: Language,
    taken: VecDeque<(String, KioskReceipt)>,
}

/// A receipt, and whether its ticket was taken by this very request.
pub struct Taken {
    /// The receipt.
    pub receipt: KioskReceipt,
    /// False when the key was known.
    pub is_new: bool,
}

impl Desk {
    /// Sets a kiosk up; nothing is known of the hall yet. `visit_url` replaces the server's word on where visitors' pages lie.
    #[must_use]
    pub fn new(kiosk: &str, api: HallApi, printing: PrintingHandle, visit_url: Option<String>) -> Self {
        let now = now_ms();
        let state = KioskState {
            hall: Text::default(),
            kiosk: kiosk.to_owned(),
            languages: vec!["zh".into(), "en".into()],
            menu: Vec::new(),
            classes: Vec::new(),
            now: None,
            server: KioskServer::Away { since: now },
            printer: PrinterHealth { state: hall_wire::PrinterState::Away, since: now },
            receipt: None,
        };
        let shown = Shown { state, plan: None, language: Language::Zh, taken: VecDeque::new() };
        Self(Arc::new(Inner {
            kiosk: kiosk.to_owned(),
            api,
            printing,
            visit_url,
            shown: Mutex::new(shown),
            changed: watch::Sender::new(0),
            busy: Arc::default(),
        }))
    }

    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.0.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let done = change(&mut self.shown());
        self.0.changed.send_modify(|changes| *changes += 1);
        done
    }

    /// Gives what the page shows.
    #[must_use]
    pub fn state(&self) -> KioskState {
        self.shown().state.clone()
    }

    /// Tells when that changes.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.0.changed.subscribe()
    }

    /// Takes in the hall as it is now; gives whether another plan must be fetched.
    pub fn heard(&self, mut body: KioskBody) -> bool {
        if let Some(url) = &self.0.visit_url {
            body.visit_url.clone_from(url);
        }
        self.change(|shown| {
            let before = shown.state.now.as_ref().map(|now| now.plan_version);
            let stale = shown.plan.is_none() || before != Some(body.plan_version);
            shown.state.now = Some(body);
            shown.state.server = KioskServer::Connected;
            stale
        })
    }

    /// Notes that the server lives.
    pub fn heard_beat(&self) {
        let away = !matches!(self.shown().state.server, KioskServer::Connected);
        if away {
            self.change(|shown| shown.state.server = KioskServer::Connected);
        }
    }

    /// Notes that nothing is heard of the server.
    pub fn away(&self) {
        self.change(|shown| {
            if matches!(shown.state.server, KioskServer::Connected) {
                shown.state.server = KioskServer::Away { since: now_ms() };
            }
        });
    }

    /// Fetches the plan and makes the menu of it.
    ///
    /// # Errors
    /// When the server says no or does not answer; the last good plan stays.
    pub async fn fetch_plan(&self) -> Result<(), ApiError> {
        let plan = Arc::new(self.0.api.plan().await?);
        let kiosk = plan.kiosks.iter().find(|kiosk| kiosk.id.as_str() == self.0.kiosk);
        if kiosk.is_none() {
            tracing::warn!(kiosk = %self.0.kiosk, "the plan knows no kiosk {}: all services are offered", self.0.kiosk);
        }
        let menu = menu::menu(&plan, kiosk);
        let languages = kiosk.map(|kiosk| kiosk.languages.iter().map(ToString::to_string).collect());
        let classes = menu::free_classes(&plan);
        self.change(|shown| {
            shown.state.hall = menu::text(&plan.hall.name);
            shown.state.languages = languages.unwrap_or_else(|| vec!["zh".into(), "en".into()]);
            (shown.state.menu, shown.state.classes) = (menu, classes);
            shown.plan = Some(plan.clone());
        });
        Ok(())
    }

    /// Takes in how the printer is; gives its health when it changed.
    pub fn printer(&self, state: PrinterState) -> Option<PrinterHealth> {
        let state = told(state);
        if self.shown().state.printer.state == state {
            return None;
        }
        let health = PrinterHealth { state, since: now_ms() };
        self.change(|shown| shown.state.printer = health.clone());
        Some(health)
    }

    /// Takes a ticket and begins to print it. The same key gives the same ticket, and no second piece of paper.
    ///
    /// # Errors
    /// A [`Problem`]: `printer_not_ready` before any number is taken, `busy`, `server_away`, or the hall's refusal.
    pub async fn issue(&self, ask: KioskIssue) -> Result<Taken, Problem> {
        let language = language(&ask.language)?;
        if ask.key.is_empty() || ask.key.len() > KEY_BYTES_MAX || !ask.key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(problem(400, "key_missing", "a key is 1 to 128 visible ASCII characters"));
        }
        let known = self.shown().taken.iter().find(|(key, _)| *key == ask.key).map(|(_, receipt)| receipt.clone());
        if let Some(receipt) = known {
            return Ok(Taken { receipt: self.newest(receipt), is_new: false });
        }
        let Ok(turn) = self.0.busy.clone().try_lock_owned() else {
            return Err(problem(503, "busy", "the ticket before is still being printed"));
        };
        if self.shown().state.receipt.as_ref().is_some_and(needs_acknowledging) {
            return Err(problem(409, "not_acknowledged", "the number on the screen has not been acknowledged"));
        }
        let printer = self.0.printing.state().await;
        if !printer.can_print() {
            let advice = printer.advice();
            return Err(problem(409, "printer_not_ready", advice.of(language)));
        }
        let issue = IssueTicket {
            services: ask.services,
            class: ask.class,
            language: Some(ask.language),
            ..IssueTicket::default()
        };
        let ticket = self.0.api.issue(&issue, &ask.key).await.map_err(to_problem)?;
        Ok(Taken { receipt: self.take(ask.key, ticket, language, turn), is_new: true })
    }

    /// Shows a ticket that was taken and prints it, unless its paper is known to have come out before.
    fn take(&self, key: String, ticket: Ticket, language: Language, turn: OwnedMutexGuard<()>) -> KioskReceipt {
        let out_before = ticket.printed.as_deref() == Some("printed");
        let receipt = self.change(|shown| {
            let wait = paper::service_wait(&ticket, shown.state.now.as_ref());
            let receipt = KioskReceipt {
                service: ticket.steps.first().map(|step| shown.service_name(&step.service)).unwrap_or_default(),
                windows: wait.map(|wait| wait.windows.clone()).unwrap_or_default(),
                areas: wait.map(|wait| wait.areas.clone()).unwrap_or_default(),
                printed: if out_before { KioskPrint::Printed } else { KioskPrint::Printing },
                detail: None,
                copies: 0,
                ticket,
            };
            shown.language = language;
            if shown.taken.len() == KEYS_REMEMBERED_MAX {
                shown.taken.pop_front();
            }
            shown.taken.push_back((key, receipt.clone()));
            shown.state.receipt = Some(receipt.clone());
            receipt
        });
        if !out_before {
            tokio::spawn(self.clone().print(receipt.clone(), false, turn));
        }
        receipt
    }

    /// Gives the receipt as it is now, when it is still on the screen.
    fn newest(&self, receipt: KioskReceipt) -> KioskReceipt {
        let on_screen = self.shown().state.receipt.clone();
        on_screen.filter(|now| now.ticket.id == receipt.ticket.id).unwrap_or(receipt)
    }

    async fn print(self, receipt: KioskReceipt, copy: bool, turn: OwnedMutexGuard<()>) {
        let paper = {
            let shown = self.shown();
            let plan = shown.plan.clone();
            plan.map(|plan| paper::paper(&receipt.ticket, &plan, shown.state.now.as_ref(), shown.language, copy))
        };
        let outcome = match paper {
            Some(paper) => self.0.printing.print(paper).await,
            None => Outcome::Failed(PrinterState::Offline),
        };
        let id = receipt.ticket.id.clone();
        let copies = receipt.copies + u8::from(copy);
        self.change(|shown| {
            if let Some(now) = shown.state.receipt.as_mut().filter(|now| now.ticket.id == id) {
                now.printed = match outcome {
                    Outcome::Printed => KioskPrint::Printed,
                    Outcome::Failed(_) => KioskPrint::Failed,
                    Outcome::Uncertain(_) => KioskPrint::Uncertain,
                };
                now.copies = copies;
                now.detail = outcome.reason().map(|state| to_text(&state.advice()));
            }
        });
        drop(turn);
        tracing::info!(ticket = %id, number = %receipt.ticket.number, outcome = outcome.code(), "paper of {}", receipt.ticket.number);
        let result = PrintResult { outcome: outcome.code().to_owned(), copy: copy.then_some(true) };
        if let Err(error) = self.0.api.print_result(&id, &result, &format!("print-{id}-{copies}")).await {
            tracing::warn!(%error, ticket = %id, "how the paper of {} came out was not recorded", receipt.ticket.number);
        }
    }

    /// Prints the ticket on the screen once more, marked as a copy (补打).
    ///
    /// # Errors
    /// A [`Problem`] when another ticket is on the screen, or the printer cannot print.
    pub async fn reprint(&self, ticket: &str) -> Result<KioskState, Problem> {
        let Ok(turn) = self.0.busy.clone().try_lock_owned() else {
            return Err(problem(503, "busy", "the ticket before is still being printed"));
        };
        let receipt = self.on_screen(ticket)?;
        let printer = self.0.printing.state().await;
        if !printer.can_print() {
            let language = self.shown().language;
            return Err(problem(409, "printer_not_ready", printer.advice().of(language)));
        }
        self.change(|shown| {
            if let Some(now) = &mut shown.state.receipt {
                (now.printed, now.detail) = (KioskPrint::Printing, None);
            }
        });
        tokio::spawn(self.clone().print(receipt, true, turn));
        Ok(self.state())
    }

    /// Takes a ticket off the screen.
    ///
    /// # Errors
    /// A [`Problem`] when another one is there, or it is still being printed.
    pub fn acknowledge(&self, ticket: &str) -> Result<KioskState, Problem> {
        let receipt = self.on_screen(ticket)?;
        if receipt.printed == KioskPrint::Printing {
            return Err(problem(409, "busy", "the ticket is still being printed"));
        }
        self.change(|shown| shown.state.receipt = None);
        Ok(self.state())
    }

    fn on_screen(&self, ticket: &str) -> Result<KioskReceipt, Problem> {
        let receipt = self.shown().state.receipt.clone().filter(|receipt| receipt.ticket.id == ticket);
        receipt.ok_or_else(|| problem(409, "not_current", "that ticket is not the one on the screen"))
    }
}

impl Shown {
    fn service_name(&self, id: &str) -> Text {
        let services = self.plan.iter().flat_map(|plan| &plan.services);
        let name =
            services.into_iter().find(|service| service.id.as_str() == id).map(|service| menu::text(&service.name));
        name.unwrap_or_else(|| Text { zh: id.to_owned(), en: String::new() })
    }
}

fn needs_acknowledging(receipt: &KioskReceipt) -> bool {
    matches!(receipt.printed, KioskPrint::Failed | KioskPrint::Uncertain)
}

fn language(word: &str) -> Result<Language, Problem> {
    match word {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err(problem(422, "invalid", "language: zh or en")),
    }
}

fn to_problem(error: ApiError) -> Problem {
    match error {
        ApiError::Said(problem) => *problem,
        ApiError::Away(why) => {
            problem(503, "server_away", format!("the hall's server does not answer ({why}): try again"))
        }
    }
}

fn to_text(text: &crate::ticket::Text) -> Text {
    Text { zh: text.zh.clone(), en: text.en.clone() }
}

pub(crate) fn problem(status: u16, code: &str, detail: impl Into<String>) -> Problem {
    Problem { status, code: code.into(), detail: detail.into(), opens_at: None, number: None, errors: Vec::new() }
}

fn told(state: PrinterState) -> hall_wire::PrinterState {
    match state {
        PrinterState::Ready | PrinterState::Busy => hall_wire::PrinterState::Ready,
        PrinterState::PaperNearEnd => hall_wire::PrinterState::PaperLow,
        PrinterState::PaperOut => hall_wire::PrinterState::PaperOut,
        PrinterState::CoverOpen => hall_wire::PrinterState::CoverOpen,
        PrinterState::CutterError => hall_wire::PrinterState::CutterError,
        PrinterState::Error => hall_wire::PrinterState::Error,
        PrinterState::Offline | PrinterState::NotAnswering => hall_wire::PrinterState::Away,
    }
}

/// The one place in the kiosk that reads the wall clock.
fn now_ms() -> i64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
}
