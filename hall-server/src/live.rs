//! The live socket: what changes in a hall is sent as state to boards, pages and phones, each frame written once for all.

pub mod devices;
pub mod follow;
pub mod hub;
mod socket;
mod topic;
mod touched;
mod way;
mod wire;

pub use hub::{Attached, Hub, HubParts, SentNow};
pub use socket::serve;
pub use wire::{Framed, Wire};

use hall_core::{BoardId, ClerkId, TicketId, WindowId};

/// What somebody watches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// A board.
    Board(BoardId),
    /// A window.
    Window {
        /// Which.
        window: WindowId,
        /// Who looks at it.
        by: Onlooker,
    },
    /// What all kiosks are told.
    Kiosk,
    /// The manager's page.
    Manager,
    /// A visitor's phone.
    Visit(TicketId),
}

/// Who looks at a window: not everybody sees all of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Onlooker {
    /// The screen over it shows what the public may see.
    Public,
    /// Reception and managers see the whole desk, and nobody's figures.
    Staff,
    /// A person who is a clerk sees the whole desk where they sit or nobody does, and their own figures.
    Clerk(ClerkId),
    /// A program with a clerk's token sees the whole desk of any window, and its own figures.
    Program(ClerkId),
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
