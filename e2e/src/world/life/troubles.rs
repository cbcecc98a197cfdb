//! What goes wrong around the hall: power, disk, clock, network; and how it comes right again.

use hall_core::Role;

use super::Life;
use super::events::{Event, TroubleKind};
use crate::world::disk::Trouble;
use crate::world::hall_plan::{self, below};
use crate::world::promise::Broken;

const KINDS: [TroubleKind; 9] = [
    TroubleKind::Power,
    TroubleKind::Disk,
    TroubleKind::Clock,
    TroubleKind::Wire,
    TroubleKind::Worn,
    TroubleKind::Kiosk,
    TroubleKind::Plan,
    TroubleKind::Backup,
    TroubleKind::Restore,
];
/// Troubles of that kind that lose the record.
const RESTORES: f64 = 0.2;
/// And of that kind that change the plan.
const PLANS: f64 = 0.4;
/// A kiosk is cut off for so long, on average …
const KIOSK_AWAY_MS: f64 = 1.5 * 3_600_000.0;
/// … and some of them over the end of the day.
const AWAY_OVER_NIGHT: f64 = 0.2;
const AWAY_OVER_NIGHT_MS: f64 = 14.0 * 3_600_000.0;
/// Power cuts after which the server is away for as long as that.
const LONG_POWER_CUTS: f64 = 0.1;
const DISK_TROUBLES: [Trouble; 5] =
    [Trouble::Full, Trouble::AppendOnce, Trouble::CommitLost, Trouble::CommitKept, Trouble::ReadOnce];
/// A snapshot is made at least this often, on average.
const SNAPSHOT_MS: f64 = 2.0 * 3_600_000.0;

impl Life {
    pub(super) fn begin_troubles(&mut self) {
        for kind in KINDS {
            self.trouble_later(kind);
        }
        self.snapshot_later();
    }

    fn trouble_later(&mut self, kind: TroubleKind) {
        if !self.settling {
            let pause_ms = self.chance.exponential(self.rough.trouble_ms) as i64;
            self.after(pause_ms, Event::Trouble(kind));
        }
    }

    fn snapshot_later(&mut self) {
        if !self.settling {
            let pause_ms = self.chance.exponential(SNAPSHOT_MS) as i64;
            self.after(pause_ms, Event::Snapshot);
        }
    }

    pub(super) fn snapshot(&mut self) {
        self.server.keep_snapshot();
        if !self.server.is_up() {
            self.power_is_gone();
        }
        self.snapshot_later();
    }

    pub(super) fn trouble(&mut self, kind: TroubleKind) {
        if self.settling {
            return;
        }
        self.seen.note(&format!("trouble {kind:?}"));
        let lasts_ms = self.chance.exponential(20_000.0) as i64;
        match kind {
            TroubleKind::Power if self.chance.happens(0.3) => {
                self.server.cut();
                self.power_is_gone();
            }
            TroubleKind::Power => {
                let writes = below(&mut self.chance, 40) as u32;
                self.server.disk().cut_after(writes);
            }
            TroubleKind::Disk => {
                let trouble = DISK_TROUBLES[below(&mut self.chance, DISK_TROUBLES.len())];
                self.server.disk().set_trouble(Some(trouble));
                self.after(lasts_ms, Event::DiskMended);
            }
            TroubleKind::Clock => {
                let off_min = self.chance.between(-70.0, 1.0);
                self.clock_off_ms = (off_min * 60_000.0) as i64;
                self.after(lasts_ms * 10, Event::ClockRight);
            }
            TroubleKind::Wire => {
                let client = below(&mut self.chance, self.clients.len());
                self.clients[client].cut_until = self.now + lasts_ms;
                let board = below(&mut self.chance, self.watching.boards.len());
                self.cut_board(board);
                if self.chance.happens(0.4) {
                    let now_ms = self.world_ms();
                    self.watching.boards[board].restart(now_ms);
                }
            }
            TroubleKind::Kiosk => {
                let kiosks = self.clients.iter().filter(|client| client.person.actor.role == Role::Kiosk).count();
                let kiosk = below(&mut self.chance, kiosks);
                let over_night = self.chance.happens(AWAY_OVER_NIGHT);
                let away_ms = if over_night { AWAY_OVER_NIGHT_MS } else { KIOSK_AWAY_MS };
                let away_ms = self.chance.exponential(away_ms) as i64;
                if self.clients[kiosk].cut_until <= self.now {
                    self.clients[kiosk].cut_until = self.now + away_ms;
                }
            }
            TroubleKind::Plan if self.chance.happens(PLANS) => {
                let plan = hall_plan::changed(&mut self.chance, &self.first_plan);
                self.ask_plan(plan);
            }
            TroubleKind::Backup => self.back_up(),
            TroubleKind::Restore if self.chance.happens(RESTORES) => self.restore_backup(),
            TroubleKind::Plan | TroubleKind::Restore => {}
            TroubleKind::Worn => self.server.disk().wear_snapshot(&mut self.chance),
        }
        self.trouble_later(kind);
    }

    /// Whoever waited at the server gets no answer; it starts again after a while.
    pub(super) fn power_is_gone(&mut self) {
        self.seen.note("power cut");
        self.inbox.clear();
        self.turn_comes = false;
        self.deadline_comes = None;
        self.unplug();
        self.server.disk().lie_open(&mut self.chance);
        let long = self.chance.happens(LONG_POWER_CUTS) && !self.settling;
        let pause_ms =
            if long { self.chance.exponential(KIOSK_AWAY_MS) } else { self.chance.between(500.0, 40_000.0) } as i64;
        self.after(pause_ms, Event::Restart);
    }

    pub(super) fn restart(&mut self) -> Result<(), Broken> {
        if self.server.is_up() {
            return Ok(());
        }
        let now = self.server_now();
        let turn = self.server.restart(now, &mut self.chance)?;
        // What was kept and never answered is found now, before what happened at this very start.
        let first = turn.committed.first().map_or(u64::MAX, |entry| entry.seq);
        let found: Vec<_> =
            self.server.entries_after(self.model.seq).into_iter().filter(|entry| entry.seq < first).collect();
        for entry in &found {
            self.take_found(entry)?;
        }
        self.note_calls(&found);
        self.take_turn(now, &[], &turn)?;
        self.publish(&turn)?;
        self.expect_deadline();
        Ok(())
    }

    /// Mends all there is to mend.
    pub(super) fn mend(&mut self) -> Result<(), Broken> {
        self.clock_off_ms = 0;
        self.server.disk().set_trouble(None);
        self.clients.iter_mut().for_each(|client| client.cut_until = i64::MIN);
        self.events.retain(|_, event| {
            !matches!(event, Event::Think(_) | Event::Trouble(_) | Event::Snapshot | Event::Deadline)
        });
        self.restart()?;
        self.after(10_000, Event::Deadline);
        Ok(())
    }
}
