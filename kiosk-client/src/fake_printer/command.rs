//! Splits what was received into commands: how long each is, and which. Pure; lengths as in Epson's ESC/POS reference.

/// A command, or a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Characters, in the encoding that was set.
    Text(Vec<u8>),
    LineFeed,
    Reset,
    /// A change of how text is printed: the bytes that say it.
    Style(Vec<u8>),
    /// `ESC d` and `ESC J`: lines or rows.
    FeedLines(u8),
    FeedRows(u8),
    /// `GS v 0`: how it is enlarged, bytes in a row, rows; they follow.
    Raster(u8, usize, u32),
    /// `ESC *`: its kind, and its columns.
    Columns(u8, Vec<u8>),
    /// `GS ( L` and `GS 8 L`: what follows the length.
    Graphics(Vec<u8>),
    /// `GS ( k`: what follows the length.
    Symbol(Vec<u8>),
    /// `GS k`: what the bars say.
    Bars(Vec<u8>),
    /// `GS V` and `ESC i`: at once, or after feeding the way to the knife and so many rows more.
    Cut(Option<u8>),
    /// `GS e` of Custom's ejector: what it does.
    Present(u8),
    /// `GS a`, `GS r`, `GS I` and a queued `DLE EOT` with their parameter.
    Reports(u8),
    WhenDone,
    Identity(u8),
    State(u8),
    /// Known, and without a picture.
    Nothing,
    /// A byte that starts no command.
    Unknown(u8),
}

/// The length of the first command and what it is; none while bytes are missing. `kanji` says that two bytes are one
/// character.
pub(super) fn first(bytes: &[u8], kanji: bool) -> Option<(usize, Command)> {
    match *bytes.first()? {
        0x0a => Some((1, Command::LineFeed)),
        0x00 | 0x0d | 0x18 | 0x11 | 0x13 => Some((1, Command::Nothing)),
        0x09 => Some((1, Command::Text(b" ".to_vec()))),
        0x10 => real_time(bytes),
        0x1b => escape(bytes),
        0x1c => kanji_command(bytes),
        0x1d => group(bytes),
        lead @ 0x81..=0xfe if kanji => two_bytes(lead, bytes),
        byte @ 0x20.. => Some((1, Command::Text(vec![byte]))),
        other => Some((1, Command::Unknown(other))),
    }
}

fn two_bytes(lead: u8, bytes: &[u8]) -> Option<(usize, Command)> {
    let &second = bytes.get(1)?;
    Some(match second {
        0x40..=0xfe => (2, Command::Text(vec![lead, second])),
        // A character of four bytes: the fonts of such printers have none.
        0x30..=0x39 => return (bytes.len() >= 4).then_some((4, Command::Unknown(lead))),
        _ => (1, Command::Unknown(lead)),
    })
}

fn real_time(bytes: &[u8]) -> Option<(usize, Command)> {
    Some(match *bytes {
        [_, 0x04, question, ..] => (3, Command::State(question)),
        [_, 0x05, _, ..] => (3, Command::Nothing),
        [_] | [_, 0x04 | 0x05] => return None,
        _ => (1, Command::Unknown(0x10)),
    })
}

fn escape(bytes: &[u8]) -> Option<(usize, Command)> {
    let &name = bytes.get(1)?;
    let parameter = bytes.get(2).copied();
    let all = |length: usize| bytes.get(..length).map(|bytes| (length, Command::Style(bytes.to_vec())));
    Some(match name {
        b'@' => (2, Command::Reset),
        b'2' => (2, Command::Style(bytes[..2].to_vec())),
        b'd' => (3, Command::FeedLines(parameter?)),
        b'J' => (3, Command::FeedRows(parameter?)),
        b'i' | b'm' => (2, Command::Cut(None)),
        b'*' => {
            let kind = parameter?;
            let columns = usize::from(*bytes.get(3)?) + usize::from(*bytes.get(4)?) * 256;
            let length = 5 + columns * if kind >= 32 { 3 } else { 1 };
            (length, Command::Columns(kind, bytes.get(5..length)?.to_vec()))
        }
        b'$' | b'\\' => return all(4),
        b'!' | b'M' | b' ' | b'3' | b'{' | b'a' | b't' | b'R' | b'E' | b'-' | b'G' | b'V' => return all(3),
        b'=' | b'U' | b'r' | b'c' if name != b'c' => (3, parameter.map(|_| Command::Nothing)?),
        // Star's question for its state, which others ignore.
        0x06 => (3, parameter.map(|_| Command::Nothing)?),
        b'c' => (4, bytes.get(3).map(|_| Command::Nothing)?),
        b'p' => (5, bytes.get(4).map(|_| Command::Nothing)?),
        b'(' => return block(bytes, 3, |_data| Command::Nothing),
        _ => (1, Command::Unknown(0x1b)),
    })
}

