//! One number, one paper: taking a ticket, printing it, printing it again, taking it off the screen.

use std::sync::Arc;
use std::time::Duration;

use hall_core::{CODE_BYTES_MAX, Plan};
use hall_wire::{
    CheckIn, IssueTicket, KioskBody, KioskIssue, KioskPrint, KioskReceipt, KioskState, Printed, Problem, Text, Ticket,
};

use super::reports::Report;
use super::{Desk, Shown, UnderWay, problem, problems};
use crate::hall_api::ApiError;
use crate::paper;
use crate::printer::Outcome;
use crate::ticket::{Language, TicketPrint};

/// The last tickets whose keys are remembered, so that a second tap gives nothing new even when the server is away.
const KEYS_REMEMBERED_MAX: usize = 64;
const KEY_BYTES_MAX: usize = 128;
/// How long a second request with a key waits for the first one's ticket. Pages give up after 8 s.
const JOIN_MS_MAX: u64 = 7_000;
/// How often a ticket is printed again here; then people help.
const COPIES_MAX: u8 = 5;

/// A receipt, and whether its ticket was taken by this very request.
pub(crate) struct Taken {
    /// The receipt.
    pub(crate) receipt: KioskReceipt,
    /// False when the key was known.
    pub(crate) is_new: bool,
}

/// The right to work; who holds it is the only one. Ends when it is dropped.
struct Turn(Option<Desk>);

impl Turn {
    fn of(desk: &Desk) -> Self {
        Self(Some(desk.clone()))
    }

    /// Ends it together with what it led to, so that nobody sees one without the other.
    fn end(mut self, change: impl FnOnce(&mut Shown)) {
        if let Some(desk) = self.0.take() {
            desk.change(|shown| {
                change(shown);
                shown.under_way = None;
            });
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(desk) = self.0.take() {
            desk.change(|shown| shown.under_way = None);
        }
    }
}

/// What a request for a ticket finds.
enum Found {
    Ticket(Box<KioskReceipt>),
    /// The same key is under way.
    Wait,
    Turn(Turn),
}

impl Desk {
    /// Takes a ticket and begins to print it. The same key gives the same ticket, and no second piece of paper.
    ///
    /// # Errors
    /// A [`Problem`]: `printer_not_ready` before any number is taken, `busy`, `server_away` when no number can have been given,
    /// `retry_same_key` when nobody knows, or the hall's refusal.
    pub(crate) async fn issue(&self, ask: KioskIssue) -> Result<Taken, Problem> {
        let language = check(&ask)?;
        let turn = match tokio::time::timeout(Duration::from_millis(JOIN_MS_MAX), self.find(&ask, language)).await {
            Ok(Ok(Found::Turn(turn))) => turn,
            Ok(Ok(Found::Ticket(receipt))) => return Ok(Taken { receipt: *receipt, is_new: false }),
            Ok(Err(problem)) => return Err(problem),
            Ok(Ok(Found::Wait)) | Err(_) => return Err(problems::retry_same_key(language)),
        };
        if self.hall().is_none() {
            return Err(problems::server_away(language));
        }
        let printer = self.0.printing.state().await;
        if !printer.can_print() {
            return Err(problems::printer_not_ready(language, printer));
        }
        let ticket = self.ask_hall(&ask).await.map_err(|error| {
            tracing::warn!(%error, "no ticket was taken");
            problems::of_call(language, error)
        })?;
        Ok(Taken { receipt: self.take(ask, ticket, language, turn), is_new: true })
    }

    /// Asks for the ticket of a booked place, or for a new one.
    async fn ask_hall(&self, ask: &KioskIssue) -> Result<Ticket, ApiError> {
        let language = Some(ask.language.clone());
        if let Some(code) = &ask.booking {
            return self.0.api.check_in(code, &CheckIn { language }, &ask.key).await;
        }
        let (services, class) = (ask.services.clone(), ask.class.clone());
        let journey = ask.journey.clone();
        let issue = IssueTicket { services, journey, class, language, ..IssueTicket::default() };
        self.0.api.issue(&issue, &ask.key).await
    }

