//! The input of the calling rules: waiting tickets and the state of the windows, either of a hall or of a rehearsal.

use std::sync::Arc;

use crate::tickets::Tickets;
use crate::windows::Windows;
use crate::{Layout, OpenHours, Timestamp};

/// The floor of a hall as it stands: everything that decides who is called next, and nothing else of the hall.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Floor<'a> {
    pub(crate) layout: &'a Arc<Layout>,
    pub(crate) hours: &'a OpenHours,
    /// The time of the last entry.
    pub(crate) now: Timestamp,
    pub(crate) tickets: &'a Tickets,
    pub(crate) windows: &'a Windows,
}
