//! No two files depend on each other, directly or through others: a newcomer can read each file after those it depends on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{files, none, read};

/// The path of a module inside its crate: `src/board/clock.rs` is `board::clock`; the crate's root has none.
type Module = Vec<String>;

/// Returns the crate folder and the module of a source file; `None` for tests and programs.
fn module_of(file: &Path) -> Option<(String, Module)> {
    let name = file.to_str()?.strip_suffix(".rs")?;
    let (krate, module) = name.split_once("/src/")?;
    if module == "main" || module.starts_with("bin/") || module.ends_with("tests") || module.contains("/tests/") {
        return None;
    }
    let module = if module == "lib" { Vec::new() } else { module.split('/').map(str::to_owned).collect() };
    Some((krate.to_owned(), module))
}

/// Expands `a::{b, c::{d, e}}` to `a::b`, `a::c::d`, `a::c::e`.
fn expanded(tree: &str) -> Vec<String> {
    let Some((before, rest)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let Some((inside, _)) = rest.rsplit_once('}') else { return Vec::new() };
    let (mut depth, mut part, mut parts) = (0_usize, String::new(), Vec::new());
    for sign in inside.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(sign);
    }
    parts.push(part);
    let whole = |part: String| expanded(&part).into_iter().map(|path| format!("{}{path}", before.trim()));
    parts.into_iter().filter(|part| !part.trim().is_empty()).flat_map(whole).collect()
}

/// Returns the modules that a source imports from its own crate, as paths from the crate's root.
fn imports(source: &str, module: &[String]) -> Vec<Module> {
    let shipped = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let starts = shipped.match_indices("use ").filter(|(offset, _)| {
        let line = shipped[..*offset].rsplit('\n').next().unwrap_or_default();
        line.is_empty() || line == "pub " || line.starts_with("pub(")
    });
    let trees = starts.filter_map(|(offset, found)| shipped[offset + found.len()..].split(';').next());
    let path = |path: String| {
        let mut from: Module = module.to_vec();
        let mut steps = path.split("::").map(str::trim).peekable();
        match steps.next()? {
            "crate" => from.clear(),
            "self" => {}
            "super" => {
                from.pop();
                while steps.next_if_eq(&"super").is_some() {
                    from.pop();
                }
            }
            _ => return None,
        }
        from.extend(steps.map(str::to_owned));
        Some(from)
    };
    trees.flat_map(expanded).filter_map(path).collect()
}

/// Returns every module that is reachable from one through imports.
fn reached<'a>(from: &'a Module, knows: &'a BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<&'a Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        next.extend(knows.get(module).into_iter().flatten().filter(|known| seen.insert(*known)));
    }
    seen
}

#[test]
fn no_two_files_of_a_crate_know_each_other() {
    let mut crates: BTreeMap<String, BTreeMap<Module, String>> = BTreeMap::new();
    for file in files() {
        if let Some((krate, module)) = module_of(&file) {
            crates.entry(krate).or_default().insert(module, read(&file));
        }
    }
    let mut findings = Vec::new();
    for (krate, modules) in &crates {
        let mut knows: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (module, source) in modules {
            for mut import in imports(source, module) {
                while !modules.contains_key(&import) && import.pop().is_some() {}
                // A module and its submodules count as one.
                if !module.starts_with(&import) && !import.starts_with(module) {
                    knows.entry(module.clone()).or_default().insert(import);
                }
            }
        }
        let in_circle = knows.keys().filter(|module| reached(module, &knows).contains(module));
        findings.extend(in_circle.map(|module| format!("{krate}/src/{}.rs", module.join("/"))));
    }
    none(findings, "files know each other in a circle: what both need wants a room of its own");
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    let source = "use std::io;\nuse super::Views;\npub(crate) use self::inner::{A, B};\nuse crate::{app, live::{Hub, wire::Frame}};\n";
    let module = ["views".to_owned(), "ticket".to_owned()];
    let found: Vec<String> = imports(source, &module).iter().map(|path| path.join("::")).collect();
    let expected =
        ["views::Views", "views::ticket::inner::A", "views::ticket::inner::B", "app", "live::Hub", "live::wire::Frame"];
    assert_eq!(found, expected);
}
