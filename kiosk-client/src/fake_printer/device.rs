//! The simulated device: receive buffer, paper, knife, sensors. No sockets, no time.

mod work;

use std::collections::VecDeque;

use firmware_config::{Cutter, Presenter, PrinterProfile, StatusDialect};
use hall_ink::Bitmap;

use super::outbox::Outbox;
use super::pen::Pen;
use super::pictures::Kept;

const BUFFER_BYTES: usize = 64 * 1024;
/// A picture that is longer than the receive buffer is gathered elsewhere, up to this.
const GATHERED_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The state of the printer; tests set its public fields.
#[derive(Debug)]
pub struct Device {
    pub paper_out: bool,
    pub near_end: bool,
    pub cover_open: bool,
    pub cutter_stuck: bool,
    pub jammed: bool,
    /// Stops until it is cool again, then goes on.
    pub head_hot: bool,
    /// Has a fault that only service can mend.
    pub broken: bool,
    /// Offline without a cause, as while its button is held.
    pub offline: bool,
    /// The last ticket is still in its mouth; set by an ejector, and by tests.
    pub ticket_left: bool,
    /// Sends the bits of `DLE EOT` without the fixed ones.
    pub wrong_fixed_bits: bool,
    /// The bits in which it answers.
    pub dialect: StatusDialect,
    /// Holds a cut ticket until it is taken or pushed out.
    pub presents: bool,
    /// The number of tickets that it took back.
    pub retracted: u32,
    /// What it says of itself to `GS I`.
    pub maker: String,
    pub model: String,
    /// Begins to print so many steps after the first byte.
    pub delay_steps: u32,
    /// How its answers leave it.
    pub outbox: Outbox,
    /// Accepts bytes but sends no answers.
    pub silent: bool,
    /// Disconnects, and accepts no connection.
    pub away: bool,
    /// Disconnects by itself after this many more bytes.
    pub away_after_bytes: Option<usize>,
    /// The roll ends after this many more rows.
    pub rows_until_paper_out: Option<u32>,
    /// Prints one row per step at most.
    pub slow: bool,
    /// The maximum printing speed, in rows per step.
    pub rows_each_step: Option<u32>,
    /// Stops reading once it holds this many bytes.
    pub buffer_bytes: usize,
    /// The maximum number of bytes that it processes in each step.
    pub bytes_each_step: Option<usize>,
    /// Neither reads nor prints nor answers for the time being.
    pub paused: bool,
    /// Answers queries of its state only after everything sent before them, like data.
    pub queues_status: bool,
    /// Does not support clearing its buffer.
    pub cannot_clear: bool,
    /// Does not answer `GS r`.
    pub never_done: bool,
    /// What it sends of its own accord when the paper ends.
    pub says_at_paper_end: Vec<u8>,
    /// The rows between the print line and the knife: what lies between stays in the printer when it cuts.
    pub knife_rows: u32,
    /// The number of bytes received so far.
    pub received: usize,
    /// The pieces cut off, oldest first.
    pub slips: Vec<Bitmap>,
    /// The uncut pieces torn off when new paper was loaded.
    pub torn: Vec<Bitmap>,
    /// Bytes that are not part of a known command.
    pub unknown: Vec<u8>,
    /// The number of connections so far.
    pub connections: usize,
    pub connected: bool,
    strip: Bitmap,
    buffer: VecDeque<u8>,
    /// The start of a possible real-time command.
    urgent: Vec<u8>,
    /// Of an unfinished `GS v 0`: how it is enlarged, bytes per row, remaining rows.
    raster: Option<(u8, usize, u32)>,
    reporting: bool,
    last_report: [u8; 4],
    pen: Pen,
    kept: Kept,
    /// Rows that are composed but not printed yet.
    rows: VecDeque<Vec<u8>>,
    /// The command at the head of the buffer is not whole yet.
    gathering: bool,
    delayed_steps: u32,
    /// The bytes that it may still process in this step; negative after a command longer than a step's share.
    credit: isize,
}

impl Device {
    pub fn new(width_dots: u32) -> Self {
        Self {
            paper_out: false,
            near_end: false,
            cover_open: false,
            cutter_stuck: false,
            jammed: false,
            head_hot: false,
            broken: false,
            offline: false,
            ticket_left: false,
            wrong_fixed_bits: false,
            dialect: StatusDialect::Epson,
            presents: false,
            retracted: 0,
            maker: "FAKE".into(),
            model: "FAKE".into(),
            delay_steps: 0,
            outbox: Outbox::default(),
            silent: false,
            away: false,
            away_after_bytes: None,
            rows_until_paper_out: None,
            slow: false,
            rows_each_step: None,
            buffer_bytes: BUFFER_BYTES,
            bytes_each_step: None,
            paused: false,
            queues_status: false,
            cannot_clear: false,
            never_done: false,
            says_at_paper_end: Vec::new(),
            knife_rows: 0,
            received: 0,
            slips: Vec::new(),
            torn: Vec::new(),
            unknown: Vec::new(),
            connections: 0,
            connected: false,
            strip: Bitmap::new(width_dots, 0),
            buffer: VecDeque::new(),
            urgent: Vec::new(),
            raster: None,
            reporting: false,
            last_report: [0; 4],
            pen: Pen::new(width_dots),
            kept: Kept::default(),
            rows: VecDeque::new(),
            gathering: false,
            delayed_steps: 0,
            credit: 0,
        }
    }

