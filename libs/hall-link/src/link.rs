//! The link's life: connect, follow, say what was heard, come back.

use std::fmt;
use std::time::Duration;

use crate::frame::Frame;
use serde::de::DeserializeOwned;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tokio_tungstenite::tungstenite::http::header::HeaderValue;

use crate::backoff::{Backoff, random_bits};
use crate::socket::Socket;

/// Frames that wait for their owner; then the socket is not read any further.
pub const EVENTS_MAX: usize = 64;
/// Answers `shown` that wait for a connection; more are dropped, as they are measurements, not facts.
pub const SHOWN_MAX: usize = 64;

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

/// What a link says to its owner, in the order in which it happened. All but [`Event::Away`] mean: live, heard just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<B> {
    /// The whole state. Replaces all that was known.
    Snapshot {
        /// Of which history: another one than before means that the hall was restored from a backup.
        epoch: String,
        /// Up to which entry.
        seq: u64,
        /// The view's state.
        body: B,
    },
    /// What changed since the frame before.
    Change {
        /// Up to which entry.
        seq: u64,
        /// The view's change.
        body: B,
    },
    /// Nothing new, and the server is there.
    Heartbeat,
    /// Nothing is heard. Said again at every failed attempt.
    Away {
        /// When the last good frame came, or when the link began.
        since: Instant,
        /// Why.
        reason: Reason,
    },
}

/// A followed view. Dropping it ends the connection at once, [`Link::close`] politely.
pub struct Link<B> {
    events: mpsc::Receiver<Event<B>>,
    shown: Option<mpsc::Sender<u64>>,
    task: JoinHandle<()>,
}

impl<B: DeserializeOwned + Send + 'static> Link<B> {
    /// Begins to follow a view, in a task of its own.
    ///
    /// # Errors
    /// When the server's address or the token cannot be right.
    pub fn open(options: &LinkOptions) -> Result<Self, LinkError> {
        let follower = Follower::new(options)?;
        let (event_sender, events) = mpsc::channel(EVENTS_MAX);
        let (shown, shown_receiver) = mpsc::channel(SHOWN_MAX);
        let task = tokio::spawn(follower.run(event_sender, shown_receiver));
        Ok(Self { events, shown: Some(shown), task })
    }

    /// Gives the next event; `None` only when the link's task has died. Safe to drop and call again.
    pub async fn next(&mut self) -> Option<Event<B>> {
        self.events.recv().await
    }

    /// Tells the server that the glass shows all calls up to `seq`. Sent when there is a connection.
    pub fn shown(&self, seq: u64) {
        if let Some(shown) = &self.shown
            && shown.try_send(seq).is_err()
        {
            tracing::debug!(seq, "shown {seq} dropped: {SHOWN_MAX} wait already");
        }
    }

    /// Ends the connection with a word to the server.
    pub async fn close(mut self) {
        self.shown = None;
        self.events.close();
        let _ = (&mut self.task).await;
    }
}

impl<B> Drop for Link<B> {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// How following ended.
enum End {
    Broken(Reason),
    OwnerGone,
}

impl From<Reason> for End {
    fn from(reason: Reason) -> Self {
        Self::Broken(reason)
    }
}

/// Where the owner stands in the hall's history.
#[derive(Clone, Debug)]
struct Position {
    epoch: String,
    seq: u64,
}

struct Follower {
    url: String,
    token: HeaderValue,
    limits: Limits,
    position: Option<Position>,
    heard_at: Instant,
    live: bool,
    backoff: Backoff,
}

impl Follower {
    fn new(options: &LinkOptions) -> Result<Self, LinkError> {
        let wrong = || LinkError::Server(options.server.clone());
        let authority = options.server.trim_end_matches('/').strip_prefix("http://").ok_or_else(wrong)?;
        if authority.is_empty() || authority.contains(['/', '?', '#', ' ']) {
            return Err(wrong());
        }
        let mut token =
            HeaderValue::from_str(&format!("Bearer {}", options.token)).map_err(|_invalid| LinkError::Token)?;
        token.set_sensitive(true);
        let (hall, view) = (escaped(&options.hall), escaped(&options.view));
        let limits = options.limits;
        Ok(Self {
            url: format!("ws://{authority}/api/v1/halls/{hall}/live?view={view}"),
            token,
            limits,
            position: None,
            heard_at: Instant::now(),
            live: false,
            backoff: Backoff::new(limits.retry_ms_first, limits.retry_ms_max),
        })
    }

