//! Where the world can be tampered with: the hooks stand where it hands something on, and do nothing in an honest world.

use std::fmt::Debug;
use std::ops::Deref;
use std::sync::Arc;

use hall_core::{Day, Hall, Issued, Plan, Timestamp};
use hall_server::engine::turn::Turn;
use hall_server::engine::{Committed, Request};
use hall_sim::Chance;

use super::model::Model;

/// What somebody who tampers with commands knows.
pub(crate) struct Knows<'a> {
    pub(crate) now: Timestamp,
    pub(crate) model: &'a Model,
    /// Whether a key was answered before.
    pub(crate) was_answered: &'a dyn Fn(&str) -> bool,
}

/// A way to break the hall from outside. Nothing of it is in the shipped programs.
pub(crate) trait Tamper: Debug + Send + Sync {
    /// Changes the plan that the hall adopts.
    fn plan(&self, _plan: &mut Plan) {}

    /// Changes the commands that the engine gets.
    fn commands(&self, _knows: &Knows<'_>, _batch: &mut [Request]) {}

    /// Changes what the engine is said to have done.
    fn done(&self, _turn: &mut Turn, _model: &Model) {}

    /// Returns the hall that a snapshot holds, if it is another one.
    fn snapshot(&self, _hall: &Hall) -> Option<Hall> {
        None
    }

    /// Returns whether the disk keeps what it was told to flush.
    fn flushes(&self) -> bool {
        true
    }

    /// Returns whether the disk deletes personal data.
    fn deletes(&self) -> bool {
        true
    }

    /// Changes what is on a kiosk's disk while its power is gone.
    fn journal(&self, _journal: &mut Vec<(Day, Issued)>) {}

    /// Returns whether a kiosk merges its tickets again into a restored record.
    fn merges_again(&self) -> bool {
        true
    }

    /// Changes the entries on the disk while the power is gone.
    fn bodies(&self, _bodies: Vec<&mut Vec<u8>>, _chance: &mut Chance) {}

    /// Returns the entries that reach the copy from which boards are drawn; `seq` is the newest.
    fn feed<'a>(&self, _seq: u64, entries: &'a [Committed]) -> &'a [Committed] {
        entries
    }

    /// Returns what goes onto the wire in place of a frame; `None` loses it.
    fn frame(&self, text: &str, _chance: &mut Chance) -> Option<Arc<str>> {
        Some(text.into())
    }
}

/// Nobody tampers.
#[derive(Debug)]
struct Honest;

impl Tamper for Honest {}

/// The one who tampers with a world, or nobody.
#[derive(Debug, Clone)]
pub(crate) struct Tampering(Arc<dyn Tamper>);

impl Tampering {
    pub(crate) fn by(tamper: impl Tamper + 'static) -> Self {
        Self(Arc::new(tamper))
    }
}

impl Default for Tampering {
    fn default() -> Self {
        Self::by(Honest)
    }
}

impl Deref for Tampering {
    type Target = dyn Tamper;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}
