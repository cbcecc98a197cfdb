//! A WebSocket server that a test controls, one connection at a time.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

const ACCEPT_S_MAX: u64 = 10;

pub(crate) struct Server {
    listener: TcpListener,
}

impl Server {
    pub(crate) async fn bind() -> Self {
        Self::bind_at(0).await
    }

    pub(crate) async fn bind_at(port: u16) -> Self {
        Self { listener: TcpListener::bind(("127.0.0.1", port)).await.unwrap() }
    }

    pub(crate) fn port(&self) -> u16 {
        self.listener.local_addr().unwrap().port()
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port())
    }

    pub(crate) async fn accept(&self) -> Connection {
        let mut path = String::new();
        let mut authorization = String::new();
        let read_head = |request: &Request, response: Response| {
            path = request.uri().to_string();
            authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
            Ok(response)
        };
        let socket = accept_hdr_async(self.tcp().await, read_head).await.unwrap();
        Connection { socket, path, authorization }
    }

    pub(crate) async fn refuse_next(&self, status: u16, body: &str) {
        let mut tcp = self.tcp().await;
        let mut head = [0; 4096];
        let _ = tcp.read(&mut head).await.unwrap();
        let answer = format!("HTTP/1.1 {status} No\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        tcp.write_all(answer.as_bytes()).await.unwrap();
    }

    async fn tcp(&self) -> TcpStream {
        timeout(Duration::from_secs(ACCEPT_S_MAX), self.listener.accept()).await.unwrap().unwrap().0
    }
}

pub(crate) struct Connection {
    socket: WebSocketStream<TcpStream>,
    pub(crate) path: String,
    pub(crate) authorization: String,
}

impl Connection {
    pub(crate) async fn send(&mut self, frame: Value) {
        self.send_text(&frame.to_string()).await;
    }

    pub(crate) async fn send_text(&mut self, text: &str) {
        // A client may hang up in the middle of a frame that it does not accept.
        let _ = self.socket.send(Message::text(text)).await;
    }

    /// Returns the client's next frame; `None` if it closed the connection.
    pub(crate) async fn read(&mut self) -> Option<Value> {
        match timeout(Duration::from_secs(ACCEPT_S_MAX), self.socket.next()).await.unwrap() {
            Some(Ok(Message::Text(text))) => Some(serde_json::from_str(&text).unwrap()),
            Some(Ok(Message::Close(_))) => None,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) async fn ping_until_closed(&mut self) {
        let mut interval = tokio::time::interval(Duration::from_millis(20));
        loop {
            tokio::select! {
                _ = interval.tick() => {
                    if self.socket.send(Message::Ping("still?".into())).await.is_err() {
                        return;
                    }
                }
                message = self.socket.next() => {
                    if !matches!(message, Some(Ok(Message::Pong(_)))) {
                        return;
                    }
                }
            }
        }
    }
}
