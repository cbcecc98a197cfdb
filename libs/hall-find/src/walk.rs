//! Walks along a text and what was typed as long as both agree, by character, by sound or by letters.

use crate::normalise::{Normalised, is_latin};
use crate::signs::Sign;
use crate::vocabulary::{Text, Vocabulary};

/// How much an incomplete last syllable, an incomplete word, and letters inside of other words count.
const UNFINISHED_SYLLABLE: f32 = 0.75;
const UNFINISHED_WORD: f32 = 0.8;
const INSIDE_A_WORD: f32 = 0.75;
const SHORT_INSIDE_A_WORD: f32 = 0.35;
/// First letters that begin inside of a text.
const INITIALS_INSIDE: f32 = 0.7;
/// Letters for characters that end where the typed word goes on.
const GOES_ON: f32 = 0.9;
/// One syllable alone, typed as letters.
const ONE_SYLLABLE: f32 = 0.7;
/// Two characters of which none is typed as written.
const ONLY_SOUND: f32 = 0.6;
/// A letter says as much as a third of a Chinese character.
const LETTER_LENGTH: f32 = 0.33;
/// The longest text that is followed.
const STEPS_MAX: usize = 24;

/// What was typed, with what is known of each of its characters.
pub(crate) struct Query {
    pub(crate) typed: Normalised,
    pub(crate) signs: Vec<Sign>,
}

/// A part of what was typed that agrees with a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Agreed {
    pub(crate) to: usize,
    /// How well, 0 to 1.
    pub(crate) quality: f32,
    /// How many characters of the text, letters counted as less.
    pub(crate) length: f32,
    /// How many characters of the text.
    pub(crate) signs: u16,
}

/// A walk from a place in a text and a place in what was typed.
pub(crate) struct Walk<'a> {
    vocabulary: &'a Vocabulary,
    query: &'a Query,
    text: &'a Text,
    text_from: usize,
    from: usize,
    found: Vec<Agreed>,
}

/// How far a walk has come.
#[derive(Debug, Clone, Copy, Default)]
struct Steps {
    count: usize,
    quality: f32,
    length: f32,
    /// Steps by a character as written, by letters for a character, and by fewer letters than its syllable.
    exact: usize,
    spelt: usize,
    initials: usize,
}

impl<'a> Walk<'a> {
    /// Returns every part of what was typed from a place on that agrees with the text from a place on.
    pub(crate) fn all(
        vocabulary: &'a Vocabulary,
        query: &'a Query,
        (text, text_from): (&'a Text, usize),
        from: usize,
    ) -> Vec<Agreed> {
        let mut walk = Self { vocabulary, query, text, text_from, from, found: Vec::new() };
        walk.on(from, Steps::default());
        walk.found
    }

    fn on(&mut self, from: usize, steps: Steps) {
        if steps.count > 0 {
            self.stop(from, steps);
        }
        let Some(&sign) = self.text.signs.get(self.text_from + steps.count) else { return };
        let (Some(typed), true) = (self.query.signs.get(from), steps.count < STEPS_MAX) else { return };
        let vocabulary = self.vocabulary;
        let sign = &vocabulary.signs[usize::from(sign)];
        let length = if sign.is_letter() { LETTER_LENGTH } else { 1.0 };
        let next = |quality: f32| Steps {
            count: steps.count + 1,
            quality: steps.quality + quality,
            length: steps.length + length,
            ..steps
        };
        if is_latin(self.query.typed.chars[from]) && !sign.is_letter() {
            self.spelt(from, sign, next);
        } else {
            let quality = sign.stands_for(typed);
            if quality > 0.0 {
                self.on(from + 1, Steps { exact: steps.exact + usize::from(sign.is(typed)), ..next(quality) });
            }
        }
    }

    /// Goes on by the letters that stand for a Chinese character.
    fn spelt(&mut self, from: usize, sign: &Sign, next: impl Fn(f32) -> Steps) {
        let typed = &self.query.typed.chars[from..];
        let longest = sign.spellings.first().map_or(0, |spelling| spelling.letters.len());
        for spelling in &sign.spellings {
            let steps = next(spelling.quality);
            let initials = usize::from(spelling.letters.len() < 2 && longest > 1);
            let steps = Steps { spelt: steps.spelt + 1, initials: steps.initials + initials, ..steps };
            if typed.starts_with(&spelling.letters) {
                self.on(from + spelling.letters.len(), steps);
            } else if typed.len() > 1 && steps.count > 1 && spelling.letters.starts_with(typed) {
                let quality = steps.quality - spelling.quality + UNFINISHED_SYLLABLE * spelling.quality;
                self.stop(from + typed.len(), Steps { quality, ..steps });
            }
        }
    }

    /// Notes what agrees so far, if it may end here.
    fn stop(&mut self, to: usize, steps: Steps) {
        let edges = &self.query.typed.edges;
        let all = self.text_from + steps.count == self.text.signs.len();
        let count = steps.count as f32;
        let mut quality = steps.quality / count;
        if self.text.whole && !all {
            // Whoever types a word has not finished it yet.
            if !edges[to] || steps.length < 1.0 || (steps.count < 2 && steps.spelt > 0) {
                return;
            }
            quality *= UNFINISHED_WORD;
        }
        if self.text.latin {
            quality *= self.between_edges(to, steps.count);
        } else if steps.spelt > 0 {
            quality *= self.spelt_so(to, steps);
        } else if steps.exact == 0 && steps.count < 3 {
            // One character alone is meant as it is written, but for its other forms.
            quality *= if steps.count == 1 && quality < 0.8 { 0.0 } else { ONLY_SOUND };
        }
        if quality > 0.0 {
            let signs = u16::try_from(steps.count).unwrap_or(u16::MAX);
            self.found.push(Agreed { to, quality, length: steps.length, signs });
        }
    }

    fn between_edges(&self, to: usize, letters: usize) -> f32 {
        let edges = &self.query.typed.edges;
        match (edges[self.from] && edges[to], letters < 4) {
            (true, _) => 1.0,
            (false, true) => SHORT_INSIDE_A_WORD,
            (false, false) => INSIDE_A_WORD,
        }
    }

    /// Returns how far letters may be trusted to stand for characters.
    fn spelt_so(&self, to: usize, steps: Steps) -> f32 {
        let alone = steps.count == 1;
        if alone && steps.initials > 0 {
            // The first letter of what somebody wants to do, before what it is done with.
            let verb = self.text.whole && self.from == 0 && to < self.query.signs.len();
            return if verb { ONE_SYLLABLE } else { 0.0 };
        }
        let mut trust = if alone { ONE_SYLLABLE } else { 1.0 };
        if !self.query.typed.edges[to] {
            trust *= GOES_ON;
        }
        if self.text_from > 0 && steps.initials * 2 > steps.count {
            trust *= INITIALS_INSIDE;
        }
        if steps.initials < steps.count && !self.query.typed.edges[self.from] && alone {
            trust *= INSIDE_A_WORD;
        }
        trust
    }
}
