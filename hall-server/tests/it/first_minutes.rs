//! What an operator's first commands say.

use std::path::Path;
use std::process::Command;

use clap::Parser;
use hall_core::{HallId, Role};
use hall_server::cli::CliError;
use hall_server::cli::doctor::DoctorCommand;
use hall_server::cli::plan;
use hall_server::cli::token::TokenCommand;
use hall_server::cli::user::UserCommand;
use hall_server::cli::which_hall::WhichHall;
use hall_server::clock::Clock;
use hall_server::halls::DataFolder;
use hall_server::tls::{Authority, Speech, Tls};

use crate::engine::{MORNING, small_plan};
use crate::hall::import;

#[derive(Parser)]
struct Doctor {
    #[command(flatten)]
    command: DoctorCommand,
}

fn printed(command: impl FnOnce(&mut Vec<u8>) -> Result<(), CliError>) -> Result<String, String> {
    let mut out = Vec::new();
    command(&mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn who_only_looks_makes_no_folder_of_a_mistyped_path() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("mistyped");
    let doctor = Doctor::parse_from(["doctor", "--data", data.to_str().unwrap()]).command;
    let id = hall_core::Code::new("k1").unwrap();
    for said in [
        printed(|out| doctor.run(out)),
        printed(|out| UserCommand::List { data: data.clone() }.run(out)),
        printed(|out| UserCommand::Remove { name: "wang".into(), data: data.clone() }.run(out)),
        printed(|out| TokenCommand::List { data: data.clone() }.run(out)),
        printed(|out| TokenCommand::Remove { id, role: None, hall: None, data: data.clone() }.run(out)),
    ] {
        let said = said.unwrap_err();
        assert!(said.contains("there is no data folder") && said.contains("plan import"), "{said}");
        assert!(!data.exists());
    }
}

#[test]
fn who_imports_beside_a_running_server_learns_what_it_takes() {
    let (folder, clock) = (tempfile::tempdir().unwrap(), Clock::by_hand(MORNING));
    let data = DataFolder::new(folder.path());
    plan::import(small_plan(), &data, &clock).unwrap();
    let _server = data.lock().unwrap();
    let known = plan::import(small_plan(), &data, &clock).unwrap_err().to_string();
    assert!(known.contains(&format!("PUT /api/v1/halls/{}/plan", small_plan().hall.id)), "{known}");
    let mut annex = small_plan();
    annex.hall.id = HallId::new("annex").unwrap();
    let new = plan::import(annex, &data, &clock).unwrap_err().to_string();
    assert!(
        new.contains("stop it first") && !new.contains("PUT"),
        "nobody can put a plan of a hall that is not there: {new}"
    );
    assert!(!data.hall_folder(&HallId::new("annex").unwrap()).exists());
}

fn token_add(data: &Path, role: Role) -> String {
    token_add_for(data, role, None, None)
}

fn token_add_for(data: &Path, role: Role, url: Option<&str>, window: Option<&str>) -> String {
    let (hall, id) = (HallId::new("test-hall").unwrap(), hall_core::Code::new("k1").unwrap());
    let add = TokenCommand::Add {
        role,
        which: WhichHall { hall: Some(hall), all_halls: false },
        id: Some(id),
        url: url.map(str::to_owned),
        window: window.map(|id| hall_core::Code::new(id).unwrap()),
        data: data.to_owned(),
    };
    printed(|out| add.run(out)).unwrap()
}

#[test]
fn a_devices_token_comes_with_the_fingerprint_of_the_halls_own_authority_and_is_the_last_word() {
    let data = tempfile::tempdir().unwrap();
    let said = token_add(data.path(), Role::Kiosk);
    let fingerprint = Authority::open(data.path()).unwrap().fingerprint();
    assert!(said.contains(&format!("--ca-fingerprint {fingerprint}")), "{said}");
    assert!(said.trim_end().rsplit(' ').next().is_some_and(|token| token.len() > 20 && token != fingerprint), "{said}");
    assert!(!token_add(data.path(), Role::Clerk).contains("fingerprint"), "a program brings its own trust");
}

#[test]
fn a_screens_token_comes_with_the_link_that_its_browser_opens_where_the_servers_address_is_said() {
    let data = tempfile::tempdir().unwrap();
    let url = Some("https://hall.example/");
    let board = token_add_for(data.path(), Role::Board, url, None);
    let token = board.trim_end().rsplit(' ').next().unwrap();
    let link = format!("https://hall.example/tv#token={token}&next=/board.html%3Fboard%3Dk1%26hall%3Dtest-hall");
    assert!(board.lines().any(|line| line.ends_with(&link)), "{board}");
    let window = token_add_for(data.path(), Role::Board, url, Some("w1"));
    assert!(window.contains("&next=/window.html%3Fwindow%3Dw1%26hall%3Dtest-hall"), "{window}");
    assert!(!token_add_for(data.path(), Role::Kiosk, url, None).contains("tv#token"), "a kiosk opens its own page");
}

/// What the program says on its error output.
fn warned(data: &Path, arguments: &[&str]) -> String {
    let program = Command::new(env!("CARGO_BIN_EXE_hall-server")).args(arguments).arg("--data").arg(data).output();
    let output = program.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_token_of_a_device_window_or_hall_that_is_not_there_is_made_and_warned_of() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let data = folder.path();
    for (arguments, en, zh) in [
        (
            &["kiosk", "--id", "k9"][..],
            "the plan has no kiosk `k9`",
            "配置里没有取号机 `k9`，加进配置之前令牌对它无效；现有：k1, k2",
        ),
        (&["board", "--id", "mian"], "the plan has no board `mian`", "现有：main, other"),
        (&["board", "--id", "mian", "--all-halls"], "there are: main, other", "没有叫号屏 `mian`"),
        (
            &["board", "--id", "screen", "--url", "https://hall.example", "--window", "w9"],
            "the plan has no window `w9`",
            "现有：w1, w2",
        ),
        (&["kiosk", "--id", "k1", "--hall", "tset-hall"], "there is no hall `tset-hall`", "现有：test-hall"),
    ] {
        let said = warned(data, &[&["token", "add", "--role"], arguments].concat());
        assert!(said.contains(" WARN ") && said.contains(en) && said.contains(zh), "{arguments:?}: {said}");
    }
    for known in [
        &["kiosk", "--id", "k1"][..],
        &["board", "--id", "main"],
        &["board", "--id", "screen", "--url", "https://hall.example", "--window", "w1"],
        &["clerk", "--id", "tests"],
        &["kiosk"],
    ] {
        let said = warned(data, &[&["token", "add", "--role"], known].concat());
        assert!(!said.contains(" WARN "), "{known:?}: {said}");
    }
    let user = ["user", "add", "--name", "wang", "--role", "clerk", "--hall", "tset-hall"];
    let said = warned(data, &user);
    assert!(said.contains("there are: test-hall") && said.contains("里还没有大厅 `tset-hall`"), "{said}");
}

#[test]
fn a_pipe_in_place_of_a_file_that_somebody_names_is_refused_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
    let plan = hall_server::plan_file::read(&pipe).unwrap_err();
    assert!(plan[0].to_string().contains("no regular file"), "{}", plan[0]);
    let speech = Speech::Files { certificate: pipe.clone(), key: pipe.clone() };
    let refused = Tls::open(&speech, folder.path()).map(|_| ()).unwrap_err().to_string();
    assert!(refused.contains("no regular file"), "{refused}");
    let trust = hall_link::Trust::of(Some(pipe), None).client_config().map(|_| ()).unwrap_err().to_string();
    assert!(trust.contains("no regular file"), "{trust}");
}

#[test]
fn no_device_has_the_id_of_a_person_and_no_address_opens_something_else() {
    #[derive(clap::Parser)]
    struct Said {
        #[command(subcommand)]
        token: TokenCommand,
    }
    let said = |id: &str, url: &str| {
        Said::try_parse_from(["token", "add", "--role", "clerk", "--id", id, "--url", url, "--data", "d"])
            .map(|said| drop(said.token))
            .map_err(|error| error.to_string())
    };
    assert_eq!(said("c1", "https://hall.example:8443/queue"), Ok(()));
    assert!(said("p-96968cde31", "https://hall.example").unwrap_err().contains("people's"));
    for url in ["javascript:alert(1)", "nonsense url", "https://", "ftp://hall.example", "https://hall/?a=<script>"] {
        assert!(said("c1", url).is_err(), "{url}");
    }
}
