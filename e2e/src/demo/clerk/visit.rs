//! One visitor at a window, from the call until the clerk turns to the next.

use anyhow::Result;
use hall_core::MINUTE_MS;
use hall_sim::Present;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::{Clerk, Turn};
use crate::demo::crowd::{Person, Tally};

/// Walk from the chair to the window, in seconds.
const WALKS_S: (f64, f64) = (6.0, 25.0);
/// Seconds until a clerk repeats a call.
const CALLS_AGAIN_S: (f64, f64) = (20.0, 35.0);
/// How often a clerk repeats the call of a visitor who does not come.
const RECALLS: u32 = 2;
/// Fraction of visitors who come only when called again.
const HEARS_LATE_PART: f64 = 0.08;
/// Fractions of visits that end in another way than being finished here.
const SENT_TO_SERVICE_PART: f64 = 0.02;
const SENT_TO_WINDOW_PART: f64 = 0.01;
const PARKED_PART: f64 = 0.02;
const STEP_ADDED_PART: f64 = 0.015;
/// Fraction of visits in which more than one case is handled.
const MORE_CASES_PART: f64 = 0.1;
/// Time that parked visitors need to fetch what was missing, in minutes.
const PARKED_MIN: (f64, f64) = (3.0, 10.0);

impl Clerk {
    /// Receives the called visitor.
    pub(super) async fn visit(&mut self, ticket: &Value) -> Result<Turn> {
        let id = ticket["id"].as_str().unwrap_or_default().to_owned();
        let service = present_service(ticket);
        let person = self.crowd.person(&id, &service, &mut self.chance);
        let begun = ticket["state"] == "serving";
        if !begun && person.present != Present::There {
            return self.wait_in_vain(&id, person.present).await;
        }
        if !begun {
            if self.chance.happens(HEARS_LATE_PART) {
                self.lasts_s(CALLS_AGAIN_S.0, CALLS_AGAIN_S.1).await;
                self.act("recall", json!({ "ticket": id })).await?;
            }
            self.lasts_s(WALKS_S.0, WALKS_S.1).await;
            self.act("start", json!({ "ticket": id })).await?;
        }
        tokio::time::sleep(person.takes).await;
        self.end(&id, &service, &person).await
    }

    async fn wait_in_vain(&mut self, id: &str, present: Present) -> Result<Turn> {
        for _ in 0..RECALLS {
            self.lasts_s(CALLS_AGAIN_S.0, CALLS_AGAIN_S.1).await;
            // Refused once the plan's recalls are used up: the visitor then counts as missed a little sooner.
            self.act("recall", json!({ "ticket": id })).await?;
        }
        self.lasts_s(CALLS_AGAIN_S.0, CALLS_AGAIN_S.1).await;
        if self.act("miss", json!({ "ticket": id })).await?.status < 300 {
            Tally::count(&self.crowd.tally.missed);
        }
        if let Present::Back(after_ms) = present {
            self.crowd.will_be_there(id);
            let (kiosk, crowd, id) = (self.kiosk.clone(), std::sync::Arc::clone(&self.crowd), id.to_owned());
            tokio::spawn(async move {
                tokio::time::sleep(crowd.lasts(after_ms as f64)).await;
                if let Err(error) = kiosk.post(&format!("/tickets/{id}/requeue"), json!({})).await {
                    (crowd.tell)(&format!("a visitor who came back was not put into the queue: {error:#}"));
                }
            });
        }
        Ok(Turn::Free)
    }

    /// Ends a visit: nearly always the ordinary way, together with the next call.
    async fn end(&mut self, id: &str, service: &str, person: &Person) -> Result<Turn> {
        let mut lot = self.chance.part();
        let mut drawn = |part: f64| {
            lot -= part;
            lot < 0.0
        };
        if drawn(SENT_TO_SERVICE_PART) {
            if let Some(other) = self.crowd.neighbour_service(service, &mut self.chance)
                && self.send(id, json!({ "service": other.as_str() })).await?
            {
                return Ok(Turn::Free);
            }
        } else if drawn(SENT_TO_WINDOW_PART) {
            if let Some(other) = self.other_window(service)
                && self.send(id, json!({ "window": other })).await?
            {
                return Ok(Turn::Free);
            }
        } else if drawn(PARKED_PART) {
            if self.act("park", json!({ "ticket": id })).await?.status < 300 {
                let needs_ms = self.chance.between(PARKED_MIN.0, PARKED_MIN.1) * MINUTE_MS as f64;
                self.parked.push_back((Instant::now() + self.crowd.lasts(needs_ms), id.to_owned()));
                return Ok(Turn::Free);
            }
        } else if drawn(STEP_ADDED_PART)
            && let Some(other) = self.crowd.neighbour_service(service, &mut self.chance)
        {
            self.act("add-step", json!({ "ticket": id, "service": other.as_str() })).await?;
        }
        let mut finish = json!({ "ticket": id });
        if let Some(outcome) = person.outcome {
            finish["outcome"] = serde_json::to_value(outcome)?;
        }
        if self.chance.happens(MORE_CASES_PART) {
            finish["cases"] = json!(2);
        }
        Ok(Turn::Present(finish))
    }

    async fn send(&self, id: &str, to: Value) -> Result<bool> {
        let sent = self.act("transfer", json!({ "ticket": id, "to": to, "place": "own" })).await?.status < 300;
        if sent {
            Tally::count(&self.crowd.tally.sent_on);
        }
        Ok(sent)
    }

    /// Returns another window that serves the service as its own.
    fn other_window(&mut self, service: &str) -> Option<String> {
        let serves = |window: &&hall_core::WindowPlan| {
            let own = window.services.iter().any(|own| own.as_str() == service);
            own && !window.retired && window.id.as_str() != self.window
        };
        let others: Vec<String> =
            self.crowd.plan.windows.iter().filter(serves).map(|other| other.id.to_string()).collect();
        others.get((self.chance.part() * others.len() as f64) as usize).cloned()
    }
}

/// Returns the service of the step at the window.
fn present_service(ticket: &Value) -> String {
    let steps = ticket["steps"].as_array().map(Vec::as_slice).unwrap_or_default();
    let present = steps.iter().find(|step| matches!(step["state"].as_str(), Some("called" | "serving")));
    present.or(steps.first()).and_then(|step| step["service"].as_str()).unwrap_or_default().to_owned()
}
