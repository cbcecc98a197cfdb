//! What people type has one form at the edge, whatever the keyboard made of it.

use hall_core::{HallId, Role};
use hall_server::accounts::{Accounts, AccountsError};
use hall_server::cli::user::UserCommand;
use hall_server::cli::which_hall::WhichHall;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, said};

/// Writes ASCII as an input method does that is set to full width.
fn full_width(text: &str) -> String {
    let wide = |char: char| match char {
        '!'..='~' => char::from_u32(u32::from(char) + 0xfee0).unwrap(),
        ' ' => '\u{3000}',
        other => other,
    };
    text.chars().map(wide).collect()
}

async fn asks(hall: &TestHall, method: Method, path: &str) -> Said {
    said(hall.request(None, method, path).header("Idempotency-Key", path)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_is_found_by_its_code_in_digits_of_any_width() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let slots = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let body = json!({"service": "card", "slot": slots["slots"][0]["from"], "phone": full_width("+86 139-0000 0000"),
        "name": " Jose\u{301}\u{3000}Li "});
    let booked = hall.post(Role::Reception, "/appointments", body).await.expect(201);
    let code = booked["code"].as_str().unwrap();
    let grouped = format!("{}－{}", full_width(&code[..4]), full_width(&code[4..]));
    // More often than wrong codes may be asked for.
    for _ in 0..30 {
        for typed in [full_width(code), grouped.clone(), format!(" {code}\u{3000}")] {
            let found = asks(&hall, Method::GET, &format!("/appointments/{typed}")).await.expect(200);
            assert_eq!(found["code"], code, "{typed}");
        }
    }
    let ticket = hall.post(Role::Kiosk, &format!("/appointments/{}/check-in", full_width(code)), json!({})).await;
    let number = ticket.expect(201)["number"].as_str().unwrap().to_owned();
    for path in ["/tickets?number=", "/cases?number=", "/papers-missing?number="] {
        let found =
            hall.get(Role::Reception, &format!("{path}{}", full_width(&number.to_lowercase()))).await.expect(200);
        assert_eq!(found["tickets"].as_array().map_or(1, Vec::len), 1, "{path}: {found}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_sees_is_refused_in_every_name_and_word() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let slots = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let slot = slots["slots"][0]["from"].clone();
    hall.open("w1").await;
    hall.open("w2").await;
    let ticket = hall.issue("card").await;
    hall.call_next("w1").await;
    let note = format!("/tickets/{}/note", ticket["id"].as_str().unwrap());
    for unseen in ["王\u{200b}芳", "\u{1b}[31m王", "王\u{7}", "a\u{202e}b", "\u{3164}", "\u{2028}b\u{2028}c"] {
        let agent =
            |name: &str| json!({"services": [], "agent": true, "principals": [{"services": ["card"], "name": name}]});
        let asked: [(Role, &str, Value); 4] = [
            (Role::Reception, "/appointments", json!({"service": "card", "slot": slot, "name": unseen})),
            (Role::Reception, "/tickets", agent(unseen)),
            (Role::Reception, &note, json!({"text": unseen})),
            (Role::Clerk, "/windows/w2/pause", json!({"reason": unseen, "substitute": "w1"})),
        ];
        for (role, path, body) in asked {
            let answer = hall.post(role, path, body).await;
            assert_eq!(answer.status, 422, "{path} {unseen:?}: {}", answer.body);
        }
    }
    let said = json!({"text": " 带身份证，户口本\r\n明天来 "});
    hall.post(Role::Reception, &note, said).await.expect(200);
    assert_eq!(hall.get(Role::Reception, &note).await.expect(200)["text"], "带身份证，户口本\n明天来");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_whatever_the_keyboard_makes_of_name_and_password() {
    let hall = TestHall::start().await;
    let (here, password) = (HallId::new("test-hall").unwrap(), "Jose\u{301} am Fluss 7");
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    accounts.add_user(" Jose\u{301}\u{3000} Li", Role::Clerk, Some(&here), password).unwrap();
    for (name, password) in [
        ("José Li", "José am Fluss 7".to_owned()),
        ("Jose\u{301} Li", password.to_owned()),
        ("JOSÉ  LI", full_width(password)),
        (" ｊｏｓé ｌｉ\t", "José\u{3000}am Fluss ７".to_owned()),
    ] {
        let body = json!({"name": name, "password": password});
        let session = said(hall.request(None, Method::POST, "//api/v1/session").json(&body)).await.expect(200);
        assert_eq!(session["name"], "José Li", "{name:?}");
    }
    for twice in ["josé li", "JOSE\u{301} LI", "Ｊｏｓé Ｌｉ"] {
        let added = accounts.add_user(twice, Role::Clerk, Some(&here), password);
        assert!(matches!(added, Err(AccountsError::NameTaken(_))), "{twice}");
    }
    for none in ["", " \t", "\u{200b}", "wang\u{1b}[2J", "wa\u{202e}ng", &"王".repeat(65)] {
        let added = accounts.add_user(none, Role::Clerk, Some(&here), password);
        assert!(matches!(added, Err(AccountsError::BadName(_))), "{none:?}");
    }
    accounts.set_password("ＪＯＳÉ ＬＩ", "another harbour at night").unwrap();
    accounts.remove_user("jose\u{301} li").unwrap();
    assert!(accounts.users().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_was_kept_as_it_was_typed_can_sign_in_and_be_removed_and_is_shown_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path()).unwrap();
    accounts.add_user("wang", Role::Clerk, None, "another harbour at night").unwrap();
    let former = "\u{1b}[31m Wa\u{200b}ng\t";
    let store = rusqlite::Connection::open(folder.path().join("accounts.db")).unwrap();
    store.execute("UPDATE users SET name = ?1", [former]).unwrap();
    assert!(accounts.password_of(former).unwrap().is_some());
    assert!(accounts.password_of("[31m wang").unwrap().is_some());
    let mut listed = Vec::new();
    UserCommand::List { data: folder.path().into() }.run(&mut listed).unwrap();
    let listed = String::from_utf8(listed).unwrap();
    assert!(!listed.contains('\u{1b}') && listed.contains("\\u{1b}[31m Wa\\u{200b}ng\\u{9}\tclerk"), "{listed:?}");
    accounts.remove_user("[31m WANG").unwrap();
    assert!(accounts.users().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_of_a_page_is_read_in_normal_form_and_refused_where_nobody_could_draw_it() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let plan = hall.get(Role::Admin, "/plan").await.expect(200);
    let put = async |name: &str| {
        let mut plan = plan.clone();
        plan["departments"][0]["name"]["en"] = json!(name);
        said(hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*").json(&plan)).await
    };
    let changed = put(" Cafe\u{301}\u{200b} ").await.expect(200);
    assert_eq!(changed["departments"][0]["name"]["en"], "Café");
    for name in ["  ", "a\u{202e}b", "a\u{7}", &"long ".repeat(400)] {
        let refused = put(name).await.refused(422, "invalid");
        let said = refused["errors"][0].as_str().unwrap();
        assert!(said.starts_with("departments[0].name.en: "), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_named_so_that_people_take_them_for_somebody_else() {
    let hall = TestHall::start().await;
    let data = hall.folder.path();
    let here = HallId::new("test-hall").unwrap();
    let add = |name: &str| {
        let which = WhichHall { hall: Some(here.clone()), all_halls: false };
        let (name, data) = (name.to_owned(), data.to_owned());
        let add = UserCommand::Add { name, role: Role::Clerk, which, password_from_stdin: false, data };
        add.run(&mut Vec::new()).map_err(|error| error.to_string())
    };
    add("wang").unwrap();
    let mixed = add("wаng").unwrap_err();
    assert!(
        mixed.contains("mixes letters of Latin and Cyrillic") && mixed.contains("混用了拉丁、西里尔的字母"),
        "{mixed}"
    );
    add("coca").unwrap();
    let alike = add("соса").unwrap_err();
    assert!(
        alike.contains("looks like the account `coca`") && alike.contains("与已有账号 `coca` 看起来一样"),
        "{alike}"
    );
    add("王芳 (Fang)").unwrap();
    // Whoever was named so before the rule signs in as ever, and is removed by that name.
    let accounts = Accounts::open(data).unwrap();
    accounts.add_user("zhang", Role::Clerk, Some(&here), "another harbour at night").unwrap();
    let store = rusqlite::Connection::open(data.join("accounts.db")).unwrap();
    store.execute("UPDATE users SET name = 'wаng' WHERE name = 'zhang'", []).unwrap();
    let body = json!({"name": "wаng", "password": "another harbour at night"});
    let session = said(hall.request(None, Method::POST, "//api/v1/session").json(&body)).await.expect(200);
    assert_eq!(session["name"], "wаng");
    accounts.remove_user("wаng").unwrap();
    let left: Vec<String> = accounts.users().unwrap().into_iter().map(|(name, ..)| name).collect();
    assert_eq!(left, ["coca", "wang", "王芳 (Fang)"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_fit_is_refused_with_its_field_and_line() {
    let hall = TestHall::start().await;
    let post = |text: &'static str| {
        let request = hall.request(Some(Role::Kiosk), Method::POST, "/tickets").header("Idempotency-Key", "typed");
        said(request.body(text))
    };
    let other_kind = post("{\n  \"services\": [1]\n}").await.refused(422, "invalid");
    assert_eq!(other_kind["place"]["field"], "services[0]", "{other_kind}");
    assert_eq!(other_kind["place"]["line"], 2, "{other_kind}");
    assert!(other_kind["detail"].as_str().unwrap().contains("expected a string"), "{other_kind}");
    let broken = post("{\n\"services\": }").await.refused(400, "unreadable");
    assert_eq!(broken["place"], json!({"field": "", "line": 2, "column": 13}));
    let twice = post("{\"services\": [\"card\"]} {}").await.refused(400, "unreadable");
    assert_eq!(twice["place"]["field"], "");
    let elsewhere = post("{\"services\": [\"card\"], \"class\": \"?\"}").await.refused(422, "invalid");
    assert_eq!(elsewhere["place"], Value::Null, "what can be read has no place in the text");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_in_json_that_cannot_be_read_is_refused_in_both_languages_with_its_location() {
    let hall = TestHall::start().await;
    let mut plan = hall.get(Role::Admin, "/plan").await.expect(200);
    plan["services"][1]["usual_min"] = json!("long");
    let misfit = plan.to_string();
    let cases = [
        (misfit.as_str(), 422, "invalid", "other_value", "services[1].usual_min", None),
        ("{\n\"hall\": }", 400, "unreadable", "not_json", "", Some(2)),
        ("[]", 422, "invalid", "other_value", "", None),
    ];
    for (text, status, code, mistake, path, line) in cases {
        let request = hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*");
        let refused = said(request.body(text.to_owned())).await.refused(status, code);
        let first = &refused["mistakes"][0];
        assert_eq!((&first["code"], &first["path"]), (&json!(mistake), &json!(path)), "{refused}");
        assert_eq!(first["line"], json!(line), "{refused}");
        for language in ["zh", "en"] {
            let words = first["words"][language].as_str().unwrap();
            assert!(!words.is_empty() && !words.contains("the body is no JSON"), "said once: {refused}");
        }
    }
}