fn kanji_command(bytes: &[u8]) -> Option<(usize, Command)> {
    let &name = bytes.get(1)?;
    let all = |length: usize| bytes.get(..length).map(|bytes| (length, Command::Style(bytes.to_vec())));
    match name {
        b'&' | b'.' => all(2),
        b'-' | b'!' | b'W' | b'C' => all(3),
        b'S' => all(4),
        b'(' => block(bytes, 3, |_data| Command::Nothing),
        b'p' => bytes.get(3).map(|_| (4, Command::Nothing)),
        _ => Some((1, Command::Unknown(0x1c))),
    }
}

fn group(bytes: &[u8]) -> Option<(usize, Command)> {
    let &name = bytes.get(1)?;
    let parameter = bytes.get(2).copied();
    let all = |length: usize| bytes.get(..length).map(|bytes| (length, Command::Style(bytes.to_vec())));
    Some(match name {
        b'v' if bytes.len() >= 8 => {
            let width = usize::from(u16::from_le_bytes([bytes[4], bytes[5]]));
            (8, Command::Raster(bytes[3] & 3, width, u32::from(u16::from_le_bytes([bytes[6], bytes[7]]))))
        }
        b'v' => return None,
        b'V' => match parameter? {
            65 | 66 => (4, Command::Cut(Some(*bytes.get(3)?))),
            _ => (3, Command::Cut(None)),
        },
        b'e' => match parameter? {
            3 => (4, bytes.get(3).map(|_| Command::Present(3))?),
            0x20 => (5, bytes.get(4).map(|_| Command::Present(3))?),
            what => (3, Command::Present(what)),
        },
        b'a' => (3, Command::Reports(parameter?)),
        b'r' => (3, parameter.map(|_| Command::WhenDone)?),
        b'I' => (3, Command::Identity(parameter?)),
        b'!' | b'B' => return all(3),
        b'L' | b'W' | b'P' => return all(4),
        b'w' | b'h' | b'H' | b'f' | b'b' | b'T' | 0xe0 => (3, parameter.map(|_| Command::Nothing)?),
        b'k' => return bars(bytes),
        b'(' => match parameter? {
            b'L' => return block(bytes, 3, Command::Graphics),
            b'k' => return block(bytes, 3, Command::Symbol),
            _ => return block(bytes, 3, |_data| Command::Nothing),
        },
        b'8' => {
            let length = u32::from_le_bytes(bytes.get(3..7)?.try_into().ok()?) as usize;
            (7 + length, Command::Graphics(bytes.get(7..7 + length)?.to_vec()))
        }
        _ => (1, Command::Unknown(0x1d)),
    })
}

/// A command with the length of its data in two bytes from an offset on.
fn block(bytes: &[u8], offset: usize, make: impl FnOnce(Vec<u8>) -> Command) -> Option<(usize, Command)> {
    let length = usize::from(u16::from_le_bytes([*bytes.get(offset)?, *bytes.get(offset + 1)?]));
    let end = offset + 2 + length;
    Some((end, make(bytes.get(offset + 2..end)?.to_vec())))
}

/// `GS k`: its data ends with NUL, or has a length before it.
fn bars(bytes: &[u8]) -> Option<(usize, Command)> {
    let kind = *bytes.get(2)?;
    if kind < 65 {
        let data = bytes.get(3..)?;
        let end = data.iter().position(|&byte| byte == 0)?;
        return Some((3 + end + 1, Command::Bars(data[..end].to_vec())));
    }
    let end = 4 + usize::from(*bytes.get(3)?);
    Some((end, Command::Bars(bytes.get(4..end)?.to_vec())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_split_where_they_end_and_waited_for_where_they_do_not() {
        for (bytes, length, command) in [
            (&b"\x1b@A"[..], 2, Command::Reset),
            (b"\x1dVB\x05", 4, Command::Cut(Some(5))),
            (b"\x1dV\x01x", 3, Command::Cut(None)),
            (b"\x1b\x06\x01", 3, Command::Nothing),
            (b"\x1c(A\x02\x00\x30\x00", 7, Command::Nothing),
            (b"\x1d(k\x03\x00\x31\x51\x30", 8, Command::Symbol(vec![0x31, 0x51, 0x30])),
            (b"\x1dkI\x02AB", 6, Command::Bars(b"AB".to_vec())),
            (b"\x1dk\x04AB\0", 6, Command::Bars(b"AB".to_vec())),
            (b"\x1b*\x21\x01\x00abc", 8, Command::Columns(33, b"abc".to_vec())),
            (b"\x1d8L\x02\x00\x00\x00\x30\x32", 9, Command::Graphics(vec![0x30, 0x32])),
            (b"\xc7\xeb", 2, Command::Text(vec![0xc7, 0xeb])),
            (b"\x95\x34\xb2\x35", 4, Command::Unknown(0x95)),
        ] {
            assert_eq!(first(bytes, true), Some((length, command)), "{bytes:02x?}");
            assert_eq!(first(&bytes[..length - 1], true).filter(|_| length > 1), None, "{bytes:02x?} cut short");
        }
        assert_eq!(first(b"\xc7\xeb", false), Some((1, Command::Text(vec![0xc7]))));
        assert_eq!(first(b"\x01", true), Some((1, Command::Unknown(1))));
    }
}
