//! Appointments over HTTP: bookable services, slots, bookings; and extending a day's hours.

use serde::{Deserialize, Serialize};

use crate::{BookingState, Text};

/// The services that can be booked in a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bookable {
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's IANA time zone, in which its times are displayed.
    pub zone: String,
    /// The bookable services, in the plan's order.
    pub services: Vec<BookableService>,
    /// Whether visitors confirm their telephone number with a code sent to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub confirms_phone: bool,
}

/// A bookable service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookableService {
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The name of its department.
    pub department: Text,
}

/// The slots of a service on one day, and the days that have places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotPage {
    /// The service's id.
    pub service: String,
    /// The bookable days that have slots.
    pub days: Vec<SlotDay>,
    /// The day whose slots are listed: the one requested, or the first with places left; absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub day: Option<String>,
    /// The day's slots that are not over, in order.
    pub slots: Vec<SlotNow>,
    /// The IANA time zone of that day's times.
    pub zone: String,
}

/// A bookable day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotDay {
    /// The date, `2026-11-23`.
    pub day: String,
    /// The number of places left on it.
    pub left: u32,
}

/// A slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SlotNow {
    /// The start of the slot, in milliseconds since the Unix epoch; identifies the slot when booking.
    pub from: i64,
    /// The end of the slot, in milliseconds since the Unix epoch.
    pub to: i64,
    /// The number of places left.
    pub left: u32,
}

/// Books a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BookSlot {
    /// The id of the service to book.
    pub service: String,
    /// The start of the slot, in milliseconds since the Unix epoch.
    pub slot: i64,
    /// The visitor's telephone number; stored outside the record until the slot's day is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The visitor's name; stored like the phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The code sent to the phone, if the hall confirms numbers; not required from staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<TypedCode>,
}

/// A confirmation code as the visitor typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TypedCode {
    /// The `confirmation` from the answer to sending the code.
    pub id: String,
    /// The six digits of the code.
    pub code: String,
}

/// Sends a confirmation code to a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmPhone {
    /// The telephone number.
    pub phone: String,
    /// The language of the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A confirmation code was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneConfirmation {
    /// The id to submit along with the code when booking.
    pub confirmation: String,
    /// When the code expires, in milliseconds since the Unix epoch.
    pub expires_at: i64,
}

/// Moves a booking to another slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MoveBooking {
    /// The start of the new slot, in milliseconds since the Unix epoch.
    pub slot: i64,
}

/// Checks a booked visitor in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    /// The visitor's language: `zh` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Appointment {
    /// The code with which its visitor checks in; the visitor's page is `/a/CODE?hall=HALL`.
    pub code: String,
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's IANA time zone, in which its times are displayed.
    pub zone: String,
    /// The state of the booking.
    pub state: BookingState,
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The documents to bring.
    pub documents: Vec<Text>,
    /// The working day, `2026-11-23`.
    pub day: String,
    /// The start of the slot, in milliseconds since the Unix epoch.
    pub from: i64,
    /// The end of the slot, in milliseconds since the Unix epoch.
    pub to: i64,
    /// The time from which its visitor may check in, in milliseconds since the Unix epoch.
    pub check_in_from: i64,
    /// The last instant at which a check-in is on time, in milliseconds since the Unix epoch. Later check-ins wait
    /// from their check-in.
    pub late_after: i64,
    /// When the place is released if the visitor has not come, in milliseconds since the Unix epoch.
    pub released_at: i64,
    /// The number issued to the visitor at check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// The token of that ticket's page: `/t/TOKEN`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub token: Option<String>,
    /// Why the hall can no longer keep the booking, if its plan has changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub concern: Option<BookingConcern>,
    /// When the visitor was informed of that, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub informed_at: Option<i64>,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
}

/// Why a hall cannot keep a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookingConcern {
    /// The hall does not open on that day.
    ClosedThatDay,
    /// The hall is closed at that time of the day.
    OutsideHours,
    /// The service is no longer offered.
    ServiceRetired,
    /// No window offers the service any more.
    NoWindow,
    /// The service no longer has this slot.
    NoSuchTime,
    /// The slot now takes fewer visitors than have booked it, and others booked earlier.
    OverCapacity,
}

/// A booking that the hall cannot keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConcernedBooking {
    /// The code with which its visitor checks in; only for staff who contact visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub code: Option<String>,
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The working day, `2026-11-23`.
    pub day: String,
    /// The start of the slot, in milliseconds since the Unix epoch.
    pub from: i64,
    /// The end of the slot, in milliseconds since the Unix epoch.
    pub to: i64,
    /// The IANA time zone of its day, if different from the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<String>,
    /// Why it cannot be kept.
    pub concern: BookingConcern,
    /// When its visitor was informed of that, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub informed_at: Option<i64>,
    /// The visitor's name; only for staff who contact visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub visitor: Option<String>,
    /// The visitor's telephone number; only for staff who contact visitors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub phone: Option<String>,
}

/// Bookings that the hall cannot keep, earliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConcernedPage {
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's IANA time zone, in which its times are displayed.
    pub zone: String,
    /// The first 200 of them; those whose visitors have not been informed come first.
    pub bookings: Vec<ConcernedBooking>,
    /// The total number of such bookings.
    pub total: u32,
    /// How many of their visitors have not been informed yet.
    pub to_inform: u32,
}

/// Extends today's opening hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtendHours {
    /// The first instant after the extended hours, in milliseconds since the Unix epoch.
    pub until: i64,
}

/// Shortens an extended day again, at most down to the hours of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ShortenHours {
    /// The first instant after the shortened hours, in milliseconds since the Unix epoch: not before now, and before
    /// the current closing.
    pub until: i64,
}

/// A booking, as shown to staff who help visitors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookedNow {
    /// The code with which its visitor checks in.
    pub code: String,
    /// The state of the booking.
    pub state: BookingState,
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The working day, `2026-11-23`.
    pub day: String,
    /// The start of the slot, in milliseconds since the Unix epoch.
    pub from: i64,
    /// The end of the slot, in milliseconds since the Unix epoch.
    pub to: i64,
    /// The IANA time zone of its day, if different from the page's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<String>,
    /// The visitor's ticket number, once checked in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// Why the hall cannot keep the booking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub concern: Option<BookingConcern>,
    /// When the visitor was informed of that, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub informed_at: Option<i64>,
    /// The visitor's name, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub visitor: Option<String>,
    /// The visitor's telephone number, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub phone: Option<String>,
}

/// A page of bookings, in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BookingPage {
    /// The hall's name.
    pub hall_name: Text,
    /// The hall's IANA time zone.
    pub zone: String,
    /// The bookings of this page.
    pub bookings: Vec<BookedNow>,
    /// The total number of bookings on all pages.
    pub total: u32,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}
