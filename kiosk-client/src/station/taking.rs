//! One number, one printed ticket: taking a ticket, printing and reprinting it, removing it from the screen.

use std::sync::Arc;
use std::time::Duration;

use hall_core::{CODE_BYTES_MAX, Plan, PrintOutcome};
use hall_wire::{
    CheckIn, IssueTicket, KioskBody, KioskIssue, KioskPrint, KioskReceipt, KioskState, Printed, Problem, Text, Ticket,
};

use hall_words::texts::printer as printer_texts;
use hall_words::{Language, in_every};

use super::reports::Report;
use super::turn::Turn;
use super::{Shown, Station, UnderWay, now_ms, problem, problems};
use crate::hall_api::ApiError;
use crate::paper;
use crate::printer::Outcome;
use crate::ticket::{TestSheet, TicketPrint};

/// The number of recent tickets whose keys are remembered, so that a second tap takes no further ticket even while
/// the server is unreachable.
const KEYS_REMEMBERED_MAX: usize = 64;
const KEY_BYTES_MAX: usize = 128;
/// How long a repeated request with a key waits for the first one's ticket. Pages time out after 8 s.
const JOIN_MS_MAX: u64 = 7_000;
/// How long a visitor waits for the hall's server before the kiosk goes on alone, where it can.
const ALONE_AFTER_MS: u64 = 3_000;
/// How often a ticket can be reprinted here; after that, staff help.
const COPIES_MAX: u8 = 5;
/// The evidence for a class that a card grants.
const BY_CARD: &str = "card";

/// A receipt, and whether this request took its ticket.
pub(crate) struct Taken {
    /// The receipt.
    pub(crate) receipt: KioskReceipt,
    /// False if the key was already known.
    pub(crate) is_new: bool,
}

/// The result of looking up a ticket request.
enum Found {
    Ticket(Box<KioskReceipt>),
    /// A request with the same key is in progress.
    Wait,
    Turn(Turn),
}

