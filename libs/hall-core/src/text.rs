//! Texts that people read: in Chinese, and in any further languages of a hall.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::de::{Error as _, MapAccess};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Code;

/// The maximum number of languages of a text besides Chinese.
pub const FURTHER_LANGUAGES_MAX: usize = 16;

/// Every text has Chinese, which is shown where a language is missing.
const CHINESE: &str = "zh";
/// Always written, even if empty: older programs read it without checking that it is there.
const ENGLISH: &str = "en";
/// The key that may accompany a text where it names a document.
const ID: &str = "id";

/// A language code as in BCP 47: `en`, `zh-Hant`, `pt-BR`.
///
/// Consists of a language of two or three lower-case letters, then a script and a region if needed, in their usual
/// case, so that each language has exactly one code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageCode(Arc<str>);

/// Why a string is not a valid language code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no language code: write one such as `en`, `ja` or `zh-Hant`")]
pub struct LanguageCodeError(String);

/// The maximum length of a language code with language, script and region.
const CODE_CHARS_MAX: usize = 12;

impl LanguageCode {
    /// Validates a string as a language code.
    ///
    /// # Errors
    /// When it is not a language code, or its parts are not in their usual case.
    pub fn new(text: &str) -> Result<Self, LanguageCodeError> {
        if is_language_code(text) {
            return Ok(Self(text.into()));
        }
        Err(LanguageCodeError(text.chars().take(CODE_CHARS_MAX).collect()))
    }

    /// Returns the code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_language_code(text: &str) -> bool {
    let small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_script = |part: &str| {
        part.len() == 4 && part.is_ascii() && part.starts_with(|it: char| it.is_ascii_uppercase()) && small(&part[1..])
    };
    let is_region = |part: &str| match part.len() {
        2 => part.bytes().all(|byte| byte.is_ascii_uppercase()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let mut parts = text.split('-');
    let language = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && small(part));
    let rest: Vec<&str> = parts.take(3).collect();
    language
        && match *rest {
            [] => true,
            [one] => is_script(one) || is_region(one),
            [script, region] => is_script(script) && is_region(region),
            _ => false,
        }
}

impl fmt::Display for LanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for LanguageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text in the hall's languages: `{ zh = "民政局", en = "Civil Affairs" }`, and any other language by its code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(
    feature = "ts",
    ts(export_to = "wire.gen.ts", type = "{ zh: string, en: string, [language: string]: string }")
)]
pub struct Text {
    zh: Arc<str>,
    /// Ordered by code, so that equal texts serialize identically; none of them is empty.
    further: BTreeMap<LanguageCode, Arc<str>>,
}

impl Text {
    /// Creates a text in Chinese and English; an empty English text counts as none.
    pub fn new(zh: impl Into<Arc<str>>, en: impl Into<Arc<str>>) -> Self {
        Self::chinese(zh).with(LanguageCode(ENGLISH.into()), en)
    }

    /// Creates a text in Chinese only.
    pub fn chinese(zh: impl Into<Arc<str>>) -> Self {
        Self { zh: zh.into(), further: BTreeMap::new() }
    }

    /// Returns the text with a language added or replaced; an empty text removes the language.
    #[must_use]
    pub fn with(mut self, language: LanguageCode, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        if language.as_str() == CHINESE {
            self.zh = text;
        } else if text.is_empty() {
            self.further.remove(&language);
        } else {
            self.further.insert(language, text);
        }
        self
    }

    /// Returns the Chinese text.
    #[must_use]
    pub fn zh(&self) -> &str {
        &self.zh
    }

    /// Returns the text in exactly this language, if there is one.
    #[must_use]
    pub fn get(&self, language: &str) -> Option<&str> {
        if language == CHINESE {
            return Some(&self.zh).filter(|text| !text.is_empty()).map(|text| &**text);
        }
        let mut further = self.further.iter();
        further.find(|(code, _)| code.as_str() == language).map(|(_, text)| &**text)
    }

    /// Returns whether a reader of this language is shown that language rather than Chinese.
    #[must_use]
    pub fn has(&self, language: &str) -> bool {
        self.found(language).is_some()
    }

    fn found(&self, language: &str) -> Option<&str> {
        let mut wanted = language;
        loop {
            if let Some(text) = self.get(wanted) {
                return Some(text);
            }
            (wanted, _) = wanted.rsplit_once('-')?;
        }
    }

