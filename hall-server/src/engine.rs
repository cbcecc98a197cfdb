//! The engine: one writer thread for each hall, and the handle by which everyone else reaches it.
//!
//! The thread takes whatever commands wait, executes them one after another, writes their entries in one transaction and
//! only then answers and publishes. [`turn::Engine::turn`] is that loop without the thread, over any [`store::Store`].

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

/// The longest `Idempotency-Key`, in bytes.
pub const KEY_BYTES_MAX: usize = 128;

/// An `Idempotency-Key`: the id of a command, chosen by whoever gives it. 1 to 128 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key(Arc<str>);

/// Says why a text is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an Idempotency-Key is 1 to 128 visible ASCII characters, such as a UUID")]
pub struct KeyError;

impl Key {
    /// Checks a text and makes a key of it.
    ///
    /// # Errors
    /// When it is empty, too long, or has other characters.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        if text.is_empty() || text.len() > KEY_BYTES_MAX || !visible {
            return Err(KeyError);
        }
        Ok(Self(text.into()))
    }

    /// Returns the text of the key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A digest of who asks and what: caller, method, path and body without what is about a person. The same key with another
/// is refused.
pub type Fingerprint = [u8; 16];

/// The digests by which a repetition is told from another request with the same key, beside its fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digests {
    /// The fingerprint as entries of the first version hold it, made over the whole request, where that differs.
    pub former: Option<Fingerprint>,
    /// A digest of what is about a person. It is kept no longer than that itself: a telephone number could be found by it.
    pub personal: Option<Fingerprint>,
}

/// One command on its way to the engine.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who asks what.
    pub command: Command,
    /// The command's id; without one a repetition is a new command.
    pub key: Option<Key>,
    /// Distinguishes a repetition from another request with the same key.
    pub fingerprint: Fingerprint,
    /// What else does.
    pub digests: Digests,
    /// Personal data to be kept beside the ticket or the booking that the command makes, never in the record.
    pub private: Vec<Private>,
}

impl Request {
    /// Makes a request without a key: for the hall itself, and for programs that hold the data folder alone.
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

/// The kinds of personal data.
pub mod private {
    /// Words from desk to desk about a ticket.
    pub const NOTE: &str = "note";
    /// The names of those for whom an agent comes.
    pub const PRINCIPALS: &str = "principals";
    /// Whom a booking is for.
    pub const NAME: &str = "name";
    /// How to reach whoever booked.
    pub const PHONE: &str = "phone";
    /// What a clerk typed as the reason of a pause or a call.
    pub const REASON: &str = "reason";
    /// Before a step: what a clerk typed for a missing paper that the plan does not list.
    pub const PAPER: &str = "paper";
    /// Before a key: the digest of what was personal in the request that it stands for.
    pub const DIGEST: &str = "digest";

    /// Returns the kind of the words for a step's paper.
    #[must_use]
    pub fn paper_of(step: u8) -> String {
        format!("{PAPER} {step}")
    }

    /// Returns the step of a kind that [`paper_of`] made.
    #[must_use]
    pub fn step_of_paper(kind: &str) -> Option<u8> {
        kind.strip_prefix(PAPER)?.strip_prefix(' ')?.parse().ok()
    }
}

/// Whose a personal datum is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner<'a> {
    /// The holder of a ticket.
    Ticket(TicketId),
    /// The holder of a booked place.
    Booking(&'a BookingId),
    /// Whoever gave the command of an entry.
    Entry(u64),
}

const ENTRY: &str = "entry ";

impl Owner<'_> {
    /// Returns the entry as whose a datum is kept.
    pub(crate) fn read_entry(text: &str) -> Option<u64> {
        text.strip_prefix(ENTRY)?.parse().ok()
    }
}

impl fmt::Display for Owner<'_> {
    /// Writes the owner as the store keeps it; no two owners are written alike.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ticket(id) => write!(f, "{id}"),
            Self::Booking(id) => write!(f, "{id}"),
            Self::Entry(seq) => write!(f, "{ENTRY}{seq}"),
        }
    }
}

/// Personal data of a visitor; it is deleted when the day ends: of a booking, when its slot is over.
#[derive(Clone, PartialEq, Eq)]
pub struct Private {
    /// What it is: one of the kinds of [`private`].
    pub kind: Cow<'static, str>,
    /// The datum itself.
    pub value: String,
}

impl fmt::Debug for Private {
    /// Never shows the datum.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Private").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// What the hall says to a command.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "almost every answer is the large one")]
pub enum Answer {
    /// It was done, on the disk, or had been done before under the same key, or there was nothing to do.
    Done(Done),
    /// The hall does not do it; nothing changed and the key is not remembered.
    Refused(Refusal),
}

/// A command that was done.
#[derive(Debug, Clone)]
pub struct Done {
    /// The entry that it made; when it made none, the newest entry of the hall.
    pub seq: u64,
    /// When that entry was made.
    pub at: Timestamp,
    /// Whether the key had been seen before: the facts are those of the first time.
    pub repeated: bool,
    /// What happened; empty when nothing changed.
    pub facts: Arc<[Fact]>,
    /// The ticket that the answer is about: issued, called, acted upon, or, for a double press of call-next, the present
    /// visitor's. None when a call found nobody waiting, and for commands about no ticket.
    pub about: Option<TicketId>,
    /// That ticket as it is now; of an earlier day, as that day left it.
    pub ticket: Option<TicketNow>,
}

/// A ticket as of the commit.
#[derive(Debug, Clone)]
pub struct TicketNow {
    /// The ticket.
    pub ticket: Ticket,
    /// How many would be called first if nobody else came.
    pub ahead: u32,
    /// Names the codes behind the ticket's indexes.
    pub layout: Arc<Layout>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// Too many commands wait; nothing was done.
    #[error("too many commands wait: try again in a moment")]
    Busy,
    /// Whether it was done is not known; the same key finds out.
    #[error("it is not known whether this was recorded: send the same request with the same key again")]
    RetrySameKey,
    /// The key was used for something else.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The server is being stopped; nothing was done.
    #[error("the server is being stopped")]
    Stopping,
    /// The hall takes no commands now; nothing was done.
    #[error("{0}")]
    Fault(Fault),
}

/// Why a hall takes no commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A stable code: `disk_full`, `record_locked`, `record_damaged`, `record_missing`, `record_newer`, `record_conflict`,
    /// `record_read_only`, `record_io`, `engine_failed`.
    pub code: &'static str,
    /// What is wrong and what to do, for the people who run the server.
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
    /// The record is being read.
    Starting,
    /// Commands are taken.
    Ready,
    /// The record cannot be written, or the engine met a defect; it tries again by itself.
    Faulty {
        /// Why.
        fault: Fault,
        /// Since when.
        since: Timestamp,
    },
    /// The engine has stopped.
    Stopped,
}

/// An entry that is on the disk, with what was typed when it was made, as long as that is kept.
#[derive(Debug, Clone)]
pub struct Committed {
    /// The entry.
    pub entry: Entry,
    /// What somebody typed as the reason; never in the record.
    pub words: Option<Arc<str>>,
    /// What a clerk typed for a missing paper that the plan does not list; never in the record.
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
