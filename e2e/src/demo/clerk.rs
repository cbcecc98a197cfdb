//! A clerk at a window: calls, serves, and occasionally does something out of the ordinary.

mod visit;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use hall_core::{MINUTE_MS, WindowPlan};
use hall_sim::Chance;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::asking::{Asker, said};
use super::crowd::{Crowd, Tally};
use crate::Reply;

/// Interval at which a clerk without visitors checks again.
const LOOKS_AGAIN_MS: (f64, f64) = (700.0, 1_800.0);
/// Interval at which a window occupied by somebody else is checked again.
const STANDS_BACK: Duration = Duration::from_secs(20);
/// Minimum and maximum length of work between two pauses, and of a pause.
const WORKS_MIN: (f64, f64) = (50.0, 150.0);
const PAUSES_MIN: (f64, f64) = (3.0, 12.0);
/// Codes that the pages have texts for, in every language.
const PAUSE_REASONS: [&str; 4] = ["short-break", "papers", "equipment", "handover"];

/// One clerk.
pub(super) struct Clerk {
    window: String,
    asker: Asker,
    /// The kiosk where a returning visitor rejoins the queue.
    kiosk: Asker,
    crowd: Arc<Crowd>,
    chance: Chance,
    pauses_at: Instant,
    /// Parked visitors, and when each will have what was missing.
    parked: VecDeque<(Instant, String)>,
}

/// The outcome of a turn at the window.
enum Turn {
    /// This visitor is at the window and has yet to be finished.
    Present(Value),
    /// Nobody is at the window.
    Free,
}

impl Clerk {
    pub(super) fn new(index: usize, window: &WindowPlan, asker: Asker, kiosk: Asker, crowd: Arc<Crowd>) -> Self {
        let mut chance = crowd.chance(1_000 + index as u64);
        let first = crowd.lasts(chance.between(5.0, WORKS_MIN.1) * MINUTE_MS as f64);
        let pauses_at = Instant::now() + first;
        Self { window: window.id.to_string(), asker, kiosk, crowd, chance, pauses_at, parked: VecDeque::new() }
    }

    pub(super) async fn run(mut self) -> Result<()> {
        let comes_ms = self.chance.between(0.0, 2_500.0) as u64;
        tokio::time::sleep(Duration::from_millis(comes_ms)).await;
        loop {
            let reply = self.act("open", json!({})).await?;
            if reply.status < 300 {
                self.work().await?;
            } else {
                self.stand_back(&reply).await;
            }
        }
    }

    /// Serves visitors until somebody else takes the window.
    async fn work(&mut self) -> Result<()> {
        let mut turn = Turn::Free;
        loop {
            if Instant::now() >= self.pauses_at {
                if let Turn::Present(finish) = std::mem::replace(&mut turn, Turn::Free) {
                    self.finish(finish).await?;
                }
                if !self.pause().await? {
                    return Ok(());
                }
            }
            let present = match self.next(turn).await? {
                Ok(present) => present,
                Err(reply)
                    if matches!(
                        reply.text("code"),
                        "window_busy" | "not_current" | "not_started" | "unknown_ticket"
                    ) =>
                {
                    // A visitor of an earlier run, or of a real person who also works at this window.
                    match self.found_at_window().await? {
                        Some(ticket) => Some(ticket),
                        None => return Ok(()),
                    }
                }
                Err(reply) => {
                    self.stand_back(&reply).await;
                    return Ok(());
                }
            };
            turn = match present {
                Some(ticket) => self.visit(&ticket).await?,
                None => {
                    self.sleep(LOOKS_AGAIN_MS).await;
                    Turn::Free
                }
            };
        }
    }

