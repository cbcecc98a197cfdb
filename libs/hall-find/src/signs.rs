//! How a Chinese character sounds, how its sound is typed, and which characters look like it.

use std::collections::BTreeMap;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::normalise::is_latin;

/// How well a spelling stands for a character: in full, in full as somebody from elsewhere says it, by its first letters.
const FULL: f32 = 1.0;
const NEAR: f32 = 0.82;
const FIRST_LETTERS: f32 = 0.58;
/// How well a typed character stands for another one.
const LOOKS_LIKE: f32 = 0.8;
const SOUNDS_LIKE: f32 = 0.8;
const SOUNDS_NEARLY_LIKE: f32 = 0.62;

/// A character, letter or digit of a text that can be found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sign {
    char: char,
    /// The syllables that it may stand for; empty for letters and digits.
    sounds: Vec<&'static str>,
    /// The same, without the differences that many people do not hear.
    near: Vec<String>,
    /// What may be typed for it, the best first.
    pub(crate) spellings: Vec<Spelling>,
    /// The first of the characters that look alike.
    look: char,
}

/// Letters typed for a character.
#[derive(Debug, Clone)]
pub(crate) struct Spelling {
    pub(crate) letters: Vec<char>,
    pub(crate) quality: f32,
}

impl Sign {
    pub(crate) fn of(char: char, looks: &BTreeMap<char, char>) -> Self {
        let mut sounds: Vec<&'static str> = Vec::new();
        let first = char.to_pinyin().map(|sound| sound.plain());
        let more = char.to_pinyin_multi().into_iter().flatten().map(|sound| sound.plain());
        for sound in first.into_iter().chain(more) {
            if !sounds.contains(&sound) {
                sounds.push(sound);
            }
        }
        let near = sounds.iter().map(|sound| near_sound(sound)).collect();
        let spellings = spellings(char, &sounds);
        let look = looks.get(&char).copied().unwrap_or(char);
        Self { char, sounds, near, spellings, look }
    }

    /// Returns how well a typed character stands for this one, or 0.
    pub(crate) fn stands_for(&self, typed: &Self) -> f32 {
        if self.char == typed.char {
            1.0
        } else if self.look == typed.look {
            LOOKS_LIKE
        } else if self.sounds.iter().any(|sound| typed.sounds.contains(sound)) {
            SOUNDS_LIKE
        } else if self.near.iter().any(|sound| typed.near.contains(sound)) {
            SOUNDS_NEARLY_LIKE
        } else {
            0.0
        }
    }

    /// Returns whether it is written as typed.
    pub(crate) fn is(&self, typed: &Self) -> bool {
        self.char == typed.char
    }

    /// Returns the keys under which it is looked up: its own and, for a Chinese character, its sounds and looks.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        let looks = (self.look != self.char || self.sounds.is_empty()).then(|| self.look.to_string());
        let own = self.sounds.is_empty().then(|| self.char.to_string());
        self.near.iter().cloned().chain(looks).chain(own)
    }

    /// Returns the first letters that may be typed for it.
    pub(crate) fn letters(&self) -> Vec<char> {
        let mut letters: Vec<char> = self.spellings.iter().filter_map(|it| it.letters.first().copied()).collect();
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    /// Returns its usual sound, or itself.
    pub(crate) fn sound(&self) -> String {
        self.sounds.first().map_or_else(|| self.char.to_string(), |&sound| sound.replace('ü', "v"))
    }

    pub(crate) fn is_letter(&self) -> bool {
        is_latin(self.char)
    }
}

/// Returns how the name of a service is typed by the first letters of its syllables: `JHDJ` for `结婚登记`.
#[must_use]
pub fn initials(name: &str) -> String {
    let first =
        |char: char| char.to_pinyin().map_or_else(|| char.to_string(), |sound| sound.plain().chars().take(1).collect());
    name.chars().filter(|char| char.is_alphanumeric()).map(first).collect::<String>().to_uppercase()
}

/// Returns a name as it is typed in pinyin, in small letters and without spaces: `wangfang`.
#[must_use]
pub fn spelt(name: &str) -> String {
    let sound =
        |char: char| char.to_pinyin().map_or_else(|| char.to_lowercase().to_string(), |sound| sound.plain().into());
    name.chars().filter(|char| char.is_alphanumeric()).map(sound).collect()
}

fn spellings(char: char, sounds: &[&'static str]) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = Vec::new();
    let mut add = |letters: &str, quality: f32| {
        let letters: Vec<char> = letters.chars().collect();
        if !letters.is_empty() && found.iter().all(|known| known.letters != letters) {
            found.push(Spelling { letters, quality });
        }
    };
    if sounds.is_empty() {
        add(&char.to_string(), FULL);
    }
    for (at, sound) in sounds.iter().enumerate() {
        // A rare reading is hardly ever meant.
        let usual = if at == 0 { 1.0 } else { 0.8 };
        for typed in umlauts(sound) {
            add(&typed, FULL * usual);
        }
        for typed in umlauts(sound).iter().flat_map(|sound| as_said_elsewhere(sound)) {
            add(&typed, NEAR * usual);
        }
        let initial = sound.chars().next().map(String::from).unwrap_or_default();
        if sound.chars().nth(1) == Some('h') {
            add(&format!("{initial}h"), FIRST_LETTERS * usual);
        }
        add(&initial, FIRST_LETTERS * usual);
    }
    found.sort_by_key(|spelling| std::cmp::Reverse(spelling.letters.len()));
    found
}

/// `ü` is typed as v or as u.
fn umlauts(sound: &str) -> Vec<String> {
    if sound.contains('ü') { vec![sound.replace('ü', "v"), sound.replace('ü', "u")] } else { vec![sound.to_owned()] }
}

/// Initials and finals that many people do not tell apart.
const INITIALS: [(&str, &str); 4] = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")];
const FINALS: [(&str, &str); 3] = [("ang", "an"), ("eng", "en"), ("ing", "in")];

/// Returns a syllable without the differences that many people do not hear.
fn near_sound(sound: &str) -> String {
    let (initial, rest) = split(sound);
    let initial = INITIALS.iter().find(|(long, _)| *long == initial).map_or(initial, |(_, short)| short);
    let rest = FINALS.iter().find_map(|(long, short)| Some(format!("{}{short}", rest.strip_suffix(long)?)));
    format!("{initial}{}", rest.unwrap_or_else(|| split(sound).1.to_owned()))
}

/// Returns every other spelling of a syllable with the same [`near_sound`].
fn as_said_elsewhere(sound: &str) -> Vec<String> {
    let (initial, rest) = split(sound);
    let initials = INITIALS.iter().find(|(a, b)| *a == initial || *b == initial);
    let initials = initials.map_or_else(|| vec![initial], |(a, b)| vec![*a, *b]);
    let finals = FINALS.iter().find_map(|(long, short)| {
        let stem = rest.strip_suffix(long).or_else(|| rest.strip_suffix(short))?;
        Some(vec![format!("{stem}{long}"), format!("{stem}{short}")])
    });
    let finals = finals.unwrap_or_else(|| vec![rest.to_owned()]);
    let all = initials.iter().flat_map(|initial| finals.iter().map(move |rest| format!("{initial}{rest}")));
    all.filter(|other| other != sound).collect()
}

/// Splits a syllable into its initial and its final.
fn split(sound: &str) -> (&str, &str) {
    let at = sound.find(['a', 'e', 'i', 'o', 'u', 'v', 'ü']).unwrap_or(sound.len());
    sound.split_at(at)
}
