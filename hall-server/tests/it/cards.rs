//! Identity cards: checked, used as the plan says, and stored nowhere but as a keyed digest.

use std::path::Path;

use hall_core::{HallId, Role};
use hall_server::live::LiveLimits;
use serde_json::{Value, json};

use crate::hall::{PATIENCE, TestHall, import};

/// The example of GB 11643-1999.
const CARD: &str = "11010519491231002X";
const OTHER: &str = "110105194912310054";

async fn served(second_ticket: &str) -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let hall = TestHall::serve(folder, LiveLimits::default()).await;
    let read = hall.get(Role::Admin, "/plan").await;
    let (tag, mut plan) = (read.headers["etag"].clone(), read.body);
    plan["cards"] = json!({ "second_ticket": second_ticket });
    plan["classes"].as_array_mut().unwrap().iter_mut().find(|class| class["id"] == "elderly").unwrap()["from_age"] =
        json!(70);
    let put = hall.request(Some(Role::Admin), reqwest::Method::PUT, "/plan").header("if-match", tag).json(&plan);
    crate::hall::said(put).await.expect(200);
    hall
}

async fn take(hall: &TestHall, key: &str, card: &str, service: &str) -> crate::hall::Said {
    let body = json!({ "services": [service], "card": card });
    hall.post_with_key(Role::Kiosk, "/tickets", key, body).await
}

/// Names the files under a folder that hold the number.
fn holding(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(holding(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap_or_default();
            if bytes.windows(CARD.len() - 1).any(|part| part == &CARD.as_bytes()[..CARD.len() - 1]) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_ticket_for_one_service_is_refused_and_other_people_and_services_are_not() {
    let hall = served("refuse").await;
    let first = take(&hall, "k1", CARD, "card").await.expect(201);
    assert_eq!(take(&hall, "k1", CARD, "card").await.expect(200)["id"], first["id"], "a lost answer");
    let refused = take(&hall, "k2", "11010519491231002x", "card").await.refused(409, "second_ticket");
    assert!(refused["detail"].as_str().unwrap().contains(first["number"].as_str().unwrap()), "{refused}");
    assert!(!refused.to_string().contains("1101051949"), "{refused}");
    take(&hall, "k3", CARD, "advice").await.expect(201);
    take(&hall, "k4", OTHER, "card").await.expect(201);
    hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.expect(201);
    let now = hall.post(Role::Kiosk, "/cards", json!({ "card": CARD })).await.expect(200);
    assert_eq!(now["classes"], json!(["elderly"]));
    assert_eq!(now["tickets"].as_array().unwrap().len(), 2, "{now}");
    let path = format!("/tickets/{}/cancel", first["id"].as_str().unwrap());
    hall.post(Role::Reception, &path, json!({})).await.expect(200);
    take(&hall, "k5", CARD, "card").await.expect(201);
    let record: Value = hall.record().await.into();
    assert!(!record.to_string().contains("1101051949"), "never in the record");
    assert_eq!(holding(hall.folder.path()), Vec::<String>::new(), "and in no file");
    let folder = hall.stop().await;
    assert_eq!(holding(folder.path()), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_may_show_the_first_ticket_or_allow_a_second() {
    let hall = served("show").await;
    let first = take(&hall, "k1", CARD, "card").await.expect(201);
    let shown = take(&hall, "k2", CARD, "card").await.expect(200);
    assert_eq!((&shown["id"], &shown["token"]), (&first["id"], &first["token"]));
    let hall = served("allow").await;
    take(&hall, "k1", CARD, "card").await.expect(201);
    take(&hall, "k2", CARD, "card").await.expect(201);
    assert!(!hall.folder.path().join("halls/test-hall/cards.db").exists(), "nothing is kept that nobody reads");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_kiosks_at_once_issue_one_ticket_and_a_refused_one_leaves_the_card_free() {
    let hall = served("refuse").await;
    let asked = futures_util::future::join_all((0..6).map(|n| {
        let hall = &hall;
        async move { take(hall, &format!("k{n}"), CARD, "card").await.status.as_u16() }
    }))
    .await;
    assert_eq!(asked.iter().filter(|status| **status == 201).count(), 1, "{asked:?}");
    take(&hall, "n1", OTHER, "nothing").await.refused(422, "unknown_service");
    take(&hall, "n2", OTHER, "card").await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_number_is_refused_with_words_and_not_repeated() {
    let hall = served("refuse").await;
    for (card, code) in [("110105491231002", "card_old"), ("110105194912310021", "card_misread"), ("x", "card_misread")]
    {
        let refused = hall.post(Role::Kiosk, "/cards", json!({ "card": card })).await.refused(422, code);
        assert!(card.len() == 1 || !refused.to_string().contains(card), "{refused}");
        take(&hall, card, card, "card").await.refused(422, code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_is_gone_when_its_time_is_over() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let cards = hall_server::cards::Cards::in_folder(&hall.folder.path().join("halls/test-hall"));
    let key = hall_server::ticket_token::TicketTokens::with_key(&[7; 32]);
    let card = hall_server::cards::CardDigest::of(&key, &HallId::new("test-hall").unwrap(), CARD);
    let now = clock.now();
    let claim = hall_server::cards::Claim {
        card,
        services: vec!["card".into()],
        day: "2026-12-01".into(),
        ticket: hall_core::TicketId::from_u128(1),
        key: "k".into(),
        delete_after: now + 1_000,
    };
    assert_eq!(cards.claim(&claim, |_| false, now).unwrap(), None);
    clock.set(now + 2_000);
    let gone = async {
        while !cards.tickets(card, "2026-12-01").unwrap().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("the server deletes it");
}
