//! Everybody else: a kiosk, a clerk and a board at work while the hall is attacked.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::json;

use super::Stage;
use crate::{Caller, Live, WAIT_MAX};

/// A kiosk, a clerk at a window, and the board that they change.
pub struct Others {
    kiosk: Caller,
    clerk: Caller,
    board: Live,
    /// Tickets that were confirmed to the kiosk.
    pub confirmed: usize,
}

impl Others {
    /// Opens the window and lights the board.
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

    /// Serves one visitor from the ticket to the end; returns how long each answer took, the board's among them.
    ///
    /// # Errors
    /// When anything is refused, or does not come in time.
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

    /// Opens a live view that was not open yet, as a clerk does who has just signed in.
    ///
    /// # Errors
    /// When there is no place for it, or no frame comes.
    pub async fn sign_in(&self, stage: &Stage) -> Result<()> {
        let mut desk = Live::open(&stage.hall.base(), &stage.hall.token("clerk", "c2")?, "view=window:w2").await?;
        desk.frame(WAIT_MAX).await?;
        Ok(())
    }
}
