//! How often and when a request to the hall is retried with the same key. Pure: the caller provides the clock and the
//! connection.

/// The initial back-off before the second attempt; doubles each time.
const PAUSE_MS_FIRST: u64 = 200;
/// The maximum back-off between attempts.
const PAUSE_MS_MAX: u64 = 10_000;

/// How an attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The hall refused: neither this attempt nor any earlier one had an effect.
    Refused,
    /// The hall was not reached, or is temporarily unable: this attempt had no effect.
    NotNow,
    /// There was no answer: it may have been carried out.
    Lost,
}

/// What to do after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Retry after this many milliseconds.
    AgainAfter(u64),
    /// Give up: it was not carried out.
    NotDone,
    /// Give up with an unknown outcome: only a retry with the same key can resolve it.
    NotKnown,
}

/// The attempts of one request.
#[derive(Debug, Clone)]
pub struct Attempts {
    most: u32,
    made: u32,
    pause_ms: u64,
    lost: bool,
}

impl Attempts {
    /// Creates a state with no attempts made and a limit of `most`.
    #[must_use]
    pub fn new(most: u32) -> Self {
        Self { most, made: 0, pause_ms: PAUSE_MS_FIRST, lost: false }
    }

    /// Returns the number of failed attempts.
    #[must_use]
    pub fn made(&self) -> u32 {
        self.made
    }

    /// Records a failed attempt.
    pub fn failed(&mut self, how: Failed) -> Next {
        self.made += 1;
        self.lost |= how == Failed::Lost;
        if how == Failed::Refused {
            return Next::NotDone;
        }
        if self.made >= self.most {
            return if self.lost { Next::NotKnown } else { Next::NotDone };
        }
        let pause_ms = self.pause_ms;
        self.pause_ms = (pause_ms * 2).min(PAUSE_MS_MAX);
        Next::AgainAfter(pause_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_what_was_lost_once_stays_unknown() {
        let mut attempts = Attempts::new(4);
        let outcomes = [Failed::NotNow, Failed::Lost, Failed::NotNow, Failed::NotNow].map(|how| attempts.failed(how));
        assert_eq!(outcomes, [Next::AgainAfter(200), Next::AgainAfter(400), Next::AgainAfter(800), Next::NotKnown]);
    }

    #[test]
    fn a_refusal_says_that_nothing_was_done() {
        let mut attempts = Attempts::new(4);
        assert_eq!(attempts.failed(Failed::Lost), Next::AgainAfter(200));
        assert_eq!(attempts.failed(Failed::Refused), Next::NotDone);
        assert_eq!(Attempts::new(1).failed(Failed::NotNow), Next::NotDone);
    }
}
