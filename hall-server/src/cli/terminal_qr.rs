//! QR codes in a terminal, two modules per character.

use qrcodegen::{QrCode, QrCodeEcc};

use super::CliError;

/// The quiet zone that readers need around the code, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;

/// Draws a text as a QR code, dark on light whatever the terminal's colours.
///
/// # Errors
/// When the text is too long for a QR code.
pub(super) fn drawn(text: &str) -> Result<String, CliError> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low)
        .map_err(|error| CliError::said(format!("the link has no QR code: {error}")))?;
    let edge = -QUIET..code.size() + QUIET;
    let row = |y: i32| -> String {
        let cell = |x: i32| match (code.get_module(x, y), code.get_module(x, y + 1)) {
            (true, true) => '\u{2588}',
            (true, false) => '\u{2580}',
            (false, true) => '\u{2584}',
            (false, false) => ' ',
        };
        let cells: String = edge.clone().map(cell).collect();
        // Black on white.
        format!("\u{1b}[30;107m{cells}\u{1b}[0m\n")
    };
    Ok(edge.clone().step_by(2).map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_reads_the_code_off_the_terminal() {
        let link =
            "https://hall.example/tv#token=hall_0123456789abcdefghijABCDEFGHIJ__&next=/board.html%3Fboard%3Dmain";
        let drawn = drawn(link).unwrap();
        let cells = |line: &str| -> Vec<char> {
            line.trim_start_matches("\u{1b}[30;107m").trim_end_matches("\u{1b}[0m").chars().collect()
        };
        let lines: Vec<Vec<char>> = drawn.lines().map(cells).collect();
        let dark = |x: usize, y: usize| match (lines[y / 2][x], y % 2) {
            ('\u{2588}', _) | ('\u{2580}', 0) | ('\u{2584}', 1) => 0,
            _ => 255,
        };
        const MODULE: usize = 4;
        let (width, height) = (lines[0].len() * MODULE, lines.len() * 2 * MODULE);
        let pixel = |x: usize, y: usize| dark(x / MODULE, y / MODULE);
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
        let (_meta, read) = picture.detect_grids()[0].decode().unwrap();
        assert_eq!(read, link);
    }
}
