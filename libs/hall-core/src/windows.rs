//! The windows of a hall: who sits where, what each serves now, its visitor, and which windows wait for the next
//! visitor.

mod serving;
mod visits;
mod window;

pub(crate) use visits::{Call, LastAct};
pub(crate) use window::SharedLane;
pub use window::{Lent, PresentVisitor, Window, WindowState};

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Index;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{ClerkId, Layout, Reason, ServiceIx, Timestamp, WindowId, WindowIx};
use serving::Serving;

/// The windows in index order, as in the layout.
///
/// What each serves, and which of them wait for the next visitor, is derived from the windows and the layout: a
/// window is changed only by the functions of this module, and those that affect what is served recompute it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Windows {
    all: Vec<Window>,
    /// Shared with the copies used in rehearsals.
    #[serde(skip)]
    serving: Arc<Serving>,
    /// Idle windows that wait for the next visitor, longest first.
    #[serde(skip)]
    ready: BTreeSet<(Timestamp, WindowIx)>,
}

impl Windows {
    /// Returns the windows with their indexes.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (WindowIx, &Window)> {
        (0u16..).map(WindowIx).zip(&self.all)
    }

    /// Returns whether a clerk sits at a window that is not closed.
    pub(crate) fn sits(&self, clerk: &ClerkId) -> bool {
        self.seats_of(clerk).next().is_some()
    }

    /// Returns the windows that are not closed at which a clerk sits.
    pub(crate) fn seats_of(&self, clerk: &ClerkId) -> impl Iterator<Item = WindowIx> {
        let sits = move |window: &Window| window.clerk.as_ref() == Some(clerk) && window.state != WindowState::Closed;
        self.iter().filter(move |(_, window)| sits(window)).map(|(window_ix, _)| window_ix)
    }

    /// Returns the services that a window serves beyond its plan: those it covers, and those of windows it stands in
    /// for.
    pub(crate) fn covered(&self, window: WindowIx) -> &[ServiceIx] {
        self.serving.covered(window)
    }

    /// Returns the windows that serve a service, one bit each: open windows with the service as their own, else open
    /// helpers, else all windows that may.
    pub(crate) fn servers(&self, service: ServiceIx) -> u128 {
        self.serving.servers(service)
    }

    /// Returns the substitute of a paused window, or the substitute's own when that is paused too.
    pub(crate) fn stand_in(&self, paused: WindowIx) -> Option<WindowIx> {
        serving::stand_in(&self.all, paused)
    }

    /// Returns the idle windows that wait for the next visitor, longest first.
    pub(crate) fn ready(&self) -> impl Iterator<Item = WindowIx> {
        self.ready.iter().map(|(_, window)| *window)
    }

    /// Recomputes what is derived from the windows and a layout, which may have gained windows.
    pub(crate) fn rebuild(&mut self, layout: &Layout) {
        self.all.resize(layout.windows.len().max(self.all.len()), Window::default());
        self.ready = self.iter().filter_map(|(window_ix, window)| Some((window.waits_since?, window_ix))).collect();
        self.serving = Arc::new(Serving::of(layout, &self.all));
    }

    /// Copies the windows, mapping their visitors to the new indexes of copied tickets. Undo history is left out.
    pub(crate) fn copy_of(&self, tickets: &BTreeMap<u32, u32>) -> Self {
        let visitor = |present: PresentVisitor| {
            tickets.get(&present.ticket).map(|index| PresentVisitor { ticket: *index, ..present })
        };
        let window = |window: &Window| Window {
            present: window.present.and_then(visitor),
            undoable: VecDeque::new(),
            ..window.clone()
        };
        Self { all: self.all.iter().map(window).collect(), serving: self.serving.clone(), ready: self.ready.clone() }
    }

    /// Resets to the state of another copy of the same windows.
    pub(crate) fn go_back_to(&mut self, from: &Self) {
        self.all.clone_from(&from.all);
        self.ready.clone_from(&from.ready);
    }
}

