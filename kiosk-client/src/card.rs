//! The identity card that a visitor has read: held in memory for a minute, in no file and no log.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hall_card::{ResidentNumber, Unread, number_in};
use hall_core::Day;
use hall_wire::CardNow;

/// How long a card is used after it was read. Whoever leaves without a ticket leaves nothing behind.
const HELD: Duration = Duration::from_secs(60);

/// Why nothing of a line is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NoCard {
    /// Nothing in it looks like a resident number.
    #[error("there is no resident number in what the reader sent")]
    Nothing,
    /// It is no valid number.
    #[error(transparent)]
    Unread(#[from] Unread),
}

impl NoCard {
    /// Returns its stable code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Nothing => "card_misread",
            Self::Unread(why) => why.code(),
        }
    }
}

struct Held {
    number: ResidentNumber,
    now: CardNow,
    until: Instant,
}

/// The card that is in use, if any.
#[derive(Default)]
pub(crate) struct CardSlot(Mutex<Option<Held>>);

/// Finds the number in a line of a reader, whatever its driver: keystrokes, a serial port, a vendor's program.
pub(crate) fn read(line: &str) -> Result<ResidentNumber, NoCard> {
    let found = number_in(line).ok_or(NoCard::Nothing)?;
    // The hall's server checks again, with its own clock.
    let today = jiff::Zoned::now().date().to_string();
    let today: Day = today.parse().map_err(|_no_day| NoCard::Nothing)?;
    Ok(ResidentNumber::read(found, today)?)
}

impl CardSlot {
    /// Puts a card in, in place of an earlier one.
    pub(crate) fn put(&self, number: ResidentNumber, now: CardNow) {
        *self.lock() = Some(Held { number, now, until: Instant::now() + HELD });
    }

    /// Returns what the card is good for.
    pub(crate) fn now(&self) -> Option<CardNow> {
        self.held(|held| held.now.clone())
    }

    /// Returns the number, to be sent with a request for a ticket, and whether the card grants a class.
    pub(crate) fn number(&self, class: Option<&str>) -> Option<(String, bool)> {
        self.held(|held| {
            let grants = class.is_some_and(|class| held.now.classes.iter().any(|offered| offered == class));
            (held.number.as_str().to_owned(), grants)
        })
    }

    /// Forgets the card.
    pub(crate) fn clear(&self) {
        *self.lock() = None;
    }

    fn held<T>(&self, look: impl FnOnce(&Held) -> T) -> Option<T> {
        let mut held = self.lock();
        if held.as_ref().is_some_and(|held| held.until <= Instant::now()) {
            *held = None;
        }
        held.as_ref().map(look)
    }

    fn lock(&self) -> MutexGuard<'_, Option<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_grants_what_the_hall_offers_it_and_is_forgotten() {
        let slot = CardSlot::default();
        let number = read("张三|11010519491231002X|北京市").unwrap();
        slot.put(number, CardNow { classes: vec!["elderly".into()], tickets: Vec::new() });
        assert_eq!(slot.number(Some("elderly")).unwrap(), ("11010519491231002X".into(), true));
        assert!(!slot.number(Some("veteran")).unwrap().1 && !slot.number(None).unwrap().1);
        slot.clear();
        assert!(slot.now().is_none() && slot.number(None).is_none());
        assert_eq!(read("nothing").unwrap_err(), NoCard::Nothing);
        assert_eq!(read("110105491231002").unwrap_err().code(), "card_old");
    }
}
