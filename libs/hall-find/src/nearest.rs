//! What is nearest where nothing was found: the names that share most with the sound of what was typed.

use std::collections::BTreeSet;

use crate::entry::Entry;
use crate::normalise::Normalised;
use crate::vocabulary::Vocabulary;
use crate::walk::Query;

const NAME_CHARS_MAX: usize = 40;

type Pairs = BTreeSet<(u8, u8)>;

/// The pairs of neighbouring letters of each service's names and keywords, as they sound.
#[derive(Debug)]
pub(crate) struct Nearest {
    pairs: Vec<Vec<Pairs>>,
}

impl Nearest {
    pub(crate) fn of(entries: &[Entry], vocabulary: &Vocabulary) -> Self {
        let of_text = |text: &String| {
            let chars = Normalised::of(text, NAME_CHARS_MAX).chars;
            pairs(&chars.into_iter().map(|char| vocabulary.sign(char).sound()).collect::<String>())
        };
        let of_entry = |entry: &Entry| entry.names.iter().chain(&entry.keywords).map(of_text).collect();
        Self { pairs: entries.iter().map(of_entry).collect() }
    }

    /// Returns how near each service is, between 0 and 1.
    pub(crate) fn all(&self, query: &Query) -> impl Iterator<Item = (usize, f32)> {
        let typed = pairs(&query.signs.iter().map(crate::signs::Sign::sound).collect::<String>());
        let near = move |known: &Pairs| {
            let both = known.intersection(&typed).count() as f32;
            2.0 * both / (known.len() + typed.len()).max(1) as f32
        };
        self.pairs.iter().map(move |texts| texts.iter().map(&near).fold(0.0, f32::max)).enumerate()
    }
}

fn pairs(sounds: &str) -> Pairs {
    let bytes = sounds.as_bytes();
    bytes.iter().copied().zip(bytes.iter().copied().skip(1)).collect()
}
