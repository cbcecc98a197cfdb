//! The texts of a plan that people see or hear: normalized when a plan is read, and rejected or warned about if no
//! output can draw them.

use std::fmt;
use std::sync::Arc;

use hall_core::{Mistake, Plan, Problem, Severity, Text};

use crate::text;

/// The label of a window or of an area of the waiting room: boards show it large.
const LABEL_CHARS_MAX: usize = 12;
/// A name: one line on a ticket or a board.
const NAME_CHARS_MAX: usize = 80;
/// A document or a fee: a few lines on a ticket.
const SENTENCE_CHARS_MAX: usize = 200;
/// A word by which a service can be searched for.
const KEYWORD_CHARS_MAX: usize = 40;
/// The maximum number of characters of a text that are named in one warning.
const CHARS_NAMED_MAX: usize = 8;

/// The permitted length of a text, and whether it may be absent.
#[derive(Debug, Clone, Copy)]
struct Allowed {
    chars_max: usize,
    required: bool,
}

const fn must(chars_max: usize) -> Allowed {
    Allowed { chars_max, required: true }
}

const fn may(chars_max: usize) -> Allowed {
    Allowed { chars_max, required: false }
}

/// Normalizes the texts of a plan: NFC, trimmed, without invisible characters. Reports texts that cannot be
/// normalized, and what kiosks and boards cannot draw of the others.
pub(super) fn tidy(plan: &mut Plan) -> Vec<Problem> {
    let drawn = !plan.boards.is_empty() || !plan.kiosks.is_empty();
    let mut checker = Checker { drawn, errors: Vec::new(), warnings: Vec::new() };
    checker.named(format_args!("hall.name"), &mut plan.hall.name);
    for (index, item) in plan.departments.iter_mut().enumerate() {
        checker.named(format_args!("departments[{index}].name"), &mut item.name);
    }
    for (index, item) in plan.classes.iter_mut().enumerate() {
        checker.named(format_args!("classes[{index}].name"), &mut item.name);
    }
    for (index, item) in plan.journeys.iter_mut().enumerate() {
        checker.named(format_args!("journeys[{index}].name"), &mut item.name);
    }
    for (index, item) in plan.themes.iter_mut().enumerate() {
        checker.named(format_args!("themes[{index}].name"), &mut item.name);
    }
    for (index, item) in plan.windows.iter_mut().enumerate() {
        let path = format_args!("windows[{index}]");
        checker.text(format_args!("{path}.label"), must(LABEL_CHARS_MAX), &mut item.label);
        checker.text(format_args!("{path}.area"), may(LABEL_CHARS_MAX), &mut item.area);
        checker.said(format_args!("{path}.name"), may(NAME_CHARS_MAX), &mut item.name);
    }
    checker.services(plan);
    checker.errors.append(&mut checker.warnings);
    checker.errors
}

struct Checker {
    /// Whether anything other than a browser draws the plan's texts.
    drawn: bool,
    errors: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Checker {
    fn services(&mut self, plan: &mut Plan) {
        for (index, item) in plan.services.iter_mut().enumerate() {
            let path = format_args!("services[{index}]");
            self.named(format_args!("{path}.name"), &mut item.name);
            for (position, document) in item.documents.iter_mut().enumerate() {
                let path = format_args!("{path}.documents[{position}]");
                self.said(path, must(SENTENCE_CHARS_MAX), &mut document.text);
            }
            if let Some(fee) = &mut item.fee {
                self.said(format_args!("{path}.fee"), must(SENTENCE_CHARS_MAX), fee);
            }
            if let Some(elsewhere) = &mut item.elsewhere {
                self.named(format_args!("{path}.elsewhere.name"), &mut elsewhere.name);
                if let Some(address) = &mut elsewhere.address {
                    self.said(format_args!("{path}.elsewhere.address"), must(SENTENCE_CHARS_MAX), address);
                }
            }
            for (position, keyword) in item.keywords.iter_mut().enumerate() {
                self.words(format_args!("{path}.keywords[{position}]"), must(KEYWORD_CHARS_MAX), keyword);
            }
        }
    }

    fn named(&mut self, path: fmt::Arguments<'_>, name: &mut Text) {
        self.said(path, must(NAME_CHARS_MAX), name);
    }

    /// Checks a text in each of its languages; only Chinese is ever required.
    fn said(&mut self, path: fmt::Arguments<'_>, chinese: Allowed, text: &mut Text) {
        for (language, said) in text.texts_mut() {
            let required = chinese.required && language == "zh";
            self.text(format_args!("{path}.{language}"), Allowed { required, ..chinese }, said);
        }
    }

    /// Checks a text that is drawn.
    fn text(&mut self, path: fmt::Arguments<'_>, allowed: Allowed, text: &mut Arc<str>) {
        if self.words(path, allowed, text) && self.drawn {
            self.drawable(path, text);
        }
    }

    /// Normalizes a text, and returns whether it is valid.
    fn words(&mut self, path: fmt::Arguments<'_>, allowed: Allowed, text: &mut Arc<str>) -> bool {
        let wrong = match text::drawn(text) {
            Err(unseen) => Mistake::Unseen { char: code_point(unseen) },
            Ok(read) => {
                let chars = read.chars().count();
                let was_empty = text.is_empty();
                if *read != **text {
                    *text = read.into();
                }
                if chars > allowed.chars_max {
                    Mistake::TooLong { chars, max: allowed.chars_max }
                } else if chars == 0 && (allowed.required || !was_empty) {
                    Mistake::Empty
                } else {
                    return chars > 0;
                }
            }
        };
        push(&mut self.errors, Severity::Error, path, wrong);
        false
    }

    fn drawable(&mut self, path: fmt::Arguments<'_>, text: &str) {
        if text.is_ascii() {
            return;
        }
        if let Some(char) = text.chars().find(|char| text::is_shaped(*char)) {
            push(&mut self.warnings, Severity::Warning, path, Mistake::Unshaped { char });
        } else if let Some(mark) = text.chars().find(|char| text::is_mark(*char)) {
            let wrong = Mistake::LooseMark { char: code_point(mark) };
            push(&mut self.warnings, Severity::Warning, path, wrong);
        }
        let mut missing: Vec<char> = Vec::new();
        for char in text.chars().filter(|char| unifont::get_glyph(*char).is_none()) {
            if missing.len() < CHARS_NAMED_MAX && !missing.contains(&char) {
                missing.push(char);
            }
        }
        if !missing.is_empty() {
            let named: Vec<String> = missing.iter().map(|char| format!("{char} ({})", code_point(*char))).collect();
            let wrong = Mistake::NoPicture { chars: named.join(", ") };
            push(&mut self.warnings, Severity::Warning, path, wrong);
        }
    }
}

fn code_point(char: char) -> String {
    format!("U+{:04X}", u32::from(char))
}

fn push(problems: &mut Vec<Problem>, severity: Severity, path: fmt::Arguments<'_>, mistake: Mistake) {
    if problems.len() < super::PROBLEMS_MAX {
        problems.push(Problem { severity, path: path.to_string(), mistake });
    }
}
