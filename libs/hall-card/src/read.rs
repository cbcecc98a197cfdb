//! Finds the number in what a reader sends: a line of keystrokes or of a serial port, or JSON of a vendor's program.

/// The longest line that a reader sends, in characters; the rest is not looked at.
pub const LINE_CHARS_MAX: usize = 4_096;

/// Returns the part of a line that may be a resident number: the first run of 18 characters, or of 15, that consists of
/// digits with an X at most at its end, and is not part of a longer run. Readers put name, address and dates around it.
#[must_use]
pub fn number_in(line: &str) -> Option<&str> {
    let line = line.char_indices().nth(LINE_CHARS_MAX).map_or(line, |(end, _)| &line[..end]);
    let is_part = |char: char| char.is_ascii_alphanumeric();
    let runs = || line.split(|char| !is_part(char)).filter(|run| fits(run));
    runs().find(|run| run.len() == super::NUMBER_CHARS).or_else(|| runs().next())
}

fn fits(run: &str) -> bool {
    let (digits, last) = run.split_at(run.len().saturating_sub(1));
    let is_long = matches!(run.len(), super::NUMBER_CHARS | super::OLD_CHARS);
    is_long
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && last.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'X' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_found_between_what_readers_send_around_it() {
        for line in [
            "11010519491231002X",
            "张三|男|汉|19491231|北京市朝阳区|11010519491231002X|某局|20200101-20400101",
            r#"{"name":"张三","idNumber":"11010519491231002X","serial":"1234567890123456789"}"#,
            "\u{2}11010519491231002X\u{3}\r\n",
        ] {
            assert_eq!(number_in(line), Some("11010519491231002X"), "{line}");
        }
        assert_eq!(number_in("No. 110105491231002"), Some("110105491231002"));
        for none in ["", "张三", "1234567890123456789", "11010519491231002XY", "20200101-20400101"] {
            assert_eq!(number_in(none), None, "{none}");
        }
    }
}
