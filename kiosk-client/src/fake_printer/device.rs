//! The simulated device: receive buffer, paper, knife, sensors. No sockets, no time.

use std::collections::VecDeque;

use firmware_config::{Cutter, PrinterProfile, StatusDialect};
use hall_ink::Bitmap;

const BUFFER_BYTES: usize = 64 * 1024;
/// The number of rows in a line feed.
const LINE_ROWS: u32 = 30;

/// The state of the printer; tests set its public fields.
#[derive(Debug)]
pub struct Device {
    pub paper_out: bool,
    pub near_end: bool,
    pub cover_open: bool,
    pub cutter_stuck: bool,
    /// Accepts bytes but sends no answers.
    pub silent: bool,
    /// Disconnects, and accepts no connection.
    pub away: bool,
    /// Disconnects by itself after this many more bytes.
    pub away_after_bytes: Option<usize>,
    /// The roll ends after this many more rows.
    pub rows_until_paper_out: Option<u32>,
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
    /// Bytes per row and remaining rows of an unfinished `GS v 0`.
    raster: Option<(usize, u32)>,
    reporting: bool,
    last_report: [u8; 4],
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
            silent: false,
            away: false,
            away_after_bytes: None,
            rows_until_paper_out: None,
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
            credit: 0,
        }
    }

    /// Returns a device that behaves as a profile says; `step_ms` is the duration of a step.
    pub fn of_profile(profile: &PrinterProfile, step_ms: u32) -> Self {
        let (printed_mm, sent_bytes) =
            (profile.print_mm_per_s * step_ms, u64::from(profile.line_bytes_per_s) * u64::from(step_ms));
        Self {
            silent: profile.status_dialect == StatusDialect::None,
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
        if self.paused { 0 } else { self.buffer_bytes.saturating_sub(self.buffer.len()) }
    }

    pub(super) fn answer_api_request(&mut self) {
        self.connections += 1;
        self.connected = true;
    }

    pub(super) fn hang_up(&mut self) {
        self.connected = false;
        self.urgent.clear();
        self.reporting = false;
    }

    /// Receives bytes; real-time commands take effect immediately, wherever they are.
    pub(super) fn receive(&mut self, bytes: &[u8]) -> Vec<u8> {
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
                [0x10, 0x05, 1..=2] => self.urgent.clear(),
                [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8] => {
                    self.urgent.clear();
                    if !self.cannot_clear {
                        self.buffer.clear();
                        self.raster = None;
                        answers.extend([0x37, 0x25, 0]);
                    }
                }
                _ => self.buffer.extend(self.urgent.drain(..)),
            }
        }
        if self.silent { Vec::new() } else { answers }
    }

    /// Prints as much as possible, and returns reports of what changed.
    pub(super) fn step(&mut self) -> Vec<u8> {
        let mut answers = Vec::new();
        let mut rows = self.rows_each_step.unwrap_or(u32::MAX);
        let had_paper = !self.paper_out;
        self.credit = self.bytes_each_step.map_or(isize::MAX, |bytes| self.credit.min(0) + bytes.cast_signed());
        while self.can_work() && rows > 0 && self.credit > 0 {
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
        if self.silent { Vec::new() } else { answers }
    }

    fn can_work(&self) -> bool {
        !(self.paper_out || self.cover_open || self.cutter_stuck || self.away || self.paused)
    }

    /// Processes one row or one command; returns false if bytes are missing.
    fn work(&mut self, rows: &mut u32, answers: &mut Vec<u8>) -> bool {
        if let Some((width, rows_left)) = self.raster {
            return self.work_row(width, rows_left, rows);
        }
        let head: Vec<u8> = self.buffer.iter().take(8).copied().collect();
        if let Some(length) = self.answer_in_turn(&head, answers) {
            self.buffer.drain(..length);
            return true;
        }
        let length = match *head.as_slice() {
            [] => return false,
            [0x00, ..] => 1,
            [0x0a, ..] => {
                self.feed(LINE_ROWS);
                1
            }
            [0x1b, 0x40, ..] => {
                self.reporting = false;
                2
            }
            [0x1d, 0x76, 0x30, _, x_low, x_high, y_low, y_high] => {
                let width = usize::from(u16::from_le_bytes([x_low, x_high]));
                let height = u32::from(u16::from_le_bytes([y_low, y_high]));
                self.raster = (width > 0 && height > 0).then_some((width, height));
                8
            }
            [0x1d, 0x56, 0 | 1 | 48 | 49, ..] => {
                self.cut();
                3
            }
            [0x1d, 0x56, 65 | 66, rows, ..] => {
                self.feed(rows.into());
                self.cut();
                4
            }
            // Incomplete commands.
            [0x10] | [0x10, 0x04] if self.queues_status => return false,
            [0x1b | 0x1d] | [0x1d, 0x56 | 0x61 | 0x72 | 0x49] | [0x1d, 0x56, 65 | 66] => return false,
            [0x1d, 0x76, ..] if head.len() < 8 => return false,
            [other, ..] => {
                self.unknown.push(other);
                1
            }
        };
        self.buffer.drain(..length);
        true
    }

    /// Prints the next row of a `GS v 0`; returns false if bytes are missing.
    fn work_row(&mut self, width: usize, rows_left: u32, rows: &mut u32) -> bool {
        if self.buffer.len() < width {
            return false;
        }
        let row: Vec<u8> = self.buffer.drain(..width).collect();
        self.raster = (rows_left > 1).then_some((width, rows_left - 1));
        *rows -= 1;
        self.print_row(&row);
        true
    }

    /// Answers a query that stands among the data; returns its length.
    fn answer_in_turn(&mut self, head: &[u8], answers: &mut Vec<u8>) -> Option<usize> {
        match *head {
            [0x1d, 0x61, what, ..] => {
                self.reporting = what != 0;
                self.last_report = self.report();
                answers.extend(self.last_report);
            }
            [0x1d, 0x72, 1 | 49, ..] if self.never_done => {}
            [0x1d, 0x72, 1 | 49, ..] => answers.push(if self.near_end { 0x03 } else { 0 }),
            [0x1d, 0x49, 65..=67, ..] => answers.extend(b"_FAKE\0"),
            [0x10, 0x04, question @ 1..=4, ..] if self.queues_status => answers.push(self.answer(question)),
            _ => return None,
        }
        Some(3)
    }

    fn print_row(&mut self, row: &[u8]) {
        self.strip.push_row(row);
        if let Some(left) = &mut self.rows_until_paper_out {
            *left = left.saturating_sub(1);
            self.paper_out = *left == 0;
        }
    }

    fn feed(&mut self, rows: u32) {
        for _ in 0..rows {
            self.print_row(&[]);
        }
    }

    fn cut(&mut self) {
        let height = self.strip.height();
        let cut_at = height.saturating_sub(self.knife_rows);
        let mut rest = Bitmap::new(self.strip.width(), 0);
        (cut_at..height).for_each(|y| rest.push_row(self.strip.row(y)));
        let mut slip = std::mem::replace(&mut self.strip, rest);
        slip.set_height(cut_at);
        self.slips.push(slip);
    }

    fn answer(&self, question: u8) -> u8 {
        let bits = match question {
            1 => 0x04 | if self.can_work() { 0 } else { 0x08 },
            2 => {
                (if self.cover_open { 0x04 } else { 0 })
                    | (if self.paper_out { 0x20 } else { 0 })
                    | (if self.cutter_stuck { 0x40 } else { 0 })
            }
            3 => {
                if self.cutter_stuck {
                    0x08
                } else {
                    0
                }
            }
            _ => (if self.paper_out { 0x60 } else { 0 }) | (if self.near_end || self.paper_out { 0x0c } else { 0 }),
        };
        0x12 | bits
    }

    fn report(&self) -> [u8; 4] {
        let first = 0x14 | (if self.can_work() { 0 } else { 0x08 }) | (if self.cover_open { 0x20 } else { 0 });
        let error = if self.cutter_stuck { 0x08 } else { 0 };
        let paper = (if self.paper_out { 0x0c } else { 0 }) | (if self.near_end || self.paper_out { 0x03 } else { 0 });
        [first, error, paper, 0]
    }
}
