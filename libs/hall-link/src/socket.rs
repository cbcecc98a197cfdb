//! One connection: opened with a bearer token, read frame by frame, closed on silence.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use hall_wire::ClientFrame;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::error::Error as SocketError;
use tokio_tungstenite::tungstenite::http::header::{AUTHORIZATION, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::{Message, WebSocketConfig};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::options::{Reason, Refusal};
use crate::transport::{Transport, Way};

/// Maximum size of a frame: a board's snapshot with 256 call-outs stays below a tenth of it.
pub const FRAME_BYTES_MAX: usize = 1024 * 1024;
/// tungstenite's default of 128 KiB is allocated and zeroed for every connection.
const READ_BUFFER_BYTES: usize = 4096;
/// Answers are tens of bytes; more than this unsent means that the server is not reading.
const WRITE_BUFFER_BYTES_MAX: usize = 64 * 1024;

pub(crate) struct Socket {
    stream: WebSocketStream<Box<dyn Transport>>,
}

impl Socket {
    pub(crate) async fn open(way: &Way, url: &str, token: &HeaderValue, patience: Duration) -> Result<Self, Reason> {
        let mut request = url.into_client_request().map_err(|error| Reason::Unreachable(error.to_string()))?;
        request.headers_mut().insert(AUTHORIZATION, token.clone());
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_write_buffer_size(WRITE_BUFFER_BYTES_MAX)
            .max_message_size(Some(FRAME_BYTES_MAX))
            .max_frame_size(Some(FRAME_BYTES_MAX));
        let opening = async {
            let transport = way.connect().await?;
            match client_async_with_config(request, transport, Some(config)).await {
                Ok((stream, _)) => Ok(Self { stream }),
                Err(SocketError::Http(response)) => {
                    Err(Reason::Refused(Refusal::read(response.status().as_u16(), response.body().as_deref())))
                }
                Err(error) => Err(Reason::Unreachable(error.to_string())),
            }
        };
        let too_late = |_elapsed| Reason::Unreachable(format!("no answer within {} ms", patience.as_millis()));
        timeout(patience, opening).await.map_err(too_late)?
    }

    /// Returns the next text frame. Pings are answered on the way and do not count as a sign of life: only frames do.
    /// Cancel-safe.
    pub(crate) async fn read(&mut self) -> Result<String, Reason> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => return Ok(text.as_str().to_owned()),
                Some(Ok(Message::Binary(_))) => return Err(Reason::Unreadable("a binary frame".into())),
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
                Some(Ok(Message::Close(_))) | None => return Err(Reason::Closed),
                Some(Err(error @ (SocketError::Capacity(_) | SocketError::Utf8(_)))) => {
                    return Err(Reason::Unreadable(error.to_string()));
                }
                Some(Err(_)) => return Err(Reason::Closed),
            }
        }
    }

    pub(crate) async fn send(&mut self, frame: &ClientFrame, send_ms: u64) -> Result<(), Reason> {
        let text = serde_json::to_string(frame).map_err(|error| Reason::Unreadable(error.to_string()))?;
        match timeout(Duration::from_millis(send_ms), self.stream.send(Message::text(text))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Reason::Closed),
            Err(_) => Err(Reason::Silent),
        }
    }

    pub(crate) async fn close(mut self, patience: Duration) {
        // The server notices a vanished board anyway; this only informs it sooner.
        let _ = timeout(patience, self.stream.close(None)).await;
    }
}
