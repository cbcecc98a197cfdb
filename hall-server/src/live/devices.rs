//! The health of boards, kiosks and pages: connected, silent or away; how soon boards show calls; the state of
//! printers.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hall_core::{Code, Ticket, Timestamp, WindowIx};
use hall_wire::{Connection, DeviceNow, KioskAlone, KioskHealth, PrinterHealth, Reached, UnmergedNow};

use crate::replica::State;

/// The maximum number of devices remembered.
const DEVICES_MAX: usize = 1_024;
/// The number of recent calls for which it is remembered which boards showed them.
const CALLS_SHOWN_MAX: usize = 256;
/// The number of recent calls from which a board's time to display is computed.
const GLASS_CALLS_MAX: usize = 32;
/// A board that reports a call later than this was away, not slow.
const GLASS_MS_MAX: i64 = 60_000;

/// A device at a view, as named on the manager's page.
pub type DeviceKey = (String, Code);

/// Why a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The client or the network closed it.
    Away,
    /// The client stopped responding or accepting frames.
    Silent,
    /// The client exceeded its message limit and was cut off.
    TooMuch,
}

impl Left {
    fn connection(self) -> Connection {
        match self {
            Self::Away | Self::TooMuch => Connection::Away,
            Self::Silent => Connection::Silent,
        }
    }
}

#[derive(Debug, Clone)]
struct Device {
    connections: u32,
    state: Connection,
    since: Timestamp,
    glass_ms: VecDeque<u32>,
    printer: Option<PrinterHealth>,
    alone: Option<KioskAlone>,
    /// What a kiosk last said of itself, and when.
    health: Option<(KioskHealth, Timestamp)>,
}

#[derive(Default)]
struct Known {
    devices: BTreeMap<DeviceKey, Device>,
    /// The devices that displayed a call, by the call's `seq`.
    shown: BTreeMap<u64, Vec<DeviceKey>>,
}

/// The devices of a hall and their health.
pub struct Devices {
    known: Mutex<Known>,
    begun_at: Timestamp,
}

impl Devices {
    /// Creates an empty table; the plan's devices count as away since `now`.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        Self { known: Mutex::default(), begun_at: now }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn came(&self, key: &DeviceKey, now: Timestamp) {
        let mut known = self.known();
        if known.devices.len() >= DEVICES_MAX && !known.devices.contains_key(key) {
            known.devices.retain(|_, device| device.connections > 0);
        }
        let new = Device {
            connections: 0,
            state: Connection::Away,
            since: now,
            glass_ms: VecDeque::new(),
            printer: None,
            alone: None,
            health: None,
        };
        let device = known.devices.entry(key.clone()).or_insert(new);
        if device.connections == 0 {
            (device.state, device.since) = (Connection::Connected, now);
        }
        device.connections += 1;
    }

    pub(super) fn went(&self, key: &DeviceKey, how: Left, now: Timestamp) {
        let mut known = self.known();
        let Some(device) = known.devices.get_mut(key) else { return };
        device.connections = device.connections.saturating_sub(1);
        if device.connections == 0 {
            (device.state, device.since) = (how.connection(), now);
        }
    }

    /// Notes that a board displays a call.
    pub(super) fn shown(&self, key: &DeviceKey, seq: u64, called_at: Timestamp, now: Timestamp) {
        let mut known = self.known();
        let who = known.shown.entry(seq).or_default();
        if who.contains(key) {
            return;
        }
        who.push(key.clone());
        while known.shown.len() > CALLS_SHOWN_MAX {
            known.shown.pop_first();
        }
        let took_ms = now - called_at;
        // A device that was not connected when the call was made is not slow on that account.
        if let Some(device) = known.devices.get_mut(key).filter(|device| device.since <= called_at)
            && (0..=GLASS_MS_MAX).contains(&took_ms)
        {
            if device.glass_ms.len() == GLASS_CALLS_MAX {
                device.glass_ms.pop_front();
            }
            device.glass_ms.push_back(u32::try_from(took_ms).unwrap_or(u32::MAX));
        }
    }

    /// Notes the state of a kiosk's printer; its start is clamped to `now`.
    pub(super) fn printer(&self, key: &DeviceKey, mut health: PrinterHealth, now: Timestamp) {
        health.since = health.since.clamp(0, now.as_millis());
        if let Some(device) = self.known().devices.get_mut(key) {
            device.printer = Some(health);
        }
    }

    /// Notes what a kiosk issued alone and still has to merge.
    pub(super) fn alone(&self, key: &DeviceKey, alone: KioskAlone) {
        if let Some(device) = self.known().devices.get_mut(key) {
            device.alone = Some(alone);
        }
    }

    /// Notes what a kiosk says of itself.
    pub(super) fn health(&self, key: &DeviceKey, mut health: KioskHealth, now: Timestamp) {
        health.keep_within_limits();
        if let Some(device) = self.known().devices.get_mut(key) {
            device.health = Some((health, now));
        }
    }

    /// Returns how many connected boards should display a ticket's newest call, and how many do.
    #[must_use]
    pub fn reached(&self, state: &State, ticket: &Ticket) -> Reached {
        let Some(window) = ticket.window else { return Reached::default() };
        let seq = state.call_outs.newest_of(ticket.id);
        let known = self.known();
        let shown_by = known.shown.get(&seq).map_or(&[][..], Vec::as_slice);
        let mut reached = Reached::default();
        for (key, _) in known.devices.iter().filter(|(_, device)| device.connections > 0) {
            if shows(state, &key.0, window) {
                reached.boards += 1;
                reached.shown += u32::from(shown_by.contains(key));
            }
        }
        reached
    }

    /// Returns all devices that are connected or should be.
    #[must_use]
    pub fn now(&self, state: &State) -> Vec<DeviceNow> {
        let known = self.known();
        let listed = known.devices.iter().map(|((view, id), device)| DeviceNow {
            view: view.clone(),
            id: id.to_string(),
            state: device.state,
            since: device.since.as_millis(),
            glass_ms: median(&device.glass_ms),
            printer: device.printer.clone(),
            alone: device.alone,
            health: device.health.as_ref().map(|(health, _)| health.clone()),
            health_at: device.health.as_ref().map(|(_, at)| at.as_millis()),
        });
        let mut devices: Vec<DeviceNow> = listed.collect();
        let plan = state.hall.layout().plan();
        let boards = plan.boards.iter().map(|board| (format!("board:{}", board.id), board.id.to_string()));
        let kiosks = plan.kiosks.iter().map(|kiosk| (format!("kiosk:{}", kiosk.id), kiosk.id.to_string()));
        for (view, id) in boards.chain(kiosks) {
            if !devices.iter().any(|device| device.view == view) {
                let (state, since) = (Connection::Never, self.begun_at.as_millis());
                let (glass_ms, printer, alone, health, health_at) = (None, None, None, None, None);
                devices.push(DeviceNow { view, id, state, since, glass_ms, printer, alone, health, health_at });
            }
        }
        devices.sort_by(|a, b| (&a.view, &a.id).cmp(&(&b.view, &b.id)));
        devices
    }

    /// Returns the kiosks whose numbers the hall may not all know, in the plan's order.
    #[must_use]
    pub fn unmerged(&self, state: &State) -> Vec<UnmergedNow> {
        let known = self.known();
        let kiosks = state.hall.layout().plan().kiosks.iter().filter(|kiosk| kiosk.numbers.is_some());
        let unmerged = kiosks.filter_map(|plan| {
            let (kiosk, numbers) = (&plan.id, plan.blocks().collect());
            let view = format!("kiosk:{kiosk}");
            let of_kiosk = || known.devices.iter().filter(|((of, _), _)| *of == view).map(|(_, device)| device);
            let connected = of_kiosk().any(|device| device.connections > 0);
            let away_since = of_kiosk().map(|device| device.since.as_millis()).max().filter(|_| !connected);
            let (mut to_merge, mut refused) = (0, 0);
            for alone in of_kiosk().filter_map(|device| device.alone) {
                to_merge += alone.to_merge;
                refused += alone.refused;
            }
            let kiosk = kiosk.to_string();
            let all_known = away_since.is_none() && to_merge == 0 && refused == 0;
            (!all_known).then_some(UnmergedNow { kiosk, away_since, numbers, to_merge, refused })
        });
        unmerged.collect()
    }
}

