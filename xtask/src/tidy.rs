//! Rules for every file and crate of this workspace, as ordinary tests.

mod circles;
mod dependencies;
mod facts;
mod languages;
mod messages;
mod sources;
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns all files that git tracks or would track, relative to the root of the repository.
fn files() -> Vec<PathBuf> {
    let list = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(crate::here::root())
        .output()
        .unwrap();
    let text = String::from_utf8(list.stdout).unwrap();
    let files: Vec<PathBuf> =
        text.lines().map(PathBuf::from).filter(|file| crate::here::root().join(file).exists()).collect();
    assert!(files.len() > 50, "git knows only {} files here", files.len());
    files
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(crate::here::root().join(file)).unwrap_or_default()
}

fn ends_in(file: &Path, endings: &[&str]) -> bool {
    endings.iter().any(|ending| file.to_string_lossy().ends_with(ending))
}

/// Fails with all findings together.
fn none(findings: Vec<String>, rule: &str) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}
