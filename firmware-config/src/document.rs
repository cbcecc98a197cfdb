//! One profile file: its settings, each with its location, and everything that is wrong with them.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::field::{Field, FieldKind, Value};
use crate::problem::{Location, Problem, did_you_mean};
use crate::schema::{common, fields_of};
use crate::settings::{Kind, Setting, Settings};

/// A larger file is not a profile.
pub(crate) const PROFILE_BYTES_MAX: usize = 64 * 1024;

/// A file as it was read. `kind` and `id` are there, else there is no document.
pub(crate) struct Document {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) inherits: Option<Setting>,
    /// Where it starts, for problems of the whole.
    pub(crate) location: Location,
    pub(crate) settings: Settings,
    /// Settings that are there but wrong: they have had their problem and are not missing as well.
    pub(crate) wrong: BTreeSet<&'static str>,
}

/// Reads a file's text. Gives what could be read and every problem found.
pub(crate) fn read(file: &str, text: &str) -> (Option<Document>, Vec<Problem>) {
    let mut reader = Reader { file, text, problems: Vec::new(), settings: Settings::new(), wrong: BTreeSet::new() };
    if text.len() > PROFILE_BYTES_MAX {
        reader.complain(0..0, "", format!("larger than {PROFILE_BYTES_MAX} bytes"), "a profile is a small text file");
        return (None, reader.problems);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        reader.complain(
            error.span().unwrap_or(0..0),
            "",
            error.message().to_owned(),
            "see toml.io for how TOML is written",
        );
    }
    let document = reader.read_document(table.get_ref());
    reader.problems.sort();
    (document, reader.problems)
}

struct Reader<'t> {
    file: &'t str,
    text: &'t str,
    problems: Vec<Problem>,
    settings: Settings,
    wrong: BTreeSet<&'static str>,
}

impl Reader<'_> {
    fn read_document(&mut self, table: &DeTable<'_>) -> Option<Document> {
        let start = self.location(0..0);
        let words = FieldKind::Choice([Kind::Printer, Kind::Panel].map(|kind| kind.word().to_owned()).into());
        let kind = match table.get("kind") {
            Some(written) => match words.read(written) {
                Ok(Value::Text(word)) if word == "printer" => Some(Kind::Printer),
                Ok(_) => Some(Kind::Panel),
                Err((detail, allowed)) => {
                    self.complain(written.span(), "kind", detail, allowed);
                    None
                }
            },
            None => {
                self.complain(0..0, "kind", "is missing".into(), format!("allowed: {}", words.allowed()));
                None
            }
        };
        // A kind that is not said is guessed, so that the other mistakes are named too.
        let likely = kind.or_else(|| likely_kind(table));
        let fields: Vec<&'static Field> = common().iter().chain(likely.map_or(&[][..], fields_of)).collect();
        self.read_table("", table, &fields, likely.is_some());
        let id = match self.settings.remove("id") {
            Some(Setting { value: Value::Text(id), location }) => self.checked_id(id, &location),
            _ => {
                if !self.wrong.contains("id") {
                    self.complain(0..0, "id", "is missing".into(), "give it a short name, such as \"kiosk-hall-a\"");
                }
                None
            }
        };
        self.settings.remove("kind");
        let inherits = self.settings.remove("inherits");
        let (settings, wrong) = (std::mem::take(&mut self.settings), std::mem::take(&mut self.wrong));
        Some(Document { kind: kind?, id: id?, inherits, location: start, settings, wrong })
    }

    fn read_table(&mut self, prefix: &str, table: &DeTable<'_>, fields: &[&'static Field], strict: bool) {
        for (key, value) in table {
            let path = format!("{prefix}{}", key.get_ref());
            let below = format!("{path}.");
            if let Some(field) = fields.iter().find(|field| field.path == path) {
                match field.kind.read(value) {
                    Ok(read) => {
                        self.settings
                            .insert(&field.path, Setting { value: read, location: self.location(value.span()) });
                    }
                    Err((detail, allowed)) => {
                        self.wrong.insert(&field.path);
                        if path != "kind" {
                            self.complain(value.span(), &path, detail, allowed);
                        }
                    }
                }
            } else if fields.iter().any(|field| field.path.starts_with(&below)) {
                match value.get_ref().as_table() {
                    Some(inner) => self.read_table(&below, inner, fields, strict),
                    None => {
                        let allowed = format!("allowed: {}", names_below(&below, fields).join(", "));
                        self.complain(
                            value.span(),
                            &path,
                            format!("wants a table, found {}", value.get_ref().type_str()),
                            allowed,
                        );
                    }
                }
            } else if strict {
                self.unknown(prefix, key, fields);
            }
        }
    }

    fn unknown(&mut self, prefix: &str, key: &Spanned<toml::de::DeString<'_>>, fields: &[&'static Field]) {
        let names = names_below(prefix, fields);
        let meant = did_you_mean(key.get_ref(), names.iter().copied());
        if let Some(name) = meant {
            let path = format!("{prefix}{name}");
            let below = format!("{path}.");
            self.wrong
                .extend(fields.iter().map(|field| field.path.as_str()).filter(|p| *p == path || p.starts_with(&below)));
        }
        let hint = meant.map(|name| format!("; did you mean {name}?")).unwrap_or_default();
        let path = format!("{prefix}{}", key.get_ref());
        self.complain(
            key.span(),
            &path,
            "is not a known setting".into(),
            format!("allowed: {}{hint}", names.join(", ")),
        );
    }

    fn checked_id(&mut self, id: String, location: &Location) -> Option<String> {
        const ID_CHARACTERS_MAX: usize = 40;
        let good = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if good && id.len() <= ID_CHARACTERS_MAX {
            return Some(id);
        }
        let allowed = format!("allowed: at most {ID_CHARACTERS_MAX} of a–z, 0–9 and -");
        self.problems.push(location.problem("id", format!("\"{id}\" cannot be an id"), allowed));
        None
    }

    fn complain(&mut self, span: Range<usize>, path: &str, detail: String, allowed: impl Into<String>) {
        let problem = self.location(span).problem(path, detail, allowed);
        self.problems.push(problem);
    }

    fn location(&self, span: Range<usize>) -> Location {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |offset| offset + 1);
        Location {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// The kind whose settings a file has more of; none when that does not tell.
fn likely_kind(table: &DeTable<'_>) -> Option<Kind> {
    let of = |kind: Kind| {
        let names = names_below("", &fields_of(kind).iter().collect::<Vec<_>>());
        table.keys().filter(|key| names.contains(&key.get_ref().as_ref())).count()
    };
    match of(Kind::Printer).cmp(&of(Kind::Panel)) {
        Ordering::Greater => Some(Kind::Printer),
        Ordering::Less => Some(Kind::Panel),
        Ordering::Equal => None,
    }
}

/// The names that may stand directly below a prefix, each once, in the order of the table.
fn names_below<'f>(prefix: &str, fields: &[&'f Field]) -> Vec<&'f str> {
    let mut names = Vec::new();
    for field in fields {
        let Some(rest) = field.path.strip_prefix(prefix) else { continue };
        let name = rest.split('.').next().unwrap_or(rest);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
