//! A whole board against a server that cuts the line: what is announced, listed, spoken and told to the server.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use display_board::panel::{Panel, Picture};
use display_board::{DisplayBoard, Options, VoiceCommands};
use firmware_config::Library;
use hall_link::{Limits, LinkOptions, Trust};
use hall_words::Language;
use tokio::task::JoinHandle;

use crate::server::{PATIENCE, Server, call_out};

/// A panel that keeps the words of every picture.
struct Album(Sender<Vec<String>>);

impl Panel for Album {
    fn show(&mut self, picture: &Picture) -> io::Result<()> {
        self.0.send(picture.lines.clone()).map_err(io::Error::other)
    }
}

struct Watched {
    server: Server,
    pictures: Receiver<Vec<String>>,
    board: JoinHandle<()>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.board.abort();
    }
}

async fn watch(voice: Option<VoiceCommands>) -> Watched {
    let server = Server::bind().await;
    let (sender, pictures) = channel();
    let limits = Limits { retry_ms_first: 5, retry_ms_max: 20, ..Limits::default() };
    let link = LinkOptions {
        server: server.address(),
        trust: Trust::default(),
        hall: "city-main".into(),
        view: "board:main".into(),
        token: "t".into(),
        limits,
    };
    let panel = Library::built_in().panel("hall-192x96").unwrap().clone();
    let options = Options { link, panel, voice };
    let mut board = DisplayBoard::with_panel(options, Box::new(Album(sender))).unwrap();
    let board = tokio::spawn(async move { board.run().await });
    Watched { server, pictures, board }
}

impl Watched {
    /// Looks at pictures until one has this call large; gives the numbers that were large until then, and the last picture.
    async fn until_large(&self, number: &str) -> (Vec<String>, Vec<String>) {
        let mut large: Vec<String> = Vec::new();
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let Ok(lines) = self.pictures.try_recv() else {
                tokio::time::sleep(Duration::from_millis(5)).await;
                continue;
            };
            if let Some((hero, _)) = lines[0].split_once(" → ")
                && large.last().map(String::as_str) != Some(hero)
            {
                large.push(hero.to_owned());
            }
            if large.last().is_some_and(|hero| hero == number) {
                return (large, lines);
            }
        }
        panic!("{number} was never large; these were: {large:?}");
    }
}

#[tokio::test]
async fn every_call_of_a_cut_is_announced_or_listed_in_order_once() {
    let watched = watch(None).await;
    let mut connection = watched.server.accept().await;
    connection.send("snapshot", 10, vec![call_out(10, "A001", 0)]).await;
    assert_eq!(watched.until_large("A001").await.0, ["A001"]);
    assert_eq!(connection.shown().await, 10);
    drop(connection);

    // The line is cut; 30 s of calls later the board asks for what it missed and gets it change by change.
    let mut connection = watched.server.accept().await;
    assert!(connection.path.ends_with("view=board:main&since=10&epoch=e1"), "{}", connection.path);
    connection.send("change", 11, vec![call_out(11, "A002", 65_000)]).await;
    connection.send("change", 13, vec![call_out(12, "A003", 29_000), call_out(13, "A004", 20_000)]).await;
    connection.send("change", 14, vec![call_out(14, "A005", 500)]).await;
    let (large, lines) = watched.until_large("A005").await;
    let announced: Vec<&str> =
        large.iter().map(String::as_str).filter(|hero| *hero != "A001" && *hero != "A002").collect();
    assert_eq!(announced, ["A003", "A004", "A005"]);
    assert_eq!(lines[2..6], ["A004 3号窗口", "A003 3号窗口", "A002 3号窗口", "A001 3号窗口"]);
    let mut shown = Vec::new();
    while shown.last() != Some(&14) {
        shown.push(connection.shown().await);
        shown.sort_unstable();
    }
    drop(connection);

    // The next time the server has forgotten what was missed and sends everything: nothing is announced again.
    let mut connection = watched.server.accept().await;
    let all = [("A001", 10), ("A002", 11), ("A003", 12), ("A004", 13), ("A005", 14), ("A006", 15)];
    connection.send("snapshot", 15, all.map(|(number, seq)| call_out(seq, number, 1_000)).to_vec()).await;
    assert_eq!(watched.until_large("A006").await.0.last().unwrap(), "A006");
    assert_eq!(connection.shown().await, 15);
}

#[tokio::test]
async fn announcements_never_overlap_and_are_spoken_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let log = dir.path().join("spoken");
    // A voice that writes when it begins and when it ends, and takes its time between.
    let script = format!("echo \"[$1\" >> {0}; sleep 0.2; echo \"$1]\" >> {0}", log.display());
    let chinese = ["sh", "-c", &script, "voice"].map(str::to_owned).to_vec();
    let watched = watch(Some(VoiceCommands::from([(Language::Zh, chinese)]))).await;
    let mut connection = watched.server.accept().await;
    connection.send("snapshot", 3, (1..=3).map(|seq| call_out(seq, &format!("A00{seq}"), 0)).collect()).await;
    watched.until_large("A003").await;
    let until = Instant::now() + PATIENCE;
    let expected: String = (1..=3).map(|n| format!("[请A00{n}号到3号窗口办理\n请A00{n}号到3号窗口办理]\n")).collect();
    while std::fs::read_to_string(&log).unwrap_or_default() != expected {
        assert!(Instant::now() < until, "{:?}", std::fs::read_to_string(&log));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_board_that_has_heard_nothing_says_so_and_is_live_with_the_first_frame() {
    let watched = watch(None).await;
    let until = Instant::now() + PATIENCE;
    let first = loop {
        if let Ok(lines) = watched.pictures.try_recv() {
            break lines;
        }
        assert!(Instant::now() < until);
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    assert_eq!(first, ["正在连接 Connecting"], "never blank, and not live before anything was heard");
    let mut connection = watched.server.accept().await;
    connection.send("snapshot", 1, vec![]).await;
    connection.send("change", 2, vec![call_out(2, "A001", 0)]).await;
    let (_, lines) = watched.until_large("A001").await;
    assert_eq!(lines.last().unwrap(), "● 实时");
}
