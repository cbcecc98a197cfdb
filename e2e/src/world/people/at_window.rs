//! What clerks want with the visitor at their window, or with one who is to be there.

use hall_core::{Act, Code, FinishPresent, Outcome, Place, ServeWithoutTicket, Target, TicketId, TicketState};

use super::Scene;
use crate::world::hall_plan::below;

impl Scene<'_> {
    pub(super) fn finish_present(&mut self) -> Option<FinishPresent> {
        const OUTCOMES: [Outcome; 6] = [
            Outcome::Decided,
            Outcome::Accepted,
            Outcome::Passed,
            Outcome::Refused,
            Outcome::Advice,
            Outcome::PapersMissing,
        ];
        let outcome = if self.chance.happens(0.4) { self.one_of(&OUTCOMES) } else { None };
        // Now and then the clerk forgets to name what is missing, or names it where nothing is.
        let names = (outcome == Some(Outcome::PapersMissing)) != self.chance.happens(0.02);
        let missing = names.then(|| Code::new(hall_core::OTHER_DOCUMENT).ok()).flatten();
        Some(FinishPresent { ticket: self.present()?, outcome, cases: None, missing: missing.into_iter().collect() })
    }

    pub(super) fn finish_and_call(&mut self) -> Option<Act> {
        Some(Act::CallNext { window: self.here()?.0, finish: Some(self.finish_present()?), wait: false })
    }

    pub(super) fn finish(&mut self) -> Option<Act> {
        Some(Act::Finish { window: self.here()?.0, finish: self.finish_present()? })
    }

    pub(super) fn call_missed(&mut self) -> Option<Act> {
        let ticket = self.in_state(TicketState::Missed)?;
        let reason = if self.chance.happens(0.5) { self.reason() } else { None };
        Some(Act::Call { window: self.here()?.0, ticket, reason })
    }

    pub(super) fn call_out_of_order(&mut self) -> Option<Act> {
        let ticket = self.ticket(|_| true)?;
        Some(Act::Call { window: self.here()?.0, ticket, reason: self.reason() })
    }

    pub(super) fn recall(&mut self) -> Option<Act> {
        Some(Act::Recall { window: self.here()?.0, ticket: self.present()? })
    }

    pub(super) fn start(&mut self) -> Option<Act> {
        Some(Act::Start { window: self.here()?.0, ticket: self.present()? })
    }

    pub(super) fn miss(&mut self) -> Option<Act> {
        Some(Act::Miss { window: self.here()?.0, ticket: self.present()? })
    }

    pub(super) fn park(&mut self) -> Option<Act> {
        Some(Act::Park { window: self.here()?.0, ticket: self.present()? })
    }

    pub(super) fn resume(&mut self) -> Option<Act> {
        Some(Act::Resume { window: self.here()?.0, ticket: self.in_state(TicketState::Parked)? })
    }

    pub(super) fn transfer(&mut self) -> Option<Act> {
        let plan = self.hall.layout().plan().clone();
        let window = self.one_of(&plan.windows)?;
        let to = match below(self.chance, 3) {
            0 => Target::Window(window.id),
            1 => Target::Clerk(hall_core::ClerkId::new(&format!("{}{}", hall_core::PERSON_PREFIX, window.id)).ok()?),
            _ => Target::Service(self.service()?),
        };
        let place = self.one_of(&[Place::First, Place::Last, Place::Own])?;
        Some(Act::Transfer { window: self.here()?.0, ticket: self.present()?, to, place })
    }

    pub(super) fn add_step(&mut self) -> Option<Act> {
        Some(Act::AddStep { window: self.here()?.0, ticket: self.present()?, service: self.service()? })
    }

    pub(super) fn note(&mut self) -> Option<Act> {
        Some(Act::Note { ticket: self.present()? })
    }

    pub(super) fn come_back(&mut self) -> Option<Act> {
        Some(Act::ComeBack { ticket: self.in_state(TicketState::Parked)? })
    }

    pub(super) fn serve_without_ticket(&mut self) -> Option<Act> {
        let (window, at) = self.here()?;
        let (service, _) = self.hall.offered(at).first().copied()?;
        let mut services = vec![self.hall.layout().service_id(service).clone()];
        if self.chance.happens(0.2) {
            services.push(self.service()?);
        }
        Some(Act::ServeWithoutTicket(ServeWithoutTicket {
            window,
            ticket: TicketId::from_u128(0),
            services,
            class: None,
        }))
    }
}
