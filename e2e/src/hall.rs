//! A hall for one test: its data folder, plan, tokens and server.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;
use tempfile::TempDir;

use crate::{Caller, PlanShape, Program, plan_text, program_path};

/// The id of the hall in most tests.
const HALL: &str = "test-hall";
/// Multiplier for the server's limits in load tests.
const LOAD_BUDGETS: &str = "1000";

/// The location of a hall's data.
pub enum Folder {
    /// A temporary folder, deleted on drop.
    Own(TempDir),
    /// A folder that the test created.
    Given(PathBuf),
}

impl Folder {
    /// Returns the folder.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Own(folder) => folder.path(),
            Self::Given(folder) => folder,
        }
    }
}

/// A hall with a running server.
pub struct Hall {
    id: String,
    data: Folder,
    server: Program,
}

impl Hall {
    /// Imports a plan of this shape into new data and starts the server.
    ///
    /// # Errors
    /// When the plan is refused or the server does not start.
    pub fn start(shape: PlanShape) -> Result<Self> {
        Self::start_in(Folder::Own(tempfile::tempdir()?), &plan_text(HALL, shape))
    }

    /// Like [`start`](Self::start), for load tests: with limits that are not reached.
    ///
    /// # Errors
    /// When the plan is refused or the server does not start.
    pub fn start_for_load(shape: PlanShape) -> Result<Self> {
        Self::start_for_load_in(Folder::Own(tempfile::tempdir()?), &plan_text(HALL, shape))
    }

    /// Like [`start_for_load`](Self::start_for_load), with the test's own plan and place.
    ///
    /// # Errors
    /// When the plan is refused or the server does not start.
    pub fn start_for_load_in(data: Folder, plan: &str) -> Result<Self> {
        Self::import(&data, plan)?;
        let mut command = serve_command(data.path())?;
        command.args(["--budgets", LOAD_BUDGETS]);
        let server = Program::spawn("hall-server", command)?;
        Ok(Self { id: HALL.to_owned(), data, server })
    }

    /// Like [`start`](Self::start), with the test's own plan and place.
    ///
    /// # Errors
    /// When the plan is refused or the server does not start.
    pub fn start_in(data: Folder, plan: &str) -> Result<Self> {
        Self::start_named(HALL, data, plan)
    }

