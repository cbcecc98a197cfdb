//! The thread that keeps a panel lit: sends always the newest picture, repeatedly if the receiver does not keep it,
//! and reports which calls have been displayed. A slow panel delays nothing else.

use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc;

use super::{Panel, Picture};

/// The interval at which a frame is repeated for a receiver that does not keep it: two frames per second, of which
/// one is needed.
const REPEAT_MS: u64 = 500;
/// The maximum number of reports queued for the board.
const REPORTS_MAX: usize = 16;
/// The delay before a failed panel is tried again.
const RETRY_MS: u64 = 1_000;

/// The newest picture, and whether the board is still running.
#[derive(Default)]
struct Handover {
    newest: Option<Picture>,
    stop: bool,
}

/// A panel with its own thread.
pub struct Glass {
    handover: Arc<(Mutex<Handover>, Condvar)>,
    shown: mpsc::Receiver<Vec<u64>>,
    thread: Option<JoinHandle<()>>,
}

impl Glass {
    /// Starts the thread.
    pub fn light(panel: Box<dyn Panel>) -> io::Result<Self> {
        let handover = Arc::new((Mutex::new(Handover::default()), Condvar::new()));
        let (shown_sender, shown) = mpsc::channel(REPORTS_MAX);
        let their_handover = Arc::clone(&handover);
        let thread = std::thread::Builder::new()
            .name("panel".into())
            .spawn(move || keep_lit(panel, &their_handover, &shown_sender))?;
        Ok(Self { handover, shown, thread: Some(thread) })
    }

    /// Hands over a picture, replacing one that the panel has not shown yet.
    pub fn show(&self, picture: Picture) {
        let (lock, wake) = &*self.handover;
        lock.lock().unwrap_or_else(PoisonError::into_inner).newest = Some(picture);
        wake.notify_one();
    }

    /// Waits until a picture is displayed; returns the calls visible on it.
    pub async fn next_shown(&mut self) -> Vec<u64> {
        match self.shown.recv().await {
            Some(seqs) => seqs,
            // The thread has died and logged why. The board continues to announce calls.
            None => std::future::pending().await,
        }
    }
}

impl Drop for Glass {
    fn drop(&mut self) {
        let (lock, wake) = &*self.handover;
        lock.lock().unwrap_or_else(PoisonError::into_inner).stop = true;
        wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep_lit(mut panel: Box<dyn Panel>, handover: &(Mutex<Handover>, Condvar), shown: &mpsc::Sender<Vec<u64>>) {
    let (lock, wake) = handover;
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
                // If the queue of reports is full, the next picture's report will do.
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
