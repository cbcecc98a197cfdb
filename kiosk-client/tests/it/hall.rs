//! A real hall in the test's own process: its server, a kiosk on a wire to it, a scripted printer, and the kiosk's page as a test sees it.

use std::time::Duration;

use firmware_config::Library;
use futures_util::StreamExt as _;
use hall_alive::Manager;
use hall_core::{Code, HallId, Role, Timestamp};
use hall_link::Trust;
use hall_server::cli::plan::PlanCommand;
use hall_server::clock::Clock;
use hall_server::{Server, ServerOptions};
use hall_wire::{KioskFrame, KioskPrint, KioskReceipt, KioskSetup, KioskState};
use kiosk_client::fake_printer::FakePrinter;
use kiosk_client::{Ended, Kiosk, KioskOptions, TechnicianOptions};
use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::wire::Wire;

/// Nothing that a test waits for takes longer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

const DAY_MS: i64 = 24 * 3_600_000;

/// Half past ten in Shanghai the day after tomorrow: a record's time goes forward only, and the plan is imported by the wall's clock.
pub(crate) fn morning() -> Timestamp {
    let now = Clock::wall().now().as_millis();
    Timestamp(now - now % DAY_MS + 2 * DAY_MS + 2 * 3_600_000 + 1_800_000)
}

const PLAN: &str = r#"
[hall]
id = "test-hall"
name = { zh = "测试大厅", en = "Test hall" }
zone = "Asia/Shanghai"
hours = [{ days = "daily", from = "08:30", to = "17:30" }]

[[departments]]
id = "office"
name = { zh = "办公室", en = "Office" }

[[departments]]
id = "tax"
name = { zh = "税务局", en = "Tax" }

[[lines]]
id = "a"
prefix = "A"

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
line = "a"
name = { zh = "咨询", en = "Advice" }
usual_min = 2

[[services]]
id = "refund"
department = "tax"
line = "a"
name = { zh = "退税", en = "Refund" }
usual_min = 9

[[windows]]
id = "w1"
label = "1"
area = "A"
services = ["card", "advice", "refund"]

[[kiosks]]
id = "k1"
menu = ["advice", "office"]

[[appointments]]
services = ["refund"]
days = "daily"
from = "09:00"
to = "17:00"
slot_min = 30
capacity = 2
early_min = 30
"#;

/// Something that runs until it is told to stop.
struct Running<T = ()> {
    stop: oneshot::Sender<()>,
    task: JoinHandle<T>,
}

impl<T> Running<T> {
    async fn stop(self) -> T {
        self.stop.send(()).unwrap();
        timeout(PATIENCE, self.task).await.expect("it stops").unwrap()
    }
}

pub(crate) struct Hall {
    data: TempDir,
    clock: Clock,
    server: Option<Running>,
    server_address: String,
    tokens: Vec<(Role, String)>,
    client: reqwest::Client,
    pub(crate) wire: Wire,
    pub(crate) printer: FakePrinter,
    kiosk: Option<Running<Ended>>,
    /// What the kiosk keeps in order to go on alone; none where it does not.
    pub(crate) journal: Option<TempDir>,
    pub(crate) technician: TechnicianOptions,
    page: String,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Said {
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }

    pub(crate) fn receipt(self, status: u16) -> KioskReceipt {
        serde_json::from_value(self.expect(status)).unwrap()
    }

    /// Returns the detail.
    pub(crate) fn refused(self, status: u16, code: &str) -> String {
        assert_eq!((self.status, self.body["code"].as_str()), (status, Some(code)), "{}", self.body);
        self.body["detail"].as_str().unwrap().to_owned()
    }
}

impl Hall {
    /// A hall in the morning, and a kiosk that is ready for visitors.
    pub(crate) async fn start() -> Self {
        let mut hall = Self::start_at(morning()).await;
        hall.open_kiosk().await;
        hall.ready().await;
        hall
    }

    /// A hall whose kiosk has numbers of its own, and goes on alone.
    pub(crate) async fn start_with_numbers(numbers: &str) -> Self {
        Self::start_changed(&[("menu = [\"advice\", \"office\"]", &format!("numbers = {numbers}"))]).await
    }

    /// A hall whose kiosk keeps a folder, with changes of the plan.
    pub(crate) async fn start_changed(changes: &[(&str, &str)]) -> Self {
        let plan = changes.iter().fold(PLAN.to_owned(), |plan, (from, to)| plan.replacen(from, to, 1));
        let mut hall = Self::start_with(morning(), &plan).await;
        hall.journal = Some(tempfile::tempdir().unwrap());
        hall.open_kiosk().await;
        hall.ready().await;
        hall
    }

