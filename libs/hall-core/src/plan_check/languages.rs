//! Validation of languages: invalid codes, and languages that kiosks and boards show but texts lack.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Checker, Mistake};
use crate::{FURTHER_LANGUAGES_MAX, LanguageCode, Plan, Text};

/// The maximum number of texts named in one warning about a language.
const LACKING_NAMED_MAX: usize = 8;
/// The maximum number of languages of a kiosk or a board: Chinese, and as many as a text may have besides it.
const LISTED_MAX: usize = FURTHER_LANGUAGES_MAX + 1;
/// The maximum number of languages, over all kiosks and boards, for which texts are checked.
const LOOKED_FOR_MAX: usize = 32;

impl Checker {
    pub(super) fn languages(&mut self, path: &str, languages: &[Arc<str>]) {
        for (position, language) in languages.iter().enumerate() {
            if LanguageCode::new(language).is_err() {
                self.error(format!("{path}[{position}]"), Mistake::BadLanguage { language: language.clone() });
            }
        }
        if languages.is_empty() {
            self.error(path.into(), Mistake::NoLanguage);
        } else if languages.len() > LISTED_MAX {
            let (len, max) = (languages.len() - 1, LISTED_MAX - 1);
            self.error(path.into(), Mistake::TooManyLanguages { len, max });
        }
    }

    /// Warns once for each language that a kiosk or a board lists and that some text lacks. A language that is only
    /// listed by default may be absent from the whole plan: Chinese is enough then.
    pub(super) fn lacking(&mut self, plan: &Plan) {
        let texts = texts(plan);
        for (language, first) in listed(plan).into_iter().take(LOOKED_FOR_MAX) {
            let lacks = |text: &Text| !text.zh().is_empty() && !text.has(&language);
            let lacking: Vec<&String> = texts.iter().filter(|(_, text)| lacks(text)).map(|(path, _)| path).collect();
            if lacking.is_empty() || (first.is_default && texts.iter().all(|(_, text)| !text.has(&language))) {
                continue;
            }
            let more = if lacking.len() > LACKING_NAMED_MAX { ", …" } else { "" };
            let named: Vec<&str> = lacking.iter().take(LACKING_NAMED_MAX).map(|path| path.as_str()).collect();
            let texts = format!("{}{more}", named.join(", "));
            self.warn(first.path, Mistake::LanguageLacking { language, len: lacking.len(), texts });
        }
    }
}

/// A language listed by a kiosk or board.
struct Listed {
    path: String,
    /// Whether it is listed only by default, where the plan has no list.
    is_default: bool,
}

/// Returns the languages besides Chinese that kiosks and boards list, each at its first occurrence.
fn listed(plan: &Plan) -> BTreeMap<Arc<str>, Listed> {
    let kiosks =
        plan.kiosks.iter().enumerate().map(|(index, kiosk)| (format!("kiosks[{index}].languages"), &kiosk.languages));
    let boards =
        plan.boards.iter().enumerate().map(|(index, board)| (format!("boards[{index}].languages"), &board.languages));
    let mut found: BTreeMap<Arc<str>, Listed> = BTreeMap::new();
    for (path, languages) in kiosks.chain(boards) {
        let is_default = *languages == crate::plan::languages_default();
        for (position, language) in languages.iter().enumerate().filter(|(_, language)| ***language != *"zh") {
            let listed_languages = Listed { path: format!("{path}[{position}]"), is_default };
            match found.get_mut(language) {
                Some(known) if known.is_default && !is_default => *known = listed_languages,
                Some(_) => {}
                None => drop(found.insert(language.clone(), listed_languages)),
            }
        }
    }
    found.retain(|language, _| LanguageCode::new(language).is_ok());
    found
}

/// Returns the texts of a plan with their paths.
fn texts(plan: &Plan) -> Vec<(String, &Text)> {
    let mut texts = vec![("hall.name".to_owned(), &plan.hall.name)];
    let mut add = |path: String, text| texts.push((path, text));
    for (index, item) in plan.departments.iter().enumerate() {
        add(format!("departments[{index}].name"), &item.name);
    }
    for (index, item) in plan.classes.iter().enumerate() {
        add(format!("classes[{index}].name"), &item.name);
    }
    for (index, item) in plan.journeys.iter().enumerate() {
        add(format!("journeys[{index}].name"), &item.name);
    }
    for (index, item) in plan.themes.iter().enumerate() {
        add(format!("themes[{index}].name"), &item.name);
    }
    for (index, item) in plan.windows.iter().enumerate() {
        add(format!("windows[{index}].name"), &item.name);
    }
    for (index, item) in plan.services.iter().enumerate() {
        add(format!("services[{index}].name"), &item.name);
        for (position, document) in item.documents.iter().enumerate() {
            add(format!("services[{index}].documents[{position}]"), &document.text);
        }
        if let Some(fee) = &item.fee {
            add(format!("services[{index}].fee"), fee);
        }
        if let Some(elsewhere) = &item.elsewhere {
            add(format!("services[{index}].elsewhere.name"), &elsewhere.name);
            let address = elsewhere.address.iter();
            address.for_each(|address| add(format!("services[{index}].elsewhere.address"), address));
        }
    }
    texts
}
