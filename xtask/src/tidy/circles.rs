//! No two files depend on each other, directly or through others: a newcomer can read each file after those it depends on.
//!
//! A file depends on another when it names an item of it: in a `use`, or by a path in an expression, a type, a pattern or a
//! macro's arguments. What counts is the file in which the item is written; who names it through a re-export of a third file
//! depends on its owner. A file and the files below it are no exception: a parent may use its children, or they may use
//! it. Declaring a child (`mod walk;`) and handing its items on (`pub use walk::Walk;`) is no use of it. Nor is it a use when a child
//! names a type of its parent for which it writes methods (`impl Hall` in `hall/apply.rs`): the type goes on in that file, and both
//! are read as one.
//!
//! Calls of methods are not seen, whatever file writes them.

mod paths;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::{files, none, read};
use tree::{Knows, Module, Tree, module_of};

/// Returns every file that is reachable from one.
fn reached<'a>(from: &'a Module, knows: &'a Knows) -> BTreeSet<&'a Module> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        next.extend(knows.get(file).into_iter().flat_map(BTreeMap::keys).filter(|known| seen.insert(*known)));
    }
    seen
}

/// Returns the uses that close circles, each as `file → file: path`.
fn circles(knows: &Knows) -> Vec<String> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = knows.keys().map(|file| (file, reached(file, knows))).collect();
    let in_circle = |from: &Module, to: &Module| reached.get(to).is_some_and(|back| back.contains(from));
    let uses = knows.iter().flat_map(|(from, to)| to.iter().map(move |(to, path)| (from, to, path)));
    let name = |file: &Module| if file.is_empty() { "the root".to_owned() } else { file.join("/") };
    uses.filter(|(from, to, _)| in_circle(from, to))
        .map(|(from, to, path)| format!("{} → {}: {path}", name(from), name(to)))
        .collect()
}

#[test]
fn no_two_files_of_a_crate_know_each_other() {
    let mut crates: BTreeMap<String, Tree> = BTreeMap::new();
    for file in files() {
        if let Some((krate, module)) = module_of(&file) {
            crates.entry(krate).or_default().read(module, &read(&file));
        }
    }
    let mut findings = Vec::new();
    for (krate, tree) in &crates {
        findings.extend(circles(&tree.knows()).into_iter().map(|finding| format!("{krate}: {finding}")));
    }
    none(findings, "files know each other in a circle: what both need wants a room of its own");
}

/// Returns the dependencies between sources of one crate, as `file: path → file`.
#[cfg(test)]
fn check(sources: &[(&str, &str)], expected: &[&str]) {
    let mut tree = Tree::default();
    for (name, source) in sources {
        tree.read(name.split('/').filter(|step| *step != "lib").map(str::to_owned).collect(), source);
    }
    let knows = tree.knows();
    let uses = knows.iter().flat_map(|(from, to)| to.iter().map(move |(to, path)| (from, to, path)));
    let found: Vec<String> =
        uses.map(|(from, to, path)| format!("{}: {path} → {}", from.join("/"), to.join("/"))).collect();
    assert_eq!(found, expected);
}

#[test]
fn uses_are_read_as_the_compiler_reads_them() {
    let views = "use std::io;\nuse super::{app, live::{Hub, wire::Frame}};\nuse crate::text as words;\n";
    let sources = [
        ("views", views),
        ("app", ""),
        ("live", "pub(crate) mod wire;\npub struct Hub;\n"),
        ("live/wire", "pub struct Frame;\n"),
        ("text", ""),
        ("lib", "mod app;\nmod live;\nmod text;\nmod views;\n"),
    ];
    check(&sources, &["views: super::live::Hub → live", "views: super::live::wire::Frame → live/wire"]);
}

#[test]
fn paths_in_expressions_types_patterns_and_macros_are_seen() {
    let sources = [
        ("lib", "mod a;\nmod b;\nmod c;\nmod d;\nmod e;\nmod f;\n"),
        (
            "a",
            "use crate::f;\nfn a(x: crate::b::B) { super::c::c(); match x { crate::d::D => print!(\"{}\", super::e::E), _ => f::f() } }",
        ),
        ("b", "pub struct B;"),
        ("c", "pub fn c() {}"),
        ("d", "pub struct D;"),
        ("e", "pub const E: u8 = 1;"),
        ("f", "pub fn f() {}"),
    ];
    let expected =
        ["a: crate::b::B → b", "a: super::c::c → c", "a: crate::d::D → d", "a: super::e::E → e", "a: f::f → f"];
    check(&sources, &expected);
}

#[test]
fn an_item_belongs_to_the_file_that_writes_it() {
    let sources = [
        ("lib", "mod a;\nmod z;\n"),
        ("a", "mod inner;\nmod other;\npub use inner::Thing;\npub(crate) fn own() {}\n"),
        ("a/inner", "pub struct Thing;\n"),
        ("a/other", "use super::Thing;\nfn f() { super::own() }\n#[cfg(test)]\nmod tests { use crate::z::Z; }\n"),
        ("z", "use crate::a::*;\npub struct Z(Thing);\n"),
    ];
    check(&sources, &["a/other: super::own → a", "a/other: super::Thing → a/inner", "z: crate::a::* → a"]);
}

#[test]
fn a_parent_and_a_child_that_use_each_other_are_a_circle() {
    let circle = |parent: &str| {
        let mut tree = Tree::default();
        tree.read(vec!["a".into()], parent);
        tree.read(
            vec!["a".into(), "walk".into()],
            "use super::A;\nimpl A { fn go(&self) {} }\npub fn joined(a: A) { super::help(a) }\n",
        );
        circles(&tree.knows())
    };
    let declares = "mod walk;\npub use walk::joined;\npub struct A;\nfn f(a: A) { a.go() }\nfn help(a: A) {}\n";
    assert_eq!(circle(declares), [""; 0]);
    let uses = "mod walk;\npub struct A;\nfn f(a: A) { walk::joined(a) }\nfn help(a: A) {}\n";
    assert_eq!(circle(uses), ["a → a/walk: walk::joined", "a/walk → a: super::help"]);
}
