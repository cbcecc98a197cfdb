//! A panel that writes PNG files to a folder: `board.png` is always the newest, `frame-N.png` the last few.

use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use super::{Panel, Picture};
use crate::canvas::Canvas;

/// The maximum number of frames in a folder; older ones are deleted, including those of earlier runs.
const FRAMES_MAX: u64 = 200;

/// Writes each new picture to the folder.
pub struct PngPanel {
    dir: PathBuf,
    frames: u64,
}

impl PngPanel {
    /// Creates the folder if necessary, and continues numbering after the frames of an earlier run.
    pub fn new(dir: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&dir)?;
        let numbers = numbers_in(&dir)?;
        let panel = Self { dir, frames: numbers.iter().copied().max().unwrap_or(0) };
        for number in numbers.into_iter().filter(|number| number + FRAMES_MAX <= panel.frames) {
            fs::remove_file(panel.frame(number))?;
        }
        Ok(panel)
    }

    fn frame(&self, number: u64) -> PathBuf {
        self.dir.join(format!("frame-{number:06}.png"))
    }
}

impl Panel for PngPanel {
    fn show(&mut self, picture: &Picture) -> io::Result<()> {
        self.frames += 1;
        let frame = self.frame(self.frames);
        write_png(&frame, &picture.canvas)?;
        // Written to a temporary file and renamed, so that no one ever reads a partial picture.
        let beside = self.dir.join("board.png.new");
        fs::copy(&frame, &beside)?;
        fs::rename(&beside, self.dir.join("board.png"))?;
        if self.frames > FRAMES_MAX {
            // The file may already have been removed.
            let _ = fs::remove_file(self.frame(self.frames - FRAMES_MAX));
        }
        Ok(())
    }
}

/// Returns the numbers of the frames in a folder.
fn numbers_in(dir: &Path) -> io::Result<Vec<u64>> {
    let mut numbers = Vec::new();
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name();
        let number: Option<u64> =
            name.to_str().and_then(|name| name.strip_prefix("frame-")?.strip_suffix(".png")?.parse().ok());
        numbers.extend(number);
    }
    Ok(numbers)
}

/// Writes a picture, one pixel per LED.
pub fn write_png(path: &Path, canvas: &Canvas) -> io::Result<()> {
    let file = BufWriter::new(fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(canvas.rgb()).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_the_last_frames_of_all_runs_together() {
        let folder = tempfile::tempdir().unwrap();
        let picture = Picture { canvas: Canvas::new(2, 2), lines: Vec::new(), visible: Vec::new() };
        let show = |frames: u64| {
            let mut panel = PngPanel::new(folder.path().to_owned()).unwrap();
            (0..frames).for_each(|_| panel.show(&picture).unwrap());
        };
        show(3);
        assert_eq!(numbers_in(folder.path()).unwrap().len(), 3);
        show(FRAMES_MAX + 7);
        fs::write(folder.path().join("frame-000001.png"), "of a run that kept everything").unwrap();
        show(1);
        let mut numbers = numbers_in(folder.path()).unwrap();
        numbers.sort_unstable();
        let newest = 3 + FRAMES_MAX + 7 + 1;
        assert_eq!(numbers, (newest - FRAMES_MAX + 1..=newest).collect::<Vec<_>>());
        assert!(folder.path().join("board.png").is_file());
    }
}
