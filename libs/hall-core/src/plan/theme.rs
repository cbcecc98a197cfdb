//! Themes: what visitors come for in their own words, before any department (社保, 户口, 企业).

use serde::{Deserialize, Serialize};

use crate::{Code, Text, ThemeId};

/// A theme on the first screen of a kiosk: services of one matter of life, whichever department provides them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "ThemeDocument"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ThemeDocument))]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The theme's id.
    pub id: ThemeId,
    /// The theme's name.
    pub name: Text,
    /// The picture on its tile.
    #[serde(default)]
    pub icon: Icon,
    /// Departments, journeys or services, in the order of the list; a department stands for all of its services.
    pub menu: Vec<Code>,
}

/// The pictures that a theme may have; named as in the icon library Lucide, from which pages draw them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", rename = "ThemeIcon"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = ThemeIcon))]
#[serde(rename_all = "kebab-case")]
pub enum Icon {
    /// A wheelchair user: disability.
    Accessibility,
    /// A baby: birth and family.
    Baby,
    /// A briefcase: work.
    Briefcase,
    /// An office building: businesses.
    Building,
    /// A car: driving and vehicles.
    Car,
    /// A drop: water.
    Droplets,
    /// A flower: farewell.
    Flower,
    /// A graduation cap: education.
    GraduationCap,
    /// A hammer: building.
    Hammer,
    /// A hand that gives coins: allowances.
    HandCoins,
    /// Two hands and a heart: marriage.
    HeartHandshake,
    /// A heart with a pulse: medical insurance.
    HeartPulse,
    /// A house: housing.
    House,
    /// An identity card: identity and household register.
    IdCard,
    /// An i: advice.
    Info,
    /// A key: real estate.
    KeyRound,
    /// A public building: anything else.
    #[default]
    Landmark,
    /// A leaf: environment.
    Leaf,
    /// A map: land and planning.
    Map,
    /// A medal: soldiers and veterans.
    Medal,
    /// A piggy bank: housing fund and savings.
    PiggyBank,
    /// An aeroplane: travel abroad.
    Plane,
    /// A receipt: taxes.
    Receipt,
    /// Scales: justice.
    Scale,
    /// A shield: safety.
    Shield,
    /// A siren: emergencies.
    Siren,
    /// A stamp: certificates and notaries.
    Stamp,
    /// A stethoscope: health.
    Stethoscope,
    /// A shop: trade.
    Store,
    /// A ticket: culture and sport.
    Ticket,
    /// A lorry: transport.
    Truck,
    /// An umbrella: social insurance.
    Umbrella,
    /// People: civil affairs.
    Users,
    /// Food on a plate: food and drink.
    Utensils,
    /// Ears of wheat: farming.
    Wheat,
    /// A flash: electricity and gas.
    Zap,
}
