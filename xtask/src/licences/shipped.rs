//! The third-party parts inside the programs: linked crates, and npm packages whose code is on the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::here::PROGRAMS;

/// Packages that svelte's own code on a page uses; the rest of its dependencies belong to its compiler.
const ON_PAGES_OF_SVELTE: [&str; 2] = ["clsx", "esm-env"];
/// Prefixes of the names of licence files.
const TERMS: [&str; 6] = ["licen", "copying", "notice", "unlicense", "copyright", "patents"];
/// Packages that name their licence but ship no text of it, with their owners. The usual text of the licence is used instead.
const WITHOUT_TEXT: [(&str, &str); 6] = [
    ("ece-native", "Copyright (c) Leo Gaskin"),
    ("embedded-graphics-core", "Copyright (c) 2018 James Waples and the embedded-graphics contributors"),
    ("intl_pluralrules", "Copyright (c) Kekoa Riggin and Zibi Braniecki"),
    ("qrcode-generator", "Copyright (c) 2009 Kazuhiko Arase"),
    ("qrcodegen", "Copyright (c) Project Nayuki"),
    ("web-push-native", "Copyright (c) Leo Gaskin"),
];
const MIT: &str = include_str!("../../../LICENSE-MIT");

/// A third-party package.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) version: String,
    /// Its licence as the package states it.
    pub(super) licence: String,
    pub(super) home: String,
    pub(super) texts: Vec<String>,
    /// `cargo` or `npm`.
    registry: &'static str,
}

impl Part {
    /// Returns its package URL.
    pub(super) fn purl(&self) -> String {
        format!("pkg:{}/{}@{}", self.registry, self.name.replace('@', "%40"), self.version.replace('+', "%2B"))
    }

    /// Returns its licence as an SPDX expression in current form.
    pub(super) fn expression(&self) -> String {
        self.licence.replace('/', " OR ")
    }
}

/// Returns the crates linked into the programs, for every target they are built for here.
pub(super) fn crates(root: &Path) -> Result<Vec<Part>> {
    let linked = linked(root)?;
    let metadata = cargo(root, &["metadata", "--format-version", "1", "--locked"])?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo names no packages")?;
    let mut parts = Vec::new();
    for package in packages.iter().filter(|package| !package["source"].is_null()) {
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        let (name, version) = (text("name"), text("version"));
        if !linked.contains(&(name.clone(), version.clone())) {
            continue;
        }
        let manifest = text("manifest_path");
        let folder = Path::new(&manifest).parent().context("a package without a folder")?;
        let texts = texts(folder, &name)?;
        parts.push(Part {
            texts,
            licence: text("license"),
            home: text("repository"),
            name,
            version,
            registry: "cargo",
        });
    }
    if parts.len() != linked.len() {
        bail!("{} crates are linked and {} of them found", linked.len(), parts.len());
    }
    Ok(parts)
}

/// Returns name and version of each linked third-party crate.
fn linked(root: &Path) -> Result<BTreeSet<(String, String)>> {
    let mut arguments = vec!["tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe"];
    arguments.extend(["--format", "{p}"]);
    arguments.extend(PROGRAMS.iter().flat_map(|program| ["--package", program]));
    let tree = cargo(root, &arguments)?;
    let mut linked = BTreeSet::new();
    for line in tree.lines().filter(|line| !line.contains(" (/")) {
        let mut words = line.split_whitespace();
        if let (Some(name), Some(version)) = (words.next(), words.next()) {
            linked.insert((name.to_owned(), version.trim_start_matches('v').to_owned()));
        }
    }
    Ok(linked)
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root).output()?;
    if !output.status.success() {
        bail!("cargo {}:\n{}", arguments.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Returns the npm packages whose code is on the pages: those the pages depend on, and svelte's own.
pub(super) fn packages(web: &Path) -> Result<Vec<Part>> {
    let own = read(&web.join("package.json"))?;
    let mut wanted: Vec<String> = names(&own["dependencies"]).chain(["svelte".to_owned()]).collect();
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    while let Some(name) = wanted.pop() {
        if parts.contains_key(&name) {
            continue;
        }
        let folder = web.join("node_modules").join(&name);
        let package =
            read(&folder.join("package.json")).context("install the pages' packages first: `npm ci` in web/")?;
        if name == "svelte" {
            wanted.extend(ON_PAGES_OF_SVELTE.map(str::to_owned));
        } else {
            wanted.extend(names(&package["dependencies"]));
        }
        let text = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        let (licence, version) = (text("license"), text("version"));
        let home = package["homepage"].as_str().unwrap_or_default().to_owned();
        let texts = texts(&folder, &name)?;
        parts.insert(name.clone(), Part { name, version, licence, home, texts, registry: "npm" });
    }
    Ok(parts.into_values().collect())
}

fn read(file: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

fn names(list: &Value) -> impl Iterator<Item = String> {
    list.as_object().into_iter().flat_map(|list| list.keys().cloned())
}

/// Returns the licence texts inside a package.
fn texts(folder: &Path, name: &str) -> Result<Vec<String>> {
    let mut files: Vec<_> = folder.read_dir()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let named = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        TERMS.iter().any(|begin| name.starts_with(begin))
    };
    let terms = files.iter().filter(|path| path.is_file() && named(path));
    let mut texts: Vec<String> = terms.map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    if texts.is_empty() {
        let whose = WITHOUT_TEXT.iter().find(|(known, _)| *known == name).map(|(_, whose)| whose);
        let whose =
            whose.with_context(|| format!("{name} ships no text of its terms: look it up, then name it here"))?;
        let (_ours, permission) = MIT.split_once("\n\nPermission").context("LICENSE-MIT has another form")?;
        texts.push(format!("MIT License\n\n{whose}\n\nPermission{permission}"));
    }
    Ok(texts)
}
