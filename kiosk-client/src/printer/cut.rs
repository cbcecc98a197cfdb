//! What separates one ticket from the next and hands it over: the way to the knife, the cut, the ejector. Pure.

use firmware_config::{Cutter, LeftTicket, Presenter, PrinterProfile};

/// Returns the cut: `GS V`, or nothing where the visitor tears.
pub(super) fn cut(cutter: Cutter) -> &'static [u8] {
    match cutter {
        Cutter::Full => &[0x1d, 0x56, 0],
        Cutter::Partial => &[0x1d, 0x56, 1],
        Cutter::None => &[],
    }
}

/// Returns what pushes the cut ticket out for the visitor to take (Custom: `GS e` 3 with the steps).
pub(super) fn present(profile: &PrinterProfile) -> Vec<u8> {
    match profile.presenter {
        Presenter::None => Vec::new(),
        Presenter::Custom => vec![0x1d, 0x65, 3, u8::try_from(profile.present_steps).unwrap_or(u8::MAX)],
    }
}

/// Returns what clears the mouth of a ticket that nobody took (Custom: `GS e` 5 ejects it, `GS e` 2 takes it back).
pub(super) fn clear_mouth(profile: &PrinterProfile) -> &'static [u8] {
    match (profile.presenter, profile.left) {
        (Presenter::None, _) => &[],
        (Presenter::Custom, LeftTicket::Eject) => &[0x1d, 0x65, 5],
        (Presenter::Custom, LeftTicket::Retract) => &[0x1d, 0x65, 2],
    }
}
