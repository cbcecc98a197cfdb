//! The library and the command line of `firmware-config`, on real files.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use firmware_config::{Cutter, Layout, Library, StatusDialect, choose_panel, choose_printer};
use tempfile::TempDir;

/// Writes one file of profiles and gives its problems as `line:column path: detail | allowed`.
fn check(text: &str) -> Vec<String> {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("site.toml"), text).unwrap();
    let (_, problems) = Library::check(&[dir.path()]);
    problems.iter().map(|p| format!("{}:{} {}: {} | {}", p.line, p.column, p.path, p.detail, p.allowed)).collect()
}

#[test]
fn the_built_in_profiles_are_whole() {
    let (library, problems) = Library::check(&[]);
    assert_eq!(problems, []);
    let epson = library.printer("epson-tm-t88").unwrap();
    assert_eq!((epson.width_dots, epson.dots_per_inch, epson.paper_mm), (512, 180, 80));
    assert_eq!((epson.status_dialect, epson.cutter), (StatusDialect::Epson, Cutter::Partial));
    assert!(epson.status_job_done, "inherited from its parent");
    let strip = library.panel("strip-128x32").unwrap();
    assert_eq!((strip.width_px, strip.height_px, strip.layout), (128, 32, Layout::Strip));
    for id in ["generic-80mm", "generic-58mm", "file"] {
        assert!(library.printer(id).is_some(), "{id}");
    }
    for id in ["hall-192x96", "hall-256x128", "terminal"] {
        assert!(library.panel(id).is_some(), "{id}");
    }
}

#[test]
fn every_mistake_of_a_file_is_named_at_once_with_its_place_and_what_is_allowed() {
    let problems = check(
        r#"kind = "printer"
id = "kiosk-1"
inherits = "generic-80mm"
[media]
paper_mm = 580
with_dots = 576
[status]
dialect = "epsno"
job_done = "yes"
[cutt]
cutter = "full"
[output]
to = "ddp"
"#,
    );
    assert_eq!(
        problems,
        [
            "5:12 media.paper_mm: 580 is out of range | allowed: a whole number from 30 to 220",
            "6:1 media.with_dots: is not a known setting | allowed: dots_per_inch, paper_mm, print_mm_per_s, roll_m, width_dots; did you mean width_dots?",
            "8:11 status.dialect: \"epsno\" is not known here | allowed: \"epson\", \"star\", \"custom\", \"cashino\", \"masung\", \"loose\", \"none\"; did you mean \"epson\"?",
            "9:12 status.job_done: wants true or false, found string | allowed: true or false",
            "10:2 cutt: is not a known setting | allowed: kind, id, inherits, name, cut, line, media, models, presenter, raster, status, text, vendor; did you mean cut?",
            "12:2 output: is not a known setting | allowed: kind, id, inherits, name, cut, line, media, models, presenter, raster, status, text, vendor",
        ]
    );
}

#[test]
fn broken_toml_does_not_hide_a_wrong_value_elsewhere() {
    let problems =
        check("kind = \"panel\"\nid = \"p\"\ninherits = \"terminal\"\nname = \n[look]\nbrightness_percent = 0\n");
    assert!(problems.iter().any(|p| p.starts_with("4:")), "{problems:#?}");
    assert!(problems.iter().any(|p| p.starts_with("6:22 look.brightness_percent: 0 is out of range")), "{problems:#?}");
}

#[test]
fn what_does_not_go_together_is_refused_with_the_nearest_that_does() {
    let printer = "kind = \"printer\"\nid = \"k\"\ninherits = \"generic-80mm\"\n";
    assert_eq!(
        check(&format!("{printer}[media]\nwidth_dots = 575\n")),
        ["5:14 media.width_dots: 575 is not a multiple of 8 | a row is sent as whole bytes: 568 or 576"]
    );
    assert_eq!(
        check(&format!("{printer}[raster]\nband_rows = 64\n")),
        ["5:13 raster.band_rows: a band of 64 rows is 4608 bytes, the buffer holds 4096 | at most 56 rows"]
    );
    assert_eq!(
        check(&format!("{printer}[media]\npaper_mm = 58\n"))[0].split(" | ").next().unwrap(),
        // Nothing is wrong with the parent: the file that inherits left out what it needs.
        "1:1 media.width_dots: 576 dots are 72 mm wide, the paper is 58 mm"
    );
    assert_eq!(
        check(&format!("{printer}[line]\nplain_file = true\n")),
        ["5:14 line.plain_file: true, but a file answers nothing | allowed: false, or status.dialect \"none\""]
    );
    let panel = "kind = \"panel\"\nid = \"p\"\ninherits = \"terminal\"\n";
    assert_eq!(
        check(&format!("{panel}[output]\nto = \"ddp\"\naddress = \"10.0.8.21\"\n")),
        ["6:11 output.address: \"ddp\" needs output.address | allowed: HOST:PORT, such as \"10.0.8.21:4048\""]
    );
    assert!(check(&format!("{panel}[size]\nheight_px = 32\n"))[0].contains("\"hall\" does not fit on 160 × 32 pixels"));
}

