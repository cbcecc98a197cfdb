//! A hall's live socket that a test plays by hand.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

/// Nothing in these tests takes longer unless it is broken.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Server {
    listener: TcpListener,
}

impl Server {
    pub(crate) async fn bind() -> Self {
        Self { listener: TcpListener::bind("127.0.0.1:0").await.unwrap() }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.listener.local_addr().unwrap())
    }

    pub(crate) async fn accept(&self) -> Connection {
        let (tcp, _) = timeout(PATIENCE, self.listener.accept()).await.unwrap().unwrap();
        let mut path = String::new();
        let read_path = |request: &Request, response: Response| {
            path = request.uri().to_string();
            Ok(response)
        };
        let socket = accept_hdr_async(tcp, read_path).await.unwrap();
        Connection { socket, path }
    }
}

pub(crate) struct Connection {
    socket: WebSocketStream<TcpStream>,
    pub(crate) path: String,
}

impl Connection {
    /// Sends a frame whose body has these call-outs.
    pub(crate) async fn send(&mut self, kind: &str, seq: u64, call_outs: Vec<Value>) {
        let body = json!({
            "hall": {"zh": "市政务大厅", "en": "City Service Hall"}, "languages": ["zh", "en"],
            "rows": [], "missed": [], "waiting": [], "paused": [], "windows": [], "call_outs": call_outs,
            "open": true, "now": 1_795_401_720_000_i64, "utc_offset_min": 480,
        });
        let frame = json!({"type": kind, "epoch": "e1", "seq": seq, "body": body});
        self.socket.send(Message::text(frame.to_string())).await.unwrap();
    }

    /// The next `shown` of the board.
    pub(crate) async fn shown(&mut self) -> u64 {
        loop {
            let message = timeout(PATIENCE, self.socket.next()).await.unwrap();
            let Some(Ok(Message::Text(text))) = message else { panic!("{message:?}") };
            let frame: Value = serde_json::from_str(&text).unwrap();
            if frame["type"] == "shown" {
                return frame["seq"].as_u64().unwrap();
            }
        }
    }
}

/// A call-out that stays large for a short time.
pub(crate) fn call_out(seq: u64, number: &str, age_ms: i64) -> Value {
    json!({
        "seq": seq, "kind": "call", "number": number, "window": "3",
        "text": {"zh": format!("请{number}到3号窗口"), "en": format!("{number}, please go to window 3")},
        "speech": {"zh": format!("请{number}号到3号窗口办理"), "en": format!("{number}, window 3")},
        "min_show_ms": 300, "age_ms": age_ms, "max_age_ms": 60_000, "over": false,
    })
}
