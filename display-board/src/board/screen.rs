//! The board at one moment, in words: what any panel draws from.

use hall_wire::{BoardBody, CallOut, CallOutKind, LinkTrouble, Text, WindowFace, WindowState};

use super::clock::Minute;
use super::{AWAY_GRACE_MS, Board, FLASH_MS, FLASH_STEP_MS, Known, SILENCE_MS_MAX};
use crate::days::WEEK_DAYS;

/// Rows that are made: more than any panel shows.
const ROWS_MAX: usize = 32;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// Whether the board can be believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Nothing was ever heard, and it is early.
    Starting,
    Live,
    /// Nothing was heard since this time of day; `None` when nothing ever was, or for more than a day.
    Stale {
        since: Option<String>,
        /// What has to be set right at this board.
        trouble: Option<LinkTrouble>,
    },
}

/// The call that is shown large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hero {
    pub seq: u64,
    pub number: String,
    pub window: String,
    /// English, as the server says it.
    pub text_en: String,
    pub recalled: bool,
    /// In the light half of a flash.
    pub flash: bool,
}

/// A call further down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub seq: u64,
    pub number: String,
    pub window: String,
    pub recalled: bool,
}

/// How many wait for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub name: String,
    pub count: u32,
}

/// A window that is not served for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    pub window: String,
    /// Until when it is not served, Chinese and English, where that is known.
    pub back: Option<[String; 2]>,
}

/// When the hall opens again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub clock: String,
    pub day: OpeningDay,
}

/// On which day the hall opens again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningDay {
    Today,
    /// Within a week; 0 is Monday.
    Weekday(u8),
    /// The month, and the day in it.
    Date(u8, u8),
}

/// Whether the hall gives tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    Open,
    Closed {
        opens: Option<Opening>,
    },
    /// The hall is open, and none of the board's windows is.
    Shut {
        pause: Option<Pause>,
    },
}

/// The board at one moment. Equal screens make equal pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Chinese and English.
    pub hall_name: [String; 2],
    pub hero: Option<Hero>,
    /// Newest first; never the hero's ticket, never a ticket twice.
    pub rows: Vec<Row>,
    pub missed: Vec<String>,
    pub paused: Vec<Pause>,
    pub waiting: Vec<Waiting>,
    pub hours: Hours,
    /// Empty until the server has told the time.
    pub clock: String,
    /// 0 is Monday.
    pub weekday: u8,
    pub signal: Signal,
    /// Whether English has a line of its own.
    pub english: bool,
    /// Counts seconds, for lists that take turns.
    pub turn_s: u64,
}

impl Board {
    /// The board at this moment.
    pub fn screen(&self, now_ms: u64) -> Screen {
        let hero = self.hero(now_ms);
        let mut rows = self.rows(now_ms);
        // With nothing on the stage the newest row is the largest there is to say.
        let hero = hero.or_else(|| (!rows.is_empty()).then(|| self.promoted(rows.remove(0))));
        rows.retain(|row| hero.as_ref().is_none_or(|hero| hero.number != row.number));
        let state = self.state.as_ref();
        let minute = self.clock.as_ref().map(|clock| clock.minute(now_ms));
        let languages = state.map_or(&[][..], |state| &state.languages);
        let speaks = |language: &str| languages.iter().any(|spoken| spoken == language);
        Screen {
            hall_name: state.map_or_else(Default::default, |state| both(&state.hall)),
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
            english: languages.is_empty() || speaks("en"),
            turn_s: now_ms / 1000,
        }
    }

    fn hero(&self, now_ms: u64) -> Option<Hero> {
        let stage = self.stage?;
        let known = self.known(stage.seq)?;
        let call = &known.call;
        // The strip says who was missed: the same number large would say the contrary.
        if self.misleads(call) || (now_ms >= stage.free_from_ms && self.is_gone(known, now_ms)) {
            return None;
        }
        let on_ms = now_ms.saturating_sub(stage.since_ms);
        let flash = stage.announced && on_ms < FLASH_MS && (on_ms / FLASH_STEP_MS).is_multiple_of(2);
        Some(Hero { flash, ..self.promoted(row_of(call)) })
    }

    fn promoted(&self, row: Row) -> Hero {
        let text_en = self.known(row.seq).map(|known| known.call.text.en.clone()).unwrap_or_default();
        let Row { seq, number, window, recalled } = row;
        Hero { seq, number, window, text_en, recalled, flash: false }
    }

    /// Newest first, each ticket once: a recall has taken the place of the call before it. Calls of the last minutes come
    /// first, those being served since longer after them.
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

    fn paused(&self) -> Vec<Pause> {
        let back = |at: Option<i64>| Some(self.clock.as_ref()?.until(at?));
        let rows = self.state.iter().flat_map(|state| &state.paused);
        rows.map(|row| Pause { window: row.window.clone(), back: back(row.back_at) }).collect()
    }

    /// The pause of a board's only window.
    fn lone_pause(&self, state: &BoardBody) -> Option<Pause> {
        let [window] = state.windows.as_slice() else { return None };
        (window.state == WindowState::Paused).then(|| {
            let back = window.back_at.and_then(|at| Some(self.clock.as_ref()?.until(at)));
            Pause { window: window.label.clone(), back }
        })
    }

    fn waiting(&self) -> Vec<Waiting> {
        let rows = self.state.iter().flat_map(|state| &state.waiting);
        rows.map(|row| Waiting { name: row.name.zh.clone(), count: row.waiting }).collect()
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

/// Chinese and English, each standing in for the other where one is missing.
fn both(text: &Text) -> [String; 2] {
    let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    [or(&text.zh, &text.en), or(&text.en, &text.zh)]
}
