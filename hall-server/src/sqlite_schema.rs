//! Checks the schema of databases. Triggers and views run when others read and write, so a database that comes from
//! elsewhere must have what our own programs create, and nothing else.

use std::collections::BTreeSet;

use rusqlite::Connection;

/// The tables and indexes of a database: kind, name, and the statement that created each, with whitespace collapsed.
pub type Objects = BTreeSet<(String, String, String)>;

/// The maximum number of objects examined.
const OBJECTS_MAX: i64 = 1_000;

/// Returns the objects in a database.
///
/// # Errors
/// When it cannot be read.
pub fn objects(connection: &Connection) -> rusqlite::Result<Objects> {
    // The leavings of ANALYZE are SQLite's own.
    let sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' LIMIT ?1";
    let mut statement = connection.prepare(sql)?;
    let objects = statement.query_map([OBJECTS_MAX], |row| {
        let sql: String = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, sql.split_whitespace().collect::<Vec<_>>().join(" ")))
    })?;
    objects.collect()
}

/// Returns how a database differs from all those that our programs create; none if it equals one of them.
#[must_use]
pub fn foreign(found: &Objects, ours: &[Objects]) -> Option<String> {
    if ours.contains(found) {
        return None;
    }
    let known = ours.last().cloned().unwrap_or_default();
    let named = |of: &Objects, kind: &str, name: &str| of.iter().any(|other| (&*other.0, &*other.1) == (kind, name));
    // Views and triggers sort after tables and indexes, and matter most.
    let added = found.iter().rev().find(|(kind, name, _)| !named(&known, kind, name));
    let lacking = known.iter().find(|(kind, name, _)| !named(found, kind, name));
    let changed = found.difference(&known).next();
    Some(match (added, lacking, changed) {
        (Some((kind, name, _)), _, _) => format!("it has a {kind} `{name}` that no hall-server made"),
        (None, Some((kind, name, _)), _) => format!("it lacks the {kind} `{name}`"),
        (None, None, Some((kind, name, _))) => format!("its {kind} `{name}` is not as a hall-server makes it"),
        (None, None, None) => "its tables are of several versions".into(),
    })
}

/// Returns the name of a trigger or view, which our databases never have.
///
/// # Errors
/// When it cannot be read.
pub fn acting(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let found = objects(connection)?.into_iter().find(|(kind, _, _)| kind == "trigger" || kind == "view");
    Ok(found.map(|(kind, name, _)| format!("it has a {kind} `{name}` that no hall-server made")))
}
