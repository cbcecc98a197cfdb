//! Programs that run side by side until one exits or Ctrl-C; then all are stopped.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use xshell::Shell;

use crate::here::{built, say};

const LOOK_AGAIN: Duration = Duration::from_millis(200);
const STOP_MAX: Duration = Duration::from_secs(10);

/// All programs that were started.
pub(super) struct Running {
    programs: Vec<(String, Child)>,
    /// Set by Ctrl-C, SIGTERM and a closed terminal; these end this program only after the others have exited.
    asked_to_stop: Arc<AtomicBool>,
}

impl Running {
    /// Installs the signal handlers; starts no program yet.
    pub(super) fn new() -> Result<Self> {
        let asked_to_stop = Arc::new(AtomicBool::new(false));
        let asked = asked_to_stop.clone();
        ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).context("Ctrl-C cannot be listened to")?;
        Ok(Self { programs: Vec::new(), asked_to_stop })
    }

    /// Starts a built program.
    pub(super) fn start(&mut self, name: &str, arguments: &[&str]) -> Result<()> {
        let child = command(name, arguments).spawn().with_context(|| format!("{name} cannot be started"))?;
        self.programs.push((name.to_owned(), child));
        Ok(())
    }

    /// Starts a built program and returns the address in its start line; its later output is shown.
    pub(super) fn start_and_ask(&mut self, name: &str, arguments: &[&str]) -> Result<String> {
        let mut child = command(name, arguments).stdout(Stdio::piped()).spawn()?;
        let stdout = child.stdout.take().context("no output to listen to")?;
        self.programs.push((name.to_owned(), child));
        let mut lines = BufReader::new(stdout).lines();
        for line in lines.by_ref() {
            let line = line?;
            if let Some(offset) = line.find("http://") {
                let address = line[offset..].split_whitespace().next().unwrap_or_default();
                let address = address.trim_end_matches(['/', '.', ',']).to_owned();
                std::thread::spawn(move || lines.map_while(std::io::Result::ok).for_each(|line| say(&line)));
                return Ok(address);
            }
            say(&line);
        }
        bail!("{name} ended without naming its address")
    }

    /// Starts the pages' development server, which forwards everything else to the hall's server.
    pub(super) fn pages(&mut self, sh: &Shell, server: &str, port: &str) -> Result<()> {
        let mut vite = Command::new("npm");
        vite.args(["run", "dev", "--", "--port", port, "--strictPort"]);
        vite.current_dir(sh.current_dir().join("web")).env("HALL_SERVER", server).stdin(Stdio::null());
        self.programs.push(("the pages' server".into(), vite.spawn()?));
        Ok(())
    }

    /// Waits until one of them exits, which is an error, or until asked to stop.
    pub(super) fn wait(mut self) -> Result<()> {
        while !self.asked_to_stop.load(Ordering::Relaxed) {
            for (name, child) in &mut self.programs {
                let ended = child.try_wait()?;
                // Ctrl-C reaches all programs of a terminal simultaneously.
                if let Some(status) = ended.filter(|_| !self.asked_to_stop.load(Ordering::Relaxed)) {
                    bail!("{name} ended ({status}); everything else is stopped too");
                }
            }
            std::thread::sleep(LOOK_AGAIN);
        }
        say("stopping …");
        drop(self);
        say("stopped");
        Ok(())
    }
}

impl Drop for Running {
    /// Asks all to stop, the last started first, and gives each some time to do so.
    fn drop(&mut self) {
        for (_name, mut child) in self.programs.drain(..).rev() {
            let _asked = Command::new("kill").arg(child.id().to_string()).status();
            let began = Instant::now();
            while began.elapsed() < STOP_MAX && matches!(child.try_wait(), Ok(None)) {
                std::thread::sleep(LOOK_AGAIN);
            }
            let _killed = child.kill();
        }
    }
}

fn command(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(built(name));
    command.args(arguments).stdin(Stdio::null());
    // Users want to see the addresses and any errors; HALL_LOG=info shows the rest.
    if std::env::var_os("HALL_LOG").is_none() {
        command.env("HALL_LOG", "warn");
    }
    command
}
