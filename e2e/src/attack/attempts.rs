//! The attackers behind each kind of attack, which continue until they are stopped.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Result;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::stage::{AT_KIOSK, GUESSED, OLD_KEY};
use super::wire::{address, ask, connect, request, upgrade};
use super::{Attack, Stage, Tally};

/// Sockets that send, and frames that each sends in a burst: empty texts and pings with a mask of zeros.
const TALKERS: usize = 64;
const TALK: [&[u8]; 2] = [&[0x81, 0x80, 0, 0, 0, 0], &[0x89, 0x80, 0, 0, 0, 0]];
const FRAMES_AT_ONCE: usize = 512;
/// Connections that one attacker holds open.
const HELD_MAX: usize = 700;
/// Attackers that send one request after another.
const ASKERS: usize = 16;
/// As many as asked concurrently when the bug was found.
const REPEATERS: usize = 40;
/// Unknown service names in an uploaded plan.
const MISTAKES: usize = 60_000;
const DEEP: usize = 200_000;
/// Interval at which an attacker checks whether the attack has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Builds the next request; the number counts all requests of the attack.
type Requests = Arc<dyn Fn(usize) -> Vec<u8> + Send + Sync>;

/// One attacker.
pub(super) enum Attacker {
    /// Opens a socket, sends, and opens it again.
    Talks { server: SocketAddr, number: usize, upgrade: Vec<u8> },
    /// Opens connections, sends the beginning of a request, and holds them open.
    Holds { server: SocketAddr, number: usize, begins: Vec<u8> },
    /// Sends requests, each from another address if `wanders`.
    Asks { server: SocketAddr, number: usize, wanders: bool, asked: Arc<AtomicUsize>, requests: Requests },
}

/// Returns the attackers that carry out an attack.
pub(super) fn attackers(attack: Attack, stage: &Stage) -> Result<Vec<Attacker>> {
    let (server, hall) = (stage.server()?, "/api/v1/halls/test-hall");
    let holds =
        |begins: &[u8]| (0..4).map(|number| Attacker::Holds { server, number, begins: begins.to_vec() }).collect();
    let asks = |askers: usize, wanders: bool, requests: Requests| -> Vec<Attacker> {
        let asked = Arc::new(AtomicUsize::new(0));
        let one = |number| Attacker::Asks { server, number, wanders, asked: asked.clone(), requests: requests.clone() };
        (0..askers).map(one).collect()
    };
    Ok(match attack {
        Attack::TalkingSockets => {
            let path = format!("/api/v1/visits/{}/live", stage.ticket.token);
            (0..TALKERS).map(|number| Attacker::Talks { server, number, upgrade: upgrade(&path, None) }).collect()
        }
        Attack::SlowHeads => holds(b"GET /api/v1/halls HTTP/1.1\r\nHost: "),
        Attack::EverySocket => {
            let token = stage.hall.token("board", "wall")?;
            holds(&upgrade(&format!("{hall}/live?view=board:main"), Some(&token)))
        }
        Attack::OldKeys => asks(REPEATERS, false, old_keys(stage)),
        Attack::GuessedCodes => asks(
            ASKERS,
            true,
            Arc::new(move |number| {
                let code = number * 7_919 % 100_000_000;
                request(&format!("GET {hall}/appointments/{code:08}"), "Connection: close\r\n", None)
            }),
        ),
        Attack::GuessedPasswords => {
            let guess = |number| {
                let body = json!({ "name": GUESSED, "password": format!("guess number {number}") }).to_string();
                request("POST /api/v1/session", "Connection: close\r\n", Some(&body))
            };
            asks(ASKERS, true, Arc::new(guess))
        }
        Attack::Writes => asks(ASKERS, false, writes(stage)?),
        Attack::PlanBombs => asks(2, false, plan_bombs(stage)?),
        Attack::TvLinks => {
            let body = json!({ "token": stage.hall.token("board", "main")? }).to_string();
            asks(ASKERS, false, Arc::new(move |_number| request("POST /api/v1/session/tv", "", Some(&body))))
        }
        Attack::Bodies => bodies(stage, server)?,
    })
}

