//! Appointments over HTTP: what may be booked, slots, bookings; and a longer day.

use serde::{Deserialize, Serialize};

use crate::{BookingState, Text};

/// What may be booked in a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bookable {
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's time zone, in which its times are told.
    pub zone: String,
    /// Services that may be booked, in the plan's order.
    pub services: Vec<BookableService>,
    /// Whether visitors confirm their telephone number by a code that is sent to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub confirms_phone: bool,
}

/// A service that may be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookableService {
    /// The service.
    pub service: String,
    /// Its name.
    pub name: Text,
    /// The name of its department.
    pub department: Text,
}

/// The slots of a service on one day, and on which days there are places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotPage {
    /// The service.
    pub service: String,
    /// Days that may be booked and have slots.
    pub days: Vec<SlotDay>,
    /// The day whose slots are told: the one asked for, or the first with places; none when there is no such day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub day: Option<String>,
    /// Its slots that are not over, in order.
    pub slots: Vec<SlotNow>,
    /// The zone in which that day's times are told.
    pub zone: String,
}

/// A day that may be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotDay {
    /// The date.
    pub day: String,
    /// Places that are left on it.
    pub left: u32,
}

/// A slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotNow {
    /// When it begins: this is its name when it is booked.
    pub from: i64,
    /// When it is over.
    pub to: i64,
    /// Places that are left.
    pub left: u32,
}

/// Books a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BookSlot {
    /// What for.
    pub service: String,
    /// The beginning of the slot.
    pub slot: i64,
    /// Where the visitor is reached; kept outside the record until the slot's day is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Who comes; kept as the phone is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The code that was sent to the phone, where the hall sends codes; staff need none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<TypedCode>,
}

/// A code that was sent to a telephone number, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TypedCode {
    /// What was answered when it was sent.
    pub id: String,
    /// Its six digits.
    pub code: String,
}

/// Has a code sent to a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmPhone {
    /// The number.
    pub phone: String,
    /// The language of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A code was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneConfirmation {
    /// What goes with the code when a place is booked.
    pub confirmation: String,
    /// Until when it can be typed.
    pub expires_at: i64,
}

/// Moves a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveBooking {
    /// The beginning of the other slot.
    pub slot: i64,
}

/// Checks a booked visitor in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// `zh` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A booked place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Appointment {
    /// The code by which its visitor checks in; its page is `/a/CODE?hall=HALL`.
    pub code: String,
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's time zone, in which its times are told.
    pub zone: String,
    /// Where it stands.
    pub state: BookingState,
    /// The service.
    pub service: String,
    /// Its name.
    pub name: Text,
    /// What to bring.
    pub documents: Vec<Text>,
    /// The working day.
    pub day: String,
    /// When the slot begins.
    pub from: i64,
    /// When it is over.
    pub to: i64,
    /// Since when its visitor may check in.
    pub check_in_from: i64,
    /// Who checks in later counts from then.
    pub late_after: i64,
    /// When the place is released if nobody has come.
    pub released_at: i64,
    /// The number that the visitor got at check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// The key to that ticket's page: `/t/TOKEN`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub token: Option<String>,
    /// Why the hall cannot keep what it promised, since its plan was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub concern: Option<BookingConcern>,
    /// When its visitor was told so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub informed_at: Option<i64>,
    /// The server's time.
    pub now: i64,
}

/// Why a hall cannot keep what it promised to somebody who booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookingConcern {
    /// The hall does not open on that day.
    ClosedThatDay,
    /// The hall is closed at that time of the day.
    OutsideHours,
    /// The service is not given any more.
    ServiceRetired,
    /// No window offers the service any more.
    NoWindow,
    /// The service has no such time any more.
    NoSuchTime,
    /// The time takes fewer visitors than have booked it, and others booked before.
    OverCapacity,
}

/// A booking that the hall cannot keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConcernedBooking {
    /// The code by which its visitor checks in; only for those who speak with visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub code: Option<String>,
    /// The service.
    pub service: String,
    /// Its name.
    pub name: Text,
    /// The working day.
    pub day: String,
    /// When the slot begins.
    pub from: i64,
    /// When it is over.
    pub to: i64,
    /// The zone of its day, where that is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<String>,
    /// Why it cannot be kept.
    pub concern: BookingConcern,
    /// When its visitor was told so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub informed_at: Option<i64>,
    /// Who comes; only for those who speak with visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub visitor: Option<String>,
    /// Where the visitor is reached; only for those who speak with visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub phone: Option<String>,
}

/// Bookings that the hall cannot keep, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConcernedPage {
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's time zone, in which its times are told.
    pub zone: String,
    /// The first of them, 200 at most: those whose visitors have not been told come first.
    pub bookings: Vec<ConcernedBooking>,
    /// How many there are.
    pub total: u32,
    /// How many of their visitors have not been told yet.
    pub to_inform: u32,
}

/// Keeps the hall open longer today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtendHours {
    /// The first instant after.
    pub until: i64,
}

/// Takes a longer day back, down to what the plan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ShortenHours {
    /// The first instant after: not before now, and before the present closing.
    pub until: i64,
}

/// A booked place, as those see it who help visitors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookedNow {
    /// Its code.
    pub code: String,
    /// Where it stands.
    pub state: BookingState,
    /// What for.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The day.
    pub day: String,
    /// When the slot begins.
    pub from: i64,
    /// When it is over.
    pub to: i64,
    /// The zone of its day, where that is not the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<String>,
    /// The number that the visitor has, once checked in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// Why the hall cannot keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub concern: Option<BookingConcern>,
    /// When the visitor was told so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub informed_at: Option<i64>,
    /// Whom it is for, when that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub visitor: Option<String>,
    /// How they are reached, when that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub phone: Option<String>,
}

/// Booked places in the order of their times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookingPage {
    /// The hall.
    pub hall_name: Text,
    /// Its zone.
    pub zone: String,
    /// The bookings.
    pub bookings: Vec<BookedNow>,
    /// How many there are on all pages.
    pub total: u32,
    /// Ask again with `after=` this for the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}
