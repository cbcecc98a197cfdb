//! The computer's outline fonts: found in the usual places, one face of a collection, rasterised to whole pixels.

use std::path::PathBuf;

use ab_glyph::{Font, FontVec, PxScale, point};

use super::Style;

/// Fraction of a pixel that must be covered for ink; below one half, because thermal heads print slightly thin.
const COVERAGE_MIN: f32 = 0.45;
/// Maximum size of a font file, in bytes.
const FONT_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Where distributions install fonts with simplified Chinese: regular, bold, and the face inside the collection.
/// In Noto's and Source Han's collections face 2 has the shapes of mainland China (0 is Japanese).
const USUAL_PLACES: [(&str, &str, u32); 6] = [
    (
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
        2,
    ),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", 2),
    (
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
        2,
    ),
    (
        "/usr/share/fonts/opentype/source-han-sans/SourceHanSans-Regular.ttc",
        "/usr/share/fonts/opentype/source-han-sans/SourceHanSans-Bold.ttc",
        2,
    ),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
];

/// A font file and one of its faces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// Path of a TTF, OTF or TTC file.
    pub path: PathBuf,
    /// Index of the face in a collection; 0 for a plain font file.
    pub face_index: u32,
}

/// Why a font file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// The file cannot be read.
    #[error("cannot read the font {path}: {cause}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's error.
        cause: std::io::Error,
    },
    /// The file is larger than any font in use.
    #[error("the font {path} is larger than {FONT_BYTES_MAX} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The file is not a font, or the collection has no such face.
    #[error("{path} has no usable face {face_index}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The requested face.
        face_index: u32,
    },
}

/// Returns the regular and bold font files of the first usual place that has a regular one.
pub(super) fn find_system() -> Option<(FontFile, Option<FontFile>)> {
    USUAL_PLACES
        .iter()
        .map(|&(regular, bold, face_index)| (file(regular, face_index), file(bold, face_index)))
        .find_map(|(regular, bold)| {
            regular.path.is_file().then(|| (regular, Some(bold).filter(|bold| bold.path.is_file())))
        })
}

fn file(path: &str, face_index: u32) -> FontFile {
    FontFile { path: path.into(), face_index }
}

/// Loads a font.
pub(super) fn load(file: &FontFile) -> Result<FontVec, FontError> {
    let read = |cause| FontError::Read { path: file.path.clone(), cause };
    if std::fs::metadata(&file.path).map_err(read)?.len() > FONT_BYTES_MAX {
        return Err(FontError::TooLarge { path: file.path.clone() });
    }
    let bytes = std::fs::read(&file.path).map_err(read)?;
    match FontVec::try_from_vec_and_index(bytes, file.face_index) {
        Ok(font) => Ok(font),
        Err(_) => Err(FontError::Invalid { path: file.path.clone(), face_index: file.face_index }),
    }
}

/// Returns whether the font has a glyph for this character.
pub(super) fn has(font: &FontVec, c: char) -> bool {
    font.glyph_id(c).0 != 0
}

/// Returns the unrounded advance in pixels.
pub(super) fn advance(font: &FontVec, c: char, style: &Style) -> f32 {
    let em = font.units_per_em().unwrap_or(1000.0);
    font.h_advance_unscaled(font.glyph_id(c)) / em * style.size_px as f32 * style.width_factor()
}

/// Calls `ink` for each pixel, relative to the baseline's left end.
pub(super) fn draw(font: &FontVec, c: char, style: &Style, ink: &mut dyn FnMut(i32, i32)) {
    // The library's scale is the height from ascent to descent; ours is the em.
    let em = font.units_per_em().unwrap_or(1000.0);
    let height = font.height_unscaled() / em * style.size_px as f32;
    let scale = PxScale { x: height * style.width_factor(), y: height };
    let Some(outlined) = font.outline_glyph(font.glyph_id(c).with_scale_and_position(scale, point(0.0, 0.0))) else {
        return;
    };
    let bounds = outlined.px_bounds();
    let (left, top) = (bounds.min.x as i32, bounds.min.y as i32);
    outlined.draw(|x, y, coverage| {
        if coverage >= COVERAGE_MIN {
            ink(left + x.cast_signed(), top + y.cast_signed());
        }
    });
}
