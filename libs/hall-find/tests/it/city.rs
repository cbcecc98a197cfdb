//! The hall of plans/city.toml, and phrases with the services that would do.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use hall_core::Plan;
use hall_find::{HallIndex, Wanted};

const SHARED: &str = "shared/data/kiosk-search.tsv";

/// What is typed, and the ids of acceptable services between commas.
pub(crate) type Phrase = (String, String);

pub(crate) fn plan() -> Plan {
    toml::from_str(include_str!("../../../../plans/city.toml")).unwrap()
}

pub(crate) fn index() -> HallIndex {
    HallIndex::new(&plan(), |_| true, |_| true)
}

/// At most so many services, no journeys.
pub(crate) fn services(limit: usize) -> Wanted {
    Wanted { limit, journeys: false }
}

/// The phrases of this crate, of one kind.
pub(crate) fn own(kind: &str) -> Vec<Phrase> {
    let rows = include_str!("phrases.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| line.strip_prefix(kind)?.strip_prefix('\t'));
    rows.filter_map(phrase).collect()
}

/// The phrases of the reference file, which lies beside the checkout or beside a folder around it. None, said aloud,
/// where it is not there; in CI that is a failure.
#[expect(clippy::disallowed_methods, reason = "a test may read its reference")]
pub(crate) fn shared() -> Option<Vec<Phrase>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file: Option<PathBuf> = here.ancestors().skip(2).map(|folder| folder.join(SHARED)).find(|file| file.exists());
    let Some(file) = file else {
        assert!(std::env::var("CI").is_err(), "{SHARED} is missing: CI has it beside the checkout");
        say(&format!("skipped: {SHARED} is not beside the checkout"));
        return None;
    };
    let text = std::fs::read_to_string(file).unwrap();
    Some(text.lines().filter(|line| !line.starts_with('#')).filter_map(phrase).collect())
}

fn phrase(row: &str) -> Option<Phrase> {
    row.split_once('\t').map(|(typed, wanted)| (typed.to_owned(), wanted.to_owned()))
}

/// Said at once and whether or not the test passes: the figures are what is wanted.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
