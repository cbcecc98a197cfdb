//! How well what was typed is explained by a service: the best parts that do not overlap.

use std::collections::BTreeMap;

use crate::entry::{By, Match};
use crate::normalise::Normalised;
use crate::vocabulary::{Target, Text};
use crate::walk::Agreed;

/// A longer part says more than its halves.
const LONGER: f32 = 1.15;
/// The least that a saying counts for, in characters: 丢 says as much as 不见了.
const SAYING_LENGTH_MIN: f32 = 1.5;
/// A single character of a name, typed within other words, may be there by chance.
const SINGLE: f32 = 0.45;
/// How much less a character says that belongs to a word that says nothing.
const IDLE_LESS: f32 = 0.7;
/// Services that a part speaks for nearly as much as for the one it speaks for most make it say less.
const NEARLY: f32 = 0.7;

/// A part of the query, and the services it speaks for.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    for_entry: BTreeMap<u16, Spoken>,
}

#[derive(Debug, Clone, Copy)]
struct Spoken {
    strength: f32,
    covers: u16,
    by: By,
}

/// A part of the query that was chosen to explain it.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) value: f32,
    pub(crate) covers: u16,
    /// How many characters of the query it explains.
    pub(crate) typed: usize,
    pub(crate) why: Match,
}

impl Cell {
    /// Takes in that a part of the query agrees with a text.
    pub(crate) fn note_all(&mut self, text: &Text, agreed: &Agreed, idle: usize) {
        for target in &text.targets {
            self.note(target, agreed, text.whole, idle);
        }
    }

    fn note(&mut self, target: &Target, agreed: &Agreed, whole: bool, idle: usize) {
        let length = agreed.length - IDLE_LESS * idle as f32;
        let length = if whole { length.max(SAYING_LENGTH_MIN) } else { length.max(1.0 - IDLE_LESS) };
        let single = if !whole && agreed.length <= 1.0 { SINGLE } else { 1.0 };
        let strength = target.weight * agreed.quality * length.powf(LONGER) * single;
        let covers = if target.covers > 0 || target.by != By::Name { target.covers } else { agreed.signs };
        let spoken = Spoken { strength, covers, by: target.by };
        let known = self.for_entry.entry(target.entry).or_insert(spoken);
        if known.strength < strength {
            *known = spoken;
        }
    }

    /// Returns how much the part tells services apart: 1 if it speaks for one alone.
    fn rarity(&self, entries: usize) -> f32 {
        let most = self.for_entry.values().map(|spoken| spoken.strength).fold(0.0, f32::max);
        let nearly = self.for_entry.values().filter(|spoken| spoken.strength >= most * NEARLY).count().max(1);
        let entries = entries as f32;
        (entries / nearly as f32).ln_1p() / entries.ln_1p()
    }
}

/// Returns the services that something speaks for, each with the parts that explain the query best.
pub(crate) fn best_cover(
    spans: &BTreeMap<(usize, usize), Cell>,
    typed: &Normalised,
    entries: usize,
) -> Vec<(usize, Vec<Chosen>)> {
    let mut of_entry: BTreeMap<u16, Vec<(usize, usize, f32, Spoken)>> = BTreeMap::new();
    for (&(from, to), cell) in spans {
        let rarity = cell.rarity(entries);
        for (&entry, &spoken) in &cell.for_entry {
            of_entry.entry(entry).or_default().push((from, to, spoken.strength * rarity, spoken));
        }
    }
    let best = |(entry, spans): (u16, Vec<_>)| (usize::from(entry), choose(&spans, typed));
    of_entry.into_iter().map(best).collect()
}

fn choose(spans: &[(usize, usize, f32, Spoken)], typed: &Normalised) -> Vec<Chosen> {
    let end = typed.chars.len();
    // The best value up to each place, and the span that ends there if it is part of it.
    let mut best: Vec<(f32, Option<usize>)> = vec![(0.0, None); end + 1];
    for to in 1..=end {
        best[to] = (best[to - 1].0, None);
        for (at, &(from, _, value, _)) in spans.iter().enumerate().filter(|(_, span)| span.1 == to) {
            let sum = best[from].0 + value;
            if sum > best[to].0 {
                best[to] = (sum, Some(at));
            }
        }
    }
    let mut chosen = Vec::new();
    let mut to = end;
    while to > 0 {
        let Some(at) = best[to].1 else {
            to -= 1;
            continue;
        };
        let (from, _, value, spoken) = spans[at];
        let why = Match { typed: typed.text(from, to), by: spoken.by };
        chosen.push(Chosen { value, covers: spoken.covers, typed: to - from, why });
        to = from;
    }
    chosen.reverse();
    chosen
}
