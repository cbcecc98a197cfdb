//! Plan files with mistakes, and the real plans.

use std::path::PathBuf;

use expect_test::{Expect, expect};

use super::schema::{Kind, PLAN};
use super::*;

mod doubtful;
mod languages;
mod texts;
mod themes;

const SMALL: &str = include_str!("../../../plans/small.toml");

fn plans() -> [PathBuf; 2] {
    ["city.toml", "small.toml"].map(|name| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../plans").join(name))
}

/// Replaces the first occurrence of a text, and panics if there is none.
fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn check(text: &str, expected: &Expect) {
    let reported = match parse("city.toml", text) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    let reported: String = reported.iter().map(|problem| format!("{problem}\n")).collect();
    expected.assert_eq(&reported);
}

#[test]
fn the_plans_that_come_with_the_product_have_no_error_and_no_warning() {
    for file in plans() {
        let (_, warnings) = read(&file).unwrap_or_else(|problems| panic!("{problems:#?}"));
        assert_eq!(warnings, []);
    }
}

#[test]
fn the_city_has_the_size_of_a_main_hall() {
    let (city, _) = read(&plans()[0]).unwrap();
    assert_eq!((city.windows.len(), city.departments.len(), city.services.len()), (40, 43, 275));
    let with_papers = city.services.iter().filter(|service| !service.documents.is_empty());
    assert_eq!(with_papers.count(), 275);
    let lists: BTreeSet<String> = city.services.iter().map(|s| format!("{:?}", s.documents)).collect();
    assert!(lists.len() > 240, "documents are copied: only {} different lists", lists.len());
    assert!(city.services.iter().all(|service| (3..=40).contains(&service.usual_min)));
    assert!(city.services.iter().all(|service| service.name.get("en").is_some()));
    for service in &city.services {
        assert!(
            city.windows.iter().any(|window| window.services.contains(&service.id)),
            "{} is nobody's own",
            service.id
        );
    }
}

#[test]
fn a_plan_is_the_same_after_json_and_after_toml() {
    for file in plans() {
        let (plan, _) = read(&file).unwrap();
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
        let (again, warnings) = parse("again.toml", &to_toml(&plan)).unwrap();
        assert_eq!((again, warnings), (plan, vec![]));
    }
}

#[test]
fn ten_mistakes_are_reported_at_once_each_with_its_location() {
    let text = r#"
[hall]
id = "City Main"
name = { zh = "大厅", en = "Hall" }
zone = "Asia/Shanghia"
hours = [{ days = "mon-fry", from = "08:30", to = "12:00" }]
holidays = [2026-10-01]

[[departments]]
id = "civil-affairs"
name = "民政局"

[[lines]]
id = "civil"
prefix = "a"

[[services]]
id = "marriage"
department = "civil-affairs"
line = "civil"
name = { zh = "结婚登记" }
usual_mins = 12
target_wait_min = "15"
default_outcome = "decide"

[[services]]
department = "civil-affair"
line = "civil"
name = { zh = "离婚登记" }

[[windows]]
id = "w01"
label = 1
services = ["marriage", "mariage"]
"#;
    check(
        text,
        &expect![[r#"
            city.toml:3:6: hall.id: `City Main` is not a code: use 1 to 64 lower-case letters, digits, '-', '_' or '.', beginning with a letter or a digit
            city.toml:5:8: hall.zone: there is no time zone `Asia/Shanghia`; use an IANA name such as Asia/Shanghai; close to it: Asia/Shanghai, Asia/Khandyga, Asia/Baghdad
            city.toml:6:19: hall.hours[0].days: `fry` is no day: use mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, a list such as mon,wed,fri, or daily
            city.toml:7:13: hall.holidays[0]: is a date or time without quotes, but must be a date in quotes, such as "2026-11-23"
            city.toml:11:8: departments[0].name: is a text, but must be { zh = "民政局", en = "Civil Affairs" }
            city.toml:15:10: lines[0].prefix: `a` is no prefix: use one to three capital letters
            city.toml:22:1: services[0].usual_mins: there is no such key. Did you mean `usual_min`? Allowed are id, department, line, name, documents, fee, promised_days, usual_min, target_wait_min, max_wait_min, default_outcome, daily_limit, keywords, audience, express, needs_full_authority, elsewhere, retired
            city.toml:23:19: services[0].target_wait_min: is a text, but must be a whole number from 0 to 65535
            city.toml:24:19: services[0].default_outcome: `decide` is not allowed. Did you mean "decided"? It must be one of "decided", "accepted", "passed", "papers_missing", "refused", "not_here", "advice"
            city.toml:26:1: services[1].id: is missing: write an id in quotes, such as "w03"
            city.toml:27:14: services[1].department: there is no department `civil-affair`; there are: civil-affairs
            city.toml:33:9: windows[0].label: is a whole number, but must be a text in quotes
            city.toml:34:25: windows[0].services[1]: there is no service `mariage`; there are: marriage, unnamed
        "#]],
    );
}

#[test]
fn what_is_no_toml_does_not_hide_the_rest() {
    let text = SMALL
        .replacen("zone = \"Asia/Shanghai\"", "zone = \"Asia/Shanghai", 1)
        .replacen("granted_by = [\"reception\", \"clerk\"]", "granted_by = [\"reception\", \"clerk\"", 1)
        .replacen("usual_min = 7", "usual_min = seven", 1)
        .replacen("line = \"quick\"", "line = \"quik\"", 1)
        .replacen("label = \"1\"", "label = \"1\"\nlabel = \"2\"", 1)
        .replacen("numbers = [801, 830]", "numbers = [801]", 1);
    check(
        &text,
        &expect![[r#"
            city.toml:7:22: is no TOML: invalid basic string, expected `"`
            city.toml:87:35: is no TOML: unclosed array, expected `]`
            city.toml:112:13: is no TOML: string values must be quoted, expected literal string
            city.toml:255:8: services[8].line: there is no line `quik`; there are: quick, people, insurance
            city.toml:288:1: is no TOML: duplicate key
            city.toml:318:11: kiosks[0].numbers: is a list, but must be two whole numbers [first, last]: the block of numbers
        "#]],
    );
}

#[test]
fn a_mistake_is_reported_at_its_location_without_its_consequences() {
    for (right, wrong, expected) in [
        (
            "[[lines]]  # 户政和民政",
            "[[line]]  # 户政和民政",
            expect![[r#"
                city.toml:31:3: line: there is no such key. Did you mean `lines`? Allowed are hall, departments, lines, services, themes, classes, windows, kiosks, boards, appointments, booking, missed, calling, papers, journeys, visits, parking, desks, reminders, cards
            "#]],
        ),
        (
            "id = \"people\"",
            "idd = \"people\"",
            expect![[r#"
                city.toml:32:1: lines[0].idd: there is no such key. Did you mean `id`? Allowed are id, prefix
            "#]],
        ),
        (
            "hours = [{ days = \"daily\", from = \"00:00\", to = \"24:00\" }]",
            "",
            expect![[r#"
            city.toml:4:1: hall.hours: is missing: write a list in [ ], each { days = "mon-fri", from = "08:30", to = "12:00" }
        "#]],
        ),
        (
            "[missed]",
            "[missed",
            expect![[r#"
                city.toml:18:8: is no TOML: unclosed table, expected `]`
            "#]],
        ),
        (
            "target_wait_min = 5",
            "target_wait_min = 25",
            expect![[r#"
                city.toml:262:16: services[8].max_wait_min: 20 is shorter than target_wait_min
            "#]],
        ),
        (
            "recalls_max = 3",
            "recalls_max = 300",
            expect![[r#"
                city.toml:19:15: missed.recalls_max: is 300, but must be a whole number from 0 to 255
            "#]],
        ),
    ] {
        let text = SMALL.replacen(right, wrong, 1);
        assert_ne!(text, SMALL);
        check(&text, &expected);
    }
}

#[test]
fn a_file_that_is_not_there_is_said_so() {
    let problems = read(Path::new("nowhere.toml")).unwrap_err();
    assert!(problems[0].to_string().starts_with("nowhere.toml: cannot be read: "), "{}", problems[0]);
}

#[test]
fn any_cut_through_a_file_is_answered() {
    let ends = SMALL.char_indices().map(|(offset, _)| offset).step_by(7);
    for end in ends {
        let _ = parse("cut.toml", &SMALL[..end]);
        let _ = parse("cut.toml", &SMALL[end..]);
    }
}

#[test]
fn what_a_file_may_say_is_what_the_plans_type_reads() {
    let said = |path: &str| {
        let mut schema = &*PLAN;
        let (tables, key) = path.rsplit_once('.').unwrap();
        for name in tables.split('.') {
            let mut kind = &schema.keys.iter().find(|key| key.name == name).unwrap().kind;
            while let Kind::List(of) = kind {
                kind = of;
            }
            let Kind::Table(table) = kind else { panic!("{name} is no table") };
            schema = table;
        }
        let key = schema.keys.iter().find(|known| known.name == key).unwrap();
        format!("{} {:?}", if key.required { "must" } else { "may" }, key.kind)
    };
    for (path, kind) in [
        ("hall.id", "must Code"),
        ("hall.zone", "must String"),
        ("hall.holidays", "may List(Date)"),
        ("hall.last_ticket", "may Choice([\"until-closing\", \"when-it-fits\"])"),
        ("hall.hours.to", "must String"),
        ("services.department", "must Code"),
        ("services.name.zh", "must String"),
        ("services.documents.id", "may Code"),
        ("services.documents.zh", "must String"),
        ("services.usual_min", "may Integer { max: 65535 }"),
        ("services.daily_limit", "may Integer { max: 4294967295 }"),
        ("services.express", "may Boolean"),
        ("windows.helps", "may List(Code)"),
        ("desks.second_sign_in", "may Choice([\"refuse\", \"take_over\"])"),
    ] {
        assert_eq!(said(path), kind, "{path}");
    }
    assert!(said("kiosks.numbers").starts_with("may Pair { max: 4294967295,"));
    let lists = PLAN.keys.iter().filter(|key| matches!(key.kind, Kind::List(_)));
    assert!(lists.into_iter().all(|key| !key.required), "a plan may be without any list");
}
