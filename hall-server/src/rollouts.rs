//! Simulates halls to forecast waits, one at a time on a mostly idle thread that all halls of a server share.

use std::io;
use std::sync::{Arc, mpsc};
use std::time::Instant;

use hall_forecast::Begun;

use crate::clock::Clock;
use crate::halls::HALLS_MAX;
use crate::replica::Replica;
use crate::waits::{WaitTable, known};

/// The maximum number of halls queued; each is queued at most once.
pub const ROLLOUTS_WAITING_MAX: usize = HALLS_MAX;
/// The thread sleeps this many times as long as it worked: even a city of busy halls takes only a quarter of a core.
const REST_PARTS: u32 = 3;

/// A queued hall; it is simulated in its state at its turn.
struct Asked {
    replica: Arc<Replica>,
    waits: Arc<WaitTable>,
    clock: Clock,
}

/// A handle to the thread; cheap to clone.
#[derive(Clone)]
pub struct Rollouts(mpsc::SyncSender<Asked>);

impl Rollouts {
    /// Starts the thread, which ends when the last clone is dropped.
    ///
    /// # Errors
    /// When the system cannot spawn another thread.
    pub fn start() -> io::Result<Self> {
        let (asks, asked) = mpsc::sync_channel::<Asked>(ROLLOUTS_WAITING_MAX);
        std::thread::Builder::new().name("roll-outs".into()).spawn(move || {
            for Asked { replica, waits, clock } in asked {
                let begun = Instant::now();
                let now = clock.now();
                let begun_with = replica.read(|state| Begun::new(known(state, now)));
                waits.roll(&begun_with);
                std::thread::sleep(begun.elapsed() * REST_PARTS);
            }
        })?;
        Ok(Self(asks))
    }

    /// Enqueues a simulation of a hall, unless one is queued already.
    pub fn ask(&self, replica: &Arc<Replica>, waits: &Arc<WaitTable>, clock: &Clock) {
        if !waits.begin_waiting() {
            return;
        }
        let asked = Asked { replica: replica.clone(), waits: waits.clone(), clock: clock.clone() };
        if self.0.try_send(asked).is_err() {
            waits.end_waiting();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn a_hall_is_rolled_out_again_and_again_but_waits_for_one_turn_only() {
        let rollouts = Rollouts::start().unwrap();
        let replica = Arc::new(Replica::new(hall_core::HallId::new("city-main").unwrap()));
        let (waits, clock) = (Arc::new(WaitTable::default()), Clock::wall());
        for _turn in 0..3 {
            rollouts.ask(&replica, &waits, &clock);
            let begun = Instant::now();
            while !waits.begin_waiting() {
                assert!(begun.elapsed() < PATIENCE, "the hall was never rolled out");
                std::thread::yield_now();
            }
            rollouts.ask(&replica, &waits, &clock);
            assert!(!waits.begin_waiting(), "it waits already");
            waits.end_waiting();
        }
    }
}
