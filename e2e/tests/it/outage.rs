//! The server is away while eight kiosks go on, some of them over a power cut of their own: nobody's number is given twice or
//! lost, and the queue afterwards is by arrival.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use e2e::{Caller, Folder, Hall, PlanShape, Program, WAIT_MAX, plan_text, program_path, until};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::JoinSet;

const KIOSKS: u32 = 8;
const SHAPE: PlanShape = PlanShape { windows: 1, services_each: 2, services: 2, kiosks: KIOSKS };
/// Tickets that each kiosk takes before the server goes, while it is away, and when it is back.
const BEFORE: u32 = 4;
const AWAY: u32 = 10;
const AFTER: u32 = 4;

/// A kiosk's program with its own disk and its own printer.
struct Kiosk {
    id: String,
    token: String,
    disk: TempDir,
    program: Program,
}

/// A printed number: its ticket and the visitor's arrival.
type Papers = BTreeMap<String, (String, i64)>;

impl Kiosk {
    fn start(hall: &Hall, id: &str) -> Self {
        let (token, disk) = (hall.token("kiosk", id).unwrap(), tempfile::tempdir().unwrap());
        let program = Self::program(hall.address(), id, &token, disk.path());
        Self { id: id.to_owned(), token, disk, program }
    }

    fn program(server: &str, id: &str, token: &str, disk: &Path) -> Program {
        let mut command = Command::new(program_path("kiosk-client").unwrap());
        command.args(["--server", server, "--hall", "test-hall", "--kiosk", id, "--profile", "file"]);
        command.arg("--printer").arg(format!("png:{}", disk.join("papers").display()));
        command.arg("--data").arg(disk.join("alone")).env("HALL_TOKEN", token);
        Program::spawn("kiosk-client", command).unwrap()
    }

    fn page(&self) -> Caller {
        Caller::new(&format!("{}/api/kiosk", self.program.address()), "")
    }

    async fn state(page: &Caller) -> Value {
        page.get("/state").await.unwrap().expect(200).unwrap().body
    }

    /// One visitor after another takes a number, looks at the paper and goes.
    async fn take(page: Caller, name: String, many: u32) -> Papers {
        let mut papers = Papers::new();
        for press in 0..many {
            let service = format!("s{}", 1 + press % 2);
            let ask = json!({"services": [service], "language": "zh", "key": format!("{name}-{press}")});
            let receipt = page.post("/tickets", ask).await.unwrap().done().unwrap().body;
            let ticket = &receipt["ticket"];
            let id = ticket["id"].as_str().unwrap().to_owned();
            let printed = || async { (Self::state(&page).await["receipt"]["printed"] == "printed").then_some(()) };
            until(WAIT_MAX, "the paper", printed).await.unwrap();
            page.post("/acknowledge", json!({"ticket": id})).await.unwrap().done().unwrap();
            let known = papers
                .insert(ticket["number"].as_str().unwrap().to_owned(), (id, ticket["arrived_at"].as_i64().unwrap()));
            assert_eq!(known, None, "{name} printed a number twice");
        }
        papers
    }
}

/// Lets all kiosks take numbers at the same time.
async fn all_take(kiosks: &[Kiosk], name: &str, many: u32, papers: &mut Papers) {
    let mut taking = JoinSet::new();
    for kiosk in kiosks {
        taking.spawn(Kiosk::take(kiosk.page(), format!("{name}-{}", kiosk.id), many));
    }
    for (number, paper) in taking.join_all().await.into_iter().flatten() {
        let other = papers.insert(number.clone(), paper);
        assert_eq!(other, None, "{number} was printed twice");
    }
}

async fn every(kiosks: &[Kiosk], what: &str, fits: impl Fn(&Value) -> bool) {
    for kiosk in kiosks {
        let page = kiosk.page();
        until(WAIT_MAX, what, || async { fits(&Kiosk::state(&page).await).then_some(()) }).await.unwrap();
    }
}

