//! A live socket followed by a test.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// A socket with a view.
pub struct Live {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Live {
    /// Opens a view; `base` is the hall's HTTP address, `query` for example `view=board:main`.
    ///
    /// # Errors
    /// When the server does not open it.
    pub async fn open(base: &str, token: &str, query: &str) -> Result<Self> {
        let address = base.replacen("http://", "ws://", 1);
        let mut request = format!("{address}/live?{query}").into_client_request()?;
        request.headers_mut().insert("authorization", format!("Bearer {token}").parse()?);
        let (socket, _response) = connect_async(request).await?;
        Ok(Self { socket })
    }

    /// Returns the next frame, heartbeats included.
    ///
    /// # Errors
    /// When the socket ends or nothing arrives within `limit`.
    pub async fn frame(&mut self, limit: Duration) -> Result<Value> {
        loop {
            let next = tokio::time::timeout(limit, self.socket.next()).await.context("no frame came")?;
            match next.context("the socket has ended")?? {
                Message::Text(text) => return Ok(serde_json::from_str(&text)?),
                Message::Close(close) => bail!("closed: {close:?}"),
                Message::Binary(_) | Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => {}
            }
        }
    }

    /// Returns the next frame that meets a condition.
    ///
    /// # Errors
    /// When the socket ends or no such frame arrives within `limit`.
    pub async fn frame_where(&mut self, limit: Duration, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
        let search = async {
            loop {
                let frame = self.frame(limit).await?;
                if wanted(&frame) {
                    return Ok(frame);
                }
            }
        };
        tokio::time::timeout(limit, search).await.context("no such frame came")?
    }

    /// Sends a frame.
    ///
    /// # Errors
    /// When the socket has ended.
    pub async fn send(&mut self, frame: &Value) -> Result<()> {
        Ok(self.socket.send(Message::text(frame.to_string())).await?)
    }
}