    /// A hall without a kiosk yet.
    pub(crate) async fn start_at(now: Timestamp) -> Self {
        Self::start_with(now, PLAN).await
    }

    async fn start_with(now: Timestamp, plan: &str) -> Self {
        let data = tempfile::tempdir().unwrap();
        let file = data.path().join("plan.toml");
        std::fs::write(&file, plan).unwrap();
        PlanCommand::Import { file, data: data.path().into() }.run(&mut Vec::new()).unwrap();
        let mut hall = Self {
            data,
            clock: Clock::fast(now, 1.0),
            server: None,
            server_address: String::new(),
            tokens: Vec::new(),
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            wire: Wire::to("127.0.0.1:9").await,
            printer: FakePrinter::start(576).unwrap(),
            kiosk: None,
            journal: None,
            technician: TechnicianOptions::default(),
            page: String::new(),
        };
        hall.start_server().await;
        hall
    }

    pub(crate) async fn start_server(&mut self) {
        let options = ServerOptions { clock: self.clock.clone(), ..ServerOptions::new(self.data.path().into()) };
        let server = Server::bind(options).await.unwrap();
        let hall = HallId::new("test-hall").unwrap();
        if self.tokens.is_empty() {
            self.tokens = [(Role::Kiosk, "k1"), (Role::Reception, "r1"), (Role::Manager, "m1"), (Role::Admin, "a1")]
                .map(|(role, id)| {
                    let id = Some(Code::new(id).unwrap());
                    (role, server.accounts().add_token(role, Some(&hall), id, Clock::wall().now()).unwrap())
                })
                .to_vec();
        }
        self.server_address = server.address().to_string();
        self.wire.mend(&self.server_address);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let asked = async {
                let _ = stopped.await;
            };
            server.run(asked).await.unwrap();
        });
        self.server = Some(Running { stop, task });
    }

    pub(crate) async fn stop_server(&mut self) {
        self.wire.cut();
        self.server.take().unwrap().stop().await;
    }

    /// A kiosk on the wire.
    pub(crate) async fn open_kiosk(&mut self) {
        self.open_kiosk_at(self.wire.address().to_owned()).await;
    }

    pub(crate) async fn open_kiosk_at(&mut self, server: String) {
        let token = self.token(Role::Kiosk).to_owned();
        self.open_kiosk_as(server, "test-hall", token).await;
    }

    /// A kiosk that may be set up in a wrong way.
    pub(crate) async fn open_kiosk_as(&mut self, server: String, hall: &str, token: String) {
        let mut profile = Library::built_in().printer("generic-80mm").unwrap().clone();
        profile.status_timeout_ms = 300;
        let kiosk = Kiosk::bind(KioskOptions {
            server,
            trust: Trust::default(),
            hall: hall.into(),
            kiosk: "k1".into(),
            token,
            printer: self.printer.address().parse().unwrap(),
            profile,
            listen: "127.0.0.1:0".parse().unwrap(),
            visit_url: None,
            data: self.journal.as_ref().map(|folder| folder.path().to_owned()),
            roll_m: None,
            setup: KioskSetup::default(),
            voice: hall_voice::PROGRAM.into(),
            manager: Manager::none(),
            technician: self.technician.clone(),
        });
        let kiosk = kiosk.await.unwrap();
        self.page = kiosk.address().to_string();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let asked = async {
                let _ = stopped.await;
            };
            kiosk.run(asked).await.unwrap()
        });
        self.kiosk = Some(Running { stop, task });
    }

    pub(crate) async fn close_kiosk(&mut self) {
        assert_eq!(self.kiosk.take().unwrap().stop().await, Ended::Stopped);
    }

    /// Waits until the kiosk ends by itself.
    pub(crate) async fn kiosk_ended(&mut self) -> Ended {
        let running = self.kiosk.take().unwrap();
        timeout(PATIENCE, running.task).await.expect("it ends").unwrap()
    }

    /// A request of the technician's page.
    pub(crate) fn technician_call(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("http://{}/api/technician{path}", self.page))
    }

    pub(crate) fn token(&self, role: Role) -> &str {
        &self.tokens.iter().find(|(known, _)| *known == role).unwrap().1
    }

    pub(crate) fn server_address(&self) -> &str {
        &self.server_address
    }

    /// Asks the hall's server, past the wire.
    pub(crate) fn ask(&self, role: Role, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("http://{}/api/v1/halls/test-hall{path}", self.server_address);
        self.client.request(method, url).bearer_auth(self.token(role))
    }

    pub(crate) async fn read(&self, role: Role, path: &str) -> Value {
        said(self.ask(role, Method::GET, path)).await.expect(200)
    }

    /// The visitor's page of a token.
    pub(crate) async fn visit(&self, token: &str) -> Value {
        said(self.client.get(format!("http://{}/api/v1/visits/{token}", self.server_address))).await.expect(200)
    }

    /// All tickets of the day, as reception sees them.
    pub(crate) async fn tickets(&self) -> Vec<Value> {
        self.read(Role::Reception, "/tickets").await["tickets"].as_array().unwrap().clone()
    }

    /// How the prints of a ticket are on record, in their order; waits until there are so many.
    pub(crate) async fn prints(&self, ticket: &str, many: usize) -> Vec<(String, bool)> {
        let all_there = async {
            loop {
                let record = self.read(Role::Manager, "/record?after=0").await;
                let facts = record["entries"].as_array().unwrap().iter().flat_map(|entry| entry["facts"].as_array());
                let prints: Vec<(String, bool)> = facts
                    .flatten()
                    .filter_map(|fact| fact.get("print_recorded"))
                    .filter(|print| print["ticket"] == ticket)
                    .map(|print| (print["outcome"].as_str().unwrap().to_owned(), print["copy"] == true))
                    .collect();
                if prints.len() >= many {
                    return prints;
                }
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, all_there).await.expect("the prints are on record")
    }

    /// A request of the kiosk's page.
    pub(crate) fn touch(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("http://{}/api/kiosk{path}", self.page))
    }

    pub(crate) async fn issue(&self, service: &str, key: &str) -> Said {
        let body = json!({"services": [service], "language": "zh", "key": key});
        said(self.touch(Method::POST, "/tickets").json(&body)).await
    }

    /// Books a place in the slot `at` of a service; gives its code.
    pub(crate) async fn book(&self, service: &str, at: Timestamp) -> String {
        let body = json!({"service": service, "slot": at.as_millis()});
        let key = format!("book-{}", at.as_millis());
        let asked = self.ask(Role::Reception, Method::POST, "/appointments").header("idempotency-key", key).json(&body);
        said(asked).await.expect(201)["code"].as_str().unwrap().to_owned()
    }

    /// Checks a booked visitor in at the touchscreen.
    pub(crate) async fn check_in(&self, code: &str, key: &str) -> Said {
        let body = json!({"booking": code, "language": "zh", "key": key});
        said(self.touch(Method::POST, "/tickets").json(&body)).await
    }

    /// `reprint` or `acknowledge`.
    pub(crate) async fn act(&self, what: &str, ticket: &str) -> Said {
        said(self.touch(Method::POST, &format!("/{what}")).json(&json!({"ticket": ticket}))).await
    }

    pub(crate) async fn page(&self) -> Page {
        Page(connect_async(format!("ws://{}/api/kiosk/live", self.page)).await.unwrap().0)
    }

    /// Waits until a number can be taken.
    pub(crate) async fn ready(&self) -> KioskState {
        let ready = |state: &KioskState| {
            let connected = state.server == hall_wire::KioskServer::Connected;
            connected && !state.menu.is_empty() && state.printer.state == hall_wire::PrinterState::Ready
        };
        self.page().await.until(ready).await
    }

    /// Waits until the receipt on the screen is so.
    pub(crate) async fn printed(&self, how: KioskPrint) -> KioskReceipt {
        let state = self.page().await.until(|state| state.receipt.as_ref().is_some_and(|now| now.printed == how)).await;
        state.receipt.unwrap()
    }
}

pub(crate) async fn said(request: reqwest::RequestBuilder) -> Said {
    let response = timeout(PATIENCE, request.send()).await.expect("an answer in time").unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    Said { status, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
}

/// The page's own socket.
pub(crate) struct Page(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Page {
    /// Waits for a state that fits.
    pub(crate) async fn until(&mut self, fits: impl Fn(&KioskState) -> bool) -> KioskState {
        let mut last = None;
        let fitting = async {
            loop {
                let message = self.0.next().await.expect("the page's socket stays open").unwrap();
                let KioskFrame::State { body } = serde_json::from_str(message.to_text().unwrap()).unwrap();
                if fits(&body) {
                    return *body;
                }
                last = Some(body);
            }
        };
        timeout(PATIENCE, fitting).await.unwrap_or_else(|_| panic!("the state does not come; the last: {last:#?}"))
    }
}
