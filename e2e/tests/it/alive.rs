//! What the service manager is told by the programs, on a socket such as systemd's.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::net::UnixDatagram;
use std::process::Command;
use std::time::Duration;

use e2e::{Program, WAIT_MAX, program_path};
use tempfile::TempDir;

/// The time after which the manager would kill the program, in microseconds.
const WATCHDOG_USEC: &str = "600000";

/// A service manager that started a program.
struct Manager {
    socket: UnixDatagram,
    folder: TempDir,
}

impl Manager {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = UnixDatagram::bind(folder.path().join("notify")).unwrap();
        socket.set_read_timeout(Some(WAIT_MAX)).unwrap();
        Self { socket, folder }
    }

    fn start(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program_path(name).unwrap());
        command.args(arguments).env("NOTIFY_SOCKET", self.folder.path().join("notify"));
        command.env("WATCHDOG_USEC", WATCHDOG_USEC);
        command
    }

    /// Waits for a message that begins so.
    fn until(&self, begins: &str) -> String {
        let mut buffer = [0; 4096];
        loop {
            let count = self.socket.recv(&mut buffer).expect("the program says something");
            let message = String::from_utf8_lossy(&buffer[..count]).into_owned();
            if message.starts_with(begins) {
                return message;
            }
        }
    }
}

/// The first line of the answer to a request.
fn asked(program: &Program, path: &str) -> String {
    let host = program.address().split_once("://").unwrap().1.to_owned();
    let mut stream = TcpStream::connect(&host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap().to_owned()
}

#[test]
fn a_kiosk_is_ready_when_its_page_answers_lives_while_it_does_and_says_that_it_ends() {
    let manager = Manager::new();
    let printer = format!("png:{}", manager.folder.path().display());
    let command = manager.start(
        "kiosk-client",
        &["--server", "http://127.0.0.1:9", "--hall", "h", "--kiosk", "k1", "--token", "t", "--printer", &printer],
    );
    let mut kiosk = Program::spawn("kiosk-client", command).unwrap();
    let ready = manager.until("READY=1");
    assert!(asked(&kiosk, "/api/kiosk/state").contains("200"));
    assert!(ready.contains("\nSTATUS=server away, issuing nothing, printer "), "{ready}");
    for _ in 0..3 {
        manager.until("WATCHDOG=1");
    }
    assert!(kiosk.stop().unwrap().success());
    manager.until("STOPPING=1");
}

#[test]
fn a_server_is_ready_when_it_answers_and_says_what_it_serves() {
    let manager = Manager::new();
    let data = manager.folder.path().join("data").display().to_string();
    let command = manager.start("hall-server", &["serve", "--data", &data, "--listen", "127.0.0.1:0"]);
    let mut server = Program::spawn("hall-server", command).unwrap();
    let ready = manager.until("READY=1");
    assert!(asked(&server, "/api/v1/halls").contains("200"));
    assert!(ready.contains("STATUS=serving 0 halls at http://127.0.0.1:"), "{ready}");
    manager.until("WATCHDOG=1");
    assert!(server.stop().unwrap().success());
    manager.until("STOPPING=1");
}

#[test]
fn a_board_lives_while_its_loop_goes_round() {
    let manager = Manager::new();
    let output = format!("png:{}", manager.folder.path().display());
    let command = manager.start(
        "display-board",
        &["--server", "http://127.0.0.1:9", "--hall", "h", "--board", "main", "--token", "t", "--panel", "hall-192x96"]
            .into_iter()
            .chain(["--output", &output])
            .collect::<Vec<_>>(),
    );
    let mut board = Program::spawn_silent("display-board", command).unwrap();
    manager.until("READY=1");
    manager.until("WATCHDOG=1");
    assert!(board.stop().unwrap().success());
    manager.until("STOPPING=1");
}

#[test]
fn a_screen_shows_the_page_in_a_browser_and_ends_with_it() {
    let manager = Manager::new();
    let folder = manager.folder.path().display().to_string();
    let kiosk = Program::start(
        "kiosk-client",
        &["--server", "http://127.0.0.1:9", "--hall", "h", "--kiosk", "k1", "--token", "t"]
            .into_iter()
            .chain(["--printer", &format!("png:{folder}")])
            .collect::<Vec<_>>(),
    )
    .unwrap();
    let headless = "--headless=new --no-sandbox --disable-gpu --disable-background-networking";
    let mut command = manager.start("kiosk-client", &["screen", "--page", kiosk.address(), "--folder", &folder]);
    command.env("KIOSK_BROWSER_OPTIONS", headless);
    let mut screen = Program::spawn_silent("screen", command).unwrap();
    manager.until("READY=1");
    manager.until("STATUS=the page is on the screen");
    manager.until("WATCHDOG=1");
    let browsers = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", screen.id())).unwrap();
    assert!(Command::new("kill").args(browsers.split_whitespace()).status().unwrap().success());
    assert_eq!(screen.wait_for_end().unwrap().code(), Some(1));
    assert!(screen.log().iter().any(|line| line.contains("the browser ended")), "{:?}", screen.log());
}
