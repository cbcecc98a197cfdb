//! The lines of the ticket composed of several parts: what the visitor came for, and what is left to the page.

use hall_words::in_every;
use hall_words::texts::ticket as say;

use super::{Text, TicketPrint};

pub(super) fn documents_left(count: usize) -> Text {
    in_every(|language| say::documents_left(language, number(count)))
}

pub(super) fn services(ticket: &TicketPrint) -> Vec<Text> {
    let shown = ticket.services.iter().take(super::SERVICES_PRINTED_MAX);
    let mut services: Vec<Text> = if ticket.services.len() > 1 {
        shown.enumerate().map(|(index, text)| text.map(|_, said| format!("{} {said}", index + 1))).collect()
    } else {
        shown.cloned().collect()
    };
    let left = ticket.services.len().saturating_sub(super::SERVICES_PRINTED_MAX);
    if left > 0 {
        services.push(in_every(|language| say::services_left(language, number(left))));
    }
    services
}

pub(super) fn prepare() -> Text {
    in_every(|language| say::prepare(language).to_owned())
}

pub(super) fn scan() -> Text {
    in_every(|language| say::scan(language).to_owned())
}

pub(super) fn valid_today() -> Text {
    in_every(|language| say::valid_today(language).to_owned())
}

pub(super) fn as_of(clock: &str) -> Text {
    in_every(|language| say::as_of(language, clock))
}

pub(super) fn copy() -> Text {
    in_every(|language| say::copy(language).to_owned())
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
