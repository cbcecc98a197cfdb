//! What the generated functions need to say a number: the language's plural, its digits.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// Returns the plural category of a number in a language: `one`, `few`, `other` …
pub(crate) fn plural(count: u64, code: &str) -> &'static str {
    let rules = code.parse::<LanguageIdentifier>().ok();
    let rules = rules.and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok());
    match rules.and_then(|rules| rules.select(count).ok()) {
        Some(PluralCategory::ZERO) => "zero",
        Some(PluralCategory::ONE) => "one",
        Some(PluralCategory::TWO) => "two",
        Some(PluralCategory::FEW) => "few",
        Some(PluralCategory::MANY) => "many",
        Some(PluralCategory::OTHER) | None => "other",
    }
}

/// Writes a number in a language's own digits, given from nought to nine.
#[allow(dead_code, reason = "used by the generated functions of a language whose digits are not the Latin ones")]
pub(crate) fn in_digits(count: u64, digits: &str) -> String {
    let own = |digit: char| digit.to_digit(10).and_then(|digit| digits.chars().nth(usize::try_from(digit).ok()?));
    count.to_string().chars().map(|digit| own(digit).unwrap_or(digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_plural_and_the_digits_of_its_language() {
        assert_eq!(plural(1, "en"), "one");
        assert_eq!(plural(1, "zh"), "other");
        assert_eq!([1, 3, 5, 21].map(|count| plural(count, "ru")), ["one", "few", "many", "one"]);
        assert_eq!(plural(1, "no language"), "other");
        assert_eq!(in_digits(2_046, "٠١٢٣٤٥٦٧٨٩"), "٢٠٤٦");
    }
}