    /// Waits while the same key is under way.
    async fn find(&self, ask: &KioskIssue, language: Language) -> Result<Found, Problem> {
        let mut changes = self.watch();
        loop {
            changes.mark_unchanged();
            match self.find_now(ask, language)? {
                Found::Wait => {}
                found @ (Found::Ticket(_) | Found::Turn(_)) => return Ok(found),
            }
            if changes.changed().await.is_err() {
                return Ok(Found::Wait);
            }
        }
    }

    fn find_now(&self, ask: &KioskIssue, language: Language) -> Result<Found, Problem> {
        let mut shown = self.shown();
        if let Some((asked, receipt)) = shown.taken.iter().find(|(asked, _)| asked.key == ask.key) {
            return if asked == ask {
                Ok(Found::Ticket(receipt.clone().into()))
            } else {
                Err(problems::key_reused(language))
            };
        }
        match &shown.under_way {
            Some(UnderWay::Taking(key)) if *key == ask.key => Ok(Found::Wait),
            Some(_) => Err(problems::busy(language)),
            None if shown.state.receipt.as_ref().is_some_and(needs_acknowledging) => {
                Err(problems::not_acknowledged(language))
            }
            None => {
                shown.under_way = Some(UnderWay::Taking(ask.key.clone()));
                Ok(Found::Turn(Turn::of(self)))
            }
        }
    }

    /// Returns what a paper is written from.
    fn hall(&self) -> Option<(Arc<Plan>, KioskBody)> {
        let shown = self.shown();
        shown.plan.clone().zip(shown.state.now.clone())
    }

    /// Shows a ticket that was taken and prints it, unless somebody knows already how its paper came out.
    fn take(&self, ask: KioskIssue, ticket: Ticket, language: Language, turn: Turn) -> KioskReceipt {
        let printed = match ticket.printed {
            Some(Printed::Printed) => KioskPrint::Printed,
            Some(Printed::Failed) => KioskPrint::Failed,
            Some(Printed::Uncertain) => KioskPrint::Uncertain,
            None => KioskPrint::Printing,
        };
        let receipt = self.change(|shown| {
            let wait = paper::service_wait(&ticket, shown.state.now.as_ref());
            let receipt = KioskReceipt {
                service: shown.purpose(&ticket),
                windows: wait.map(|wait| wait.windows.clone()).unwrap_or_default(),
                areas: wait.map(|wait| wait.areas.clone()).unwrap_or_default(),
                printed,
                detail: None,
                copies: 0,
                ticket,
            };
            shown.language = language;
            if shown.taken.len() == KEYS_REMEMBERED_MAX {
                shown.taken.pop_front();
            }
            shown.taken.push_back((ask, receipt.clone()));
            shown.state.receipt = Some(receipt.clone());
            receipt
        });
        if receipt.printed == KioskPrint::Printing {
            tokio::spawn(self.clone().print(receipt.clone(), 0, turn));
        }
        receipt
    }

    /// Prints a ticket for the first time (copy 0) or once more.
    async fn print(self, receipt: KioskReceipt, copy: u8, turn: Turn) {
        // Known before any ticket is taken, and never forgotten.
        let Some(paper) = self.paper(&receipt, copy) else { return };
        let outcome = self.0.printing.print(paper).await;
        let Ticket { id, number, .. } = receipt.ticket;
        tracing::info!(ticket = %id, outcome = outcome.code(), "paper of {number}: {}", outcome.code());
        self.report(Report { ticket: id.clone(), number, copy, outcome: outcome.code() });
        turn.end(|shown| shown.set_printed(&id, copy, outcome));
    }

    fn paper(&self, receipt: &KioskReceipt, copy: u8) -> Option<TicketPrint> {
        let (plan, now) = self.hall()?;
        let language = self.shown().language;
        Some(paper::paper(&receipt.ticket, &plan, &now, language, copy > 0))
    }

