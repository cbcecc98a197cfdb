//! Tickets that a kiosk issued alone, as the call takes them: who may merge what, and values at their ends.

use hall_core::Role;
use serde_json::{Value, json};

use crate::hall::TestHall;

const MERGE: &str = "/tickets/merge";

/// Returns a ticket of today, issued alone by kiosk `k1`.
async fn ticket(hall: &TestHall, counter: u32) -> Value {
    let issued = hall.issue("advice").await;
    let day = hall.record().await.iter().find_map(|entry| entry["day"].as_str().map(ToOwned::to_owned));
    json!({
        "ticket": format!("018f0000-0000-7000-8000-0000000{counter}"), "number": format!("A{counter}"), "day": day,
        "arrived_at": issued["arrived_at"], "clock_offset_ms": 0, "services": ["card"], "printed": "printed",
    })
}

fn with(ticket: &Value, change: Value) -> Value {
    let mut ticket = ticket.clone();
    ticket.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    ticket
}

#[tokio::test(flavor = "multi_thread")]
async fn values_at_their_ends_are_bounded_or_refused() {
    let hall = TestHall::start().await;
    let ticket = ticket(&hall, 90001).await;
    let refused = [
        (json!({"services": vec!["card"; 10_000]}), 413, "too_large"),
        (json!({"services": vec!["card"; 9]}), 422, "bad_steps"),
        (json!({"services": []}), 422, "bad_steps"),
        (json!({"services": ["<b>"]}), 422, "invalid"),
        (json!({"number": "A90031"}), 409, "not_of_block"),
        (json!({"number": "A٩٠٠٠١"}), 409, "not_of_block"),
        (json!({"number": "a90001"}), 409, "not_of_block"),
        (json!({"number": "A090001"}), 409, "not_of_block"),
        (json!({"number": "A9000190001900019"}), 422, "invalid"),
        (json!({"day": "9999-12-31"}), 409, "day_not_begun"),
        (json!({"day": "today"}), 422, "invalid"),
        (json!({"printed": "perhaps"}), 422, "invalid"),
        (json!({"ticket": "A90001"}), 422, "invalid"),
    ];
    for (change, status, code) in refused {
        let what: String = change.to_string().chars().take(80).collect();
        let said = hall.post(Role::Kiosk, MERGE, with(&ticket, change)).await;
        assert_eq!((said.status.as_u16(), said.body["code"].as_str()), (status, Some(code)), "{what}: {}", said.body);
    }
    for role in [Role::Reception, Role::Clerk, Role::Manager] {
        hall.post(role, MERGE, ticket.clone()).await.refused(403, "not_allowed");
    }
    let extreme =
        json!({"arrived_at": i64::MIN, "clock_offset_ms": i64::MIN, "wait": {"low_s": u32::MAX, "high_s": 0}});
    let early = hall.post(Role::Kiosk, MERGE, with(&ticket, extreme)).await.expect(201);
    assert!(early["arrived_at"].as_i64() > Some(0), "not before the day began: {early}");
    let late = json!({
        "ticket": "018f0000-0000-7000-8000-000000090002", "number": "B90002", "arrived_at": i64::MAX,
        "clock_offset_ms": i64::MAX,
    });
    let late = hall.post(Role::Kiosk, MERGE, with(&ticket, late)).await.expect(201);
    assert!(late["arrived_at"].as_i64() <= late["now"].as_i64().or(Some(i64::MAX - 1)), "not in the future: {late}");
    hall.get(Role::Manager, "/record?after=0").await.expect(200);
    let again = with(&ticket, json!({"ticket": "018f0000-0000-7000-8000-000000090003"}));
    hall.post(Role::Kiosk, MERGE, again).await.refused(409, "number_given");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_of_an_earlier_day_is_answered_without_a_ticket_and_once() {
    let hall = TestHall::start().await;
    let ticket = with(&ticket(&hall, 90001).await, json!({"day": "2020-01-01", "arrived_at": i64::MIN}));
    hall.post_with_key(Role::Kiosk, MERGE, "press", ticket.clone()).await.expect(204);
    hall.post_with_key(Role::Kiosk, MERGE, "press", ticket).await.expect(204);
    let record = hall.record().await;
    let merged: Vec<&Value> = record.iter().filter(|entry| entry["kind"] == "merge").collect();
    assert_eq!(merged.len(), 1, "{merged:?}");
    assert_eq!(merged[0]["facts"][0]["expired_alone"]["issued"]["arrived_at"], 0);
}
