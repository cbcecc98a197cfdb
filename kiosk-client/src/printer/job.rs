//! What every printer can do, what it is asked for, and what it answers.

use hall_ink::Bitmap;
use hall_words::Language;
use serde::{Deserialize, Serialize};

/// The state reported by a printer; the worst if several apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    Ready,
    /// Prints, but the paper is running low.
    PaperNearEnd,
    PaperOut,
    CoverOpen,
    CutterError,
    /// Paper is stuck in it.
    PaperJam,
    /// It cools down and then goes on by itself.
    HeadHot,
    /// Prints, but nobody has taken the last ticket out of its mouth.
    TicketLeft,
    /// A fault that requires service.
    Error,
    /// It reports that it is offline without a cause, for example while its feed button is held.
    Offline,
    /// No connection, or no answer in time.
    NotAnswering,
    /// Its power or its cable went in the middle of a ticket.
    LostInJob,
    /// The system does not let the kiosk use it.
    NotAllowed,
    /// There is no printer of that name.
    NotFound,
    /// Another program uses it.
    Held,
    /// The queue for the printer is full.
    Busy,
}

impl PrinterState {
    /// Returns the stable code, the same as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::PaperNearEnd => "paper_near_end",
            Self::PaperOut => "paper_out",
            Self::CoverOpen => "cover_open",
            Self::CutterError => "cutter_error",
            Self::PaperJam => "paper_jam",
            Self::HeadHot => "head_hot",
            Self::TicketLeft => "ticket_left",
            Self::Error => "error",
            Self::Offline => "offline",
            Self::NotAnswering => "not_answering",
            Self::LostInJob => "lost_in_job",
            Self::NotAllowed => "not_allowed",
            Self::NotFound => "not_found",
            Self::Held => "held",
            Self::Busy => "busy",
        }
    }

    /// Returns the state with a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        const ALL: [PrinterState; 16] = [
            PrinterState::Ready,
            PrinterState::PaperNearEnd,
            PrinterState::PaperOut,
            PrinterState::CoverOpen,
            PrinterState::CutterError,
            PrinterState::PaperJam,
            PrinterState::HeadHot,
            PrinterState::TicketLeft,
            PrinterState::Error,
            PrinterState::Offline,
            PrinterState::NotAnswering,
            PrinterState::LostInJob,
            PrinterState::NotAllowed,
            PrinterState::NotFound,
            PrinterState::Held,
            PrinterState::Busy,
        ];
        ALL.into_iter().find(|state| state.code() == code)
    }

    /// Returns whether a number may be taken: tickets are sent to the printer only if this is true.
    pub fn can_print(self) -> bool {
        matches!(self, Self::Ready | Self::PaperNearEnd | Self::TicketLeft)
    }

    /// Returns instructions for people.
    pub fn advice(self, language: Language) -> &'static str {
        use hall_words::texts::printer as say;
        match self {
            Self::Ready => say::ready(language),
            Self::PaperNearEnd => say::paper_near_end(language),
            Self::PaperOut => say::paper_out(language),
            Self::CoverOpen => say::cover_open(language),
            Self::CutterError => say::cutter_error(language),
            Self::PaperJam => say::paper_jam(language),
            Self::HeadHot => say::head_hot(language),
            Self::TicketLeft => say::ticket_left(language),
            Self::Error => say::error(language),
            Self::Offline => say::offline(language),
            Self::NotAnswering => say::not_answering(language),
            Self::LostInJob => say::lost_in_job(language),
            Self::NotAllowed => say::not_allowed(language),
            Self::NotFound => say::not_found(language),
            Self::Held => say::held(language),
            Self::Busy => say::busy(language),
        }
    }
}

/// A ticket to print.
#[derive(Clone, Debug)]
pub struct Job {
    /// The number on it: used in the names of the twin's pictures and in log messages.
    pub name: String,
    pub picture: Bitmap,
    /// What is sent instead of the picture to a printer that takes text: commands, in pieces that fit into its buffer.
    pub text: Option<Vec<Vec<u8>>>,
}

impl Job {
    /// Returns how many rows of paper it takes. Text takes about as many as its picture.
    pub fn rows(&self) -> u32 {
        self.picture.height()
    }
}

/// The outcome of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The printer confirmed the job, or cannot confirm and received all bytes.
    Printed,
    /// Nothing was sent: no paper came out and none will.
    Failed(PrinterState),
    /// Some of it was sent and the rest is unknown: part of it may be on paper. Reprinted only on demand, marked 补打.
    Uncertain(PrinterState),
}

impl Outcome {
    /// Returns the stable code: `printed`, `failed`, `uncertain`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Failed(_) => "failed",
            Self::Uncertain(_) => "uncertain",
        }
    }

    /// Returns the printer state that caused it; none when printed.
    pub fn reason(self) -> Option<PrinterState> {
        match self {
            Self::Printed => None,
            Self::Failed(state) | Self::Uncertain(state) => Some(state),
        }
    }
}

/// A printer. Calls block, each for a limited time.
pub trait Printer: Send {
    /// Returns its address, for people.
    fn name(&self) -> String;
    /// Queries it now.
    fn state(&mut self) -> PrinterState;
    /// Prints a job to its end, or returns why not. A job is never started twice.
    fn print(&mut self, job: &Job) -> Outcome;
}