impl Station {
    /// Takes a ticket and starts to print it. The same key yields the same ticket, and no second print.
    ///
    /// # Errors
    /// A [`Problem`]: `printer_not_ready` before any number is taken, `busy`, `server_away` if no number can have
    /// been issued, `retry_same_key` if the outcome is unknown, or the hall's refusal.
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
        let on_paper = printer.can_print();
        let may_be_shown = ask.paperless && self.shown().state.paperless;
        if !on_paper && !may_be_shown {
            return Err(problems::printer_not_ready(language, printer));
        }
        let (ticket, as_of) = self.ticket_of(&ask, language).await?;
        let receipt = self.take(ask, (ticket, as_of), language, on_paper, turn);
        if receipt.printed == KioskPrint::OnScreen {
            self.recorded(&receipt.ticket, 0, PrintOutcome::OnScreen);
        }
        Ok(Taken { receipt, is_new: true })
    }

    /// Takes the ticket from the hall; from the kiosk's own numbers while the server is away. Returns it with the instant as of
    /// which its wait is known, if that is not now.
    async fn ticket_of(&self, ask: &KioskIssue, language: Language) -> Result<(Ticket, Option<i64>), Problem> {
        let alone = self.0.alone.as_ref();
        if let Some(issued) = alone.and_then(|alone| alone.find(&ask.key)) {
            return Ok((issued.ticket, Some(issued.as_of)));
        }
        if ask.booking.is_some() && self.state().goes_on_alone() {
            return Err(problems::booking_alone(language));
        }
        let alone = alone.filter(|alone| ask.booking.is_none() && alone.shown().is_some_and(|shown| shown.able));
        let Some(alone) = alone else {
            let ticket = self.ask_hall(ask).await.map_err(|error| {
                tracing::warn!(%error, "no ticket was taken");
                problems::of_call(language, error)
            })?;
            return Ok((ticket, None));
        };
        if !self.state().goes_on_alone() {
            let limit = Duration::from_millis(ALONE_AFTER_MS);
            match tokio::time::timeout(limit, self.ask_hall(ask)).await {
                Ok(Ok(ticket)) => return Ok((ticket, None)),
                Ok(Err(error)) if !error.is_away() => return Err(problems::of_call(language, error)),
                Ok(Err(error)) => tracing::warn!(%error, "the kiosk goes on alone"),
                Err(_too_late) => {
                    tracing::warn!("the hall's server takes longer than {ALONE_AFTER_MS} ms: the kiosk goes on alone")
                }
            }
        }
        let issued = alone.issue(ask)?;
        tracing::info!(ticket = %issued.ticket.id, "{} is issued alone", issued.ticket.number);
        Ok((issued.ticket, Some(issued.as_of)))
    }

    /// Requests the ticket of a booking, or a new one.
    async fn ask_hall(&self, ask: &KioskIssue) -> Result<Ticket, ApiError> {
        let language = Some(ask.language.clone());
        if let Some(code) = &ask.booking {
            return self.0.api.check_in(code, &CheckIn { language }, &ask.key).await;
        }
        let (services, class) = (ask.services.clone(), ask.class.clone());
        let journey = ask.journey.clone();
        let card = self.0.card.number(class.as_deref());
        let evidence = card.as_ref().filter(|(_, grants)| *grants).map(|_| BY_CARD.to_owned());
        let card = card.map(|(number, _)| number);
        let issue = IssueTicket { services, journey, class, evidence, language, card, ..IssueTicket::default() };
        let issued = self.0.api.issue(&issue, &ask.key).await;
        if issued.is_ok() {
            self.0.card.clear();
        }
        issued
    }

    /// Waits while a request with the same key is in progress.
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

    /// Returns the data from which a ticket is composed.
    fn hall(&self) -> Option<(Arc<Plan>, KioskBody)> {
        let shown = self.shown();
        shown.plan.clone().zip(shown.state.now.clone())
    }

    /// Shows a new ticket and prints it, unless its print outcome is already known or there is to be no paper.
    fn take(
        &self,
        ask: KioskIssue,
        (ticket, as_of): (Ticket, Option<i64>),
        language: Language,
        on_paper: bool,
        turn: Turn,
    ) -> KioskReceipt {
        let printed = match ticket.printed {
            Some(Printed::Printed) => KioskPrint::Printed,
            Some(Printed::Failed) => KioskPrint::Failed,
            Some(Printed::Uncertain) => KioskPrint::Uncertain,
            Some(Printed::OnScreen) => KioskPrint::OnScreen,
            None if on_paper => KioskPrint::Printing,
            None => KioskPrint::OnScreen,
        };
        let receipt = self.change(|shown| {
            shown.finder.taken.count(&ticket, now_ms());
            shown.state.wanted = shown.finder.taken.most();
            let wait = paper::service_wait(&ticket, shown.state.now.as_ref());
            let receipt = KioskReceipt {
                service: shown.purpose(&ticket),
                windows: wait.map(|wait| wait.windows.clone()).unwrap_or_default(),
                areas: wait.map(|wait| wait.areas.clone()).unwrap_or_default(),
                printed,
                detail: None,
                copies: 0,
                ticket,
                as_of,
            };
            shown.language = language;
            if shown.taken.len() == KEYS_REMEMBERED_MAX {
                shown.taken.pop_front();
            }
            shown.taken.push_back((ask, receipt.clone()));
            shown.state.receipt = Some(receipt.clone());
            receipt
        });
        self.keep_wanted();
        if receipt.printed == KioskPrint::Printing {
            tokio::spawn(self.clone().print(receipt.clone(), 0, turn));
        }
        receipt
    }

    /// Prints a ticket for the first time (copy 0) or again.
    async fn print(self, receipt: KioskReceipt, copy: u8, turn: Turn) {
        // Always present: known before any ticket is taken, and never forgotten.
        let Some(paper) = self.paper(&receipt, copy) else { return };
        let outcome = self.0.printing.print(paper).await;
        self.recorded(&receipt.ticket, copy, printed_as(outcome));
        turn.end(|shown| shown.set_printed(&receipt.ticket.id, copy, outcome));
    }

    /// Records how a number came to its visitor: here what was issued alone, else in the hall.
    fn recorded(&self, ticket: &Ticket, copy: u8, outcome: PrintOutcome) {
        let (id, number, code) = (&ticket.id, &ticket.number, outcome.code());
        tracing::info!(ticket = %id, outcome = code, "paper of {number}: {code}");
        let alone = self.0.alone.as_ref().filter(|_| copy == 0);
        // What was issued alone is merged together with how its paper came out.
        if !alone.is_some_and(|alone| alone.printed(id, outcome)) {
            self.report(Report { ticket: id.clone(), number: number.clone(), copy, outcome: code });
        }
    }

    fn paper(&self, receipt: &KioskReceipt, copy: u8) -> Option<TicketPrint> {
        let (plan, now) = self.hall()?;
        let language = self.shown().language;
        let paper = paper::paper(&receipt.ticket, &plan, &now, language, copy > 0);
        Some(TicketPrint { as_of: receipt.as_of.map(|at| paper::clock(at, &now)), ..paper })
    }

    /// Reprints the ticket on the screen, marked as a copy (补打).
    ///
    /// # Errors
    /// A [`Problem`] if another ticket is on the screen, it was reprinted too often, or the printer cannot print.
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

    /// Prints a technician's test page, as if a visitor took a ticket meanwhile.
    ///
    /// # Errors
    /// A [`Problem`] if a ticket is being taken or printed.
    pub(crate) async fn print_test(&self, lines: Vec<String>) -> Result<Outcome, Problem> {
        let turn = {
            let mut shown = self.shown();
            if shown.under_way.is_some() {
                return Err(problems::busy(shown.language));
            }
            shown.under_way = Some(UnderWay::Testing);
            Turn::of(self)
        };
        let title = in_every(|language| printer_texts::test_page(language).to_owned());
        let outcome = self.0.printing.print_test(TestSheet { title, lines }).await;
        drop(turn);
        Ok(outcome)
    }

    /// Removes a ticket from the screen; doing so again is not an error.
    ///
    /// # Errors
    /// A [`Problem`] if another ticket is there, or it is still being printed.
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

    /// Waits until no ticket is being taken or printed.
    pub(crate) async fn idle(&self) {
        let mut changes = self.watch();
        // The station itself holds the sender, so this ends only when the station is idle.
        while self.shown().under_way.is_some() && changes.changed().await.is_ok() {}
    }
}

