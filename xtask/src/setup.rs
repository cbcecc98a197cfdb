//! Prerequisites besides Rust: Node.js, Debian's Chromium, a Chinese font. As root on Debian they are installed; elsewhere the user
//! sees what is missing and why.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use crate::here::say;

const NODE_VERSION_MIN: (u32, u32) = (20, 19);

/// Something that the tests use and that Debian packages.
struct Need {
    package: &'static str,
    why: &'static str,
    there: fn() -> bool,
    /// Without it, the tests that use it are skipped with a message.
    optional: bool,
}

const NEEDS: [Need; 9] = [
    Need {
        package: "chromium",
        why: "the pages are tested in a real browser",
        there: || runs("chromium"),
        optional: false,
    },
    Need {
        package: "fonts-noto-cjk",
        why: "tickets, boards and pages show Chinese",
        there: || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists(),
        optional: false,
    },
    Need { package: "espeak-ng", why: "server and kiosk speak", there: || runs("espeak-ng"), optional: true },
    Need {
        package: "pocketsphinx",
        why: "what the kiosk says is transcribed",
        there: || Path::new("/usr/bin/pocketsphinx_continuous").exists(),
        optional: true,
    },
    Need {
        package: "pocketsphinx-en-us",
        why: "what the kiosk says in English is transcribed",
        there: || Path::new("/usr/share/pocketsphinx/model/en-us").exists(),
        optional: true,
    },
    Need { package: "zbar-tools", why: "tickets' codes are read", there: || runs("zbarimg"), optional: true },
    Need { package: "tesseract-ocr", why: "tickets are read", there: || runs("tesseract"), optional: true },
    Need {
        package: "tesseract-ocr-chi-sim",
        why: "tickets are read in Chinese",
        there: || Path::new("/usr/share/tesseract-ocr/5/tessdata/chi_sim.traineddata").exists(),
        optional: true,
    },
    Need { package: "strace", why: "a test counts the flushes to disk", there: || runs("strace"), optional: true },
];

/// Provides everything that the tests need.
pub(crate) fn for_tests(sh: &Shell) -> Result<()> {
    node(sh)?;
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        say(&format!("missing: {} ({})", need.package, need.why));
    }
    if may_install(sh) {
        install(sh, &missing)?;
    }
    let left: Vec<&str> =
        missing.iter().filter(|need| !need.optional && !(need.there)()).map(|need| need.package).collect();
    if left.is_empty() {
        return Ok(());
    }
    bail!("install these first, on Debian with `apt-get install {}`", left.join(" "))
}

/// Checks that Node.js is installed and recent enough.
pub(crate) fn node(sh: &Shell) -> Result<()> {
    let wanted = format!("{}.{}", NODE_VERSION_MIN.0, NODE_VERSION_MIN.1);
    let version = cmd!(sh, "node --version").quiet().ignore_stderr().read();
    let version = version.with_context(|| format!("Node.js {wanted} or newer is needed to build the pages"))?;
    let mut parts = version.trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    let found: (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < NODE_VERSION_MIN {
        bail!("Node.js is {version}; {wanted} or newer is needed to build the pages");
    }
    if !runs("npm") {
        bail!("Node.js is there but npm is not; it comes with Node.js from nodejs.org and as package `npm` in Debian");
    }
    Ok(())
}

fn may_install(sh: &Shell) -> bool {
    let root = cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id.trim() == "0");
    root && runs("apt-get")
}

fn install(sh: &Shell, missing: &[&Need]) -> Result<()> {
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let _quiet = sh.push_env("DEBIAN_FRONTEND", "noninteractive");
    cmd!(sh, "apt-get update -qq").run().context("the list of packages cannot be read")?;
    cmd!(sh, "apt-get install -y -qq --no-install-recommends {packages...}").ignore_stdout().run()?;
    Ok(())
}

fn runs(program: &str) -> bool {
    let mut found = Command::new(program);
    found.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    found.status().is_ok()
}
