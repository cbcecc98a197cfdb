//! A real server in the test's own process: on a free port, with its data in a folder of its own.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::{SinkExt as _, StreamExt as _};
use hall_core::{Code, HallId, Role};
use hall_server::cli::plan::PlanCommand;
use hall_server::clock::Clock;
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::store::Store;
use hall_server::halls::DataFolder;
use hall_server::live::LiveLimits;
use hall_server::{Server, ServerError, ServerOptions};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{Duration, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::engine::MORNING;

/// Nothing that a test waits for takes longer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

const FRAMES_KEPT_MAX: usize = 4_096;

const PLAN: &str = r#"
[hall]
id = "test-hall"
name = { zh = "测试大厅", en = "Test hall" }
zone = "Asia/Shanghai"
hours = [{ days = "daily", from = "00:00", to = "24:00" }]

[[departments]]
id = "office"
name = { zh = "办公室", en = "Office" }

[[lines]]
id = "a"
prefix = "A"

[[lines]]
id = "b"
prefix = "B"

[[services]]
id = "card"
department = "office"
line = "a"
name = { zh = "办证", en = "Card" }
documents = [{ zh = "身份证", en = "ID card" }]
usual_min = 5

[[services]]
id = "advice"
department = "office"
line = "b"
name = { zh = "咨询", en = "Advice" }
usual_min = 2

[[classes]]
id = "elderly"
name = { zh = "老年人", en = "Elderly" }
head_start_min = 15
granted_by = ["reception", "card"]

[[classes]]
id = "booked"
name = { zh = "预约", en = "Booked" }
share = [1, 2]
granted_by = ["reception"]

[[appointments]]
services = ["card"]
days = "daily"
from = "00:00"
to = "24:00"
capacity = 3
walk_in_share = [1, 3]
class = "booked"

[[kiosks]]
id = "k1"
numbers = [90001, 90030]

[[kiosks]]
id = "k2"

[[boards]]
id = "main"

[[boards]]
id = "other"
windows = ["w2"]
"#;

/// A hall that is served.
pub(crate) struct TestHall {
    pub(crate) folder: TempDir,
    pub(crate) address: String,
    stop: Option<oneshot::Sender<()>>,
    running: JoinHandle<Result<(), ServerError>>,
    tokens: Vec<(Role, String)>,
    client: reqwest::Client,
    keys: AtomicU64,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: StatusCode,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) body: Value,
}

impl Said {
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    pub(crate) fn refused(self, status: u16, code: &str) -> Value {
        assert_eq!(self.headers["content-type"], "application/problem+json");
        assert_eq!((self.status.as_u16(), self.body["code"].as_str()), (status, Some(code)), "{}", self.body);
        self.body
    }
}

fn plan_with_windows(windows: u32) -> String {
    let windows = (1..=windows).map(|at| {
        format!("\n[[windows]]\nid = \"w{at}\"\nlabel = \"{at}\"\narea = \"A\"\nservices = [\"card\", \"advice\"]\n")
    });
    format!("{PLAN}{}", windows.collect::<String>())
}

pub(crate) fn import(data: &Path, windows: u32) {
    let file = data.join("plan.toml");
    std::fs::write(&file, plan_with_windows(windows)).unwrap();
    PlanCommand::Import { file, data: data.into() }.run(&mut Vec::new()).unwrap();
}

impl TestHall {
    pub(crate) async fn start() -> Self {
        Self::start_with(2, LiveLimits::default()).await
    }

    pub(crate) async fn start_with(windows: u32, live: LiveLimits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        import(folder.path(), windows);
        Self::serve(folder, live).await
    }

    pub(crate) async fn serve(folder: TempDir, live: LiveLimits) -> Self {
        Self::serve_with(folder, |options| options.live = live).await
    }

    pub(crate) async fn serve_with(folder: TempDir, change: impl FnOnce(&mut ServerOptions)) -> Self {
        let mut options = ServerOptions::new(folder.path().into());
        change(&mut options);
        Self::serve_over(folder, options, SqliteStore::in_folder).await
    }

