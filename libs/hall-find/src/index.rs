//! The index: built once from the services, asked with what somebody types.

use std::collections::BTreeMap;

use crate::cover::{Cell, best_cover};
use crate::entry::{Entry, Hit};
use crate::nearest::Nearest;
use crate::normalise::{Normalised, is_latin};
use crate::sayings::Sayings;
use crate::typos::Typos;
use crate::vocabulary::Vocabulary;
use crate::walk::{Query, Walk};

/// The longest query that is read, in characters.
pub const QUERY_CHARS_MAX: usize = 40;
/// How much less likely a special service is that nobody spoke of.
const UNSPOKEN: f32 = 0.84;
/// How much less a service is meant that leaves all letters unexplained.
const UNEXPLAINED: f32 = 0.9;
/// How much a fully explained name counts for a service, and how much its popularity.
const EXPLAINED: f32 = 0.18;
const POPULAR: f32 = 0.12;
/// A name that was typed as it is written comes first whatever else speaks for others.
const EXACT: f32 = 1_000.0;

/// Finds services by what people type.
#[derive(Debug)]
pub struct Index {
    vocabulary: Vocabulary,
    typos: Typos,
    nearest: Nearest,
    by_key: BTreeMap<String, Vec<Place>>,
    by_letter: BTreeMap<char, Vec<Place>>,
    idle: Vec<Normalised>,
    specials: Vec<Special>,
    lengths: Vec<usize>,
    /// The names, normalised.
    exact: BTreeMap<String, Vec<u16>>,
}

/// How popular each service of an [`Index`] is, between 0 and 1.
#[derive(Debug, Clone, Default)]
pub struct Popularity(Vec<f32>);

impl Popularity {
    fn of(&self, entry: usize) -> f32 {
        self.0.get(entry).copied().unwrap_or(0.0)
    }
}

/// A place in a text.
#[derive(Debug, Clone, Copy)]
struct Place {
    text: u32,
    at: u16,
}

/// A word that makes services special.
#[derive(Debug)]
struct Special {
    entries: Vec<u16>,
    ways: Vec<String>,
}

