//! How a hall calls, waits for those who did not come or lack papers, sets aside, seats its clerks and answers for visits.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Share;
use crate::ClassId;

/// What happens to a visitor who did not come when called (过号).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissedPolicy {
    /// How many times a call may be repeated.
    #[serde(default = "recalls_max_default")]
    pub recalls_max: u8,
    /// The shortest time between two calls of the same visitor, in seconds.
    #[serde(default)]
    pub recall_every_s: u16,
    /// Where a latecomer who is put back into the line stands.
    #[serde(default)]
    pub place: MissedPlace,
    /// How many of those who wait stay before a latecomer who is put back into the line.
    #[serde(default = "requeue_behind_default")]
    pub requeue_behind: u16,
    /// How often one ticket may be put back into the line.
    #[serde(default = "requeues_max_default")]
    pub requeues_max: u8,
    /// Open minutes after the miss within which a visitor may come back; without it all day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance_min: Option<u16>,
    /// What becomes of a missed ticket once that time has passed.
    #[serde(default)]
    pub end: MissedEnd,
}

/// Where a latecomer who is put back into the line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissedPlace {
    /// Behind the next `requeue_behind` of those who wait.
    #[default]
    Behind,
    /// Behind everyone.
    End,
    /// By its own arrival.
    Own,
}

/// What becomes of a missed ticket whose time to come back has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissedEnd {
    /// It stays missed until the day is over.
    #[default]
    Missed,
    /// It is given up at once.
    Cancelled,
}

fn recalls_max_default() -> u8 {
    5
}

fn requeue_behind_default() -> u16 {
    3
}

fn requeues_max_default() -> u8 {
    3
}

impl Default for MissedPolicy {
    fn default() -> Self {
        Self {
            recalls_max: recalls_max_default(),
            recall_every_s: 0,
            place: MissedPlace::default(),
            requeue_behind: requeue_behind_default(),
            requeues_max: requeues_max_default(),
            tolerance_min: None,
            end: MissedEnd::default(),
        }
    }
}

/// Shares of the lanes that are not classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calling {
    /// Those sent to a window or clerk, or parked and back.
    #[serde(default = "lane_share_default")]
    pub returning_share: Share,
    /// Those past their service's `max_wait_min`.
    #[serde(default = "lane_share_default")]
    pub overdue_share: Share,
    /// No start of a service is ever assumed: a clerk says that the visitor came, or did not.
    #[serde(default)]
    pub confirm_arrival: bool,
    /// The class of those who come for express services only, granted by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub express_class: Option<ClassId>,
}

fn lane_share_default() -> Share {
    Share { k: 1, n: 3 }
}

impl Default for Calling {
    fn default() -> Self {
        Self {
            returning_share: lane_share_default(),
            overdue_share: lane_share_default(),
            confirm_arrival: false,
            express_class: None,
        }
    }
}

/// Visitors who are set aside at a window (挂起).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parking {
    /// The most who are set aside at one window at a time.
    #[serde(default = "window_max_default")]
    pub window_max: u8,
    /// Open minutes after which the clerk is reminded of one of them.
    #[serde(default = "remind_min_default")]
    pub remind_min: u16,
}

fn window_max_default() -> u8 {
    10
}

fn remind_min_default() -> u16 {
    15
}

impl Default for Parking {
    fn default() -> Self {
        Self { window_max: window_max_default(), remind_min: remind_min_default() }
    }
}

/// Who sits where.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desks {
    /// What happens when a clerk opens a window where another sits, or while sitting elsewhere. Without it the first is
    /// refused and the second goes: programs open many windows with one token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_sign_in: Option<SecondSignIn>,
}

/// What happens when a clerk opens a window where another sits, or while sitting elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondSignIn {
    /// Neither is done.
    Refuse,
    /// The new clerk takes the window over with whoever is at it; the clerk's own other window closes when it is free.
    TakeOver,
}

/// What happens to a visitor whose papers are missing (待补正).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// For so many working days the old ticket gives a new number that returns first.
    #[serde(default = "return_days_default")]
    pub return_days: u16,
}

fn return_days_default() -> u16 {
    10
}

impl Default for Papers {
    fn default() -> Self {
        Self { return_days: return_days_default() }
    }
}

/// Who answers for a visit (首问责任): the first clerk who served it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visits {
    /// So many open minutes after it left a window without being over, a visit that nobody serves alarms that clerk.
    #[serde(default = "orphaned_min_default")]
    pub orphaned_min: u16,
}

fn orphaned_min_default() -> u16 {
    20
}

impl Default for Visits {
    fn default() -> Self {
        Self { orphaned_min: orphaned_min_default() }
    }
}

/// Who books.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookingPolicy {
    /// The hall's own networks, `203.0.113.7` or `10.20.0.0/16`: all who book by the hall's Wi-Fi come from one address, and
    /// are not counted as one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_networks: Vec<Arc<str>>,
}

impl BookingPolicy {
    /// Returns whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own_networks.is_empty()
    }
}
