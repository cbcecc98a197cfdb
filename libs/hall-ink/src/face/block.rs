//! The built-in face: Unifont's 16-pixel glyphs, enlarged by integer factors, with smoothed diagonals.

use unifont::Glyph;

/// Side of a full-width glyph's cell in glyph pixels; half-width ones are half as wide.
pub(super) const CELL: u32 = 16;
/// Rows of the cell above the baseline.
const ROWS_ABOVE: i32 = 14;
/// How much of a corner is bevelled along a diagonal stroke, in glyph pixels; half a pixel makes its edge straight.
const BEVEL_DIAGONAL: f32 = 0.5;
/// How much of a free corner is rounded.
const BEVEL_FREE: f32 = 0.25;
/// How far bold strokes grow to each side, in glyph pixels.
const BOLD_GROWTH: f32 = 0.3;
/// Unifont's zero has a stroke, and people read it as an 8; this one has none, and is narrower at its ends than an O.
static PLAIN_ZERO: Glyph =
    Glyph::Halfwidth([0, 0, 0, 0, 0x18, 0x24, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 0x24, 0x18, 0, 0]);

/// Returns the glyph of a character, if the built-in face has one.
pub(super) fn find(c: char) -> Option<&'static Glyph> {
    if c == '0' { Some(&PLAIN_ZERO) } else { unifont::get_glyph(c) }
}

/// Returns the integer factor closest to a requested em size.
pub(super) fn factor_for(size_px: u32) -> u32 {
    ((size_px + CELL / 2) / CELL).max(1)
}

/// Returns the advance in pixels.
pub(super) fn advance(glyph: &Glyph, factor_x: u32) -> u32 {
    glyph.get_width() as u32 * factor_x
}

/// Calls `ink` for each pixel, relative to the baseline's left end.
pub(super) fn draw(glyph: &Glyph, factor_x: u32, factor_y: u32, bold: bool, ink: &mut dyn FnMut(i32, i32)) {
    let (width, height) = ((advance(glyph, factor_x)).cast_signed(), (CELL * factor_y).cast_signed());
    let margin = if bold { factor_x.cast_signed() } else { 0 };
    for y in -margin..height + margin {
        for x in -margin..width + margin {
            let point = ((x as f32 + 0.5) / factor_x as f32, (y as f32 + 0.5) / factor_y as f32);
            let covered = if !bold {
                covers(glyph, point.0, point.1)
            } else if factor_x < 3 {
                // Too few pixels to grow evenly: one pixel to the right, as typewriters did.
                covers(glyph, point.0, point.1) || covers(glyph, point.0 - 1.0 / factor_x as f32, point.1)
            } else {
                covers_grown(glyph, point.0, point.1)
            };
            if covered {
                ink(x, y - ROWS_ABOVE * factor_y.cast_signed());
            }
        }
    }
}

fn covers_grown(glyph: &Glyph, x: f32, y: f32) -> bool {
    let around = [-BOLD_GROWTH, 0.0, BOLD_GROWTH];
    around.iter().any(|dx| around.iter().any(|dy| covers(glyph, x + dx, y + dy)))
}

/// Returns whether a point of the glyph plane is inked. Pixels are squares, except that diagonal strokes get straight edges
/// (half-pixel triangles are added inside each step and removed from each outer corner).
fn covers(glyph: &Glyph, x: f32, y: f32) -> bool {
    let (column, row) = (x.floor() as i32, y.floor() as i32);
    let on = |dx: i32, dy: i32| match (usize::try_from(column + dx), usize::try_from(row + dy)) {
        (Ok(x), Ok(y)) => glyph.get_pixel(x, y),
        _ => false,
    };
    let (u, v) = (x - x.floor(), y - y.floor());
    let (sx, sy) = (if u < 0.5 { -1 } else { 1 }, if v < 0.5 { -1 } else { 1 });
    // Distance from the nearest corner, measured along both edges.
    let depth = if sx < 0 { u } else { 1.0 - u } + if sy < 0 { v } else { 1.0 - v };
    if !on(0, 0) {
        return depth <= BEVEL_DIAGONAL && on(sx, 0) && on(0, sy) && !on(sx, sy);
    }
    let free = !on(sx, 0) && !on(0, sy) && !on(sx, sy);
    if !free {
        return true;
    }
    let on_diagonal = (on(sx, -sy) && !on(0, -sy)) || (on(-sx, sy) && !on(-sx, 0));
    depth > if on_diagonal { BEVEL_DIAGONAL } else { BEVEL_FREE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(c: char, factor: u32) -> crate::Bitmap {
        let glyph = find(c).unwrap();
        let mut bitmap = crate::Bitmap::new(advance(glyph, factor), CELL * factor);
        draw(glyph, factor, factor, false, &mut |x, y| bitmap.set(x, y + ROWS_ABOVE * factor as i32, true));
        bitmap
    }

    #[test]
    fn at_factor_one_the_glyph_is_unchanged() {
        for c in ['0', 'A', '窗', '号', 'g'] {
            let glyph = find(c).unwrap();
            let bitmap = picture(c, 1);
            for y in 0..16 {
                for x in 0..glyph.get_width() {
                    assert_eq!(bitmap.get(x as i32, y as i32), glyph.get_pixel(x, y), "{c} at {x},{y}");
                }
            }
        }
    }

    #[test]
    fn enlarged_diagonals_hang_together() {
        // The two pixels of a diagonal step touch only at a corner; enlarged, they must be connected.
        let glyph = Glyph::Halfwidth([0x80, 0x40, 0x20, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert!(covers(&glyph, 1.1, 0.9) && covers(&glyph, 0.9, 1.1));
        assert!(!covers(&glyph, 1.9, 0.1), "but the far corner stays blank");
        assert!(!covers(&glyph, 1.95, 1.05), "and the outer corner is taken off");
    }
}
