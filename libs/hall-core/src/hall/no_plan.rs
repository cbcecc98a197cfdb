//! The plan of a hall that has not adopted one yet.

use crate::{
    BookingPolicy, Calling, Cards, Desks, HallId, HallPlan, LastTicket, MissedPolicy, Papers, Parking, Plan, Reminders,
    Text, Visits,
};

/// Returns a plan that offers nothing.
pub(super) fn no_plan(id: HallId) -> Plan {
    Plan {
        hall: HallPlan {
            id,
            name: Text::default(),
            zone: "UTC".into(),
            hours: Vec::new(),
            holidays: Vec::new(),
            workdays: Vec::new(),
            last_ticket: LastTicket::UntilClosing,
            advice_service: None,
            serve_all_ticket_holders: false,
            paperless: false,
        },
        departments: Vec::new(),
        lines: Vec::new(),
        services: Vec::new(),
        themes: Vec::new(),
        classes: Vec::new(),
        windows: Vec::new(),
        kiosks: Vec::new(),
        boards: Vec::new(),
        appointments: Vec::new(),
        missed: MissedPolicy::default(),
        calling: Calling::default(),
        papers: Papers::default(),
        journeys: Vec::new(),
        visits: Visits::default(),
        parking: Parking::default(),
        desks: Desks::default(),
        reminders: Reminders::default(),
        cards: Cards::default(),
        booking: BookingPolicy::default(),
    }
}
