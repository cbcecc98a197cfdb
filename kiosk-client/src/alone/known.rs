//! What a kiosk last knew of its hall, kept on disk so that it can go on alone after a power cut.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hall_core::{Day, Plan, Timestamp};
use hall_wire::{KioskBody, Reserve, ReservedTicket};
use serde::{Deserialize, Serialize};

const FILE: &str = "known.json";
const FILE_NEW: &str = "known.json.new";
/// How often the hall's state is written while it changes; the plan is written at once.
const SAVED_EVERY: Duration = Duration::from_mins(1);

/// As stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Stored {
    plan: Option<Arc<Plan>>,
    body: Option<KioskBody>,
    /// When the server was last heard, by its own clock.
    heard_at: Option<i64>,
    /// The server's clock minus the kiosk's, when last heard.
    clock_offset_ms: i64,
    /// The epoch of the hall's record.
    epoch: String,
    /// Ids and tokens for tickets that may have to be issued alone; each is used once.
    #[serde(default)]
    reserve: VecDeque<ReservedTicket>,
    /// The highest number of its own that the hall had on a day.
    #[serde(default)]
    given: Option<(Day, u32)>,
}

#[derive(Debug)]
pub(super) struct Known {
    folder: PathBuf,
    stored: Stored,
    saved_at: Option<Instant>,
    /// A time that has certainly passed, and when that was known: a clock that lost its time must not undo it.
    passed: (Timestamp, Instant),
}

impl Known {
    /// Reads what was known; nothing if that cannot be read, since the server tells it again.
    pub(super) fn open(folder: &Path) -> Self {
        let read = fs::read(folder.join(FILE)).ok();
        let stored: Stored = read.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        let passed = (Timestamp(stored.heard_at.unwrap_or_default()), Instant::now());
        Self { folder: folder.to_owned(), stored, saved_at: None, passed }
    }

    pub(super) fn plan(&self) -> Option<&Arc<Plan>> {
        self.stored.plan.as_ref()
    }

    pub(super) fn body(&self) -> Option<&KioskBody> {
        self.stored.body.as_ref()
    }

    pub(super) fn heard_at(&self) -> Option<i64> {
        self.stored.heard_at
    }

    pub(super) fn offset_ms(&self) -> i64 {
        self.stored.clock_offset_ms
    }

    pub(super) fn epoch(&self) -> &str {
        &self.stored.epoch
    }

    /// Returns the time by the server's clock, as well as the kiosk knows it; never before what it knows to have passed.
    pub(super) fn now(&self) -> Timestamp {
        let (passed, since) = self.passed;
        let since_ms = i64::try_from(since.elapsed().as_millis()).unwrap_or(i64::MAX);
        Timestamp(own_clock_ms().saturating_add(self.stored.clock_offset_ms)).max(passed + since_ms)
    }

    /// Notes a time that has passed.
    pub(super) fn not_before(&mut self, at: Timestamp) {
        if at > self.now() {
            self.passed = (at, Instant::now());
        }
    }

    pub(super) fn heard_clock(&mut self, server_now: i64) {
        self.stored.heard_at = Some(server_now);
        self.stored.clock_offset_ms = server_now - own_clock_ms();
        self.passed = (Timestamp(server_now), Instant::now());
    }

    pub(super) fn heard(&mut self, body: &KioskBody) {
        self.heard_clock(body.now);
        self.stored.body = Some(body.clone());
        if self.saved_at.is_none_or(|at| at.elapsed() >= SAVED_EVERY) {
            self.save();
        }
    }

    pub(super) fn adopt(&mut self, plan: &Arc<Plan>) {
        self.stored.plan = Some(plan.clone());
        self.save();
    }

    pub(super) fn follow_epoch(&mut self, epoch: &str) {
        if self.stored.epoch != epoch {
            epoch.clone_into(&mut self.stored.epoch);
            self.save();
        }
    }

    /// Returns how many tickets are reserved.
    pub(super) fn reserved(&self) -> usize {
        self.stored.reserve.len()
    }

    pub(super) fn add_reserve(&mut self, reserve: Reserve) {
        self.stored.reserve.extend(reserve.tickets);
        let given = reserve.given.and_then(|given| Some((given.day.parse().ok()?, given.last)));
        self.stored.given = given.or(self.stored.given);
        self.save();
    }

    /// Returns the plan as a hall of the kiosk's own has it on a day, where numbers up to `last` are in its journal: its block
    /// begins after what the hall has of it, which a lost disk no longer knows.
    pub(super) fn plan_on(&self, kiosk: &str, day: Day, last: u32) -> Option<Arc<Plan>> {
        let (_, given) = self.stored.given.filter(|(of, given)| *of == day && *given > last)?;
        let mut plan = Plan::clone(self.stored.plan.as_ref()?);
        let kiosk = plan.kiosks.iter_mut().find(|one| one.id.as_str() == kiosk)?;
        let left = |(first, last): (u32, u32)| (first.max(given + 1) <= last).then_some((first.max(given + 1), last));
        let mut blocks = kiosk.blocks().filter_map(left).collect::<Vec<_>>().into_iter();
        kiosk.numbers = blocks.next();
        kiosk.more_numbers = blocks.collect();
        Some(Arc::new(plan))
    }

    /// Takes a reserved ticket. What was taken before a power cut is known from the journal.
    pub(super) fn take_reserved(&mut self) -> Option<ReservedTicket> {
        self.stored.reserve.pop_front()
    }

    /// Forgets reserved tickets that were used.
    pub(super) fn forget_used(&mut self, is_used: impl Fn(&str) -> bool) {
        self.stored.reserve.retain(|reserved| !is_used(&reserved.ticket));
    }

    fn save(&mut self) {
        self.saved_at = Some(Instant::now());
        if let Err(error) = self.write() {
            tracing::warn!(%error, "what the kiosk knows of the hall is not kept for a power cut");
        }
    }

    fn write(&self) -> io::Result<()> {
        let new = self.folder.join(FILE_NEW);
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(&self.stored)?)?;
        file.sync_all()?;
        fs::rename(&new, self.folder.join(FILE))?;
        File::open(&self.folder)?.sync_all()
    }
}

fn own_clock_ms() -> i64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
}