    /// Calls the next visitor with one key, or a parked visitor who is ready.
    async fn next(&mut self, turn: Turn) -> Result<Result<Option<Value>, Reply>> {
        let ready = self.parked.front().is_some_and(|(ready_at, _)| *ready_at <= Instant::now());
        let body = match turn {
            Turn::Present(finish) if ready => {
                self.finish(finish).await?;
                json!({})
            }
            Turn::Present(finish) => json!({ "finish": finish }),
            Turn::Free => json!({}),
        };
        if ready && let Some((_, ticket)) = self.parked.pop_front() {
            let reply = self.act("resume", json!({ "ticket": ticket })).await?;
            if reply.status < 300 {
                return self.ticket(&ticket).await.map(Ok);
            }
        }
        let served = body.get("finish").is_some();
        let reply = self.act("call-next", body).await?;
        if served && reply.status < 300 {
            Tally::count(&self.crowd.tally.served);
        }
        Ok(match reply.status {
            204 => Ok(None),
            status if status < 300 => Ok(Some(reply.body)),
            _ => Err(reply),
        })
    }

    async fn finish(&mut self, finish: Value) -> Result<()> {
        if self.act("finish", finish).await?.status < 300 {
            Tally::count(&self.crowd.tally.served);
        }
        Ok(())
    }

    /// Pauses for a while; returns whether the window still belongs to this clerk afterwards.
    async fn pause(&mut self) -> Result<bool> {
        let lasts = self.crowd.lasts(self.chance.between(PAUSES_MIN.0, PAUSES_MIN.1) * MINUTE_MS as f64);
        let reason = PAUSE_REASONS[(self.chance.part() * PAUSE_REASONS.len() as f64) as usize % PAUSE_REASONS.len()];
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let back_at = u64::try_from((now + lasts).as_millis()).unwrap_or(u64::MAX);
        self.act("pause", json!({ "reason": reason, "back_at": back_at })).await?;
        tokio::time::sleep(lasts).await;
        let works = self.crowd.lasts(self.chance.between(WORKS_MIN.0, WORKS_MIN.1) * MINUTE_MS as f64);
        self.pauses_at = Instant::now() + works;
        Ok(self.act("open", json!({})).await?.status < 300)
    }

    async fn found_at_window(&self) -> Result<Option<Value>> {
        for state in ["serving", "called"] {
            let mut after = String::new();
            loop {
                let page = self.asker.get(&format!("/tickets?state={state}{after}")).await?;
                let tickets = page.body["tickets"].as_array().cloned().unwrap_or_default();
                let at_window = |ticket: &Value| {
                    let steps = ticket["steps"].as_array().cloned().unwrap_or_default();
                    steps.iter().any(|step| step["state"] == state && step["window"] == self.window.as_str())
                };
                if let Some(ticket) = tickets.into_iter().find(at_window) {
                    return Ok(Some(ticket));
                }
                let Some(next) = page.body["next"].as_str() else { break };
                after = format!("&after={next}");
            }
        }
        Ok(None)
    }

    async fn ticket(&self, id: &str) -> Result<Option<Value>> {
        let reply = self.asker.get(&format!("/tickets/{id}")).await?;
        Ok(Some(reply.body).filter(|_| reply.status < 300))
    }

    async fn act(&self, act: &str, body: Value) -> Result<Reply> {
        let reply = self.asker.post(&format!("/windows/{}/{act}", self.window), body).await?;
        if reply.status >= 300 {
            Tally::count(&self.crowd.tally.refused);
        }
        Ok(reply)
    }

    async fn stand_back(&self, reply: &Reply) {
        let seconds = STANDS_BACK.as_secs();
        (self.crowd.tell)(&format!("window {}: {}; looking again in {seconds} s", self.window, said(reply)));
        tokio::time::sleep(STANDS_BACK).await;
    }

    async fn sleep(&mut self, (low_ms, high_ms): (f64, f64)) {
        let ms = self.chance.between(low_ms, high_ms) as u64;
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }

    /// Sleeps for an act that takes people between `low_s` and `high_s` seconds.
    async fn lasts_s(&mut self, low_s: f64, high_s: f64) {
        let lasts = self.crowd.lasts(self.chance.between(low_s, high_s) * 1000.0);
        tokio::time::sleep(lasts).await;
    }
}
