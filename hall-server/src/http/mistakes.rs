//! The mistakes of a plan as programs and pages get them: with their parts, and in both languages.

use hall_core::{Problem, Severity};
use hall_wire::{PlanMistake, Text};

use crate::plan_file::PlanProblem;
use crate::text;

/// Returns a mistake of a plan in JSON.
pub(super) fn mistake_of(problem: &Problem) -> PlanMistake {
    let Problem { severity, path, mistake } = problem;
    let shown = |said: &hall_core::Text| Text { zh: text::shown(&said.zh), en: text::shown(&said.en) };
    PlanMistake {
        code: mistake.code().into(),
        warning: *severity == Severity::Warning,
        path: text::shown(path),
        line: None,
        column: None,
        parts: mistake.parts().into_iter().map(|(name, part)| (name.into(), shown(&part))).collect(),
        words: shown(&mistake.words()),
    }
}

/// Returns a mistake of a plan in TOML, with its line.
pub(super) fn placed_mistake(placed: &PlanProblem) -> PlanMistake {
    let place = |at: usize| u32::try_from(at).ok().filter(|at| *at > 0);
    PlanMistake { line: place(placed.line), column: place(placed.column), ..mistake_of(&placed.problem) }
}
