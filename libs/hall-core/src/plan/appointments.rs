//! What may be booked, as a plan says it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{ClassId, ServiceId, Share};

/// What may be booked: slots of some services on some days of the week, where the hall is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointments {
    /// The services; each has the capacity for itself.
    pub services: Vec<ServiceId>,
    /// Days: `mon-fri`, `sat`, `mon,wed,fri`, `daily`.
    pub days: Arc<str>,
    /// The beginning of the first slot, `HH:MM`.
    pub from: Arc<str>,
    /// The end of the last slot, `HH:MM`.
    pub to: Arc<str>,
    /// Minutes of a slot.
    #[serde(default = "slot_min_default")]
    pub slot_min: u16,
    /// How many visitors a slot can take for each service.
    pub capacity: u16,
    /// `[k, n]`: of n of them, k are kept for those who come without an appointment.
    #[serde(default = "walk_in_share_default")]
    pub walk_in_share: Share,
    /// Minutes before the slot from which on a visitor may check in.
    #[serde(default = "early_min_default")]
    pub early_min: u16,
    /// Who comes more than so many minutes late counts from then, also whose booked time is only named at a desk.
    #[serde(default = "late_min_default")]
    pub late_min: u16,
    /// Minutes into the slot after which a place that nobody claimed is released.
    #[serde(default = "release_after_min_default")]
    pub release_after_min: u16,
    /// How many days ahead a slot may be booked.
    #[serde(default = "book_days_ahead_default")]
    pub book_days_ahead: u16,
    /// The class of those who come; ordinary when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
}

fn slot_min_default() -> u16 {
    30
}

fn walk_in_share_default() -> Share {
    Share { k: 1, n: 2 }
}

fn early_min_default() -> u16 {
    30
}

fn late_min_default() -> u16 {
    15
}

fn release_after_min_default() -> u16 {
    20
}

fn book_days_ahead_default() -> u16 {
    14
}

impl crate::Plan {
    /// Returns how many minutes late a booked visitor of a service may be: as the first of its appointments says, or as
    /// they say where they say nothing.
    #[must_use]
    pub fn late_min(&self, service: &ServiceId) -> u16 {
        let booked = self.appointments.iter().find(|item| item.services.contains(service));
        booked.map_or_else(late_min_default, |item| item.late_min)
    }
}

impl Appointments {
    /// Returns how many visitors may book a slot of each service: the capacity without the walk-ins' share.
    #[must_use]
    pub fn places(&self) -> u16 {
        let kept = (u32::from(self.capacity) * u32::from(self.walk_in_share.k))
            .div_ceil(u32::from(self.walk_in_share.n).max(1));
        self.capacity.saturating_sub(u16::try_from(kept).unwrap_or(u16::MAX))
    }
}
