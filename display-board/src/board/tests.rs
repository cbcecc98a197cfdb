//! The board's rules, tested with a simulated clock.

use hall_wire::{BoardBody, CallOut, CallOutKind, LinkTrouble, MissedRow, Text};

use super::*;

/// Monday 23 November 2026, 10:42 in Shanghai.
const SERVER_NOW: i64 = 1_795_401_720_000;
const NOBODY: [u64; 0] = [];

fn call(seq: u64, number: &str, window: &str, age_ms: i64) -> CallOut {
    CallOut {
        seq,
        kind: CallOutKind::Call,
        number: number.into(),
        window: window.into(),
        text: Text::default(),
        speech: Text::chinese(format!("请{number}号到{window}号窗口办理")),
        min_show_ms: 5_000,
        age_ms,
        max_age_ms: 60_000,
        over: false,
    }
}

fn recall(seq: u64, number: &str, window: &str) -> CallOut {
    CallOut { kind: CallOutKind::Recall, ..call(seq, number, window, 0) }
}

fn body(call_outs: Vec<CallOut>) -> BoardBody {
    BoardBody {
        hall: Text::chinese("市政务大厅"),
        languages: vec!["zh".into(), "en".into()],
        rows: vec![],
        missed: vec![],
        waiting: vec![],
        paused: vec![],
        windows: vec![],
        call_outs,
        open: true,
        opens_at: None,
        now: SERVER_NOW,
        zone: "Asia/Shanghai".into(),
        utc_offset_min: 480,
    }
}

fn missed(numbers: &[&str], call_outs: Vec<CallOut>) -> BoardBody {
    let row = |number: &&str| MissedRow { number: (*number).into(), window: "1".into() };
    BoardBody { missed: numbers.iter().map(row).collect(), ..body(call_outs) }
}

/// Returns a board that has received this snapshot.
fn board(call_outs: Vec<CallOut>) -> Board {
    let mut board = Board::new(0, false);
    board.snapshot(0, "e1", body(call_outs));
    board
}

fn stale(since: &str) -> Signal {
    Signal::Stale { since: Some(since.into()), trouble: None }
}

/// Returns what is announced at a moment, as entry numbers.
fn announced(board: &mut Board, now_ms: u64) -> Vec<u64> {
    std::iter::from_fn(|| board.advance(now_ms)).map(|announcement| announcement.seq).collect()
}

/// Returns what is displayed: `*` marks a recall.
fn shown(board: &Board, now_ms: u64) -> String {
    let screen = board.screen(now_ms);
    let mark = |recalled: bool| if recalled { "*" } else { "" };
    let hero = screen.hero.map(|hero| format!("{}{}→{}", hero.number, mark(hero.recalled), hero.window));
    let rows = screen.rows.iter().map(|row| format!("{}{}", row.number, mark(row.recalled)));
    format!("{} | {}", hero.unwrap_or_default(), rows.collect::<Vec<_>>().join(" "))
}

#[test]
fn calls_take_the_stage_one_after_another_each_for_its_time() {
    let mut board = board(vec![]);
    board.change(1_000, body(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0)]));
    assert_eq!(announced(&mut board, 1_000), [1]);
    assert_eq!(shown(&board, 1_000), "A001→3 | B001");
    assert_eq!(announced(&mut board, 5_999), NOBODY);
    assert_eq!(announced(&mut board, 6_000), [2]);
    assert_eq!(shown(&board, 6_000), "B001→7 | A001");
    board.change(7_000, body(vec![call(3, "A002", "3", 0)]));
    assert_eq!(announced(&mut board, 10_999), NOBODY);
    assert_eq!(announced(&mut board, 11_000), [3]);
    assert_eq!(shown(&board, 11_000), "A002→3 | B001 A001");
}

#[test]
fn the_stage_waits_for_the_voice_but_not_for_ever() {
    let mut board = Board::new(0, true);
    board.snapshot(0, "e1", body(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0), call(3, "B002", "8", 0)]));
    assert_eq!(announced(&mut board, 0), [1]);
    assert_eq!(announced(&mut board, 9_000), NOBODY, "still speaking");
    board.spoken(9_000, 1);
    assert_eq!(announced(&mut board, 9_499), NOBODY, "two announcements are heard apart");
    assert_eq!(announced(&mut board, 9_500), [2]);
    board.spoken(10_000, 1);
    assert_eq!(announced(&mut board, 24_499), NOBODY, "the end of another announcement means nothing");
    assert_eq!(announced(&mut board, 24_500), [3], "a stuck voice holds nothing up");
}

