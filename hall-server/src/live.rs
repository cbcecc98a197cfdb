//! The live socket: sends the changing state of a hall to boards, pages and phones, each frame encoded once for all.

pub mod devices;
pub mod follow;
pub mod hub;
mod socket;
pub mod tail;
mod topic;
mod touched;
mod way;
mod wire;

pub use hub::{Attached, Hub, HubParts, SentNow};
pub use socket::serve;
pub use wire::{Framed, Wire};

use hall_core::{BoardId, ClerkId, TicketId, WindowId};

/// A subscribable view of a hall.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// A board.
    Board(BoardId),
    /// A window, as seen by someone.
    Window {
        /// The window's id.
        window: WindowId,
        /// Who looks at the window.
        by: Onlooker,
    },
    /// The state shared by all kiosks.
    Kiosk,
    /// The manager's page.
    Manager,
    /// A visitor's phone.
    Visit(TicketId),
}

/// Who looks at a window, which decides how much of it they see.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Onlooker {
    /// The screen above the window, which shows what the public may see.
    Public,
    /// Reception and managers, who see the whole desk but no one's figures.
    Staff,
    /// A signed-in clerk, who sees the whole desk at their own or an unoccupied window, and their own figures.
    Clerk(ClerkId),
    /// A program with a clerk's token, which sees the whole desk at any window, and its own figures.
    Program(ClerkId),
}

/// Timings of the live socket. The defaults are for production; tests use shorter ones.
#[derive(Debug, Clone, Copy)]
pub struct LiveLimits {
    /// Interval between heartbeats.
    pub heartbeat_ms: u64,
    /// A client not heard from for this long is dropped: two unanswered heartbeats, plus the time that one may take.
    /// The promise to halls is 15 s; the rest of that is a margin for a busy machine.
    pub silence_ms: u64,
    /// Timeout for sending a frame.
    pub send_ms: u64,
    /// Minimum interval between updates that are not urgent.
    pub refresh_ms: u64,
    /// How long a first frame is reused for other new watchers.
    pub first_shared_ms: u64,
    /// Interval between checks that a watcher may still watch: the longest that a removed token keeps showing anything.
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