    pub(crate) async fn serve_over<S: Store + 'static>(
        folder: TempDir,
        options: ServerOptions,
        store: impl Fn(&Path, &HallId) -> S,
    ) -> Self {
        let server = Server::bind_over(options, store).await.unwrap();
        let hall = HallId::new("test-hall").unwrap();
        let token = |role: Role| {
            let id = if role == Role::Kiosk { "k1".to_owned() } else { format!("{}-1", role.as_str()) };
            let id = Some(Code::new(&id).unwrap());
            (role, server.accounts().add_token(role, Some(&hall), id, Clock::wall().now()).unwrap())
        };
        let tokens = hall_server::accounts::ACCOUNT_ROLES.map(token).to_vec();
        let address = server.address().to_string();
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { folder, address, stop: Some(stop), running, tokens, client, keys: AtomicU64::new(0) }
    }

    /// Serves a hall whose clock is moved by hand; it shows nine in the morning.
    pub(crate) async fn start_by_hand() -> (Self, Clock) {
        let clock = Clock::by_hand(MORNING);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.toml");
        std::fs::write(&file, plan_with_windows(2)).unwrap();
        let plan = hall_server::plan_file::read(&file).unwrap().0;
        hall_server::cli::plan::import(plan, &DataFolder::new(folder.path()), &clock).unwrap();
        let hall = Self::serve_with(folder, |options| options.clock = clock.clone()).await;
        (hall, clock)
    }

    /// Stops as a signal would, and gives the data folder.
    pub(crate) async fn stop(mut self) -> TempDir {
        self.stop.take().unwrap().send(()).unwrap();
        timeout(PATIENCE, &mut self.running).await.expect("the server stops").unwrap().unwrap();
        self.folder
    }

    pub(crate) fn token(&self, role: Role) -> &str {
        &self.tokens.iter().find(|(known, _)| *known == role).unwrap().1
    }

    pub(crate) fn url(&self, path: &str) -> String {
        match path.strip_prefix("//") {
            Some(path) => format!("http://{}/{path}", self.address),
            None => format!("http://{}/api/v1/halls/test-hall{path}", self.address),
        }
    }

    pub(crate) fn request(&self, role: Option<Role>, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.client.request(method, self.url(path));
        match role {
            Some(role) => request.bearer_auth(self.token(role)),
            None => request,
        }
    }

    pub(crate) async fn get(&self, role: Role, path: &str) -> Said {
        said(self.request(Some(role), Method::GET, path)).await
    }

    /// Posts with a key of its own.
    pub(crate) async fn post(&self, role: Role, path: &str, body: Value) -> Said {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.post_with_key(role, path, &key, body).await
    }

    pub(crate) async fn post_with_key(&self, role: Role, path: &str, key: &str, body: Value) -> Said {
        said(self.request(Some(role), Method::POST, path).header("Idempotency-Key", key).json(&body)).await
    }

    pub(crate) async fn issue(&self, service: &str) -> Value {
        self.post(Role::Kiosk, "/tickets", json!({"services": [service]})).await.expect(201)
    }

    pub(crate) async fn at_window(&self, window: &str, act: &str, body: Value) -> Said {
        self.post(Role::Clerk, &format!("/windows/{window}/{act}"), body).await
    }

    pub(crate) async fn open(&self, window: &str) {
        self.at_window(window, "open", json!({})).await.expect(204);
    }

    pub(crate) async fn call_next(&self, window: &str) -> Value {
        self.at_window(window, "call-next", json!({})).await.expect(200)
    }

    /// Reads the whole record.
    pub(crate) async fn record(&self) -> Vec<Value> {
        let mut entries: Vec<Value> = Vec::new();
        loop {
            let after = entries.last().map_or(0, |entry| entry["seq"].as_u64().unwrap());
            let page = self.get(Role::Auditor, &format!("/record?after={after}")).await.expect(200);
            let page = page["entries"].as_array().unwrap().clone();
            if page.is_empty() {
                return entries;
            }
            entries.extend(page);
        }
    }

    pub(crate) async fn watch(&self, role: Role, query: &str) -> Watcher {
        let address = format!("ws://{}/api/v1/halls/test-hall/live?{query}", self.address);
        Watcher::open(&address, Some(self.token(role))).await
    }

    /// Opens a live socket as bytes: for clients that no library would be.
    pub(crate) async fn bare_socket(&self, path: &str, role: Role) -> TcpStream {
        self.try_bare_socket(path, role).await.expect("a socket is opened")
    }

    /// The same, where it may be refused.
    pub(crate) async fn try_bare_socket(&self, path: &str, role: Role) -> Option<TcpStream> {
        let mut socket = TcpStream::connect(&self.address).await.ok()?;
        let request = format!(
            "GET /api/v1{path} HTTP/1.1\r\nHost: hall\r\nAuthorization: Bearer {}\r\nConnection: Upgrade\r\n\
             Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            self.token(role)
        );
        socket.write_all(request.as_bytes()).await.ok()?;
        let mut head = [0; 12];
        socket.read_exact(&mut head).await.ok()?;
        (&head == b"HTTP/1.1 101").then_some(socket)
    }
}

pub(crate) async fn said(request: reqwest::RequestBuilder) -> Said {
    let response = timeout(PATIENCE, request.send()).await.expect("an answer in time").unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let text = response.text().await.unwrap();
    Said { status, headers, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
}

/// A client of the live socket. It reads all the time, as a page does, whatever the test does meanwhile.
pub(crate) struct Watcher {
    frames: mpsc::Receiver<Value>,
    answers: mpsc::Sender<Value>,
}

impl Watcher {
    pub(crate) async fn open(address: &str, token: Option<&str>) -> Self {
        let mut request = address.into_client_request().unwrap();
        if let Some(token) = token {
            request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        let socket = connect_async(request).await.unwrap().0;
        let (heard, frames) = mpsc::channel(FRAMES_KEPT_MAX);
        let (answers, to_send) = mpsc::channel(FRAMES_KEPT_MAX);
        tokio::spawn(talk(socket, heard, to_send));
        Self { frames, answers }
    }

    /// Returns the next frame; none when the server has closed.
    pub(crate) async fn next(&mut self) -> Option<Value> {
        timeout(PATIENCE, self.frames.recv()).await.expect("a frame in time")
    }

    /// Waits for a frame that fits.
    pub(crate) async fn until(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        let fitting = async {
            loop {
                let frame = self.next().await.expect("the socket stays open");
                if fits(&frame) {
                    return frame;
                }
            }
        };
        timeout(PATIENCE, fitting).await.expect("the frame comes in time")
    }

    pub(crate) async fn send(&mut self, frame: Value) {
        self.answers.send(frame).await.unwrap();
    }
}

async fn talk(
    mut socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    heard: mpsc::Sender<Value>,
    mut answers: mpsc::Receiver<Value>,
) {
    loop {
        tokio::select! {
            message = socket.next() => match message {
                Some(Ok(Message::Text(text))) => {
                    if heard.send(serde_json::from_str(&text).unwrap()).await.is_err() {
                        return;
                    }
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
            answer = answers.recv() => match answer {
                Some(answer) => socket.send(Message::Text(answer.to_string().into())).await.unwrap(),
                None => return,
            },
        }
    }
}
