//! The policies of a hall: calling, no-shows, missing papers, parking, clerks at windows, and responsibility for visits.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Share;
use crate::ClassId;

/// The rules for visitors who do not come when called (过号).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "MissedDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = MissedDocument))]
#[serde(deny_unknown_fields)]
pub struct MissedPolicy {
    /// How often a call may be repeated.
    #[serde(default = "recalls_max_default")]
    pub recalls_max: u8,
    /// The minimum time between two calls of the same visitor, in seconds.
    #[serde(default)]
    pub recall_every_s: u16,
    /// The place of a latecomer who is put back into the queue.
    #[serde(default)]
    pub place: MissedPlace,
    /// The number of waiting visitors who stay ahead of a latecomer who is put back into the queue.
    #[serde(default = "requeue_behind_default")]
    pub requeue_behind: u16,
    /// How often a ticket may be put back into the queue.
    #[serde(default = "requeues_max_default")]
    pub requeues_max: u8,
    /// Open minutes after the no-show within which a visitor may come back; all day if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tolerance_min: Option<u16>,
    /// What happens to a missed ticket once that time has passed.
    #[serde(default)]
    pub end: MissedEnd,
}

/// The place of a latecomer who is put back into the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissedPlace {
    /// Behind the next `requeue_behind` waiting visitors.
    #[default]
    Behind,
    /// Behind everyone.
    End,
    /// By its own arrival time.
    Own,
}

/// What happens to a missed ticket once the visitor can no longer come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissedEnd {
    /// The ticket stays missed until the day ends.
    #[default]
    Missed,
    /// The ticket is cancelled immediately.
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

/// The shares of the lanes that are not classes, and how a call proceeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "CallingDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CallingDocument))]
#[serde(deny_unknown_fields)]
pub struct Calling {
    /// The share of tickets sent to a window or clerk, or back after parking.
    #[serde(default = "lane_share_default")]
    pub returning_share: Share,
    /// The share of tickets past their service's `max_wait_min`.
    #[serde(default = "lane_share_default")]
    pub overdue_share: Share,
    /// Whether a clerk must confirm that the visitor came or did not; no start of a service is ever assumed.
    #[serde(default)]
    pub confirm_arrival: bool,
    /// The class granted automatically to visitors who come for express services only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
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

/// The rules for parking visitors at a window (挂起).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "ParkingDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ParkingDocument))]
#[serde(deny_unknown_fields)]
pub struct Parking {
    /// The maximum number of visitors parked at a window at a time.
    #[serde(default = "window_max_default")]
    pub window_max: u8,
    /// Open minutes after which the clerk is reminded of a parked visitor.
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

/// The rules for clerks at windows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "DesksDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = DesksDocument))]
#[serde(deny_unknown_fields)]
pub struct Desks {
    /// What happens when a clerk opens a window at which another clerk sits, or opens one while sitting at another.
    /// If absent, the first is refused and the second is allowed: programs open many windows with one token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub second_sign_in: Option<SecondSignIn>,
}

/// What happens when a clerk opens a window at which another clerk sits, or opens one while sitting at another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecondSignIn {
    /// Both are refused.
    Refuse,
    /// The new clerk takes over the window along with its visitor; the clerk's own other window closes once it is free.
    TakeOver,
}

/// The rules for visitors whose papers are missing (待补正).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "PapersDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = PapersDocument))]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// The number of working days for which the old ticket yields a new number, called as returning.
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

/// The responsibility for a visit (首问责任), which lies with the first clerk who served it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "VisitsDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = VisitsDocument))]
#[serde(deny_unknown_fields)]
pub struct Visits {
    /// Open minutes after which an unfinished visit that left a window, and that no one is serving, raises an alarm
    /// for that clerk.
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

/// The rules for booking.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "BookingDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BookingDocument))]
#[serde(deny_unknown_fields)]
pub struct BookingPolicy {
    /// The hall's own networks, as `203.0.113.7` or `10.20.0.0/16`: everyone who books over the hall's Wi-Fi shares
    /// one address, and is not rate-limited as one person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_networks: Vec<Arc<str>>,
}

impl BookingPolicy {
    /// Returns whether the policy is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.own_networks.is_empty()
    }
}

/// When visitors are reminded that their turn is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "RemindersDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = RemindersDocument))]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    /// The number of visitors still ahead when the reminder is sent (前方人数), 1 to 50; 0 sends none.
    #[serde(default = "reminders_ahead_default")]
    pub ahead: u16,
}

fn reminders_ahead_default() -> u16 {
    3
}

impl Default for Reminders {
    fn default() -> Self {
        Self { ahead: reminders_ahead_default() }
    }
}

impl Reminders {
    /// Returns whether they are as in a plan that says nothing of them.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// What an identity card read at a kiosk is used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "CardsDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = CardsDocument))]
#[serde(deny_unknown_fields)]
pub struct Cards {
    /// The answer to a second ticket for one service on one day by the same person.
    #[serde(default)]
    pub second_ticket: SecondTicket,
    /// The number of days for which it is remembered who took a ticket, 1 to 30; with 1, until the end of the day. Only a
    /// keyed digest is kept, outside the record.
    #[serde(default = "kept_days_default")]
    pub kept_days: u16,
}

/// The answer to a second ticket for one service on one day by the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SecondTicket {
    /// It is issued.
    #[default]
    Allow,
    /// The first ticket is shown again.
    Show,
    /// It is refused.
    Refuse,
}

fn kept_days_default() -> u16 {
    1
}

impl Default for Cards {
    fn default() -> Self {
        Self { second_ticket: SecondTicket::default(), kept_days: kept_days_default() }
    }
}

impl Cards {
    /// Returns whether they are as in a plan that says nothing of them.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