    /// Starts the server on data that already has a plan.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again_in(data: Folder) -> Result<Self> {
        let server = Program::spawn("hall-server", serve_command(data.path())?)?;
        Ok(Self { id: HALL.to_owned(), data, server })
    }

    /// Like [`start_in`](Self::start_in), with a plan whose hall has another id.
    ///
    /// # Errors
    /// When the plan is refused or the server does not start.
    pub fn start_named(id: &str, data: Folder, plan: &str) -> Result<Self> {
        Self::import(&data, plan)?;
        let server = Program::spawn("hall-server", serve_command(data.path())?)?;
        Ok(Self { id: id.to_owned(), data, server })
    }

    /// Imports a plan into a data folder.
    ///
    /// # Errors
    /// When the plan is refused.
    pub fn import(data: &Folder, plan: &str) -> Result<()> {
        let file = data.path().join("plan.toml");
        std::fs::write(&file, plan)?;
        let file = file.to_str().context("a path that is no text")?;
        Program::output("hall-server", &["plan", "import", file, "--data", text(data.path())?])?;
        Ok(())
    }

    /// Returns the data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Returns the file of the record.
    ///
    /// # Errors
    /// When there is none.
    pub fn record_file(&self) -> Result<PathBuf> {
        let folder = self.data().join("halls").join(&self.id);
        let mut files = folder.read_dir()?.filter_map(|entry| Some(entry.ok()?.path()));
        files.find(|file| file.extension().is_some_and(|ending| ending == "db")).context("no record in the data folder")
    }

    /// Returns the server.
    #[must_use]
    pub fn server(&self) -> &Program {
        &self.server
    }

    /// Returns the server, so that it can be stopped or killed.
    pub fn server_mut(&mut self) -> &mut Program {
        &mut self.server
    }

    /// Returns the server's address.
    #[must_use]
    pub fn address(&self) -> &str {
        self.server.address()
    }

    /// Returns the base URL of the hall's calls.
    #[must_use]
    pub fn base(&self) -> String {
        format!("{}/api/v1/halls/{}", self.address(), self.id)
    }

    /// Restarts the server on the same data, on another port.
    ///
    /// # Errors
    /// When it does not start.
    pub fn restart(&mut self) -> Result<()> {
        self.restart_by(serve_command(self.data.path())?)
    }

    /// Restarts the server with the test's own command, such as one that limits the server's resources.
    ///
    /// # Errors
    /// When it does not start.
    pub fn restart_by(&mut self, command: Command) -> Result<()> {
        self.server = Program::spawn("hall-server", command)?;
        Ok(())
    }

    /// Creates a token of a role for a device or person.
    ///
    /// # Errors
    /// When the server's program refuses.
    pub fn token(&self, role: &str, id: &str) -> Result<String> {
        token_of(self.data(), &self.id, role, id)
    }

    /// Creates an account for a person and returns its password.
    ///
    /// # Errors
    /// When the server's program refuses.
    pub fn user(&self, role: &str, name: &str) -> Result<String> {
        let arguments =
            ["user", "add", "--name", name, "--role", role, "--hall", &self.id, "--data", text(self.data())?];
        last_word(&Program::output("hall-server", &arguments)?)
    }

    /// Creates a caller with a token of its own.
    ///
    /// # Errors
    /// When the server's program refuses.
    pub fn caller(&self, role: &str, id: &str) -> Result<Caller> {
        Ok(Caller::new(&self.base(), &self.token(role, id)?))
    }

    /// Reads the whole record as a manager does, oldest entry first.
    ///
    /// # Errors
    /// When a page of it cannot be read.
    pub async fn record(&self) -> Result<Vec<Value>> {
        let manager = self.caller("manager", "m1")?;
        let mut entries: Vec<Value> = Vec::new();
        loop {
            let after = entries.last().and_then(|entry| entry["seq"].as_u64()).unwrap_or(0);
            let page = manager.get(&format!("/record?after={after}")).await?.expect(200)?;
            let page = page.body["entries"].as_array().cloned().context("a page of the record without entries")?;
            if page.is_empty() {
                return Ok(entries);
            }
            entries.extend(page);
        }
    }

    /// Verifies the record with the server's own program; returns its exit code and output.
    ///
    /// # Errors
    /// When the program cannot be run.
    pub fn verify(&self) -> Result<(Option<i32>, String)> {
        let output = Program::run("hall-server", &["audit", "verify", "--data", text(self.data())?])?;
        let said = [output.stdout, output.stderr].concat();
        Ok((output.status.code(), String::from_utf8_lossy(&said).into_owned()))
    }
}

/// Returns the base URL of the test hall's calls at an address, such as a proxy's.
#[must_use]
pub fn hall_base(address: &str) -> String {
    format!("{address}/api/v1/halls/{HALL}")
}

/// Creates a token for the test hall in a data folder.
///
/// # Errors
/// When the server's program refuses.
pub fn token_in(data: &Path, role: &str, id: &str) -> Result<String> {
    token_of(data, HALL, role, id)
}

fn token_of(data: &Path, hall: &str, role: &str, id: &str) -> Result<String> {
    let arguments = ["token", "add", "--role", role, "--hall", hall, "--id", id, "--data", text(data)?];
    last_word(&Program::output("hall-server", &arguments)?)
}

fn last_word(said: &str) -> Result<String> {
    said.split_whitespace().last().map(str::to_owned).context("nothing was printed")
}

/// Returns the command that serves a data folder on a free port.
///
/// # Errors
/// When the program is not built.
pub fn serve_command(data: &Path) -> Result<Command> {
    let mut command = Command::new(program_path("hall-server")?);
    command.args(["serve", "--data", text(data)?, "--listen", "127.0.0.1:0"]);
    Ok(command)
}

/// Wraps a command so that the shell first changes the process: `ulimit -n 64`, `exec 2>/dev/full`.
#[must_use]
pub fn after(prepared: &str, command: &Command) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{prepared}; exec \"$0\" \"$@\"")]).arg(command.get_program()).args(command.get_args());
    shell
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().context("a path that is no text")
}
