//! The pages: npm packages and built files, refreshed only when their sources are newer.

use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::here::{root, say};
use crate::setup;

/// Folders under `web/` that are not sources; everything else is.
const NO_SOURCES: [&str; 2] = ["node_modules", "dist"];
/// One file of each build: if all are newer than the sources, there is nothing to do.
const BUILT: [&str; 2] = ["dist/hall", "dist/kiosk"];

/// Installs the npm packages in the lock file, unless they are already there.
pub(crate) fn install(sh: &Shell) -> Result<()> {
    let web = root().join("web");
    let installed = newest(&web.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= newest(&web.join("package-lock.json")) {
        return Ok(());
    }
    let _web = sh.push_dir(web);
    cmd!(sh, "npm ci --no-audit --no-fund").run()?;
    Ok(())
}

/// Builds the pages, unless they are newer than their sources.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    setup::node(sh)?;
    let web = root().join("web");
    let mut sources = None;
    for entry in web.read_dir()? {
        let entry = entry?;
        if !NO_SOURCES.iter().any(|folder| entry.file_name() == *folder) {
            sources = sources.max(newest(&entry.path()));
        }
    }
    let built = BUILT.iter().map(|folder| newest(&web.join(folder))).min().flatten();
    if built.is_some() && built >= sources {
        say("the pages are newer than their sources");
        return Ok(());
    }
    install(sh)?;
    let _web = sh.push_dir(web);
    cmd!(sh, "npm run build").run()?;
    Ok(())
}

/// Returns the last change of a file, or of any file in a folder; `None` if there is nothing.
fn newest(path: &Path) -> Option<SystemTime> {
    if path.is_file() {
        return path.metadata().and_then(|file| file.modified()).ok();
    }
    let entries = path.read_dir().ok()?;
    entries.filter_map(|entry| newest(&entry.ok()?.path())).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_as_new_as_its_newest_file_and_nothing_has_no_age() {
        let here = root().join("xtask/src");
        let file = newest(&here.join("pages.rs"));
        assert!(file.is_some() && newest(&here) >= file);
        assert_eq!(newest(&here.join("no-such-file")), None);
    }
}