impl Index {
    /// Builds the index of a hall's services, of which at most 65,535 are taken in.
    #[must_use]
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.truncate(usize::from(u16::MAX));
        let sayings = Sayings::read();
        let vocabulary = Vocabulary::of(&entries, &sayings);
        let mut index = Self {
            typos: Typos::of(&vocabulary),
            nearest: Nearest::of(&entries, &vocabulary),
            by_key: BTreeMap::new(),
            by_letter: BTreeMap::new(),
            idle: sayings.idle.iter().map(|word| Normalised::of(word, QUERY_CHARS_MAX)).collect(),
            specials: specials(&entries, &sayings),
            lengths: entries.iter().map(length).collect(),
            exact: exact(&entries),
            vocabulary,
        };
        index.add_places();
        index
    }

    /// Returns how popular services are that were taken so often. Differences between seldom ones count as much as between
    /// frequent ones.
    #[must_use]
    pub fn popularity(&self, taken: impl Fn(usize) -> u32) -> Popularity {
        let logs: Vec<f32> = (0..self.lengths.len()).map(|at| (taken(at) as f32).ln_1p()).collect();
        let most = logs.iter().copied().fold(1.0, f32::max);
        Popularity(logs.into_iter().map(|log| log / most).collect())
    }

    /// Returns at most `limit` services, the likeliest first; those that are nearest if nothing speaks for any.
    #[must_use]
    pub fn find(&self, typed: &str, limit: usize, popularity: &Popularity) -> Vec<Hit> {
        let typed = Normalised::of(typed, QUERY_CHARS_MAX);
        let query = Query { signs: typed.chars.iter().map(|&char| self.vocabulary.sign(char)).collect(), typed };
        let spans = self.spans(&query);
        let mut hits: Vec<Hit> = Vec::new();
        for (at, cells) in best_cover(&spans, &query.typed, self.lengths.len()) {
            let covered: usize = cells.iter().map(|chosen| usize::from(chosen.covers)).sum();
            let explained = (covered as f32 / self.lengths[at] as f32).min(1.0);
            let sum: f32 = cells.iter().map(|chosen| chosen.value).sum();
            let score = sum * (1.0 - EXPLAINED + EXPLAINED * explained) * self.unspoken(at, &query.typed);
            let letters = query.typed.chars.iter().filter(|&&char| is_latin(char)).count();
            let typed: usize = cells.iter().map(|chosen| chosen.typed).sum();
            let left = query.typed.chars.len().saturating_sub(typed).min(letters);
            let score = score * (1.0 - UNEXPLAINED * left as f32 / letters.max(1) as f32);
            let score = score * (1.0 + POPULAR * popularity.of(at));
            let why = cells.into_iter().map(|chosen| chosen.why).collect();
            hits.push(Hit { entry: at, score, why });
        }
        self.raise_exact(&query.typed, &mut hits);
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entry.cmp(&b.entry)));
        hits.truncate(limit);
        self.fill(&query, &mut hits, limit, popularity);
        hits
    }

    fn add_places(&mut self) {
        for (text, known) in (0u32..).zip(&self.vocabulary.texts) {
            let starts = if known.whole { known.signs.len().min(1) } else { known.signs.len() };
            for (at, &sign) in (0u16..).zip(&known.signs[..starts]) {
                let sign = &self.vocabulary.signs[usize::from(sign)];
                for key in sign.keys() {
                    self.by_key.entry(key).or_default().push(Place { text, at });
                }
                for letter in sign.letters().into_iter().filter(|&letter| is_latin(letter)) {
                    self.by_letter.entry(letter).or_default().push(Place { text, at });
                }
            }
        }
    }

    /// Returns everything that speaks for a service, by the part of the query that does.
    fn spans(&self, query: &Query) -> BTreeMap<(usize, usize), Cell> {
        let idle = self.idle_places(&query.typed);
        let mut spans: BTreeMap<(usize, usize), Cell> = BTreeMap::new();
        for (from, sign) in query.signs.iter().enumerate() {
            let char = query.typed.chars[from];
            let mut places: Vec<Place> = Vec::new();
            if is_latin(char) {
                places.extend(self.by_letter.get(&char).into_iter().flatten());
            } else {
                places.extend(sign.keys().filter_map(|key| self.by_key.get(&key)).flatten());
            }
            for place in places {
                let text = &self.vocabulary.texts[place.text as usize];
                for agreed in Walk::all(&self.vocabulary, query, (text, usize::from(place.at)), from) {
                    let idle = idle[from..agreed.to].iter().filter(|&&idle| idle).count();
                    if idle < agreed.to - from {
                        spans.entry((from, agreed.to)).or_default().note_all(text, &agreed, idle);
                    }
                }
            }
        }
        for (from, agreed, text) in self.typos.find(&query.typed) {
            spans.entry((from, agreed.to)).or_default().note_all(&self.vocabulary.texts[text], &agreed, 0);
        }
        spans
    }

    /// Returns for each character whether it belongs to a word that says nothing.
    fn idle_places(&self, typed: &Normalised) -> Vec<bool> {
        let mut idle = vec![false; typed.chars.len()];
        for word in &self.idle {
            let length = word.chars.len();
            let latin = word.chars.iter().any(|&char| is_latin(char));
            for from in 0..(typed.chars.len() + 1).saturating_sub(length) {
                let apart = !latin || (typed.edges[from] && typed.edges[from + length]);
                if apart && typed.chars[from..from + length] == word.chars[..] {
                    idle[from..from + length].fill(true);
                }
            }
        }
        idle
    }

    fn unspoken(&self, entry: usize, typed: &Normalised) -> f32 {
        let said: String = typed.chars.iter().collect();
        let special = self.specials.iter().filter(|special| special.entries.iter().any(|&at| usize::from(at) == entry));
        let unspoken = special.filter(|special| !special.ways.iter().any(|way| said.contains(way.as_str())));
        unspoken.fold(1.0, |less, _| less * UNSPOKEN)
    }

    fn raise_exact(&self, typed: &Normalised, hits: &mut Vec<Hit>) {
        for &at in self.exact.get(&typed.text(0, typed.chars.len())).into_iter().flatten() {
            let at = usize::from(at);
            match hits.iter_mut().find(|hit| hit.entry == at) {
                Some(hit) => hit.score += EXACT,
                None => hits.push(Hit { entry: at, score: EXACT, why: Vec::new() }),
            }
        }
    }

    /// Adds what is nearest by its sound, then what is popular.
    fn fill(&self, query: &Query, hits: &mut Vec<Hit>, limit: usize, popularity: &Popularity) {
        if hits.len() >= limit {
            return;
        }
        let mut rest: Vec<(usize, f32)> = self.nearest.all(query).collect();
        rest.retain(|(at, _)| hits.iter().all(|hit| hit.entry != *at));
        rest.sort_by(|(a, near_a), (b, near_b)| {
            near_b.total_cmp(near_a).then(popularity.of(*b).total_cmp(&popularity.of(*a))).then(a.cmp(b))
        });
        rest.truncate(limit - hits.len());
        let nearest = |(entry, _): (usize, f32)| Hit { entry, score: 0.0, why: Vec::new() };
        hits.extend(rest.into_iter().map(nearest));
    }
}

fn length(entry: &Entry) -> usize {
    entry.names.first().map_or(1, |name| Normalised::of(name, QUERY_CHARS_MAX).chars.len().max(1))
}

fn exact(entries: &[Entry]) -> BTreeMap<String, Vec<u16>> {
    let mut exact: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for (at, entry) in (0u16..).zip(entries) {
        for name in &entry.names {
            let name: String = Normalised::of(name, QUERY_CHARS_MAX).chars.iter().collect();
            exact.entry(name).or_default().push(at);
        }
    }
    exact
}

fn specials(entries: &[Entry], sayings: &Sayings) -> Vec<Special> {
    let named = |word: &&'static str| {
        let has = |entry: &Entry| entry.names.first().is_some_and(|name| name.contains(*word));
        let entries = (0u16..).zip(entries).filter(|(_, entry)| has(entry)).map(|(at, _)| at).collect();
        Special { entries, ways: sayings.ways_to_say(word).into_iter().map(str::to_owned).collect() }
    };
    sayings.special.iter().map(named).collect()
}
