//! Texts in further languages.

use super::*;

const KIOSK: &str = "languages = [\"zh\", \"en\"]";

fn kiosk_speaks(languages: &str) -> String {
    SMALL.replacen(KIOSK, &format!("languages = {languages}"), 1)
}

#[test]
fn a_text_takes_any_language_and_keeps_it_in_toml_and_json() {
    let text =
        SMALL.replacen("en = \"Sunny Street Service Hall\"", "en = \"Sunny Street\", zh-Hant = \"向陽\", ug = \"\"", 1);
    let (plan, warnings) = parse("city.toml", &text).unwrap();
    assert_eq!(warnings, []);
    let name = &plan.hall.name;
    assert_eq!((name.get("zh-Hant"), name.get("ug"), name.pick("ug")), (Some("向陽"), None, "向阳街道便民服务大厅"));
    assert_eq!(parse("again.toml", &to_toml(&plan)).unwrap().0, plan);
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
}

#[test]
fn what_is_no_language_code_is_refused_where_it_stands_and_so_are_too_many() {
    let many: String = (b'a'..=b'q').map(|letter| format!(", x{} = \"t\"", char::from(letter))).collect();
    let text = kiosk_speaks("[\"zh\", \"en-us\"]")
        .replacen("en = \"Sunny Street Service Hall\"", "english = \"Sunny Street\"", 1)
        .replacen("en = \"Marriage registration\"", &format!("en = \"Marriage\"{many}"), 1);
    check(
        &text,
        &expect![[r#"
            city.toml:6:29: hall.name.english: `english` is no language code: use one such as `en`, `ja` or `zh-Hant` (BCP 47)
            city.toml:162:8: services[3].name: has 18 languages beside Chinese, too many: at most 16
            city.toml:318:20: kiosks[0].languages[1]: `en-us` is no language code: use one such as `en`, `ja` or `zh-Hant` (BCP 47)
            city.toml:325:20: warning: boards[0].languages[1]: `en` is missing from 1 of the texts, which are shown in Chinese: hall.name
        "#]],
    );
}

#[test]
fn a_language_that_a_kiosk_shows_and_texts_lack_is_warned_of_once() {
    let text = kiosk_speaks("[\"zh\", \"ja\"]").replacen(", en = \"Marriage registration\"", "", 1);
    check(
        &text,
        &expect![[r#"
            city.toml:318:20: warning: kiosks[0].languages[1]: `ja` is missing from 60 of the texts, which are shown in Chinese: hall.name, departments[0].name, departments[1].name, departments[2].name, departments[3].name, classes[0].name, classes[1].name, classes[2].name, …
            city.toml:318:20: warning: kiosks[0].languages[1]: the programs' own words are not shipped in `ja`, and are shown in Chinese; shipped are: `zh`, `en`, `ko`
            city.toml:325:20: warning: boards[0].languages[1]: `en` is missing from 1 of the texts, which are shown in Chinese: services[3].name
        "#]],
    );
    let chinese_alone = without_english(&kiosk_speaks("[\"zh\", \"en\"]"));
    check(&chinese_alone, &expect![[r#""#]]);
}

/// Removes every English text.
fn without_english(text: &str) -> String {
    let mut parts = text.split(", en = \"");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left += part.split_once('"').map_or("", |(_, rest)| rest);
    }
    left
}
