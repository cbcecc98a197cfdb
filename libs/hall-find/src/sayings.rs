//! Everyday words and the words of plans: reads `sayings.txt`, whose head says what its lines mean.

use std::collections::BTreeMap;

const FILE: &str = include_str!("sayings.txt");

/// Everything the file says.
#[derive(Debug, Default)]
pub(crate) struct Sayings {
    /// Groups of words that mean the same.
    pub(crate) same: Vec<Vec<&'static str>>,
    /// Everyday words, and the words of plans that they lead to, the likeliest first.
    pub(crate) leads: Vec<(Vec<&'static str>, Vec<&'static str>)>,
    /// Words that say nothing about what somebody wants.
    pub(crate) idle: Vec<&'static str>,
    /// Words that make a service special.
    pub(crate) special: Vec<&'static str>,
    /// Characters that look alike, each with the first of its group.
    pub(crate) looks: BTreeMap<char, char>,
}

impl Sayings {
    pub(crate) fn read() -> Self {
        let mut sayings = Self::default();
        for line in FILE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(idle) = line.strip_prefix('~') {
                sayings.idle.extend(words(idle));
            } else if let Some(special) = line.strip_prefix('!') {
                sayings.special.extend(words(special));
            } else if let Some(alike) = line.strip_prefix('*') {
                sayings.add_looks(alike);
            } else if let Some((everyday, planned)) = line.split_once('>') {
                sayings.leads.push((words(everyday).collect(), words(planned).collect()));
            } else {
                sayings.same.push(line.split('=').flat_map(words).collect());
            }
        }
        sayings
    }

    fn add_looks(&mut self, alike: &'static str) {
        for group in words(alike) {
            let first = group.chars().next().unwrap_or_default();
            self.looks.extend(group.chars().map(|char| (char, first)));
        }
    }

    /// Returns the words by which somebody says that they mean a special service.
    pub(crate) fn ways_to_say(&self, special: &'static str) -> Vec<&'static str> {
        let same = self.same.iter().filter(|group| group.contains(&special)).flatten();
        let leads = self.leads.iter().filter(|(_, planned)| planned.iter().any(|word| word.contains(special)));
        let leads = leads.flat_map(|(everyday, _)| everyday);
        let mut ways: Vec<&'static str> = same.chain(leads).copied().chain([special]).collect();
        ways.sort_unstable();
        ways.dedup();
        ways
    }
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim).filter(|word| !word.is_empty())
}
