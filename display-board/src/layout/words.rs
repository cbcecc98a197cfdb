//! The board's few words in both languages, and the whole screen in words.

use hall_wire::LinkTrouble;

use crate::board::{Hero, Hours, Opening, OpeningDay, Pause, Row, Screen, Signal};
use crate::days;

pub(crate) const AGAIN: &str = "再次呼叫";
pub(crate) const MISSED: [&str; 2] = ["过号", "Missed"];
pub(crate) const WAITING: [&str; 2] = ["等候", "Waiting"];
pub(crate) const LIVE: &str = "实时";
pub(crate) const NOBODY_YET: [&str; 2] = ["请等候叫号", "Please wait"];
pub(crate) const BREAK: [&str; 2] = ["休息中", "On a break"];
pub(crate) const CLOSED: [&str; 2] = ["今日办理已结束", "Closed for today"];
pub(crate) const PAUSED: [&str; 2] = ["暂停服务", "Paused"];
pub(crate) const SHUT: [&str; 2] = ["暂未开放", "Not open now"];
pub(crate) const CONNECTING: [&str; 2] = ["正在连接", "Connecting"];
pub(crate) const LISTEN: [&str; 2] = ["请留意广播", "Please listen"];

/// The window in one line: `3号窗口`.
pub(crate) fn window(label: &str) -> String {
    format!("{label}号窗口")
}

/// The same where there is little room: `3号`.
pub(crate) fn window_short(label: &str) -> String {
    format!("{label}号")
}

/// What an old picture says of itself, in turn; the first where there is room for nothing else.
pub(crate) fn stale(since: Option<&str>, trouble: Option<LinkTrouble>) -> [String; 3] {
    let [zh, en] = match since {
        Some(since) => [format!("自{since}起无更新"), format!("Stale since {since}")],
        None => ["未连接服务器".into(), "Not connected".into()],
    };
    match trouble.map(trouble_words) {
        Some([trouble, trouble_en]) if since.is_some() => [trouble.into(), zh, trouble_en.into()],
        Some([trouble, trouble_en]) => [trouble.into(), LISTEN[0].into(), trouble_en.into()],
        None => [zh, LISTEN[0].into(), en],
    }
}

/// What has to be set right, short enough for a strip.
fn trouble_words(trouble: LinkTrouble) -> [&'static str; 2] {
    match trouble {
        LinkTrouble::Token => ["本屏令牌无效", "Token unknown"],
        LinkTrouble::NotAllowed => ["本屏授权不符", "Not permitted"],
        LinkTrouble::Unknown => ["大厅或屏号有误", "No such board"],
        LinkTrouble::Untrusted => ["服务器证书有误", "Server not trusted"],
    }
}

/// A window that pauses, short enough for a strip.
pub(crate) fn pause(pause: &Pause) -> String {
    match &pause.back {
        Some([back, _]) => format!("{}号暂停至{back}", pause.window),
        None => format!("{}号窗口暂停", pause.window),
    }
}

/// The same where there is little room.
pub(crate) fn pause_short(pause: &Pause) -> String {
    format!("{}号暂停", pause.window)
}

/// What an empty board says, by the hall's hours: the large line and the small one, Chinese and English.
pub(crate) fn idle(screen: &Screen) -> [[String; 2]; 2] {
    let own = |pair: [&str; 2]| pair.map(str::to_owned);
    match (&screen.signal, &screen.hours) {
        (Signal::Starting, _) => [own(CONNECTING), own(["", ""])],
        (_, Hours::Closed { opens: Some(Opening { clock, day: OpeningDay::Today }) }) => {
            [own(BREAK), [format!("{clock} 开始办理"), format!("Opens {clock}")]]
        }
        (_, Hours::Closed { opens: Some(Opening { clock, day }) }) => {
            let [zh, en] = day_words(*day);
            [own(CLOSED), [format!("{zh}{clock}开始"), format!("Opens {en} {clock}")]]
        }
        (_, Hours::Closed { opens: None }) => [own(CLOSED), own(["", ""])],
        (_, Hours::Shut { pause: Some(Pause { back: Some([back, back_en]), .. }) }) => {
            [own(PAUSED), [format!("{back} 恢复办理"), format!("Back at {back_en}")]]
        }
        (_, Hours::Shut { pause: Some(_) }) => [own(PAUSED), own(["", ""])],
        (_, Hours::Shut { pause: None }) => [own(SHUT), own(["", ""])],
        (_, Hours::Open) if screen.hall_name[0].is_empty() => [own(NOBODY_YET), own(["", ""])],
        (_, Hours::Open) => [screen.hall_name.clone(), own(NOBODY_YET)],
    }
}

fn day_words(day: OpeningDay) -> [String; 2] {
    match day {
        OpeningDay::Today => [String::new(), String::new()],
        OpeningDay::Weekday(day) => days::weekday(day).map(str::to_owned),
        OpeningDay::Date(month, day) => days::date(month, day),
    }
}

/// The screen as lines of text. No clock while it is live: it would be news every minute.
pub(crate) fn lines(screen: &Screen) -> Vec<String> {
    let mut lines = Vec::new();
    match &screen.hero {
        Some(Hero { number, window: label, text_en, recalled, .. }) => {
            lines.push(format!("{number} → {}{}", window(label), again(*recalled)));
            if screen.english && !text_en.is_empty() {
                lines.push(text_en.clone());
            }
        }
        None => lines.extend(idle(screen).map(|pair| pair.join(" ")).into_iter().filter(|line| line.len() > 1)),
    }
    lines.extend(
        screen.rows.iter().map(|Row { number, window: label, recalled, .. }| {
            format!("{number} {}{}", window(label), again(*recalled))
        }),
    );
    if !screen.missed.is_empty() {
        lines.push(format!("{}: {}", MISSED[0], screen.missed.join(" ")));
    }
    lines.extend(screen.paused.iter().map(pause));
    if !screen.waiting.is_empty() {
        let counts: Vec<String> = screen.waiting.iter().map(|w| format!("{} {}", w.name, w.count)).collect();
        lines.push(format!("{}: {}", WAITING[0], counts.join(", ")));
    }
    match &screen.signal {
        Signal::Starting => {}
        Signal::Live => lines.push(format!("● {LIVE}")),
        Signal::Stale { since, trouble } => {
            let [first, second, third] = stale(since.as_deref(), *trouble);
            let said =
                if second == LISTEN[0] { [first, third].join(" · ") } else { [first, third, second].join(" · ") };
            lines.push(format!("■ {said} · {}", LISTEN.join(" ")));
        }
    }
    lines
}

fn again(recalled: bool) -> String {
    if recalled { format!(" {AGAIN}") } else { String::new() }
}
