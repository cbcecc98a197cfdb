//! The part of a plan that describes what can be booked.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{ClassId, ServiceId, Share};

/// Bookable slots: of some services, on some weekdays, while the hall is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "AppointmentsDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = AppointmentsDocument))]
#[serde(deny_unknown_fields)]
pub struct Appointments {
    /// The services; the capacity applies to each separately.
    pub services: Vec<ServiceId>,
    /// The weekdays: `mon-fri`, `sat`, `mon,wed,fri`, `daily`.
    pub days: Arc<str>,
    /// The start of the first slot, `HH:MM`.
    pub from: Arc<str>,
    /// The end of the last slot, `HH:MM`.
    pub to: Arc<str>,
    /// The length of a slot in minutes.
    #[serde(default = "slot_min_default")]
    pub slot_min: u16,
    /// The number of visitors that a slot can take for each service.
    pub capacity: u16,
    /// `[k, n]`: out of every n visitors of a slot, k are reserved for visitors without an appointment.
    #[serde(default = "walk_in_share_default")]
    pub walk_in_share: Share,
    /// Minutes before the slot from which a visitor may check in.
    #[serde(default = "early_min_default")]
    pub early_min: u16,
    /// Minutes of lateness that are tolerated; visitors who check in later wait from their check-in. Also applies to
    /// booked times that a visitor only states at a desk.
    #[serde(default = "late_min_default")]
    pub late_min: u16,
    /// Minutes into the slot after which an unclaimed booking is released.
    #[serde(default = "release_after_min_default")]
    pub release_after_min: u16,
    /// How many days in advance a slot can be booked.
    #[serde(default = "book_days_ahead_default")]
    pub book_days_ahead: u16,
    /// The class of visitors with an appointment; ordinary when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
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
    /// Returns how many minutes late a booked visitor of a service may be: from the first entry for the service, or
    /// the default if there is none.
    #[must_use]
    pub fn late_min(&self, service: &ServiceId) -> u16 {
        let booked = self.appointments.iter().find(|item| item.services.contains(service));
        booked.map_or_else(late_min_default, |item| item.late_min)
    }
}

impl Appointments {
    /// Returns how many visitors may book a slot of each service: the capacity minus the walk-ins' share.
    #[must_use]
    pub fn bookable(&self) -> u16 {
        let kept = (u32::from(self.capacity) * u32::from(self.walk_in_share.k))
            .div_ceil(u32::from(self.walk_in_share.n).max(1));
        self.capacity.saturating_sub(u16::try_from(kept).unwrap_or(u16::MAX))
    }
}
