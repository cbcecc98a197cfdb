//! The index of a hall's plan: what server and kiosk build alike.

use std::sync::Arc;

use hall_core::{Journey, Plan, Service, Text};

use crate::{Entry, Hit, Index, Match, Popularity};

/// From so many services on, the last place is for visitors who do not know which service they need.
const ADVICE_FROM: usize = 4;

/// A service or journey that a hall offers.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Whether it is a journey of several services.
    pub is_journey: bool,
    /// Its name.
    pub name: Text,
    /// The id of its department; empty for a journey.
    pub department: String,
    /// The further words that the plan gives.
    pub keywords: Vec<Arc<str>>,
}

/// An offer that somebody may mean.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// The higher, the likelier; 0 if nothing speaks for it and it is only the nearest.
    pub score: f32,
    /// What speaks for it.
    pub why: Vec<Match>,
}

/// How many offers are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// At most so many.
    pub limit: usize,
    /// Journeys too.
    pub journeys: bool,
}

/// Finds what a hall offers, and the service for visitors who do not know which one they need.
#[derive(Debug)]
pub struct HallIndex {
    index: Index,
    offers: Vec<Offer>,
    advice: Option<usize>,
}

impl HallIndex {
    /// Builds the index of the services and journeys of a plan that are offered; retired services never are.
    #[must_use]
    pub fn new(plan: &Plan, has_service: impl Fn(&Service) -> bool, has_journey: impl Fn(&Journey) -> bool) -> Self {
        let services = plan.services.iter().filter(|service| !service.retired && has_service(service));
        let journeys = plan.journeys.iter().filter(|journey| has_journey(journey));
        let offers: Vec<Offer> = services.map(offer_of_service).chain(journeys.map(offer_of_journey)).collect();
        let index = Index::new(offers.iter().map(|offer| entry(plan, offer)).collect());
        let is_advice = |offer: &Offer| {
            !offer.is_journey && plan.hall.advice_service.as_ref().is_some_and(|id| id.as_str() == offer.id)
        };
        Self { index, advice: offers.iter().position(is_advice), offers }
    }

    /// Returns how popular services are that were taken so often.
    #[must_use]
    pub fn popularity(&self, taken: impl Fn(&Offer) -> u32) -> Popularity {
        self.index.popularity(|at| taken(&self.offers[at]))
    }

    /// Returns the offers that are wanted, the likeliest first. The advice service is among them: first if nothing speaks for
    /// any, else last, unless only a few are wanted.
    #[must_use]
    pub fn find(&self, typed: &str, wanted: Wanted, popularity: &Popularity) -> Vec<Found<'_>> {
        let Wanted { limit, journeys } = wanted;
        let others = if journeys { 0 } else { self.offers.iter().filter(|offer| offer.is_journey).count() };
        let mut hits = self.index.find(typed, limit + others, popularity);
        hits.retain(|hit| journeys || !self.offers[hit.entry].is_journey);
        hits.truncate(limit);
        if let Some(advice) = self.advice.filter(|_| limit > 0) {
            add_advice(&mut hits, advice, limit);
        }
        let found = |hit: Hit| Found { offer: &self.offers[hit.entry], score: hit.score, why: hit.why };
        hits.into_iter().map(found).collect()
    }
}

fn add_advice(hits: &mut Vec<Hit>, advice: usize, limit: usize) {
    let none = hits.first().is_none_or(|hit| hit.score <= 0.0);
    let known = hits.iter().position(|hit| hit.entry == advice);
    if !none && (known.is_some() || limit < ADVICE_FROM) {
        return;
    }
    let hit = known.map_or_else(|| Hit { entry: advice, score: 0.0, why: Vec::new() }, |at| hits.remove(at));
    hits.truncate(limit - 1);
    hits.insert(if none { 0 } else { hits.len() }, hit);
}

fn offer_of_service(service: &Service) -> Offer {
    Offer {
        id: service.id.to_string(),
        is_journey: false,
        name: service.name.clone(),
        department: service.department.to_string(),
        keywords: service.keywords.clone(),
    }
}

fn offer_of_journey(journey: &Journey) -> Offer {
    let (id, name) = (journey.id.to_string(), journey.name.clone());
    Offer { id, is_journey: true, name, department: String::new(), keywords: Vec::new() }
}

fn entry(plan: &Plan, offer: &Offer) -> Entry {
    let department = plan.departments.iter().find(|department| department.id.as_str() == offer.department);
    Entry {
        names: every(&offer.name),
        keywords: offer.keywords.iter().map(ToString::to_string).collect(),
        department: department.map(|department| every(&department.name)).unwrap_or_default(),
    }
}

fn every(text: &Text) -> Vec<String> {
    text.texts().map(|(_, text)| text.to_owned()).collect()
}
