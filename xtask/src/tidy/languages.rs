//! What people read stands in `languages/*.ftl` and nowhere else: no page and no program holds words of a language or asks
//! which language it is.

use super::{ends_in, files, none, read};

/// Where words are looked for.
const FOLDERS: [&str; 4] = ["web/src/", "kiosk-client/src/", "display-board/src/", "hall-server/src/"];
/// Files that hold words of a language all the same, each with its reason.
const EXCEPT: [(&str, &str); 10] = [
    ("web/src/shared/pinyin.ts", "how Chinese is typed: sounds and letters, nothing that is shown"),
    ("web/src/shared/sample.ts", "a plan for tests"),
    ("web/src/clerk/choosers.ts", "what a clerk types after a window's number"),
    ("display-board/src/panel/terminal.rs", "for the technician at the terminal, in two languages at once"),
    ("display-board/src/main.rs", "the two options that name Chinese and English"),
    ("hall-server/src/cli/", "for the technician at the console, in two languages at once"),
    ("hall-server/src/plan_file", "mistakes of a plan, for whoever writes it, in two languages at once"),
    ("hall-server/src/accounts/error.rs", "names that look alike, for the technician at the console"),
    ("hall-server/src/accounts/alike.rs", "names of scripts for the same"),
    ("hall-server/src/text.rs", "which characters a name may have"),
];

fn is_looked_at(name: &str) -> bool {
    let is_test = name.contains("/tests") || name.contains("_tests.rs") || name.contains(".test.");
    let is_excepted = EXCEPT.iter().any(|(path, _)| name.starts_with(path));
    FOLDERS.iter().any(|folder| name.starts_with(folder)) && !name.contains(".gen.") && !is_test && !is_excepted
}

/// The code of a file without its tests and comments, line by line.
fn code(source: &str) -> Vec<&str> {
    let mut within = false;
    let lines = source.lines().take_while(|line| *line != "#[cfg(test)]");
    let kept = lines.map(|line| {
        let begins = line.trim_start();
        within |= begins.starts_with("/*") || begins.starts_with("<!--");
        let is_comment = within || begins.starts_with("//");
        within &= !(line.contains("*/") || line.contains("-->"));
        if is_comment { "" } else { line.split(" // ").next().unwrap_or_default() }
    });
    kept.collect()
}

fn findings(is_found: impl Fn(&str) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    for file in files().into_iter().filter(|file| ends_in(file, &[".rs", ".ts", ".svelte"])) {
        let name = file.to_string_lossy().into_owned();
        if !is_looked_at(&name) {
            continue;
        }
        let source = read(&file);
        let lines = code(&source).into_iter().enumerate().filter(|(_, line)| is_found(line));
        findings.extend(lines.map(|(index, line)| format!("{name}:{}: {}", index + 1, line.trim())));
    }
    findings
}

#[test]
fn no_page_and_no_program_holds_words_of_a_language() {
    let is_word = |char: char| matches!(char, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    none(findings(|line| line.contains(is_word)), "what people read stands in languages/*.ftl");
}

#[test]
fn no_page_and_no_program_asks_for_a_language_by_its_name() {
    let texts = crate::languages::read_all().unwrap();
    let codes: Vec<String> = texts.languages.iter().map(|language| format!("\"{}\"", language.code)).collect();
    let is_named = |line: &str| codes.iter().any(|code| line.contains(code.as_str()));
    none(findings(is_named), "what differs between languages is a message of theirs");
}
