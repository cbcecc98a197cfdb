//! The list of documents of a service on paper, without a number (只打印清单). Nothing of it is in the record: the page and the
//! log tell how it came out, and the printer's state goes to the hall as ever.

use hall_wire::{KioskAskList, KioskList, KioskPrint, KioskService, KioskState, Problem};

use super::taking::{check_press, shown_as};
use super::turn::Turn;
use super::{Station, UnderWay, problems};
use crate::paper;
use crate::printer::Outcome;
use crate::themes;
use crate::ticket::{Language, ListPrint};

impl Station {
    /// Starts to print a list. The same key prints no second one.
    ///
    /// # Errors
    /// A [`Problem`]: `unknown_service` if the menu does not have it, `busy`, or `printer_not_ready`.
    pub(crate) async fn print_list(&self, ask: KioskAskList) -> Result<KioskState, Problem> {
        let language = check_press(&ask.key, &ask.language)?;
        let (turn, list) = {
            let mut shown = self.shown();
            if shown.state.list.as_ref().is_some_and(|list| list.key == ask.key) {
                drop(shown);
                return Ok(self.state());
            }
            let mut offered = shown.state.menu.iter().flat_map(|department| &department.services);
            let service = offered.find(|service| themes::offer(service) == ask.offer).cloned();
            let service = service.ok_or_else(|| problems::unknown_service(language))?;
            let (hall, now) = (shown.state.hall.clone(), shown.state.now.clone());
            let now = now.ok_or_else(|| problems::server_away(language))?;
            if shown.under_way.is_some() {
                return Err(problems::busy(language));
            }
            shown.under_way = Some(UnderWay::Listing);
            (Turn::of(self), list_of(&service, language, hall, &now))
        };
        let printer = self.0.printing.state().await;
        if !printer.can_print() {
            return Err(problems::printer_not_ready(language, printer));
        }
        let (key, offer) = (ask.key, ask.offer);
        self.change(|shown| {
            shown.state.list = Some(KioskList { key, offer, printed: KioskPrint::Printing, detail: None });
        });
        tokio::spawn(self.clone().put_on_paper(list, turn));
        Ok(self.state())
    }

    async fn put_on_paper(self, list: ListPrint, turn: Turn) {
        let outcome: Outcome = self.0.printing.print(list).await;
        tracing::info!(outcome = outcome.code(), "a list of documents without a number: {}", outcome.code());
        turn.end(|shown| {
            if let Some(list) = &mut shown.state.list {
                (list.printed, list.detail) = shown_as(outcome);
            }
        });
    }
}

/// Composes the content of a list: of a service, or of a journey with its steps.
fn list_of(service: &KioskService, language: Language, hall: hall_wire::Text, now: &hall_wire::KioskBody) -> ListPrint {
    let first = service.steps.first().map_or(&service.id, |step| &step.service);
    let wait = now.services.iter().find(|one| one.service == *first);
    let (date, time) = paper::local(now.now, now);
    ListPrint {
        language,
        hall,
        date,
        time,
        service: service.name.clone(),
        steps: service.steps.iter().map(|step| step.name.clone()).collect(),
        documents: service.documents.clone(),
        fee: service.fee.clone(),
        usual_min: service.usual_min,
        promised_days: service.promised_days,
        areas: wait.map(|wait| wait.areas.clone()).unwrap_or_default(),
        windows: wait.map(|wait| wait.windows.clone()).unwrap_or_default(),
        elsewhere: service.elsewhere.clone(),
    }
}
