//! A chain that was computed anew, and a backup that was changed, are noticed: heads and manifests are signed.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use hall_core::Role;
use hall_record::{Link, Walk};
use hall_server::accounts::Accounts;
use hall_server::audit;
use hall_server::backup::{self, BackupError, Trusted};
use hall_server::cli::CliError;
use hall_server::cli::audit::AuditCommand;
use hall_server::clock::Clock;
use hall_server::engine::Health;
use hall_server::engine::{schema, store::Entries as _};
use hall_server::halls::{DataFolder, Halls};
use hall_server::heads::{self, Head, HeadKey, Reached};
use hall_server::record::Reader;
use tempfile::TempDir;

use crate::engine::{DAY_MS, MORNING, hall_id, issue, reopened, small_plan};

const TICKETS: u128 = 40;

fn data_with_entries() -> (TempDir, DataFolder) {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::new(&folder.path().join("data"));
    hall_server::cli::plan::import(small_plan(), &data, &Clock::by_hand(MORNING)).unwrap();
    reopened(&data.hall_folder(&hall_id())).turn(MORNING, &(1..TICKETS).map(issue).collect::<Vec<_>>());
    (folder, data)
}

/// Starts the halls of a folder at a time and stops them, as a server would.
async fn run_at(data: &DataFolder, clock: &Clock) {
    let halls = Halls::start(data, clock).unwrap();
    let mut health = halls.get(&hall_id()).unwrap().watch_health();
    health.wait_for(|health| *health == Health::Ready).await.unwrap();
    tokio::task::spawn_blocking(move || halls.stop()).await.unwrap();
}

fn kept(data: &DataFolder) -> Vec<Head> {
    heads::kept(&data.hall_folder(&hall_id())).unwrap()
}

fn verify(data: &DataFolder, heads: Option<&Path>, signed_by: Option<&str>) -> (Result<(), CliError>, String) {
    let (data, heads) = (data.path().to_owned(), heads.map(Path::to_owned));
    let command = AuditCommand::Verify { data, hall: None, heads, signed_by: signed_by.map(str::to_owned) };
    let mut said = Vec::new();
    let verified = command.run(&mut said);
    (verified, String::from_utf8(said).unwrap())
}

