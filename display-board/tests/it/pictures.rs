//! Faces of the board on the panels that are shipped.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use display_board::board::{Hero, Hours, Languages, Opening, OpeningDay, Pause, Row, Screen, Signal, Waiting};
use display_board::layout::{self, Drawing};
use display_board::panel::{fit_to_glass, write_png};
use firmware_config::{Colours, Library, PanelProfile};
use hall_ink::Face;
use hall_wire::LinkTrouble;
use hall_words::Language;

const PANELS: [&str; 4] = ["strip-128x32", "hall-192x96", "hall-256x128", "terminal"];

fn hero(number: &str, window: &str) -> Hero {
    Hero {
        seq: 1,
        number: number.into(),
        window: window.into(),
        second_text: format!("{number}, please go to window {window}"),
        recalled: false,
        flash: false,
    }
}

fn row(seq: u64, number: &str, window: &str) -> Row {
    Row { seq, number: number.into(), window: window.into(), recalled: false }
}

fn empty() -> Screen {
    Screen {
        languages: Languages::default(),
        hall_name: ["市政务大厅".into(), "City Service Hall".into()],
        hero: None,
        rows: vec![],
        missed: vec![],
        paused: vec![],
        waiting: vec![],
        hours: Hours::Open,
        clock: "10:42".into(),
        weekday: 0,
        signal: Signal::Live,
        turn_s: 0,
    }
}

fn busy() -> Screen {
    let waiting = [("社保", 12), ("户口", 4), ("婚姻登记处", 110)];
    Screen {
        hero: Some(hero("A001", "3")),
        rows: vec![
            row(2, "B014", "7"),
            Row { recalled: true, ..row(3, "A130", "1") },
            row(4, "C007", "12"),
            row(5, "A129", "2"),
        ],
        missed: ["A012", "B003", "C118", "A044"].map(String::from).to_vec(),
        waiting: waiting.map(|(name, count)| Waiting { name: name.into(), count }).to_vec(),
        ..empty()
    }
}

fn stale() -> Signal {
    Signal::Stale { since: Some("10:40".into()), trouble: None }
}

fn refused() -> Signal {
    Signal::Stale { since: Some("10:40".into()), trouble: Some(LinkTrouble::Token) }
}

fn faces() -> Vec<(&'static str, Screen)> {
    let one = Screen { hero: Some(hero("A001", "3")), ..empty() };
    vec![
        (
            "starting",
            Screen { signal: Signal::Starting, hall_name: Default::default(), clock: String::new(), ..empty() },
        ),
        ("empty", empty()),
        ("one", one.clone()),
        ("flash", Screen { hero: Some(Hero { flash: true, ..hero("A001", "3") }), ..one.clone() }),
        (
            "recall",
            Screen {
                hero: Some(Hero { recalled: true, ..hero("B014", "12") }),
                rows: busy().rows[1..].to_vec(),
                ..one.clone()
            },
        ),
        ("many", busy()),
        ("missed", Screen { turn_s: 10, ..busy() }),
        (
            "long",
            Screen {
                hero: Some(hero("A1024", "B12")),
                rows: vec![Row { recalled: true, ..row(9, "A1023", "B12") }],
                ..busy()
            },
        ),
        (
            "paused",
            Screen {
                paused: vec![Pause { window: "12".into(), back: Some(["10:55".into(), "10:55".into()]) }],
                missed: vec![],
                ..busy()
            },
        ),
        ("closed", Screen { hours: closed(), ..empty() }),
        ("korean", korean()),
        ("korean-closed", Screen { hero: None, rows: vec![], missed: vec![], hours: closed(), ..korean() }),
        ("stale", Screen { signal: stale(), ..busy() }),
        ("stale-english", Screen { signal: stale(), turn_s: 8, ..busy() }),
        ("stale-empty", Screen { signal: stale(), ..empty() }),
        ("refused", Screen { signal: refused(), ..busy() }),
        ("refused-english", Screen { signal: refused(), turn_s: 8, ..busy() }),
    ]
}

fn closed() -> Hours {
    Hours::Closed { opens: Some(Opening { clock: "08:30".into(), day: OpeningDay::Weekday(1) }) }
}

/// A board with Korean first and Chinese below it.
fn korean() -> Screen {
    let languages = Languages { first: Language::Ko, second: Language::Zh, shows_second: true };
    let hall_name = ["연길시 정무 홀".into(), "延吉市政务大厅".into()];
    let waiting = [("사회보험", 12), ("호적", 4)].map(|(name, count)| Waiting { name: name.into(), count });
    let hero = Hero { second_text: "请 A001 到 3 号窗口".into(), ..hero("A001", "3") };
    Screen { languages, hall_name, waiting: waiting.to_vec(), hero: Some(hero), ..busy() }
}

