//! Validation of windows, kiosks and boards.

use std::collections::BTreeSet;

use super::{Checker, Mistake, Named};
use crate::{KioskPlan, Plan};

impl Checker {
    pub(super) fn windows(&mut self, plan: &Plan) {
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        for (index, window) in plan.windows.iter().enumerate() {
            for (tier, list) in [("services", &window.services), ("helps", &window.helps)] {
                for (position, service) in list.iter().enumerate() {
                    if !services.contains(service.as_str()) {
                        let path = format!("windows[{index}].{tier}[{position}]");
                        self.unknown(path, Named::Service, service.as_str(), &services);
                    }
                }
            }
            if window.services.is_empty() && window.helps.is_empty() && !window.retired {
                self.warn(
                    format!("windows[{index}].services"),
                    Mistake::OffersNothing { window: window.id.to_string() },
                );
            }
        }
    }

    pub(super) fn kiosks(&mut self, plan: &Plan) {
        let known: BTreeSet<&str> = plan
            .services
            .iter()
            .map(|item| item.id.as_str())
            .chain(plan.departments.iter().map(|item| item.id.as_str()))
            .chain(plan.themes.iter().map(|item| item.id.as_str()))
            .collect();
        let mut blocks = Vec::new();
        for (index, kiosk) in plan.kiosks.iter().enumerate() {
            for (position, item) in kiosk.menu.iter().enumerate() {
                if !known.contains(item.as_str()) {
                    let path = format!("kiosks[{index}].menu[{position}]");
                    self.unknown(path, Named::MenuItem, item.as_str(), &known);
                }
            }
            self.languages(&format!("kiosks[{index}].languages"), &kiosk.languages);
            if kiosk.numbers.is_none() && !kiosk.more_numbers.is_empty() {
                self.error(format!("kiosks[{index}].more_numbers"), Mistake::NumbersFirst);
            }
            for (position, (first, last)) in kiosk.blocks().enumerate() {
                if first == 0 || last < first || last > 99_999 {
                    self.error(KioskPlan::path_of_block(index, position), Mistake::BadBlock { first, last });
                } else {
                    blocks.push((first, last, (index, position)));
                }
            }
        }
        self.overlapping(blocks);
    }

    /// Names blocks of numbers, with kiosk and position of each, that share numbers with another.
    fn overlapping(&mut self, mut blocks: Vec<(u32, u32, (usize, usize))>) {
        // Sorted by first number, a block overlaps an earlier one if it overlaps the one that reaches furthest.
        blocks.sort_unstable();
        let mut furthest: Option<(u32, u32, (usize, usize))> = None;
        for block in blocks {
            if let Some(other) = furthest.filter(|(_, reached, _)| block.0 <= *reached) {
                let (of, with) = if block.2 > other.2 { (block, other) } else { (other, block) };
                let (first, last, (index, position)) = of;
                let wrong = Mistake::BlockOverlaps { first, last, other: format!("kiosks[{}]", with.2.0) };
                self.error(KioskPlan::path_of_block(index, position), wrong);
            }
            if furthest.is_none_or(|(_, reached, _)| block.1 > reached) {
                furthest = Some(block);
            }
        }
    }

    pub(super) fn boards(&mut self, plan: &Plan) {
        let windows: BTreeSet<&str> = plan.windows.iter().map(|item| item.id.as_str()).collect();
        for (index, board) in plan.boards.iter().enumerate() {
            for (position, window) in board.windows.iter().enumerate() {
                if !windows.contains(window.as_str()) {
                    let path = format!("boards[{index}].windows[{position}]");
                    self.unknown(path, Named::Window, window.as_str(), &windows);
                }
            }
            self.languages(&format!("boards[{index}].languages"), &board.languages);
        }
    }
}
