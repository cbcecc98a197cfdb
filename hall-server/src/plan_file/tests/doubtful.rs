//! Plans that probably do not do what their author intended.

use super::*;

#[test]
fn two_windows_with_one_label_in_one_area_are_refused_with_both_lines() {
    let full_width = with(SMALL, "label = \"2\"", "label = \"１\"");
    check(
        &full_width,
        &expect![[r#"
            city.toml:287:9: windows[0].label: `1` is the label of windows[1] too: nobody could tell where a call leads
            city.toml:296:9: windows[1].label: `１` is the label of windows[0] too: nobody could tell where a call leads
        "#]],
    );
    let by_case = with(&with(SMALL, "label = \"1\"", "label = \"B2\""), "label = \"2\"", "label = \"ｂ２\"");
    check(
        &by_case,
        &expect![[r#"
            city.toml:287:9: windows[0].label: `B2` is the label of windows[1] too: nobody could tell where a call leads
            city.toml:296:9: windows[1].label: `ｂ２` is the label of windows[0] too: nobody could tell where a call leads
        "#]],
    );
    let elsewhere = with(&full_width, "label = \"１\"\narea = \"A\"", "label = \"１\"\narea = \"Z\"");
    check(
        &elsewhere,
        &expect![[r#"
            city.toml:296:9: warning: windows[1].label: `１` is the label of windows[0] too, in another area
        "#]],
    );
}

#[test]
fn what_is_retired_and_still_named_and_what_is_far_too_much_is_warned_of() {
    let text = with(SMALL, "[[services]]\n", "[[services]]\nretired = true\n");
    let text = with(&text, "id = \"guidance\"\n", "id = \"guidance\"\nretired = true\n");
    let text = with(&text, "id = \"booked\"\n", "id = \"booked\"\nretired = true\n");
    let text = with(&text, "early_min = 30", "early_min = 3000");
    let text = format!("{text}\n[booking]\nown_networks = [\"0.0.0.0/0\", \"10.0.0.0/8\"]\n");
    check(
        &text,
        &expect![[r#"
            city.toml:10:18: warning: hall.advice_service: `guidance` is retired: whoever does not know the service gets no ticket
            city.toml:27:32: warning: journeys[0].steps[1]: `id-card` is retired: no ticket is given for this journey
            city.toml:358:13: warning: appointments[0].early_min: 3000 minutes are more than a day
            city.toml:362:9: warning: appointments[0].class: `booked` is retired, yet whoever books still gets it: name another class, or none
            city.toml:365:17: warning: booking.own_networks[0]: 0.0.0.0/0 takes in countless addresses of others, who may all book without the limits for strangers
        "#]],
    );
}

#[test]
fn what_may_be_booked_when_the_hall_is_never_open_is_warned_of() {
    let daily = "hours = [{ days = \"daily\", from = \"00:00\", to = \"24:00\" }]";
    let at_night = with(SMALL, daily, "hours = [{ days = \"daily\", from = \"18:00\", to = \"02:00\" }]");
    let open = |from: &str, to: &str| {
        let text = with(&at_night, "from = \"09:00\"", &format!("from = \"{from}\""));
        with(&text, "to = \"16:30\"", &format!("to = \"{to}\""))
    };
    for (from, to) in [("09:00", "18:20"), ("00:30", "01:30"), ("17:45", "18:30")] {
        let warned = parse("city.toml", &open(from, to)).expect("it is only doubtful").1;
        let codes: Vec<_> = warned.iter().map(|it| (it.problem.path.as_str(), it.problem.mistake.code())).collect();
        assert_eq!(codes, [("appointments[0].from", "never_open")], "{from} to {to}");
    }
    for (from, to) in [("17:30", "18:30"), ("18:00", "18:30"), ("22:00", "02:00"), ("09:00", "18:30")] {
        let warned = parse("city.toml", &open(from, to)).expect("it is right").1;
        assert!(warned.is_empty(), "{from} to {to}: {warned:?}");
    }
    let closed_then = with(&open("18:00", "20:00"), "hours = [{ days = \"daily\"", "hours = [{ days = \"sat,sun\"");
    assert_eq!(parse("city.toml", &closed_then).expect("it is only doubtful").1.len(), 1);
}

#[test]
fn a_label_that_calls_say_wrongly_is_warned_of_with_a_better_one() {
    for (label, better) in [("3号", "3"), ("窗口5", "5"), ("B7 号窗口", "B7"), ("②", "2"), ("Ⅳ", "IV"), ("№5", "No5")]
    {
        let text = with(SMALL, "label = \"2\"", &format!("label = \"{label}\""));
        let warned = parse("city.toml", &text).expect("it is only doubtful").1;
        let mistakes: Vec<_> = warned.into_iter().map(|it| (it.problem.path, it.problem.mistake)).collect();
        let expected = Mistake::LabelMisread { label: label.into(), better: better.into() };
        assert_eq!(mistakes, [("windows[1].label".to_owned(), expected)]);
    }
    for label in ["Ｂ２", "B 7", "东3", "二楼3", "第6", "窗口", "E\u{301}1"] {
        let text = with(SMALL, "label = \"2\"", &format!("label = \"{label}\""));
        assert!(parse("city.toml", &text).expect("it is right").1.is_empty(), "{label}");
    }
}

#[test]
fn two_services_of_a_department_with_one_name_are_warned_of() {
    let twice = with(SMALL, "zh = \"户口迁移（市内）\"", "zh = \"居民身份证 申领换领\"");
    let first = with(&twice, "zh = \"居民身份证申领换领\"", "zh = \"居民身份证　申领换领\"");
    check(
        &first,
        &expect![[r#"
            city.toml:122:15: warning: services[1].name.zh: `居民身份证 申领换领` is the name of services[0] of the same department too: visitors cannot tell them apart
        "#]],
    );
    assert!(parse("city.toml", &twice).expect("it is right").1.is_empty(), "a space tells them apart");
    let elsewhere = with(SMALL, "zh = \"结婚登记\"", "zh = \"居民身份证申领换领\"");
    assert!(parse("city.toml", &elsewhere).expect("it is right").1.is_empty(), "they are never side by side");
    let retired = with(&first, "id = \"household-transfer\"", "id = \"household-transfer\"\nretired = true");
    let names = |text: &str| parse("city.toml", text).expect("it is only doubtful").1;
    assert!(names(&retired).iter().all(|it| it.problem.mistake.code() != "name_twice"));
}
