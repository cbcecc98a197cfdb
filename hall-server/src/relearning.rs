//! Relearns from earlier days after a start, on its own thread and one hall after another, so that nothing waits for
//! it.

use std::io;
use std::ops::ControlFlow;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use hall_core::Day;
use hall_forecast::{Earlier, LEARNED_DAYS_MAX};

use crate::halls::HALLS_MAX;
use crate::live::Hub;
use crate::record::Record;

/// The maximum number of entries read per hall: a week of the busiest halls.
pub const RELEARNED_ENTRIES_MAX: u64 = 100_000;
/// No further day of a hall is started after this time.
const RELEARN_TIME_MAX: Duration = Duration::from_secs(2);

struct Asked {
    record: Record,
    today: Day,
    hub: Arc<Hub>,
}

/// A handle to the thread; cheap to clone.
#[derive(Clone)]
pub struct Relearning(mpsc::SyncSender<Asked>);

impl Relearning {
    /// Starts the thread, which ends when the last clone is dropped.
    ///
    /// # Errors
    /// When the system cannot spawn another thread.
    pub fn start() -> io::Result<Self> {
        let (asks, asked) = mpsc::sync_channel::<Asked>(HALLS_MAX);
        std::thread::Builder::new().name("relearning".into()).spawn(move || {
            for Asked { record, today, hub } in asked {
                hub.remember(earlier(&record, today));
            }
        })?;
        Ok(Self(asks))
    }

    /// Enqueues a hall to relearn from the days before today. If the queue is full, the hall learns from today alone.
    pub fn ask(&self, record: &Record, today: Day, hub: &Arc<Hub>) {
        // A separate connection, so that reports and pages of the record are not held up.
        let record = Record::in_folder(record.folder(), record.hall());
        if self.0.try_send(Asked { record, today, hub: hub.clone() }).is_err() {
            tracing::warn!(hall = %hub.hall(), "too many halls start at once: {} does not read earlier days back", hub.hall());
        }
    }
}

/// Reads the newest days before today, up to the number that counts and within the time limit.
fn earlier(record: &Record, today: Day) -> Earlier {
    let (mut earlier, begun) = (Earlier::default(), Instant::now());
    let mut days = 0;
    let read = record.days_before(today, RELEARNED_ENTRIES_MAX, &mut |entries| {
        entries.iter().for_each(|entry| earlier.watch(entry));
        days += 1;
        // Today is one of the days that count.
        let more = days + 1 < LEARNED_DAYS_MAX && begun.elapsed() < RELEARN_TIME_MAX;
        if more { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if let Err(error) = read {
        tracing::error!(hall = %record.hall(), %error, "the durations of earlier days cannot be read");
    }
    earlier
}
