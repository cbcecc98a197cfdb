//! The counts of a day: the numbers of its series, the tickets of its services and classes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::layout::SeriesIx;
use crate::{ClassIx, Layout, Number, ServiceIx};

/// The day's counts, one per series, service or class of the layout.
///
/// They are derived from the day's facts and not from its tickets: a place given up is free again, a number never is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Counts {
    /// The last counter value issued in each series.
    numbers: Vec<u32>,
    /// How many tickets each service has issued.
    issued: Vec<u32>,
    /// How many of these were given up before being served.
    given_up: Vec<u32>,
    /// How many tickets hold each class, or held it when they ended.
    class_holders: Vec<u32>,
}

impl Counts {
    /// Resets all counts.
    pub(super) fn clear(&mut self) {
        [&mut self.numbers, &mut self.issued, &mut self.given_up, &mut self.class_holders].into_iter().for_each(
            |counts| {
                counts.iter_mut().for_each(|count| *count = 0);
            },
        );
    }

    /// Makes room for a layout's series, services and classes, and continues its counters after the numbers already
    /// issued: however a plan assigns a prefix to series, no number is issued twice in a day.
    pub(super) fn adopt<'a>(&mut self, layout: &Layout, given: impl Iterator<Item = &'a Number>) {
        self.issued.resize(layout.services.len(), 0);
        self.given_up.resize(layout.services.len(), 0);
        self.class_holders.resize(layout.classes.len(), 0);
        let mut last: BTreeMap<&str, u32> = BTreeMap::new();
        for (prefix, counter) in given.map(Number::parts) {
            if !layout.blocks.have(counter) {
                let last = last.entry(prefix).or_default();
                *last = counter.max(*last);
            }
        }
        let prefixes = layout.prefixes.iter();
        self.numbers = prefixes.map(|prefix| last.get(&**prefix).copied().unwrap_or(0)).collect();
    }

    /// Returns the last counter value issued in a series.
    pub(super) fn last_number(&self, series: SeriesIx) -> u32 {
        self.numbers.get(series.index()).copied().unwrap_or(0)
    }

    /// Records a counter value as issued in a series.
    pub(super) fn give_number(&mut self, series: SeriesIx, counter: u32) {
        let last = &mut self.numbers[series.index()];
        *last = counter.max(*last);
    }

    /// Returns how many tickets a service has issued.
    pub(super) fn issued(&self, service: ServiceIx) -> u32 {
        self.issued.get(service.index()).copied().unwrap_or(0)
    }

    /// Returns how many of a service's tickets were not given up before being served.
    pub(super) fn held(&self, service: ServiceIx) -> u32 {
        self.issued(service).saturating_sub(self.given_up.get(service.index()).copied().unwrap_or(0))
    }

    /// Counts a ticket issued for a service.
    pub(super) fn issue(&mut self, service: ServiceIx) {
        self.issued[service.index()] += 1;
    }

    /// Counts a ticket of a service that was given up before being served.
    pub(super) fn give_up(&mut self, service: ServiceIx) {
        self.given_up[service.index()] += 1;
    }

    /// Returns how many tickets hold a class, or held it when they ended.
    pub(super) fn class_holders(&self, class: ClassIx) -> u32 {
        self.class_holders.get(class.index()).copied().unwrap_or(0)
    }

    /// Counts a ticket that is granted a class.
    pub(super) fn grant(&mut self, class: ClassIx) {
        self.class_holders[class.index()] += 1;
    }

    /// Uncounts a ticket that no longer has a class.
    pub(super) fn take_class(&mut self, class: ClassIx) {
        let class_holders = &mut self.class_holders[class.index()];
        *class_holders = class_holders.saturating_sub(1);
    }
}
