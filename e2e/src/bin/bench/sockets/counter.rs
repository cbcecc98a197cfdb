//! Clerks at their windows, who call at a given rate so that boards have something to show.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use e2e::{Caller, Hall};
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// One call: the number, and when the clerk pressed.
pub(super) type Press = (String, Instant);

/// All clerks, and the kiosk that keeps them busy.
pub(super) struct Counter {
    kiosk: Caller,
    clerks: Vec<Clerk>,
    waiting: usize,
}

struct Clerk {
    caller: Caller,
    window: String,
    present: Option<String>,
}

impl Counter {
    /// Opens all windows.
    pub(super) async fn new(hall: &Hall, windows: u32) -> Result<Self> {
        let kiosk = hall.caller("kiosk", "k1")?;
        let mut clerks = Vec::new();
        for window in 1..=windows {
            let caller = hall.caller("clerk", &format!("c{window}"))?;
            let window = format!("/windows/w{window}");
            caller.post(&format!("{window}/open"), json!({})).await?.done()?;
            clerks.push(Clerk { caller, window, present: None });
        }
        Ok(Self { kiosk, clerks, waiting: 0 })
    }

    /// Calls at roughly this rate for a slice, windows in turn; each call also starts the visit and finishes the previous one.
    pub(super) async fn work(&mut self, slice: Duration, calls_per_s: f64) -> Result<Vec<Press>> {
        self.stock((slice.as_secs_f64() * calls_per_s) as usize + self.clerks.len()).await?;
        let mut presses = Vec::new();
        let began = Instant::now();
        let mut due = began;
        let mut turn = 0;
        while began.elapsed() < slice {
            let clerk = turn % self.clerks.len();
            presses.push(self.clerks[clerk].call().await?);
            self.waiting -= 1;
            turn += 1;
            due += Duration::from_secs_f64(1.0 / calls_per_s);
            tokio::time::sleep_until(due.into()).await;
        }
        Ok(presses)
    }

    /// All clerks call as fast as they can until the slice ends; returns the number of calls.
    pub(super) async fn work_hard(&mut self, slice: Duration, calls_max: usize) -> Result<usize> {
        self.stock(calls_max).await?;
        let (over, calls) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut working = JoinSet::new();
        for mut clerk in self.clerks.drain(..) {
            let (over, calls) = (Arc::clone(&over), Arc::clone(&calls));
            working.spawn(async move {
                while !over.load(Ordering::Relaxed) && calls.fetch_add(1, Ordering::Relaxed) < calls_max {
                    clerk.call().await?;
                }
                Ok::<Clerk, anyhow::Error>(clerk)
            });
        }
        tokio::time::sleep(slice).await;
        over.store(true, Ordering::Relaxed);
        while let Some(clerk) = working.join_next().await {
            self.clerks.push(clerk??);
        }
        let calls = calls.load(Ordering::Relaxed).min(calls_max);
        self.waiting -= calls;
        Ok(calls)
    }

    /// Issues tickets until this many are waiting.
    async fn stock(&mut self, wanted: usize) -> Result<()> {
        while self.waiting < wanted {
            self.kiosk.post("/tickets", json!({ "services": ["s1"] })).await?.expect(201)?;
            self.waiting += 1;
        }
        Ok(())
    }
}

impl Clerk {
    /// Finishes the current visitor and calls the next, whose service starts immediately.
    async fn call(&mut self) -> Result<Press> {
        let body = match self.present.take() {
            Some(ticket) => json!({ "finish": { "ticket": ticket } }),
            None => json!({}),
        };
        let pressed = Instant::now();
        let reply = self.caller.post(&format!("{}/call-next", self.window), body).await?.expect(200)?;
        let ticket = reply.text("id").to_owned();
        self.caller.post(&format!("{}/start", self.window), json!({ "ticket": ticket })).await?.done()?;
        self.present = Some(ticket);
        Ok((reply.text("number").to_owned(), pressed))
    }
}

/// Returns the number of each new call-out in a frame.
pub(super) fn called_numbers(frame: &[u8]) -> Vec<String> {
    let frame: Value = serde_json::from_slice(frame).unwrap_or_default();
    let call_outs = frame["body"]["call_outs"].as_array().into_iter().flatten();
    call_outs.filter_map(|call_out| Some(call_out["number"].as_str()?.to_owned())).collect()
}