#[test]
fn a_recall_moves_its_row_up_and_never_makes_a_second_one() {
    let mut board = board(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0), call(3, "C001", "1", 0)]);
    assert_eq!([0, 5_000, 10_000].map(|now_ms| announced(&mut board, now_ms)), [[1], [2], [3]]);
    board.change(20_000, body(vec![recall(4, "A001", "3")]));
    assert_eq!(announced(&mut board, 20_000), [4]);
    assert_eq!(shown(&board, 20_000), "A001*→3 | C001 B001");
    board.change(30_000, body(vec![call(5, "C002", "1", 0)]));
    assert_eq!(announced(&mut board, 30_000), [5]);
    assert_eq!(shown(&board, 30_000), "C002→1 | A001* C001 B001");
}

#[test]
fn after_a_cut_the_recent_are_announced_the_older_listed_in_order_once() {
    let mut board = board(vec![call(1, "A001", "3", 0)]);
    assert_eq!(announced(&mut board, 0), [1]);
    board.away(5_000, None);
    // Reconnected after 70 s with a snapshot that repeats known calls and includes one that is already over.
    let over = CallOut { over: true, ..call(4, "C001", "1", 20_000) };
    let seen = call(1, "A001", "3", 75_000);
    board.snapshot(
        75_000,
        "e1",
        body(vec![seen, call(2, "B001", "7", 65_000), call(3, "B002", "8", 30_000), over, call(5, "A002", "2", 100)]),
    );
    assert_eq!(announced(&mut board, 75_000), [3]);
    assert_eq!(shown(&board, 75_000), "B002→8 | A002 C001 B001 A001");
    assert_eq!(announced(&mut board, 80_000), [5]);
    assert_eq!(shown(&board, 80_000), "A002→2 | C001 B002 B001 A001");
    board.snapshot(90_000, "e1", body(vec![call(3, "B002", "8", 45_000), call(5, "A002", "2", 15_100)]));
    assert_eq!(announced(&mut board, 90_000), NOBODY, "a second snapshot repeats nothing");
}

#[test]
fn a_call_that_grows_too_old_or_is_missed_in_the_queue_is_only_listed() {
    let mut board = board((1..=14).map(|seq| call(seq, &format!("A{seq:03}"), "3", 0)).collect());
    let mut all = Vec::new();
    for now_ms in (0..70_000).step_by(1_000) {
        if now_ms == 3_000 {
            board.change(now_ms, missed(&["A002"], vec![]));
        }
        all.extend(announced(&mut board, now_ms));
    }
    assert_eq!(all, [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], "A002 was missed; at 60 s a call is not too old yet");
    let mut late = Board::new(0, false);
    late.snapshot(0, "e1", body((1..=14).map(|seq| call(seq, &format!("A{seq:03}"), "3", 10_000)).collect()));
    let all: Vec<u64> = (0..70_000).step_by(1_000).flat_map(|now_ms| announced(&mut late, now_ms)).collect();
    assert_eq!(all, (1..=11).collect::<Vec<_>>(), "the last three were 61 s old when their turn came");
    assert_eq!(shown(&late, 70_000).split(' ').next(), Some("A014→3"), "the newest is large all the same");
}

#[test]
fn a_call_that_is_over_is_listed_for_two_minutes_and_one_that_is_not_for_as_long_as_it_lasts() {
    let mut board = board(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0)]);
    announced(&mut board, 0);
    announced(&mut board, 5_000);
    // A001 is being served; B001 is served or waits again somewhere: no one should be sent to window 7 for long.
    let serving = CallRow {
        seq: 1,
        number: "A001".into(),
        window: "3".into(),
        area: String::new(),
        recalls: 0,
        serving: true,
        called_at: SERVER_NOW,
    };
    board.change(20_000, BoardBody { rows: vec![serving], ..body(vec![]) });
    assert_eq!(shown(&board, 120_000), "B001→7 | A001");
    assert_eq!(shown(&board, 120_001), "A001→3 | ");
}

