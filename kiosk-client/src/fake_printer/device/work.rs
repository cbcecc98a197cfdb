//! What the simulated printer does with what it received: one row or one command at a time.

use hall_ink::Bitmap;

use super::Device;
use crate::fake_printer::command::{self, Command};
use crate::fake_printer::pictures;

/// The number of rows in a line feed by `ESC d`.
const LINE_ROWS: u32 = 30;

impl Device {
    /// Prints one row or processes one command; returns false if nothing can be done now. What needs no paper is done even
    /// while the printer cannot print.
    pub(super) fn work(&mut self, rows: &mut u32, answers: &mut Vec<u8>) -> bool {
        if self.paused || self.away {
            return false;
        }
        if let Some(row) = self.rows.pop_front() {
            if !self.can_work() {
                self.rows.push_front(row);
                return false;
            }
            *rows -= 1;
            self.print_row(&row);
            return true;
        }
        if let Some(raster) = self.raster {
            return self.can_work() && self.work_row(raster, rows);
        }
        let found = command::first(self.buffer.make_contiguous(), self.pen.kanji);
        self.gathering = found.is_none() && !self.buffer.is_empty();
        let Some((length, command)) = found else { return false };
        let prints = !matches!(command, Command::Reset | Command::Reports(_) | Command::Nothing | Command::Identity(_));
        if prints && !self.can_work() {
            return false;
        }
        self.buffer.drain(..length);
        self.carry_out(command, answers);
        true
    }

    fn carry_out(&mut self, command: Command, answers: &mut Vec<u8>) {
        match command {
            Command::Text(bytes) => {
                let full = self.pen.write(&bytes);
                full.iter().for_each(|line| self.compose(line));
            }
            Command::LineFeed => self.end_line(),
            Command::Style(bytes) => self.pen.set(&bytes),
            Command::Reset => {
                self.reporting = false;
                self.pen.reset();
            }
            Command::FeedLines(lines) => self.feed(u32::from(lines) * LINE_ROWS),
            Command::FeedRows(rows) => self.feed(rows.into()),
            Command::Raster(enlarged, width, height) => {
                self.end_begun_line();
                self.raster = (width > 0 && height > 0).then_some((enlarged, width, height));
            }
            Command::Columns(kind, data) => self.pen.place(pictures::columns(kind, &data)),
            Command::Bars(data) => self.picture(Some(pictures::bars(&data))),
            Command::Graphics(data) => {
                let picture = self.kept.graphics(&data);
                self.picture(picture);
            }
            Command::Symbol(data) => {
                let picture = self.kept.symbol(&data);
                self.picture(picture);
            }
            Command::Cut(feed) => {
                self.end_begun_line();
                // The rows before the cut are printed first.
                let composed = std::mem::take(&mut self.rows);
                composed.iter().for_each(|row| self.print_row(row));
                let rows = feed.map_or(0, |rows| self.knife_rows + u32::from(rows));
                (0..rows).for_each(|_| self.print_row(&[]));
                self.cut();
            }
            Command::Present(2) => {
                self.retracted += u32::from(self.ticket_left);
                self.ticket_left = false;
            }
            Command::Present(5) => self.ticket_left = false,
            Command::Present(_) => self.ticket_left = self.presents,
            Command::Reports(what) => {
                self.reporting = what != 0;
                self.last_report = self.report();
                answers.extend(if self.reporting { &self.last_report[..] } else { &[] });
            }
            Command::WhenDone if self.never_done => {}
            Command::WhenDone => answers.push(if self.near_end { 0x03 } else { 0 }),
            Command::Identity(what) => answers.extend(self.identity(what)),
            Command::State(question @ 1..=4) => answers.push(self.answer(question)),
            Command::State(20) => answers.extend(self.full_status()),
            Command::State(_) | Command::Nothing => {}
            Command::Unknown(byte) => self.unknown.push(byte),
        }
    }

    /// Prints a picture on a line of its own, or beside what stands on the line already.
    fn picture(&mut self, picture: Option<Bitmap>) {
        if let Some(picture) = picture {
            self.pen.place(picture);
            self.end_line();
        }
    }

    fn end_begun_line(&mut self) {
        if self.pen.has_begun() {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        let line = self.pen.end_line();
        self.compose(&line);
    }

    fn compose(&mut self, picture: &Bitmap) {
        self.rows.extend((0..picture.height()).map(|y| picture.row(y).to_vec()));
    }

    fn feed(&mut self, rows: u32) {
        self.end_begun_line();
        self.rows.extend((0..rows).map(|_| Vec::new()));
    }

    /// Prints the next row of a `GS v 0`; returns false if bytes are missing.
    fn work_row(&mut self, (enlarged, width, rows_left): (u8, usize, u32), rows: &mut u32) -> bool {
        if self.buffer.len() < width {
            return false;
        }
        let mut row: Vec<u8> = self.buffer.drain(..width).collect();
        self.raster = (rows_left > 1).then_some((enlarged, width, rows_left - 1));
        if enlarged & 1 != 0 {
            row = row.iter().flat_map(|&bits| pictures::doubled(bits)).collect();
        }
        *rows -= 1;
        self.print_row(&row);
        if enlarged & 2 != 0 {
            self.print_row(&row);
        }
        true
    }

    fn print_row(&mut self, row: &[u8]) {
        self.strip.push_row(row);
        if let Some(left) = &mut self.rows_until_paper_out {
            *left = left.saturating_sub(1);
            self.paper_out = *left == 0;
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
}
