//! The sentences that stand on the ticket only, in both languages; what screens say too is in `hall_wire::words`.

use super::{Text, TicketPrint};

pub(super) fn documents_left(count: usize) -> Text {
    Text::new(format!("另有 {count} 项，请扫码查看"), format!("{count} more: scan the code"))
}

pub(super) fn services(ticket: &TicketPrint) -> Vec<Text> {
    let shown = ticket.services.iter().take(super::SERVICES_PRINTED_MAX);
    let mut services: Vec<Text> = if ticket.services.len() > 1 {
        shown
            .enumerate()
            .map(|(index, text)| Text::new(format!("{} {}", index + 1, text.zh), format!("{} {}", index + 1, text.en)))
            .collect()
    } else {
        shown.cloned().collect()
    };
    let left = ticket.services.len().saturating_sub(super::SERVICES_PRINTED_MAX);
    if left > 0 {
        services.push(Text::new(format!("另 {left} 项"), format!("{left} more")));
    }
    services
}

pub(super) fn prepare() -> Text {
    Text::new("请备好", "Please have ready")
}

pub(super) fn scan() -> Text {
    Text::new("扫码看进度", "Live status")
}

pub(super) fn valid_today() -> Text {
    Text::new("当日有效", "Valid today only")
}

pub(super) fn copy() -> Text {
    Text::new("补打", "COPY")
}
