//! Line breaking: Chinese anywhere, Latin between words, never before a closing mark.

use crate::{Face, Style};

/// Marks that may not begin a line.
const NOT_FIRST: &str = "，；：！？）。、;:!?)》」』】〉,.;:!?)]}%’”…—–·";
/// Marks that may not end a line.
const NOT_LAST: &str = "（(《「『【〈([{‘“";

impl Face {
    /// Breaks a text into lines of at most `width_px`. A word longer than a line is split; a line feed always breaks.
    pub fn wrap(&self, text: &str, style: &Style, width_px: u32) -> Vec<String> {
        text.lines().flat_map(|paragraph| self.wrap_paragraph(paragraph, style, width_px)).collect()
    }

    fn wrap_paragraph(&self, text: &str, style: &Style, width_px: u32) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for piece in pieces(text) {
            if self.fits(&line, &piece, style, width_px) {
                line.push_str(&piece);
                continue;
            }
            if !line.trim_end().is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.clear();
            for c in piece.trim_start().chars() {
                let mut buffer = [0; 4];
                if !line.is_empty() && !self.fits(&line, c.encode_utf8(&mut buffer), style, width_px) {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        if !line.trim_end().is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines.iter().map(|line| line.trim_end().to_string()).collect()
    }

    fn fits(&self, line: &str, more: &str, style: &Style, width_px: u32) -> bool {
        self.measure(format!("{line}{more}").trim_end(), style).width <= width_px
    }
}

/// Cuts a text at every possible break; concatenated, the pieces are the text again.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    for c in text.chars() {
        match pieces.last_mut() {
            Some(piece) if !last.is_some_and(|last| may_break(last, c)) => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        last = Some(c);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if NOT_FIRST.contains(after) || NOT_LAST.contains(before) || after == ' ' {
        return false;
    }
    before == ' ' || before == '/' || is_wide(before) || is_wide(after)
}

/// Returns whether a character is Chinese, kana, hangul or one of their marks: scripts without spaces, as classified by width.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks with Unifont at 16 px: 16 for a Chinese character, 8 for a Latin one.
    fn check(text: &str, width_px: u32, lines: &[&str]) {
        assert_eq!(Face::unifont().wrap(text, &Style::regular(16), width_px), lines, "{text}");
    }

    #[test]
    fn chinese_breaks_anywhere_but_not_before_a_closing_mark() {
        check("请在大厅等候叫号", 64, &["请在大厅", "等候叫号"]);
        check("请等候，谢谢", 48, &["请等", "候，谢", "谢"]);
        check("带身份证（原件）", 80, &["带身份证", "（原件）"]);
    }

    #[test]
    fn latin_breaks_between_words_and_inside_only_what_is_longer_than_a_line() {
        check("please wait here", 96, &["please wait", "here"]);
        check("unbelievable", 64, &["unbeliev", "able"]);
        check("到window 3", 72, &["到window", "3"]);
    }

    #[test]
    fn a_line_feed_breaks_and_an_empty_text_is_no_line_or_one() {
        check("一\n二", 64, &["一", "二"]);
        check("", 64, &[]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let face = Face::unifont();
        let text = "申请人(含监护人)身份证 original and 2 copies of the household register,以及3张照片";
        for width_px in 32..300 {
            for line in face.wrap(text, &Style::regular(16), width_px) {
                assert!(face.measure(&line, &Style::regular(16)).width <= width_px, "{line} in {width_px}");
            }
        }
    }
}
