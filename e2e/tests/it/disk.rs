//! A disk without room: a clear answer, nothing half done, and service again once there is room.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use e2e::{Caller, Folder, Hall, PlanShape, Program, Reply, plan_text, until};
use serde_json::json;

const DISK_MIB: u32 = 8;
const TICKETS_MAX: usize = 40_000;
const BACK_MAX: Duration = Duration::from_secs(30);

/// A small disk of the test's own, taken away again at its end.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// None, with the reason, where this user may not mount.
    fn mount() -> Result<Self, String> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={DISK_MIB}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder.path()).output();
        match mounted {
            Ok(output) if output.status.success() => Ok(Self(folder)),
            Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily, so that a server that is just ending does not keep it.
        let _gone = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_said_clearly_and_service_returns_when_there_is_room() {
    let disk = match SmallDisk::mount() {
        Ok(disk) => disk,
        Err(why) => return say(&format!("skipped: no disk can be mounted here: {why}")),
    };
    let shape = PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 };
    let hall = Hall::start_for_load_in(Folder::Given(disk.path().to_owned()), &plan_text("test-hall", shape)).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    let filler = disk.path().join("filler");
    let body = json!({ "services": ["s1"] });
    kiosk.post("/tickets", body.clone()).await.unwrap().expect(201).unwrap();
    fill(&filler);
    let (more, refused) = issue_until_refused(&kiosk).await;
    let confirmed = 1 + more;
    assert_eq!(refused.status, 503, "{refused:?}");
    assert!(refused.retry_after && !refused.text("detail").is_empty(), "{refused:?}");
    assert!(["disk_full", "retry_same_key"].contains(&refused.text("code")), "{refused:?}");

    std::fs::remove_file(&filler).unwrap();
    let again = until(BACK_MAX, "a ticket after there was room again", || async {
        kiosk.post("/tickets", body.clone()).await.ok().filter(|reply| reply.status == 201)
    });
    again.await.unwrap();
    assert_eq!(issued(&hall).await, confirmed + 1, "what was refused is not there");
    let (code, said) = hall.verify().unwrap();
    assert_eq!(code, Some(0), "{said}");
    hall.server().assert_clean_log(&["disk", "full", "record"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_starts_on_a_full_disk_says_so_and_loses_nothing() {
    let disk = match SmallDisk::mount() {
        Ok(disk) => disk,
        Err(why) => return say(&format!("skipped: no disk can be mounted here: {why}")),
    };
    let shape = PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 };
    let mut hall =
        Hall::start_for_load_in(Folder::Given(disk.path().to_owned()), &plan_text("test-hall", shape)).unwrap();
    let token = hall.token("kiosk", "k1").unwrap();
    let body = json!({ "services": ["s1"] });
    let filler = disk.path().join("filler");
    let mut confirmed = 0;
    for killed in [true, false] {
        let kiosk = Caller::new(&hall.base(), &token);
        for _ticket in 0..20 {
            kiosk.post("/tickets", body.clone()).await.unwrap().expect(201).unwrap();
            confirmed += 1;
        }
        if killed {
            hall.server_mut().kill().unwrap()
        } else {
            assert!(hall.server_mut().stop().unwrap().success())
        }
        fill(&filler);
        // It either does not start at all or answers that the disk is full.
        match hall.restart() {
            Err(said) => assert!(says_full(&format!("{said:#}")), "{said:#}"),
            Ok(()) => {
                let kiosk = Caller::new(&hall.base(), &token);
                // A log that is there already has room for some.
                let (more, refused) = issue_until_refused(&kiosk).await;
                confirmed += more;
                assert_eq!(refused.status, 503, "{refused:?}");
                assert!(["disk_full", "retry_same_key"].contains(&refused.text("code")), "{refused:?}");
                hall.server_mut().kill().unwrap();
            }
        }
        let doctor = Program::run("hall-server", &["doctor", "--data", disk.path().to_str().unwrap()]).unwrap();
        let said = [doctor.stdout, doctor.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
        assert!(said.contains("room     WARNING") && says_full(&said), "{said}");
        std::fs::remove_file(&filler).unwrap();
        hall.restart().unwrap();
    }
    assert_eq!(issued(&hall).await, confirmed);
    let (code, said) = hall.verify().unwrap();
    assert_eq!(code, Some(0), "{said}");
}

/// The system's own words, or SQLite's.
fn says_full(said: &str) -> bool {
    said.contains("No space left") || said.contains("full")
}

/// Takes tickets as long as there are any; gives how many, and the reply that was none.
async fn issue_until_refused(kiosk: &Caller) -> (usize, Reply) {
    for confirmed in 0..TICKETS_MAX {
        let reply = kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap();
        if reply.status != 201 {
            return (confirmed, reply);
        }
    }
    panic!("the disk was never full")
}

async fn issued(hall: &Hall) -> usize {
    let entries = hall.record().await.unwrap();
    let facts = entries.iter().filter_map(|entry| entry["facts"].as_array()).flatten();
    facts.filter(|fact| fact["issued"].is_object()).count()
}

/// Writes until there is no room left.
fn fill(file: &Path) {
    use std::io::Write as _;
    let mut file = std::fs::File::create(file).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
}

#[expect(clippy::print_stderr, reason = "a skipped test says why")]
fn say(text: &str) {
    eprintln!("{text}");
}
