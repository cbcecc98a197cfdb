//! Rules for every source file and page of documentation.

use std::path::Path;

use super::{ends_in, files, none, read};

const FILE_LINES_MAX: usize = 400;
/// Files that may be longer, each with its reason.
const MAY_BE_LONGER: [(&str, &str); 0] = [];
/// Required pages of documentation.
const DOCS: [&str; 5] = ["README.md", "docs/architecture.md", "docs/style.md", "docs/protocol.md", "docs/operating.md"];
/// Paths that reveal a developer's machine, each in two halves so that this file does not match itself.
const MACHINE_PATHS: [(&str, &str); 5] =
    [("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("/Us", "ers/"), ("/tm", "p/bash")];

#[test]
fn every_rust_file_says_first_what_it_is() {
    let silent = files().into_iter().filter(|file| ends_in(file, &[".rs"]) && !read(file).starts_with("//! "));
    none(silent.map(|file| file.display().to_string()).collect(), "a Rust file begins with `//! ` and what it is");
}

#[test]
fn no_source_is_too_long() {
    let mut findings = Vec::new();
    for file in files() {
        let name = file.to_string_lossy().into_owned();
        let excepted = is_test(&name)
            || name.ends_with(".gen.ts")
            || name.ends_with(".gen.rs")
            || MAY_BE_LONGER.iter().any(|(path, _)| *path == name);
        if excepted || !ends_in(&file, &[".rs", ".ts", ".svelte", ".mjs", ".js", ".css"]) {
            continue;
        }
        let lines = without_tests(&read(&file));
        if lines > FILE_LINES_MAX {
            findings.push(format!("{name}: {lines} lines"));
        }
    }
    none(findings, &format!("past {FILE_LINES_MAX} lines (tests apart) a file wants to be two"));
}

fn is_test(name: &str) -> bool {
    name.contains("/tests/") || name.ends_with("/tests.rs") || name.contains("_tests.rs") || name.contains(".test.")
}

fn without_tests(source: &str) -> usize {
    source.lines().take_while(|line| *line != "#[cfg(test)]" || source.contains("#[cfg(test)]\nmod tests;")).count()
}

#[test]
fn no_file_knows_the_machine_that_it_was_written_on() {
    let mut findings = Vec::new();
    for file in files() {
        for (number, line) in read(&file).lines().enumerate() {
            if MACHINE_PATHS.iter().any(|(first, second)| names_path(line, &format!("{first}{second}"))) {
                findings.push(format!("{}:{}", file.display(), number + 1));
            }
        }
    }
    none(findings, "a path of one machine stands in the repository");
}

/// Finds a path that begins at the file system's root, so that `docs/home/` does not match.
fn names_path(line: &str, path: &str) -> bool {
    let begins =
        |offset: usize| !line[..offset].ends_with(|before: char| before.is_alphanumeric() || "._-)}".contains(before));
    line.match_indices(path).any(|(offset, _)| begins(offset))
}

#[test]
fn nothing_is_left_to_do_in_the_sources() {
    let marks = [
        concat!("to", "do!("),
        concat!("unimplemen", "ted!("),
        concat!("FIX", "ME"),
        concat!("XX", "X "),
        concat!("TO", "DO"),
    ];
    let mut findings = Vec::new();
    for file in files().into_iter().filter(|file| ends_in(file, &[".rs", ".ts", ".svelte", ".mjs", ".js", ".toml"])) {
        for (number, line) in read(&file).lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                findings.push(format!("{}:{}", file.display(), number + 1));
            }
        }
    }
    none(findings, "a reminder in a source is an issue that nobody filed");
}

#[test]
fn no_module_is_a_mod_rs() {
    let named = files().into_iter().filter(|file| file.ends_with("mod.rs"));
    none(named.map(|file| file.display().to_string()).collect(), "children of `foo.rs` live in `foo/`");
}

#[test]
fn the_documentation_is_there() {
    let missing = DOCS.iter().filter(|page| !crate::here::root().join(page).exists());
    none(missing.map(|page| (*page).to_owned()).collect(), "a page of documentation is missing");
}

