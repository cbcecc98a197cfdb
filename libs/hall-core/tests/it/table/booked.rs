//! The table's words for appointments and for the day's length.

use hall_core::{Act, BookingId, CheckIn, ClassId, Day, Fact, Slot, TicketId};

use super::{Table, at};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

impl Table {
    /// `book 1001 passport 10:00 [tomorrow]`, `move 1001 10:30`, `inform 1001`, `unbook 1001`, `check-in 1001`, `extend 19:00`, `shorten 18:00`.
    pub(super) fn booking_act(&mut self, words: &[&str]) -> Option<Act> {
        let booking = || BookingId::new(words[1]).unwrap();
        let act = match words[0] {
            "book" => {
                let slot = self.slot(words[3], words.contains(&"tomorrow"));
                Act::Book { booking: booking(), service: words[2].parse().unwrap(), slot }
            }
            "move" => Act::MoveBooking { booking: booking(), slot: self.slot(words[2], words.contains(&"tomorrow")) },
            "inform" => Act::InformBooking { booking: booking() },
            "unbook" => Act::CancelBooking { booking: booking() },
            "check-in" => {
                self.tickets += 1;
                let ticket = TicketId::from_u128(self.tickets);
                Act::CheckIn(CheckIn { booking: booking(), ticket, language: None, expected: None })
            }
            "shorten" => Act::ShortenDay { until: at(words[1]) },
            "extend" => Act::ExtendDay { until: at(words[1]) },
            _ => return None,
        };
        Some(act)
    }

    /// A slot as a calendar would find it by the first entry of what may be booked.
    pub(crate) fn slot(&self, clock: &str, tomorrow: bool) -> Slot {
        let rules = &self.hall.layout().plan().appointments[0];
        let day_ms = if tomorrow { DAY_MS } else { 0 };
        let from = at(clock) + day_ms;
        let minutes = |count: u16| i64::from(count) * MINUTE_MS;
        Slot {
            day: Day { year: 2026, month: 11, day: if tomorrow { 24 } else { 23 } },
            from,
            to: from + minutes(rules.slot_min),
            bookable: rules.bookable(),
            bookable_from: at("00:00") + (day_ms - i64::from(rules.book_days_ahead) * DAY_MS),
            check_in_from: from + -minutes(rules.early_min),
            late_after: from + minutes(rules.late_min),
            released_at: from + minutes(rules.release_after_min),
            class: rules.class.as_ref().map(|class| ClassId::new(class.as_str()).unwrap()),
        }
    }

    /// Describes what happened to a booking or to the day's length.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only facts about bookings come here")]
    pub(super) fn tell_booking(&self, fact: &Fact) -> String {
        let numbers = |tickets: &[TicketId]| tickets.iter().map(|it| self.number(*it)).collect::<Vec<_>>().join(" ");
        match fact {
            Fact::Booked { booking, .. } => format!("{booking} booked"),
            Fact::BookingMoved { booking, .. } => format!("{booking} moved"),
            Fact::BookingCancelled { booking } => format!("{booking} given up"),
            Fact::BookingInformed { booking } => format!("{booking} informed"),
            Fact::CheckedIn { booking, came, .. } => format!("{booking} came {}", super::name_of(came)),
            Fact::BookingMissed { booking } => format!("{booking} did not come"),
            Fact::DayShortened { until, end } => {
                let minutes = |at: &hall_core::Timestamp| (*at - super::at("00:00")) / MINUTE_MS;
                format!(
                    "open until {}:{:02}, day ends {}:{:02}",
                    minutes(until) / 60,
                    minutes(until) % 60,
                    minutes(end) / 60,
                    minutes(end) % 60
                )
            }
            Fact::DayExtended { span, .. } => format!("open {} min longer", (span.to - span.from) / MINUTE_MS),
            Fact::HallClosed { remaining } => format!("hall closed, to be served [{}]", numbers(remaining)),
            other => panic!("{other:?} is not about a booking"),
        }
    }
}
