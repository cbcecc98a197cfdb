//! A running program: started, its log collected, stopped or killed.

use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

const START_MAX: Duration = Duration::from_secs(60);
const STOP_MAX: Duration = Duration::from_secs(20);
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Returns the root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// Finds a built program beside the tests' own.
///
/// # Errors
/// When it has not been built; the text explains how to.
pub fn program_path(name: &str) -> Result<PathBuf> {
    let own_path = std::env::current_exe()?;
    let mut folders = own_path.ancestors().skip(1).take(2);
    let found = folders.find_map(|folder| Some(folder.join(name)).filter(|path| path.is_file()));
    found.with_context(|| format!("{name} has not been built: run `cargo build --workspace` first"))
}

/// A running program; it is killed when this is dropped.
pub struct Program {
    name: String,
    child: Child,
    log: Arc<Mutex<Vec<String>>>,
    address: String,
}

impl Program {
    /// Starts a built program and waits for its start line, which contains an address.
    ///
    /// # Errors
    /// When it is not built, exits immediately, or prints no address in time.
    pub fn start(name: &str, arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(program_path(name)?);
        command.args(arguments);
        Self::spawn(name, command)
    }

    /// Starts a built program that prints no address.
    ///
    /// # Errors
    /// When it is not built or cannot be started.
    pub fn start_silent(name: &str, arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(program_path(name)?);
        command.args(arguments);
        Self::spawn_silent(name, command)
    }

    /// Starts any command that prints no address.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn spawn_silent(name: &str, command: Command) -> Result<Self> {
        Ok(Self::begin(name, command)?.0)
    }

    /// Starts any command and waits for its start line.
    ///
    /// # Errors
    /// When it cannot be started, exits immediately, or prints no address in time.
    pub fn spawn(name: &str, command: Command) -> Result<Self> {
        let (mut program, address) = Self::begin(name, command)?;
        match address.recv_timeout(START_MAX) {
            Ok(address) => program.address = address,
            Err(_none) => bail!("{name} named no address:\n{}", program.log().join("\n")),
        }
        Ok(program)
    }

    fn begin(name: &str, mut command: Command) -> Result<(Self, mpsc::Receiver<String>)> {
        let mut child = command
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name} cannot be started"))?;
        let log = Arc::new(Mutex::new(Vec::new()));
        let (addresses, address) = mpsc::channel();
        keep(child.stdout.take(), &log, Some(addresses));
        keep(child.stderr.take(), &log, None);
        Ok((Self { name: name.to_owned(), child, log, address: String::new() }, address))
    }

    /// Runs a program to its end and returns its output.
    ///
    /// # Errors
    /// When it fails; the error contains its output.
    pub fn output(name: &str, arguments: &[&str]) -> Result<String> {
        let output = Self::run(name, arguments)?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            bail!("{name} {} failed:\n{text}{}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
        }
        Ok(text)
    }

    /// Runs a program to its end, whatever its exit status.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn run(name: &str, arguments: &[&str]) -> Result<std::process::Output> {
        let mut command = Command::new(program_path(name)?);
        Ok(command.args(arguments).env("NO_COLOR", "1").stdin(Stdio::null()).output()?)
    }

    /// Returns the address of the start line, without a trailing slash.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Returns the process id.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Returns the output so far, both streams.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.log.lock().map(|log| log.clone()).unwrap_or_default()
    }

    /// Kills it as a power cut would (`kill -9`).
    ///
    /// # Errors
    /// When it cannot be waited for.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop and waits for it to exit.
    ///
    /// # Errors
    /// When it does not exit in time.
    pub fn stop(&mut self) -> Result<ExitStatus> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        self.wait_for_end()
    }

    /// Waits for it to exit.
    ///
    /// # Errors
    /// When it does not exit in time.
    pub fn wait_for_end(&mut self) -> Result<ExitStatus> {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if began.elapsed() > STOP_MAX {
                bail!("{} did not stop within {} s", self.name, STOP_MAX.as_secs());
            }
            std::thread::sleep(LOOK_AGAIN);
        }
    }

    /// Asserts that the log contains no warnings or errors except those that contain one of these words.
    ///
    /// # Panics
    /// When it does.
    pub fn assert_clean_log(&self, expected: &[&str]) {
        let log = self.log();
        let marked =
            log.iter().filter(|line| line.contains(" WARN ") || line.contains("ERROR") || line.contains("panicked"));
        let unexpected: Vec<&String> = marked.filter(|line| !expected.iter().any(|word| line.contains(word))).collect();
        assert!(unexpected.is_empty(), "{} logged what nobody expected: {unexpected:#?}", self.name);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have exited by itself, and there is nobody to report to.
        let _ended = self.child.kill();
        let _waited = self.child.wait();
        if std::thread::panicking() {
            let log = self.log();
            let last = &log[log.len().saturating_sub(40)..];
            report(&format!("---- log of {} (its end)\n{}", self.name, last.join("\n")));
        }
    }
}

#[expect(clippy::print_stderr, reason = "a failed test shows what the program said")]
fn report(text: &str) {
    eprintln!("{text}");
}

fn keep(
    stream: Option<impl Read + Send + 'static>,
    log: &Arc<Mutex<Vec<String>>>,
    mut addresses: Option<mpsc::Sender<String>>,
) {
    let Some(stream) = stream else { return };
    let log = Arc::clone(log);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines() {
            let Ok(line) = line else { break };
            if let Some(address) = address_in(&line)
                && let Some(addresses) = addresses.take()
            {
                // Nobody waits for a second address.
                let _sent = addresses.send(address);
            }
            if let Ok(mut log) = log.lock() {
                log.push(line);
            }
        }
    });
}

fn address_in(line: &str) -> Option<String> {
    let offset = ["http://", "https://"].iter().find_map(|scheme| line.find(scheme))?;
    let rest = &line[offset..];
    let end = rest.find(|char: char| char.is_whitespace() || "\"'`,)".contains(char)).unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_address_is_read_from_any_start_line() {
        let address = Some("http://127.0.0.1:8080".to_owned());
        assert_eq!(address_in("the hall listens on http://127.0.0.1:8080"), address);
        assert_eq!(address_in("pages: http://127.0.0.1:8080/ (local)"), address);
        assert_eq!(address_in("listens at https://127.0.0.1:1").as_deref(), Some("https://127.0.0.1:1"));
        assert_eq!(address_in("no address here"), None);
    }
}