    async fn run<B: DeserializeOwned>(mut self, events: mpsc::Sender<Event<B>>, mut shown: mpsc::Receiver<u64>) {
        loop {
            let reason = match self.follow(&events, &mut shown).await {
                Ok(never) => match never {},
                Err(End::OwnerGone) => return,
                Err(End::Broken(reason)) => reason,
            };
            if self.live {
                tracing::warn!("no longer live: {reason}");
            } else {
                tracing::debug!("not live: {reason}");
            }
            self.live = false;
            if matches!(reason, Reason::Unreadable(_) | Reason::Gap) {
                self.position = None;
            }
            let away = Event::Away { since: self.heard_at, reason };
            if events.send(away).await.is_err() {
                return;
            }
            tokio::select! {
                () = sleep(self.backoff.next(random_bits())) => {}
                () = events.closed() => return,
            }
        }
    }

    /// Follows one connection to its end.
    async fn follow<B: DeserializeOwned>(
        &mut self,
        events: &mpsc::Sender<Event<B>>,
        shown: &mut mpsc::Receiver<u64>,
    ) -> Result<std::convert::Infallible, End> {
        let patience = Duration::from_millis(self.limits.connect_ms);
        let url = self.url_from_here();
        let mut socket = tokio::select! {
            socket = Socket::open(&url, &self.token, patience) => socket?,
            () = events.closed() => return Err(End::OwnerGone),
        };
        let silence = Duration::from_millis(self.limits.silence_ms);
        let mut silent_at = Instant::now() + silence;
        loop {
            tokio::select! {
                // Frames that have arrived are read before their lateness is judged: the owner may have been slow.
                biased;
                () = events.closed() => {
                    socket.close(Duration::from_millis(self.limits.send_ms)).await;
                    return Err(End::OwnerGone);
                }
                text = socket.read() => {
                    self.take(&text?, events).await?;
                    silent_at = Instant::now() + silence;
                }
                Some(seq) = shown.recv() => {
                    let until = Instant::now() + Duration::from_millis(self.limits.send_ms);
                    socket.send(shown_frame(seq), until).await?;
                }
                () = tokio::time::sleep_until(silent_at) => return Err(Reason::Silent.into()),
            }
        }
    }

    async fn take<B: DeserializeOwned>(&mut self, text: &str, events: &mpsc::Sender<Event<B>>) -> Result<(), End> {
        let frame: Frame<B> = serde_json::from_str(text).map_err(|error| Reason::Unreadable(error.to_string()))?;
        let event = self.next_event(frame)?;
        self.heard_at = Instant::now();
        self.backoff.reset();
        if !self.live {
            self.live = true;
            tracing::info!("live");
        }
        events.send(event).await.map_err(|_closed| End::OwnerGone)
    }

    /// Fits a frame to what was handed over before it. A repeated change is no more than a sign of life.
    fn next_event<B>(&mut self, frame: Frame<B>) -> Result<Event<B>, Reason> {
        match frame {
            Frame::Snapshot { epoch, seq, body } => {
                self.position = Some(Position { epoch: epoch.clone(), seq });
                Ok(Event::Snapshot { epoch, seq, body })
            }
            Frame::Change { epoch, seq, body } => {
                let position = self.position.as_mut().filter(|position| position.epoch == epoch).ok_or(Reason::Gap)?;
                if seq <= position.seq {
                    return Ok(Event::Heartbeat);
                }
                position.seq = seq;
                Ok(Event::Change { seq, body })
            }
            Frame::Heartbeat { epoch, seq } => {
                // Before the first snapshot a heartbeat must not become a place to resume from.
                if let Some(position) = &mut self.position {
                    if position.epoch != epoch {
                        return Err(Reason::Gap);
                    }
                    position.seq = position.seq.max(seq);
                }
                Ok(Event::Heartbeat)
            }
        }
    }

    fn url_from_here(&self) -> String {
        match &self.position {
            Some(Position { epoch, seq }) => format!("{}&since={seq}&epoch={}", self.url, escaped(epoch)),
            None => self.url.clone(),
        }
    }
}

fn shown_frame(seq: u64) -> String {
    format!(r#"{{"type":"shown","seq":{seq}}}"#)
}

/// Percent-encodes what may not stand in a path segment or a query value.
fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~:".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
