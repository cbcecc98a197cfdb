//! A link's options, and its errors.

use std::fmt;

use hall_wire::{LinkTrouble, Problem};

use crate::trust::{Trust, TrustError};

/// A link's time-outs. The defaults are those of a hall; tests use shorter ones.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A connection without a good frame for this long is closed. Servers send a heartbeat every 5 s.
    pub silence_ms: u64,
    /// Time-out from name lookup to open socket.
    pub connect_ms: u64,
    /// Time-out for sending one answer.
    pub send_ms: u64,
    /// Upper bound of the first back-off after a failure; doubles with each further one.
    pub retry_ms_first: u64,
    /// Upper bound of the back-off.
    pub retry_ms_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { silence_ms: 15_000, connect_ms: 5_000, send_ms: 5_000, retry_ms_first: 250, retry_ms_max: 10_000 }
    }
}

/// What a link follows, and with which identity.
#[derive(Clone)]
pub struct LinkOptions {
    /// The server, `http://HOST:PORT` or `https://HOST:PORT`.
    pub server: String,
    /// Which authorities may have issued the server's certificate.
    pub trust: Trust,
    /// The hall's id.
    pub hall: String,
    /// The view, such as `board:main`.
    pub view: String,
    /// The device's bearer token.
    pub token: String,
    /// Time-outs.
    pub limits: Limits,
}

/// Why the options are invalid. A link that was opened never ends by itself.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Not an address that a device can follow.
    #[error("`{0}` is not a server's address: use http://HOST:PORT or https://HOST:PORT")]
    Server(String),
    /// No authority can be trusted.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// Characters that are not allowed in a header.
    #[error("the token has characters that no token has")]
    Token,
}

/// Why nothing is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No connection: name lookup, network, or nobody listening.
    Unreachable(String),
    /// The server could not prove its identity.
    Untrusted(String),
    /// The server sent an HTTP answer instead of opening a socket.
    Refused(Refusal),
    /// Connected, but no frame for [`Limits::silence_ms`].
    Silent,
    /// The connection ended.
    Closed,
    /// A frame that cannot be parsed.
    Unreadable(String),
    /// A frame that does not follow what was heard before it.
    Gap,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "the server cannot be reached: {why}"),
            Self::Untrusted(why) => write!(f, "the server is not trusted: {why}"),
            Self::Refused(refusal) => write!(f, "{refusal}"),
            Self::Silent => write!(f, "nothing was heard"),
            Self::Closed => write!(f, "the connection ended"),
            Self::Unreadable(why) => write!(f, "a frame cannot be read: {why}"),
            Self::Gap => write!(f, "a frame does not follow the one before it"),
        }
    }
}

impl Reason {
    /// Returns the trouble that somebody has to fix at this device, if that is the reason.
    #[must_use]
    pub fn trouble(&self) -> Option<LinkTrouble> {
        match self {
            Self::Refused(refusal) => match refusal.status {
                401 => Some(LinkTrouble::Token),
                403 => Some(LinkTrouble::NotAllowed),
                404 => Some(LinkTrouble::Unknown),
                _ => None,
            },
            Self::Untrusted(_) => Some(LinkTrouble::Untrusted),
            Self::Unreachable(_) | Self::Silent | Self::Closed | Self::Unreadable(_) | Self::Gap => None,
        }
    }
}

/// An HTTP answer instead of a socket: 401 and 403 call for another token, 404 for another hall or view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status code.
    pub status: u16,
    /// The server's own text; empty if there was none that could be read.
    pub detail: String,
}

impl Refusal {
    /// Parses an answer.
    pub(crate) fn read(status: u16, body: Option<&[u8]>) -> Self {
        let problem = body.and_then(|body| serde_json::from_slice::<Problem>(body).ok());
        Self { status, detail: problem.map(|problem| problem.detail).unwrap_or_default() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, detail } = self;
        match status {
            401 => write!(f, "the server does not know this token (401)")?,
            403 => write!(f, "this token may not follow that view (403)")?,
            404 => write!(f, "the server has no such hall or view (404)")?,
            _ => write!(f, "the server refused ({status})")?,
        }
        if detail.is_empty() { Ok(()) } else { write!(f, ": {detail}") }
    }
}
