//! Reports to the service manager (systemd) that a program is ready, what it does, that it lives, and that it stops; says nothing
//! where there is none. A sign of life is sent only when a probe has just shown that the program does its work: a timer of its own
//! would go on while the rest hangs. The protocol is sd_notify(3), spoken by the crate `sd-notify`.

mod probe;
mod pulse;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use sd_notify::NotifyState;

pub use probe::answers_http;
pub use pulse::Pulse;
pub use sd_notify::NotifyState as Message;

/// A program is probed this many times within the time after which the manager restarts it.
const PROBES_PER_WATCHDOG: u32 = 3;

/// Passes a message of sd_notify(3), lines such as `READY=1`, to the service manager.
type Tell = Arc<dyn Fn(&[NotifyState<'_>]) + Send + Sync>;

/// The service manager. Clones talk to the same one.
#[derive(Clone)]
pub struct Manager {
    tell: Tell,
    watchdog: Option<Duration>,
    status: Arc<Mutex<String>>,
}

impl Manager {
    /// Returns the manager that started this program, by `NOTIFY_SOCKET` and `WATCHDOG_USEC`; one that is told nothing without them.
    #[must_use]
    pub fn of_environment() -> Self {
        let tell = |message: &[NotifyState<'_>]| {
            if let Err(error) = sd_notify::notify(message) {
                tracing::debug!("the service manager was not told: {error}");
            }
        };
        Self::with(tell, sd_notify::watchdog_enabled())
    }

    /// Returns a manager that nobody is behind.
    #[must_use]
    pub fn none() -> Self {
        Self::with(|_message| (), None)
    }

    /// Returns a manager that expects a sign of life within `watchdog`, if that is set.
    #[must_use]
    pub fn with(tell: impl Fn(&[NotifyState<'_>]) + Send + Sync + 'static, watchdog: Option<Duration>) -> Self {
        Self { tell: Arc::new(tell), watchdog, status: Arc::default() }
    }

    /// Reports that the program can be used.
    pub fn ready(&self, status: &str) {
        self.keep(status);
        (self.tell)(&[NotifyState::Ready, NotifyState::Status(status)]);
    }

    /// Reports in words what the program is doing, where that has changed; shown by `systemctl status`.
    pub fn status(&self, status: &str) {
        if self.keep(status) {
            (self.tell)(&[NotifyState::Status(status)]);
        }
    }

    /// Reports that the program ends.
    pub fn stopping(&self, status: &str) {
        self.keep(status);
        (self.tell)(&[NotifyState::Stopping, NotifyState::Status(status)]);
    }

    /// Sends signs of life from a thread of its own for as long as `probe` succeeds, until the watch is dropped; none where nobody
    /// expects any. What a failed probe says becomes the status, and the log's, once.
    #[must_use]
    pub fn watch(&self, probe: impl FnMut() -> Result<(), String> + Send + 'static) -> Option<Watch> {
        let pause = self.watchdog? / PROBES_PER_WATCHDOG;
        let ended = Arc::new(AtomicBool::new(false));
        let (manager, stop) = (self.clone(), Arc::clone(&ended));
        let thread = thread::Builder::new().name("watchdog".into());
        match thread.spawn(move || manager.probe_until(&stop, pause, probe)) {
            Ok(thread) => Some(Watch { ended, thread }),
            Err(error) => {
                tracing::error!("no signs of life will be sent: {error}");
                None
            }
        }
    }

    fn probe_until(&self, stop: &AtomicBool, pause: Duration, mut probe: impl FnMut() -> Result<(), String>) {
        let mut failed = false;
        while !stop.load(Ordering::Acquire) {
            match probe() {
                Ok(()) => {
                    (self.tell)(&[NotifyState::Watchdog]);
                    if std::mem::take(&mut failed) {
                        (self.tell)(&[NotifyState::Status(&self.said())]);
                    }
                }
                Err(reason) if !failed => {
                    failed = true;
                    tracing::error!("no sign of life: {reason}");
                    (self.tell)(&[NotifyState::Status(&reason)]);
                }
                Err(_same) => {}
            }
            thread::park_timeout(pause);
        }
    }

    fn said(&self) -> String {
        self.status.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes a status; returns whether it is another one.
    fn keep(&self, status: &str) -> bool {
        let mut said = self.status.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = *said != status;
        status.clone_into(&mut said);
        changed
    }
}

/// Signs of life are sent until this is dropped.
pub struct Watch {
    ended: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        self.thread.thread().unpark();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_sign_of_life_is_sent_only_while_the_probe_succeeds() {
        let (informed, heard) = mpsc::channel();
        let informed = Mutex::new(informed);
        let manager = Manager::with(
            move |message| {
                let lines: Vec<String> = message.iter().map(ToString::to_string).collect();
                let _over = informed.lock().unwrap().send(lines.join("\n"));
            },
            Some(Duration::from_millis(3)),
        );
        manager.ready("serving");
        assert_eq!(heard.recv().unwrap(), "READY=1\nSTATUS=serving");
        let (outcomes, next) = mpsc::channel::<Result<(), String>>();
        let _watch = manager.watch(move || next.recv().unwrap_or_else(|_over| Err("over".into())));
        for (outcome, expected) in [
            (Ok(()), vec!["WATCHDOG=1"]),
            (Err("the page hangs".to_owned()), vec!["STATUS=the page hangs"]),
            (Err("the page hangs".to_owned()), vec![]),
            (Ok(()), vec!["WATCHDOG=1", "STATUS=serving"]),
        ] {
            outcomes.send(outcome).unwrap();
            for line in expected {
                assert_eq!(heard.recv().unwrap(), line);
            }
        }
    }
}
