//! The content of the board at one moment, independent of the panel that draws it.

use hall_wire::{BoardBody, CallOut, CallOutKind, LinkTrouble, Text, WindowFace, WindowState};

use hall_words::Language;

use super::clock::{Minute, WEEK_DAYS};
use super::{AWAY_GRACE_MS, Board, FLASH_MS, FLASH_STEP_MS, Known, SILENCE_MS_MAX};

/// The maximum number of rows generated: more than any panel shows.
const ROWS_MAX: usize = 32;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// The languages in which a board shows its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Languages {
    /// Shown large.
    pub first: Language,
    /// Shown small, where there is room.
    pub second: Language,
    /// Whether the second language has a line of its own.
    pub shows_second: bool,
}

impl Default for Languages {
    fn default() -> Self {
        Self { first: Language::MAIN, second: Language::MAIN.second(), shows_second: true }
    }
}

impl Languages {
    /// Returns the supported ones among a board's languages; the hall's own and a second one if it lists none.
    fn of(codes: &[String]) -> Self {
        let mut known = codes.iter().filter_map(|code| Language::of_code(code));
        let Some(first) = known.next() else { return Self::default() };
        let second = known.find(|other| *other != first);
        Self { first, second: second.unwrap_or(first.second()), shows_second: second.is_some() }
    }

    /// Applies a function to both languages.
    pub fn each<Said>(self, say: impl Fn(Language) -> Said) -> [Said; 2] {
        [self.first, self.second].map(say)
    }
}

/// Whether the board's content is up to date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Nothing has been received yet, soon after the start.
    Starting,
    Live,
    /// Nothing has been received since this time of day; `None` if nothing ever was, or for more than a day.
    Stale {
        since: Option<String>,
        /// What has to be fixed at this board.
        trouble: Option<LinkTrouble>,
    },
}

/// The call shown large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hero {
    pub seq: u64,
    pub number: String,
    pub window: String,
    /// The text in the second language, as sent by the server.
    pub second_text: String,
    pub recalled: bool,
    /// Whether it is in the light half of a flash.
    pub flash: bool,
}

/// A call in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub seq: u64,
    pub number: String,
    pub window: String,
    pub recalled: bool,
}

/// How many wait for a service or department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub name: String,
    pub count: u32,
}

/// A paused window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    pub window: String,
    /// When it will be back, in both languages, if known.
    pub back: Option<[String; 2]>,
}

/// When the hall next opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub clock: String,
    pub day: OpeningDay,
}

/// The day on which the hall next opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningDay {
    Today,
    /// Within a week; 0 is Monday.
    Weekday(u8),
    /// The month, and the day of the month.
    Date(u8, u8),
}

/// Whether the hall issues tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    Open,
    Closed {
        opens: Option<Opening>,
    },
    /// The hall is open, but none of the board's windows is.
    Shut {
        pause: Option<Pause>,
    },
}

/// The board at one moment. Equal screens produce equal pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    pub languages: Languages,
    /// The hall's name in both languages.
    pub hall_name: [String; 2],
    pub hero: Option<Hero>,
    /// Newest first; never the hero's ticket, and no ticket twice.
    pub rows: Vec<Row>,
    pub missed: Vec<String>,
    pub paused: Vec<Pause>,
    pub waiting: Vec<Waiting>,
    pub hours: Hours,
    /// Empty until the server's time is known.
    pub clock: String,
    /// 0 is Monday.
    pub weekday: u8,
    pub signal: Signal,
    /// A counter of seconds, for lists that take turns.
    pub turn_s: u64,
}

impl Board {
    /// The board at this moment.
    pub fn screen(&self, now_ms: u64) -> Screen {
        let hero = self.hero(now_ms);
        let mut rows = self.rows(now_ms);
        // With no call on the stage, the newest row becomes the hero.
        let hero = hero.or_else(|| (!rows.is_empty()).then(|| self.promoted(rows.remove(0))));
        rows.retain(|row| hero.as_ref().is_none_or(|hero| hero.number != row.number));
        let state = self.state.as_ref();
        let minute = self.clock.as_ref().map(|clock| clock.minute(now_ms));
        let languages = self.languages();
        Screen {
            languages,
            hall_name: state.map_or_else(Default::default, |state| languages.each(|one| picked(&state.hall, one))),
            hero,
            rows,
            missed: state.map_or_else(Vec::new, |s| s.missed.iter().map(|row| row.number.clone()).collect()),
            paused: self.paused(),
            waiting: self.waiting(),
            hours: match state {
                Some(state) if !state.open => Hours::Closed { opens: self.opening(state.opens_at, minute) },
                Some(state) if !state.windows.is_empty() && state.windows.iter().all(is_shut) => {
                    Hours::Shut { pause: self.lone_pause(state) }
                }
                _ => Hours::Open,
            },
            clock: minute.map(Minute::clock).unwrap_or_default(),
            weekday: minute.map_or(0, Minute::weekday),
            signal: self.signal(now_ms),
            turn_s: now_ms / 1000,
        }
    }

