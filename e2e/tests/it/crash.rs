//! The power goes at any moment: what was confirmed is there afterwards, and the record is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use e2e::{Caller, Hall, PlanShape, Reply};
use serde_json::{Value, json};

const KILLS: u32 = 20;
const KIOSKS: u32 = 8;
const WINDOWS: u32 = 4;
/// The longest that the server works under load before a kill.
const LOAD_MS_MAX: u64 = 400;

/// What the server has confirmed.
#[derive(Debug, Default)]
struct Confirmed {
    /// Tickets and their numbers.
    issued: BTreeMap<String, String>,
    /// Tickets and the windows that called them.
    called: BTreeMap<String, String>,
    started: BTreeSet<String>,
    finished: BTreeSet<String>,
}

/// A request under way: after a power cut the same one is sent again, as every client does.
#[derive(Debug, Clone)]
struct Press {
    path: String,
    key: String,
    body: Value,
}

/// A kiosk that takes tickets, or a window whose clerk calls, starts and finishes one visitor after another.
struct Worker {
    token: String,
    window: Option<Window>,
    under_way: Option<Press>,
    confirmed: Arc<Mutex<Confirmed>>,
}

#[derive(Default)]
struct Window {
    id: String,
    open: bool,
    present: Option<String>,
    started: bool,
}

impl Worker {
    /// Works until the server is gone.
    async fn work(mut self, base: String) -> Self {
        let caller = Caller::new(&base, &self.token);
        loop {
            let press = self.under_way.take().unwrap_or_else(|| self.next());
            self.under_way = Some(press.clone());
            let Ok(reply) = caller.post_with_key(&press.path, &press.key, press.body.clone()).await else {
                return self;
            };
            if reply.status != 503 {
                self.under_way = None;
                self.take(&press, &reply.done().unwrap());
            }
        }
    }

    fn next(&self) -> Press {
        let (act, body) = match &self.window {
            None => (String::new(), json!({ "services": ["s1"] })),
            Some(window) => {
                let (act, body) = window.next();
                (format!("/{}/{act}", window.id), body)
            }
        };
        let path = if self.window.is_some() { format!("/windows{act}") } else { "/tickets".to_owned() };
        Press { path, key: uuid::Uuid::now_v7().to_string(), body }
    }

    fn take(&mut self, press: &Press, reply: &Reply) {
        let mut confirmed = self.confirmed.lock().unwrap();
        match &mut self.window {
            None => {
                confirmed.issued.insert(reply.text("id").to_owned(), reply.text("number").to_owned());
            }
            Some(window) => window.take(press, reply, &mut confirmed),
        }
    }
}

impl Window {
    fn next(&self) -> (&'static str, Value) {
        match &self.present {
            _ if !self.open => ("open", json!({})),
            None => ("call-next", json!({})),
            Some(ticket) if self.started => ("call-next", json!({ "finish": { "ticket": ticket } })),
            Some(ticket) => ("start", json!({ "ticket": ticket })),
        }
    }

