//! One board on the wall: the real board's state behind a wire that delays, is cut, and is mended.

use std::collections::BTreeSet;

use display_board::board::Board;
use hall_core::{BoardPlan, WindowId};
use hall_server::live::{Attached, View};
use hall_wire::{BoardBody, Frame};

use super::promise::{BOARDS, Broken, holds};

/// A board and its wire.
pub(crate) struct WallBoard {
    pub(crate) view: View,
    windows: Vec<WindowId>,
    board: Board,
    /// The server's end of the connection.
    pub(crate) attached: Option<Attached>,
    /// Counts connections: what an older one still carried is lost.
    pub(crate) connection: u64,
    /// When the last frame arrives: frames keep their order.
    pub(crate) last_arrives: i64,
    /// The epoch and entry of the last frame.
    position: Option<(String, u64)>,
    /// Call-outs that were heard of.
    heard: BTreeSet<u64>,
    announced: BTreeSet<u64>,
    pub(crate) body: Option<BoardBody>,
}

impl WallBoard {
    /// Hangs a board up that has heard nothing.
    pub(crate) fn new(plan: &BoardPlan) -> Self {
        Self {
            view: View::Board(plan.id.clone()),
            windows: plan.windows.clone(),
            board: Board::new(0, false),
            attached: None,
            connection: 0,
            last_arrives: 0,
            position: None,
            heard: BTreeSet::new(),
            announced: BTreeSet::new(),
            body: None,
        }
    }

    /// Is switched off and on again: it remembers nothing.
    pub(crate) fn restart(&mut self, now_ms: u64) {
        self.board = Board::new(now_ms, false);
        (self.position, self.body) = (None, None);
        self.heard.clear();
        self.announced.clear();
    }

    /// Returns whether it shows the calls of a window.
    pub(crate) fn shows(&self, window: &WindowId) -> bool {
        self.windows.is_empty() || self.windows.contains(window)
    }

    /// Returns where it wants to go on.
    pub(crate) fn since(&self) -> Option<(u64, &str)> {
        self.position.as_ref().map(|(epoch, seq)| (*seq, epoch.as_str()))
    }

    /// Returns whether a call-out was heard of.
    pub(crate) fn has_heard(&self, seq: u64) -> bool {
        self.heard.contains(&seq)
    }

    /// Notices that the connection is gone.
    pub(crate) fn away(&mut self, now_ms: u64) {
        self.board.away(now_ms, None);
    }

    /// Takes a frame in; gives the entry that it reaches.
    pub(crate) fn hear(&mut self, now_ms: u64, text: &str) -> Result<u64, Broken> {
        let frame: Frame<BoardBody> =
            serde_json::from_str(text).map_err(|error| Broken::new(BOARDS, format!("an unreadable frame: {error}")))?;
        let reached = match frame {
            Frame::Snapshot { epoch, seq, body } => {
                if self.position.as_ref().is_some_and(|(known, _)| *known != epoch) {
                    // In another record the same numbers are of other entries.
                    self.heard.clear();
                    self.announced.clear();
                }
                self.keep(&body);
                self.board.snapshot(now_ms, &epoch, body);
                self.position = Some((epoch, seq));
                seq
            }
            Frame::Change { epoch, seq, body } => {
                let before = self.position.as_ref().map_or(0, |(_, seq)| *seq);
                holds(seq >= before, BOARDS, || format!("a frame of entry {seq} came after one of {before}"))?;
                self.keep(&body);
                self.board.change(now_ms, body);
                self.position = Some((epoch, seq));
                seq
            }
            Frame::Heartbeat { epoch, seq, body } => {
                self.board.heartbeat(now_ms, body.now);
                let before = self.position.as_ref().map_or(0, |(_, seq)| *seq);
                self.position = Some((epoch, seq.max(before)));
                seq
            }
        };
        while let Some(announcement) = self.board.advance(now_ms) {
            let first = self.announced.insert(announcement.seq);
            holds(first, BOARDS, || format!("call-out {} was announced twice", announcement.seq))?;
        }
        Ok(reached)
    }

    fn keep(&mut self, body: &BoardBody) {
        self.heard.extend(body.call_outs.iter().map(|call| call.seq));
        self.body = Some(BoardBody { call_outs: Vec::new(), ..body.clone() });
    }
}
