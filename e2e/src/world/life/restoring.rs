//! Backups of the record, and a hall that lives on from one.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{Timestamp, WindowId};

use super::Life;
use super::answering::Given;
use crate::world::alone::Papers;
use crate::world::disk::Disk;
use crate::world::model::Model;

/// A copy of the record, and what everybody may expect of a hall that has it.
pub(super) struct Backup {
    disk: Disk,
    model: Model,
    given: BTreeMap<Arc<str>, Given>,
    papers: Papers,
    calls: Vec<(u64, Timestamp, WindowId)>,
}

impl Life {
    pub(super) fn back_up(&mut self) {
        if self.model.seq == 0 || self.server.seq() != self.model.seq {
            return;
        }
        let Some(disk) = self.server.backup() else { return };
        let (given, papers) = (self.given.clone(), self.papers.clone());
        let (model, calls) = (self.model.clone(), self.watching.calls.clone());
        self.backup = Some(Box::new(Backup { disk, model, given, papers, calls }));
    }

    /// The record is lost; whatever was done since the backup has never been. Kiosks merge again what they issued alone.
    pub(super) fn restore_backup(&mut self) {
        let Some(backup) = self.backup.take() else { return };
        self.seen.note("restored");
        self.restores += 1;
        self.server.cut();
        self.power_is_gone();
        let Backup { disk, model, given, papers, calls } = *backup;
        self.server.restore(disk, self.restores);
        self.papers.go_back(&papers);
        (self.model, self.given, self.watching.calls) = (model, given, calls);
        self.plan = self.model.plan.clone();
        for client in &mut self.clients {
            client.alone.merge_again(&self.tampering);
        }
    }
}