fn start_hall() -> Hall {
    let mut plan = plan_text("test-hall", SHAPE);
    for kiosk in 1..=KIOSKS {
        let id = format!("id = \"k{kiosk}\"\n");
        plan = plan.replace(&id, &format!("{id}numbers = [{}, {}]\n", kiosk * 100, kiosk * 100 + 99));
    }
    Hall::start_in(Folder::Own(tempfile::tempdir().unwrap()), &plan).unwrap()
}

fn start_again_there(hall: &mut Hall, listen: &str) {
    let mut command = Command::new(program_path("hall-server").unwrap());
    command.arg("serve").arg("--data").arg(hall.data()).args(["--listen", listen]);
    hall.restart_by(command).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_kiosks_go_on_without_the_server_and_the_hall_has_every_number_once() {
    let mut hall = start_hall();
    let listen = hall.address().trim_start_matches("http://").to_owned();
    let mut kiosks: Vec<Kiosk> = (1..=KIOSKS).map(|kiosk| Kiosk::start(&hall, &format!("k{kiosk}"))).collect();
    let ready = |state: &Value| {
        state["server"]["state"] == "connected"
            && state["printer"]["state"] == "ready"
            && state["alone"]["able"] == true
    };
    every(&kiosks, "a kiosk that is ready", ready).await;
    let mut papers = Papers::new();
    all_take(&kiosks, "before", BEFORE, &mut papers).await;

    hall.server_mut().kill().unwrap();
    all_take(&kiosks, "away", AWAY / 2, &mut papers).await;
    for kiosk in kiosks.iter_mut().step_by(3) {
        kiosk.program.kill().unwrap();
        kiosk.program = Kiosk::program(&format!("http://{listen}"), &kiosk.id, &kiosk.token, kiosk.disk.path());
    }
    every(&kiosks, "a kiosk that knows what it issued", |state| {
        state["printer"]["state"] == "ready" && state["alone"]["to_merge"] == AWAY / 2
    })
    .await;
    all_take(&kiosks, "longer", AWAY - AWAY / 2, &mut papers).await;

    start_again_there(&mut hall, &listen);
    all_take(&kiosks, "after", AFTER, &mut papers).await;
    every(&kiosks, "everything merged", |state| {
        state["server"]["state"] == "connected" && state["alone"]["to_merge"] == 0
    })
    .await;

    assert_eq!(papers.len() as u32, KIOSKS * (BEFORE + AWAY + AFTER));
    let reception = hall.caller("reception", "r1").unwrap();
    let tickets = reception.get("/tickets").await.unwrap().expect(200).unwrap().body["tickets"].clone();
    let tickets = tickets.as_array().unwrap();
    let had: BTreeMap<&str, &str> =
        tickets.iter().map(|ticket| (ticket["number"].as_str().unwrap(), ticket["id"].as_str().unwrap())).collect();
    let held: BTreeMap<&str, &str> = papers.iter().map(|(number, (id, _))| (&**number, &**id)).collect();
    assert_eq!(had, held, "the hall has what is on paper, and nothing else");
    called_by_arrival(&hall, tickets).await;
    let (code, said) = hall.verify().unwrap();
    assert_eq!(code, Some(0), "{said}");
}

/// The window that serves everything calls in the order of arrival.
async fn called_by_arrival(hall: &Hall, tickets: &[Value]) {
    let clerk = hall.caller("clerk", "w1").unwrap();
    clerk.post("/windows/w1/open", json!({})).await.unwrap().done().unwrap();
    let mut waiting: Vec<(i64, &str)> = tickets
        .iter()
        .map(|ticket| (ticket["arrived_at"].as_i64().unwrap(), ticket["number"].as_str().unwrap()))
        .collect();
    waiting.sort_unstable();
    for pair in waiting.chunk_by(|a, b| a.0 == b.0) {
        for _ in pair {
            let called = clerk.post("/windows/w1/call-next", json!({})).await.unwrap().done().unwrap().body;
            let number = called["number"].as_str().unwrap_or_default();
            assert!(pair.iter().any(|(_, one)| *one == number), "{number} was called before {pair:?}");
            let id = called["id"].clone();
            clerk.post("/windows/w1/miss", json!({"ticket": id})).await.unwrap().done().unwrap();
        }
    }
}