#[test]
fn every_built_in_printer_feeds_a_ticket_past_the_knife_and_a_site_may_still_say_it_in_rows() {
    let library = Library::built_in();
    let rows = |id: &str| library.printer(id).unwrap().feed_rows();
    assert_eq!(rows("epson-tm-t88"), 107, "15 mm at 180 dpi");
    assert_eq!((rows("generic-80mm"), rows("file")), (136, 136), "17 mm at 203 dpi");
    assert_eq!(rows("generic-58mm"), 64, "8 mm to the tear bar");
    for printer in library.printers().filter(|printer| printer.cutter != Cutter::None) {
        assert!(printer.feed_rows() * 254 >= 15 * 10 * printer.dots_per_inch, "{}", printer.id);
    }
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("k1.toml");
    let profile = "kind = \"printer\"\nid = \"k1\"\ninherits = \"generic-80mm\"\n[cut]\n";
    for (setting, rows) in [("feed_rows = 130", 130), ("knife_mm = 15", 120)] {
        fs::write(&path, format!("{profile}{setting}\n")).unwrap();
        assert_eq!(choose_printer(None, path.to_str().unwrap()).unwrap().feed_rows(), rows, "{setting}");
    }
}

#[test]
fn a_line_too_slow_for_a_ticket_is_refused_with_the_speed_that_is_enough() {
    let printer = "kind = \"printer\"\nid = \"k\"\ninherits = \"generic-80mm\"\n[line]\nbytes_per_s = ";
    assert_eq!(
        check(&format!("{printer}480\n")),
        ["5:15 line.bytes_per_s: a ticket of 150 mm is 86328 bytes and takes 181 s, it has 120 s \
          | at least 726 bytes/s, narrower paper, or text.mode \"gb18030\""]
    );
    for enough in [726, 960] {
        assert_eq!(check(&format!("{printer}{enough}\n")), [""; 0], "{enough}");
    }
}

#[test]
fn a_profile_without_a_parent_must_say_everything() {
    let problems = check("kind = \"panel\"\nid = \"p\"\n");
    let missing: Vec<&str> = problems.iter().map(|p| p.split(':').nth(1).unwrap().trim_start_matches("1 ")).collect();
    assert_eq!(
        missing,
        ["look.brightness_percent", "look.colours", "look.layout", "output.to", "size.height_px", "size.width_px"]
    );
}

#[test]
fn a_kind_that_is_not_said_hides_no_other_mistake() {
    let problems = check("id = \"p\"\n[media]\npaper_mm = 5\n[cutt]\n");
    let paths: Vec<&str> = problems.iter().filter_map(|reported| reported.split([' ', ':']).nth(2)).collect();
    assert_eq!(paths, ["kind", "media.paper_mm", "cutt"], "{problems:#?}");
}

#[test]
fn what_is_inherited_and_does_not_fit_is_said_of_the_file_that_inherits_it() {
    let inherits = "kind = \"printer\"\nid = \"k\"\ninherits = \"generic-80mm\"\n[media]\npaper_mm = 58\n";
    let reported = check(inherits);
    assert!(reported[0].ends_with("; inherited from built-in printers/generic-80mm.toml:8"), "{reported:#?}");
}

#[test]
fn a_fifo_and_a_folder_that_holds_no_profiles_end_the_check_with_words() {
    let dir = TempDir::new().unwrap();
    let fifo = dir.path().join("fifo.toml");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let (_, problems) = Library::check(&[&fifo]);
    assert!(problems[0].to_string().contains("fifo.toml:1:1: cannot be read: it is no regular file"), "{problems:?}");
    let crowded = dir.path().join("site/crowded");
    fs::create_dir_all(&crowded).unwrap();
    (0..=1000).for_each(|at| fs::write(crowded.join(format!("{at}.toml")), "").unwrap());
    let site = dir.path().join("site");
    let (_, problems) = Library::check(&[&site]);
    assert_eq!((problems.len(), problems[0].file.as_str()), (1, site.to_str().unwrap()));
    assert!(problems[0].detail.contains("crowded: more than"), "{problems:?}");
}

