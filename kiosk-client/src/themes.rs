//! The themes of the kiosk's first screen: what the plan groups by matter of life, as far as the menu offers it. Pure.

use hall_core::{KioskPlan, Plan, Theme};
use hall_wire::{KioskDepartment, KioskOffer, KioskService, KioskTheme};

/// Returns the themes that offer something here. If the kiosk's menu lists themes, these alone, in its order.
pub(crate) fn themes(plan: &Plan, kiosk: Option<&KioskPlan>, menu: &[KioskDepartment]) -> Vec<KioskTheme> {
    let named = kiosk.map_or(&[][..], |kiosk| kiosk.menu.as_slice());
    let listed: Vec<&Theme> = named.iter().filter_map(|id| theme(plan, id.as_str())).collect();
    let all = || plan.themes.iter().collect();
    let wanted: Vec<&Theme> = if listed.is_empty() { all() } else { listed };
    let shown = wanted.into_iter().map(|theme| KioskTheme {
        id: theme.id.to_string(),
        name: theme.name.clone(),
        icon: theme.icon,
        offers: offers(theme, menu),
    });
    shown.filter(|theme| !theme.offers.is_empty()).collect()
}

/// Returns the plan's theme of this id.
pub(crate) fn theme<'a>(plan: &'a Plan, id: &str) -> Option<&'a Theme> {
    plan.themes.iter().find(|theme| theme.id.as_str() == id)
}

/// Returns a service or journey as others refer to it.
pub(crate) fn offer(service: &KioskService) -> KioskOffer {
    KioskOffer { id: service.id.clone(), journey: !service.steps.is_empty() }
}

/// Returns what a theme offers, each once, in the order of its list; a department's services in the order of the menu.
fn offers(theme: &Theme, menu: &[KioskDepartment]) -> Vec<KioskOffer> {
    let mut offers: Vec<KioskOffer> = Vec::new();
    for item in &theme.menu {
        let own = |department: &&KioskDepartment| department.id == item.as_str();
        let of_department = menu.iter().filter(own).flat_map(|department| &department.services);
        let all = menu.iter().flat_map(|department| &department.services);
        let found = all.filter(|service| service.id == item.as_str()).chain(of_department).map(offer);
        for offer in found {
            if !offers.contains(&offer) {
                offers.push(offer);
            }
        }
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::menu::menu;

    fn plan(kiosk_menu: &str) -> Plan {
        let plan = include_str!("../../plans/small.toml");
        let themes = r#"
            [[themes]]
            id = "register"
            name = { zh = "户口", en = "Household register" }
            icon = "id-card"
            menu = ["moving-in", "household-transfer", "public-security"]

            [[themes]]
            id = "marriage"
            name = { zh = "婚姻", en = "Marriage" }
            menu = ["marriage-registration"]
        "#;
        let start = plan.find("[[themes]]").unwrap_or(plan.len());
        let end = plan[start..].find("# ---- ").map_or(plan.len(), |at| start + at);
        let plan = format!("{}{themes}{}", &plan[..start], &plan[end..]);
        let (before, kiosk) = plan.split_once("id = \"k1\"\n").unwrap();
        let kiosk =
            kiosk.strip_prefix("menu = ").and_then(|menu| menu.split_once('\n')).map_or(kiosk, |(_, rest)| rest);
        let plan = format!("{before}id = \"k1\"\nmenu = {kiosk_menu}\n{kiosk}");
        hall_server::plan_file::parse("small.toml", &plan).unwrap().0
    }

    fn shown(kiosk_menu: &str) -> Vec<String> {
        let plan = plan(kiosk_menu);
        let kiosk = plan.kiosks.iter().find(|kiosk| kiosk.id.as_str() == "k1");
        let said = |theme: KioskTheme| {
            let offers = theme.offers.iter().map(|one| format!("{}{}", if one.journey { "+" } else { "" }, one.id));
            format!("{}: {}", theme.id, offers.collect::<Vec<_>>().join(" "))
        };
        themes(&plan, kiosk, &menu(&plan, kiosk)).into_iter().map(said).collect()
    }

    #[test]
    fn a_theme_offers_what_it_lists_each_once() {
        let expected =
            ["register: +moving-in household-transfer id-card residence-permit", "marriage: marriage-registration"];
        assert_eq!(shown("[]"), expected);
    }

    #[test]
    fn a_kiosk_shows_the_themes_of_its_own_menu() {
        assert_eq!(shown("[\"marriage\"]"), ["marriage: marriage-registration"], "the theme by name");
        let of_services = ["register: household-transfer", "marriage: marriage-registration"];
        assert_eq!(shown("[\"household-transfer\", \"civil-affairs\"]"), of_services, "what it offers");
    }
}
