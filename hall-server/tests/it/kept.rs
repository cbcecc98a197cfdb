//! What a data folder keeps and a backup brings back: regular files only, tables of our own only, for their owner only.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use hall_core::Role;
use hall_server::accounts::Accounts;
use hall_server::audit;
use hall_server::backup::{self, BackupError, Trusted};
use hall_server::clock::Clock;
use hall_server::halls::DataFolder;
use hall_server::ticket_token::TicketTokens;
use hall_server::tls::Authority;
use tempfile::TempDir;

use crate::engine::{MORNING, hall_id, issue, number, reopened, small_plan};

const RECORD: &str = "halls/first-hall/record.db";

/// A data folder with all that a backup takes, and a backup of it.
struct Kept {
    _folder: TempDir,
    data: DataFolder,
    copy: PathBuf,
    again: DataFolder,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::new(&folder.path().join("data"));
        hall_server::cli::plan::import(small_plan(), &data, &Clock::by_hand(MORNING)).unwrap();
        reopened(&data.hall_folder(&hall_id())).turn(MORNING, &(1..40).map(issue).collect::<Vec<_>>());
        Accounts::open(data.path()).unwrap().add_token(Role::Kiosk, Some(&hall_id()), None, MORNING).unwrap();
        TicketTokens::open(data.path()).unwrap();
        Authority::open(data.path()).unwrap();
        let (copy, again) = (folder.path().join("copy"), DataFolder::new(&folder.path().join("again")));
        backup::back_up(&data, &copy).unwrap();
        Self { _folder: folder, data, copy, again }
    }

    fn restore(&self) -> Result<Vec<audit::Report>, BackupError> {
        let signed = self.copy.join("manifest").exists();
        let trusted = if signed { Trusted::Anybody } else { Trusted::Unsigned };
        backup::restore(&self.copy, &self.again, MORNING, &trusted)
    }

    /// Nothing is restored, and the reason has these words.
    fn refused(&self, words: &str) {
        let refused = self.restore().unwrap_err().to_string();
        assert!(refused.contains(words), "{refused}");
        assert!(self.again.hall_ids().unwrap().is_empty() && !self.again.accounts_file().exists(), "{words}");
        assert!(!self.again.path().join("restoring").exists());
    }
}

fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn sql(file: &Path, batch: &str) {
    rusqlite::Connection::open(file).unwrap().execute_batch(batch).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Names everything under a folder, itself too.
fn all_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let mut at = 0;
    while at < found.len() {
        if found[at].is_dir() {
            found.extend(fs::read_dir(&found[at]).unwrap().map(|entry| entry.unwrap().path()));
        }
        at += 1;
    }
    found
}

fn only_for_their_owner(folder: &Path) {
    for path in all_under(folder) {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        assert!(mode(&path) == wanted || path.ends_with("ca.pem"), "{}: {:o}", path.display(), mode(&path));
    }
}

#[test]
fn a_backup_brings_back_halls_accounts_keys_and_the_hall_s_authority() {
    let kept = Kept::new();
    assert_eq!(kept.restore().unwrap()[0].entries, audit::verify(&kept.data.record(&hall_id())).unwrap().entries);
    let same = |path: &str| {
        assert_eq!(fs::read(kept.data.path().join(path)).unwrap(), fs::read(kept.again.path().join(path)).unwrap());
    };
    ["ticket-token.key", "tls/authority.key"].into_iter().for_each(same);
    let fingerprint = |data: &DataFolder| Authority::open(data.path()).unwrap().fingerprint();
    assert_eq!(fingerprint(&kept.data), fingerprint(&kept.again));
    assert_eq!(Accounts::open(kept.again.path()).unwrap().tokens().unwrap().len(), 1);
    let mut restored = reopened(&kept.again.hall_folder(&hall_id()));
    assert_eq!(number(&restored.turn(MORNING, &[issue(50)]).answers[0]), "A040");
    drop(restored);
    only_for_their_owner(kept.again.path());
    only_for_their_owner(&kept.copy);
    assert!(matches!(kept.restore(), Err(BackupError::InTheWay(_))));
}

#[test]
fn a_link_in_place_of_any_file_or_folder_of_a_backup_is_refused() {
    for path in [RECORD, "accounts.db", "ticket-token.key", "tls/authority.key", "halls", "halls/first-hall", "tls"] {
        let kept = Kept::new();
        let (place, moved) = (kept.copy.join(path), kept.copy.with_file_name("elsewhere"));
        fs::rename(&place, &moved).unwrap();
        symlink(&moved, &place).unwrap();
        kept.refused(path);
    }
}