/// The life of a window from opening to closing.
impl Windows {
    /// Starts a day with the windows of a layout: all are closed, and keep the time since when they were.
    pub(crate) fn begin_day(&mut self, layout: &mut Layout) {
        let ids = layout.window_ixs().map(|window_ix| layout.window_id(window_ix).clone());
        let since: BTreeMap<WindowId, Timestamp> = ids.zip(self.all.iter().map(|window| window.since)).collect();
        layout.forget_windows();
        let window = |window_ix| Window {
            since: since.get(layout.window_id(window_ix)).copied().unwrap_or_default(),
            ..Window::default()
        };
        self.all = layout.window_ixs().map(window).collect();
        self.rebuild(layout);
    }

    /// Ends the day: every window closes.
    pub(crate) fn end_day(&mut self, layout: &Layout, at: Timestamp) {
        for window in &mut self.all {
            *window = Window { since: at, served: window.served, ..Window::default() };
        }
        self.rebuild(layout);
    }

    /// Opens a window for a clerk, who may restrict what it serves.
    pub(crate) fn open(
        &mut self,
        layout: &Layout,
        window_ix: WindowIx,
        at: Timestamp,
        clerk: &ClerkId,
        only: Option<Vec<ServiceIx>>,
    ) {
        self.change(layout, window_ix, at, |window| {
            (window.state, window.clerk, window.only) = (WindowState::Open, Some(clerk.clone()), only);
        });
    }

    /// Pauses a window.
    pub(crate) fn pause(
        &mut self,
        layout: &Layout,
        window_ix: WindowIx,
        at: Timestamp,
        (reason, back_at, substitute): (Reason, Option<Timestamp>, Option<WindowIx>),
    ) {
        self.change(layout, window_ix, at, |window| window.state = WindowState::Paused { reason, back_at, substitute });
    }

    /// Removes the clerk from a window; its visitor stays there.
    pub(crate) fn leave(&mut self, layout: &Layout, window_ix: WindowIx, at: Timestamp) {
        self.change(layout, window_ix, at, |window| {
            window.state = WindowState::Paused { reason: Reason::HANDOVER, back_at: None, substitute: None };
            window.clerk = None;
            // One clerk's acts cannot be undone by another.
            window.undoable.clear();
        });
    }

    /// Closes a window; its cover and its count of visitors served are kept.
    pub(crate) fn close(&mut self, layout: &Layout, window_ix: WindowIx, at: Timestamp) {
        self.change(layout, window_ix, at, |window| {
            let (served, lent) = (window.served, window.lent.take());
            *window = Window { served, lent, ..Window::default() };
        });
    }

    /// Lets a window cover further services, or ends that.
    pub(crate) fn lend(&mut self, layout: &Layout, window: WindowIx, lent: Option<Lent>) {
        self.all[window.index()].lent = lent;
        self.rebuild(layout);
    }

    /// Changes a window's state at `at`: it stops waiting for a visitor, and what is served is recomputed.
    fn change(&mut self, layout: &Layout, window_ix: WindowIx, at: Timestamp, change: impl FnOnce(&mut Window)) {
        self.wait(window_ix, None);
        let window = &mut self.all[window_ix.index()];
        change(window);
        window.since = at;
        self.rebuild(layout);
    }

    /// Makes a window wait for the next visitor, or ends that.
    pub(crate) fn wait(&mut self, window: WindowIx, since: Option<Timestamp>) {
        if let Some(before) = std::mem::replace(&mut self.all[window.index()].waits_since, since) {
            self.ready.remove(&(before, window));
        }
        if let Some(since) = since {
            self.ready.insert((since, window));
        }
    }
}

impl Index<WindowIx> for Windows {
    type Output = Window;

    fn index(&self, window: WindowIx) -> &Window {
        &self.all[window.index()]
    }
}