#[test]
fn what_has_been_on_the_glass_is_reported_once() {
    let mut board = board(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0)]);
    assert_eq!(board.on_glass(&[1]), [1]);
    assert_eq!(board.on_glass(&[1, 2, 9]), [2]);
    assert_eq!(board.on_glass(&[1, 2]), NOBODY);
}

#[test]
fn missed_numbers_leave_the_list_for_their_own_strip() {
    let mut board = board(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0)]);
    announced(&mut board, 0);
    announced(&mut board, 5_000);
    board.change(20_000, missed(&["A001"], vec![]));
    assert_eq!(shown(&board, 20_000), "B001→7 | ");
    assert_eq!(board.screen(20_000).missed, ["A001"]);
    board.change(21_000, missed(&["A001", "B001"], vec![]));
    assert_eq!(shown(&board, 21_000), " | ");
    // A latecomer who is called again reappears.
    board.change(22_000, missed(&["B001"], vec![recall(3, "A001", "3")]));
    assert_eq!(announced(&mut board, 22_000), [3]);
    assert_eq!(shown(&board, 22_000), "A001*→3 | ");
}

#[test]
fn another_history_starts_the_board_afresh() {
    let mut board = board(vec![call(50, "A050", "3", 0)]);
    assert_eq!(announced(&mut board, 0), [50]);
    board.snapshot(10_000, "e2", body(vec![call(40, "A040", "2", 0)]));
    assert_eq!(announced(&mut board, 10_000), [40]);
    assert_eq!(shown(&board, 10_000), "A040→2 | ");
}

#[test]
fn silence_or_a_lost_connection_is_said_with_its_time_and_taken_back() {
    let mut board = Board::new(0, false);
    assert_eq!(board.screen(14_999).signal, Signal::Starting);
    assert_eq!(board.screen(15_000).signal, Signal::Stale { since: None, trouble: None });
    board.snapshot(60_000, "e1", body(vec![]));
    assert_eq!((board.screen(60_000).signal, board.screen(60_000).clock), (Signal::Live, "10:42".into()));
    board.away(63_000, None);
    board.away(64_500, None);
    assert_eq!(board.screen(64_999).signal, Signal::Live, "a short cut is not worth a word");
    assert_eq!(board.screen(65_000).signal, stale("10:42"));
    assert_eq!(board.screen(60_000 + 300_000).clock, "10:47", "the clock goes on");
    assert_eq!(board.screen(60_000 + 300_000).signal, stale("10:42"));
    board.heartbeat(400_000, SERVER_NOW + 340_000);
    assert_eq!(board.screen(414_999).signal, Signal::Live);
    assert_eq!(board.screen(415_000).signal, stale("10:47"), "silence needs no broken connection");
}

#[test]
fn what_has_to_be_set_right_here_is_said_at_once_and_taken_back() {
    let mut board = Board::new(0, false);
    let refused =
        |since: Option<&str>, trouble| Signal::Stale { since: since.map(str::to_owned), trouble: Some(trouble) };
    board.away(100, Some(LinkTrouble::Token));
    assert_eq!(board.screen(100).signal, refused(None, LinkTrouble::Token), "the server was reached: no need to wait");
    board.snapshot(60_000, "e1", body(vec![]));
    assert_eq!(board.screen(60_000).signal, Signal::Live);
    board.away(61_000, Some(LinkTrouble::Unknown));
    assert_eq!(board.screen(61_000).signal, refused(Some("10:42"), LinkTrouble::Unknown));
    board.away(62_000, None);
    assert_eq!(board.screen(62_000).signal, Signal::Live, "a cut of a second");
    assert_eq!(board.screen(66_000).signal, stale("10:42"));
}

#[test]
fn a_new_call_flashes_once_a_second_and_then_stands_still() {
    let mut board = board(vec![call(1, "A001", "3", 0)]);
    announced(&mut board, 0);
    let light: Vec<u64> = (0..10_000).step_by(500).filter(|now_ms| board.screen(*now_ms).hero.unwrap().flash).collect();
    assert_eq!(light, [0, 1_000, 2_000, 3_000]);
}

