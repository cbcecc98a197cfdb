//! Ticket printers: their states in words, the jobs they take, and what became of them.
//! Bytes are made by pure functions and moved by drivers; nothing here is async (`printing` is).

mod address;
pub mod encode;
mod escpos_printer;
mod line;
mod picture_twin;
pub mod reply;
mod status;

use firmware_config::PrinterProfile;
use hall_ink::Bitmap;
use serde::{Deserialize, Serialize};

pub use address::{Address, AddressError};

use crate::ticket::Text;

/// What a printer says of itself, worst first when several are true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    Ready,
    /// Prints, but the roll ends soon.
    PaperNearEnd,
    PaperOut,
    CoverOpen,
    CutterError,
    /// A jam, a hot head, or what only service can mend.
    Error,
    /// It answers that it is offline and names no cause, for example while its feed button is held.
    Offline,
    /// No connection, or no answer in time.
    NotAnswering,
    /// Other tickets wait for it, more than it may keep.
    Busy,
}

impl PrinterState {
    /// The stable code, the same as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::PaperNearEnd => "paper_near_end",
            Self::PaperOut => "paper_out",
            Self::CoverOpen => "cover_open",
            Self::CutterError => "cutter_error",
            Self::Error => "error",
            Self::Offline => "offline",
            Self::NotAnswering => "not_answering",
            Self::Busy => "busy",
        }
    }

    /// The state with a stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        const ALL: [PrinterState; 9] = [
            PrinterState::Ready,
            PrinterState::PaperNearEnd,
            PrinterState::PaperOut,
            PrinterState::CoverOpen,
            PrinterState::CutterError,
            PrinterState::Error,
            PrinterState::Offline,
            PrinterState::NotAnswering,
            PrinterState::Busy,
        ];
        ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether a number may be taken: only what this says yes to is sent paper.
    pub fn can_print(self) -> bool {
        matches!(self, Self::Ready | Self::PaperNearEnd)
    }

    /// What people are told to do about it.
    pub fn advice(self) -> Text {
        let (zh, en) = match self {
            Self::Ready => ("可以取号", "Ready"),
            Self::PaperNearEnd => {
                ("纸快用完了，请工作人员准备换纸", "Paper is nearly used up: staff, please bring a new roll")
            }
            Self::PaperOut => ("没有纸了，请工作人员换纸", "Out of paper: staff, please put in a new roll"),
            Self::CoverOpen => ("打印机盖没有关好，请合上", "The printer's cover is open: please close it"),
            Self::CutterError => (
                "切纸刀卡住了，请工作人员打开机盖取出碎纸",
                "The cutter is stuck: staff, please open the cover and remove the paper",
            ),
            Self::Error => {
                ("打印机故障，请工作人员检查或报修", "The printer has a fault: staff, please check it or call service")
            }
            Self::Offline => ("打印机暂停，请工作人员检查", "The printer is paused: staff, please check it"),
            Self::NotAnswering => (
                "打印机没有应答，请工作人员检查电源和连接线",
                "The printer does not answer: staff, please check its power and cable",
            ),
            Self::Busy => ("正在打印，请稍候", "Printing, one moment please"),
        };
        Text::new(zh, en)
    }
}

/// One ticket to print.
#[derive(Clone, Debug)]
pub struct Job {
    /// The number on it: names the twin's pictures and the log's lines.
    pub name: String,
    pub picture: Bitmap,
}

/// What became of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The printer said that it is done, or it can say nothing and took all bytes.
    Printed,
    /// Nothing was sent: no paper came out and none will.
    Failed(PrinterState),
    /// Some was sent and the end is not known: part of it may be on paper. Printed again only on demand, marked 补打.
    Uncertain(PrinterState),
}

impl Outcome {
    /// The stable code: `printed`, `failed`, `uncertain`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Failed(_) => "failed",
            Self::Uncertain(_) => "uncertain",
        }
    }

    /// The printer's state that caused it; none when printed.
    pub fn reason(self) -> Option<PrinterState> {
        match self {
            Self::Printed => None,
            Self::Failed(state) | Self::Uncertain(state) => Some(state),
        }
    }
}

/// A printer. Calls block, each for a bounded time.
pub trait Printer: Send {
    /// Where it is, for people.
    fn name(&self) -> String;
    /// Asks it now.
    fn state(&mut self) -> PrinterState;
    /// Prints one job from beginning to end, or says why not. A job is never begun twice.
    fn print(&mut self, job: &Job) -> Outcome;
}

/// The printer at an address. Connects when it is first asked, and again whenever the connection was lost.
pub fn open(address: &Address, profile: &PrinterProfile) -> Box<dyn Printer> {
    match address {
        Address::Png(folder) => Box::new(picture_twin::PictureTwin::new(folder.clone(), profile.dots_per_inch)),
        Address::Tcp { .. } | Address::File(_) => {
            Box::new(escpos_printer::EscPosPrinter::new(address.clone(), profile.clone()))
        }
    }
}
