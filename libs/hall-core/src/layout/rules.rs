//! What calling needs to know about services, classes and windows.

use std::sync::Arc;

use super::{SeriesIx, ServiceIx};
use crate::{Code, Outcome, Share};

/// What calling needs to know about a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServiceRules {
    pub(crate) series: SeriesIx,
    pub(crate) max_wait_ms: i64,
    pub(crate) usual_ms: i64,
    pub(crate) daily_limit: Option<u32>,
    /// Visitors later than this after a booked time wait from their arrival.
    pub(crate) late_ms: i64,
    pub(crate) promised_days: u16,
    pub(crate) express: bool,
    pub(crate) needs_full_authority: bool,
    pub(crate) default_outcome: Outcome,
    pub(crate) takes_tickets: bool,
    /// Whether a window of the plan offers it.
    pub(crate) served: bool,
    /// Its position in the plan's list; none if it is no longer in the plan.
    pub(crate) listed: Option<usize>,
}

/// What calling needs to know about a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClassRules {
    pub(crate) head_start_ms: i64,
    pub(crate) ageing: i64,
    pub(crate) share: Option<Share>,
    pub(crate) granted_by: Vec<Arc<str>>,
    pub(crate) evidence: Vec<Code>,
    pub(crate) day_max: Option<u32>,
    pub(crate) in_a_row_max: Option<u8>,
    pub(crate) in_use: bool,
}

impl Default for ClassRules {
    fn default() -> Self {
        Self {
            head_start_ms: 0,
            ageing: 1000,
            share: None,
            granted_by: Vec::new(),
            evidence: Vec::new(),
            day_max: None,
            in_a_row_max: None,
            in_use: true,
        }
    }
}

/// What calling needs to know about a window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct WindowRules {
    pub(crate) own: Vec<ServiceIx>,
    pub(crate) helps: Vec<ServiceIx>,
    pub(crate) help_after_ms: i64,
    pub(crate) full_authority: bool,
    pub(crate) opens: bool,
    pub(crate) listed: Option<usize>,
}
