//! What is typed and what is written, brought to one form: half width, small letters, no signs.

/// A text as a sequence of Chinese characters, letters and digits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Normalised {
    /// Chinese characters, small Latin letters without accents, digits.
    pub(crate) chars: Vec<char>,
    /// For each place before, between and after the characters: whether a word may begin or end there.
    pub(crate) edges: Vec<bool>,
}

impl Normalised {
    /// Normalises at most `chars_max` characters of a text.
    pub(crate) fn of(text: &str, chars_max: usize) -> Self {
        let mut chars: Vec<char> = Vec::new();
        let mut edges = vec![true];
        for typed in text.chars().flat_map(char::to_lowercase) {
            let Some(plain) = plain(typed) else {
                if let Some(last) = edges.last_mut() {
                    *last = true;
                }
                continue;
            };
            if chars.len() == chars_max {
                break;
            }
            if let (Some(&before), Some(edge)) = (chars.last(), edges.last_mut()) {
                *edge |= is_latin(before) != is_latin(plain);
            }
            chars.push(plain);
            edges.push(false);
        }
        if let Some(last) = edges.last_mut() {
            *last = true;
        }
        Self { chars, edges }
    }

    /// Returns the maximal runs of Latin letters between edges.
    pub(crate) fn latin_words(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut from = 0;
        let ends = (1..=self.chars.len()).filter(|&end| self.edges[end]);
        let words = ends.map(move |end| (std::mem::replace(&mut from, end), end));
        words.filter(|&(from, _)| is_latin(self.chars[from]))
    }

    /// Returns the characters of a span.
    pub(crate) fn text(&self, from: usize, to: usize) -> String {
        self.chars[from..to].iter().collect()
    }
}

pub(crate) fn is_latin(sign: char) -> bool {
    sign.is_ascii_alphabetic()
}

/// Returns the plain form of a character, or nothing for a space or a sign.
fn plain(typed: char) -> Option<char> {
    let narrow = match typed {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(typed) - 0xfee0).unwrap_or(typed),
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'ā' | 'ǎ' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ǐ' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'ō' | 'ǒ' => 'o',
        'ù' | 'ú' | 'û' | 'ū' | 'ǔ' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    };
    let narrow = narrow.to_ascii_lowercase();
    narrow.is_alphanumeric().then_some(narrow)
}
