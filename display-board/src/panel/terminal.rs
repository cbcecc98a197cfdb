//! A panel in a terminal: half blocks in 24-bit colour, or the board as text.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write};

use firmware_config::TerminalStyle;

use super::{Panel, Picture};
use crate::canvas::Canvas;

const CLEAR: &str = "\x1b[2J";
const HOME: &str = "\x1b[H";
const HIDE_CURSOR: &str = "\x1b[?25l";
const SHOW_CURSOR: &str = "\x1b[?25h";
const PLAIN: &str = "\x1b[0m";

/// Writes the picture to any writer.
pub struct TerminalPanel<W: Write + Send> {
    out: W,
    style: TerminalStyle,
    started: bool,
    last_lines: Vec<String>,
    /// The columns and lines of the terminal, if known.
    size: fn() -> Option<(u32, u32)>,
}

impl TerminalPanel<io::Stdout> {
    /// Creates a panel on standard output; uses text if that is a pipe or colour is disabled.
    pub fn on_stdout(style: TerminalStyle) -> Self {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let capable = io::stdout().is_terminal() && !no_colour;
        let mut panel = Self::new(io::stdout(), if capable { style } else { TerminalStyle::Plain });
        panel.size = size_of_stdout;
        panel
    }
}

impl<W: Write + Send> TerminalPanel<W> {
    /// Creates a panel with the given style.
    pub fn new(out: W, style: TerminalStyle) -> Self {
        Self { out, style, started: false, last_lines: Vec::new(), size: || None }
    }

    /// Returns a message with the room that the picture needs if the terminal has less: drawn there, it would be
    /// garbled.
    fn too_small(&self, canvas: &Canvas) -> Option<String> {
        let (columns, lines) = (self.size)()?;
        // The cursor is below the picture.
        let (wanted, high) = (canvas.width(), canvas.height().div_ceil(2) + 1);
        (columns < wanted || lines < high).then(|| {
            format!(
                "终端太小，只显示文字 · words only: the picture needs {wanted} columns and {high} lines, \
                 this terminal has {columns} and {lines}"
            )
        })
    }

    fn show_words(&mut self, lines: &[String]) -> io::Result<()> {
        if lines == self.last_lines {
            return Ok(());
        }
        writeln!(self.out, "{}\n", lines.join("\n"))?;
        self.last_lines = lines.to_vec();
        Ok(())
    }
}

impl<W: Write + Send> Panel for TerminalPanel<W> {
    fn show(&mut self, picture: &Picture) -> io::Result<()> {
        match self.style {
            TerminalStyle::Plain => self.show_words(&picture.lines)?,
            TerminalStyle::HalfBlocks => {
                if let Some(why) = self.too_small(&picture.canvas) {
                    if std::mem::take(&mut self.started) {
                        write!(self.out, "{PLAIN}{SHOW_CURSOR}{CLEAR}{HOME}")?;
                    }
                    let lines: Vec<String> = picture.lines.iter().cloned().chain([why]).collect();
                    self.show_words(&lines)?;
                    return self.out.flush();
                }
                if !self.started {
                    write!(self.out, "{HIDE_CURSOR}{CLEAR}")?;
                    self.started = true;
                    self.last_lines.clear();
                }
                write!(self.out, "{HOME}{}", half_blocks(&picture.canvas))?;
            }
        }
        self.out.flush()
    }
}

impl<W: Write + Send> Drop for TerminalPanel<W> {
    fn drop(&mut self) {
        if self.started {
            // A terminal that is gone needs no restoring.
            let _ = write!(self.out, "{PLAIN}{SHOW_CURSOR}\r\n").and_then(|()| self.out.flush());
        }
    }
}

fn size_of_stdout() -> Option<(u32, u32)> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some((size.ws_col.into(), size.ws_row.into())).filter(|(columns, _)| *columns > 0)
}

/// Formats two pixels per character: the upper one as the half block's foreground, the lower one as its background.
fn half_blocks(canvas: &Canvas) -> String {
    let mut text = String::new();
    let mut last = None;
    for y in (0..canvas.height()).step_by(2) {
        for x in 0..canvas.width() {
            let pair @ ([r, g, b], [lr, lg, lb]) = (canvas.pixel(x, y), canvas.pixel(x, y + 1));
            if last != Some(pair) {
                let _ = write!(text, "\x1b[38;2;{r};{g};{b};48;2;{lr};{lg};{lb}m");
                last = Some(pair);
            }
            text.push('▀');
        }
        text.push_str(PLAIN);
        text.push_str("\r\n");
        last = None;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rows_of_pixels_are_one_line_and_colours_are_said_once() {
        let mut canvas = Canvas::new(3, 2);
        canvas.map(|_| [1, 2, 3]);
        assert_eq!(half_blocks(&canvas), "\x1b[38;2;1;2;3;48;2;1;2;3m▀▀▀\x1b[0m\r\n");
    }

    #[test]
    fn a_terminal_that_is_too_small_shows_words_and_what_the_picture_needs() {
        let mut out = Vec::new();
        let mut panel = TerminalPanel::new(&mut out, TerminalStyle::HalfBlocks);
        let picture =
            Picture { canvas: Canvas::new(160, 96), lines: vec!["A001 → 3号窗口".into()], visible: vec![] };
        panel.size = || Some((80, 24));
        panel.show(&picture).unwrap();
        panel.show(&picture).unwrap();
        panel.size = || Some((160, 49));
        panel.show(&picture).unwrap();
        drop(panel);
        let said = String::from_utf8(out).unwrap();
        let (words, drawn) = said.split_once(HIDE_CURSOR).unwrap();
        assert_eq!(words.matches("A001 → 3号窗口").count(), 1, "{words}");
        assert!(words.contains("needs 160 columns and 49 lines, this terminal has 80 and 24"), "{words}");
        assert!(!words.contains('▀') && drawn.contains('▀'));
    }

    #[test]
    fn words_are_written_when_they_change() {
        let mut out = Vec::new();
        let mut panel = TerminalPanel::new(&mut out, TerminalStyle::Plain);
        let picture = |line: &str| Picture { canvas: Canvas::new(1, 1), lines: vec![line.into()], visible: vec![] };
        for line in ["A001 → 3号窗口", "A001 → 3号窗口", "A002 → 1号窗口"] {
            panel.show(&picture(line)).unwrap();
        }
        drop(panel);
        assert_eq!(String::from_utf8(out).unwrap(), "A001 → 3号窗口\n\nA002 → 1号窗口\n\n");
    }
}
