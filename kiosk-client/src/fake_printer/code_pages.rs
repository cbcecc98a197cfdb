//! Which character stands for a byte or two: GB 18030, and the code pages that printers have.

use embedded_graphics::geometry::{Point, Size};
use embedded_graphics::primitives::Rectangle;
use hall_ink::Bitmap;

/// The upper half of code page 437.
const PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ";
/// The rules of the katakana page, from 8f on.
const RULES: &str = "┼┴┬┤├ ─│ ┌┐└┘╭╮╰╯";

/// Returns the character of one byte in a code page (`ESC t`), or of two in GB 18030.
pub(super) fn character(bytes: &[u8], page: u8) -> char {
    match *bytes {
        [byte @ 0x20..=0x7e] => Some(byte.into()),
        [byte] => match page {
            1 => byte.checked_sub(0x8f).and_then(|index| RULES.chars().nth(index.into())),
            16 => decoded(&[byte], encoding_rs::WINDOWS_1252),
            17 => decoded(&[byte], encoding_rs::IBM866),
            _ => byte.checked_sub(0x80).and_then(|index| PAGE_437.chars().nth(index.into())),
        },
        _ => decoded(bytes, encoding_rs::GB18030),
    }
    .unwrap_or(hall_ink::TOFU)
}

fn decoded(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Option<char> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    text.chars().next()
}

/// Draws a rule from edge to edge, which a font's own would not reach; returns false for other characters.
pub(super) fn draw_rule(c: char, cell: &mut Bitmap) -> bool {
    // Whether it reaches the left, right, upper and lower edge.
    let (left, right, up, down) = match c {
        '─' => (true, true, false, false),
        '│' => (false, false, true, true),
        '┼' => (true, true, true, true),
        '┴' => (true, true, true, false),
        '┬' => (true, true, false, true),
        '┤' => (true, false, true, true),
        '├' => (false, true, true, true),
        '┌' | '╭' => (false, true, false, true),
        '┐' | '╮' => (true, false, false, true),
        '└' | '╰' => (false, true, true, false),
        '┘' | '╯' => (true, false, true, false),
        _ => return false,
    };
    let (width, height) = (cell.width().cast_signed(), cell.height().cast_signed());
    let (x, y) = (width / 2 - 1, height / 2 - 1);
    let mut bar = |from: (i32, i32), to: (i32, i32)| {
        let size = Size::new((to.0 - from.0).unsigned_abs(), (to.1 - from.1).unsigned_abs());
        cell.fill(Rectangle::new(Point::new(from.0, from.1), size), true);
    };
    if left || right {
        bar((if left { 0 } else { x }, y), (if right { width } else { x + 2 }, y + 2));
    }
    if up || down {
        bar((x, if up { 0 } else { y }), (x + 2, if down { height } else { y + 2 }));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_the_characters_of_their_page() {
        assert_eq!(character(&[0xc7, 0xeb], 0), '请');
        assert_eq!(character(&[0xfe, 0x9f], 0), '䶮');
        assert_eq!((character(b"A", 1), character(&[0x95], 1), character(&[0x9f], 1)), ('A', '─', '╯'));
        assert_eq!((character(&[0x80], 0), character(&[0xff], 0), character(&[0xe9], 16)), ('Ç', ' ', 'é'));
        assert_eq!(PAGE_437.chars().count(), 128);
    }
}