fn panels() -> Vec<PanelProfile> {
    let library = Library::built_in();
    PANELS.map(|id| library.panel(id).unwrap().clone()).to_vec()
}

fn drawings() -> Vec<(String, Screen, PanelProfile, Drawing)> {
    let face = Face::unifont();
    let all = panels()
        .into_iter()
        .flat_map(|panel| faces().into_iter().map(move |(name, screen)| (name, screen, panel.clone())));
    all.map(|(name, screen, panel)| {
        let drawing = layout::draw(&screen, &panel, &face);
        (format!("{}-{name}", panel.id), screen, panel, drawing)
    })
    .collect()
}

fn lit(drawing: &Drawing) -> usize {
    drawing.canvas.rgb().chunks(3).filter(|rgb| rgb.iter().any(|value| *value > 0)).count()
}

/// The faces as somebody looked at them. `UPDATE_EXPECT=1 cargo test -p display-board` draws them anew: look at them again.
#[test]
fn every_face_is_the_one_that_was_looked_at() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    for (name, _, _, drawing) in drawings() {
        let path = golden.join(format!("{name}.png"));
        if update {
            write_png(&path, &drawing.canvas).unwrap();
        }
        let mut reader = png::Decoder::new(BufReader::new(File::open(&path).unwrap())).read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut rgb).unwrap();
        assert!(rgb == drawing.canvas.rgb(), "{name} looks different; see the comment on this test");
    }
}

#[test]
fn no_face_is_blank_and_a_stale_one_cannot_be_taken_for_live() {
    for (name, screen, panel, drawing) in drawings() {
        assert!(lit(&drawing) > 200, "{name}");
        if !matches!(screen.signal, Signal::Stale { .. }) {
            continue;
        }
        let live = layout::draw(&Screen { signal: Signal::Live, ..screen }, &panel, &Face::unifont());
        let plate_y = panel.height_px - 16;
        for y in 0..panel.height_px {
            for x in 0..panel.width_px {
                let (stale, live) = (drawing.canvas.pixel(x, y), live.canvas.pixel(x, y));
                if y < plate_y {
                    assert!(stale.iter().all(|value| *value <= 85), "{name}: bright at {x},{y}");
                } else {
                    assert!(stale[0] > 150, "{name}: no plate at {x},{y}");
                    assert!(live != stale || live[0] > 150, "{name}");
                }
            }
        }
    }
}

#[test]
fn every_call_that_is_said_to_be_visible_is_in_the_words_and_no_ticket_is_there_twice() {
    for (name, screen, _, drawing) in drawings() {
        let numbers: Vec<&str> = drawing.lines.iter().filter_map(|line| line.split([' ', ':']).next()).collect();
        for seq in &drawing.visible {
            let hero = screen.hero.iter().map(|hero| (hero.seq, hero.number.as_str()));
            let rows = screen.rows.iter().map(|row| (row.seq, row.number.as_str()));
            let (_, number) = hero.chain(rows).find(|(other, _)| other == seq).unwrap();
            assert_eq!(numbers.iter().filter(|other| *other == &number).count(), 1, "{name}: {number}");
        }
        assert_eq!(drawing.visible.is_empty(), screen.hero.is_none() || name == "strip-128x32-missed", "{name}");
    }
}

#[test]
fn the_words_say_what_the_picture_shows() {
    let panel = &panels()[1];
    let lines = |screen: &Screen| layout::draw(screen, panel, &Face::unifont()).lines;
    assert_eq!(
        lines(&busy()),
        [
            "A001 → 3号窗口",
            "A001, please go to window 3",
            "B014 7号窗口",
            "A130 1号窗口 再次呼叫",
            "C007 12号窗口",
            "A129 2号窗口",
            "过号: A012 B003 C118 A044",
            "等候: 社保 12, 户口 4, 婚姻登记处 110",
            "● 实时",
        ]
    );
    let stale = Screen { signal: stale(), ..empty() };
    assert_eq!(
        lines(&stale),
        [
            "市政务大厅 City Service Hall",
            "请等候叫号 Please wait",
            "■ 自10:40起无更新 · Stale since 10:40 · 请留意广播 Please listen"
        ]
    );
    let refused = lines(&Screen { signal: refused(), ..empty() });
    assert_eq!(refused.last().unwrap(), "■ 本屏令牌无效 · Token unknown · 自10:40起无更新 · 请留意广播 Please listen");
}

