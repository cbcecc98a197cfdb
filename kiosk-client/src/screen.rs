//! `kiosk-client screen`: shows the kiosk's page in a browser that fills the screen, and ends when the browser ends or hangs, so that
//! the service manager starts both again. The browser's folder is a new one each time: no question after a power cut whether
//! to restore pages, no lock of a browser that was killed, and nothing of the last visitor.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Parser;
use hall_alive::{Manager, Pulse};
use hall_wire::KioskScreen;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

/// The interval at which the page is looked for, and looked after.
const LOOK_MS: u64 = 1_000;
/// How long an answer of the kiosk's program may take.
const ANSWER_MS_MAX: u64 = 5_000;
/// How long a browser may take to show the page for the first time: some kiosks start from slow disks.
const FIRST_S_MAX: u64 = 120;
/// A page that has said nothing for longer hangs, or the browser shows something else. Pages answer every five seconds.
const SILENT_S_MAX: u64 = 45;
/// How long the program may be away before the page is waited for anew.
const LOOP_S_MAX: u64 = 30;
/// How long a browser may take to end when asked to.
const END_MS_MAX: u64 = 5_000;

/// What Chromium is told beside its managed policy: a page that fills the screen, asks nothing, and cannot be pinched or swiped away.
const FLAGS: [&str; 14] = [
    "--kiosk",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--hide-crash-restore-bubble",
    "--disable-infobars",
    "--disable-pinch",
    "--overscroll-history-navigation=0",
    "--disable-features=Translate,TouchpadOverscrollHistoryNavigation,MediaRouter",
    "--disable-component-update",
    "--autoplay-policy=no-user-gesture-required",
    "--password-store=basic",
    "--ozone-platform-hint=auto",
    "--disable-session-crashed-bubble",
];

/// Shows the kiosk's page on this computer's screen.
#[derive(Debug, Parser)]
#[command(name = "kiosk-client screen", version, about = "Shows the kiosk's page in a browser that fills the screen")]
pub struct ScreenArguments {
    /// The kiosk's page.
    #[arg(long, env = "KIOSK_PAGE", value_name = "URL", default_value = "http://127.0.0.1:8081")]
    page: String,
    /// The browser: Chromium, or one that takes the same options.
    #[arg(long, env = "KIOSK_BROWSER", value_name = "PROGRAM", default_value = "chromium")]
    browser: PathBuf,
    /// A folder for the browser that only its user can write to, as the shipped units give it; what is in its
    /// subfolder `browser` is removed at each start.
    #[arg(long, env = "RUNTIME_DIRECTORY", value_name = "DIR")]
    folder: PathBuf,
    /// Further options of the browser, after `--`, such as --force-device-scale-factor=1.25.
    #[arg(last = true, env = "KIOSK_BROWSER_OPTIONS", value_delimiter = ' ', value_name = "OPTION")]
    options: Vec<String>,
}

impl ScreenArguments {
    /// Shows the page until `stop` completes.
    ///
    /// # Errors
    /// When the browser cannot be started, ends, or no longer shows the page.
    pub async fn run(self, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
        let (manager, pulse) = (Manager::of_environment(), Pulse::default());
        let beats = pulse.clone();
        let _watch = manager.watch(move || beats.within(Duration::from_secs(LOOP_S_MAX), "the screen's program"));
        manager.ready("waiting for the kiosk's page");
        tokio::select! {
            () = stop => Ok(()),
            ended = self.show(&manager, &pulse) => ended,
        }
    }

    async fn show(&self, manager: &Manager, pulse: &Pulse) -> anyhow::Result<()> {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_millis(ANSWER_MS_MAX)).build()?;
        let asked = format!("{}/api/kiosk/screen", self.page.trim_end_matches('/'));
        let look = async || -> Option<KioskScreen> { client.get(&asked).send().await.ok()?.json().await.ok() };
        while look().await.is_none() {
            pulse.beat();
            sleep(Duration::from_millis(LOOK_MS)).await;
        }
        let mut browser = self.start()?;
        manager.status("starting the browser");
        let mut shown = Shown::starting(Instant::now());
        loop {
            pulse.beat();
            tokio::select! {
                ended = browser.wait() => bail!("the browser ended: {}", said(ended?)),
                () = sleep(Duration::from_millis(LOOK_MS)) => {}
            }
            match shown.heard(look().await, Instant::now()) {
                Ok(()) => manager.status(if shown.once { "the page is on the screen" } else { "starting the browser" }),
                Err(silent) => {
                    manager.status("the browser hangs: it is started again");
                    end(&mut browser).await;
                    bail!("the browser has not shown the page for {} s", silent.as_secs());
                }
            }
        }
    }

    fn start(&self) -> anyhow::Result<Child> {
        let folder = self.folder.join("browser");
        fresh(&folder).with_context(|| format!("the browser's folder {}", folder.display()))?;
        let mut command = Command::new(&self.browser);
        command.args(FLAGS).arg(format!("--user-data-dir={}", folder.display()));
        command.args(self.options.iter().filter(|option| !option.is_empty())).arg(&self.page);
        command.kill_on_drop(true).spawn().with_context(|| format!("{} cannot be started", self.browser.display()))
    }
}

