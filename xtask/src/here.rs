//! Where things are in this repository, and how xtask speaks.

use std::path::{Path, PathBuf};

/// The programs in the archive.
pub(crate) const PROGRAMS: [&str; 4] = ["hall-server", "kiosk-client", "display-board", "firmware-config"];

/// Returns the root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).unwrap_or(Path::new(".")).to_path_buf()
}

/// Returns cargo's target folder: two folders above this program, wherever `CARGO_TARGET_DIR` points.
pub(crate) fn target() -> PathBuf {
    let here = std::env::current_exe().ok();
    let found = here.as_deref().and_then(|here| here.ancestors().nth(2)).map(Path::to_path_buf);
    found.unwrap_or_else(|| root().join("target"))
}

/// Returns the path of a program built for development.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// Prints a line.
#[expect(clippy::print_stdout, reason = "the one place where xtask speaks")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}
