//! Which crate may depend on which, as stated in docs/architecture.md.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// The members, and the other members each may use. Members not listed here (e2e, xtask) may use anything.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("hall-alive", &[]),
    ("hall-core", &[]),
    ("hall-wire", &["hall-core"]),
    ("hall-words", &["hall-core", "hall-wire"]),
    ("hall-calendar", &["hall-core", "hall-wire", "hall-words"]),
    ("hall-voice", &["hall-words"]),
    ("hall-link", &["hall-wire"]),
    ("hall-record", &["hall-core"]),
    ("hall-sim", &["hall-core"]),
    ("hall-card", &["hall-core"]),
    ("hall-find", &["hall-core"]),
    ("hall-forecast", &["hall-core", "hall-record", "hall-sim"]),
    ("hall-ink", &[]),
    ("hall-web", &[]),
    (
        "hall-server",
        &[
            "hall-alive",
            "hall-calendar",
            "hall-card",
            "hall-core",
            "hall-find",
            "hall-forecast",
            "hall-record",
            "hall-voice",
            "hall-wire",
            "hall-words",
            "hall-web",
            "hall-sim",
        ],
    ),
    (
        "kiosk-client",
        &[
            "hall-alive",
            "hall-calendar",
            "hall-card",
            "hall-core",
            "hall-find",
            "hall-voice",
            "hall-wire",
            "hall-words",
            "hall-link",
            "hall-web",
            "hall-ink",
            "firmware-config",
        ],
    ),
    ("display-board", &["hall-alive", "hall-wire", "hall-words", "hall-link", "hall-ink", "firmware-config"]),
    ("firmware-config", &[]),
];
/// Members that nothing may depend on.
const USED_BY_NONE: [&str; 2] = ["e2e", "xtask"];
/// All dependencies of the core. The crates that describe its types to pages and outside parties are behind features: the plan is
/// written only once, and a core that only decides is built without them.
const CORE_USES: [&str; 4] = ["serde", "thiserror", "ts-rs", "utoipa"];
/// What the messages may use besides the core: ts-rs only behind its feature, serde_json for facts that are passed on unchanged.
const WIRE_USES: [&str; 5] = ["hall-core", "serde", "serde_json", "ts-rs", "utoipa"];

struct Member {
    name: String,
    /// Name, and whether it is optional; without dev-dependencies.
    uses: Vec<(String, bool)>,
    /// With dev-dependencies.
    all: BTreeSet<String>,
}

fn members() -> Vec<Member> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(crate::here::root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let member = |package: &Value| {
        let dependencies = package["dependencies"].as_array().unwrap();
        let shipped = dependencies.iter().filter(|dependency| dependency["kind"] != "dev");
        Member {
            name: text(&package["name"]),
            uses: shipped.map(|used| (text(&used["name"]), used["optional"].as_bool().unwrap())).collect(),
            all: dependencies.iter().map(|used| text(&used["name"])).collect(),
        }
    };
    metadata["packages"].as_array().unwrap().iter().map(member).collect()
}

#[test]
fn the_members_depend_on_each_other_only_as_the_design_allows() {
    let members = members();
    let names: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let rules: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut findings = Vec::new();
    for member in &members {
        for used in &member.all {
            if USED_BY_NONE.contains(&used.as_str()) {
                findings.push(format!("{} uses {used}: nothing may", member.name));
            }
        }
        let Some(allowed) = rules.get(member.name.as_str()) else {
            if !USED_BY_NONE.contains(&member.name.as_str()) {
                findings.push(format!("{} has no rule in {}", member.name, file!()));
            }
            continue;
        };
        for (used, _) in member.uses.iter().filter(|(used, _)| names.contains(used.as_str())) {
            if !allowed.contains(&used.as_str()) {
                findings.push(format!("{} uses {used}", member.name));
            }
        }
    }
    super::none(findings, "a member may use only what the table in docs/architecture.md says");
}

#[test]
fn the_core_uses_serde_and_thiserror_and_describers_of_types_only_behind_features() {
    check_uses("hall-core", &CORE_USES);
    check_describers("hall-core");
}

#[test]
fn the_messages_use_the_core_and_describers_of_types_only_behind_features() {
    check_uses("hall-wire", &WIRE_USES);
    check_describers("hall-wire");
}

fn check_describers(name: &str) {
    let members = members();
    let member = members.iter().find(|member| member.name == name).unwrap();
    for describer in ["ts-rs", "utoipa"] {
        assert!(
            member.uses.contains(&(describer.to_owned(), true)),
            "{describer} must be optional in {name}: devices do not ship it"
        );
    }
}

fn check_uses(name: &str, allowed: &[&str]) {
    let members = members();
    let member = members.iter().find(|member| member.name == name).unwrap();
    let other = member.uses.iter().filter(|(used, _)| !allowed.contains(&used.as_str()));
    super::none(other.map(|(used, _)| used.clone()).collect(), &format!("{name} may use only {allowed:?}"));
}

#[test]
fn every_member_keeps_the_workspace_lints() {
    let mut findings = Vec::new();
    for file in super::files().iter().filter(|file| file.ends_with("Cargo.toml") && file.components().count() > 1) {
        let manifest: toml::Table = super::read(file).parse().unwrap();
        let kept = manifest.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
        if kept != Some(true) {
            findings.push(file.display().to_string());
        }
    }
    super::none(findings, "a member's Cargo.toml says `[lints] workspace = true`");
}
