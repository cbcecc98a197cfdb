//! The whole way of a visitor in a real browser, and what axe finds on each page.

mod everyone;
mod fits;
mod technician;
mod walks;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e::{Folder, Hall, Program, WAIT_MAX, root, serve_command, until, zone_where_it_is_noon};
use rcgen::PublicKeyData as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The hall of `plans/small.toml`, whose words the scenes use.
const HALL: &str = "first-hall";
const THEME: &str = "户口身份";
const SERVICE: &str = "居民身份证申领换领";
const DOCUMENT: &str = "户口簿";
const SHIPPED_ZONE: &str = "zone = \"Asia/Shanghai\"";
const WINDOW_NAME: &str = "户政民政窗口";

/// Plays a scene in Chromium and gives what it tells at its end.
fn play(scene: &str, scene_facts: &Value) -> Value {
    let script = root().join("e2e/browser").join(scene);
    let output = Command::new("node")
        .arg(script)
        .env("SCENE", scene_facts.to_string())
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("node cannot be run: {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{scene}: {said}\n{}", String::from_utf8_lossy(&output.stderr));
    said.lines().last().and_then(|line| serde_json::from_str(line).ok()).unwrap_or_default()
}

/// A small hall with everything in it: server, kiosk with a printer that writes pictures, board in a terminal.
struct Whole {
    hall: Hall,
    kiosk: Program,
    board: Program,
    tickets: PathBuf,
    /// What browsers know the hall's own authority by, when it speaks TLS.
    authority: Option<String>,
}

impl Whole {
    fn start() -> Self {
        Self::start_over(&small_plan(), false)
    }

    /// The same with another plan, and with everything that goes over the network sealed or not.
    fn start_over(plan: &str, tls: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let tickets = folder.path().join("tickets");
        std::fs::create_dir(&tickets).unwrap();
        let mut hall = Hall::start_named(HALL, Folder::Own(folder), plan).unwrap();
        let (mut trust, mut authority) = (Vec::new(), None);
        if tls {
            hall.server_mut().stop().unwrap();
            let mut command = serve_command(hall.data()).unwrap();
            command.args(["--tls", "own-ca"]);
            hall.restart_by(command).unwrap();
            let shown =
                Program::output("hall-server", &["tls", "show", "--data", hall.data().to_str().unwrap()]).unwrap();
            trust = vec!["--ca-fingerprint".to_owned(), shown.split_whitespace().last().unwrap().to_owned()];
            authority = Some(key_hash(hall.data()));
        }
        let trust: Vec<&str> = trust.iter().map(String::as_str).collect();
        let kiosk = hall.token("kiosk", "k1").unwrap();
        let printer = format!("png:{}", tickets.display());
        let kiosk = Program::start(
            "kiosk-client",
            &[
                &["--server", hall.address(), "--hall", HALL, "--kiosk", "k1", "--token", &kiosk][..],
                &["--printer", &printer, "--listen", "127.0.0.1:0"],
                &trust[..],
            ]
            .concat(),
        )
        .unwrap();
        let token = hall.token("board", "main").unwrap();
        let board = Program::start_silent(
            "display-board",
            &[
                &[
                    "--server",
                    hall.address(),
                    "--hall",
                    HALL,
                    "--board",
                    "main",
                    "--token",
                    &token,
                    "--output",
                    "plain",
                ],
                &trust[..],
            ]
            .concat(),
        )
        .unwrap();
        Self { hall, kiosk, board, tickets, authority }
    }

    fn account(&self, role: &str) -> Value {
        let password = self.hall.user(role, role).unwrap();
        json!({ "name": role, "password": password })
    }

    fn page(&self, page: &str) -> String {
        format!("{}/{page}", self.hall.address())
    }

    /// The link that a device's browser opens once; `page` such as `board.html%3Fboard%3Dmain`.
    fn tv(&self, device: &str, page: &str) -> String {
        let token = self.hall.token("board", device).unwrap();
        self.page(&format!("tv#token={token}&next=/{page}%26hall%3D{HALL}"))
    }
}

/// The shipped small hall, somewhere where it is noon: no day begins or ends while a scene is played.
fn small_plan() -> String {
    let plan = std::fs::read_to_string(root().join("plans/small.toml")).unwrap();
    let (zone, _) = zone_where_it_is_noon();
    assert!(plan.contains(SHIPPED_ZONE), "the shipped plan has another zone");
    plan.replace(SHIPPED_ZONE, &format!("zone = \"{zone}\""))
}