#[test]
fn old_calls_leave_and_those_being_served_stay() {
    let serving = CallRow {
        seq: 1,
        number: "A001".into(),
        window: "3".into(),
        area: String::new(),
        recalls: 0,
        serving: true,
        called_at: SERVER_NOW,
    };
    let mut board = Board::new(0, false);
    let first = body(vec![call(1, "A001", "3", 0), call(2, "B001", "7", 0)]);
    board.snapshot(0, "e1", BoardBody { rows: vec![serving], ..first });
    assert_eq!(announced(&mut board, 0), [1]);
    assert_eq!(announced(&mut board, 5_000), [2]);
    assert_eq!(announced(&mut board, 600_001), NOBODY);
    assert_eq!(shown(&board, 600_001), "A001→3 | ");
}

/// A step of the test table, which the TV board must satisfy too.
#[derive(serde::Deserialize)]
struct Step {
    at_ms: u64,
    #[serde(default)]
    calls: Vec<Vec<serde_json::Value>>,
    #[serde(default)]
    missed: Vec<String>,
    #[serde(default)]
    rows: Vec<(u64, String, String)>,
    large: Option<String>,
}

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    steps: Vec<Step>,
    announced: Vec<(u64, u64)>,
}

fn call_of(fields: &[serde_json::Value]) -> CallOut {
    let text = |index: usize| fields.get(index).and_then(serde_json::Value::as_str).unwrap_or_default();
    let seq = fields[0].as_u64().unwrap();
    if text(3) == "recall" { recall(seq, text(1), text(2)) } else { call(seq, text(1), text(2), 0) }
}

fn row_at((seq, number, window): &(u64, String, String)) -> CallRow {
    let (number, window) = (number.clone(), window.clone());
    CallRow { seq: *seq, number, window, area: String::new(), recalls: 0, serving: false, called_at: SERVER_NOW }
}

#[test]
fn calls_are_announced_as_the_tv_announces_them() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("announcing.cases.json")).unwrap();
    for Case { name, steps, announced: expected } in cases {
        let mut board = board(vec![]);
        let mut steps = steps.into_iter().peekable();
        let mut all = Vec::new();
        for now_ms in (0..=30_000).step_by(500) {
            while let Some(step) = steps.next_if(|step| step.at_ms <= now_ms) {
                let numbers: Vec<&str> = step.missed.iter().map(String::as_str).collect();
                let calls = step.calls.iter().map(|fields| call_of(fields)).collect();
                let rows = step.rows.iter().map(row_at).collect();
                board.change(now_ms, BoardBody { rows, ..missed(&numbers, calls) });
                all.extend(announced(&mut board, now_ms).into_iter().map(|seq| (now_ms, seq)));
                if let Some(large) = step.large {
                    let hero = board.screen(now_ms).hero;
                    let hero = hero.map(|hero| format!("{}→{}", hero.number, hero.window)).unwrap_or_default();
                    assert_eq!(hero, large, "{name}, at {now_ms} ms");
                }
            }
            all.extend(announced(&mut board, now_ms).into_iter().map(|seq| (now_ms, seq)));
        }
        assert_eq!(all, expected, "{name}");
    }
}

#[test]
fn a_board_shows_the_languages_that_the_plan_names() {
    let shown = |codes: &[&str]| {
        let mut board = Board::new(0, false);
        let languages = codes.iter().map(|code| (*code).to_owned()).collect();
        board.snapshot(0, "e1", BoardBody { languages, ..body(vec![]) });
        board.screen(0).languages
    };
    let [main, second] = [Language::MAIN, Language::MAIN.second()];
    assert_eq!(shown(&["zh", "en"]), Languages { first: main, second, shows_second: true });
    assert_eq!(shown(&["ko", "zh"]), Languages { first: Language::Ko, second: Language::Zh, shows_second: true });
    assert_eq!(shown(&["zh"]), Languages { first: main, second, shows_second: false });
    assert_eq!(shown(&["tlh", "zh"]).first, main, "what is not shipped is left out");
    assert_eq!(shown(&[]), Languages::default());
}