/// Alternates between a visitor's and a kiosk's key of the earlier day.
fn old_keys(stage: &Stage) -> Requests {
    let line = format!("POST /api/v1/visits/{}/return", stage.earlier.ticket);
    let visitor = request(&line, &format!("Idempotency-Key: {OLD_KEY}\r\n"), Some("{}"));
    let headers = format!("Authorization: Bearer {}\r\nIdempotency-Key: {OLD_KEY}{AT_KIOSK}\r\n", stage.earlier.kiosk);
    let kiosk = request("POST /api/v1/halls/test-hall/tickets", &headers, Some(r#"{"services":["s2"]}"#));
    Arc::new(move |number| if number % 2 == 0 { visitor.clone() } else { kiosk.clone() })
}

/// A kiosk's token takes a ticket, and reports on the printing of an earlier one.
fn writes(stage: &Stage) -> Result<Requests> {
    let token = stage.hall.token("kiosk", "k2")?;
    let print = format!("POST /api/v1/halls/test-hall/tickets/{}/print-result", stage.ticket.id);
    Ok(Arc::new(move |number| {
        let headers = format!("Authorization: Bearer {token}\r\nIdempotency-Key: write-{number}\r\n");
        match number % 2 {
            0 => request("POST /api/v1/halls/test-hall/tickets", &headers, Some(r#"{"services":["s2"]}"#)),
            _ => request(&print, &headers, Some(r#"{"outcome":"printed"}"#)),
        }
    }))
}

fn plan_bombs(stage: &Stage) -> Result<Requests> {
    let token = stage.hall.token("admin", "a1")?;
    let mut plan =
        crate::plan_text("test-hall", crate::PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 0 });
    let mistakes = (0..MISTAKES).fold(String::new(), |mut list, index| {
        let _ = write!(list, "\"nowhere-{index}\",");
        list
    });
    let _ = write!(plan, "\n[[windows]]\nid = \"w9\"\nlabel = \"9\"\narea = \"A\"\nservices = [{mistakes}]\n");
    let headers = format!("Authorization: Bearer {token}\r\nIf-Match: *\r\nContent-Type: application/toml\r\n");
    let head = format!(
        "PUT /api/v1/halls/test-hall/plan HTTP/1.1\r\nHost: hall\r\n{headers}Content-Length: {}\r\n\r\n",
        plan.len()
    );
    let bomb = [head.as_bytes(), plan.as_bytes()].concat();
    Ok(Arc::new(move |_number| bomb.clone()))
}

fn bodies(stage: &Stage, server: SocketAddr) -> Result<Vec<Attacker>> {
    let token = stage.hall.token("kiosk", "k2")?;
    let line = "POST /api/v1/halls/test-hall/tickets";
    let headers = format!("Authorization: Bearer {token}\r\nIdempotency-Key: body\r\n");
    let deep = request(line, &headers, Some(&format!("{}{}", "[".repeat(DEEP), "]".repeat(DEEP))));
    let endless = [
        request(line, &format!("{headers}Transfer-Encoding: chunked\r\n"), None),
        [b"1000\r\n", "a".repeat(0x1000).as_bytes(), b"\r\n"].concat().repeat(1_000),
    ]
    .concat();
    let short = request(line, &format!("{headers}Content-Length: 1000\r\n"), None);
    let asked = Arc::new(AtomicUsize::new(0));
    let mut all: Vec<Attacker> = [deep, endless]
        .into_iter()
        .map(|body| {
            let requests: Requests = Arc::new(move |_number| body.clone());
            Attacker::Asks { server, number: 0, wanders: false, asked: asked.clone(), requests }
        })
        .collect();
    all.push(Attacker::Holds { server, number: 1, begins: short });
    Ok(all)
}

impl Attacker {
    /// Attacks until told to stop; returns the outcomes.
    pub(super) async fn attack(self, going_on: Arc<AtomicBool>) -> Tally {
        let mut tally = Tally::new();
        let mut held = Vec::new();
        while going_on.load(Ordering::Relaxed) {
            let what = match &self {
                Self::Talks { server, number, upgrade } => talk(*server, *number, upgrade, &going_on).await,
                Self::Holds { server, number, begins } => hold(*server, *number, begins, &mut held).await,
                Self::Asks { server, number, wanders, asked, requests } => {
                    let from = |asked: usize| if *wanders { asked } else { *number };
                    ask_on(*server, from, asked, requests, &mut tally, &going_on).await
                }
            };
            let what = what.unwrap_or_else(|_cut| "closed".into());
            *tally.entry(what).or_default() += 1;
        }
        tally
    }
}

/// Opens a socket and sends until the server closes it.
async fn talk(server: SocketAddr, number: usize, upgrade: &[u8], going_on: &AtomicBool) -> Result<String> {
    let mut stream = connect(server, address(number)).await?;
    let status = ask(&mut stream, upgrade).await?;
    if status != 101 {
        return Ok(status.to_string());
    }
    let frames = TALK[number % TALK.len()].repeat(FRAMES_AT_ONCE);
    let (mut reads, mut writes) = stream.split();
    let talks = async { while going_on.load(Ordering::Relaxed) && writes.write_all(&frames).await.is_ok() {} };
    let hears = async {
        let mut heard = [0; 4096];
        while reads.read(&mut heard).await.is_ok_and(|bytes| bytes > 0) {}
    };
    tokio::select! {
        () = talks => {}
        () = hears => {}
    }
    Ok("cut off".into())
}

/// Opens one more connection and holds it; at the limit it drops the ones that the server has closed.
async fn hold(server: SocketAddr, number: usize, begins: &[u8], held: &mut Vec<TcpStream>) -> Result<String> {
    if held.len() >= HELD_MAX {
        sleep(LOOK_AGAIN).await;
        held.retain(|stream| !is_closed(stream));
        return Ok("held all".into());
    }
    let mut stream = connect(server, address(number)).await?;
    stream.write_all(begins).await?;
    if begins.ends_with(b"\r\n\r\n") && begins.starts_with(b"GET") {
        let mut status = [0; 12];
        timeout(crate::WAIT_MAX, stream.read_exact(&mut status)).await??;
        let status = String::from_utf8_lossy(&status[9..]).into_owned();
        if status != "101" {
            return Ok(status);
        }
        held.push(stream);
        return Ok(status);
    }
    held.push(stream);
    Ok("held".into())
}

fn is_closed(stream: &TcpStream) -> bool {
    let mut one = [0; 4096];
    match stream.try_read(&mut one) {
        Ok(bytes) => bytes == 0,
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    }
}

/// Sends one request after another over one connection, until the server closes it or the attack ends.
async fn ask_on(
    server: SocketAddr,
    from: impl Fn(usize) -> usize,
    asked: &AtomicUsize,
    requests: &Requests,
    tally: &mut Tally,
    going_on: &AtomicBool,
) -> Result<String> {
    let mut number = asked.fetch_add(1, Ordering::Relaxed);
    let mut stream = connect(server, address(from(number))).await?;
    loop {
        let status = timeout(crate::WAIT_MAX, ask(&mut stream, &requests(number))).await??;
        let closes = from(number) == number && from(number + 1) != from(number);
        if closes || !going_on.load(Ordering::Relaxed) {
            return Ok(status.to_string());
        }
        *tally.entry(status.to_string()).or_default() += 1;
        number = asked.fetch_add(1, Ordering::Relaxed);
    }
}
