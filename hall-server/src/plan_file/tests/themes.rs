//! Themes, services of other halls, and numbers without paper.

use super::*;

const THEME: &str = "[[themes]]\nid = \"register\"\n";

#[test]
fn a_theme_lists_what_the_plan_has_each_once_and_has_a_known_picture() {
    let text = with(
        SMALL,
        "menu = [\"public-security\", \"moving-in\"]",
        "menu = [\"public-securty\", \"id-card\", \"id-card\"]",
    );
    let text = with(&text, "menu = [\"marriage-registration\"]", "menu = []");
    let text = with(&text, "icon = \"umbrella\"", "icon = \"umbrela\"");
    check(
        &text,
        &expect![[r#"
        city.toml:49:9: themes[0].menu[0]: there is no department, journey or service `public-securty`; there are: public-security, id-card, guidance, social-card, civil-affairs, result-pickup, service-office, insure-resident, …
        city.toml:49:38: themes[0].menu[2]: `id-card` is in this theme already
        city.toml:54:8: themes[1].icon: `umbrela` is not allowed. Did you mean "umbrella"? It must be one of "accessibility", "baby", "briefcase", "building", "car", "droplets", "flower", "graduation-cap", "hammer", "hand-coins", "heart-handshake", "heart-pulse", "house", "id-card", "info", "key-round", "landmark", "leaf", "map", "medal", "piggy-bank", "plane", "receipt", "scale", "shield", "siren", "stamp", "stethoscope", "store", "ticket", "truck", "umbrella", "users", "utensils", "wheat", "zap"
        city.toml:61:8: themes[2].menu: is empty: a theme lists at least one department, journey or service
    "#]],
    );
    let text = with(
        SMALL,
        "menu = [\"public-security\", \"moving-in\"]",
        "menu = [\"public-securty\", \"id-card\", \"id-card\"]",
    );
    let text = with(&text, "menu = [\"marriage-registration\"]", "menu = []");
    check(
        &text,
        &expect![[r#"
        city.toml:49:9: themes[0].menu[0]: there is no department, journey or service `public-securty`; there are: public-security, id-card, guidance, social-card, civil-affairs, result-pickup, service-office, insure-resident, …
        city.toml:49:38: themes[0].menu[2]: `id-card` is in this theme already
        city.toml:61:8: themes[2].menu: is empty: a theme lists at least one department, journey or service
    "#]],
    );
}

#[test]
fn a_theme_has_an_id_and_a_name_of_its_own() {
    let text = with(SMALL, THEME, "[[themes]]\nid = \"civil-affairs\"\n");
    let text = with(&text, "id = \"marriage\"\n", "id = \"insurance\"\n");
    let text = with(&text, "zh = \"婚姻\", en", "zh = \"社保医保\", en");
    check(
        &text,
        &expect![[r#"
        city.toml:46:6: themes[0].id: `civil-affairs` is already the id of departments[1]
        city.toml:58:6: themes[2].id: `insurance` is already the id of themes[1]
        city.toml:59:8: warning: themes[2].name: `社保医保` is the name of themes[1] too: visitors cannot tell them apart
    "#]],
    );
}

#[test]
fn a_theme_of_what_is_retired_is_warned_of() {
    let text = with(SMALL, "id = \"marriage-registration\"\n", "id = \"marriage-registration\"\nretired = true\n");
    check(
        &text,
        &expect![[r#"
        city.toml:61:8: warning: themes[2].menu: all that it lists is retired: kiosks do not show the theme `marriage`
    "#]],
    );
}

#[test]
fn a_service_is_here_or_elsewhere_and_numbers_without_paper_need_a_kiosk() {
    let there = "elsewhere = { name = { zh = \"分厅\", en = \"Branch\" }, hall = \"first-hall\" }";
    let text = with(SMALL, "id = \"marriage-registration\"\n", &format!("id = \"marriage-registration\"\n{there}\n"));
    let there = "elsewhere = { name = { zh = \"分厅\", en = \"Branch\" }, service = \"card\" }";
    let text = with(&text, "id = \"id-card\"\n", &format!("id = \"id-card\"\n{there}\n"));
    check(
        &text,
        &expect![[r#"
        city.toml:103:13: warning: services[0].elsewhere: another hall provides `id-card`, and a window here too: kiosks only say where the other is
        city.toml:103:62: services[0].elsewhere.service: without `hall`, it is not known of which hall the service is
        city.toml:161:13: warning: services[3].elsewhere: another hall provides `marriage-registration`, and a window here too: kiosks only say where the other is
        city.toml:161:59: services[3].elsewhere.hall: `first-hall` is this hall: name the one that provides it, or leave it out
    "#]],
    );
    let kiosk = SMALL.split_once("[[kiosks]]").and_then(|(_, rest)| rest.split_once("\n\n")).unwrap().0;
    let text = with(SMALL, &format!("[[kiosks]]{kiosk}\n"), "");
    check(
        &with(&text, "[hall]\n", "[hall]\npaperless = true\n"),
        &expect![[r#"
        city.toml:5:13: warning: hall.paperless: there is no kiosk: this changes nothing
    "#]],
    );
}
