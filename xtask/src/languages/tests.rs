//! A language with errors is rejected, and missing messages are reported.

use std::collections::BTreeMap;

use super::*;

const ZH: &str = "\
### 中文
## language: Itself. [pages, devices]
language-digits = 0123456789
language-fallback = zh
## kiosk: The kiosk. [pages, devices]
# $count (number)
# $service (text)
kiosk-waiting = { $service }：{ $count } 人
kiosk-back = 返回
";

fn with(code: &str, text: &str) -> Result<Texts> {
    let own = format!("language-digits = 0123456789\nlanguage-fallback = zh\n{text}");
    texts(&[("zh".into(), ZH.into()), (code.into(), own)])
}

fn mistakes(code: &str, text: &str) -> String {
    with(code, text).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn a_whole_language_makes_functions_for_pages_and_devices() {
    let said = "kiosk-waiting =\n    { $count ->\n        [one] one \u{7b}\"{\"\u{7d} { $service }\n       *[other] { $count } { $service }\n    }\n";
    let texts = with("en", &format!("{said}kiosk-back = Back\n")).unwrap();
    assert_eq!(report(&texts), Vec::<String>::new());
    let files: BTreeMap<String, String> = generated(&texts).into_iter().collect();
    let page = &files["web/src/texts/kiosk.gen.ts"];
    assert!(page.contains("  waiting: (count: number, service: string) => string;\n"), "{page}");
    let en = "(count, service) => (plural(count, \"en\") === \"one\" ? `one { ${service}` : `${count} ${service}`)";
    assert!(page.contains(en), "{page}");
    let device = &files[RUST_FILE];
    assert!(device.contains("pub fn waiting(language: Language, count: u64, service: &str) -> String {"), "{device}");
    assert!(device.contains("(_, \"one\") => format!(\"one {{ {service}\")"), "{device}");
}

#[test]
fn a_misspelt_or_missing_variable_is_named_with_file_line_and_message() {
    let found = mistakes("en", "kiosk-back = Back\nkiosk-waiting = { $service }: { $conut }\n");
    assert!(found.contains("languages/en.ftl:4: kiosk-waiting: there is no variable $conut"), "{found}");
    assert!(found.contains("languages/en.ftl:4: kiosk-waiting: $count is missing"), "{found}");
}

#[test]
fn what_the_source_does_not_know_and_what_cannot_come_is_named() {
    let both = "kiosk-waiting = { $service } { $count }\nkiosk-back = Back\n";
    assert!(
        mistakes("en", &format!("{both}kiosk-bcak = Back\n")).contains("en.ftl:5: kiosk-bcak"),
        "an unknown message"
    );
    assert!(mistakes("en", &format!("{both}kiosk-back = Back\n")).contains("it stands twice"));
    let few = "kiosk-waiting = { $count ->\n    [few] { $service }\n   *[other] { $count } { $service }\n    }\nkiosk-back = 뒤로\n";
    assert!(mistakes("ko", few).contains("$count is never"), "Korean has no `few`");
    assert!(mistakes("ru", few).is_empty(), "Russian has");
    assert!(mistakes("en", "kiosk-back = { back\n").contains("languages/en.ftl:"), "what is no Fluent");
}

#[test]
fn a_message_that_is_left_out_is_the_fallbacks_and_is_declared() {
    let left_out = "kiosk-waiting = { $service } { $count }\n";
    assert!(mistakes("ko", left_out).contains("the head must say `### Missing: kiosk 1`: kiosk-back"));
    let texts = with("ko", &format!("### Missing: kiosk 1\n\n{left_out}")).unwrap();
    assert_eq!(report(&texts), ["ko.ftl leaves 1 of its messages to zh: kiosk-back"]);
    let files: BTreeMap<String, String> = generated(&texts).into_iter().collect();
    let page = &files["web/src/texts/kiosk.gen.ts"];
    assert!(page.contains("const ko: KioskTexts = {\n  waiting: (count, service)"), "{page}");
    assert!(page.matches("back: \"返回\"").count() == 2, "{page}");
    assert!(files[RUST_FILE].contains("Language::Zh | Language::Ko => \"返回\""));
    assert!(
        mistakes("ko", &format!("### Missing: kiosk 2\n\n{left_out}")).contains("kiosk 1"),
        "a wrong count is no declaration"
    );
}

#[test]
fn fallbacks_that_lead_in_a_circle_or_to_nobody_are_named() {
    let own = |fallback: &str| format!("language-digits = 0123456789\nlanguage-fallback = {fallback}\n");
    let files = [("zh".into(), ZH.into()), ("ar".into(), own("ko")), ("ko".into(), own("ar"))];
    let found = texts(&files).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(found.contains("languages/ko.ftl: its fallbacks do not end at zh.ftl"), "{found}");
    assert!(mistakes("zh-Hant", "").contains("two or three small letters"));
}

#[test]
fn each_message_that_is_left_out_is_the_nearest_fallbacks_for_pages_and_programs_alike() {
    let own =
        |fallback: &str, text: &str| format!("{text}language-digits = 0123456789\nlanguage-fallback = {fallback}\n");
    let en = own("zh", "### Missing: kiosk 1\n\n") + "kiosk-back = Back\n";
    let ar = own("en", "### Missing: kiosk 2\n\n");
    let texts = texts(&[("zh".into(), ZH.into()), ("ar".into(), ar), ("en".into(), en)]).unwrap();
    let files: BTreeMap<String, String> = generated(&texts).into_iter().collect();
    let page = &files["web/src/texts/kiosk.gen.ts"];
    assert_eq!(
        (page.matches("back: \"Back\"").count(), page.matches("`${service}：${count} 人`").count()),
        (2, 3),
        "{page}"
    );
    assert!(files[RUST_FILE].contains("Language::Ar | Language::En => \"Back\""), "{}", files[RUST_FILE]);
}

#[test]
fn marks_and_spaces_of_any_script_stand_in_a_program_as_they_are() {
    let said = "kiosk-waiting = { $service }\u{a0}: { $count } \u{e01}\u{e34}\nkiosk-back = \u{202f}\n";
    let files: BTreeMap<String, String> = generated(&with("fr", said).unwrap()).into_iter().collect();
    assert!(files[RUST_FILE].contains("format!(\"{service}\u{a0}: {count} \u{e01}\u{e34}\")"), "{}", files[RUST_FILE]);
}

#[test]
fn numbers_are_said_in_the_languages_own_digits() {
    let arabic = "language-digits = ٠١٢٣٤٥٦٧٨٩\nlanguage-fallback = zh\nkiosk-waiting = { $service } { $count }\nkiosk-back = رجوع\n";
    let texts = texts(&[("zh".into(), ZH.into()), ("ar".into(), arabic.into())]).unwrap();
    let files: BTreeMap<String, String> = generated(&texts).into_iter().collect();
    assert!(files["web/src/texts/kiosk.gen.ts"].contains("`${service} ${inDigits(count, \"٠١٢٣٤٥٦٧٨٩\")}`"));
    assert!(files[RUST_FILE].contains("crate::numbers::in_digits(count, \"٠١٢٣٤٥٦٧٨٩\")"));
}