    fn take(&mut self, press: &Press, reply: &Reply, confirmed: &mut Confirmed) {
        let ticket = reply.text("id").to_owned();
        if press.path.ends_with("/open") {
            self.open = true;
        } else if press.path.ends_with("/start") {
            self.started = true;
            confirmed.started.insert(ticket);
        } else {
            confirmed.finished.extend(press.body["finish"]["ticket"].as_str().map(str::to_owned));
            (self.present, self.started) = (None, false);
            if reply.status == 200 {
                let elsewhere = confirmed.called.insert(ticket.clone(), self.id.clone());
                assert_eq!(elsewhere, None, "{ticket} was called to {} too", self.id);
                self.present = Some(ticket);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_kills_under_load_lose_nothing_that_was_confirmed_and_do_nothing_twice() {
    let shape = PlanShape { windows: WINDOWS, services: 3, services_each: 3, kiosks: KIOSKS };
    let mut hall = Hall::start(shape).unwrap();
    let confirmed = Arc::default();
    let mut workers = workers(&hall, &confirmed);
    for _kill in 0..KILLS {
        let base = hall.base();
        let working: Vec<_> = workers.drain(..).map(|worker| tokio::spawn(worker.work(base.clone()))).collect();
        tokio::time::sleep(random_moment()).await;
        hall.server_mut().kill().unwrap();
        for worker in working {
            workers.push(worker.await.unwrap());
        }
        let (code, said) = hall.verify().unwrap();
        assert_eq!(code, Some(0), "{said}");
        hall.restart().unwrap();
    }
    let entries = hall.record().await.unwrap();
    let seqs: Vec<u64> = entries.iter().filter_map(|entry| entry["seq"].as_u64()).collect();
    assert!(seqs.windows(2).all(|pair| pair[1] == pair[0] + 1), "the record has a gap");
    is_recorded_once(&entries, &confirmed.lock().unwrap());
}

fn workers(hall: &Hall, confirmed: &Arc<Mutex<Confirmed>>) -> Vec<Worker> {
    let worker = |token: String, window: Option<Window>| Worker {
        token,
        window,
        under_way: None,
        confirmed: Arc::clone(confirmed),
    };
    let kiosks = (1..=KIOSKS).map(|kiosk| worker(hall.token("kiosk", &format!("k{kiosk}")).unwrap(), None));
    let windows = (1..=WINDOWS).map(|window| {
        let id = format!("w{window}");
        worker(hall.token("clerk", &format!("c{window}")).unwrap(), Some(Window { id, ..Window::default() }))
    });
    kiosks.chain(windows).collect()
}

/// Whatever was confirmed is in the record, and no number, call, start or end is there twice.
fn is_recorded_once(entries: &[Value], confirmed: &Confirmed) {
    let enough = KILLS as usize;
    assert!(confirmed.issued.len() > enough && confirmed.called.len() > enough, "there was hardly any load");
    let issued = facts(entries, "issued", "number");
    let numbers: BTreeSet<&String> = issued.iter().map(|(_, number)| number).collect();
    assert_eq!(numbers.len(), issued.len(), "a number was given twice");
    has_all("issued", issued, &confirmed.issued);
    has_all("called", facts(entries, "called", "window"), &confirmed.called);
    for (kind, confirmed) in [("started", &confirmed.started), ("finished", &confirmed.finished)] {
        let confirmed = confirmed.iter().map(|ticket| (ticket.clone(), ticket.clone())).collect();
        has_all(kind, facts(entries, kind, "ticket"), &confirmed);
    }
}

/// The facts of a kind: the ticket, and one more field.
fn facts(entries: &[Value], kind: &str, field: &str) -> Vec<(String, String)> {
    let facts = entries.iter().filter_map(|entry| entry["facts"].as_array()).flatten();
    let found = facts.filter_map(|fact| {
        let fact = &fact[kind];
        Some((fact["ticket"].as_str()?.to_owned(), fact[field].as_str()?.to_owned()))
    });
    found.collect()
}

fn has_all(kind: &str, recorded: Vec<(String, String)>, confirmed: &BTreeMap<String, String>) {
    let many = recorded.len();
    let recorded: BTreeMap<String, String> = recorded.into_iter().collect();
    assert_eq!(recorded.len(), many, "a ticket was {kind} twice");
    let lost: Vec<_> = confirmed.iter().filter(|(ticket, what)| recorded.get(*ticket) != Some(*what)).collect();
    assert!(lost.is_empty(), "confirmed as {kind} and not in the record: {lost:?}");
}

/// A random moment of a kill; the low bits of a new UUID are random.
fn random_moment() -> Duration {
    let random = uuid::Uuid::now_v7().as_u128() % u128::from(LOAD_MS_MAX);
    Duration::from_millis(u64::try_from(random).unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_was_stopped_leaves_each_record_in_one_file() {
    let mut hall = Hall::start(PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 }).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap();
    // Reading opens connections of its own, which must not keep a log beside the file.
    hall.record().await.unwrap();
    assert_eq!(logs(&hall).len(), 2, "the record's and the accounts'");
    assert!(hall.server_mut().stop().unwrap().success());
    assert_eq!(logs(&hall), Vec::<PathBuf>::new());
    hall.server().assert_clean_log(&[]);
}

fn logs(hall: &Hall) -> Vec<PathBuf> {
    let folders = [hall.data().to_owned(), hall.record_file().unwrap().parent().unwrap().to_owned()];
    let files = folders.iter().flat_map(|folder| folder.read_dir().unwrap()).map(|entry| entry.unwrap().path());
    files.filter(|file| file.to_string_lossy().ends_with("-wal")).collect()
}
