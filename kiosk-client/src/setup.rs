//! How the kiosk is built: the size of its screen, how high it hangs, and what the keys of its key pad send.

use std::collections::BTreeMap;
use std::str::FromStr;

use hall_wire::{KioskSetup, PadAct};

const MM_PER_INCH: f64 = 25.4;
/// The diagonals of screens that visitors touch, in inches.
const INCHES_MIN: f64 = 5.0;
const INCHES_MAX: f64 = 100.0;
/// The maximum height of a screen's lower edge above the floor, in millimetres.
const BOTTOM_MM_MAX: u32 = 2_000;
/// The maximum number of keys that are named.
const KEYS_MAX: usize = 64;
/// The maximum length of a key's name, in bytes.
const KEY_BYTES_MAX: usize = 32;

/// What a key pad's keys do, by the name that a command line gives it.
const ACTS: [(&str, PadAct); 14] = [
    ("start", PadAct::Start),
    ("end", PadAct::End),
    ("next", PadAct::Next),
    ("previous", PadAct::Previous),
    ("choose", PadAct::Choose),
    ("back", PadAct::Back),
    ("home", PadAct::Home),
    ("repeat", PadAct::Repeat),
    ("help", PadAct::Help),
    ("louder", PadAct::Louder),
    ("quieter", PadAct::Quieter),
    ("faster", PadAct::Faster),
    ("slower", PadAct::Slower),
    ("dark", PadAct::Dark),
];

/// The diagonal of a screen, in millimetres; parsed from inches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagonal(u32);

impl FromStr for Diagonal {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let inches: f64 = text.parse().map_err(|_no_number| format!("{text} is no number of inches, such as 21.5"))?;
        if !(INCHES_MIN..=INCHES_MAX).contains(&inches) {
            return Err(format!("{text} inches is no screen: {INCHES_MIN} to {INCHES_MAX}"));
        }
        let mm = format!("{:.0}", inches * MM_PER_INCH).parse();
        mm.map(Self).map_err(|_no_number| format!("{text} is no number of inches"))
    }
}

/// Parses the height of a screen's lower edge, in millimetres.
///
/// # Errors
/// A sentence that says what is allowed.
pub fn bottom_mm(text: &str) -> Result<u32, String> {
    let mm = text.parse().map_err(|_no_number| format!("{text} is no number of millimetres, such as 850"))?;
    let low = mm <= BOTTOM_MM_MAX;
    low.then_some(mm).ok_or_else(|| format!("{text} mm is too high for a screen: {BOTTOM_MM_MAX} at most"))
}

/// Keys of a key pad: `start=F13,end=F14,help=F15`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PadKeys(BTreeMap<String, PadAct>);

impl FromStr for PadKeys {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut keys = BTreeMap::new();
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (name, key) =
                pair.split_once('=').ok_or_else(|| format!("{pair} is not ACT=KEY, such as start=F13"))?;
            let act = ACTS.iter().find(|(known, _)| *known == name).map(|(_, act)| *act);
            let act = act.ok_or_else(|| {
                let known: Vec<&str> = ACTS.iter().map(|(known, _)| *known).collect();
                format!("{name} is nothing that a key does: {}", known.join(", "))
            })?;
            if key.is_empty() || key.len() > KEY_BYTES_MAX {
                return Err(format!("{pair}: a key has a name of 1 to {KEY_BYTES_MAX} bytes, such as F13"));
            }
            if keys.insert(key.to_owned(), act).is_some_and(|other| other != act) {
                return Err(format!("the key {key} does two things"));
            }
        }
        if keys.len() > KEYS_MAX {
            return Err(format!("{} keys are named: {KEYS_MAX} at most", keys.len()));
        }
        Ok(Self(keys))
    }
}

/// Returns what the page is told of the kiosk.
#[must_use]
pub fn setup(diagonal: Option<Diagonal>, bottom_mm: Option<u32>, keys: PadKeys) -> KioskSetup {
    KioskSetup { diagonal_mm: diagonal.map(|Diagonal(mm)| mm), bottom_mm, keys: keys.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kiosk_is_described_by_its_screen_and_keys_and_a_mistake_is_named() {
        assert_eq!("21.5".parse(), Ok(Diagonal(546)));
        for wrong in ["", "wide", "2", "101", "NaN"] {
            assert!(wrong.parse::<Diagonal>().is_err(), "{wrong}");
        }
        assert_eq!(bottom_mm("850"), Ok(850));
        assert!(bottom_mm("2001").is_err() && bottom_mm("-1").is_err());
        let keys: PadKeys = "start=F13, end=F14,help=F15,help=h".parse().unwrap();
        assert_eq!(keys.0.len(), 4);
        assert_eq!(keys.0.get("h"), Some(&PadAct::Help));
        for (wrong, why) in [
            ("F13", "is not ACT=KEY"),
            ("jump=F13", "start, end, next"),
            ("start=", "a name of 1"),
            ("start=F13,end=F13", "two things"),
        ] {
            assert!(wrong.parse::<PadKeys>().is_err_and(|said| said.contains(why)), "{wrong}");
        }
    }
}
