//! Who may do what: every call of the table with every role, and with none.

use hall_core::Role;
use hall_server::accounts::ACCOUNT_ROLES;
use hall_server::http::{CALLS, Call, document};
use reqwest::Method;

use crate::hall::{TestHall, said};

fn path(call: &Call) -> String {
    let path = call.path.replace("{hall}", "test-hall").replace("{window}", "w1");
    let path = path
        .replace("{ticket}", "018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11")
        .replace("{token}", "none")
        .replace("{seq}", "1")
        .replace("{language}", "zh")
        .replace("{code}", "00000000");
    format!("//api/v1{path}")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_is_there_and_for_its_roles_only() {
    let hall = TestHall::start().await;
    for call in CALLS {
        let method: Method = call.method.parse().unwrap();
        let name = format!("{} {}", call.method, call.path);
        let nobody = said(hall.request(None, method.clone(), &path(call))).await;
        assert_ne!(nobody.status, 405, "{name}");
        if call.who.is_empty() {
            assert!(nobody.status != 403, "{name}: {}", nobody.body);
            continue;
        }
        nobody.refused(401, "not_signed_in");
        let forged = hall.request(None, method.clone(), &path(call)).bearer_auth("hall_forged");
        said(forged).await.refused(401, "not_signed_in");
        for role in ACCOUNT_ROLES {
            let answer = said(hall.request(Some(role), method.clone(), &path(call))).await;
            let allowed = call.who.split(' ').any(|name| name == role.as_str());
            let code = answer.body["code"].as_str().unwrap_or_default();
            assert_eq!(code != "not_allowed", allowed, "{name} by {}: {}", role.as_str(), answer.body);
            assert_ne!(answer.status, 401, "{name} by {}", role.as_str());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_its_own_hall_only() {
    let hall = TestHall::start().await;
    let elsewhere = hall.request(Some(Role::Manager), Method::GET, "//api/v1/halls/elsewhere/dashboard");
    said(elsewhere).await.refused(403, "not_allowed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calls_are_told_to_outside_parties_as_they_are() {
    let hall = TestHall::start().await;
    let told = said(hall.request(None, Method::GET, "//api/v1/openapi.json")).await.expect(200);
    assert_eq!(told, serde_json::to_value(document()).unwrap());
    for call in CALLS {
        let at = format!("/api/v1{}", call.path);
        assert!(told["paths"][&at][call.method.to_lowercase()].is_object(), "{at}");
    }
    let written = serde_json::to_string_pretty(&told).unwrap() + "\n";
    for reference in written.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(told["components"]["schemas"][name].is_object(), "{name} is referred to and described");
    }
    expect_test::expect_file!["../../../openapi.json"].assert_eq(&written);
}
