//! Rolls halls out one after another, on a thread of its own that rests most of the time: all halls of a server share it.

use std::io;
use std::sync::{Arc, mpsc};
use std::time::Instant;

use hall_forecast::Begun;

use crate::clock::Clock;
use crate::halls::HALLS_MAX;
use crate::replica::Replica;
use crate::waits::{WaitTable, known};

/// The most halls that wait to be rolled out; each waits once at most.
pub const ROLLOUTS_WAITING_MAX: usize = HALLS_MAX;
/// The thread rests so many times as long as it worked: a whole city of busy halls takes a quarter of a core.
const REST_PARTS: u32 = 3;

/// A hall that is to be rolled out when its turn comes, as it is then.
struct Asked {
    replica: Arc<Replica>,
    waits: Arc<WaitTable>,
    clock: Clock,
}

/// The thread that rolls out; cheap to clone.
#[derive(Clone)]
pub struct Rollouts(mpsc::SyncSender<Asked>);

impl Rollouts {
    /// Starts the thread; it ends when the last clone is gone.
    ///
    /// # Errors
    /// When the system gives no further thread.
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

    /// Asks for a roll-out of a hall, unless it waits for one already.
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
