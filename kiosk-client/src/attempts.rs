//! How often, and when, something is asked of the hall again with the same key. Pure: who asks has a clock and a wire.

/// The pause before the second attempt; each further one is twice as long.
const PAUSE_MS_FIRST: u64 = 200;
/// The longest pause between attempts.
const PAUSE_MS_MAX: u64 = 10_000;

/// How an attempt failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// The hall said no: nothing was done, by this attempt or by any before.
    Refused,
    /// The hall was not reached, or said that it cannot now: this attempt did nothing.
    NotNow,
    /// No answer came: it may have been done.
    Lost,
}

/// What to do after an attempt that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Ask again after so many milliseconds.
    AgainAfter(u64),
    /// Give up: nothing was done.
    NotDone,
    /// Give up, and nobody knows whether it was done: only the same key tells.
    NotKnown,
}

/// The attempts to have one thing done.
#[derive(Debug, Clone)]
pub struct Attempts {
    most: u32,
    made: u32,
    pause_ms: u64,
    lost: bool,
}

impl Attempts {
    /// Begins with nothing tried; at most `most` attempts are made.
    #[must_use]
    pub fn new(most: u32) -> Self {
        Self { most, made: 0, pause_ms: PAUSE_MS_FIRST, lost: false }
    }

    /// Returns how many attempts have failed.
    #[must_use]
    pub fn made(&self) -> u32 {
        self.made
    }

    /// Takes note of an attempt that failed.
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