    /// Prints the ticket on the screen once more, marked as a copy (补打).
    ///
    /// # Errors
    /// A [`Problem`] when another ticket is on the screen, it was printed too often, or the printer cannot print.
    pub(crate) async fn reprint(&self, ticket: &str) -> Result<KioskState, Problem> {
        let (turn, language, copy) = {
            let mut shown = self.shown();
            let language = shown.language;
            let copies = shown.on_screen(ticket)?.copies;
            if shown.under_way.is_some() {
                return Err(problems::busy(language));
            }
            if copies >= COPIES_MAX {
                return Err(problems::copies_used_up(language));
            }
            shown.under_way = Some(UnderWay::Copying);
            (Turn::of(self), language, copies + 1)
        };
        let printer = self.0.printing.state().await;
        if !printer.can_print() {
            return Err(problems::printer_not_ready(language, printer));
        }
        let receipt = self.change(|shown| {
            let receipt = shown.on_screen(ticket)?;
            (receipt.printed, receipt.detail) = (KioskPrint::Printing, None);
            Ok(receipt.clone())
        })?;
        tokio::spawn(self.clone().print(receipt, copy, turn));
        Ok(self.state())
    }

    /// Takes a ticket off the screen; one that is off it already is no error.
    ///
    /// # Errors
    /// A [`Problem`] when another one is there, or it is still being printed.
    pub(crate) fn acknowledge(&self, ticket: &str) -> Result<KioskState, Problem> {
        self.change(|shown| {
            let language = shown.language;
            if shown.state.receipt.is_none() {
                return Ok(());
            }
            if shown.on_screen(ticket)?.printed == KioskPrint::Printing {
                return Err(problems::busy(language));
            }
            shown.state.receipt = None;
            Ok(())
        })?;
        Ok(self.state())
    }

    /// Waits until nothing is being taken or printed.
    pub(crate) async fn idle(&self) {
        let mut changes = self.watch();
        // The desk itself holds the sender, so this ends by the desk's being idle only.
        while self.shown().under_way.is_some() && changes.changed().await.is_ok() {}
    }
}

impl Shown {
    fn on_screen(&mut self, ticket: &str) -> Result<&mut KioskReceipt, Problem> {
        let language = self.language;
        let receipt = self.state.receipt.as_mut().filter(|receipt| receipt.ticket.id == ticket);
        receipt.ok_or_else(|| problems::not_current(language))
    }

    /// Notes how a paper came out, on the screen and for whoever sends the key again.
    fn set_printed(&mut self, ticket: &str, copies: u8, outcome: Outcome) {
        let printed = match outcome {
            Outcome::Printed => KioskPrint::Printed,
            Outcome::Failed(_) => KioskPrint::Failed,
            Outcome::Uncertain(_) => KioskPrint::Uncertain,
        };
        let advice = outcome.reason().map(|state| state.advice());
        let detail = advice.map(|advice| Text { zh: advice.zh, en: advice.en });
        let remembered = self.taken.iter_mut().map(|(_, receipt)| receipt);
        for receipt in remembered.chain(&mut self.state.receipt).filter(|receipt| receipt.ticket.id == ticket) {
            (receipt.printed, receipt.detail, receipt.copies) = (printed, detail.clone(), copies);
        }
    }
}

/// A number that is on no paper stays until it is acknowledged.
fn needs_acknowledging(receipt: &KioskReceipt) -> bool {
    matches!(receipt.printed, KioskPrint::Failed | KioskPrint::Uncertain)
}

fn check(ask: &KioskIssue) -> Result<Language, Problem> {
    if ask.key.is_empty() || ask.key.len() > KEY_BYTES_MAX || !ask.key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(problem(400, "key_missing", "key: 1 to 128 visible ASCII characters"));
    }
    if let Some(code) = &ask.booking {
        let digits = !code.is_empty() && code.len() <= CODE_BYTES_MAX && code.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !ask.services.is_empty() || ask.class.is_some() {
            return Err(problem(422, "invalid", "booking: the digits of a code, and neither services nor a class"));
        }
    }
    if ask.journey.is_some() && (ask.booking.is_some() || !ask.services.is_empty()) {
        return Err(problem(422, "invalid", "journey: one of the plan, and neither services nor a booking"));
    }
    match ask.language.as_str() {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err(problem(422, "invalid", "language: zh or en")),
    }
}
