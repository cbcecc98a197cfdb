//! Kiosks whose numbers the hall may not all know, as the reception sees them.

use hall_core::Role;
use serde_json::{Value, json};

use crate::hall::TestHall;

fn alone(to_merge: u32, refused: u32) -> Value {
    let alone = json!({"able": true, "as_of": 1, "to_merge": to_merge, "refused": refused, "low": false});
    json!({"type": "alone", "alone": alone})
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reception_is_informed_of_numbers_that_are_not_merged_and_of_kiosks_that_are_cut_off() {
    let hall = TestHall::start().await;
    let mut reception = hall.watch(Role::Reception, "view=kiosk:k1").await;
    let first = reception.next().await.unwrap();
    assert_eq!(first["body"]["unmerged"], Value::Null, "a kiosk that never came has issued nothing");
    let mut kiosk = hall.watch(Role::Kiosk, "view=kiosk:k1").await;
    kiosk.next().await.unwrap();
    kiosk.send(alone(3, 1)).await;
    let frame = reception.until(|frame| frame["body"]["unmerged"][0]["to_merge"] == 3).await;
    let row = &frame["body"]["unmerged"][0];
    assert_eq!((&row["kiosk"], &row["refused"], &row["numbers"]), (&json!("k1"), &json!(1), &json!([[90001, 90030]])));
    assert_eq!(row["away_since"], Value::Null, "it is connected");
    kiosk.send(alone(0, 0)).await;
    reception.until(|frame| frame["type"] == "change" && frame["body"]["unmerged"] == Value::Null).await;
    drop(kiosk);
    let frame = reception.until(|frame| frame["body"]["unmerged"][0]["kiosk"] == "k1").await;
    assert!(frame["body"]["unmerged"][0]["away_since"].as_i64() > Some(0), "{frame}");
    let mut kiosk = hall.watch(Role::Kiosk, "view=kiosk:k1").await;
    kiosk.next().await.unwrap();
    reception.until(|frame| frame["type"] == "change" && frame["body"]["unmerged"] == Value::Null).await;
}
