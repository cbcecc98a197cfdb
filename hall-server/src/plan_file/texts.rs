//! The texts of a plan that people see or hear: brought into one form when a plan is read, and refused or warned of where no
//! output can draw them.

use std::fmt;
use std::sync::Arc;

use hall_core::{Mistake, Plan, Problem, Severity, Text};

use crate::text;

/// What is written over a window, or names a part of the waiting room: boards draw it large.
const LABEL_CHARS_MAX: usize = 12;
/// A name: one line of a ticket or a board.
const NAME_CHARS_MAX: usize = 80;
/// A document or a fee: a few lines of a ticket.
const SENTENCE_CHARS_MAX: usize = 200;
/// Words by which a service is searched for.
const KEYWORD_CHARS_MAX: usize = 40;
/// Characters of one text that are named in one warning.
const CHARS_NAMED_MAX: usize = 8;

/// How long a text may be, and whether it may be left out.
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

/// Brings the texts of a plan into their form: NFC, trimmed, without characters that nobody sees. Returns what is wrong with
/// those that cannot be brought into it, and what of the others kiosks and boards cannot draw.
pub(super) fn tidy(plan: &mut Plan) -> Vec<Problem> {
    let drawn = !plan.boards.is_empty() || !plan.kiosks.is_empty();
    let mut checker = Checker { drawn, errors: Vec::new(), warnings: Vec::new() };
    checker.named(format_args!("hall.name"), &mut plan.hall.name);
    for (at, item) in plan.departments.iter_mut().enumerate() {
        checker.named(format_args!("departments[{at}].name"), &mut item.name);
    }
    for (at, item) in plan.classes.iter_mut().enumerate() {
        checker.named(format_args!("classes[{at}].name"), &mut item.name);
    }
    for (at, item) in plan.journeys.iter_mut().enumerate() {
        checker.named(format_args!("journeys[{at}].name"), &mut item.name);
    }
    for (at, item) in plan.windows.iter_mut().enumerate() {
        let path = format_args!("windows[{at}]");
        checker.text(format_args!("{path}.label"), must(LABEL_CHARS_MAX), &mut item.label);
        checker.text(format_args!("{path}.area"), may(LABEL_CHARS_MAX), &mut item.area);
        checker.text(format_args!("{path}.name.zh"), may(NAME_CHARS_MAX), &mut item.name.zh);
        checker.text(format_args!("{path}.name.en"), may(NAME_CHARS_MAX), &mut item.name.en);
    }
    checker.services(plan);
    checker.errors.append(&mut checker.warnings);
    checker.errors
}

struct Checker {
    /// Whether something but a browser draws the plan's texts.
    drawn: bool,
    errors: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Checker {
    fn services(&mut self, plan: &mut Plan) {
        for (at, item) in plan.services.iter_mut().enumerate() {
            let path = format_args!("services[{at}]");
            self.named(format_args!("{path}.name"), &mut item.name);
            for (place, document) in item.documents.iter_mut().enumerate() {
                let path = format_args!("{path}.documents[{place}]");
                self.text(format_args!("{path}.zh"), must(SENTENCE_CHARS_MAX), &mut document.zh);
                self.text(format_args!("{path}.en"), may(SENTENCE_CHARS_MAX), &mut document.en);
            }
            if let Some(fee) = &mut item.fee {
                self.text(format_args!("{path}.fee.zh"), must(SENTENCE_CHARS_MAX), &mut fee.zh);
                self.text(format_args!("{path}.fee.en"), may(SENTENCE_CHARS_MAX), &mut fee.en);
            }
            for (place, keyword) in item.keywords.iter_mut().enumerate() {
                self.words(format_args!("{path}.keywords[{place}]"), must(KEYWORD_CHARS_MAX), keyword);
            }
        }
    }

    fn named(&mut self, path: fmt::Arguments<'_>, name: &mut Text) {
        self.text(format_args!("{path}.zh"), must(NAME_CHARS_MAX), &mut name.zh);
        self.text(format_args!("{path}.en"), may(NAME_CHARS_MAX), &mut name.en);
    }

    /// Checks a text that is drawn.
    fn text(&mut self, path: fmt::Arguments<'_>, allowed: Allowed, text: &mut Arc<str>) {
        if self.words(path, allowed, text) && self.drawn {
            self.drawable(path, text);
        }
    }

    /// Brings a text into its form, and returns whether it is one.
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
