//! The files of a crate as a tree of modules, and the file in which what a path names is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::paths::{Import, Source, Steps};

/// The path of a module inside its crate: `src/board/clock.rs` is `board::clock`; the crate's root has none.
pub(super) type Module = Vec<String>;

/// What each file depends on, with the path by which it does so first.
pub(super) type Knows = BTreeMap<Module, BTreeMap<Module, String>>;

/// A path that leads from name to name longer than this leads nowhere.
const HOPS_MAX: usize = 16;

/// Returns the crate folder and the module of a source file; `None` for tests and programs.
pub(super) fn module_of(file: &Path) -> Option<(String, Module)> {
    let name = file.to_str()?.strip_suffix(".rs")?;
    let (krate, module) = name.split_once("/src/")?;
    if module.starts_with("bin/") || module.ends_with("tests") || module.contains("/tests/") {
        return None;
    }
    // The root of xtask is its program; everywhere else that only uses the library.
    let is_root = module == "lib" || (module == "main" && krate == "xtask");
    let module = if is_root { Vec::new() } else { module.split('/').map(str::to_owned).collect() };
    (module != ["main"]).then(|| (krate.to_owned(), module))
}

/// The files of a crate.
#[derive(Default)]
pub(super) struct Tree {
    files: BTreeMap<Module, Source>,
}

impl Tree {
    /// Reads a file.
    pub(super) fn read(&mut self, module: Module, source: &str) {
        self.files.insert(module, Source::read(source));
    }

    /// Returns what each file depends on.
    pub(super) fn knows(&self) -> Knows {
        let mut knows = Knows::new();
        for (module, source) in &self.files {
            let imports = source.imports.iter().filter(|import| !self.hands_a_child_on(module, import));
            let uses: BTreeSet<&Steps> = imports.map(|import| &import.path).chain(&source.paths).collect();
            for path in uses {
                let Some(owner) = self.owner(module, path, 0).filter(|owner| owner != module) else { continue };
                let continued = path.iter().find(|step| source.continued.contains(step));
                if module.starts_with(&owner) && continued.is_some() {
                    continue;
                }
                knows.entry(module.clone()).or_default().entry(owner).or_insert_with(|| path.join("::"));
            }
        }
        knows
    }

    /// Returns whether an import only shows an item of a file below to others.
    fn hands_a_child_on(&self, module: &Module, import: &Import) -> bool {
        import.is_handed_on && self.owner(module, &import.path, 0).is_some_and(|owner| owner.starts_with(module))
    }

    /// Returns the file in which what a path names is written; `None` for a module by itself, a name of the file's own and a name of
    /// another crate.
    fn owner(&self, from: &Module, path: &[String], hops: usize) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        let mut at = from.clone();
        match first.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()),
            _ if hops > HOPS_MAX => return None,
            _ => return self.named(from, path, hops + 1),
        }
        let ups = rest.iter().take_while(|step| *step == "super").count();
        at.truncate(at.len() - ups);
        self.below(at, &rest[ups..], hops)
    }

    /// Returns the owner of what is named by steps down from a module.
    fn below(&self, mut at: Module, steps: &[String], hops: usize) -> Option<Module> {
        for (place, step) in steps.iter().enumerate() {
            at.push(step.clone());
            if !self.files.contains_key(&at) {
                at.pop();
                if step == "*" {
                    return Some(at);
                }
                return self.named(&at, &steps[place..], hops + 1).or(Some(at));
            }
        }
        None
    }

    /// Returns the owner of what a module itself calls by a name, and of what is below that.
    fn named(&self, at: &Module, path: &[String], hops: usize) -> Option<Module> {
        let (first, rest) = path.split_first()?;
        let source = self.files.get(at)?;
        if source.items.contains(first) {
            return Some(at.clone());
        }
        let mut child = at.clone();
        child.push(first.clone());
        if self.files.contains_key(&child) {
            return self.below(child, rest, hops);
        }
        if hops > HOPS_MAX {
            return None;
        }
        let onward = |import: &Import| import.path.iter().chain(rest).cloned().collect::<Steps>();
        if let Some(import) = source.imports.iter().find(|import| import.name == *first) {
            return self.owner(at, &onward(import), hops + 1);
        }
        let globs = source.imports.iter().filter(|import| import.name == "*");
        globs
            .filter_map(|glob| self.owner(at, &[&glob.path[..glob.path.len() - 1], path].concat(), hops + 1))
            .find(|owner| self.files.get(owner).is_some_and(|source| source.items.contains(first)))
    }
}
