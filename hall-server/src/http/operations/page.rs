//! Renders the table for people, as `docs/roles.md`.

use std::fmt::Write as _;

use super::{Kind, RULES, Rule};
use crate::accounts::ACCOUNT_ROLES;

const BEFORE: &str = "# Who may do what

Generated from `hall-server/src/http/operations.rs` by `cargo xtask codegen`: do not edit. The router is made from the same
table, and a test asks the real server for every row with every role, in the role's own hall and in another.

- `●` may; `○` may, as far as the last column says; an empty field may not. *Anyone* needs no account.
- Every mark is for the **own hall**. In another hall an account is nobody: it may do there what anyone may. Only an account
  that was made with `--all-halls` has all halls for its own.
- **Auditors and boards change nothing. Administrators change the plan and nothing else**: whoever configures a hall does not run
  its queue.
- A **person** is somebody who signed in with a password, a **program** whoever has a token. Where the plan has `[desks]`, a
  person acts at the window where they sit only; a program's token of the role clerk may act at any window of its hall.
- What lets its bearer act is handed to those to whom it belongs and to those who must print it, and stands in no list.
";

/// Renders the page.
#[must_use]
pub fn roles_page() -> String {
    let mut page = BEFORE.to_owned();
    section(&mut page, "Requests", "under `/api/v1`", |kind| matches!(kind, Kind::Request(_)));
    section(&mut page, "Views of the live socket", "`…/live?view=`", |kind| kind == Kind::View);
    section(&mut page, "What answers show to some only", "", |kind| kind == Kind::Part);
    page
}

fn section(page: &mut String, title: &str, beside: &str, belongs: impl Fn(Kind) -> bool) {
    let roles: Vec<&str> = ACCOUNT_ROLES.iter().map(|role| role.as_str()).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(page, "\n## {title}\n");
    let _ = writeln!(page, "| {beside} | what | anyone | {} | only |", roles.join(" | "));
    let _ = writeln!(page, "|---|---|{}---|", ":-:|".repeat(roles.len() + 1));
    for rule in RULES.iter().filter(|rule| belongs(rule.kind)) {
        let _ = writeln!(page, "{}", row(rule));
    }
}

fn row(rule: &Rule) -> String {
    let name = match rule.kind {
        Kind::Request(method) => format!("`{method} {}`", rule.path),
        Kind::View => format!("`{}`", rule.path),
        Kind::Part => rule.path.to_owned(),
    };
    let mark = if rule.only.is_empty() { "●" } else { "○" };
    let anyone = if rule.roles.is_empty() { mark } else { "" };
    let marks = ACCOUNT_ROLES.map(|role| if rule.roles.is_empty() || rule.roles.contains(&role) { mark } else { "" });
    format!("| {name} | {} | {anyone} | {} | {} |", rule.summary, marks.join(" | "), rule.only)
}