#[test]
fn a_pipe_in_place_of_any_file_of_a_backup_is_refused_and_not_waited_for() {
    for path in [RECORD, "accounts.db", "ticket-token.key", "tls/authority.key"] {
        let kept = Kept::new();
        fs::remove_file(kept.copy.join(path)).unwrap();
        pipe(&kept.copy.join(path));
        kept.refused("it is no regular file");
    }
}

#[test]
fn what_no_backup_has_is_refused_by_its_name() {
    for path in
        ["halls/first-hall/record.db-wal", "halls/first-hall/more.db", "notes.txt", "tls/other.key", "halls/.hidden"]
    {
        let kept = Kept::new();
        fs::write(kept.copy.join(path), "x").unwrap();
        kept.refused(path);
    }
}

#[test]
fn a_backup_with_a_trigger_a_view_or_another_table_is_refused() {
    for (file, batch, words) in [
        (RECORD, "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM private; END", "trigger `t`"),
        (RECORD, "CREATE VIEW v AS SELECT * FROM entries", "view `v`"),
        (RECORD, "ALTER TABLE private RENAME TO p; CREATE VIEW private AS SELECT * FROM p", "view `private`"),
        (RECORD, "DROP INDEX entries_number", "lacks the index `entries_number`"),
        ("accounts.db", "CREATE TRIGGER t AFTER INSERT ON tokens BEGIN DELETE FROM users; END", "trigger `t`"),
        ("accounts.db", "CREATE TABLE more (x)", "table `more`"),
    ] {
        let kept = Kept::new();
        sql(&kept.copy.join(file), batch);
        // The manifest would say that the file was changed; whoever made the change may have taken it away.
        fs::remove_file(kept.copy.join("manifest")).unwrap();
        kept.refused(words);
    }
}

#[test]
fn a_record_or_accounts_with_a_trigger_are_not_served_and_audit_names_it() {
    let kept = Kept::new();
    sql(&kept.data.path().join(RECORD), "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM private; END");
    let report = audit::verify(&kept.data.record(&hall_id())).unwrap();
    assert!(report.damages[0].what.contains("trigger `t`"), "{report:?}");
    let record = kept.data.hall_folder(&hall_id());
    let mut engine = hall_server::engine::turn::Engine::new(
        hall_id(),
        hall_server::engine::sqlite::SqliteStore::in_folder(&record, &hall_id()),
    );
    engine.turn(MORNING, &[]);
    assert!(format!("{:?}", engine.health()).contains("trigger `t`"), "{:?}", engine.health());
    sql(&kept.data.accounts_file(), "CREATE TRIGGER t AFTER INSERT ON tokens BEGIN DELETE FROM users; END");
    assert!(Accounts::open(kept.data.path()).is_err_and(|error| error.to_string().contains("trigger `t`")));
}

#[test]
fn a_link_or_a_pipe_in_the_data_folder_is_not_backed_up() {
    for path in [RECORD, "accounts.db", "ticket-token.key", "tls/authority.key"] {
        let kept = Kept::new();
        let place = kept.data.path().join(path);
        fs::rename(&place, kept.copy.with_file_name("elsewhere")).unwrap();
        symlink(kept.copy.with_file_name("elsewhere"), &place).unwrap();
        let to = |name: &str| kept.copy.with_file_name(name);
        assert!(backup::back_up(&kept.data, &to("second")).is_err(), "{path}: a link");
        fs::remove_file(&place).unwrap();
        pipe(&place);
        assert!(backup::back_up(&kept.data, &to("third")).is_err(), "{path}: a pipe");
    }
}

#[test]
fn what_older_programs_left_for_all_to_read_is_closed_when_the_folder_is_locked() {
    let kept = Kept::new();
    fs::write(kept.data.path().join("plan.toml"), "somebody else's").unwrap();
    for path in all_under(kept.data.path()) {
        fs::set_permissions(&path, fs::Permissions::from_mode(if path.is_dir() { 0o755 } else { 0o644 })).unwrap();
    }
    drop(kept.data.lock().unwrap());
    assert_eq!(mode(&kept.data.path().join("plan.toml")), 0o644, "what is not ours is left as it is");
    fs::remove_file(kept.data.path().join("plan.toml")).unwrap();
    only_for_their_owner(kept.data.path());
}
