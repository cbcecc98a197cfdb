//! Whoever asks the hall over the network: one question at a time, asked again with the same key until it is answered.

use std::sync::Arc;

use hall_core::{Act, Command, Issue, ServeWithoutTicket};
use hall_server::engine::{Fingerprint, Private};
use kiosk_client::{Attempts, TICKET_ATTEMPTS_MAX};

use super::alone::Alone;
use super::people::Person;

/// How long an attempt may take.
pub(crate) const ATTEMPT_MS_MAX: i64 = 5_000;

/// A question on its way.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Its `Idempotency-Key`.
    pub key: Arc<str>,
    /// What is asked.
    pub command: Command,
    /// Distinguishes it from another question with the same key.
    pub fingerprint: Fingerprint,
    /// A telephone number, or words for the next desk, to be kept beside the ticket and out of the record.
    pub private: Option<Private>,
}

/// Somebody with a way to the hall.
#[derive(Debug)]
pub(crate) struct Client {
    pub person: Person,
    /// What was asked and not answered.
    pub asked: Option<Asked>,
    /// Asks again as often and as late as a kiosk does.
    pub attempts: Attempts,
    /// Counts what was sent: a timeout of an older attempt means nothing.
    pub sent: u32,
    /// Until then nothing comes through.
    pub cut_until: i64,
    /// Of a kiosk: what it does alone.
    pub alone: Alone,
}

impl Client {
    /// Begins without a question.
    pub(crate) fn new(person: Person) -> Self {
        let attempts = Attempts::new(TICKET_ATTEMPTS_MAX);
        Self { person, asked: None, attempts, sent: 0, cut_until: i64::MIN, alone: Alone::default() }
    }

    /// Begins with a question that nobody was asked yet.
    pub(crate) fn begin(&mut self, asked: Asked) {
        (self.asked, self.attempts) = (Some(asked), Attempts::new(TICKET_ATTEMPTS_MAX));
    }
}

/// A fingerprint of who asks what; a ticket's id, which the server makes, is not part of it.
#[expect(clippy::wildcard_enum_match_arm, reason = "acts without an id of the server's making are told whole")]
pub(crate) fn fingerprint(command: &Command) -> Fingerprint {
    let text = match &command.act {
        Act::ServeWithoutTicket(ServeWithoutTicket { window, services, .. }) => {
            format!("{:?} {window} {services:?}", command.actor)
        }
        Act::Merge(merge) => format!("merge {:?} {} {}", command.actor, merge.day, merge.number),
        Act::Issue(Issue { services, class, parallel, .. }) => {
            format!("{:?} {services:?} {class:?} {parallel}", command.actor)
        }
        act => format!("{:?} {act:?}", command.actor),
    };
    let (mut low, mut high) = (0xcbf2_9ce4_8422_2325_u64, 0x9e37_79b9_7f4a_7c15_u64);
    for byte in text.bytes() {
        low = (low ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        high = (high ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }
    let mut both = [0; 16];
    both[..8].copy_from_slice(&low.to_le_bytes());
    both[8..].copy_from_slice(&high.to_le_bytes());
    both
}
