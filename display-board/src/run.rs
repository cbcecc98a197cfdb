//! Connects link, board, glass and voice: receives, decides, draws, speaks, and reports to the server what is displayed.

use std::io;
use std::time::Duration;

use firmware_config::PanelProfile;
use hall_alive::Pulse;
use hall_ink::Face;
use hall_link::{Event, Link, LinkError, LinkOptions};
use hall_wire::BoardBody;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval};

use crate::board::{Board, Screen};
use crate::layout::{self, Drawing};
use crate::panel::{self, Glass, Panel, Picture};
use crate::voice::{Voice, VoiceCommands};

/// How often the board checks the clock: often enough for a flash, cheap when nothing changes.
const TICK_MS: u64 = 100;

/// The options of a board.
pub struct Options {
    /// The server and the view `board:ID`.
    pub link: LinkOptions,
    /// The panel, and the destination of its pictures.
    pub panel: PanelProfile,
    /// The speech programs; none for a silent board.
    pub voice: Option<VoiceCommands>,
}

/// Why a board cannot start. Once started, it does not end by itself.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The server's address or the token is invalid.
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
    pulse: Pulse,
}

impl DisplayBoard {
    /// Opens the panel, turns it on, and starts to follow the server.
    ///
    /// # Errors
    /// When an option is invalid; never because the server is unreachable.
    pub fn new(options: Options) -> Result<Self, StartError> {
        let panel = panel::open(&options.panel).map_err(StartError::Panel)?;
        Self::with_panel(options, panel)
    }

    /// Like [`DisplayBoard::new`], with a panel that is already open.
    ///
    /// # Errors
    /// When an option is invalid.
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
            // Small LEDs need glyphs designed for their size, the same on every computer.
            face: Face::unifont(),
            started: Instant::now(),
            tick,
            last_screen: None,
            last_picture: None,
            pulse: Pulse::default(),
        })
    }

    /// Returns the pulse of the loop that decides and draws: it goes round ten times a second.
    #[must_use]
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Shows the hall's calls until it is dropped or shut down.
    pub async fn run(&mut self) {
        loop {
            self.pulse.beat();
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

    /// Disconnects from the server and leaves the panel as it is.
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
