//! What the kiosk says of its program and computer: to the server for the manager's panel, and to its technician.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hall_wire::{KioskHealth, KioskLastTicket, KioskServer};

use super::Station;
use crate::own_clock::now_ms;
use crate::{sensors, starts};

/// The parts that are not read anew each time. Instants are by the kiosk's own clock.
pub(super) struct Vitals {
    folder: PathBuf,
    started_at: i64,
    restarts: Option<u32>,
    heard: Mutex<Heard>,
}

#[derive(Clone, Default)]
struct Heard {
    clock_offset_ms: Option<i64>,
    screen_at: Option<i64>,
    connected_since: Option<i64>,
    error: Option<(String, i64)>,
    /// The ticket that the server was last informed of.
    reported: Option<KioskLastTicket>,
}

impl Vitals {
    /// Begins with a start of the program, counted in the kiosk's folder if it keeps one.
    pub(super) fn begin(folder: Option<&Path>) -> Self {
        let started_at = now_ms();
        let restarts = folder.and_then(|folder| starts::note(folder, started_at));
        let folder = folder.unwrap_or(Path::new("/")).to_owned();
        Self { folder, started_at, restarts, heard: Mutex::default() }
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn heard_clock(&self, server_now: i64) {
        let now = now_ms();
        let mut heard = self.heard();
        heard.clock_offset_ms = Some(server_now - now);
        heard.connected_since.get_or_insert(now);
    }

    pub(super) fn away(&self, reason: String) {
        let mut heard = self.heard();
        heard.connected_since = None;
        heard.error = Some((reason, now_ms()));
    }

    /// Converts an instant of the kiosk's clock to the server's, as far as that is known.
    fn by_server(&self, own_ms: i64) -> i64 {
        own_ms.saturating_add(self.heard().clock_offset_ms.unwrap_or_default())
    }
}

/// The way to the server as it has been. Instants are by the server's clock.
pub(crate) struct Network {
    pub(crate) connected_since: Option<i64>,
    pub(crate) error: Option<(String, i64)>,
}

impl Station {
    /// Returns the time by the server's clock, as far as that is known.
    pub(crate) fn server_now(&self) -> i64 {
        self.0.vitals.by_server(now_ms())
    }

    /// Converts an instant of the kiosk's own clock to the server's.
    pub(crate) fn by_server(&self, own_ms: i64) -> i64 {
        self.0.vitals.by_server(own_ms)
    }

    /// Notes that the screen shows the page.
    pub(crate) fn screen_heard(&self) {
        self.0.vitals.heard().screen_at = Some(now_ms());
    }

    /// Returns how long ago the screen last said that it shows the page, in milliseconds.
    pub(crate) fn screen_age_ms(&self) -> Option<u64> {
        let at = self.0.vitals.heard().screen_at?;
        u64::try_from(now_ms() - at).ok()
    }

    /// Returns how the way to the server has been.
    pub(crate) fn network(&self) -> Network {
        let heard = self.0.vitals.heard().clone();
        let by_server = |at| self.by_server(at);
        Network {
            connected_since: heard.connected_since.map(by_server),
            error: heard.error.map(|(reason, at)| (reason, by_server(at))),
        }
    }

    fn last_ticket(&self) -> Option<KioskLastTicket> {
        let shown = self.shown();
        let (_, receipt) = shown.taken.back()?;
        Some(KioskLastTicket {
            number: receipt.ticket.number.clone(),
            at: receipt.ticket.issued_at,
            printed: receipt.printed,
        })
    }

    /// Returns what the kiosk says of itself now.
    pub(crate) fn health(&self) -> KioskHealth {
        let vitals = &self.0.vitals;
        let disk = sensors::disk_mib(&vitals.folder);
        let uptime_ms = sensors::uptime().and_then(|uptime| i64::try_from(uptime.as_millis()).ok());
        let last_ticket = self.last_ticket();
        let heard = {
            let mut heard = vitals.heard();
            heard.reported.clone_from(&last_ticket);
            heard.clone()
        };
        KioskHealth {
            version: env!("CARGO_PKG_VERSION").into(),
            started_at: vitals.by_server(vitals.started_at),
            booted_at: uptime_ms.map(|ms| vitals.by_server(now_ms() - ms)),
            restarts: vitals.restarts,
            temperature_c: sensors::temperature_c(),
            disk_free_mib: disk.map(|(free, _)| free),
            disk_mib: disk.map(|(_, size)| size),
            clock_offset_ms: heard.clock_offset_ms,
            last_ticket,
            screen_at: heard.screen_at.map(|at| vitals.by_server(at)),
        }
    }

    /// Says in words how the kiosk is, for whoever looks at the service.
    pub(crate) fn said(&self) -> String {
        let server = self.shown().state.server;
        let alone = self.alone();
        let server = match server {
            KioskServer::Connected => "connected",
            KioskServer::Away { trouble: Some(_), .. } => "not let in by the server",
            KioskServer::Away { trouble: None, .. } if alone.is_some_and(|alone| alone.able) => {
                "server away, issuing alone"
            }
            KioskServer::Away { trouble: None, .. } => "server away, issuing nothing",
        };
        let printer = self.printer_state();
        let to_merge = alone.map_or(0, |alone| alone.to_merge);
        let merging = if to_merge > 0 { format!(", {to_merge} tickets to merge") } else { String::new() };
        format!("{server}, printer {}{merging}", printer.code())
    }

    /// Keeps the station as it hangs in a defect, during a call.
    #[cfg(test)]
    pub(crate) fn hang(&self, meanwhile: impl FnOnce()) {
        let _held = self.shown();
        meanwhile();
    }

    /// Returns the same if a ticket was taken or printed since it was last asked for.
    pub(crate) fn health_if_new_ticket(&self) -> Option<KioskHealth> {
        let last = self.last_ticket();
        let new = last.is_some() && self.0.vitals.heard().reported != last;
        new.then(|| self.health())
    }
}
