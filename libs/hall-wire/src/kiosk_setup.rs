//! How a kiosk is built: its screen and its key pad.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How a kiosk is built, as far as its page has to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskSetup {
    /// The diagonal of the screen, in millimetres: gives buttons their size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub diagonal_mm: Option<u32>,
    /// The height of the screen's lower edge above the floor, in millimetres: gives low reach its height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub bottom_mm: Option<u32>,
    /// The keys of the kiosk's key pad besides the usual ones: what each does, by the name that the browser gives the key (`F13`).
    pub keys: BTreeMap<String, PadAct>,
}

/// What a key of a key pad does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PadAct {
    /// Begins the spoken guidance: a headset was plugged in.
    Start,
    /// Ends it: the headset was pulled out.
    End,
    /// To the next item.
    Next,
    /// To the item before.
    Previous,
    /// Chooses the item.
    Choose,
    /// Back to the screen before.
    Back,
    /// Back to the first screen.
    Home,
    /// Says the screen and the item again.
    Repeat,
    /// Says what the keys do.
    Help,
    /// Speaks louder.
    Louder,
    /// Speaks more quietly.
    Quieter,
    /// Speaks faster.
    Faster,
    /// Speaks more slowly.
    Slower,
    /// Darkens the screen, or lights it again.
    Dark,
}
