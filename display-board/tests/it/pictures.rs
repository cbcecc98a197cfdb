//! Faces of the board on the panels that are shipped.

use display_board::board::{Hero, Hours, Opening, Pause, Row, Screen, Signal, Waiting};
use display_board::layout;
use firmware_config::{Library, PanelProfile};
use hall_ink::Face;

const PANELS: [&str; 4] = ["strip-128x32", "hall-192x96", "hall-256x128", "terminal"];

fn hero(number: &str, window: &str) -> Hero {
    Hero {
        seq: 1,
        number: number.into(),
        window: window.into(),
        text_en: format!("{number}, please go to window {window}"),
        recalled: false,
        flash: false,
    }
}

fn row(seq: u64, number: &str, window: &str) -> Row {
    Row { seq, number: number.into(), window: window.into(), recalled: false }
}

fn empty() -> Screen {
    Screen {
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
        english: true,
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
    Signal::Stale { since: Some("10:40".into()) }
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
                paused: vec![Pause { window: "12".into(), back: Some("10:55".into()) }],
                missed: vec![],
                ..busy()
            },
        ),
        (
            "closed",
            Screen {
                hours: Hours::Closed { opens: Some(Opening { clock: "08:30".into(), weekday: Some(1) }) },
                ..empty()
            },
        ),
        ("stale", Screen { signal: stale(), ..busy() }),
        ("stale-english", Screen { signal: stale(), turn_s: 8, ..busy() }),
        ("stale-empty", Screen { signal: stale(), ..empty() }),
    ]
}

fn panels() -> Vec<PanelProfile> {
    let library = Library::built_in();
    PANELS.map(|id| library.panel(id).unwrap().clone()).to_vec()
}

/// Writes every face of every panel into the folder named by `BOARD_PICTURES`, for a person to look at.
#[test]
fn every_face_can_be_looked_at() {
    let Some(dir) = std::env::var_os("BOARD_PICTURES") else { return };
    for panel in panels() {
        for (name, screen) in faces() {
            let drawing = layout::draw(&screen, &panel, &Face::unifont());
            let path = std::path::Path::new(&dir).join(format!("{}-{name}.png", panel.id));
            display_board::panel::write_png(&path, &drawing.canvas).unwrap();
        }
    }
}