#[test]
fn a_panel_gets_only_colours_that_it_has_at_its_brightness() {
    let library = Library::built_in();
    for (colours, allowed) in [
        (Colours::Red, [true, false, false]),
        (Colours::Amber, [true, true, false]),
        (Colours::RedGreen, [true, true, false]),
    ] {
        let panel = PanelProfile { colours, brightness_percent: 50, ..library.panel("hall-192x96").unwrap().clone() };
        let mut canvas = layout::draw(&busy(), &panel, &Face::unifont()).canvas;
        fit_to_glass(&mut canvas, &panel);
        assert!(canvas.rgb().iter().any(|value| *value > 100), "{colours:?} is dark");
        for rgb in canvas.rgb().chunks(3) {
            for (value, allowed) in rgb.iter().zip(allowed) {
                assert!(*value <= 127 && (allowed || *value == 0), "{colours:?}: {rgb:?}");
            }
        }
    }
}

/// How far two colours are apart, as people see it (WCAG 2).
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let linear = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let light = |[r, g, b]: [u8; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

#[test]
fn the_bar_of_a_stale_board_can_be_read_in_every_colour_of_lamps() {
    let library = Library::built_in();
    for id in ["strip-128x32", "hall-192x96"] {
        for colours in [Colours::Rgb, Colours::Red, Colours::Amber, Colours::RedGreen] {
            let panel = PanelProfile { colours, brightness_percent: 100, ..library.panel(id).unwrap().clone() };
            let mut canvas = layout::draw(&Screen { signal: stale(), ..busy() }, &panel, &Face::unifont()).canvas;
            fit_to_glass(&mut canvas, &panel);
            let y = panel.height_px - 16..panel.height_px;
            let mut bar: Vec<[u8; 3]> =
                y.flat_map(|y| (0..panel.width_px).map(move |x| (x, y))).map(|(x, y)| canvas.pixel(x, y)).collect();
            bar.sort_unstable();
            bar.dedup();
            let [one, other] = bar[..] else { panic!("{id}, {colours:?}: the bar has {} colours", bar.len()) };
            assert!(contrast(one, other) >= 4.5, "{id}, {colours:?}: {one:?} on {other:?}");
        }
    }
}

#[test]
fn no_character_of_a_long_name_is_cut_off() {
    let plain: String = "国".repeat(16);
    for panel in panels().iter().filter(|panel| panel.id != "strip-128x32") {
        let light = |name: String| {
            let screen = Screen { hall_name: [name, String::new()], turn_s: 0, ..empty() };
            lit(&layout::draw(&screen, panel, &Face::unifont()))
        };
        let losses = (0..16).map(|at| {
            let other: String =
                plain.chars().enumerate().map(|(other, char)| if other == at { '一' } else { char }).collect();
            light(plain.clone()) - light(other)
        });
        let losses: Vec<usize> = losses.collect();
        assert!(losses.iter().all(|loss| *loss == losses[7]), "{}: {losses:?}", panel.id);
    }
}

#[test]
fn a_strip_over_a_window_that_does_not_serve_says_so() {
    let panel = &panels()[0];
    let lines = |hours: Hours| layout::draw(&Screen { hours, ..empty() }, panel, &Face::unifont()).lines;
    let pause = Pause { window: "3".into(), back: Some(["11:30".into(), "11:30".into()]) };
    let paused = lines(Hours::Shut { pause: Some(pause) });
    assert_eq!(paused[..2], ["暂停服务 Paused", "11:30 恢复办理 Back at 11:30"]);
    assert_eq!(lines(Hours::Shut { pause: None })[0], "暂未开放 Not open now");
    assert_eq!(lines(Hours::Open)[1], "请等候叫号 Please wait");
}

#[test]
fn a_board_of_another_language_shows_it_large_and_its_second_below() {
    let face = Face::unifont();
    for panel in panels() {
        let called = layout::draw(&korean(), &panel, &face).lines;
        assert_eq!(called[..2], ["A001 → 3번 창구", "请 A001 到 3 号窗口"]);
        assert!(called.iter().any(|line| line.starts_with("지나간 번호: A012")), "{called:?}");
        let closed =
            layout::draw(&Screen { hero: None, rows: vec![], hours: closed(), ..korean() }, &panel, &face).lines;
        assert_eq!(closed[..2], ["오늘 업무 종료 今日办理已结束", "화 08:30 시작 周二08:30开始"]);
    }
}
