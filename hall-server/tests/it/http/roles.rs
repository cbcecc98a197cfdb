//! Who may do what: every operation of the table, with every role and with none, in the own hall and in another.

use hall_core::Role;
use hall_server::accounts::ACCOUNT_ROLES;
use hall_server::http::document;
use hall_server::http::operations::{Kind, Operation, RULES, Rule, may, roles_page};
use reqwest::Method;

use crate::hall::{TestHall, said};

/// What an operation is asked by: the method, and the path within a hall or the server.
fn asked(rule: &Rule, hall: &str) -> Option<(Method, String)> {
    let filled = |path: &str| {
        let path = path.replace("{hall}", hall).replace("{window}", "w1").replace("{board}", "main");
        let path = path.replace("{ticket}", "018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11").replace("{token}", "none");
        path.replace("{kiosk}", "k1").replace("{seq}", "1").replace("{language}", "zh").replace("{code}", "00000000")
    };
    match rule.kind {
        Kind::Request(method) => Some((method.parse().unwrap(), format!("//api/v1{}", filled(rule.path)))),
        Kind::View => Some((Method::GET, format!("//api/v1/halls/{hall}/live?view={}", filled(rule.path)))),
        Kind::Part => None,
    }
}

/// Returns whether a role may ask for what an operation is asked by: two views may have one name.
fn may_ask(role: Role, rule: &Rule) -> bool {
    RULES
        .iter()
        .zip(Operation::ALL)
        .any(|(same, operation)| same.path == rule.path && same.kind == rule.kind && may(role, *operation))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_for_its_roles_only_and_in_their_own_hall_only() {
    let hall = TestHall::start().await;
    let mut cases = 0;
    for rule in RULES {
        let Some((method, path)) = asked(rule, "test-hall") else { continue };
        let name = format!("{method} {path}");
        let nobody = said(hall.request(None, method.clone(), &path)).await;
        assert_ne!(nobody.status, 405, "{name}");
        if rule.roles.is_empty() {
            assert!(nobody.status != 403, "{name}: {}", nobody.body);
        } else {
            nobody.refused(401, "not_signed_in");
            let forged = hall.request(None, method.clone(), &path).bearer_auth("hall_forged");
            said(forged).await.refused(401, "not_signed_in");
        }
        for role in ACCOUNT_ROLES {
            let answer = said(hall.request(Some(role), method.clone(), &path)).await;
            let code = answer.body["code"].as_str().unwrap_or_default();
            assert_eq!(code != "not_allowed", may_ask(role, rule), "{name} by {}: {}", role.as_str(), answer.body);
            assert_ne!(answer.status, 401, "{name} by {}", role.as_str());
            cases += 1;
            let (Some((_, elsewhere)), false) = (asked(rule, "elsewhere"), rule.roles.is_empty()) else { continue };
            if elsewhere != path {
                let answer = said(hall.request(Some(role), method.clone(), &elsewhere)).await;
                assert_eq!(answer.body["code"], "not_allowed", "{elsewhere} by {} of test-hall", role.as_str());
                cases += 1;
            }
        }
    }
    assert!(cases > 700, "{cases} cases were tried");
}

#[test]
fn roles_that_only_read_change_nothing_and_administrators_run_no_queue() {
    for (rule, operation) in RULES.iter().zip(Operation::ALL) {
        let changes = matches!(rule.kind, Kind::Request("POST" | "PUT" | "DELETE")) && !rule.roles.is_empty();
        assert!(!changes || !may(Role::Auditor, *operation), "{operation:?}");
        assert!(!changes || !may(Role::Board, *operation), "{operation:?}");
        assert!(!changes || !may(Role::Admin, *operation) || *operation == Operation::ChangePlan, "{operation:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operations_are_described_to_outside_programs_as_they_are() {
    let hall = TestHall::start().await;
    let served = said(hall.request(None, Method::GET, "//api/v1/openapi.json")).await.expect(200);
    assert_eq!(served, serde_json::to_value(document()).unwrap());
    for (method, rule) in RULES.iter().filter_map(|rule| Some((rule.method()?, rule))) {
        let at = format!("/api/v1{}", rule.path);
        assert!(served["paths"][&at][method.to_lowercase()].is_object(), "{at}");
    }
    let written = serde_json::to_string_pretty(&served).unwrap() + "\n";
    for reference in written.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(served["components"]["schemas"][name].is_object(), "{name} is referred to and described");
    }
    expect_test::expect_file!["../../../openapi.json"].assert_eq(&written);
}

#[test]
fn the_page_of_roles_says_what_the_table_says() {
    expect_test::expect_file!["../../../../docs/roles.md"].assert_eq(&roles_page());
}
