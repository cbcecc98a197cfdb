//! The kiosk of a large hall on every screen, in every type, reach and language.

use super::*;

const CITY: &str = "city-main";
const CITY_ZONE: &str = "zone = \"Asia/Shanghai\"";
const CITY_LANGUAGES: &str = "languages = [\"zh\", \"en\"]";

/// The shipped city hall, always open, somewhere where it is noon, with a kiosk in every shipped language.
fn city_plan() -> String {
    let plan = std::fs::read_to_string(root().join("plans/city.toml")).unwrap();
    let (zone, _) = zone_where_it_is_noon();
    assert!(plan.contains(CITY_ZONE) && plan.contains(CITY_LANGUAGES), "the shipped plan has changed");
    let plan = plan.replace(CITY_ZONE, &format!("zone = \"{zone}\""));
    let plan = plan.replace(CITY_LANGUAGES, "languages = [\"zh\", \"en\", \"ko\"]");
    e2e::demo::open_all_day(&plan, 1.0).unwrap()
}

fn fits(width: u32, height: u32) {
    let folder = tempfile::tempdir().unwrap();
    let tickets = folder.path().join("tickets");
    std::fs::create_dir(&tickets).unwrap();
    let hall = Hall::start_named(CITY, Folder::Own(folder), &city_plan()).unwrap();
    let token = hall.token("kiosk", "k1").unwrap();
    let printer = format!("png:{}", tickets.display());
    let kiosk = Program::start(
        "kiosk-client",
        &[
            &["--server", hall.address(), "--hall", CITY, "--kiosk", "k1", "--token", &token][..],
            &["--printer", &printer, "--listen", "127.0.0.1:0"],
        ]
        .concat(),
    )
    .unwrap();
    let languages = hall_words::Language::ALL.map(hall_words::Language::code);
    let scene_facts = play(
        "fits.mjs",
        &json!({
            "kiosk": kiosk.address(), "hall": "市政务服务大厅", "sizes": [[width, height]], "languages": languages,
            "query": "公司", "found": { "zh": "公司设立登记", "en": "Founding a company" },
        }),
    );
    for (seen, pages) in scene_facts["pages"].as_object().unwrap() {
        assert!(pages.as_u64().unwrap() <= 10, "{seen}: the first screen has {pages} pages");
    }
}

#[test]
fn nothing_is_cut_on_an_upright_kiosk() {
    fits(1080, 1920);
}

#[test]
fn nothing_is_cut_on_a_wide_kiosk() {
    fits(1920, 1080);
}

#[test]
fn nothing_is_cut_on_a_nearly_square_kiosk() {
    fits(1280, 1024);
}

#[test]
fn nothing_is_cut_on_a_small_wide_kiosk() {
    fits(1366, 768);
}
