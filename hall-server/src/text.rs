//! The normal form of typed text: one form for the same word, whatever the keyboard, the input method or the program
//! produced. Names, codes and numbers are normalized where they come in, and nowhere else; the pages use the same form
//! in `web/src/shared/typed.ts`.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::props::{
    BidiClass, DefaultIgnorableCodePoint, ExtendedPictographic, GeneralCategory, GeneralCategoryGroup,
    IndicSyllabicCategory, JoiningType, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const NFKC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
const NFKD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

/// Why typed text is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is empty or too long.
    #[error("1 to {0} characters")]
    Length(usize),
    /// It has a control character or an invisible one.
    #[error("without characters that nobody sees (here U+{0:04X})")]
    Unseen(u32),
}

/// Normalizes text: full-width letters and digits to plain ones, accents composed, spaces trimmed. Never fails: for
/// codes and numbers, which are looked up and then found or not.
#[must_use]
pub fn plain(text: &str) -> String {
    one_space(NFKC.normalize(text).trim())
}

/// Returns the normal form without case and invisible characters: two names that people cannot tell apart become equal.
#[must_use]
pub fn folded(text: &str) -> String {
    let seen: String =
        NFKD.normalize(text).chars().filter(|char| !is_unseen(*char) && !chooses_a_glyph(*char)).collect();
    // Both ways: a final sigma and an ß share their capitals with other letters.
    let same_case: String = seen.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    plain(&same_case)
}

/// Parses a name: one line in normal form.
///
/// # Errors
/// When the text does not qualify.
pub fn name(text: &str, chars_max: usize) -> Result<String, Unfit> {
    let text: String = text.chars().filter(|char| !chooses_a_glyph(*char)).collect();
    fit(plain(&text), chars_max, |_| false)
}

/// Parses text meant for a person: several lines, with punctuation kept, so that a Chinese comma remains one.
///
/// # Errors
/// When the text does not qualify.
pub fn words(text: &str, chars_max: usize) -> Result<String, Unfit> {
    let text: String = text.chars().filter(|char| !chooses_a_glyph(*char)).collect();
    let lines = NFC.normalize(&text).replace("\r\n", "\n");
    fit(lines.trim().to_owned(), chars_max, |char| char == '\n')
}

/// Parses a single line of such text.
///
/// # Errors
/// When the text does not qualify.
pub fn sentence(text: &str, chars_max: usize) -> Result<String, Unfit> {
    let said = words(text, chars_max)?;
    if said.contains('\n') { Err(Unfit::Unseen(u32::from('\n'))) } else { Ok(said) }
}

/// Parses text to be printed, drawn and spoken, of any length: one line without invisible characters, possibly empty.
/// Characters that reverse the surrounding text or break the line are no editing slip, and are rejected.
///
/// # Errors
/// The first such character.
pub fn drawn(text: &str) -> Result<String, char> {
    let mut seen = String::with_capacity(text.len());
    let mut shaped = false;
    for char in text.chars().filter(|char| !chooses_a_glyph(*char)) {
        let joins = matches!(char, '\u{200c}' | '\u{200d}') && shaped;
        if !joins && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(char) && !turns_around(char) {
            continue;
        }
        if is_unseen(char) && !joins {
            return Err(char);
        }
        shaped = is_shaped(char) || CodePointSetData::new::<ExtendedPictographic>().contains(char);
        seen.push(char);
    }
    Ok(NFC.normalize(&seen).trim().to_owned())
}

/// Returns whether a character's shape and position depend on its neighbours: joining letters, right-to-left scripts,
/// combining marks. Printers and boards draw one character at a time.
#[must_use]
pub fn is_shaped(char: char) -> bool {
    if matches!(CodePointMapData::<Script>::new().get(char), Script::Common | Script::Inherited) {
        return false;
    }
    let joins =
        !matches!(CodePointMapData::<JoiningType>::new().get(char), JoiningType::NonJoining | JoiningType::Transparent);
    let direction = CodePointMapData::<BidiClass>::new().get(char);
    let syllable = CodePointMapData::<IndicSyllabicCategory>::new().get(char);
    joins
        || matches!(direction, BidiClass::RightToLeft | BidiClass::ArabicLetter)
        || syllable != IndicSyllabicCategory::Other
}

/// Returns whether a character combines with the one before it.
#[must_use]
pub fn is_mark(char: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(char))
}

/// Returns the digits of a code or number that people write in groups.
#[must_use]
pub fn digits(text: &str) -> String {
    plain(text).chars().filter(|char| !char.is_whitespace() && !is_dash(*char)).collect()
}

/// Returns a ticket's number as people say it: `ａ０１２` becomes A012.
#[must_use]
pub fn number(text: &str) -> String {
    plain(text).to_uppercase()
}

/// Returns text for a terminal or a log, with invisible characters escaped.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if is_unseen(char) {
            shown.extend(char.escape_unicode());
        } else {
            shown.push(char);
        }
    }
    shown
}

/// Returns a password in the form in which it is hashed: the same keys yield the same password on every keyboard.
#[must_use]
pub fn password(text: &str) -> String {
    NFKC.normalize(text).into_owned()
}

fn fit(text: String, chars_max: usize, allowed: impl Fn(char) -> bool) -> Result<String, Unfit> {
    if let Some(unseen) = text.chars().find(|char| is_unseen(*char) && !allowed(*char)) {
        return Err(Unfit::Unseen(unseen.into()));
    }
    if !(1..=chars_max).contains(&text.chars().count()) {
        return Err(Unfit::Length(chars_max));
    }
    Ok(text)
}

