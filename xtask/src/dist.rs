//! Release programs with the pages inside, in `target/dist`.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{pages, say, target};

/// What is delivered.
pub(crate) const PROGRAMS: [&str; 4] = ["hall-server", "kiosk-client", "display-board", "firmware-config"];

/// Builds the release programs and copies them into one folder.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    pages::build(sh)?;
    release(sh)?;
    let dist = target().join("dist");
    sh.create_dir(&dist)?;
    for program in PROGRAMS {
        let to = dist.join(program);
        // Removed first: a program that runs cannot be written over.
        sh.remove_path(&to)?;
        sh.copy_file(target().join("release").join(program), &to)?;
        let size_kib = std::fs::metadata(&to)?.len() / 1024;
        say(&format!("{}  {size_kib} KiB", to.display()));
    }
    Ok(())
}

/// Builds the release programs where cargo puts them.
pub(crate) fn release(sh: &Shell) -> Result<()> {
    let packages = PROGRAMS.iter().flat_map(|program| ["--package", program]);
    cmd!(sh, "cargo build --release {packages...}").run()?;
    Ok(())
}