fn shows(state: &State, view: &str, window: WindowIx) -> bool {
    let Some(id) = view.strip_prefix("board:") else { return false };
    let layout = state.hall.layout();
    let board = layout.plan().boards.iter().find(|board| board.id.as_str() == id);
    board.is_some_and(|board| board.windows.is_empty() || board.windows.contains(layout.window_id(window)))
}

fn median(samples: &VecDeque<u32>) -> Option<u32> {
    let mut sorted: Vec<u32> = samples.iter().copied().collect();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use hall_wire::PrinterState;

    use super::*;

    #[test]
    fn a_device_is_away_when_its_last_connection_is() {
        let devices = Devices::new(Timestamp(0));
        let key = ("board:main".to_owned(), Code::new("tv").unwrap());
        let state = |devices: &Devices| devices.known().devices[&key].state;
        devices.came(&key, Timestamp(1));
        devices.came(&key, Timestamp(2));
        devices.went(&key, Left::Silent, Timestamp(3));
        assert_eq!(state(&devices), Connection::Connected);
        devices.went(&key, Left::Silent, Timestamp(4));
        assert_eq!(state(&devices), Connection::Silent);
    }

    #[test]
    fn a_board_is_not_slow_for_calls_from_before_it_came() {
        let devices = Devices::new(Timestamp(0));
        let key = ("board:main".to_owned(), Code::new("tv").unwrap());
        devices.came(&key, Timestamp(500));
        devices.shown(&key, 7, Timestamp(100), Timestamp(510));
        assert_eq!(median(&devices.known().devices[&key].glass_ms), None);
    }

    #[test]
    fn no_printer_is_as_it_is_since_tomorrow() {
        let devices = Devices::new(Timestamp(0));
        let key = ("kiosk:k1".to_owned(), Code::new("k1").unwrap());
        devices.came(&key, Timestamp(1));
        devices.printer(
            &key,
            PrinterHealth { state: PrinterState::Ready, since: i64::MAX, trouble: None, roll: None },
            Timestamp(7),
        );
        assert_eq!(devices.known().devices[&key].printer.as_ref().map(|health| health.since), Some(7));
    }

    #[test]
    fn a_call_counts_once_for_a_glass() {
        let devices = Devices::new(Timestamp(0));
        let key = ("board:main".to_owned(), Code::new("tv").unwrap());
        devices.came(&key, Timestamp(0));
        devices.shown(&key, 7, Timestamp(100), Timestamp(140));
        devices.shown(&key, 7, Timestamp(100), Timestamp(900));
        assert_eq!(median(&devices.known().devices[&key].glass_ms), Some(40));
    }
}
