//! The regular users: a kiosk, a clerk and a board that work while the hall is under attack.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::json;

use super::Stage;
use crate::{Caller, Live, WAIT_MAX};

/// A kiosk, a clerk at a window, and the board that shows the calls.
pub struct Others {
    kiosk: Caller,
    clerk: Caller,
    board: Live,
    /// Tickets confirmed to the kiosk.
    pub confirmed: usize,
}

impl Others {
    /// Opens the window and the board's view.
    ///
    /// # Errors
    /// When the hall refuses.
    pub async fn new(stage: &Stage) -> Result<Self> {
        let hall = &stage.hall;
        let (kiosk, clerk) = (hall.caller("kiosk", "k1")?, hall.caller("clerk", "c1")?);
        clerk.post("/windows/w1/open", json!({})).await?.done()?;
        let board = Live::open(&hall.base(), &hall.token("board", "main")?, "view=board:main").await?;
        Ok(Self { kiosk, clerk, board, confirmed: 0 })
    }

    /// Serves one visitor from ticket to finish; returns the latency of each answer, including the board's.
    ///
    /// # Errors
    /// When a request is refused or an answer does not arrive in time.
    pub async fn serve(&mut self) -> Result<Vec<Duration>> {
        let mut took = Vec::new();
        let mut began = Instant::now();
        let mut lap = || {
            let lap = began.elapsed();
            began = Instant::now();
            took.push(lap);
        };
        let ticket = self.kiosk.post("/tickets", json!({ "services": ["s1"] })).await?.expect(201)?;
        lap();
        self.confirmed += 1;
        let called = self.clerk.post("/windows/w1/call-next", json!({})).await?.expect(200)?;
        lap();
        anyhow::ensure!(called.text("id") == ticket.text("id"), "somebody else was called: {called:?}");
        let number = called.text("number");
        let says = |frame: &serde_json::Value| {
            frame["body"]["call_outs"].as_array().is_some_and(|list| list.iter().any(|call| call["number"] == number))
        };
        self.board.frame_where(WAIT_MAX, says).await?;
        lap();
        let present = json!({ "ticket": called.text("id") });
        self.clerk.post("/windows/w1/start", present.clone()).await?.done()?;
        lap();
        self.clerk.post("/windows/w1/finish", present).await?.done()?;
        lap();
        Ok(took)
    }

    /// Opens another live view, as a clerk does after signing in.
    ///
    /// # Errors
    /// When the server refuses it, or no frame arrives.
    pub async fn sign_in(&self, stage: &Stage) -> Result<()> {
        let mut desk = Live::open(&stage.hall.base(), &stage.hall.token("clerk", "c2")?, "view=window:w2").await?;
        desk.frame(WAIT_MAX).await?;
        Ok(())
    }
}