    /// Returns the text for a reader of this language: in that language, else in the language without its region and
    /// script, else in Chinese, else in whatever there is.
    #[must_use]
    pub fn pick(&self, language: &str) -> &str {
        let in_any = || self.texts().map(|(_, text)| text).find(|text| !text.is_empty());
        self.found(language).or_else(in_any).unwrap_or_default()
    }

    /// Returns the text to show second where [`Text::pick`] comes first: Chinese, or the first further language if
    /// Chinese came first. None if it would only repeat the first.
    #[must_use]
    pub fn second(&self, language: &str) -> Option<&str> {
        let first = self.pick(language);
        self.texts().map(|(_, text)| text).find(|text| !text.is_empty() && *text != first)
    }

    /// Returns every language with its text, Chinese first.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let further = self.further.iter().map(|(language, text)| (language.as_str(), &**text));
        std::iter::once((CHINESE, &*self.zh)).chain(further)
    }

    /// Returns every language with its text for modification, Chinese first.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = (&str, &mut Arc<str>)> {
        let further = self.further.iter_mut().map(|(language, text)| (language.as_str(), text));
        std::iter::once((CHINESE, &mut self.zh)).chain(further)
    }

    /// Returns the text with a function applied to each of its languages.
    #[must_use]
    pub fn map<T: Into<Arc<str>>>(&self, mut change: impl FnMut(&str, &str) -> T) -> Self {
        let mut text = Self::chinese(change(CHINESE, &self.zh));
        for (language, said) in &self.further {
            text = text.with(language.clone(), change(language.as_str(), said));
        }
        text
    }

    /// Deserializes a text; an accompanying id is not a language.
    pub(crate) fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        mut id: Option<&mut Option<Code>>,
    ) -> Result<Self, A::Error> {
        let mut zh = None;
        let mut further = BTreeMap::new();
        while let Some(key) = map.next_key::<Arc<str>>()? {
            let is_second = match (&*key, &mut id) {
                (ID, Some(id)) => std::mem::replace(*id, map.next_value()?).is_some(),
                (CHINESE, _) => zh.replace(map.next_value()?).is_some(),
                (key, _) => {
                    let language = LanguageCode::new(key).map_err(A::Error::custom)?;
                    further.insert(language, map.next_value::<Arc<str>>()?).is_some()
                }
            };
            if is_second {
                return Err(A::Error::custom(format_args!("`{key}` is said twice")));
            }
            if further.len() > FURTHER_LANGUAGES_MAX {
                let max = FURTHER_LANGUAGES_MAX;
                return Err(A::Error::custom(format_args!("a text has at most {max} languages beside Chinese")));
            }
        }
        further.retain(|_, text| !text.is_empty());
        Ok(Self { zh: zh.ok_or_else(|| A::Error::missing_field(CHINESE))?, further })
    }

    /// Joins several texts into one: for each language that any of them has, applies `joined` to their texts in it.
    pub fn join<'a>(texts: impl Iterator<Item = &'a Self> + Clone, joined: impl Fn(&str, &[&str]) -> String) -> Self {
        let in_language =
            |language: &str| joined(language, &texts.clone().map(|it| it.pick(language)).collect::<Vec<_>>());
        let mut text = Self::chinese(in_language(CHINESE));
        for language in texts.clone().flat_map(|text| text.further.keys()) {
            if !text.further.contains_key(language) {
                text = text.with(language.clone(), in_language(language.as_str()));
            }
        }
        text
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(CHINESE, &self.zh)?;
        map.serialize_entry(ENGLISH, self.get(ENGLISH).unwrap_or_default())?;
        for (language, text) in self.further.iter().filter(|(language, _)| language.as_str() != ENGLISH) {
            map.serialize_entry(language.as_str(), text)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in several languages")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                Text::read(map, None)
            }
        }
        deserializer.deserialize_struct("Text", &[CHINESE], Visitor)
    }
}
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Text {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::{ObjectBuilder, Type};
        let said = |words: &str| ObjectBuilder::new().schema_type(Type::String).description(Some(words)).build();
        let text = ObjectBuilder::new()
            .description(Some("A text in the hall's languages: others beside these two by their BCP 47 codes."))
            .property(CHINESE, said("Chinese."))
            .required(CHINESE)
            .property(ENGLISH, said("English; where it is empty the Chinese text is shown."))
            .required(ENGLISH)
            .additional_properties(Some(utoipa::openapi::Schema::from(ObjectBuilder::new().schema_type(Type::String))));
        text.into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Text {}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> Text {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_language_code_is_a_language_with_a_script_and_a_region_in_their_usual_capitals() {
        for code in ["en", "ug", "yue", "zh-Hant", "pt-BR", "es-419", "zh-Hant-HK"] {
            assert_eq!(LanguageCode::new(code).unwrap().as_str(), code);
        }
        let no_codes = [
            "",
            "e",
            "EN",
            "english",
            "en_US",
            "en-us",
            "en-",
            "-en",
            "zh-hant",
            "zh-HK-Hant",
            "zh-Hant-HK-x",
            "中文",
            "en-中文",
        ];
        for text in no_codes {
            assert!(LanguageCode::new(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_text_is_read_in_the_language_asked_for_or_the_next_one_that_it_has() {
        let text = text(r#"{"zh": "民政局", "en": "Civil Affairs", "ja": "民政局（日）", "zh-Hant": "民政局（繁）"}"#);
        for (language, said) in [
            ("zh", "民政局"),
            ("en", "Civil Affairs"),
            ("en-GB", "Civil Affairs"),
            ("ja", "民政局（日）"),
            ("zh-Hant-HK", "民政局（繁）"),
            ("zh-HK", "民政局"),
            ("ug", "民政局"),
        ] {
            assert_eq!(text.pick(language), said, "{language}");
        }
    }

    #[test]
    fn chinese_stands_second_and_below_chinese_the_first_further_language() {
        let both = Text::new("民政局", "Civil Affairs");
        assert_eq!((both.second("zh"), both.second("en")), (Some("Civil Affairs"), Some("民政局")));
        let japanese = text(r#"{"zh": "民政局", "ja": "民政"}"#);
        assert_eq!((japanese.pick("en"), japanese.second("en")), ("民政局", Some("民政")));
        assert_eq!(Text::chinese("民政局").second("zh"), None);
        assert_eq!(Text::new("VIP", "VIP").second("en"), None, "it would only repeat");
    }

    #[test]
    fn texts_of_before_read_and_write_as_they_did() {
        let json = |text: &Text| serde_json::to_string(text).unwrap();
        assert_eq!(json(&Text::new("厅", "Hall")), r#"{"zh":"厅","en":"Hall"}"#);
        assert_eq!(json(&text(r#"{"zh": "厅"}"#)), r#"{"zh":"厅","en":""}"#);
        assert_eq!(json(&text(r#"{"zh":"厅","en":""}"#)), r#"{"zh":"厅","en":""}"#);
        assert_eq!(json(&text(r#"{"ug":"زال","bo":"ཁང","zh":"厅"}"#)), r#"{"zh":"厅","en":"","bo":"ཁང","ug":"زال"}"#);
    }

    #[test]
    fn a_text_without_chinese_with_no_language_or_with_too_many_is_refused() {
        let error = |json: &str| serde_json::from_str::<Text>(json).unwrap_err().to_string();
        assert!(error(r#"{"en": "Hall"}"#).starts_with("missing field `zh`"));
        assert!(error(r#"{"zh": "厅", "english": "Hall"}"#).starts_with("`english` is no language code"));
        assert!(error(r#"{"zh": "厅", "en": "a", "en": "b"}"#).starts_with("`en` is said twice"));
        let many: String = ('a'..='q').map(|letter| format!(r#","x{letter}":"t""#)).collect();
        assert!(error(&format!(r#"{{"zh":"厅"{many}}}"#)).starts_with("a text has at most 16 languages"));
    }

    #[test]
    fn several_texts_are_joined_in_every_language_that_one_of_them_has() {
        let all = [Text::new("免费", "Free"), text(r#"{"zh": "10 元", "ja": "10元"}"#)];
        let joined = Text::join(all.iter(), |language, said| said.join(if language == "zh" { "；" } else { "; " }));
        assert_eq!(joined, text(r#"{"zh": "免费；10 元", "en": "Free; 10 元", "ja": "免费; 10元"}"#));
    }
}
