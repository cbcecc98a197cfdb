//! The thread that keeps a panel lit: always the newest picture, again and again where the receiver forgets,
//! and the answer which calls have been on the glass. A slow panel delays nobody.

use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc;

use super::{Panel, Picture};

/// A forgetful receiver hears the frame again after this long: twice a second, when once is needed.
const REPEAT_MS: u64 = 500;
/// Reports that wait for the board to read them.
const REPORTS_MAX: usize = 16;
/// After a failure the panel is tried again this much later.
const RETRY_MS: u64 = 1_000;

/// The newest picture, and whether the board goes on.
#[derive(Default)]
struct Desk {
    newest: Option<Picture>,
    stop: bool,
}

/// A panel in its own thread.
pub struct Glass {
    desk: Arc<(Mutex<Desk>, Condvar)>,
    shown: mpsc::Receiver<Vec<u64>>,
    thread: Option<JoinHandle<()>>,
}

impl Glass {
    /// Starts the thread.
    pub fn light(panel: Box<dyn Panel>) -> io::Result<Self> {
        let desk = Arc::new((Mutex::new(Desk::default()), Condvar::new()));
        let (shown_sender, shown) = mpsc::channel(REPORTS_MAX);
        let their_desk = Arc::clone(&desk);
        let thread = std::thread::Builder::new()
            .name("panel".into())
            .spawn(move || keep_lit(panel, &their_desk, &shown_sender))?;
        Ok(Self { desk, shown, thread: Some(thread) })
    }

    /// Hands over a picture. One that the panel did not come round to is replaced.
    pub fn show(&self, picture: Picture) {
        let (lock, wake) = &*self.desk;
        lock.lock().unwrap_or_else(PoisonError::into_inner).newest = Some(picture);
        wake.notify_one();
    }

    /// Waits until the glass has taken a picture; gives the calls that can be seen on it.
    pub async fn next_shown(&mut self) -> Vec<u64> {
        match self.shown.recv().await {
            Some(seqs) => seqs,
            // The thread died; its message is in the log. The board goes on saying what it hears.
            None => std::future::pending().await,
        }
    }
}

impl Drop for Glass {
    fn drop(&mut self) {
        let (lock, wake) = &*self.desk;
        lock.lock().unwrap_or_else(PoisonError::into_inner).stop = true;
        wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep_lit(mut panel: Box<dyn Panel>, desk: &(Mutex<Desk>, Condvar), shown: &mpsc::Sender<Vec<u64>>) {
    let (lock, wake) = desk;
    let mut current: Option<Picture> = None;
    let mut lit = false;
    let mut failing = false;
    let mut fresh = false;
    loop {
        let mut state = lock.lock().unwrap_or_else(PoisonError::into_inner);
        if state.newest.is_none() && !state.stop {
            let again = current.is_some() && (panel.forgets() || !lit);
            let wait_ms = if lit { REPEAT_MS } else { RETRY_MS };
            state = if again {
                wake.wait_timeout(state, Duration::from_millis(wait_ms)).unwrap_or_else(PoisonError::into_inner).0
            } else {
                wake.wait(state).unwrap_or_else(PoisonError::into_inner)
            };
        }
        if state.stop {
            return;
        }
        if let Some(newest) = state.newest.take() {
            current = Some(newest);
            fresh = true;
        }
        drop(state);
        let Some(picture) = &current else { continue };
        match panel.show(picture) {
            Ok(()) => {
                lit = true;
                if std::mem::take(&mut failing) {
                    tracing::info!("the panel takes pictures again");
                }
                // When nobody takes the reports, the next picture's will do.
                if fresh && shown.try_send(picture.visible.clone()).is_ok() {
                    fresh = false;
                }
            }
            Err(error) => {
                lit = false;
                if !std::mem::replace(&mut failing, true) {
                    tracing::warn!("the panel does not take pictures: {error}");
                }
            }
        }
    }
}
