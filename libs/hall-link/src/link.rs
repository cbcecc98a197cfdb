//! The link's task: connects, follows, reports events, reconnects.

use std::mem::{Discriminant, discriminant};
use std::time::Duration;

use crate::options::{Limits, LinkError, LinkOptions, Reason};
use hall_wire::{Beat, ClientFrame, Frame, LinkTrouble};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};
use serde::de::DeserializeOwned;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tokio_tungstenite::tungstenite::http::header::HeaderValue;

use crate::backoff::{Backoff, random_bits};
use crate::socket::Socket;
use crate::transport::Way;

/// Events queued for the owner; beyond that the socket is not read any further.
pub const EVENTS_MAX: usize = 64;
/// Frames to the server queued for a connection; more are dropped: they report a device's state, and so will the next one.
pub const ANSWERS_MAX: usize = 64;

/// What a link reports to its owner, in order. All events except [`Event::Away`] mean: live, heard just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<B> {
    /// The whole state. Replaces everything known before.
    Snapshot {
        /// The epoch: another one than before means that the hall was restored from a backup.
        epoch: String,
        /// The last entry it includes.
        seq: u64,
        /// The view's state.
        body: B,
    },
    /// The state after a change, or with new estimates at the same `seq`.
    Change {
        /// The last entry it includes.
        seq: u64,
        /// The view's state; lists of call-outs contain only new ones.
        body: B,
    },
    /// Nothing new, but the server is alive.
    Heartbeat {
        /// The server's clock, milliseconds since the Unix epoch.
        now: i64,
    },
    /// Nothing is heard. Reported again at every failed attempt.
    Away {
        /// When the last good frame arrived, or when the link was opened.
        since: Instant,
        /// Why.
        reason: Reason,
    },
}

/// A followed view. Dropping it ends the connection immediately, [`Link::close`] with a close frame.
pub struct Link<B> {
    events: mpsc::Receiver<Event<B>>,
    answers: Option<mpsc::Sender<ClientFrame>>,
    task: JoinHandle<()>,
}

impl<B: DeserializeOwned + Send + 'static> Link<B> {
    /// Starts to follow a view, in a separate task.
    ///
    /// # Errors
    /// When the server's address or the token is invalid.
    pub fn open(options: &LinkOptions) -> Result<Self, LinkError> {
        let follower = Follower::new(options)?;
        let (event_sender, events) = mpsc::channel(EVENTS_MAX);
        let (answers, answer_receiver) = mpsc::channel(ANSWERS_MAX);
        let task = tokio::spawn(follower.run(event_sender, answer_receiver));
        Ok(Self { events, answers: Some(answers), task })
    }

    /// Returns the next event; `None` only if the link's task has died. Cancel-safe.
    pub async fn next(&mut self) -> Option<Event<B>> {
        self.events.recv().await
    }

    /// Reports to the server that the screen shows the call-out of that entry.
    pub fn shown(&self, seq: u64) {
        self.send(ClientFrame::Shown { seq });
    }

    /// Sends a frame to the server, now or after reconnecting.
    pub fn send(&self, frame: ClientFrame) {
        if let Some(answers) = &self.answers
            && let Err(error) = answers.try_send(frame)
        {
            tracing::debug!("a frame to the server was dropped: {error}");
        }
    }

    /// Ends the connection with a close frame.
    pub async fn close(mut self) {
        self.answers = None;
        self.events.close();
        let _ = (&mut self.task).await;
    }
}

impl<B> Drop for Link<B> {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Why following ended.
enum End {
    Broken(Reason),
    OwnerGone,
}

impl From<Reason> for End {
    fn from(reason: Reason) -> Self {
        Self::Broken(reason)
    }
}

/// The owner's position in the hall's history.
#[derive(Clone, Debug)]
struct Position {
    epoch: String,
    seq: u64,
}

struct Follower {
    way: Way,
    url: String,
    token: HeaderValue,
    limits: Limits,
    position: Option<Position>,
    heard_at: Instant,
    live: bool,
    /// Reasons logged since the last good frame: a recurring reason is logged once.
    reported: Vec<Kind>,
    backoff: Backoff,
}

/// A reason without its details.
type Kind = (Discriminant<Reason>, Option<LinkTrouble>);

impl Follower {
    fn new(options: &LinkOptions) -> Result<Self, LinkError> {
        let way = Way::to(&options.server, &options.trust)?;
        let mut token =
            HeaderValue::from_str(&format!("Bearer {}", options.token)).map_err(|_invalid| LinkError::Token)?;
        token.set_sensitive(true);
        let (hall, view) = (escaped(&options.hall), escaped(&options.view));
        let limits = options.limits;
        Ok(Self {
            url: format!("{}://{}/api/v1/halls/{hall}/live?view={view}", way.scheme(), way.authority),
            way,
            token,
            limits,
            position: None,
            heard_at: Instant::now(),
            live: false,
            reported: Vec::new(),
            backoff: Backoff::new(limits.retry_ms_first, limits.retry_ms_max),
        })
    }

