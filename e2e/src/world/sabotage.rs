//! Ways to break the hall on purpose, from outside: each must be found. Nothing of this is in the shipped programs; it sits
//! where the world touches them: at the disk, the plan, the commands, what is told, the wires.

use std::sync::Arc;

use hall_core::{Number, Plan};
use serde_json::Value;

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    /// The disk says that it flushed, and did not.
    FlushSkipped,
    /// Whoever came last is called first, and the entry says that all is well.
    OrderReversed,
    /// A repeated command is taken for a new one.
    KeyIgnored,
    /// Numbers begin again at midnight UTC, whatever the hall's day is.
    CounterResetAtMidnightUtc,
    /// A class gets one call more than its share.
    ShareOffByOne,
    /// A board's snapshot leaves its newest call-out out.
    CallOutDropped,
    /// Nobody is ever overdue.
    OverdueForgotten,
    /// Windows help before they should.
    HelpTooEarly,
    /// Nobody counts as having come earlier.
    HeadStartForgotten,
    /// Counters run through the kiosks' own blocks.
    BlockIgnored,
    /// A telephone number gets into the record.
    PhoneInRecord,
    /// A frame is lost on a wire that holds.
    FrameLost,
    /// An entry does not reach the copy that the boards are drawn from.
    FeedEntryLost,
    /// A digit of the record changes on the disk.
    EntryDamaged,
    /// Snapshots forget who was called how often.
    SharesForgotten,
    /// A ticket is left alive at the end of the day.
    ExpiredForgotten,
    /// A visitor is told to go to a second window.
    CalledTwice,
    /// Telephone numbers outlive the day.
    PhonesKept,
    /// A latecomer is put back one place too far.
    RequeueOffByOne,
    /// Slots take more bookings than they have places.
    Overbooked,
    /// Whoever checks in late counts from the slot all the same.
    LateFromSlot,
    /// Whoever brings missing papers stands behind everybody.
    ReturnsLast,
    /// Snapshots forget what was promised.
    PromisesForgotten,
    /// A window closes under the visitor whom its clerk leaves there.
    LeftClosed,
    /// Whoever was freed from a window waits for that window, which is closed.
    FreedStranded,
    /// A visitor who stands at the window is called there for the next step.
    CalledWhereItStands,
}

impl Sabotage {
    /// All of them.
    pub const ALL: [Self; 26] = [
        Self::FlushSkipped,
        Self::OrderReversed,
        Self::KeyIgnored,
        Self::CounterResetAtMidnightUtc,
        Self::ShareOffByOne,
        Self::CallOutDropped,
        Self::OverdueForgotten,
        Self::HelpTooEarly,
        Self::HeadStartForgotten,
        Self::BlockIgnored,
        Self::PhoneInRecord,
        Self::FrameLost,
        Self::FeedEntryLost,
        Self::EntryDamaged,
        Self::SharesForgotten,
        Self::ExpiredForgotten,
        Self::CalledTwice,
        Self::PhonesKept,
        Self::RequeueOffByOne,
        Self::Overbooked,
        Self::LateFromSlot,
        Self::ReturnsLast,
        Self::PromisesForgotten,
        Self::LeftClosed,
        Self::FreedStranded,
        Self::CalledWhereItStands,
    ];

    /// Returns the plan that the hall gets in place of the one that it should have.
    pub(crate) fn plan(self, plan: &Arc<Plan>) -> Arc<Plan> {
        let mut broken = Plan::clone(plan);
        if self == Self::ShareOffByOne {
            for share in broken.classes.iter_mut().filter_map(|class| class.share.as_mut()) {
                (share.k, share.n) = (share.k + 1, share.n.max(share.k + 1));
            }
        } else if self == Self::OverdueForgotten {
            broken.services.iter_mut().for_each(|service| service.max_wait_min = u16::MAX);
        } else if self == Self::HelpTooEarly {
            broken.windows.iter_mut().for_each(|window| window.help_after_min = 0);
        } else if self == Self::HeadStartForgotten {
            broken.classes.iter_mut().for_each(|class| class.head_start_min = 0);
        } else if self == Self::BlockIgnored {
            broken.kiosks.iter_mut().for_each(|kiosk| kiosk.numbers = None);
        } else if self == Self::RequeueOffByOne {
            broken.missed.requeue_behind += 1;
        }
        Arc::new(broken)
    }

    /// Returns what reaches a board in place of a frame.
    pub(crate) fn frame(self, text: &str) -> Arc<str> {
        if self != Self::CallOutDropped || !text.contains(r#""type":"snapshot""#) {
            return text.into();
        }
        let Ok(mut frame) = serde_json::from_str::<Value>(text) else { return text.into() };
        if let Some(calls) = frame["body"]["call_outs"].as_array_mut() {
            calls.pop();
        }
        frame.to_string().into()
    }
}

/// Returns a number's text with another counter.
pub(crate) fn renumbered(number: &Number, counter: u32) -> Number {
    let prefix = number.as_str().trim_end_matches(|char: char| char.is_ascii_digit());
    Number::new(prefix, counter)
}