    fn languages(&self) -> Languages {
        self.state.as_ref().map_or_else(Languages::default, |state| Languages::of(&state.languages))
    }

    fn hero(&self, now_ms: u64) -> Option<Hero> {
        let stage = self.stage?;
        let known = self.known(stage.seq)?;
        let call = &known.call;
        // The strip lists the ticket as missed, and its number shown large would contradict that.
        if self.misleads(call) || (now_ms >= stage.free_from_ms && self.is_gone(known, now_ms)) {
            return None;
        }
        let on_ms = now_ms.saturating_sub(stage.since_ms);
        let flash = stage.announced && on_ms < FLASH_MS && (on_ms / FLASH_STEP_MS).is_multiple_of(2);
        Some(Hero { flash, ..self.promoted(row_of(call)) })
    }

    fn promoted(&self, row: Row) -> Hero {
        let second = self.languages().second;
        let known = self.known(row.seq);
        let second_text = known.and_then(|known| known.call.text.get(second.code())).unwrap_or_default().to_owned();
        let Row { seq, number, window, recalled } = row;
        Hero { seq, number, window, second_text, recalled, flash: false }
    }

    /// Returns the rows, newest first, each ticket once: a recall replaces the call before it. Calls of the last
    /// minutes come first, then those being served for longer.
    fn rows(&self, now_ms: u64) -> Vec<Row> {
        let recent = self.calls.iter().rev().filter(|known| !self.is_gone(known, now_ms));
        let recent = recent.map(|Known { call, .. }| row_of(call));
        let serving = self.state.iter().flat_map(|state| &state.rows).map(|row| Row {
            seq: row.seq,
            number: row.number.clone(),
            window: row.window.clone(),
            recalled: row.recalls > 0,
        });
        let mut rows: Vec<Row> = Vec::new();
        for row in recent.chain(serving) {
            if rows.len() < ROWS_MAX
                && !self.is_missed(&row.number)
                && rows.iter().all(|other| other.number != row.number)
            {
                rows.push(row);
            }
        }
        rows
    }

    fn until(&self, at: i64) -> Option<[String; 2]> {
        let clock = self.clock.as_ref()?;
        Some(self.languages().each(|language| clock.until(at, language)))
    }

    fn paused(&self) -> Vec<Pause> {
        let back = |at: Option<i64>| self.until(at?);
        let rows = self.state.iter().flat_map(|state| &state.paused);
        rows.map(|row| Pause { window: row.window.clone(), back: back(row.back_at) }).collect()
    }

    /// Returns the pause of a board that has only one window.
    fn lone_pause(&self, state: &BoardBody) -> Option<Pause> {
        let [window] = state.windows.as_slice() else { return None };
        (window.state == WindowState::Paused).then(|| {
            let back = window.back_at.and_then(|at| self.until(at));
            Pause { window: window.label.clone(), back }
        })
    }

    fn waiting(&self) -> Vec<Waiting> {
        let first = self.languages().first;
        let rows = self.state.iter().flat_map(|state| &state.waiting);
        rows.map(|row| Waiting { name: picked(&row.name, first), count: row.waiting }).collect()
    }

    fn opening(&self, opens_at: Option<i64>, now: Option<Minute>) -> Option<Opening> {
        let opens = self.clock.as_ref()?.minute_of(opens_at?);
        let day = match now?.days_until(opens) {
            ..=0 => OpeningDay::Today,
            1..WEEK_DAYS => OpeningDay::Weekday(opens.weekday()),
            WEEK_DAYS.. => {
                let (month, day) = opens.date();
                OpeningDay::Date(month, day)
            }
        };
        Some(Opening { clock: opens.clock(), day })
    }

    fn signal(&self, now_ms: u64) -> Signal {
        let quiet_ms = now_ms.saturating_sub(self.heard_ms.unwrap_or(self.started_ms));
        let away = self.away_ms.is_some_and(|away_ms| now_ms.saturating_sub(away_ms) >= AWAY_GRACE_MS);
        let trouble = self.trouble;
        if trouble.is_none() && quiet_ms < SILENCE_MS_MAX {
            match self.heard_ms {
                Some(_) if !away => return Signal::Live,
                None => return Signal::Starting,
                Some(_) => {}
            }
        }
        let heard_ms = self.heard_ms.filter(|_| quiet_ms < DAY_MS);
        let clock = self.clock.as_ref().zip(heard_ms);
        Signal::Stale { since: clock.map(|(clock, heard_ms)| clock.minute(heard_ms).clock()), trouble }
    }
}

fn is_shut(window: &WindowFace) -> bool {
    window.state != WindowState::Open
}

fn row_of(call: &CallOut) -> Row {
    let CallOut { seq, number, window, kind, .. } = call;
    Row { seq: *seq, number: number.clone(), window: window.clone(), recalled: *kind == CallOutKind::Recall }
}

fn picked(text: &Text, language: Language) -> String {
    text.pick(language.code()).to_owned()
}
