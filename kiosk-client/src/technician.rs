//! The technician's page: behind a PIN, on this computer only, open until nobody has touched it for a while.

mod page;
mod passes;
mod pin;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use hall_link::Trust;
use hall_wire::{
    KioskPrint, PrinterBytes, Problem, TechnicianNetwork, TechnicianPass, TechnicianPrinted, TechnicianPrinter,
    TechnicianState,
};
use hall_words::in_every;
use tokio::sync::Notify;

pub(crate) use page::router;
pub use pin::{Pin, PinError};

use crate::logs::Logs;
use crate::printer::{ByteLog, Outcome};
use crate::station::{Station, problem};
use passes::Passes;
use pin::Guesses;

/// What the technician's page needs that the kiosk does not.
#[derive(Clone, Default)]
pub struct TechnicianOptions {
    /// The PIN; without one there is no page.
    pub pin: Option<Pin>,
    /// The program's log.
    pub logs: Logs,
}

/// What does not change while the kiosk runs.
pub(crate) struct Installed {
    pub(crate) printer: String,
    pub(crate) profile: String,
    pub(crate) server: String,
    pub(crate) trust: String,
}

/// The technician's side of a kiosk. Clones share it.
#[derive(Clone)]
pub(crate) struct Technician(Arc<Inner>);

struct Inner {
    station: Station,
    pin: Option<Pin>,
    logs: Logs,
    bytes: ByteLog,
    installed: Installed,
    guesses: Mutex<Guesses>,
    passes: Mutex<Passes>,
    /// One PIN is compared at a time.
    comparing: tokio::sync::Mutex<()>,
    restart: Notify,
}

impl Technician {
    pub(crate) fn new(station: Station, options: TechnicianOptions, bytes: ByteLog, installed: Installed) -> Self {
        let TechnicianOptions { pin, logs } = options;
        let (guesses, passes) = (Mutex::new(Guesses::new(Instant::now())), Mutex::default());
        let (comparing, restart) = (tokio::sync::Mutex::default(), Notify::new());
        Self(Arc::new(Inner { station, pin, logs, bytes, installed, guesses, passes, comparing, restart }))
    }

    /// Returns whether there is a page.
    fn is_open(&self) -> bool {
        self.0.pin.is_some()
    }

    /// Completes when a technician wants the program to start again.
    pub(crate) async fn restart_asked(&self) {
        self.0.restart.notified().await;
    }

    /// Lets a page in that knows the PIN.
    async fn enter(&self, typed: String) -> Result<TechnicianPass, Problem> {
        let Some(pin) = self.0.pin.clone() else {
            return Err(problem(404, "technician_off", "this kiosk was started without a technician's PIN"));
        };
        let _one_at_a_time = self.0.comparing.lock().await;
        let guesses = || self.0.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(wait) = guesses().take(Instant::now()) {
            let detail = format!("too many wrong PINs: wait {} s", wait.as_secs() + 1);
            tracing::warn!("technician's page: {detail}");
            return Err(problem(429, "too_many_attempts", detail));
        }
        let fits = tokio::task::spawn_blocking(move || pin.fits(&typed)).await;
        if !fits.unwrap_or(false) {
            tracing::warn!("technician's page: a wrong PIN");
            return Err(problem(403, "wrong_pin", "the PIN is wrong"));
        }
        guesses().forget(Instant::now());
        tracing::info!("technician's page: open");
        let pass = self.passes(|passes| passes.issue(Instant::now()));
        pass.map(|pass| TechnicianPass { pass }).map_err(|error| problem(500, "internal", error))
    }

    fn passes<T>(&self, act: impl FnOnce(&mut Passes) -> T) -> T {
        act(&mut self.0.passes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns for how many seconds a pass is still good, after a touch if there was one.
    fn check(&self, pass: Option<&str>, touched: bool) -> Result<u32, Problem> {
        let left_s = pass.and_then(|pass| self.passes(|passes| passes.check(pass, touched, Instant::now())));
        left_s.ok_or_else(|| problem(401, "not_entered", "enter the PIN"))
    }

    fn leave(&self, pass: &str) {
        self.passes(|passes| passes.forget(pass));
    }

    fn state(&self, logs_after: u64, bytes_after: u64, left_s: u32) -> TechnicianState {
        let Inner { station, logs, bytes, .. } = &*self.0;
        let shown = station.state();
        let exchanges = bytes.after(bytes_after).into_iter().map(|exchange| PrinterBytes {
            seq: exchange.seq,
            at: station.by_server(exchange.at),
            sent: exchange.sent,
            count: u32::try_from(exchange.count).unwrap_or(u32::MAX),
            hex: hex(&exchange.bytes),
        });
        TechnicianState {
            kiosk: shown.kiosk,
            now: station.server_now(),
            zone: shown.now.map(|now| now.zone),
            health: station.health(),
            printer: self.printer(shown.printer.since),
            network: self.network(shown.server),
            alone: shown.alone,
            bytes: exchanges.collect(),
            logs: logs.after(logs_after),
            left_s,
        }
    }

    fn printer(&self, since: i64) -> TechnicianPrinter {
        let Inner { station, bytes, installed, .. } = &*self.0;
        let state = station.printer_state();
        let answer = bytes.last_answer();
        TechnicianPrinter {
            address: installed.printer.clone(),
            profile: installed.profile.clone(),
            state: state.code().into(),
            words: in_every(|language| state.advice(language).to_owned()),
            since: station.by_server(since),
            raw: answer.as_ref().map(|(_, answer)| hex(answer)),
            raw_at: answer.map(|(at, _)| station.by_server(at)),
        }
    }

    fn network(&self, state: hall_wire::KioskServer) -> TechnicianNetwork {
        let Inner { station, installed, .. } = &*self.0;
        let network = station.network();
        let (error, error_at) = network.error.unzip();
        let (server, trust) = (installed.server.clone(), installed.trust.clone());
        TechnicianNetwork { server, state, connected_since: network.connected_since, error, error_at, trust }
    }

    async fn test_print(&self) -> Result<TechnicianPrinted, Problem> {
        let Installed { printer, profile, .. } = &self.0.installed;
        let about = vec![printer.clone(), profile.clone(), format!("kiosk-client {}", env!("CARGO_PKG_VERSION"))];
        let outcome = self.0.station.print_test(about).await?;
        let printed = match outcome {
            Outcome::Printed => KioskPrint::Printed,
            Outcome::Failed(_) => KioskPrint::Failed,
            Outcome::Uncertain(_) => KioskPrint::Uncertain,
        };
        let detail = outcome.reason().map(|state| in_every(|language| state.advice(language).to_owned()));
        Ok(TechnicianPrinted { printed, detail })
    }

    fn restart(&self) {
        tracing::warn!("technician's page: the program ends, to be started again");
        self.0.restart.notify_one();
    }
}

/// Says by what the server's certificate is trusted.
pub(crate) fn trusted(server: &str, trust: &Trust) -> String {
    if !server.starts_with("https:") {
        return "plain".into();
    }
    match trust {
        Trust::System => "system".into(),
        Trust::File(file) => file.display().to_string(),
        Trust::Fingerprint(fingerprint) => fingerprint.to_string(),
    }
}

fn hex(bytes: &[u8]) -> String {
    let pairs: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    pairs.join(" ")
}
