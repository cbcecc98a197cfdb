//! A simulated printer: each ticket becomes a PNG in a folder, for demos and for inspecting layouts. A file `state`
//! in the folder with the code of a state simulates a printer with a problem.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Job, Outcome, Printer, PrinterState};

/// The maximum number of pictures; the oldest are deleted, so that a demo left running does not fill the disk.
const PICTURES_MAX: usize = 500;
const STATE_FILE: &str = "state";

pub(super) struct PictureTwin {
    folder: PathBuf,
    dots_per_inch: u32,
    /// Whether the folder could not be created at the last attempt.
    is_missing: bool,
}

impl PictureTwin {
    pub(super) fn new(folder: PathBuf, dots_per_inch: u32) -> Self {
        Self { folder, dots_per_inch, is_missing: false }
    }

    fn write(&self, job: &Job) -> io::Result<()> {
        let png = job.picture.to_png(self.dots_per_inch).map_err(io::Error::other)?;
        let pictures = self.pictures()?;
        let next = pictures.last().and_then(|path| serial(path)).unwrap_or(0) + 1;
        let number: String = job.name.chars().filter(char::is_ascii_alphanumeric).collect();
        // Written to a temporary file and renamed, so that no one ever reads a partial picture.
        let aside = self.folder.join(".next");
        fs::write(&aside, png)?;
        fs::rename(&aside, self.folder.join(format!("{next:06}-{number}.png")))?;
        let too_many = (pictures.len() + 1).saturating_sub(PICTURES_MAX);
        pictures.iter().take(too_many).try_for_each(fs::remove_file)
    }

    fn pictures(&self) -> io::Result<Vec<PathBuf>> {
        let mut pictures = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if serial(&path).is_some() {
                pictures.push(path);
            }
        }
        pictures.sort();
        Ok(pictures)
    }
}

impl Printer for PictureTwin {
    fn name(&self) -> String {
        format!("png:{}", self.folder.display())
    }

    fn state(&mut self) -> PrinterState {
        let made = fs::create_dir_all(&self.folder);
        let was_missing = std::mem::replace(&mut self.is_missing, made.is_err());
        if let Err(error) = made {
            if !was_missing {
                tracing::warn!("cannot make the folder {}: {error}", self.folder.display());
            }
            return PrinterState::NotAnswering;
        }
        let played = fs::read_to_string(self.folder.join(STATE_FILE)).unwrap_or_default();
        PrinterState::from_code(played.trim()).unwrap_or(PrinterState::Ready)
    }

    fn print(&mut self, job: &Job) -> Outcome {
        let state = self.state();
        if !state.can_print() {
            return Outcome::Failed(state);
        }
        match self.write(job) {
            Ok(()) => Outcome::Printed,
            Err(error) => {
                tracing::warn!(ticket = job.name, "cannot write the ticket's picture: {error}");
                Outcome::Failed(PrinterState::Error)
            }
        }
    }
}

/// Returns the number at the start of a picture's name.
fn serial(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?.strip_suffix(".png")?;
    name.split_once('-')?.0.parse().ok()
}
