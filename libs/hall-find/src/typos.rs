//! Letters that were mistyped: pinyin and English words that differ by a letter.

use strsim::osa_distance;

use crate::normalise::Normalised;
use crate::vocabulary::Vocabulary;
use crate::walk::Agreed;

/// The shortest words that are read with one wrong letter, and with two.
const ONE_WRONG_MIN: usize = 5;
const TWO_WRONG_MIN: usize = 9;
/// How well a word with one wrong letter stands for the right one, and with two.
const ONE_WRONG: f32 = 0.7;
const TWO_WRONG: f32 = 0.5;
/// Parts of names that are looked for, in characters.
const PART_MIN: usize = 2;
const PART_MAX: usize = 5;
/// A letter says as much as a third of a Chinese character.
const LETTER_LENGTH: f32 = 0.33;

/// Words as they are typed in letters.
#[derive(Debug)]
pub(crate) struct Typos {
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    letters: String,
    /// One bit for each letter that it has.
    has: u32,
    text: usize,
    signs: u16,
    length: f32,
}

impl Typos {
    pub(crate) fn of(vocabulary: &Vocabulary) -> Self {
        let mut words = Vec::new();
        for (text, known) in vocabulary.texts.iter().enumerate() {
            let sounds: Vec<String> =
                known.signs.iter().map(|&sign| vocabulary.signs[usize::from(sign)].sound()).collect();
            let all = (0, sounds.len());
            let parts = (0..sounds.len()).flat_map(|from| (PART_MIN..=PART_MAX).map(move |signs| (from, from + signs)));
            let parts = parts.filter(|&(_, to)| to <= sounds.len());
            let parts: Vec<(usize, usize)> = if known.whole { vec![all] } else { parts.collect() };
            for (from, to) in parts {
                let letters = sounds[from..to].concat();
                if letters.len() + 1 >= ONE_WRONG_MIN && letters.is_ascii() {
                    let signs = u16::try_from(to - from).unwrap_or(u16::MAX);
                    let length = f32::from(signs) * if known.latin { LETTER_LENGTH } else { 1.0 };
                    words.push(Word { has: bits(&letters), letters, text, signs, length });
                }
            }
        }
        Self { words }
    }

    /// Returns what the words of a query may be meant to be: the place, what agrees with what, and the text.
    pub(crate) fn find(&self, typed: &Normalised) -> Vec<(usize, Agreed, usize)> {
        let mut found = Vec::new();
        for (from, to) in typed.latin_words().filter(|(from, to)| to - from >= ONE_WRONG_MIN) {
            let letters = typed.text(from, to);
            let has = bits(&letters);
            let wrong_max = if letters.len() >= TWO_WRONG_MIN { 2 } else { 1 };
            for word in &self.words {
                if !may_be(&word.letters, &letters, wrong_max) || (word.has ^ has).count_ones() as usize > 2 * wrong_max
                {
                    continue;
                }
                let quality = match osa_distance(&word.letters, &letters) {
                    1 => ONE_WRONG,
                    2 if wrong_max > 1 => TWO_WRONG,
                    _ => continue,
                };
                found.push((from, Agreed { to, quality, length: word.length, signs: word.signs }, word.text));
            }
        }
        found
    }
}

/// Returns whether so few wrong letters may lie between two words: a quick look at their lengths and ends. Hardly anybody
/// gets the first letter wrong, and nobody both the first and the last with one wrong letter.
fn may_be(word: &str, typed: &str, wrong_max: usize) -> bool {
    let (word, typed) = (word.as_bytes(), typed.as_bytes());
    let ends = word.first() == typed.first() || (wrong_max < 2 && word.last() == typed.last());
    ends && word.len().abs_diff(typed.len()) <= wrong_max
}

fn bits(letters: &str) -> u32 {
    let bit = |letter: u8| if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 };
    letters.bytes().map(bit).fold(0, |all: u32, bit: u32| all | bit)
}
