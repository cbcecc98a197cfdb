//! The live socket: state in time, nothing lost over a cut, nobody held up by a slow one.

use std::time::{Duration, Instant};

use hall_core::{Code, Role};
use hall_server::accounts::Accounts;
use hall_server::live::LiveLimits;
use hall_server::server::sockets::VISIT_SOCKETS_OF_TICKET_MAX;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::time::timeout;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::hall::{PATIENCE, TestHall, Watcher};

const IMPATIENT: LiveLimits = LiveLimits {
    heartbeat_ms: 200,
    silence_ms: 600,
    send_ms: 200,
    refresh_ms: 50,
    first_shared_ms: 1_000,
    allowed_ms: 100,
};

fn call_outs(frame: &Value) -> Vec<(u64, String)> {
    let list = frame["body"]["call_outs"].as_array().cloned().unwrap_or_default();
    list.iter().map(|out| (out["seq"].as_u64().unwrap(), out["number"].as_str().unwrap().to_owned())).collect()
}

async fn called(hall: &TestHall, many: usize) -> Vec<String> {
    let mut numbers = Vec::new();
    for _ in 0..many {
        hall.issue("card").await;
        let ticket = hall.call_next("w1").await;
        hall.at_window("w1", "miss", json!({"ticket": ticket["id"]})).await.expect(200);
        numbers.push(ticket["number"].as_str().unwrap().to_owned());
    }
    numbers
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_receives_whom_to_show_and_say() {
    let hall = TestHall::start().await;
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let snapshot = board.next().await.unwrap();
    assert_eq!((snapshot["type"].as_str(), &snapshot["body"]["rows"]), (Some("snapshot"), &json!([])));
    hall.open("w1").await;
    let ticket = hall.issue("card").await;
    hall.call_next("w1").await;
    let frame = board.until(|frame| !call_outs(frame).is_empty()).await;
    let out = &frame["body"]["call_outs"][0];
    assert_eq!(frame["type"], "change");
    let text = ["zh", "en", "ko"].map(|language| out["text"][language].as_str().unwrap_or_default());
    assert_eq!(text, ["请 A001 到 1 号窗口", "A001, please go to window 1", "A001번 고객님, 1번 창구로 오세요"]);
    assert_eq!(out["speech"]["zh"], "请A零零一号到1号窗口办理");
    assert_eq!((out["kind"].as_str(), out["over"].as_bool()), (Some("call"), Some(false)));
    assert_eq!(frame["body"]["rows"][0]["number"], "A001");
    hall.at_window("w1", "recall", json!({"ticket": ticket["id"]})).await.expect(200);
    let frame = board.until(|frame| !call_outs(frame).is_empty()).await;
    assert_eq!(
        (&frame["body"]["call_outs"][0]["kind"], frame["body"]["rows"].as_array().unwrap().len()),
        (&json!("recall"), 1)
    );
    hall.at_window("w1", "miss", json!({"ticket": ticket["id"]})).await.expect(200);
    let frame = board.until(|frame| frame["body"]["rows"] == json!([]) && frame["type"] == "change").await;
    assert_eq!(frame["body"]["missed"], json!([{"number": "A001", "window": "1"}]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_that_was_cut_off_hears_every_call_once_and_in_order() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let epoch = board.next().await.unwrap()["epoch"].as_str().unwrap().to_owned();
    called(&hall, 2).await;
    let last = board.until(|frame| call_outs(frame).iter().any(|(_, number)| number == "A002")).await;
    drop(board);
    let missed = called(&hall, 5).await;
    let resume = format!("view=board:main&since={}&epoch={epoch}", last["seq"]);
    let first = hall.watch(Role::Board, &resume).await.next().await.unwrap();
    let heard: Vec<String> = call_outs(&first).into_iter().map(|(_, number)| number).collect();
    assert_eq!((first["type"].as_str(), &heard), (Some("change"), &missed));
    assert!(first["body"]["call_outs"].as_array().unwrap().iter().all(|out| out["over"] == true), "all missed by now");
    let other = hall.watch(Role::Board, "view=board:main&since=3&epoch=another").await.next().await.unwrap();
    assert_eq!((other["type"].as_str(), call_outs(&other).len()), (Some("snapshot"), 7));
    let future = format!("view=board:main&since=99999&epoch={epoch}");
    assert_eq!(hall.watch(Role::Board, &future).await.next().await.unwrap()["type"], "snapshot");

    let folder = hall.stop().await;
    let hall = TestHall::serve(folder, LiveLimits::default()).await;
    let first = hall.watch(Role::Board, &resume).await.next().await.unwrap();
    let heard: Vec<String> = call_outs(&first).into_iter().map(|(_, number)| number).collect();
    assert_eq!((first["type"].as_str(), &heard), (Some("change"), &missed), "over a restart of the server too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_shows_its_own_windows_only() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.open("w2").await;
    let mut board = hall.watch(Role::Board, "view=board:other").await;
    board.next().await.unwrap();
    called(&hall, 1).await;
    hall.issue("card").await;
    hall.call_next("w2").await;
    let frame = board.until(|frame| !call_outs(frame).is_empty()).await;
    assert_eq!(call_outs(&frame)[0].1, "A002");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_learns_whether_a_call_reached_a_board() {
    // No heartbeat helps: what a board says is told at once.
    let hall = TestHall::start_with(2, LiveLimits { heartbeat_ms: 120_000, silence_ms: 600_000, ..IMPATIENT }).await;
    hall.open("w1").await;
    hall.issue("card").await;
    let mut window = hall.watch(Role::Clerk, "view=window:w1").await;
    window.until(|frame| frame["body"]["waiting_count"] == 1).await;
    let ticket = hall.call_next("w1").await;
    let reached = |boards: u32, shown: u32| {
        move |frame: &Value| frame["body"]["present"]["reached"] == json!({"boards": boards, "shown": shown})
    };
    let frame = window.until(reached(0, 0)).await;
    assert_eq!(frame["body"]["undo"]["what"], "call");
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let seq = call_outs(&board.next().await.unwrap())[0].0;
    window.until(reached(1, 0)).await;
    board.send(json!({"type": "shown", "seq": seq})).await;
    window.until(reached(1, 1)).await;
    let glass = async || {
        let dashboard = hall.get(Role::Manager, "/dashboard").await.expect(200);
        let devices = dashboard["devices"].as_array().unwrap();
        devices.iter().find(|device| device["view"] == "board:main").unwrap()["glass_ms"].clone()
    };
    assert_eq!(glass().await, Value::Null, "a board is not slow for a call from before it came");
    hall.at_window("w1", "miss", json!({"ticket": ticket["id"]})).await.expect(200);
    hall.issue("card").await;
    hall.call_next("w1").await;
    let newest = |frame: &Value| call_outs(frame).iter().map(|out| out.0).max().unwrap_or(0);
    let seq = newest(&board.until(|frame| newest(frame) > seq).await);
    window.until(reached(1, 0)).await;
    board.send(json!({"type": "shown", "seq": seq})).await;
    window.until(reached(1, 1)).await;
    let dashboard = hall.get(Role::Manager, "/dashboard").await.expect(200);
    let devices = dashboard["devices"].as_array().unwrap();
    let board = devices.iter().find(|device| device["view"] == "board:main").unwrap();
    assert_eq!(board["state"], "connected");
    assert!(board["glass_ms"].as_u64().unwrap() < PATIENCE.as_millis() as u64);
    assert!(devices.iter().any(|device| device["view"] == "kiosk:k1" && device["state"] == "never"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_screen_over_a_window_learns_nothing_about_visitors() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    hall.issue("card").await;
    let body = hall.watch(Role::Board, "view=window:w1").await.next().await.unwrap()["body"].clone();
    assert_eq!(
        (body["window"]["number"].as_str(), body["window"]["number_state"].as_str()),
        (Some("A001"), Some("called"))
    );
    assert_eq!((&body["waiting"], &body["present"], &body["clerk"]), (&json!([]), &Value::Null, &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_sees_its_place_change() {
    let hall = TestHall::start_with(2, IMPATIENT).await;
    hall.open("w1").await;
    hall.issue("card").await;
    let ticket = hall.issue("card").await;
    let address = format!("ws://{}/api/v1/visits/{}/live", hall.address, ticket["token"].as_str().unwrap());
    let mut phone = Watcher::open(&address, None).await;
    assert_eq!(phone.next().await.unwrap()["body"]["ticket"]["ahead"], 1);
    let first = hall.call_next("w1").await;
    phone.until(|frame| frame["body"]["ticket"]["ahead"] == 0).await;
    hall.at_window("w1", "miss", json!({"ticket": first["id"]})).await.expect(200);
    hall.call_next("w1").await;
    let frame = phone.until(|frame| frame["body"]["ticket"]["state"] == "called").await;
    assert_eq!(frame["body"]["window"], "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_tickets_pages_do_not_take_the_sockets_of_all() {
    let hall = TestHall::start_with(2, IMPATIENT).await;
    hall.open("w1").await;
    let tickets = [hall.issue("card").await, hall.issue("card").await];
    let [mine, others] =
        tickets.map(|ticket| format!("ws://{}/api/v1/visits/{}/live", hall.address, ticket["token"].as_str().unwrap()));
    let mut pages = Vec::new();
    for _ in 0..VISIT_SOCKETS_OF_TICKET_MAX {
        let mut page = Watcher::open(&mine, None).await;
        assert!(page.next().await.is_some());
        pages.push(page);
    }
    let refused = connect_async(mine.as_str().into_client_request().unwrap()).await.unwrap_err();
    assert!(matches!(&refused, Error::Http(answer) if answer.status() == 503), "{refused}");
    assert!(Watcher::open(&others, None).await.next().await.is_some(), "another ticket has its own");
    pages.pop();
    let until = Instant::now() + PATIENCE;
    while connect_async(mine.as_str().into_client_request().unwrap()).await.is_err() {
        assert!(Instant::now() < until, "a page that was closed makes room");
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kiosks_and_managers_see_the_hall_move() {
    let hall = TestHall::start_with(2, IMPATIENT).await;
    let mut kiosk = hall.watch(Role::Kiosk, "view=kiosk:k1").await;
    let mut manager = hall.watch(Role::Manager, "view=manager").await;
    let snapshot = kiosk.next().await.unwrap();
    assert!(snapshot["body"]["visit_url"].as_str().unwrap().ends_with("/t/"));
    hall.open("w1").await;
    hall.issue("card").await;
    kiosk.until(|frame| frame["body"]["services"][0]["waiting"] == 1).await;
    kiosk.send(json!({"type": "printer", "health": {"state": "paper_low", "since": 5}})).await;
    manager.until(|frame| frame["body"]["waiting"] == 1).await;
    let printer = |device: &Value| device["view"] == "kiosk:k1" && device["printer"]["state"] == "paper_low";
    manager.until(|frame| frame["body"]["devices"].as_array().is_some_and(|list| list.iter().any(printer))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_heartbeat_comes_in_time_and_promises_nothing_false() {
    let hall = TestHall::start_with(2, IMPATIENT).await;
    hall.open("w1").await;
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let mut seen = board.next().await.unwrap()["seq"].as_u64().unwrap();
    called(&hall, 3).await;
    let (mut beats, mut heard) = (0, 0);
    while beats < 3 || heard < 3 {
        let frame = board.next().await.unwrap();
        let seq = frame["seq"].as_u64().unwrap();
        assert!(seq >= seen, "seq never falls");
        for (called_at, _) in call_outs(&frame) {
            assert!(called_at > seen, "nothing comes after a frame that said it had been told");
            heard += 1;
        }
        beats += u32::from(frame["type"] == "heartbeat");
        seen = seq;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_watch_is_refused() {
    let hall = TestHall::start().await;
    let status = async |token: Option<&str>, query: &str, origin: Option<(&str, &str)>| {
        let address = format!("ws://{}/api/v1/halls/test-hall/live?{query}", hall.address);
        let mut request = address.into_client_request().unwrap();
        if let Some(token) = token {
            request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        if let Some((cookie, origin)) = origin {
            request.headers_mut().insert("cookie", cookie.parse().unwrap());
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        match connect_async(request).await {
            Ok(_) => 101,
            Err(Error::Http(answer)) => answer.status().as_u16(),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(status(None, "view=board:main", None).await, 401);
    assert_eq!(status(Some(hall.token(Role::Board)), "view=manager", None).await, 403);
    assert_eq!(status(Some(hall.token(Role::Kiosk)), "view=window:w1", None).await, 403);
    assert_eq!(status(Some(hall.token(Role::Auditor)), "view=board:main", None).await, 403);
    assert_eq!(status(Some(hall.token(Role::Board)), "view=board:none", None).await, 404);
    assert_eq!(status(Some(hall.token(Role::Board)), "view=nonsense", None).await, 404);
    let tv = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let opened = tv.get(hall.url(&format!("//tv?token={}", hall.token(Role::Board)))).send().await.unwrap();
    let cookie = opened.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let own = format!("http://{}", hall.address);
    assert_eq!(status(None, "view=board:main", Some((&cookie, &own))).await, 101);
    assert_eq!(status(None, "view=board:main", Some((&cookie, "http://evil.example"))).await, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watcher_whose_token_was_removed_sees_no_more() {
    let hall = TestHall::start_with(2, IMPATIENT).await;
    let mut removed = hall.watch(Role::Board, "view=board:main").await;
    let mut kept = hall.watch(Role::Manager, "view=manager").await;
    removed.until(|frame| frame["type"] == "heartbeat").await;

    let accounts = Accounts::open(hall.folder.path()).unwrap();
    assert_eq!(accounts.remove_tokens(&Code::new("board-1").unwrap(), Some(Role::Board), None).unwrap(), 1);
    let over = async { while removed.next().await.is_some() {} };
    timeout(PATIENCE, over).await.expect("the socket is closed");
    kept.until(|frame| frame["type"] == "heartbeat").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_watcher_that_never_stops_talking_is_not_let_stay() {
    const TALK: [u8; 8] = [0x81, 0x82, 0, 0, 0, 0, b'{', b'}'];
    let hall = TestHall::start_with(2, IMPATIENT).await;
    let (mut reads, mut writes) =
        hall.bare_socket("/halls/test-hall/live?view=board:main", Role::Board).await.into_split();
    let talking = tokio::spawn(async move { while writes.write_all(&TALK.repeat(8_192)).await.is_ok() {} });
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    assert_eq!(accounts.remove_tokens(&Code::new("board-1").unwrap(), Some(Role::Board), None).unwrap(), 1);
    let over = async {
        let mut bytes = [0; 4096];
        while reads.read(&mut bytes).await.is_ok_and(|bytes| bytes > 0) {}
    };
    timeout(PATIENCE, over).await.expect("the socket is closed");
    timeout(PATIENCE, talking).await.expect("nobody listens any more").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_stops_reading_is_known_and_delays_nobody() {
    let hall = TestHall::start_with(2, IMPATIENT).await;
    hall.open("w1").await;
    let _frozen = hall.bare_socket("/halls/test-hall/live?view=board:other", Role::Board).await;

    let frozen_since = Instant::now();
    let mut manager = hall.watch(Role::Manager, "view=manager").await;
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let calls = called(&hall, 3).await;
    for number in &calls {
        board.until(|frame| call_outs(frame).iter().any(|(_, heard)| heard == number)).await;
    }
    let silent = |device: &Value| device["view"] == "board:other" && device["state"] == "silent";
    manager.until(|frame| frame["body"]["devices"].as_array().is_some_and(|list| list.iter().any(silent))).await;
    let took = frozen_since.elapsed();
    let limit = Duration::from_millis(IMPATIENT.silence_ms + IMPATIENT.refresh_ms + IMPATIENT.heartbeat_ms);
    assert!(took < limit * 3, "the healthy board still hears, the frozen one is known after {took:?}");
    called(&hall, 1).await;
    board.until(|frame| !call_outs(frame).is_empty()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn watchers_are_informed_when_the_server_stops() {
    let hall = TestHall::start().await;
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    board.next().await.unwrap();
    let stopping = tokio::spawn(hall.stop());
    assert!(board.next().await.is_none(), "the socket is closed");
    stopping.await.unwrap();
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_spoken_where_the_server_has_a_voice() {
    use std::os::unix::fs::PermissionsExt as _;
    let hall = TestHall::start().await;
    let folder = hall.stop().await;
    let program = folder.path().join("voice");
    // Says back what it was told, with a WAV file's head before it.
    let script = "#!/bin/sh\nprintf 'RIFF\\377\\377\\377\\177WAVEdata\\377\\377\\377\\177'\necho \"$2\"\ncat\n";
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    let hall = TestHall::serve_with(folder, |options| options.voice = program).await;
    hall.open("w1").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    let board = hall.watch(Role::Board, "view=board:main").await.next().await.unwrap();
    let seq = call_outs(&board)[0].0;
    let spoken = hall.get(Role::Board, &format!("/speech/{seq}/zh")).await;
    assert_eq!(spoken.headers["content-type"], "audio/wav");
    let sound = spoken.expect(200).as_str().unwrap().to_owned();
    assert!(sound.ends_with("cmn-latn-pinyin\n请A零零一号到1号窗口办理"), "{sound}");
    hall.get(Role::Board, "/speech/1/zh").await.refused(404, "no_speech");
    hall.get(Role::Board, &format!("/speech/{seq}/fr")).await.refused(404, "no_speech");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_a_voice_says_so() {
    let hall = TestHall::start().await;
    let folder = hall.stop().await;
    let hall = TestHall::serve_with(folder, |options| options.voice = "/nowhere/voice".into()).await;
    hall.open("w1").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    let board = hall.watch(Role::Board, "view=board:main").await.next().await.unwrap();
    let seq = call_outs(&board)[0].0;
    hall.get(Role::Board, &format!("/speech/{seq}/zh")).await.refused(404, "no_speech");
}
