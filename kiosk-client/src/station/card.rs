//! A visitor's identity card: read by whatever driver, shown to the hall once, used for the next ticket.

use hall_wire::{CardNow, Problem, ReadCard};

use super::{Station, problems};
use crate::card;

impl Station {
    /// Takes what a reader sent, and asks the hall what the card is good for.
    pub(crate) async fn read_card(&self, line: &str) -> Result<CardNow, Problem> {
        let number = card::read(line).map_err(|none| problems::problem(422, none.code(), none.to_string()))?;
        let language = self.shown().language;
        let asked = ReadCard { card: number.as_str().to_owned() };
        let now = self.0.api.read_card(&asked).await.map_err(|error| problems::of_call(language, error))?;
        self.0.card.put(number, now.clone());
        Ok(now)
    }

    /// Returns what the card in use is good for.
    pub(crate) fn card(&self) -> Option<CardNow> {
        self.0.card.now()
    }

    /// Forgets the card.
    pub(crate) fn forget_card(&self) {
        self.0.card.clear();
    }
}
