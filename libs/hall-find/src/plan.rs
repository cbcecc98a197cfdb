//! The index of a hall's plan: what server and kiosk build alike.

use hall_core::{Plan, Text};

use crate::{Entry, Hit, Index, Popularity};

/// From so many services on, the last place is for visitors who do not know which service they need.
const ADVICE_FROM: usize = 4;

/// Finds services of a hall, and the service for visitors who do not know which one they need.
#[derive(Debug)]
pub struct HallIndex {
    index: Index,
    advice: Option<String>,
}

impl HallIndex {
    /// Builds the index of the services and journeys that are offered.
    #[must_use]
    pub fn new(plan: &Plan, offered: impl Fn(&str) -> bool) -> Self {
        let services = plan.services.iter().filter(|service| !service.retired).map(|service| {
            let department = plan.departments.iter().find(|department| department.id == service.department);
            Entry {
                id: service.id.to_string(),
                names: every(&service.name),
                keywords: service.keywords.iter().map(ToString::to_string).collect(),
                department: department.map(|department| every(&department.name)).unwrap_or_default(),
            }
        });
        let journeys = plan.journeys.iter().map(|journey| Entry {
            id: journey.id.to_string(),
            names: every(&journey.name),
            ..Entry::default()
        });
        let entries: Vec<Entry> = services.chain(journeys).filter(|entry| offered(&entry.id)).collect();
        let advice = plan.hall.advice_service.as_ref().map(ToString::to_string);
        let advice = advice.filter(|advice| entries.iter().any(|entry| entry.id == *advice));
        Self { index: Index::new(entries), advice }
    }

    /// Returns how popular services are that were taken so often.
    #[must_use]
    pub fn popularity(&self, taken: impl Fn(&str) -> u32) -> Popularity {
        self.index.popularity(taken)
    }

    /// Returns at most `limit` services, the likeliest first. The advice service is among them: first if nothing speaks
    /// for any, else last, unless only a few are wanted.
    #[must_use]
    pub fn find(&self, typed: &str, limit: usize, popularity: &Popularity) -> Vec<Hit> {
        let mut hits = self.index.find(typed, limit, popularity);
        let Some(advice) = self.advice.as_ref().filter(|_| limit > 0) else { return hits };
        let none = hits.first().is_none_or(|hit| hit.score <= 0.0);
        let known = hits.iter().position(|hit| hit.id == *advice);
        if !none && (known.is_some() || limit < ADVICE_FROM) {
            return hits;
        }
        let hit = known.map_or_else(|| Hit { id: advice.clone(), score: 0.0, why: Vec::new() }, |at| hits.remove(at));
        hits.truncate(limit - 1);
        hits.insert(if none { 0 } else { hits.len() }, hit);
        hits
    }
}

fn every(text: &Text) -> Vec<String> {
    text.texts().map(|(_, text)| text.to_owned()).collect()
}
