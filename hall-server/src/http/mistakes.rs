//! The mistakes of a plan as programs and pages receive them: with their parts, and in both languages.

use hall_core::{Problem, Severity};
use hall_wire::{PlanMistake, Text};

use crate::plan_file::PlanProblem;
use crate::text;

/// Converts a mistake in a plan in JSON.
pub(super) fn mistake_of(problem: &Problem) -> PlanMistake {
    let Problem { severity, path, mistake } = problem;
    let shown = |said: &Text| said.map(|_, said| text::shown(said));
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

/// Converts a mistake in a plan in TOML, with its line.
pub(super) fn located_mistake(located: &PlanProblem) -> PlanMistake {
    let counted = |from_one: usize| u32::try_from(from_one).ok().filter(|count| *count > 0);
    PlanMistake { line: counted(located.line), column: counted(located.column), ..mistake_of(&located.problem) }
}