#[test]
fn editors_get_every_setting_in_its_table_with_its_limits_words_and_help() {
    let answer = run(&["schema", "printer"]);
    let schema: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    let paper = &schema["properties"]["media"]["properties"]["paper_mm"];
    assert_eq!((&paper["minimum"], &paper["maximum"]), (&30.into(), &220.into()));
    assert_eq!(paper["description"], "Width of the paper roll.");
    let dialects = schema["properties"]["status"]["properties"]["dialect"]["oneOf"].as_array().unwrap();
    assert_eq!(
        dialects.iter().map(|it| it["const"].as_str().unwrap()).collect::<Vec<_>>(),
        ["epson", "star", "custom", "cashino", "masung", "loose", "none"]
    );
    assert_eq!(schema["required"], serde_json::json!(["kind", "id"]), "the rest may be inherited");

    let panel = firmware_config::schema(firmware_config::Kind::Panel);
    let output = &panel["properties"]["output"]["properties"];
    assert_eq!(output["to"]["enum"], serde_json::json!(["terminal", "png", "ddp"]));
    for setting in ["style", "dir", "address", "row_order"] {
        assert!(output[setting].is_object(), "{setting}: {output}");
    }
}

#[test]
fn circles_orphans_and_taken_ids_are_refused() {
    let dir = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    write("a.toml", "kind = \"printer\"\nid = \"a\"\ninherits = \"b\"\n");
    write("b.toml", "kind = \"printer\"\nid = \"b\"\ninherits = \"c\"\n");
    write("c.toml", "kind = \"printer\"\nid = \"c\"\ninherits = \"a\"\n");
    write("d.toml", "kind = \"panel\"\nid = \"d\"\ninherits = \"terminl\"\n");
    write("e.toml", "kind = \"panel\"\nid = \"terminal\"\ninherits = \"hall-192x96\"\n");
    write("f.toml", "kind = \"panel\"\nid = \"f\"\ninherits = \"file\"\n");
    let problems = Library::load(dir.path()).unwrap_err();
    let reported: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let all = reported.join("\n");
    for wanted in ["a.toml:3:12: inherits: goes in a circle", "a → b → c → a", "did you mean \"terminal\"?"] {
        assert!(all.contains(wanted), "{wanted}\n{all}");
    }
    for wanted in ["e.toml:1:1: id: \"terminal\" is taken by built-in", "f.toml:3:12: inherits: \"file\" is a printer"]
    {
        assert!(all.contains(wanted), "{wanted}\n{all}");
    }
}

#[test]
fn a_site_inherits_overrides_and_is_chosen_by_id_or_by_path() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join("printers")).unwrap();
    let path = dir.path().join("printers/k1.toml");
    fs::write(&path, "kind = \"printer\"\nid = \"k1\"\ninherits = \"epson-tm-t88\"\n[cut]\ncutter = \"full\"\n")
        .unwrap();
    for (profiles, choice) in
        [(Some(dir.path()), "k1"), (None, path.to_str().unwrap()), (Some(dir.path()), path.to_str().unwrap())]
    {
        let printer = choose_printer(profiles, choice).unwrap();
        assert_eq!((printer.id.as_str(), printer.cutter, printer.width_dots), ("k1", Cutter::Full, 512));
    }
    let problems = choose_panel(None, "strip-128x23").unwrap_err();
    assert!(problems[0].allowed.contains("did you mean \"strip-128x32\"?"), "{problems:?}");
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firmware-config")).args(arguments).output().unwrap()
}

#[test]
fn the_command_fails_on_a_mistake_and_shows_a_flat_profile_that_passes_its_own_check() {
    let dir = TempDir::new().unwrap();
    let bad = dir.path().join("bad.toml");
    fs::write(&bad, "kind = \"printer\"\nid = \"x\"\ninherits = \"generic-80mm\"\nmedia.width_dots = 7\nwidht = 1\n")
        .unwrap();
    let answer = run(&["check", bad.to_str().unwrap()]);
    let reported = String::from_utf8(answer.stderr).unwrap();
    assert_eq!(answer.status.code(), Some(1));
    assert!(
        reported.contains("bad.toml:4:20: media.width_dots: 7 is out of range") && reported.contains("2 problems"),
        "{reported}"
    );

    let answer = run(&["check", "--json", bad.to_str().unwrap()]);
    let problems: Vec<serde_json::Value> = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!((answer.status.code(), problems.len()), (Some(1), 2));

    let shown = run(&["show", "generic-58mm"]);
    let text = String::from_utf8(shown.stdout).unwrap();
    assert!(text.contains("width_dots = 384  # built-in printers/generic-58mm.toml:9"), "{text}");
    let good = dir.path().join("good.toml");
    fs::write(&good, text.replace("\"generic-58mm\"", "\"mine\"")).unwrap();
    assert_eq!(run(&["check", good.to_str().unwrap()]).status.code(), Some(0));
    assert!(Path::new(&good).exists());
}