/// Makes a folder empty.
fn fresh(folder: &Path) -> std::io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    fs::create_dir_all(folder)
}

fn said(status: ExitStatus) -> String {
    status.to_string()
}

/// Asks a browser to end, and kills it where it does not.
async fn end(browser: &mut Child) {
    if let Some(id) = browser.id().and_then(|id| rustix::process::Pid::from_raw(id.cast_signed())) {
        let _gone = rustix::process::kill_process(id, rustix::process::Signal::TERM);
    }
    if tokio::time::timeout(Duration::from_millis(END_MS_MAX), browser.wait()).await.is_err() {
        let _gone = browser.kill().await;
    }
}

/// Whether the page is on the screen, as the kiosk's program hears it.
struct Shown {
    /// Until when the page has to be heard.
    until: Instant,
    heard_at: Instant,
    once: bool,
}

impl Shown {
    fn starting(now: Instant) -> Self {
        Self { until: now + Duration::from_secs(FIRST_S_MAX), heard_at: now, once: false }
    }

    /// Takes in what the program says; returns for how long the page has been silent if that is too long. While the program
    /// is away, no page can be heard.
    fn heard(&mut self, said: Option<KioskScreen>, now: Instant) -> Result<(), Duration> {
        let patience = Duration::from_secs(SILENT_S_MAX);
        let Some(screen) = said else {
            self.until = self.until.max(now + Duration::from_secs(FIRST_S_MAX));
            return Ok(());
        };
        let at = screen.heard_ms.and_then(|ms| now.checked_sub(Duration::from_millis(ms)));
        // What was heard before this browser started was of another one.
        if let Some(at) = at.filter(|at| *at > self.heard_at) {
            (self.heard_at, self.once) = (at, true);
            self.until = at + patience;
        }
        if now > self.until { Err(now - self.heard_at) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_falls_silent_hangs_but_not_while_the_program_is_away() {
        let start = Instant::now() + Duration::from_secs(3_600);
        let at = |seconds| start + Duration::from_secs(seconds);
        let heard = |seconds_ago: u64| Some(KioskScreen { heard_ms: Some(seconds_ago * 1_000) });
        let mut shown = Shown::starting(start);
        assert_eq!(shown.heard(heard(30), at(10)), Ok(()), "of the browser before");
        assert!(!shown.once);
        assert_eq!(shown.heard(Some(KioskScreen { heard_ms: None }), at(120)), Ok(()));
        assert_eq!(shown.heard(Some(KioskScreen { heard_ms: None }), at(121)), Err(Duration::from_secs(121)));
        let mut shown = Shown::starting(start);
        assert_eq!(shown.heard(heard(2), at(20)), Ok(()));
        assert!(shown.once);
        assert_eq!(shown.heard(heard(45), at(63)), Ok(()));
        assert!(shown.heard(heard(46), at(64)).is_err());
        // The program is started again, and the page comes back to it by itself.
        assert_eq!(shown.heard(None, at(70)), Ok(()));
        assert_eq!(shown.heard(Some(KioskScreen { heard_ms: None }), at(75)), Ok(()));
        assert_eq!(shown.heard(heard(0), at(80)), Ok(()));
    }

    #[test]
    fn the_browsers_folder_is_new_at_each_start() {
        let folder = tempfile::tempdir().unwrap();
        let browser = folder.path().join("browser");
        fresh(&browser).unwrap();
        fs::write(browser.join("SingletonLock"), "of a browser that a power cut ended").unwrap();
        fresh(&browser).unwrap();
        assert_eq!(fs::read_dir(&browser).unwrap().count(), 0);
    }
}