/// Changes who made entry 34, and computes every link behind it anew: what whoever owns the file can do.
fn change_entry_34(data: &DataFolder) {
    let folder = data.hall_folder(&hall_id());
    let file = rusqlite::Connection::open(folder.join(schema::RECORD_FILE)).unwrap();
    file.execute("UPDATE entries SET actor = 'clerk:somebody-else' WHERE seq = 34", []).unwrap();
    let mut reader = Reader::open(&folder).unwrap();
    let mut walk = Walk::new(&hall_id(), reader.epochs().unwrap());
    let mut links: Vec<(u64, Link)> = Vec::new();
    reader
        .rows(0, &mut |row| {
            let link = walk.link_of(row);
            walk.skip_to(row.seq, link);
            links.push((row.seq, link));
            ControlFlow::Continue(())
        })
        .unwrap();
    for (seq, link) in links {
        file.execute("UPDATE entries SET chain = ?2 WHERE seq = ?1", (seq.cast_signed(), link)).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_changed_in_entry_34_with_the_chain_computed_anew_is_noticed() {
    let (folder, data) = data_with_entries();
    run_at(&data, &Clock::by_hand(MORNING)).await;
    let mut exported = Vec::new();
    AuditCommand::Heads { data: data.path().into(), hall: None }.run(&mut exported).unwrap();
    let elsewhere = folder.path().join("kept-by-the-city.txt");
    fs::write(&elsewhere, &exported).unwrap();
    let (whole, said) = verify(&data, Some(&elsewhere), None);
    assert!(whole.is_ok(), "{said}");

    change_entry_34(&data);
    let (broken, said) = verify(&data, None, None);
    assert!(broken.is_err() && said.contains("another link"), "{said}");
    // Who owns the folder can do away with its heads, and with its key too.
    fs::remove_file(data.hall_folder(&hall_id()).join(heads::HEADS_FILE)).unwrap();
    assert!(verify(&data, None, None).0.is_ok(), "the chain alone says nothing");
    let (broken, said) = verify(&data, Some(&elsewhere), None);
    assert!(broken.is_err() && said.contains("another link"), "{said}");
    fs::remove_file(data.head_key()).unwrap();
    run_at(&data, &Clock::by_hand(MORNING)).await;
    let key = exported.rsplit(|byte| *byte == b' ').next().map(|key| String::from_utf8_lossy(key).trim().to_owned());
    let (broken, said) = verify(&data, None, key.as_deref());
    assert!(broken.is_err() && said.contains("another key"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_that_are_gone_behind_a_head_are_noticed() {
    let (_folder, data) = data_with_entries();
    run_at(&data, &Clock::by_hand(MORNING)).await;
    let file = rusqlite::Connection::open(data.hall_folder(&hall_id()).join(schema::RECORD_FILE)).unwrap();
    file.execute_batch("DELETE FROM entries WHERE seq > 38; DELETE FROM mentions WHERE seq > 38").unwrap();
    fs::remove_file(data.hall_folder(&hall_id()).join("snapshot.json")).unwrap();
    let (broken, said) = verify(&data, None, None);
    assert!(broken.is_err() && said.contains("a signed head of 2026-11-23 has seen them"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_working_day_has_one_head_and_what_was_written_after_a_kill_is_signed_at_the_next_start() {
    let (_folder, data) = data_with_entries();
    run_at(&data, &Clock::by_hand(MORNING)).await;
    let first = kept(&data);
    assert_eq!((first.len(), first[0].since, first[0].day.as_str()), (1, 1, "2026-11-23"));
    // Entries, and then the power goes before anybody signs: an engine alone signs nothing.
    reopened(&data.hall_folder(&hall_id())).turn(MORNING, &[issue(100), issue(101)]);
    assert_eq!(kept(&data), first);
    let (whole, said) = verify(&data, None, None);
    assert!(whole.is_ok(), "{said}");
    run_at(&data, &Clock::by_hand(MORNING)).await;
    let second = kept(&data);
    assert_eq!((second.len(), second[0].since, second[0].seq), (1, 1, first[0].seq + 2));
    run_at(&data, &Clock::by_hand(MORNING + DAY_MS)).await;
    let third = kept(&data);
    assert_eq!((third.len(), third[1].since, third[1].day.as_str()), (2, second[0].seq + 1, "2026-11-24"));
    assert!(verify(&data, None, Some(&third[1].public)).0.is_ok());
}

#[test]
fn a_head_that_was_changed_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let key = HeadKey::open(&folder.path().join("head.key")).unwrap();
    assert_eq!(key.public(), HeadKey::open(&folder.path().join("head.key")).unwrap().public(), "the key is kept");
    let reached = Reached { epoch: "e".into(), day: None, seq: 7, link: [9; 32] };
    let line = Head::sign(&key, &hall_id(), &reached, 1).to_string();
    assert_eq!(line.parse::<Head>().unwrap().to_string(), line);
    for (at, byte) in line.bytes().enumerate() {
        let mut changed = line.clone().into_bytes();
        changed[at] = if byte == b'1' { b'2' } else { b'1' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(changed.parse::<Head>().is_err(), "{changed}");
    }
}

#[test]
fn an_admins_token_that_was_added_to_a_backup_is_noticed() {
    let (folder, data) = data_with_entries();
    Accounts::open(data.path()).unwrap().add_token(Role::Kiosk, Some(&hall_id()), None, MORNING).unwrap();
    let (copy, again) = (DataFolder::new(&folder.path().join("copy")), DataFolder::new(&folder.path().join("again")));
    let made = backup::back_up(&data, copy.path()).unwrap();
    let restore = |trusted| backup::restore(copy.path(), &again, MORNING, &trusted);
    assert!(verify(&copy, None, Some(&made.signed_by)).0.is_ok());
    assert!(verify(&copy, None, Some(&"0".repeat(64))).0.is_err(), "somebody else's key");
    assert!(matches!(restore(Trusted::Key("0".repeat(64))), Err(BackupError::SignedByAnother { .. })));

    // Another file in another place, written as the program itself would write it.
    let store = rusqlite::Connection::open(copy.accounts_file()).unwrap();
    store
        .execute("INSERT INTO tokens (hash, id, role, made_at, used_at) VALUES (zeroblob(32), 'x', 'admin', 1, 1)", [])
        .unwrap();
    drop(store);
    let (broken, said) = verify(&copy, None, None);
    assert!(broken.is_err_and(|error| error.to_string().contains("accounts.db")), "{said}");
    for trusted in [Trusted::Anybody, Trusted::Unsigned, Trusted::Key(made.signed_by.clone())] {
        assert!(matches!(restore(trusted), Err(BackupError::Changed(path)) if path == "accounts.db"));
    }
    fs::remove_file(copy.path().join("manifest")).unwrap();
    assert!(matches!(restore(Trusted::Anybody), Err(BackupError::Unsigned)));
    assert!(matches!(restore(Trusted::Key(made.signed_by)), Err(BackupError::Unsigned)));
    restore(Trusted::Unsigned).unwrap();
    assert!(audit::verify(&again.record(&hall_id())).unwrap().is_whole());
}

#[test]
fn the_key_may_lie_elsewhere_and_is_in_no_backup() {
    let (folder, data) = data_with_entries();
    let elsewhere = folder.path().join("elsewhere.key");
    let data = data.with_head_key(Some(elsewhere.clone()));
    let made = backup::back_up(&data, &folder.path().join("copy")).unwrap();
    assert_eq!(made.signed_by, HeadKey::read(&elsewhere).unwrap().public());
    assert!(!data.path().join(heads::KEY_FILE).exists() && !folder.path().join("copy").join(heads::KEY_FILE).exists());
}
