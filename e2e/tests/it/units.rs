//! The systemd units that an operator installs: every option and setting that they name is one that the program knows.

use std::collections::BTreeSet;

use e2e::{Program, root};

/// A unit, the file of settings that goes with it, and how its program is asked for help.
const UNITS: [(&str, &str, &[&str]); 3] = [
    ("hall-server.service", "hall-server.env", &["serve", "--help"]),
    ("kiosk-client.service", "kiosk-client.env", &["--help"]),
    ("display-board@.service", "display-board.env", &["--help"]),
];

fn read(file: &str) -> String {
    std::fs::read_to_string(root().join("packaging").join(file)).unwrap()
}

/// The words of a unit's command, its lines joined.
fn command(unit: &str) -> Vec<String> {
    let joined = unit.replace("\\\n", " ");
    let line = joined.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
    line.split_whitespace().map(str::to_owned).collect()
}

/// Names of settings, those that are only suggested behind a `#` too.
fn settings(text: &str) -> BTreeSet<String> {
    let names = text.lines().filter_map(|line| line.trim_start_matches('#').split_once('=')).map(|(name, _)| name);
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    names.filter(is_name).map(str::to_owned).collect()
}

#[test]
fn units_name_only_options_that_the_programs_know() {
    for (unit, _, help) in UNITS {
        let words = command(&read(&format!("systemd/{unit}")));
        let program = words[0].strip_prefix("/usr/local/bin/").unwrap();
        let help_text = Program::output(program, help).unwrap();
        let known: BTreeSet<&str> = help_text.split(|c: char| c.is_whitespace() || c == ',').collect();
        for option in words.iter().filter(|word| word.starts_with("--")) {
            assert!(
                known.contains(option.as_str()),
                "{unit} gives {option}, which {program} does not know:\n{help_text}"
            );
        }
        for subcommand in words[1..].iter().take_while(|word| !word.starts_with("--")) {
            assert_eq!(subcommand, help[0], "{unit}");
        }
    }
}

#[test]
fn every_setting_is_used_and_every_setting_that_is_used_is_there() {
    for (unit, file, help) in UNITS {
        let text = read(&format!("systemd/{unit}"));
        let words = command(&text);
        let help_text = Program::output(words[0].rsplit('/').next().unwrap(), help).unwrap();
        let settings = settings(&read(&format!("etc/{file}")));
        let taken: BTreeSet<String> =
            words.iter().filter_map(|word| Some(word.strip_prefix("${")?.strip_suffix('}')?.to_owned())).collect();
        assert!(taken.is_subset(&settings), "{unit} takes {taken:?}, {file} has {settings:?}");
        for setting in settings.difference(&taken) {
            let named = help_text.contains(&format!("[env: {setting}"));
            assert!(named, "{file} has {setting}, which neither {unit} nor its program takes");
        }
    }
}

#[test]
fn units_are_hardened_and_start_again_after_a_failure() {
    for (unit, _, _) in UNITS {
        let text = read(&format!("systemd/{unit}"));
        for line in [
            "Type=notify",
            "Restart=on-failure",
            "ProtectSystem=strict",
            "NoNewPrivileges=yes",
            "WantedBy=multi-user.target",
        ] {
            assert!(text.lines().any(|found| found == line), "{unit} lacks {line}");
        }
        for name in ["StateDirectory=", "LimitNOFILE="] {
            assert!(text.lines().any(|found| found.starts_with(name)), "{unit} lacks {name}");
        }
    }
}

/// The units that show the kiosk's page.
const SCREENS: [&str; 2] = ["kiosk-screen.service", "kiosk-screen-x11.service"];

#[test]
fn systemd_reads_every_unit_without_a_complaint() {
    if std::process::Command::new("systemd-analyze").arg("--version").output().is_err() {
        // Only where there is a systemd can it be asked.
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let names = UNITS.iter().map(|(unit, ..)| *unit).chain(SCREENS);
    let files: Vec<_> = names.map(|unit| (unit.replace("@.", "@main."), read(&format!("systemd/{unit}")))).collect();
    for (name, text) in &files {
        // The programs are not installed here, and a display server need not be.
        let commands = text.lines().map(|line| match line.strip_prefix("ExecStart=") {
            Some(command) => format!("ExecStart=/bin/true {}", command.split_once(' ').unwrap_or_default().1),
            None => line.to_owned(),
        });
        let text: Vec<String> = commands.collect();
        std::fs::write(folder.path().join(name), text.join("\n") + "\n").unwrap();
    }
    let mut verify = std::process::Command::new("systemd-analyze");
    verify.arg("verify").args(["--man=no", "--recursive-errors=no"]);
    let said = verify.args(files.iter().map(|(name, _)| folder.path().join(name))).output().unwrap();
    let complaints = String::from_utf8_lossy(&said.stderr);
    let ours: Vec<&str> =
        complaints.lines().filter(|line| files.iter().any(|(name, _)| line.contains(name.as_str()))).collect();
    assert!(ours.is_empty(), "{ours:#?}");
}

#[test]
fn a_screen_starts_at_boot_comes_back_whatever_ends_it_and_shows_the_page_that_the_policy_allows() {
    let help = Program::output("kiosk-client", &["screen", "--help"]).unwrap();
    let known = settings(&read("etc/kiosk-screen.env"));
    assert!(!known.is_empty() && known.iter().all(|setting| help.contains(&format!("[env: {setting}"))), "{known:?}");
    for unit in SCREENS {
        let text = read(&format!("systemd/{unit}"));
        for line in ["Type=notify", "Restart=always", "StartLimitIntervalSec=0", "WantedBy=multi-user.target"] {
            assert!(text.lines().any(|found| found == line), "{unit} lacks {line}");
        }
        assert!(text.contains("/usr/local/bin/kiosk-client screen"), "{unit}");
    }
    let policy: serde_json::Value = serde_json::from_str(&read("chromium/kiosk-policy.json")).unwrap();
    assert_eq!(policy["URLBlocklist"], serde_json::json!(["*"]));
    let words = command(&read("systemd/kiosk-client.service"));
    let listen = words.iter().position(|word| word == "--listen").map(|option| &words[option + 1]).unwrap();
    let page = format!("http://{listen}");
    assert_eq!(policy["URLAllowlist"], serde_json::json!([page]));
    assert!(help.contains(&format!("[default: {page}]")), "{help}");
}
