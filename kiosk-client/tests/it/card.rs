//! An identity card at the kiosk: read from whatever sends a line, used for one ticket, shown and kept nowhere.

use hall_wire::KioskPrint;
use reqwest::Method;
use serde_json::json;

use crate::hall::{Hall, said};

/// The example of GB 11643-1999, as a reader sends it.
const LINE: &str = r#"{"name":"张三","idNumber":"11010519491231002X"}"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_used_for_the_next_ticket_and_forgotten() {
    let hall = Hall::start().await;
    let read = |line: &'static str| said(hall.touch(Method::POST, "/card").body(line));
    let refused = read("110105491231002").await.refused(422, "card_old");
    assert!(refused.contains("15") && !refused.contains("491231"), "{refused}");
    read("nothing").await.refused(422, "card_misread");
    let nothing = || said(hall.touch(Method::GET, "/card"));
    nothing().await.expect(204);
    assert_eq!(read(LINE).await.expect(200), json!({"classes": [], "tickets": []}));
    nothing().await.expect(200);
    let state = said(hall.touch(Method::GET, "/state")).await.expect(200);
    assert!(!state.to_string().contains("1101051949"), "no page gets it");
    hall.issue("card", "press-1").await.receipt(201);
    hall.printed(KioskPrint::Printed).await;
    nothing().await.expect(204);
    read(LINE).await.expect(200);
    said(hall.touch(Method::DELETE, "/card")).await.expect(204);
    nothing().await.expect(204);
}
