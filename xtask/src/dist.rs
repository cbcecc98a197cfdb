//! Release programs with the pages embedded, and the archive that operators unpack on their machines.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::here::{PROGRAMS, root, say, target};
use crate::{licences, pages};

/// What else is in the archive: files or folders of the repository, and their paths under `/usr/local`.
const BESIDE: [(&str, &str); 8] = [
    ("packaging/systemd", "lib/systemd/system"),
    ("packaging/etc", "share/hall/etc"),
    ("packaging/chromium", "share/hall/chromium"),
    ("packaging/sysusers.conf", "share/hall/sysusers.conf"),
    ("plans", "share/hall/plans"),
    ("docs/operating.md", "share/hall/operating.md"),
    ("LICENSE-MIT", "share/hall/LICENSE-MIT"),
    ("LICENSE-APACHE", "share/hall/LICENSE-APACHE"),
];

/// Builds the release programs and packs them into the archive.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    pages::build(sh)?;
    release(sh)?;
    let archive = pack(sh, &target().join("release"), &target().join("dist"))?;
    let size_kib = std::fs::metadata(&archive)?.len() / 1024;
    say(&format!("{}  {size_kib} KiB", archive.display()));
    Ok(())
}

/// Builds the release programs in cargo's target folder.
pub(crate) fn release(sh: &Shell) -> Result<()> {
    let packages = PROGRAMS.iter().flat_map(|program| ["--package", program]);
    cmd!(sh, "cargo build --release {packages...}").run()?;
    Ok(())
}

/// Lays everything out in `dist` as under `/usr/local`, and creates the archive beside it.
fn pack(sh: &Shell, programs: &Path, dist: &Path) -> Result<PathBuf> {
    let name = format!("hall-{}-{}", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
    let tree = dist.join(&name);
    sh.remove_path(&tree)?;
    for program in PROGRAMS {
        copy(sh, &programs.join(program), &tree.join("bin").join(program))?;
    }
    for (from, to) in BESIDE {
        let (from, to) = (root().join(from), tree.join(to));
        if !from.is_dir() {
            copy(sh, &from, &to)?;
            continue;
        }
        for file in sh.read_dir(&from)? {
            copy(sh, &file, &to.join(file.file_name().context("a file without a name")?))?;
        }
    }
    licences::write(sh, &tree.join("share/hall"))?;
    let archive = dist.join(format!("{name}.tar.gz"));
    // Files only: unpacking must not change owner and mode of existing folders.
    let _dist = sh.push_dir(dist);
    let mut files: Vec<String> = cmd!(sh, "find {name} -type f").quiet().read()?.lines().map(str::to_owned).collect();
    files.sort();
    cmd!(sh, "tar --create --gzip --file {archive} --owner 0 --group 0 --mode go=rX,u+w {files...}").quiet().run()?;
    Ok(archive)
}

fn copy(sh: &Shell, from: &Path, to: &Path) -> Result<()> {
    sh.create_dir(to.parent().context("a file without a folder")?)?;
    sh.copy_file(from, to)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Packs stand-ins for the programs and lists the archive's contents.
    fn packed() -> Vec<String> {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let programs = folder.path().join("release");
        for program in PROGRAMS {
            sh.write_file(programs.join(program), "a program").unwrap();
        }
        let archive = pack(&sh, &programs, &folder.path().join("dist")).unwrap();
        let listed = cmd!(sh, "tar --list --gzip --file {archive}").quiet().read().unwrap();
        listed.lines().map(|line| line.split_once('/').unwrap().1.to_owned()).collect()
    }

    #[test]
    fn the_archive_holds_every_program_unit_and_setting_and_no_folder_of_its_own() {
        let files = packed();
        for program in PROGRAMS {
            assert!(files.contains(&format!("bin/{program}")), "{files:?}");
        }
        for wanted in [
            "lib/systemd/system/hall-server.service",
            "lib/systemd/system/kiosk-client.service",
            "lib/systemd/system/display-board@.service",
            "lib/systemd/system/kiosk-screen.service",
            "lib/systemd/system/kiosk-screen-x11.service",
            "share/hall/chromium/kiosk-policy.json",
            "share/hall/etc/kiosk-screen.env",
            "share/hall/etc/hall-server.env",
            "share/hall/etc/kiosk-client.env",
            "share/hall/etc/display-board.env",
            "share/hall/sysusers.conf",
            "share/hall/plans/small.toml",
            "share/hall/operating.md",
            "share/hall/LICENSE-MIT",
            "share/hall/LICENSE-APACHE",
            "share/hall/THIRD-PARTY.txt",
            "share/hall/sbom.cdx.json",
        ] {
            assert!(files.iter().any(|file| file == wanted), "{wanted} is missing in {files:?}");
        }
        assert!(files.iter().all(|file| !file.ends_with('/')), "{files:?}");
    }
}