impl Shown {
    fn on_screen(&mut self, ticket: &str) -> Result<&mut KioskReceipt, Problem> {
        let language = self.language;
        let receipt = self.state.receipt.as_mut().filter(|receipt| receipt.ticket.id == ticket);
        receipt.ok_or_else(|| problems::not_current(language))
    }

    /// Records a print outcome, on the screen and for repeated requests with the key.
    fn set_printed(&mut self, ticket: &str, copies: u8, outcome: Outcome) {
        let (printed, detail) = shown_as(outcome);
        let remembered = self.taken.iter_mut().map(|(_, receipt)| receipt);
        for receipt in remembered.chain(&mut self.state.receipt).filter(|receipt| receipt.ticket.id == ticket) {
            (receipt.printed, receipt.detail, receipt.copies) = (printed, detail.clone(), copies);
        }
    }
}

/// Returns what the page shows of an outcome.
pub(super) fn shown_as(outcome: Outcome) -> (KioskPrint, Option<Text>) {
    let printed = match outcome {
        Outcome::Printed => KioskPrint::Printed,
        Outcome::Failed(_) => KioskPrint::Failed,
        Outcome::Uncertain(_) => KioskPrint::Uncertain,
    };
    (printed, outcome.reason().map(|state| in_every(|language| state.advice(language).to_owned())))
}

fn printed_as(outcome: Outcome) -> PrintOutcome {
    match outcome {
        Outcome::Printed => PrintOutcome::Printed,
        Outcome::Failed(_) => PrintOutcome::Failed,
        Outcome::Uncertain(_) => PrintOutcome::Uncertain,
    }
}

/// Returns whether the ticket stays on the screen until acknowledged, because its number is not on paper.
fn needs_acknowledging(receipt: &KioskReceipt) -> bool {
    matches!(receipt.printed, KioskPrint::Failed | KioskPrint::Uncertain | KioskPrint::OnScreen)
}

fn check(ask: &KioskIssue) -> Result<Language, Problem> {
    let language = check_press(&ask.key, &ask.language)?;
    if let Some(code) = &ask.booking {
        let digits = !code.is_empty() && code.len() <= CODE_BYTES_MAX && code.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !ask.services.is_empty() || ask.class.is_some() {
            return Err(problem(422, "invalid", "booking: the digits of a code, and neither services nor a class"));
        }
    }
    if ask.journey.is_some() && (ask.booking.is_some() || !ask.services.is_empty()) {
        return Err(problem(422, "invalid", "journey: one of the plan, and neither services nor a booking"));
    }
    Ok(language)
}

/// Checks what each press comes with; returns its language.
pub(super) fn check_press(key: &str, language: &str) -> Result<Language, Problem> {
    if key.is_empty() || key.len() > KEY_BYTES_MAX || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(problem(400, "key_missing", "key: 1 to 128 visible ASCII characters"));
    }
    let known = Language::of_code(language);
    known.ok_or_else(|| problem(422, "invalid", format!("language: {}", Language::codes())))
}
