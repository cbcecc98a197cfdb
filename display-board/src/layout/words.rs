//! The texts of a panel in the board's languages, and the whole screen as text.

use hall_wire::LinkTrouble;
use hall_words::Language;
use hall_words::texts::{panel, time};

use crate::board::{Hero, Hours, Languages, Opening, OpeningDay, Pause, Row, Screen, Signal};

/// The number of days in a week.
const WEEK_DAYS: u64 = 7;

/// Formats a weekday, short enough for a panel; 0 is Monday.
pub(crate) fn weekday(weekday: u8, language: Language) -> String {
    time::weekday_short(language, (u64::from(weekday) + 1) % WEEK_DAYS)
}

/// Returns the warnings of a stale picture, shown in turn; only the first where there is no room for more.
pub(crate) fn stale(languages: Languages, since: Option<&str>, trouble: Option<LinkTrouble>) -> [String; 3] {
    let [first, second] = languages.each(|language| match since {
        Some(since) => panel::stale_since(language, since),
        None => panel::never_connected(language).to_owned(),
    });
    let listen = panel::listen(languages.first).to_owned();
    match trouble.map(|trouble| languages.each(|language| trouble_words(trouble, language).to_owned())) {
        Some([trouble, other]) if since.is_some() => [trouble, first, other],
        Some([trouble, other]) => [trouble, listen, other],
        None => [first, listen, second],
    }
}

/// Describes what has to be fixed, short enough for a strip.
fn trouble_words(trouble: LinkTrouble, language: Language) -> &'static str {
    match trouble {
        LinkTrouble::Token => panel::trouble_token(language),
        LinkTrouble::NotAllowed => panel::trouble_not_allowed(language),
        LinkTrouble::Unknown => panel::trouble_unknown(language),
        LinkTrouble::Untrusted => panel::trouble_untrusted(language),
    }
}

/// Describes a paused window, short enough for a strip.
pub(crate) fn pause(pause: &Pause, language: Language) -> String {
    match &pause.back {
        Some([back, _]) => panel::window_paused_until(language, &pause.window, back),
        None => panel::window_paused(language, &pause.window),
    }
}

/// Returns the texts of an empty board, by the hall's hours: the large line and the small one, each in both languages.
pub(crate) fn idle(screen: &Screen) -> [[String; 2]; 2] {
    let languages = screen.languages;
    let own = |say: fn(Language) -> &'static str| languages.each(|language| say(language).to_owned());
    let nothing = || [const { String::new() }; 2];
    match (&screen.signal, &screen.hours) {
        (Signal::Starting, _) => [own(panel::connecting), nothing()],
        (_, Hours::Closed { opens: Some(Opening { clock, day: OpeningDay::Today }) }) => {
            [own(panel::on_break), languages.each(|language| panel::opens(language, clock))]
        }
        (_, Hours::Closed { opens: Some(Opening { clock, day }) }) => {
            let opens = |language| panel::opens_on(language, &day_words(*day, language), clock);
            [own(panel::closed), languages.each(opens)]
        }
        (_, Hours::Closed { opens: None }) => [own(panel::closed), nothing()],
        (_, Hours::Shut { pause: Some(Pause { back: Some([back, other]), .. }) }) => {
            let [first, second] = [(languages.first, back), (languages.second, other)];
            let back = [first, second].map(|(language, back)| panel::back_at(language, back));
            [own(panel::paused), back]
        }
        (_, Hours::Shut { pause: Some(_) }) => [own(panel::paused), nothing()],
        (_, Hours::Shut { pause: None }) => [own(panel::shut), nothing()],
        (_, Hours::Open) if screen.hall_name[0].is_empty() => [own(panel::nobody_yet), nothing()],
        (_, Hours::Open) => [screen.hall_name.clone(), own(panel::nobody_yet)],
    }
}

fn day_words(day: OpeningDay, language: Language) -> String {
    match day {
        OpeningDay::Today => String::new(),
        OpeningDay::Weekday(day) => weekday(day, language),
        OpeningDay::Date(month, day) => time::date_short(language, month.into(), day.into()),
    }
}

/// Returns the screen as lines of text. There is no clock while it is live, since it would change every minute.
pub(crate) fn lines(screen: &Screen) -> Vec<String> {
    let language = screen.languages.first;
    let again = |recalled: bool| if recalled { format!(" {}", panel::again(language)) } else { String::new() };
    let mut lines = Vec::new();
    match &screen.hero {
        Some(Hero { number, window, second_text, recalled, .. }) => {
            lines.push(format!("{number} → {}{}", panel::window(language, window), again(*recalled)));
            if screen.languages.shows_second && !second_text.is_empty() {
                lines.push(second_text.clone());
            }
        }
        None => lines.extend(idle(screen).map(|pair| pair.join(" ")).into_iter().filter(|line| line.len() > 1)),
    }
    lines.extend(screen.rows.iter().map(|Row { number, window, recalled, .. }| {
        format!("{number} {}{}", panel::window(language, window), again(*recalled))
    }));
    if !screen.missed.is_empty() {
        lines.push(format!("{}: {}", panel::missed(language), screen.missed.join(" ")));
    }
    lines.extend(screen.paused.iter().map(|one| pause(one, language)));
    if !screen.waiting.is_empty() {
        let counts: Vec<String> = screen.waiting.iter().map(|w| format!("{} {}", w.name, w.count)).collect();
        lines.push(format!("{}: {}", panel::waiting(language), counts.join(", ")));
    }
    match &screen.signal {
        Signal::Starting => {}
        Signal::Live => lines.push(format!("● {}", panel::live(language))),
        Signal::Stale { since, trouble } => {
            let [first, second, third] = stale(screen.languages, since.as_deref(), *trouble);
            let [listen, other] = screen.languages.each(panel::listen);
            let said = if second == listen { [first, third].join(" · ") } else { [first, third, second].join(" · ") };
            lines.push(format!("■ {said} · {listen} {other}"));
        }
    }
    lines
}
