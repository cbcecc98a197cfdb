//! Texts that no output can draw.

use serde_json::Value;

use super::*;

#[test]
fn texts_that_nobody_can_draw_are_refused_with_their_lines() {
    let text = SMALL
        .replacen("label = \"1\"", "label = \"   \"", 1)
        .replacen("zh = \"便民服务台\"", "zh = \"\\u200b\"", 1)
        .replacen("zh = \"结婚登记\"", "zh = \"结婚\\u0007登记\"", 1)
        .replacen("en = \"Marriage registration\"", "en = \"Marriage \\u202eregistration\"", 1)
        .replacen("zh = \"城乡居民养老、医疗参保\"", &format!("zh = \"{}\"", "长".repeat(2_000)), 1);
    check(
        &text,
        &expect![[r#"
            city.toml:162:15: services[3].name.zh: has U+0007, which cannot be drawn: take it out
            city.toml:162:34: services[3].name.en: has U+202E, which cannot be drawn: take it out
            city.toml:218:15: services[6].name.zh: has 2000 characters: at most 80 have room
            city.toml:250:15: departments[3].name.zh: is empty: write what people shall read
            city.toml:287:9: windows[0].label: is empty: write what people shall read
        "#]],
    );
}

#[test]
fn scripts_that_are_not_shaped_and_characters_without_a_picture_are_warned_of() {
    let text = SMALL
        .replacen("en = \"Sunny Street Service Hall\"", "en = \"بازار\"", 1)
        .replacen("zh = \"便民服务台\"", "zh = \"𠮷服务台🙂🙂\"", 1)
        .replacen("en = \"Residents' pension", "en = \"q\u{308}Residents' pension", 1);
    check(
        &text,
        &expect![[r#"
            city.toml:6:34: warning: hall.name.en: `ب` is of a script that printers and LED boards do not join or turn around
            city.toml:218:35: warning: services[6].name.en: U+0308 is drawn beside its letter, since no letter has it built in
            city.toml:250:15: warning: departments[3].name.zh: boards and printers have no picture of 𠮷 (U+20BB7), 🙂 (U+1F642): they draw 〓
        "#]],
    );
    let browsers_only = text[..text.find("[[kiosks]]").unwrap()].to_owned();
    assert_eq!(parse("city.toml", &browsers_only).unwrap().1, [], "a browser has fonts of its own");
}

#[test]
fn a_plan_is_read_in_normal_form() {
    let text = SMALL.replacen("en = \"Sunny Street Service Hall\"", "en = \" Caf\u{65}\u{301}\u{200b} \"", 1).replacen(
        "label = \"1\"",
        "label = \"\u{feff}1\"",
        1,
    );
    let (plan, warnings) = parse("city.toml", &text).unwrap();
    assert_eq!((plan.hall.name.pick("en"), &*plan.windows[0].label), ("Café", "1"));
    assert_eq!(warnings, []);
}

#[test]
fn any_number_of_warnings_leaves_a_plan_usable() {
    let mut text = SMALL.to_owned();
    for index in 0..PROBLEMS_MAX + 9 {
        text += &format!("\n[[departments]]\nid = \"d{index}\"\nname = {{ zh = \"ไทย\", en = \"Thai\" }}\n");
    }
    let (_, warnings) = parse("city.toml", &text).unwrap();
    assert_eq!(warnings.len(), PROBLEMS_MAX);
}

/// For every text that a plan has or may ever have: an invisible character is rejected, unless the value is one of a
/// few fixed words.
#[test]
fn no_text_of_a_plan_may_hold_a_bell() {
    let (mut plan, _) = parse("small.toml", SMALL).unwrap();
    plan.windows[0].area = "A".into();
    plan.services[0].keywords = vec!["word".into()];
    let whole = serde_json::to_value(&plan).unwrap();
    let mut tried = 0;
    for pointer in texts_of(&whole) {
        let mut bad = whole.clone();
        let leaf = bad.pointer_mut(&pointer).unwrap();
        *leaf = Value::String(format!("{}\u{7}", leaf.as_str().unwrap()));
        let Ok(mut plan) = serde_json::from_value::<Plan>(bad) else { continue };
        let path = pointer[1..].split('/').fold(String::new(), |path, part| match part.parse::<usize>() {
            Ok(at) => format!("{path}[{at}]"),
            Err(_) if path.is_empty() => part.into(),
            Err(_) => format!("{path}.{part}"),
        });
        let problems = super::super::check(&mut plan);
        let refused = problems.iter().any(|it| it.severity == Severity::Error && it.path.starts_with(&path));
        assert!(refused, "{path}: {problems:?}");
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
}

fn texts_of(value: &Value) -> Vec<String> {
    let below = |key: String, value: &Value| texts_of(value).into_iter().map(move |rest| format!("/{key}{rest}"));
    match value {
        Value::String(_) => vec![String::new()],
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(index, item)| below(index.to_string(), item)).collect()
        }
        Value::Object(map) => map.iter().flat_map(|(key, item)| below(key.clone(), item)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[test]
fn every_mistake_has_words_in_both_languages_with_its_parts() {
    let text = SMALL
        .replacen("zone = \"Asia/Shanghai\"", "zone = \"Asia/Shanghia\"", 1)
        .replacen("label = \"1\"", "label = 1", 1)
        .replacen("recalls_max = 3", "recalls_max = 300", 1)
        .replacen("line = \"quick\"", "line = \"quik\"", 1)
        .replacen("usual_min = 7", "usual_mins = 7", 1);
    let problems = parse("plan.toml", &text).unwrap_err();
    let said: String = problems
        .iter()
        .map(|it| format!("{} {:?}\n{}\n", it.problem.mistake.code(), it.problem.path, it.problem.mistake.words().zh()))
        .collect();
    expect![[r#"
        bad_zone "hall.zone"
        没有时区 `Asia/Shanghia`；请用 IANA 名称，如 Asia/Shanghai；相近的有：Asia/Shanghai, Asia/Khandyga, Asia/Baghdad
        other_kind "missed.recalls_max"
        现为 300，应为 0 至 255 的整数
        misspelt_key "services[0].usual_mins"
        没有这个键。是不是 `usual_min`？可用的有 id, department, line, name, documents, fee, promised_days, usual_min, target_wait_min, max_wait_min, default_outcome, daily_limit, keywords, audience, express, needs_full_authority, elsewhere, retired
        unknown "services[8].line"
        没有号码系列 `quik`；现有：quick, people, insurance
        other_kind "windows[0].label"
        现为 整数，应为 引号中的文字
    "#]].assert_eq(&said);
    let parts = problems.last().unwrap().problem.mistake.parts();
    let parts: Vec<_> = parts.iter().map(|(name, part)| (*name, part.zh(), part.pick("en"))).collect();
    assert_eq!(parts[0], ("found", "整数", "a whole number"));
}
