//! Finding a language by its code, and saying something in all of them.

use hall_core::LanguageCode;
use hall_wire::Text;

use crate::texts::{Language, language};

impl Language {
    /// Finds the language of a code, whatever region it names: `ko`, `ko-KR`.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let plain = code.to_ascii_lowercase();
        let is_of = |language: &Self| {
            plain.strip_prefix(language.code()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        Self::ALL.into_iter().find(is_of)
    }

    /// Returns the language of a second line below this one: the hall's own, and below that the next.
    #[must_use]
    pub fn second(self) -> Self {
        Self::ALL.into_iter().find(|other| *other != self).unwrap_or(self)
    }

    /// Returns the codes of all, as a sentence for technicians names them.
    #[must_use]
    pub fn codes() -> String {
        Self::ALL.map(|language| format!("`{}`", language.code())).join(", ")
    }
}

/// Says something in every language that a message carries.
#[must_use]
pub fn in_every(say: impl Fn(Language) -> String) -> Text {
    Language::ALL.into_iter().fold(Text::default(), |text, language| match LanguageCode::new(language.code()) {
        Ok(code) => text.with(code, say(language)),
        Err(_) => text,
    })
}

/// Joins what is listed: `身份证、户口簿`, `ID card, household register`.
#[must_use]
pub fn list<Member: AsRef<str>>(language: Language, members: &[Member]) -> String {
    members.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(language::list_separator(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code_and_region() {
        for language in Language::ALL {
            assert_eq!(Language::of_code(language.code()), Some(language));
            assert_eq!(Language::of_code(&format!("{}-XX", language.code())), Some(language));
            assert_ne!(language.second(), language);
        }
        assert_eq!(Language::of_code("zho"), None);
        assert_eq!(Language::of_code(""), None);
    }
}
