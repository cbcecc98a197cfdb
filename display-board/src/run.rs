//! Joins link, board, glass and voice: hears, decides, draws, speaks, tells the server what the glass shows.

use std::io;
use std::time::Duration;

use firmware_config::PanelProfile;
use hall_ink::Face;
use hall_link::{Event, Link, LinkError, LinkOptions};
use hall_wire::BoardBody;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval};

use crate::board::{Board, Screen};
use crate::layout::{self, Drawing};
use crate::panel::{self, Glass, Panel, Picture};
use crate::voice::{Voice, VoiceCommands};

/// How often the board looks at the clock: fine enough for a flash, cheap when nothing changes.
const TICK_MS: u64 = 100;

/// What a board is started with.
pub struct Options {
    /// The server and the view `board:ID`.
    pub link: LinkOptions,
    /// The panel and where its pictures go.
    pub panel: PanelProfile,
    /// The programs that speak; none for a silent board.
    pub voice: Option<VoiceCommands>,
}

/// Why a board cannot start. One that has started does not end by itself.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Address or token cannot be right.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// The panel cannot be opened.
    #[error("the panel cannot be opened: {0}")]
    Panel(io::Error),
    /// The voice's thread cannot be started.
    #[error("the voice cannot be started: {0}")]
    Voice(io::Error),
}

/// A running board.
pub struct DisplayBoard {
    link: Link<BoardBody>,
    board: Board,
    glass: Glass,
    voice: Option<Voice>,
    profile: PanelProfile,
    face: Face,
    started: Instant,
    tick: Interval,
    last_screen: Option<Screen>,
    last_picture: Option<Picture>,
}

impl DisplayBoard {
    /// Opens the panel, lights it, and begins to follow the server.
    ///
    /// # Errors
    /// When an option cannot be right; never because the server is away.
    pub fn new(options: Options) -> Result<Self, StartError> {
        let panel = panel::open(&options.panel).map_err(StartError::Panel)?;
        Self::with_panel(options, panel)
    }

    /// The same on a panel that is open already.
    ///
    /// # Errors
    /// When an option cannot be right.
    pub fn with_panel(options: Options, panel: Box<dyn Panel>) -> Result<Self, StartError> {
        let link = Link::open(&options.link)?;
        let glass = Glass::light(panel).map_err(StartError::Panel)?;
        let speaks = options.voice.is_some();
        let voice = options.voice.map(Voice::new).transpose().map_err(StartError::Voice)?;
        let mut tick = interval(Duration::from_millis(TICK_MS));
        tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
        Ok(Self {
            link,
            board: Board::new(0, speaks),
            glass,
            voice,
            profile: options.panel,
            // Small lamps want the glyphs that were drawn for them, on every computer the same.
            face: Face::unifont(),
            started: Instant::now(),
            tick,
            last_screen: None,
            last_picture: None,
        })
    }

    /// Shows what the hall says, until it is dropped or shut down.
    pub async fn run(&mut self) {
        loop {
            tokio::select! {
                Some(event) = self.link.next() => self.hear(event),
                seqs = self.glass.next_shown() => {
                    for seq in self.board.on_glass(&seqs) {
                        self.link.shown(seq);
                    }
                }
                seq = next_spoken(&mut self.voice) => self.board.spoken(self.now_ms(), seq),
                _ = self.tick.tick() => {}
            }
            self.show();
        }
    }

    /// Says goodbye to the server and leaves the panel as it is.
    pub async fn shutdown(self) {
        self.link.close().await;
    }

    fn hear(&mut self, event: Event<BoardBody>) {
        let now_ms = self.now_ms();
        match event {
            Event::Snapshot { epoch, body, .. } => self.board.snapshot(now_ms, &epoch, body),
            Event::Change { body, .. } => self.board.change(now_ms, body),
            Event::Heartbeat { now } => self.board.heartbeat(now_ms, now),
            Event::Away { reason, .. } => self.board.away(now_ms, reason.trouble()),
        }
    }

    fn show(&mut self) {
        let now_ms = self.now_ms();
        while let Some(announcement) = self.board.advance(now_ms) {
            tracing::info!(seq = announcement.seq, "call-out {} is announced", announcement.seq);
            if let Some(voice) = &self.voice {
                voice.say(announcement);
            }
        }
        let screen = self.board.screen(now_ms);
        if self.last_screen.as_ref() == Some(&screen) {
            return;
        }
        let Drawing { mut canvas, lines, visible } = layout::draw(&screen, &self.profile, &self.face);
        self.last_screen = Some(screen);
        panel::fit_to_glass(&mut canvas, &self.profile);
        let picture = Picture { canvas, lines, visible };
        if self.last_picture.as_ref() != Some(&picture) {
            self.glass.show(picture.clone());
            self.last_picture = Some(picture);
        }
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

async fn next_spoken(voice: &mut Option<Voice>) -> u64 {
    match voice {
        Some(voice) => voice.next_spoken().await,
        None => std::future::pending().await,
    }
}
