//! The engine: one writer thread for each hall, and the handle through which everything else reaches it.
//!
//! The thread drains its queue of commands, executes them in order, writes their entries in one transaction and only
//! then answers and publishes. [`turn::Engine::turn`] is that loop without the thread, over any [`store::Store`].

pub mod feed;
pub mod load;
pub mod log_check;
pub mod mentions;
pub mod schema;
pub mod snapshot;
pub mod snapshotter;
pub mod sqlite;
pub mod store;
pub mod thread;
pub mod turn;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use hall_core::{BookingId, Command, Fact, Layout, Refusal, Ticket, TicketId, Timestamp};
use hall_record::Entry;

pub use feed::{Feed, FeedItem};
pub use thread::{HallHandle, REQUESTS_WAITING_MAX};

/// The maximum length of an `Idempotency-Key`, in bytes.
pub const KEY_BYTES_MAX: usize = 128;

/// An `Idempotency-Key`: the id of a command, chosen by the client. 1 to 128 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key(Arc<str>);

/// Why a string is not a valid key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an Idempotency-Key is 1 to 128 visible ASCII characters, such as a UUID")]
pub struct KeyError;

impl Key {
    /// Validates a string as a key.
    ///
    /// # Errors
    /// When it is empty, too long, or contains anything but visible ASCII.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        if text.is_empty() || text.len() > KEY_BYTES_MAX || !visible {
            return Err(KeyError);
        }
        Ok(Self(text.into()))
    }

    /// Returns the key under which a number on paper replaces the one that was given to this key, whose reply was lost.
    /// No client can send it: it contains a space.
    #[must_use]
    pub(crate) fn of_merge(&self) -> Self {
        Self(format!("{} merged", self.0).into())
    }

    /// Returns the key as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A digest of a request: caller, method, path and body, without the personal data. Reusing a key with a different
/// fingerprint is refused.
pub type Fingerprint = [u8; 16];

/// The digests, besides the fingerprint, that distinguish a retry from another request with the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digests {
    /// The fingerprint in the form of the first version, over the whole request, where it differs from today's.
    pub former: Option<Fingerprint>,
    /// A digest of the personal data. Kept no longer than that data, since it would allow a telephone number to be
    /// recovered.
    pub personal: Option<Fingerprint>,
}

/// One command on its way to the engine.
#[derive(Debug, Clone)]
pub struct Request {
    /// The actor and what it asks for.
    pub command: Command,
    /// The command's id; without one, a retry is a new command.
    pub key: Option<Key>,
    /// Distinguishes a retry from another request with the same key.
    pub fingerprint: Fingerprint,
    /// The digests that do so besides the fingerprint.
    pub digests: Digests,
    /// Personal data to store beside the ticket or booking that the command creates, never in the record.
    pub private: Vec<Private>,
}

impl Request {
    /// Creates a request without a key: for the hall itself, and for programs that have the data folder to themselves.
    #[must_use]
    pub fn new(command: Command) -> Self {
        Self {
            command,
            key: None,
            fingerprint: Fingerprint::default(),
            digests: Digests::default(),
            private: Vec::new(),
        }
    }
}

/// The kinds of personal data, as the store writes them.
pub mod private {
    /// A note from one desk to another about a ticket.
    pub const NOTE: &str = "note";
    /// The names of the people an agent represents.
    pub const PRINCIPALS: &str = "principals";
    /// The name a booking is made under.
    pub const NAME: &str = "name";
    /// The telephone number of the person who booked.
    pub const PHONE: &str = "phone";
    /// The reason that a clerk typed for a pause or a call.
    pub const REASON: &str = "reason";
    /// Prefix, followed by a step: what a clerk typed for a missing paper that the plan does not list.
    pub const PAPER: &str = "paper";
    /// Prefix, followed by a key: the digest of the personal data in the key's request.
    pub const DIGEST: &str = "digest";

    /// Returns the kind under which the text for a step's missing paper is stored.
    #[must_use]
    pub fn paper_of(step: u8) -> String {
        format!("{PAPER} {step}")
    }

    /// Parses the step from a kind made by [`paper_of`].
    #[must_use]
    pub fn step_of_paper(kind: &str) -> Option<u8> {
        kind.strip_prefix(PAPER)?.strip_prefix(' ')?.parse().ok()
    }
}