    /// Returns a device that behaves as a profile says; `step_ms` is the duration of a step.
    pub fn of_profile(profile: &PrinterProfile, step_ms: u32) -> Self {
        let (printed_mm, sent_bytes) =
            (profile.print_mm_per_s * step_ms, u64::from(profile.line_bytes_per_s) * u64::from(step_ms));
        Self {
            silent: profile.status_dialect == StatusDialect::None,
            dialect: profile.status_dialect,
            presents: profile.presenter == Presenter::Custom,
            maker: if profile.vendor.is_empty() { "FAKE".into() } else { profile.vendor.to_uppercase() },
            model: profile.models.first().unwrap_or(&profile.name).clone(),
            never_done: !profile.status_job_done,
            knife_rows: if profile.cutter == Cutter::None { 0 } else { profile.rows(profile.knife_mm) },
            buffer_bytes: profile.buffer_bytes as usize,
            rows_each_step: Some((printed_mm * profile.dots_per_inch * 10).div_ceil(254 * 1_000)),
            bytes_each_step: Some(sent_bytes.div_ceil(1_000) as usize),
            ..Self::new(profile.width_dots)
        }
    }

    /// Loads a new roll: what stuck out of the printer is torn off.
    pub fn load_paper(&mut self) {
        self.paper_out = false;
        self.rows_until_paper_out = None;
        let blank = Bitmap::new(self.strip.width(), 0);
        let strip = std::mem::replace(&mut self.strip, blank);
        if strip.height() > 0 {
            self.torn.push(strip);
        }
    }

    /// Tears off what sticks out of the printer.
    pub fn tear_off(&mut self) {
        let blank = Bitmap::new(self.strip.width(), 0);
        self.slips.push(std::mem::replace(&mut self.strip, blank));
    }

    /// Returns the number of bytes received but not yet printed.
    pub fn held_bytes(&self) -> usize {
        self.buffer.len()
    }

    /// Returns the number of rows printed since the last cut.
    pub fn strip_rows(&self) -> u32 {
        self.strip.height()
    }

    pub(super) fn room(&self) -> usize {
        let bytes = if self.gathering { GATHERED_BYTES_MAX } else { self.buffer_bytes };
        if self.paused { 0 } else { bytes.saturating_sub(self.buffer.len()) }
    }

    pub(super) fn answer_api_request(&mut self) {
        self.connections += 1;
        self.connected = true;
    }

    pub(super) fn hang_up(&mut self) {
        self.connected = false;
        self.urgent.clear();
        self.outbox.clear();
        self.reporting = false;
    }

    /// Receives bytes; real-time commands take effect immediately, wherever they are.
    pub(super) fn receive(&mut self, bytes: &[u8]) {
        let mut answers = Vec::new();
        for &byte in bytes {
            if let Some(left) = &mut self.away_after_bytes {
                if *left == 0 {
                    self.away_after_bytes = None;
                    self.away = true;
                    break;
                }
                *left -= 1;
            }
            self.received += 1;
            if self.queues_status {
                self.buffer.push_back(byte);
                continue;
            }
            self.urgent.push(byte);
            match self.urgent.as_slice() {
                [0x10] | [0x10, 0x04 | 0x05 | 0x14] | [0x10, 0x14, 8, ..] if self.urgent.len() < 10 => {}
                [0x10, 0x04, n @ 1..=4] => {
                    answers.push(self.answer(*n));
                    self.urgent.clear();
                }
                [0x10, 0x04, 20] if self.dialect == StatusDialect::Custom => {
                    answers.extend(self.full_status());
                    self.urgent.clear();
                }
                [0x10, 0x05, 1..=2] => self.urgent.clear(),
                [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8] => {
                    self.urgent.clear();
                    if !self.cannot_clear {
                        self.discard();
                        answers.extend([0x37, 0x25, 0]);
                    }
                }
                _ => self.buffer.extend(self.urgent.drain(..)),
            }
        }
        self.say(&answers);
    }

    fn say(&mut self, answers: &[u8]) {
        if !self.silent {
            self.outbox.add(answers);
        }
    }

    fn discard(&mut self) {
        self.buffer.clear();
        self.rows.clear();
        self.raster = None;
        if self.pen.has_begun() {
            self.pen.end_line();
        }
    }

    /// Prints as much as possible, reports what changed, and returns what it sends now.
    pub(super) fn step(&mut self) -> Vec<u8> {
        let mut answers = Vec::new();
        let mut rows = if self.slow { 1 } else { self.rows_each_step.unwrap_or(u32::MAX) };
        let had_paper = !self.paper_out;
        self.credit = self.bytes_each_step.map_or(isize::MAX, |bytes| self.credit.min(0) + bytes.cast_signed());
        let waits = self.is_delayed();
        while !waits && rows > 0 && self.credit > 0 {
            let held = self.buffer.len();
            if !self.work(&mut rows, &mut answers) {
                break;
            }
            self.credit -= (held - self.buffer.len()).cast_signed();
        }
        if had_paper && self.paper_out {
            answers.extend(&self.says_at_paper_end);
        }
        let report = self.report();
        if self.reporting && report != self.last_report {
            self.last_report = report;
            answers.extend(report);
        }
        self.say(&answers);
        self.outbox.leave()
    }

    /// Returns whether it still holds back what it received.
    fn is_delayed(&mut self) -> bool {
        if self.buffer.is_empty() {
            self.delayed_steps = 0;
            return false;
        }
        self.delayed_steps = self.delayed_steps.saturating_add(1);
        self.delayed_steps <= self.delay_steps
    }

    pub(super) fn can_work(&self) -> bool {
        let fault = self.cutter_stuck || self.jammed || self.head_hot || self.broken;
        !(fault || self.paper_out || self.cover_open || self.offline || self.away || self.paused)
    }
}
