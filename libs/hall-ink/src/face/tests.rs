//! Tests of the face: golden glyphs, measures, coverage, colours.

use embedded_graphics::pixelcolor::{BinaryColor, Rgb888, RgbColor};

use super::*;
use crate::Bitmap;

fn line(face: &Face, text: &str, style: &Style) -> Bitmap {
    let extent = face.measure(text, style);
    let mut bitmap = Bitmap::new(extent.width, extent.height());
    face.draw(&mut bitmap, text, Point::new(0, extent.ascent as i32), style, BinaryColor::On).unwrap();
    bitmap
}

#[test]
fn figures_and_chinese_are_drawn_dot_for_dot() {
    let golden = "\
24x16
........................
...........#########....
...........#.......#....
...........#.......#....
...##......#.......#....
..#..#.....#########....
.#....#.................
.#....#.###############.
.#....#.....#...........
.#....#....#............
.#....#....#########....
.#....#............#....
..#..#.............#....
...##..............#....
................#.#.....
.................#......
";
    assert_eq!(format!("{:?}", line(&Face::unifont(), "0号", &Style::regular(16))), golden);
}

#[test]
fn enlarging_keeps_proportions_and_condensing_keeps_height() {
    let face = Face::unifont();
    assert_eq!(face.measure("A001", &Style::bold(192)).width, 4 * 8 * 12);
    let condensed = Style::bold(192).with_width_permille(750);
    assert_eq!(face.measure("A001", &condensed).width, 4 * 8 * 9);
    let (wide, narrow) = (face.ink("A", &Style::bold(192)).unwrap(), face.ink("A", &condensed).unwrap());
    assert_eq!(wide.size.height, narrow.size.height);
}

/// A stroke in it makes an 8 of a zero for many who read it.
#[test]
fn a_zero_has_nothing_in_its_middle_and_is_no_o() {
    for face in [Face::unifont(), Face::system()] {
        for style in [Style::regular(16), Style::bold(48), Style::bold(192)] {
            let zero = line(&face, "0", &style);
            let ink = zero.ink_bounds().unwrap();
            let (middle, size) = (ink.center(), ink.size);
            for dy in -(size.height as i32 / 6)..=size.height as i32 / 6 {
                assert!(!zero.get(middle.x, middle.y + dy), "{style:?} at {dy}");
            }
            assert_ne!(zero, line(&face, "O", &style));
        }
    }
}

#[test]
fn what_no_face_has_is_reported_and_drawn_as_a_mark() {
    let face = Face::unifont();
    assert_eq!(face.missing("喆镕䶮𠮷A𠮷"), ['𠮷']);
    assert_eq!(line(&face, "𠮷", &Style::regular(16)), line(&face, "〓", &Style::regular(16)));
}

#[test]
fn all_characters_of_a_hall_are_there_without_any_font() {
    let text = "请在A区等候,3—6号窗口前面还有人约10–20分钟过号当日有效补打→□〓";
    assert_eq!(Face::unifont().missing(text), []);
}

#[test]
fn text_can_be_drawn_in_colour_on_any_target() {
    #[derive(Default)]
    struct Lamps(Vec<(Point, Rgb888)>);
    impl embedded_graphics::geometry::OriginDimensions for Lamps {
        fn size(&self) -> Size {
            Size::new(64, 16)
        }
    }
    impl DrawTarget for Lamps {
        type Color = Rgb888;
        type Error = core::convert::Infallible;
        fn draw_iter<I: IntoIterator<Item = Pixel<Rgb888>>>(&mut self, pixels: I) -> Result<(), Self::Error> {
            self.0.extend(pixels.into_iter().map(|Pixel(point, color)| (point, color)));
            Ok(())
        }
    }
    let mut lamps = Lamps::default();
    let advance = Face::unifont().draw(&mut lamps, "3号", Point::new(0, 14), &Style::regular(16), Rgb888::RED).unwrap();
    assert_eq!(advance, 24);
    assert!(!lamps.0.is_empty() && lamps.0.iter().all(|&(_, color)| color == Rgb888::RED));
}

#[test]
fn a_missing_font_file_is_an_error_with_its_path() {
    let file = FontFile { path: "/nowhere/font.ttc".into(), face_index: 2 };
    assert!(Face::open(&file, None).err().unwrap().to_string().contains("/nowhere/font.ttc"));
}

#[test]
fn a_system_font_draws_what_it_has_and_leaves_the_rest_to_the_built_in_face() {
    let face = Face::system();
    if face.source().is_none() {
        return; // No Chinese font on this computer: nothing to compare.
    }
    let style = Style::regular(32);
    assert_eq!(face.em_px(&style), 32);
    assert_ne!(line(&face, "窗", &style), line(&Face::unifont(), "窗", &style));
    assert_eq!(face.em_px(&Style::regular(16)), 16, "small text is always drawn from bitmaps");
}
