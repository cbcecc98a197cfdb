//! All profiles that a program knows: those compiled in, and a site's own.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::document::{self, Document, PROFILE_BYTES_MAX};
use crate::field::Value;
use crate::panel::{self, PanelProfile};
use crate::printer::{self, PrinterProfile};
use crate::problem::{Location, Problem, did_you_mean};
use crate::resolve;
use crate::settings::{Flat, Kind};

/// More files are not a site's profiles: somebody named the wrong folder.
const FILES_MAX: usize = 1000;
/// `DIR`, `DIR/printers`, `DIR/panels`; anything deeper is not looked at.
const FOLDER_DEPTH_MAX: usize = 2;

macro_rules! built_in {
    ($($path:literal),+ $(,)?) => {
        &[$((concat!("built-in ", $path), include_str!(concat!("../profiles/", $path)))),+]
    };
}

const BUILT_IN: &[(&str, &str)] = built_in![
    "printers/generic-80mm.toml",
    "printers/generic-58mm.toml",
    "printers/epson-tm-t88.toml",
    "printers/star-80mm.toml",
    "printers/custom-vkp80.toml",
    "printers/cashino-80mm.toml",
    "printers/cashino-kp628e.toml",
    "printers/masung-80mm.toml",
    "printers/serial-80mm.toml",
    "printers/serial-58mm.toml",
    "printers/status-80mm.toml",
    "printers/silent-80mm.toml",
    "printers/silent-58mm.toml",
    "printers/file.toml",
    "panels/strip-128x32.toml",
    "panels/hall-192x96.toml",
    "panels/hall-256x128.toml",
    "panels/terminal.toml",
];

/// Checked profiles, by id.
#[derive(Debug, Default)]
pub struct Library {
    printers: BTreeMap<String, PrinterProfile>,
    panels: BTreeMap<String, PanelProfile>,
    flattened: BTreeMap<String, String>,
}

impl Library {
    /// The profiles that are compiled in.
    pub fn built_in() -> Self {
        // They are checked by a test, so nothing is lost here.
        Self::check(&[]).0
    }

    /// The built-in profiles and those of a folder (`DIR/*.toml`, `DIR/printers/*.toml`, `DIR/panels/*.toml`).
    /// Reads a folder of profiles on top of the built-in ones, or returns every mistake of every file at once.
    pub fn load(dir: &Path) -> Result<Self, Vec<Problem>> {
        let (library, problems) = Self::check(&[dir]);
        if problems.is_empty() { Ok(library) } else { Err(problems) }
    }

    /// Reads files and folders of profiles on top of the built-in ones: what is whole, and every mistake.
    pub fn check(paths: &[&Path]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut sources: Vec<(String, String)> = BUILT_IN.iter().map(|(f, t)| ((*f).into(), (*t).into())).collect();
        for path in paths {
            for file in profile_files(path, &mut problems) {
                sources.extend(read_file(&file, &mut problems));
            }
        }
        let mut documents: BTreeMap<String, Document> = BTreeMap::new();
        for (file, text) in &sources {
            let (document, found) = document::read(file, text);
            problems.extend(found);
            let Some(document) = document else { continue };
            if let Some(first) = documents.get(&document.id) {
                let detail = format!("\"{}\" is taken by {}", document.id, first.location.file);
                problems.push(document.location.problem(
                    "id",
                    detail,
                    "give it an id of its own and inherit from the other",
                ));
            } else {
                documents.insert(document.id.clone(), document);
            }
        }
        let mut library = Self::default();
        for id in documents.keys() {
            if let Some(flat) = resolve::flatten(id, &documents, &mut problems) {
                library.add(&flat, &mut problems);
            }
        }
        problems.sort();
        problems.dedup();
        (library, problems)
    }

    /// The printer of that id.
    pub fn printer(&self, id: &str) -> Option<&PrinterProfile> {
        self.printers.get(id)
    }

    /// The panel of that id.
    pub fn panel(&self, id: &str) -> Option<&PanelProfile> {
        self.panels.get(id)
    }

    /// Every printer, by id.
    pub fn printers(&self) -> impl Iterator<Item = &PrinterProfile> {
        self.printers.values()
    }

    /// Every panel, by id.
    pub fn panels(&self) -> impl Iterator<Item = &PanelProfile> {
        self.panels.values()
    }

    /// A profile as one flat TOML text, each line with the file that it comes from.
    pub fn flattened(&self, id: &str) -> Option<&str> {
        self.flattened.get(id).map(String::as_str)
    }

    fn add(&mut self, flat: &Flat, problems: &mut Vec<Problem>) {
        let built = match flat.kind {
            Kind::Printer => printer::build(flat).map(|profile| {
                self.printers.insert(flat.id.clone(), profile);
            }),
            Kind::Panel => panel::build(flat).map(|profile| {
                self.panels.insert(flat.id.clone(), profile);
            }),
        };
        match built {
            Ok(()) => {
                self.flattened.insert(flat.id.clone(), written_out(flat));
            }
            Err(found) => problems.extend(found),
        }
    }
}

