//! A defect in the engine of one hall: nobody is told that the hall is well, and its service comes back by itself.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hall_core::{Fact, HallId, Role, Timestamp};
use hall_record::{Epoch, Row};
use hall_server::ServerOptions;
use hall_server::engine::Private;
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::store::{EachRow, Entries, KeyFound, Store, StoreError};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::hall::{PATIENCE, TestHall, import, said};

/// A real store that panics at an entry while it is told to: in the middle of a transaction.
struct Defective {
    store: SqliteStore,
    panics: Arc<AtomicBool>,
}

async fn served(panics: &Arc<AtomicBool>) -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let options = ServerOptions::new(folder.path().into());
    let store = |folder: &Path, hall: &HallId| Defective {
        store: SqliteStore::in_folder(folder, hall),
        panics: panics.clone(),
    };
    TestHall::serve_over(folder, options, store).await
}

/// Asks again until the answer fits.
async fn until(what: &str, ask: impl AsyncFn() -> Value, fits: impl Fn(&Value) -> bool) -> Value {
    let asked = async {
        loop {
            let answer = ask().await;
            if fits(&answer) {
                return answer;
            }
        }
    };
    timeout(PATIENCE, asked).await.unwrap_or_else(|_late| panic!("not seen: {what}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hall_whose_engine_panics_says_so_and_serves_again_from_its_record() {
    let panics = Arc::new(AtomicBool::new(false));
    let hall = served(&panics).await;
    let anyone = async |path: &str| said(hall.request(None, Method::GET, path)).await.expect(200);
    hall.open("w1").await;
    hall.issue("card").await;
    let mut desk = hall.watch(Role::Clerk, "view=window:w1").await;
    let known = anyone("/status").await;
    assert_eq!((&known["open"], &known["fault"]), (&json!(true), &Value::Null));

    panics.store(true, Ordering::Release);
    let body = json!({"services": ["card"]});
    let cut = hall.post_with_key(Role::Kiosk, "/tickets", "visitor-2", body.clone()).await;
    cut.refused(503, "retry_same_key");
    // Somebody always comes: each try meets the defect, and the wait before the next is longer.
    let meanwhile = async |path: &str| {
        let refused = hall.post(Role::Kiosk, "/tickets", body.clone()).await;
        let code = refused.body["code"].as_str().unwrap();
        assert!(["engine_failed", "retry_same_key"].contains(&code), "{refused:?}");
        anyone(path).await
    };
    let status = until("a status", || meanwhile("/status"), |status| status["open"] == false).await;
    assert_eq!((&status["fault"], &status["until"]), (&json!("engine_failed"), &Value::Null));
    let listed = until("a list", || meanwhile("//api/v1/halls"), |halls| halls[0]["open"] == false).await;
    assert_eq!(listed[0]["fault"], "engine_failed");

    panics.store(false, Ordering::Release);
    let again = async || {
        let said = hall.post_with_key(Role::Kiosk, "/tickets", "visitor-2", body.clone()).await;
        json!({"status": said.status.as_u16(), "number": said.body["number"]})
    };
    let given = until("the ticket", again, |given| given["status"] == 201).await;
    assert_eq!(given["number"], "A002", "nothing of the broken transaction was kept");
    assert_eq!(anyone("/status").await["open"], true);
    // Who watches hears of what came after, too.
    hall.call_next("w1").await;
    desk.until(|frame| frame["body"]["present"]["ticket"]["number"] == "A001").await;
    let issued = hall.record().await.iter().filter(|entry| entry["facts"][0]["issued"].is_object()).count();
    assert_eq!(issued, 2);
    assert_eq!(hall.get(Role::Auditor, "/audit").await.expect(200)["whole"], true);
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_hall_has_panicked_still_stops_when_asked() {
    let panics = Arc::new(AtomicBool::new(false));
    let hall = served(&panics).await;
    hall.issue("card").await;
    panics.store(true, Ordering::Release);
    hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.refused(503, "retry_same_key");
    hall.stop().await;
}

impl Entries for Defective {
    fn epochs(&mut self) -> Result<Vec<Epoch>, StoreError> {
        self.store.epochs()
    }

    fn rows(&mut self, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
        self.store.rows(after, each)
    }

    fn snapshot(&mut self) -> Option<Vec<u8>> {
        self.store.snapshot()
    }
}

impl Store for Defective {
    fn open(&mut self) -> Result<(), StoreError> {
        self.store.open()
    }

    fn find_key(&mut self, key: &str) -> Result<Option<KeyFound>, StoreError> {
        self.store.find_key(key)
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        self.store.begin()
    }

    fn append(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        self.store.append(row)?;
        assert!(!self.panics.load(Ordering::Acquire), "the defect that this test is about");
        Ok(())
    }

    fn keep_private(&mut self, owner: &str, private: &Private, delete_after: Timestamp) -> Result<(), StoreError> {
        self.store.keep_private(owner, private, delete_after)
    }

    fn keep_private_until(&mut self, owner: &str, delete_after: Timestamp) -> Result<(), StoreError> {
        self.store.keep_private_until(owner, delete_after)
    }

    fn move_deletion_time(&mut self, from: Timestamp, to: Timestamp) -> Result<(), StoreError> {
        self.store.move_deletion_time(from, to)
    }

    fn find_private(&mut self, owner: &str, kind: &str) -> Result<Option<String>, StoreError> {
        self.store.find_private(owner, kind)
    }

    fn next_erasure(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.store.next_erasure()
    }

    fn scrub(&mut self) -> Result<bool, StoreError> {
        self.store.scrub()
    }

    fn mention(&mut self, seq: u64, facts: &[Fact]) -> Result<(), StoreError> {
        self.store.mention(seq, facts)
    }

    fn delete_private(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.store.delete_private(now)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.store.commit()
    }

    fn rollback(&mut self) {
        self.store.rollback();
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.store.probe()
    }

    fn keep_snapshot(&mut self, snapshot: &[u8]) -> Result<(), StoreError> {
        self.store.keep_snapshot(snapshot)
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.store.close()
    }
}
