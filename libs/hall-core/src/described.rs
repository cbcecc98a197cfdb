//! Schemas of ids, dates and shares for pages and external clients: the plain values that they serialize to.

use crate::{
    BoardId, BookingId, ClassId, ClerkId, Code, Day, DepartmentId, HallId, JourneyId, KioskId, SeriesId, ServiceId,
    Share, ThemeId, WindowId,
};

macro_rules! written_as {
    ($($type:ty as $plain:ty),+ $(,)?) => {$(
        #[cfg(feature = "ts")]
        impl ts_rs::TS for $type {
            type WithoutGenerics = $plain;
            type OptionInnerType = $plain;

            fn name(config: &ts_rs::Config) -> String {
                <$plain as ts_rs::TS>::name(config)
            }

            fn inline(config: &ts_rs::Config) -> String {
                <$plain as ts_rs::TS>::inline(config)
            }
        }
    )+};
}

macro_rules! described {
    ($($type:ty as $plain:ty: $schema:expr;)+) => {
        written_as! { $($type as $plain),+ }
        $(
            #[cfg(feature = "openapi")]
            impl utoipa::PartialSchema for $type {
                fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                    $schema
                }
            }

            #[cfg(feature = "openapi")]
            impl utoipa::ToSchema for $type {}
        )+
    };
}

described! {
    BoardId as String: text();
    BookingId as String: text();
    ClassId as String: text();
    ClerkId as String: text();
    Code as String: text();
    Day as String: text();
    DepartmentId as String: text();
    HallId as String: text();
    JourneyId as String: text();
    KioskId as String: text();
    SeriesId as String: text();
    ServiceId as String: text();
    ThemeId as String: text();
    WindowId as String: text();
    Share as (u8, u8): pair();
}

#[cfg(feature = "openapi")]
fn text() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    <String as utoipa::PartialSchema>::schema()
}

/// A list of two integers.
#[cfg(feature = "openapi")]
fn pair() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    use utoipa::openapi::schema::{ArrayBuilder, ArrayItems};
    use utoipa::openapi::{ObjectBuilder, Schema, Type};
    let number = || Schema::from(ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0_u8)));
    ArrayBuilder::new().items(ArrayItems::False).prefix_items([number(), number()]).into()
}
