//! What a link is told, and what it says when it cannot.

use std::fmt;

/// How patient a link is. The defaults are the hall's; tests have less time.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A connection without a good frame for this long is given up. Servers send a heartbeat every 5 s.
    pub silence_ms: u64,
    /// For the way from name to open socket.
    pub connect_ms: u64,
    /// For one answer to leave.
    pub send_ms: u64,
    /// The longest first wait after a failure; doubled for each further one.
    pub retry_ms_first: u64,
    /// The longest wait of all.
    pub retry_ms_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { silence_ms: 15_000, connect_ms: 5_000, send_ms: 5_000, retry_ms_first: 250, retry_ms_max: 10_000 }
    }
}

/// What a link follows, and as whom.
#[derive(Clone)]
pub struct LinkOptions {
    /// The server, `http://HOST:PORT`.
    pub server: String,
    /// The hall's id.
    pub hall: String,
    /// The view, such as `board:main`.
    pub view: String,
    /// The device's bearer token.
    pub token: String,
    /// How patient it is.
    pub limits: Limits,
}

/// What was wrong with the options. A link that could be made never ends by itself.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Not an address that a device can follow.
    #[error("`{0}` is not a server's address: use http://HOST:PORT (for https put a proxy on this device)")]
    Server(String),
    /// Characters that cannot stand in a header.
    #[error("the token has characters that no token has")]
    Token,
}

/// Why nothing is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No connection: name, network, or nobody listens.
    Unreachable(String),
    /// The server answered with this HTTP status instead of a socket: 401 and 403 want another token, 404 another hall or view.
    Refused(u16),
    /// Connected, but no frame for [`Limits::silence_ms`].
    Silent,
    /// The connection ended.
    Closed,
    /// A frame that cannot be read.
    Unreadable(String),
    /// A frame that does not follow what was heard before it.
    Gap,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "the server cannot be reached: {why}"),
            Self::Refused(401) => write!(f, "the server does not know this token (401)"),
            Self::Refused(403) => write!(f, "this token may not follow that view (403)"),
            Self::Refused(404) => write!(f, "the server has no such hall or view (404)"),
            Self::Refused(status) => write!(f, "the server refused ({status})"),
            Self::Silent => write!(f, "nothing was heard"),
            Self::Closed => write!(f, "the connection ended"),
            Self::Unreadable(why) => write!(f, "a frame cannot be read: {why}"),
            Self::Gap => write!(f, "a frame does not follow the one before it"),
        }
    }
}