    async fn run<B: DeserializeOwned>(
        mut self,
        events: mpsc::Sender<Event<B>>,
        mut answers: mpsc::Receiver<ClientFrame>,
    ) {
        loop {
            let reason = match self.follow(&events, &mut answers).await {
                Ok(never) => match never {},
                Err(End::OwnerGone) => return,
                Err(End::Broken(reason)) => reason,
            };
            self.log(&reason);
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

    /// Logs a reason as a warning, once until the next good frame.
    fn log(&mut self, reason: &Reason) {
        let kind = (discriminant(reason), reason.trouble());
        let how = if self.live { "no longer live" } else { "not live" };
        if self.reported.contains(&kind) {
            tracing::debug!("{how}: {reason}");
            return;
        }
        tracing::warn!("{how}: {reason}");
        self.reported.push(kind);
    }

    /// Follows one connection until it ends.
    async fn follow<B: DeserializeOwned>(
        &mut self,
        events: &mpsc::Sender<Event<B>>,
        answers: &mut mpsc::Receiver<ClientFrame>,
    ) -> Result<std::convert::Infallible, End> {
        let patience = Duration::from_millis(self.limits.connect_ms);
        let url = self.url_from_here();
        let mut socket = tokio::select! {
            socket = Socket::open(&self.way, &url, &self.token, patience) => socket?,
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
                    let beat = self.take(&text?, events).await?;
                    silent_at = Instant::now() + silence;
                    if beat {
                        socket.send(&ClientFrame::Alive, self.limits.send_ms).await?;
                    }
                }
                Some(frame) = answers.recv() => socket.send(&frame, self.limits.send_ms).await?,
                () = tokio::time::sleep_until(silent_at) => return Err(Reason::Silent.into()),
            }
        }
    }

    /// Passes on a frame; returns whether it was a heartbeat, which needs an answer.
    async fn take<B: DeserializeOwned>(&mut self, text: &str, events: &mpsc::Sender<Event<B>>) -> Result<bool, End> {
        let frame: Frame<B> = serde_json::from_str(text).map_err(|error| Reason::Unreadable(error.to_string()))?;
        let beat = matches!(frame, Frame::Heartbeat { .. });
        let event = self.next_event(frame)?;
        self.heard_at = Instant::now();
        self.backoff.reset();
        if !self.live {
            self.live = true;
            self.reported.clear();
            tracing::info!("live");
        }
        if let Some(event) = event {
            events.send(event).await.map_err(|_closed| End::OwnerGone)?;
        }
        Ok(beat)
    }

    /// Checks a frame against what was passed on before it; an older change yields no event.
    fn next_event<B>(&mut self, frame: Frame<B>) -> Result<Option<Event<B>>, Reason> {
        match frame {
            Frame::Snapshot { epoch, seq, body } => {
                self.position = Some(Position { epoch: epoch.clone(), seq });
                Ok(Some(Event::Snapshot { epoch, seq, body }))
            }
            Frame::Change { epoch, seq, body } => {
                let position = self.position.as_mut().filter(|position| position.epoch == epoch).ok_or(Reason::Gap)?;
                if seq < position.seq {
                    return Ok(None);
                }
                position.seq = seq;
                Ok(Some(Event::Change { seq, body }))
            }
            Frame::Heartbeat { epoch, seq, body: Beat { now } } => {
                // Before the first snapshot a heartbeat must not become a position to resume from.
                if let Some(position) = &mut self.position {
                    if position.epoch != epoch {
                        return Err(Reason::Gap);
                    }
                    position.seq = position.seq.max(seq);
                }
                Ok(Some(Event::Heartbeat { now }))
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

/// Characters that must be escaped in a path segment or a query value.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

fn escaped(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ESCAPED)
}