/// Collapses any spaces to one plain space.
fn one_space(text: &str) -> String {
    let mut one = String::with_capacity(text.len());
    for char in text.chars() {
        let is_space = char.is_whitespace() && !is_unseen(char);
        if !is_space {
            one.push(char);
        } else if !one.ends_with(' ') {
            one.push(' ');
        }
    }
    one
}

fn is_unseen(char: char) -> bool {
    let kind = CodePointMapData::<GeneralCategory>::new().get(char);
    let breaks = matches!(kind, GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator);
    let blank = char == '\u{2800}';
    // Not letters of any script: noncharacters, and code points that each program uses as it likes.
    let code = u32::from(char);
    let nothing = kind == GeneralCategory::PrivateUse || code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code);
    breaks
        || blank
        || nothing
        || GeneralCategory::Control == kind
        || GeneralCategory::Format == kind
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(char)
}

/// Returns whether a character merely selects a glyph variant.
fn chooses_a_glyph(char: char) -> bool {
    matches!(char, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Returns whether a character changes the direction of the text around it.
fn turns_around(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_dash(char: char) -> bool {
    let kind = CodePointMapData::<GeneralCategory>::new().get(char);
    GeneralCategoryGroup::DashPunctuation.contains(kind) || char == '\u{2212}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_has_one_form_whatever_the_keyboard_made_of_it() {
        for (typed, meant) in [
            ("３６０３２２０５", "36032205"),
            ("Ａ０１２", "A012"),
            ("Jose\u{301}", "José"),
            ("\u{3000} 王芳\t", "王芳"),
            ("Li\u{a0}\u{3000} Na", "Li Na"),
            ("ｶﾞ", "ガ"),
        ] {
            assert_eq!(name(typed, 40).as_deref(), Ok(meant), "{typed:?}");
        }
        assert_eq!(name("邊\u{e0101}", 40).as_deref(), Ok("邊"), "the shape of a character is not its meaning");
        assert_eq!(name("𠮷野", 2).as_deref(), Ok("𠮷野"));
    }

    #[test]
    fn what_nobody_sees_is_no_part_of_a_name() {
        for unseen in [
            "王\u{fffe}芳",
            "\u{fdd0}wang",
            "wang\u{e000}",
            "王\u{200b}芳",
            "\u{1b}[31m王芳",
            "王\u{7}",
            "a\u{202e}b",
            "a\tb",
            "a\nb",
            "a\u{2028}b",
            "\u{3164}",
            "\u{2800}",
            "a\u{ad}b",
        ] {
            assert!(matches!(name(unseen, 40), Err(Unfit::Unseen(_))), "{unseen:?}");
        }
        for none in ["", "   ", "\u{3000}"] {
            assert_eq!(name(none, 40), Err(Unfit::Length(40)), "{none:?}");
        }
        assert_eq!(name(&"王".repeat(41), 40), Err(Unfit::Length(40)));
        assert_eq!(shown("a\u{1b}[31mb\u{202e}王"), "a\\u{1b}[31mb\\u{202e}王");
    }

    #[test]
    fn names_that_people_cannot_tell_apart_are_one() {
        for (one, other) in [
            ("José", "JOSE\u{301}"),
            ("Ｗang", "wang"),
            (" wang\u{200b}", "Wang"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("Li  Na", "li\u{3000}na"),
        ] {
            assert_eq!(folded(one), folded(other), "{one:?} {other:?}");
        }
        assert_ne!(folded("Jose"), folded("José"));
        assert_ne!(folded("王芳"), folded("王方"));
    }

    #[test]
    fn words_keep_their_lines_and_their_punctuation() {
        assert_eq!(words(" 带身份证，户口本\r\n明天来 ", 40).as_deref(), Ok("带身份证，户口本\n明天来"));
        assert_eq!(sentence("停电，修理", 40).as_deref(), Ok("停电，修理"));
        assert!(sentence("a\nb", 40).is_err());
        assert!(words("a\u{0}b", 40).is_err());
    }

    #[test]
    fn a_drawn_text_has_no_ignorable_character_and_nothing_that_turns_it_around() {
        for (written, meant) in [
            ("\u{feff}结婚\u{200b}登记 ", "结婚登记"),
            ("Cafe\u{301}\u{ad}s", "Cafés"),
            ("a\u{200d}b\u{200c}c", "abc"),
            ("\u{200b}\u{3164}", ""),
            ("  \u{3000}", ""),
            ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष"),
            ("🧑\u{200d}💼", "🧑\u{200d}💼"),
        ] {
            assert_eq!(drawn(written).as_deref(), Ok(meant), "{written:?}");
        }
        for refused in ["a\u{7}", "a\u{202e}b", "a\u{2066}b", "a\nb", "a\tb", "a\u{2028}b", "\u{2800}"] {
            assert!(drawn(refused).is_err(), "{refused:?}");
        }
    }

    #[test]
    fn scripts_whose_letters_join_turn_or_stack_are_shaped() {
        for char in ['ئ', 'א', 'क', 'ไ', 'བ', 'ᠮ', 'ߊ', 'ກ', 'က', 'ក'] {
            assert!(is_shaped(char), "{char}");
        }
        for char in ['A', 'é', 'ж', 'Ω', '政', 'ヲ', 'ㄅ', '한', 'ꆈ', '9', '-', '\u{a0}', '²', '×', '，', 'հ', 'ა']
        {
            assert!(!is_shaped(char), "{char}");
        }
    }

    #[test]
    fn codes_and_numbers_are_read_as_people_write_them() {
        assert_eq!(digits("３６０３ ２２０５"), "36032205");
        assert_eq!(digits(" 3603-2205 "), "36032205");
        assert_eq!(digits("3603－2205"), "36032205");
        assert_eq!(number(" ａ０１２ "), "A012");
        assert_eq!(password("ｃｏｒｒｅｃｔ Jose\u{301}"), "correct José");
    }
}