/// The hash of an authority's public key, as Chromium is told whom to believe.
fn key_hash(data: &Path) -> String {
    let secret = std::fs::read_to_string(data.join("tls/authority.key")).unwrap();
    let key = rcgen::KeyPair::from_pem(&secret).unwrap();
    STANDARD.encode(Sha256::digest(key.subject_public_key_info()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ticket_taken_at_the_touchscreen_is_printed_called_and_shown_everywhere() {
    the_whole_way(&Whole::start()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_goes_over_tls_with_an_authority_of_the_halls_own() {
    let whole = Whole::start_over(&small_plan(), true);
    assert!(whole.hall.address().starts_with("https://127.0.0.1:"), "{}", whole.hall.address());
    the_whole_way(&whole).await;
}

async fn the_whole_way(whole: &Whole) {
    let taken = play(
        "take.mjs",
        &json!({ "kiosk": whole.kiosk.address(), "theme": THEME, "service": SERVICE, "document": DOCUMENT }),
    );
    let number = taken["number"].as_str().unwrap().to_owned();
    let printed = until(WAIT_MAX, "the printed picture", || async { newest_picture(&whole.tickets) }).await.unwrap();
    std::fs::copy(&printed, root().join("target/screens/ticket.png")).unwrap();
    let visit = until(WAIT_MAX, "a QR on the printed ticket", || async { qr_text(&printed) }).await.unwrap();
    assert!(visit.starts_with(whole.hall.address()), "the QR leads to {visit}");

    let clerk = whole.account("clerk");
    play(
        "call.mjs",
        &json!({
            "authority": whole.authority, "visit": visit, "number": number, "label": "1", "window_name": WINDOW_NAME,
            "clerk": whole.page("clerk.html"), "name": clerk["name"], "password": clerk["password"],
            "board": whole.tv("main", "board.html%3Fboard%3Dmain"),
            "window_page": whole.tv("w1", "window.html%3Fwindow%3Dw1"),
        }),
    );
    let shown = || async { whole.board.log().iter().any(|line| line.contains(&number)).then_some(()) };
    until(WAIT_MAX, "the number on the board in the terminal", shown).await.unwrap();
    for program in [whole.hall.server(), &whole.kiosk, &whole.board] {
        program.assert_clean_log(&[]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_booked_visitor_is_known_by_the_code_at_the_kiosk_and_at_reception_and_an_agent_names_two() {
    let whole = Whole::start();
    let scene_facts = play(
        "booked.mjs",
        &json!({
            "server": whole.hall.address(), "kiosk": whole.kiosk.address(), "account": whole.account("reception"),
            "book": format!("{}?hall={HALL}", whole.page("book.html")), "reception": whole.page("reception.html"),
            "service": SERVICE, "book_it": "确定预约", "booked": "已预约", "other": "综合咨询",
        }),
    );
    assert_eq!(scene_facts["code"].as_str().unwrap().len(), 8);
    let record = serde_json::to_string(&whole.hall.record().await.unwrap()).unwrap();
    for fact in ["booked", "booking_cancelled", "principals"] {
        assert!(record.contains(&format!("\"{fact}\"")), "{fact} is on the record");
    }
    assert!(!record.contains("李雷"), "a principal's name is not");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_over_at_the_window_is_seen_by_visitor_clerk_and_manager() {
    let folder = tempfile::tempdir().unwrap();
    let plan = small_plan() + "\n[visits]\norphaned_min = 0\n";
    let hall = Hall::start_named(HALL, Folder::Own(folder), &plan).unwrap();
    let account = |role: &str| json!({ "name": role, "password": hall.user(role, role).unwrap() });
    play(
        "matters.mjs",
        &json!({
            "server": hall.address(), "hall": HALL, "document": DOCUMENT, "window_name": WINDOW_NAME,
            "clerk": account("clerk"), "reception": account("reception"), "manager": account("manager"),
        }),
    );
    let record = serde_json::to_string(&hall.record().await.unwrap()).unwrap();
    for fact in
        ["papers_missing", "linked", "case_opened", "case_closed", "window_lent", "day_extended", "day_shortened"]
    {
        assert!(record.contains(&format!("\"{fact}\"")), "{fact} is on the record");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clerk_serves_twenty_visitors_with_every_exception_by_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let hall = Hall::start_named(HALL, Folder::Own(folder), &small_plan()).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    for _ in 0..24 {
        kiosk.post("/tickets", json!({ "services": ["residence-permit"] })).await.unwrap().expect(201).unwrap();
    }
    // A visitor can be sent to a window only while it is open.
    let third = hall.caller("clerk", "c3").unwrap();
    third.post("/windows/w3/open", json!({})).await.unwrap().expect(204).unwrap();
    let password = hall.user("clerk", "王芳").unwrap();
    let scene_facts = play(
        "desk.mjs",
        &json!({
            "server": hall.address(), "clerk": format!("{}/clerk.html", hall.address()), "label": "1",
            "account": { "name": "王芳", "password": password },
            "service": "综合咨询", "other_label": "3", "colleague": "c3", "added": "居民身份证", "added_id": "id-card",
            "kiosk": hall.token("kiosk", "k1").unwrap(),
            "tickets": format!("{}/api/v1/halls/{HALL}/tickets", hall.address()),
        }),
    );
    assert_eq!(scene_facts["gone"], 20);
    for (done, presses) in scene_facts["presses"].as_object().unwrap() {
        let presses_max = match done.as_str() {
            "ordinary_1" | "ordinary_2" | "call_ahead" => 1,
            "miss" | "park" | "finish_only" | "latecomer" | "parked_back" | "after_the_ordinary"
            | "after_the_papers" => 2,
            "to_service" | "to_window" | "to_clerk" | "without_a_number" => 3,
            // Three things with one visitor: a note, who would be next, the story.
            "note_next_story" => 9,
            _ => 8,
        };
        assert!(presses.as_u64().unwrap() <= presses_max, "{done} took {presses} presses");
    }
    let record = serde_json::to_string(&hall.record().await.unwrap()).unwrap();
    for fact in [
        "recalled",
        "missed",
        "parked",
        "resumed",
        "sent_to_service",
        "sent_to_window",
        "sent_to_clerk",
        "step_added",
        "undone",
        "window_paused",
        "noted",
        "papers_missing",
        "served_without_ticket",
        "window_waits",
    ] {
        assert!(record.contains(&format!("\"{fact}\"")), "{fact} is on the record");
    }
    assert!(!record.contains("核对原件"), "a note is not");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_has_a_serious_finding_of_axe() {
    let whole = Whole::start();
    let kiosk = whole.hall.caller("kiosk", "k1").unwrap();
    let ticket = kiosk.post("/tickets", json!({ "services": ["id-card"] })).await.unwrap().expect(201).unwrap();
    let account = |role| whole.account(role);
    let reception = account("reception");
    let pages = json!([
        { "name": "kiosk", "address": whole.kiosk.address(), "shows": THEME, "width": 1080, "height": 1920,
          "languages": ["zh", "en"] },
        { "name": "index", "address": whole.page("") },
        { "name": "signin", "address": whole.page("signin.html") },
        { "name": "clerk", "address": whole.page("clerk.html"), "account": account("clerk") },
        { "name": "reception", "address": whole.page("reception.html"), "account": reception },
        { "name": "bookings", "address": whole.page("bookings.html"), "account": reception, "shows": "没有这样的预约" },
        { "name": "password", "address": whole.page("password.html"), "account": reception, "shows": "再输入一次新密码" },
        { "name": "auditor", "address": whole.page("auditor.html"), "account": account("auditor"), "shows": "记录完整" },
        { "name": "admin", "address": whole.page("admin.html"), "account": account("admin"), "shows": "更换配置" },
        { "name": "manager", "address": whole.page("manager.html"), "account": account("manager") },
        { "name": "board", "address": whole.tv("main", "board.html%3Fboard%3Dmain"), "shows": "实时", "width": 1920, "height": 1080 },
        { "name": "window", "address": whole.tv("w1", "window.html%3Fwindow%3Dw1"), "shows": "实时" },
        { "name": "visitor", "address": whole.page(&format!("t/{}", ticket.text("token"))), "shows": ticket.text("number"), "width": 390, "height": 844 },
    ]);
    let languages = hall_words::Language::ALL.map(hall_words::Language::code);
    play("accessible.mjs", &json!({ "server": whole.hall.address(), "pages": pages, "languages": languages }));
}

fn newest_picture(folder: &Path) -> Option<PathBuf> {
    let pictures = folder.read_dir().ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    pictures.filter(|path| path.extension().is_some_and(|ending| ending == "png")).max()
}

/// Reads the QR of a picture as a phone would.
fn qr_text(picture: &Path) -> Option<String> {
    let mut reader = png::Decoder::new(std::io::BufReader::new(std::fs::File::open(picture).ok()?));
    reader.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = reader.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    let (width, samples) = (frame.width as usize, frame.color_type.samples());
    let dark = |x: usize, y: usize| pixels[(y * width + x) * samples];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, frame.height as usize, dark);
    image.detect_grids().first()?.decode().ok().map(|(_meta, text)| text)
}
