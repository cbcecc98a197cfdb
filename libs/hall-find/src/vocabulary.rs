//! The texts by which services are found: their names, their keywords, and everyday words for either.

use std::collections::BTreeMap;

use crate::entry::{By, Entry};
use crate::normalise::{Normalised, is_latin};
use crate::sayings::Sayings;
use crate::signs::Sign;

/// How much each kind of text says about a service.
const NAME: f32 = 1.0;
const WORD_OF_NAME: f32 = 0.9;
const KEYWORD: f32 = 0.95;
const WORD_OF_KEYWORD: f32 = 0.75;
const DEPARTMENT: f32 = 0.35;
const SAME: f32 = 0.92;
const LEAD: f32 = 0.88;
/// How much less likely each further word of a plan is to which an everyday word leads.
const FURTHER: f32 = 0.93;
/// How much less it says that a keyword or a foreign word of the name is another word for what was typed.
const THROUGH_KEYWORD: f32 = 0.94;
const THROUGH_FOREIGN_WORD: f32 = 0.8;
/// The longest text that is kept, in characters.
const TEXT_CHARS_MAX: usize = 60;

/// A text, and the services that it is said of.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) signs: Vec<u16>,
    /// Whether only the whole text says something, not a part of it.
    pub(crate) whole: bool,
    /// Whether it is written in Latin letters.
    pub(crate) latin: bool,
    pub(crate) targets: Vec<Target>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    pub(crate) entry: u16,
    pub(crate) weight: f32,
    /// How many characters of the name it stands for; 0: as many as match.
    pub(crate) covers: u16,
    pub(crate) by: By,
}

/// All texts, and each different character once.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    pub(crate) texts: Vec<Text>,
    pub(crate) signs: Vec<Sign>,
    looks: BTreeMap<char, char>,
    known: BTreeMap<char, u16>,
    /// Each different whole text once.
    words: BTreeMap<String, usize>,
}

impl Vocabulary {
    pub(crate) fn of(entries: &[Entry], sayings: &Sayings) -> Self {
        let mut vocabulary = Self { looks: sayings.looks.clone(), ..Self::default() };
        let mut written: Vec<Written> = Vec::new();
        for (at, entry) in (0u16..).zip(entries) {
            vocabulary.add_entry(at, entry, sayings);
            written.push(Written::of(entry));
        }
        for group in &sayings.same {
            vocabulary.add_group(group, &written);
        }
        for (everyday, planned) in &sayings.leads {
            vocabulary.add_leads(everyday, planned, &written);
        }
        vocabulary
    }

    pub(crate) fn sign(&self, char: char) -> Sign {
        Sign::of(char, &self.looks)
    }

    fn add_entry(&mut self, at: u16, entry: &Entry, sayings: &Sayings) {
        for name in &entry.names {
            self.add_text(at, name, NAME, WORD_OF_NAME, By::Name, sayings);
        }
        for keyword in &entry.keywords {
            self.add_text(at, keyword, KEYWORD, WORD_OF_KEYWORD, By::Keyword, sayings);
        }
        for department in &entry.department {
            self.add_text(at, department, DEPARTMENT, DEPARTMENT, By::Department, sayings);
        }
    }

    /// Adds a text of a service: Chinese as a whole, of which any part may be typed; other scripts word by word.
    fn add_text(&mut self, entry: u16, text: &str, weight: f32, of_word: f32, by: By, sayings: &Sayings) {
        let text = Normalised::of(text, TEXT_CHARS_MAX);
        let mut words: Vec<(usize, usize)> = text.latin_words().collect();
        words.retain(|&(from, to)| to - from > 1 && !sayings.idle.contains(&text.text(from, to).as_str()));
        let all_latin = text.chars.iter().all(|&char| is_latin(char) || char.is_ascii_digit());
        let target = Target { entry, weight, covers: 0, by };
        if !all_latin {
            self.add(&text.chars, false, target);
        } else if words.len() > 1 {
            self.add_word(&text.chars, target);
        }
        for (from, to) in words {
            self.add_word(&text.chars[from..to], Target { weight: of_word, ..target });
        }
    }

