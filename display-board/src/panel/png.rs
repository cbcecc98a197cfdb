//! A panel that is a folder of PNG files: `board.png` is always the newest, `frame-N.png` the last few.

use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use super::{Panel, Picture};
use crate::canvas::Canvas;

/// Older frames are deleted.
const FRAMES_MAX: u64 = 200;

/// Writes each new picture.
pub struct PngPanel {
    dir: PathBuf,
    frames: u64,
}

impl PngPanel {
    /// Makes the folder when it is not there.
    pub fn new(dir: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&dir)?;
        Ok(Self { dir, frames: 0 })
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
        // Written beside and renamed, so that nobody ever reads half a picture.
        let beside = self.dir.join("board.png.new");
        fs::copy(&frame, &beside)?;
        fs::rename(&beside, self.dir.join("board.png"))?;
        if self.frames > FRAMES_MAX {
            // Somebody may have taken it away already.
            let _ = fs::remove_file(self.frame(self.frames - FRAMES_MAX));
        }
        Ok(())
    }
}

/// Writes a picture, a pixel for each lamp.
pub fn write_png(path: &Path, canvas: &Canvas) -> io::Result<()> {
    let file = BufWriter::new(fs::File::create(path)?);
    let mut encoder = png::Encoder::new(file, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(canvas.rgb()).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)
}