/// The owner of a piece of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner<'a> {
    /// The holder of a ticket.
    Ticket(TicketId),
    /// The holder of a booking.
    Booking(&'a BookingId),
    /// The author of the command behind an entry.
    Entry(u64),
}

const ENTRY: &str = "entry ";

impl Owner<'_> {
    /// Parses an entry's `seq` from an owner as the store writes it.
    pub(crate) fn read_entry(text: &str) -> Option<u64> {
        text.strip_prefix(ENTRY)?.parse().ok()
    }
}

impl fmt::Display for Owner<'_> {
    /// Formats the owner as the store writes it; the forms of different owners never collide.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ticket(id) => write!(f, "{id}"),
            Self::Booking(id) => write!(f, "{id}"),
            Self::Entry(seq) => write!(f, "{ENTRY}{seq}"),
        }
    }
}

/// Personal data of a visitor; deleted when the day ends, or for a booking when its slot is over.
#[derive(Clone, PartialEq, Eq)]
pub struct Private {
    /// One of the kinds of [`private`].
    pub kind: Cow<'static, str>,
    /// The data itself.
    pub value: String,
}

impl fmt::Debug for Private {
    /// Redacts the value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Private").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// The hall's answer to a command.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "almost every answer is the large one")]
pub enum Answer {
    /// Done and flushed to disk; or already done earlier under the same key; or there was nothing to do.
    Done(Done),
    /// The hall refuses; nothing changed and the key is not remembered.
    Refused(Refusal),
}

/// A command that was carried out.
#[derive(Debug, Clone)]
pub struct Done {
    /// The entry that the command made, or the hall's newest entry if it made none.
    pub seq: u64,
    /// The time of that entry.
    pub at: Timestamp,
    /// Whether this is a retry of a known key: the facts are those of the first time.
    pub repeated: bool,
    /// What happened; empty when nothing changed.
    pub facts: Arc<[Fact]>,
    /// The ticket that the answer is about: issued, called, acted upon, or, when call-next is pressed twice, the
    /// current visitor's. None when a call found no one waiting, and for commands that concern no ticket.
    pub about: Option<TicketId>,
    /// That ticket as it is now; a ticket of an earlier day as that day left it.
    pub ticket: Option<TicketNow>,
}

/// A ticket as of the commit.
#[derive(Debug, Clone)]
pub struct TicketNow {
    /// The ticket.
    pub ticket: Ticket,
    /// How many tickets would be called first if no one else came.
    pub ahead: u32,
    /// Resolves the ticket's indexes to codes.
    pub layout: Arc<Layout>,
}

/// Why a request got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The queue of commands is full; nothing was done.
    #[error("too many commands wait: try again in a moment")]
    Busy,
    /// The outcome is unknown; retrying with the same key resolves it.
    #[error("it is not known whether this was recorded: send the same request with the same key again")]
    RetrySameKey,
    /// The key was used for another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The server is shutting down; nothing was done.
    #[error("the server is being stopped")]
    Stopping,
    /// The hall takes no commands at present; nothing was done.
    #[error("{0}")]
    Fault(Fault),
}

/// Why a hall takes no commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A stable code: `disk_full`, `record_locked`, `record_damaged`, `record_missing`, `record_newer`, `record_conflict`,
    /// `record_read_only`, `record_io`, `engine_failed`.
    pub code: &'static str,
    /// What is wrong and how to fix it, for the operators of the server.
    pub detail: Arc<str>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.detail)
    }
}

/// Whether a hall takes commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// The record is being replayed.
    Starting,
    /// The hall takes commands.
    Ready,
    /// The record cannot be written, or the engine panicked; it retries by itself.
    Faulty {
        /// What is wrong.
        fault: Fault,
        /// When the fault began.
        since: Timestamp,
    },
    /// The engine has stopped.
    Stopped,
}

/// An entry that is flushed to disk, with the text typed along with it for as long as that is kept.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The entry.
    pub entry: Entry,
    /// The typed reason; never in the record.
    pub words: Option<Arc<str>>,
    /// What the clerk typed for a missing paper that the plan does not list; never in the record.
    pub paper: Option<Arc<str>>,
}

impl From<Entry> for Committed {
    fn from(entry: Entry) -> Self {
        Self { entry, words: None, paper: None }
    }
}

impl std::ops::Deref for Committed {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        &self.entry
    }
}
