//! Engines on their threads, in a data folder with its lock.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use hall_core::{HallId, Plan};
use hall_server::cli::plan::import;
use hall_server::clock::Clock;
use hall_server::engine::turn::RETRY_MS_MAX;
use hall_server::engine::{Answer, EngineError, FeedItem, HallHandle, Health};
use hall_server::halls::{DataError, DataFolder, Halls};

use super::{DAY_MS, MORNING, done, issue, number, small_plan, state};

const WAIT: Duration = Duration::from_secs(20);

fn plan_of(id: &str) -> Plan {
    let mut plan = small_plan();
    plan.hall.id = HallId::new(id).unwrap();
    plan
}

fn folder_with(halls: &[&str]) -> (tempfile::TempDir, DataFolder, Clock) {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::new(folder.path());
    let clock = Clock::by_hand(MORNING);
    for hall in halls {
        import(plan_of(hall), &data, &clock).unwrap();
    }
    (folder, data, clock)
}

fn hall(halls: &Halls, id: &str) -> HallHandle {
    halls.get(&HallId::new(id).unwrap()).unwrap().clone()
}

async fn ready(handle: &HallHandle) {
    let mut health = handle.watch_health();
    tokio::time::timeout(WAIT, health.wait_for(|health| *health == Health::Ready)).await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_kiosks_send_everything_twice_and_no_number_is_missing_or_double() {
    const KIOSKS: u128 = 16;
    const TICKETS: u128 = 200;
    let (_folder, data, clock) = folder_with(&["busy"]);
    let halls = Halls::start(&data, &clock).unwrap();
    let mut kiosks = Vec::new();
    for kiosk in 0..KIOSKS {
        let handle = hall(&halls, "busy");
        kiosks.push(tokio::spawn(async move {
            let mut numbers = Vec::new();
            for ticket in 0..TICKETS {
                let request = issue(kiosk * 1_000 + ticket);
                let (first, second) = tokio::join!(handle.submit(request.clone()), handle.submit(request));
                assert_eq!(number(&first), number(&second));
                assert_ne!(done(&first).repeated, done(&second).repeated);
                numbers.push(number(&first));
            }
            numbers
        }));
    }
    let mut all = BTreeSet::new();
    for kiosk in kiosks {
        all.extend(kiosk.await.unwrap());
    }
    // The plan keeps a block of each series for the kiosk; counters skip it.
    let (low, high) = plan_of("busy").kiosks[0].numbers.unwrap();
    let counters = (1..).filter(|counter| !(low..=high).contains(counter));
    let expected: BTreeSet<String> = counters.take(3_200).map(|counter| format!("A{counter:03}")).collect();
    assert_eq!(all, expected);
    halls.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn halls_of_one_server_do_not_touch_each_other() {
    let (_folder, data, clock) = folder_with(&["east", "west", "broken"]);
    std::fs::write(data.hall_folder(&HallId::new("broken").unwrap()).join("record.db"), "this is no record").unwrap();
    let halls = Halls::start(&data, &clock).unwrap();
    for id in ["east", "west"] {
        assert_eq!(number(&hall(&halls, id).submit(issue(1)).await), "A001", "{id}");
    }
    let broken = hall(&halls, "broken").submit(issue(1)).await;
    assert!(matches!(&broken, Err(EngineError::Fault(fault)) if fault.code == "record_damaged"), "{broken:?}");
    assert!(matches!(hall(&halls, "broken").health(), Health::Faulty { .. }));
    assert_eq!(halls.iter().count(), 3);
    halls.stop();
}

#[test]
fn a_folder_in_use_is_refused_and_says_what_to_do_instead() {
    let (_folder, data, clock) = folder_with(&["east"]);
    let lock = data.lock().unwrap();
    assert!(matches!(data.lock(), Err(DataError::InUse { .. })));
    let refused = import(plan_of("east"), &data, &clock).unwrap_err().to_string();
    assert!(refused.contains("PUT /api/v1/halls/east/plan"), "{refused}");
    drop(lock);
    import(plan_of("east"), &data, &clock).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_accepted_before_a_stop_is_answered_and_kept() {
    let (_folder, data, clock) = folder_with(&["east"]);
    let halls = Halls::start(&data, &clock).unwrap();
    let handle = hall(&halls, "east");
    ready(&handle).await;
    let asked: Vec<_> = (0..500)
        .map(|bits| {
            (
                bits,
                tokio::spawn({
                    let handle = handle.clone();
                    async move { handle.submit(issue(bits)).await }
                }),
            )
        })
        .collect();
    tokio::task::spawn_blocking({
        let halls = Arc::new(halls);
        move || halls.stop()
    })
    .await
    .unwrap();
    assert_eq!(handle.health(), Health::Stopped);
    let mut kept = BTreeSet::new();
    for (bits, answer) in asked {
        match answer.await.unwrap() {
            Ok(Answer::Done(done)) => assert!(kept.insert((bits, done.ticket.unwrap().ticket.number))),
            Err(EngineError::Stopping) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(matches!(handle.submit(issue(9_999)).await, Err(EngineError::Stopping)));
    let loaded = data.record(&HallId::new("east").unwrap()).load().unwrap();
    let recorded: BTreeSet<_> =
        loaded.hall.tickets().iter().map(|ticket| (ticket.id.as_u128(), ticket.number)).collect();
    assert_eq!(recorded, kept);
    assert_eq!(loaded.replayed, 0, "the stop left a snapshot");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_has_the_hall_and_then_every_entry_in_order() {
    let (_folder, data, clock) = folder_with(&["east"]);
    let halls = Halls::start(&data, &clock).unwrap();
    let handle = hall(&halls, "east");
    let mut feed = handle.feed();
    let Some(FeedItem::Reset { hall: mut replica, mut seq, epoch }) = feed.next().await else { panic!("no hall") };
    assert_eq!(epoch, handle.epoch());
    for bits in 0..50 {
        assert!(handle.submit(issue(bits)).await.is_ok());
    }
    clock.set(MORNING + DAY_MS);
    while replica.day() == loaded_day(MORNING) || seq < 54 {
        let item = tokio::time::timeout(WAIT, feed.next()).await.unwrap().unwrap();
        let FeedItem::Entries(entries) = item else { panic!("{item:?}") };
        for entry in entries.iter() {
            assert_eq!(entry.seq, seq + 1);
            seq = entry.seq;
            entry.facts.iter().for_each(|fact| replica.apply(entry.at, fact));
        }
    }
    halls.stop();
    let loaded = data.record(&HallId::new("east").unwrap()).load().unwrap();
    assert_eq!(state(Some(&replica)), state(Some(&loaded.hall)));
    assert!(feed.next().await.is_none());
}

fn loaded_day(_: hall_core::Timestamp) -> Option<hall_core::Day> {
    "2026-11-23".parse().ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_that_is_full_says_so() {
    let (_folder, data, clock) = folder_with(&["east"]);
    let halls = Halls::start(&data, &clock).unwrap();
    let handle = hall(&halls, "east");
    ready(&handle).await;
    // Holding the record keeps the engine in its turn while the queue fills.
    let other = rusqlite::Connection::open(data.hall_folder(handle.id()).join("record.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting: Vec<_> = (0..5_000)
        .map(|bits| {
            tokio::spawn({
                let handle = handle.clone();
                async move { handle.submit(issue(bits)).await }
            })
        })
        .collect();
    let mut busy = 0;
    for answer in waiting {
        busy += u32::from(matches!(answer.await.unwrap(), Err(EngineError::Busy)));
    }
    assert!(busy > 0);
    other.execute_batch("ROLLBACK").unwrap();
    clock.set(MORNING + RETRY_MS_MAX);
    ready(&handle).await;
    assert!(handle.submit(issue(1)).await.is_ok());
    halls.stop();
}
