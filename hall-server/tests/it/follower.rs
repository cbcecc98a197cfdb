//! A panic in what maintains a hall's replica: it is rebuilt, and what it shows is whole again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hall_core::HallId;
use hall_server::clock::Clock;
use hall_server::halls::{DataFolder, Halls};
use hall_server::live::follow::follow;
use hall_server::live::tail::{ReadTail, Tail};
use hall_server::live::{Hub, HubParts, LiveLimits, SentNow, View};
use hall_server::replica::Replica;
use hall_server::rollouts::Rollouts;
use hall_server::ticket_token::TicketTokens;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::hall::{PATIENCE, import};

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_panicked_is_rebuilt_and_its_watchers_get_snapshots() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), 2);
    let clock = Clock::wall();
    let halls = Arc::new(Halls::start(&DataFolder::new(data.path()), &clock).unwrap());
    let handle = halls.get(&HallId::new("test-hall").unwrap()).unwrap().clone();
    let replica = Arc::new(Replica::new(handle.id().clone()));
    let hub = Arc::new(Hub::new(HubParts {
        replica: replica.clone(),
        tokens: Arc::new(TicketTokens::open(data.path()).unwrap()),
        waits: Arc::default(),
        rollouts: Rollouts::start().unwrap(),
        clock,
        visit_url: "http://hall.example".into(),
        limits: LiveLimits::default(),
    }));
    let begun = Arc::new(AtomicU32::new(0));
    let read_tail: ReadTail = {
        let begun = begun.clone();
        Arc::new(move |_day| {
            assert!(begun.fetch_add(1, Ordering::AcqRel) >= 2, "a defect, the first two times");
            Tail::default()
        })
    };
    let (stop, stopped) = watch::channel(false);
    let mut watching = hub.attach(&View::Manager, None).unwrap();
    let follower = follow(handle, hub.clone(), read_tail, Arc::new(|_today| {}), stopped).unwrap();

    timeout(PATIENCE, replica.read_once()).await.expect("the copy is there in the end");
    assert_eq!(begun.load(Ordering::Acquire), 3);
    let restarted = async {
        loop {
            match watching.next_now() {
                Some(SentNow::Frame(_)) => return,
                Some(other) => panic!("its watchers stay: {other:?}"),
                None => tokio::task::yield_now().await,
            }
        }
    };
    timeout(PATIENCE, restarted).await.expect("whoever watches gets a snapshot");

    stop.send(true).unwrap();
    let ended = tokio::task::spawn_blocking(move || {
        follower.join().unwrap();
        halls.stop();
    });
    timeout(PATIENCE, ended).await.expect("it stops when it is told to").unwrap();
}