#[test]
fn every_page_of_documentation_has_one_title_and_no_dead_link() {
    let mut findings = Vec::new();
    for file in files().into_iter().filter(|file| ends_in(file, &[".md"])) {
        let text = read(&file);
        let mut fenced = false;
        let mut titles = 0;
        for line in text.lines() {
            fenced ^= line.starts_with("```");
            titles += usize::from(!fenced && line.starts_with("# "));
        }
        if titles != 1 || !text.starts_with("# ") {
            findings.push(format!("{}: {titles} titles, and one must stand first", file.display()));
        }
        findings.extend(dead_links(&file, &text));
    }
    none(findings, "a Markdown file has one title, first, and links that lead somewhere");
}

fn dead_links(file: &Path, text: &str) -> Vec<String> {
    let folder = crate::here::root().join(file).parent().map(Path::to_path_buf).unwrap_or_default();
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#', ' ']).next());
    let local =
        targets.filter(|target| !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:"));
    local.filter(|target| !folder.join(target).exists()).map(|target| format!("{}: {target}", file.display())).collect()
}

#[test]
fn only_generated_files_are_named_so() {
    let texts = crate::languages::read_all().unwrap();
    let written: Vec<String> = crate::languages::generated(&texts).into_iter().map(|(path, _)| path).collect();
    let is_written = |file: &Path| {
        file == Path::new(crate::codegen::WIRE_FILE) || written.iter().any(|path| Path::new(path) == file)
    };
    let named = files().into_iter().filter(|file| ends_in(file, &[".gen.ts", ".gen.rs"]));
    let other = named.filter(|file| !is_written(file));
    none(
        other.map(|file| file.display().to_string()).collect(),
        "only what `cargo xtask codegen` writes ends in .gen.ts or .gen.rs",
    );
}

#[test]
fn only_one_file_of_the_pages_tells_times() {
    /// The one file that formats times, always in the hall's zone with each instant's own offset.
    const TIME_FILE: &str = "web/src/shared/time.ts";
    let own_ways = [
        "Intl.DateTimeFormat(",
        "toLocaleString",
        "toLocaleTimeString",
        "toLocaleDateString",
        "getTimezoneOffset",
        "getHours(",
        "getMinutes(",
        "getUTCHours(",
        ".utc_offset_min",
    ];
    // The device's own zone is used until a hall is known.
    let before_any_hall = "Intl.DateTimeFormat().resolvedOptions()";
    let mut findings = Vec::new();
    for file in files().into_iter().filter(|file| file.starts_with("web/src") && ends_in(file, &[".ts", ".svelte"])) {
        let name = file.to_string_lossy().into_owned();
        if name == TIME_FILE || is_test(&name) || name.ends_with(".gen.ts") {
            continue;
        }
        for (number, line) in read(&file).lines().enumerate() {
            if own_ways.iter().any(|way| line.replace(before_any_hall, "").contains(way)) {
                findings.push(format!("{name}:{}", number + 1));
            }
        }
    }
    none(findings, &format!("times are told by {TIME_FILE}, in the hall's zone"));
}

#[test]
fn no_comment_of_an_item_begins_with_gives_or_tells() {
    let mut findings = Vec::new();
    for file in files().into_iter().filter(|file| ends_in(file, &[".rs", ".ts", ".svelte", ".mjs", ".js"])) {
        for (number, line) in read(&file).lines().enumerate() {
            if begins_as_nobody_writes(line) {
                findings.push(format!("{}:{}", file.display(), number + 1));
            }
        }
    }
    none(
        findings,
        "a comment of an item begins `Returns …`, `Submits …`: what it does, in the words of the standard library",
    );
}

/// Returns whether a line is a comment of an item that begins with a verb no native engineer would use there.
fn begins_as_nobody_writes(line: &str) -> bool {
    let line = line.trim_start();
    let said = ["/// ", "//! ", "/** ", "* "].into_iter().find_map(|mark| line.strip_prefix(mark));
    said.is_some_and(|said| said.starts_with(concat!("Giv", "es ")) || said.starts_with(concat!("Tel", "ls ")))
}

#[test]
fn comments_that_begin_with_gives_or_tells_are_found_in_both_languages() {
    for (line, found) in [
        (concat!("    /// Giv", "es the id."), true),
        (concat!("//! Tel", "ls the log who was refused."), true),
        (concat!("/** Giv", "es true when it was the desk's. */"), true),
        (concat!("   * Tel", "ls whether it is open."), true),
        ("/// Returns the id; gives nothing away.", false),
        ("// Gives way to whoever came first.", false),
        ("/// Givers are listed.", false),
    ] {
        assert_eq!(begins_as_nobody_writes(line), found, "{line}");
    }
}
