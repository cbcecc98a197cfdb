//! A hall's data folder with its plan, tokens and accounts; existing data is kept.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::here::built;

/// Tokens to create: role and id.
const TOKENS: [(&str, &str); 4] = [("kiosk", "k1"), ("board", "main"), ("clerk", "c1"), ("reception", "r1")];
/// Name of the token for the screen over the first window; the token itself is bound to the window's id.
const SCREEN: &str = "screen";
const PEOPLE: [&str; 5] = ["clerk", "reception", "manager", "auditor", "admin"];

/// A data folder that is ready to be served.
pub(super) struct Data {
    pub(super) folder: PathBuf,
    pub(super) hall: String,
    pub(super) kiosk: String,
    /// The first window of the plan.
    pub(super) window: String,
}

impl Data {
    /// Creates whatever is missing.
    pub(super) fn ready(sh: &Shell, folder: &Path, plan: &Path) -> Result<Self> {
        let text = sh.read_file(plan)?;
        let (hall, window) = (hall_of(&text)?, window_of(&text)?);
        let kiosk = TOKENS[0].1.to_owned();
        let data = Self { folder: folder.to_owned(), hall, kiosk, window };
        let server = built("hall-server");
        if !folder.join("halls").exists() {
            sh.create_dir(folder)?;
            cmd!(sh, "{server} plan import {plan} --data {folder}").quiet().run()?;
        }
        let hall = &data.hall;
        let screen = (SCREEN, "board", data.window.as_str());
        for (name, role, id) in TOKENS.map(|(role, id)| (role, role, id)).into_iter().chain([screen]) {
            let file = data.token_file(name);
            if !file.exists() {
                let said = cmd!(sh, "{server} token add --role {role} --hall {hall} --id {id} --data {folder}")
                    .quiet()
                    .read()?;
                sh.write_file(file, last_word(&said)?)?;
            }
        }
        if !data.accounts_file().exists() {
            let mut accounts = String::new();
            for role in PEOPLE {
                let said = cmd!(sh, "{server} user add --name {role} --role {role} --hall {hall} --data {folder}")
                    .quiet()
                    .read()?;
                accounts.push_str(&format!("  {role}  {}\n", last_word(&said)?));
            }
            sh.write_file(data.accounts_file(), accounts)?;
        }
        Ok(data)
    }

    /// Returns the token of the screen over the first window.
    pub(super) fn screen_token(&self) -> Result<String> {
        self.token(SCREEN)
    }

    /// Returns a token of this role.
    pub(super) fn token(&self, role: &str) -> Result<String> {
        let file = self.token_file(role);
        std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
    }

    /// Returns the created accounts, one per line.
    pub(super) fn accounts(&self) -> Result<String> {
        Ok(std::fs::read_to_string(self.accounts_file())?)
    }

    pub(super) fn accounts_file(&self) -> PathBuf {
        self.folder.join("accounts.txt")
    }

    fn token_file(&self, role: &str) -> PathBuf {
        self.folder.join(format!("{role}.token"))
    }
}

/// Returns the hall's id: the first `id` in a plan.
fn hall_of(plan: &str) -> Result<String> {
    let id = plan.lines().find_map(|line| line.strip_prefix("id = ")).context("a plan without a hall's id")?;
    Ok(id.trim().trim_matches('"').to_owned())
}

fn window_of(plan: &str) -> Result<String> {
    let windows = plan.split("[[windows]]").nth(1).context("a plan without windows")?;
    hall_of(windows)
}

fn last_word(said: &str) -> Result<&str> {
    said.split_whitespace().last().context("the server's program printed nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_halls_id_is_read_from_its_plan() {
        assert_eq!(hall_of("# a\n[hall]\nid = \"first-hall\"\n").unwrap(), "first-hall");
    }
}