/// The printer profile that a program was told to use: an id, or the path of a `.toml` file.
pub fn choose_printer(profiles_dir: Option<&Path>, choice: &str) -> Result<PrinterProfile, Vec<Problem>> {
    choose(profiles_dir, choice, |library| &library.printers)
}

/// The panel profile that a program was told to use: an id, or the path of a `.toml` file.
pub fn choose_panel(profiles_dir: Option<&Path>, choice: &str) -> Result<PanelProfile, Vec<Problem>> {
    choose(profiles_dir, choice, |library| &library.panels)
}

fn choose<P: Clone>(
    profiles_dir: Option<&Path>,
    choice: &str,
    profiles: impl Fn(&Library) -> &BTreeMap<String, P>,
) -> Result<P, Vec<Problem>> {
    let file = choice.ends_with(".toml").then(|| Path::new(choice));
    let in_dir = |file: &Path| profiles_dir.is_some_and(|dir| is_inside(file, dir));
    let paths: Vec<&Path> = profiles_dir.into_iter().chain(file.filter(|file| !in_dir(file))).collect();
    let (library, problems) = Library::check(&paths);
    if !problems.is_empty() {
        return Err(problems);
    }
    let id = match file {
        Some(file) => id_of(file).unwrap_or_default(),
        None => choice.to_owned(),
    };
    let known = profiles(&library);
    known.get(&id).cloned().ok_or_else(|| {
        let ids: Vec<&str> = known.keys().map(String::as_str).collect();
        let hint = did_you_mean(&id, ids.iter().copied()).map(|name| format!("; did you mean \"{name}\"?"));
        let location = Location { file: choice.to_owned(), line: 1, column: 1 };
        vec![location.problem("", "no such profile", format!("known: {}{}", ids.join(", "), hint.unwrap_or_default()))]
    })
}

fn is_inside(file: &Path, dir: &Path) -> bool {
    match (file.canonicalize(), dir.canonicalize()) {
        (Ok(file), Ok(dir)) => file.starts_with(dir),
        _ => false,
    }
}

fn id_of(file: &Path) -> Option<String> {
    let (_name, text) = read_file(file, &mut Vec::new())?;
    document::read(&file.display().to_string(), &text).0.map(|document| document.id)
}

/// The files to read at a path that somebody named; what is wrong with a folder below it is said of that path.
fn profile_files(path: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    if let Err(detail) = collect(path, 0, &mut files) {
        let location = Location { file: path.display().to_string(), line: 1, column: 1 };
        problems.push(location.problem("", detail, "name the folder of the profiles"));
        return Vec::new();
    }
    files
}

fn collect(path: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let whose = if depth == 0 { String::new() } else { format!("{}: ", path.display()) };
    let entries = std::fs::read_dir(path).map_err(|error| format!("{whose}cannot be read: {error}"))?;
    let mut inside: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).take(FILES_MAX + 1).collect();
    if inside.len() > FILES_MAX {
        return Err(format!("{whose}more than {FILES_MAX} files"));
    }
    inside.sort();
    for entry in inside {
        if entry.is_dir() && depth + 1 < FOLDER_DEPTH_MAX {
            collect(&entry, depth + 1, files)?;
        } else if entry.extension().is_some_and(|extension| extension == "toml") {
            files.push(entry);
        }
    }
    Ok(())
}

fn read_file(path: &Path, problems: &mut Vec<Problem>) -> Option<(String, String)> {
    use std::io::Read as _;
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    // Opening a FIFO waits for whoever writes into it, and a device may never end.
    let regular = std::fs::metadata(path)
        .and_then(|found| if found.is_file() { Ok(()) } else { Err(std::io::Error::other("it is no regular file")) });
    let read = regular
        .and_then(|()| std::fs::File::open(path))
        .and_then(|file| file.take(PROFILE_BYTES_MAX as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| format!("cannot be read: {error}"))
        .and_then(|_| String::from_utf8(bytes).map_err(|error| format!("is not UTF-8 text: {error}")));
    match read {
        Ok(text) => Some((name, text)),
        Err(detail) => {
            problems.push(Location { file: name, line: 1, column: 1 }.problem("", detail, ""));
            None
        }
    }
}

fn written_out(flat: &Flat) -> String {
    let mut text = format!("kind = \"{}\"\nid = \"{}\"\n", flat.kind.word(), flat.id);
    let mut table = "";
    // Settings without a table come first, as TOML wants it.
    let (plain, tabled): (Vec<_>, Vec<_>) = flat.settings.iter().partition(|(path, _)| !path.contains('.'));
    for (path, setting) in plain.into_iter().chain(tabled) {
        let (this_table, name) = path.rsplit_once('.').unwrap_or(("", path));
        if this_table != table {
            table = this_table;
            let _ = write!(text, "\n[{table}]\n");
        }
        let value = match &setting.value {
            Value::Integer(number) => toml::Value::from(*number),
            Value::Flag(flag) => toml::Value::from(*flag),
            Value::Text(word) => toml::Value::from(word.as_str()),
            Value::Texts(words) => toml::Value::from(words.clone()),
        };
        let _ = writeln!(text, "{name} = {value}  # {}:{}", setting.location.file, setting.location.line);
    }
    text
}