    /// Adds a group of words that mean the same, for the services that have one of them.
    fn add_group(&mut self, group: &[&str], written: &[Written]) {
        let targets: Vec<Target> = (0u16..)
            .zip(written)
            .filter_map(|(entry, written)| {
                let found = group.iter().filter_map(|word| written.holds(word));
                let (weight, covers) = found.max_by(|a, b| a.0.total_cmp(&b.0))?;
                Some(Target { entry, weight: weight * SAME, covers, by: By::Saying })
            })
            .collect();
        for word in group {
            self.add_saying(word, &targets);
        }
    }

    /// Adds everyday words for the services to which they lead.
    fn add_leads(&mut self, everyday: &[&str], planned: &[&str], written: &[Written]) {
        let mut targets: Vec<Target> = Vec::new();
        let mut weight = LEAD;
        for word in planned {
            for (entry, written) in (0u16..).zip(written) {
                if targets.iter().all(|target| target.entry != entry)
                    && let Some((how, _)) = written.holds(word)
                {
                    targets.push(Target { entry, weight: weight * how, covers: 0, by: By::Saying });
                }
            }
            weight *= FURTHER;
        }
        for word in everyday {
            self.add_saying(word, &targets);
        }
    }

    fn add_saying(&mut self, word: &str, targets: &[Target]) {
        let word = Normalised::of(word, TEXT_CHARS_MAX);
        for &target in targets {
            self.add_word(&word.chars, target);
        }
    }

    /// Adds a word that is meant only as a whole; one that is known gets a further service.
    fn add_word(&mut self, chars: &[char], target: Target) {
        let word: String = chars.iter().collect();
        let Some(&known) = self.words.get(&word) else {
            self.words.insert(word, self.texts.len());
            self.add(chars, true, target);
            return;
        };
        let targets = &mut self.texts[known].targets;
        match targets.iter_mut().find(|known| known.entry == target.entry) {
            Some(known) if known.weight < target.weight => *known = target,
            Some(_) => {}
            None => targets.push(target),
        }
    }

    fn add(&mut self, chars: &[char], whole: bool, target: Target) {
        let signs = chars.iter().map(|&char| self.intern(char)).collect();
        let latin = chars.iter().all(|&char| is_latin(char));
        self.texts.push(Text { signs, whole, latin, targets: vec![target] });
    }

    fn intern(&mut self, char: char) -> u16 {
        if let Some(&known) = self.known.get(&char) {
            return known;
        }
        let at = u16::try_from(self.signs.len()).unwrap_or(u16::MAX);
        self.signs.push(self.sign(char));
        self.known.insert(char, at);
        at
    }
}

/// What a plan says of a service, to look for words of sayings in.
struct Written {
    names: Vec<String>,
    foreign: Vec<String>,
    keywords: Vec<String>,
}

impl Written {
    fn of(entry: &Entry) -> Self {
        let own = |text: &String| Normalised::of(text, TEXT_CHARS_MAX).chars.iter().collect::<String>();
        let (foreign, names): (Vec<&String>, Vec<&String>) = entry.names.iter().partition(|name| name.is_ascii());
        Self {
            names: names.into_iter().map(own).collect(),
            foreign: foreign.into_iter().map(|name| spaced(name)).collect(),
            keywords: entry.keywords.iter().map(own).collect(),
        }
    }

    /// Returns how surely a word is said of the service, and how many characters of its name the word is.
    fn holds(&self, word: &str) -> Option<(f32, u16)> {
        if word.is_ascii() {
            let word = spaced(word);
            return self.foreign.iter().any(|name| name.contains(&word)).then_some((THROUGH_FOREIGN_WORD, 0));
        }
        let plain: String = Normalised::of(word, TEXT_CHARS_MAX).chars.iter().collect();
        let length = u16::try_from(plain.chars().count()).unwrap_or(u16::MAX);
        if self.names.iter().any(|name| name.contains(&plain)) {
            Some((1.0, length))
        } else {
            self.keywords.iter().any(|keyword| keyword.contains(&plain)).then_some((THROUGH_KEYWORD, 0))
        }
    }
}

/// Returns Latin words in small letters, each between spaces.
fn spaced(text: &str) -> String {
    let words = text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}
