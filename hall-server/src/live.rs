//! The live socket: what changes in a hall is sent as state to boards, pages and phones, each frame written once for all.

pub mod devices;
pub mod follow;
pub mod hub;
mod socket;
mod topic;
mod way;
mod wire;

pub use hub::{Attached, Hub, HubParts, SentNow};
pub use socket::serve;
pub use wire::{Framed, Wire};

use hall_core::{BoardId, TicketId, WindowId};

/// What somebody watches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// A board.
    Board(BoardId),
    /// A window: in full for its clerk, or what the screen over it shows.
    Window {
        /// Which.
        window: WindowId,
        /// Whether it is for the clerk.
        full: bool,
    },
    /// What all kiosks are told.
    Kiosk,
    /// The manager's page.
    Manager,
    /// A visitor's phone.
    Visit(TicketId),
}

/// How patient the live socket is. The defaults are the hall's; tests have less time.
#[derive(Debug, Clone, Copy)]
pub struct LiveLimits {
    /// How often the server says that it lives.
    pub heartbeat_ms: u64,
    /// Who was not heard for so long is given up: two heartbeats without an answer, and the time that one may take. The
    /// hall's promise is 15 s; the rest of that is for a busy machine.
    pub silence_ms: u64,
    /// How long a frame may take to leave.
    pub send_ms: u64,
    /// What is not urgent is sent at most so often.
    pub refresh_ms: u64,
    /// A first frame is given to others who come within this time.
    pub first_shared_ms: u64,
    /// How often it is asked whether a watcher still may watch: a removed token shows nothing for longer than this.
    pub allowed_ms: u64,
}

impl Default for LiveLimits {
    fn default() -> Self {
        Self {
            heartbeat_ms: 5_000,
            silence_ms: 12_500,
            send_ms: 2_000,
            refresh_ms: 1_000,
            first_shared_ms: 1_000,
            allowed_ms: 30_000,
        }
    }
}
