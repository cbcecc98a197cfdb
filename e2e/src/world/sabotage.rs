//! Ways to break the hall on purpose, from outside: each must be found. One file says what one of them tampers with; the world
//! itself knows none of them.

mod alone_forgotten;
mod arrives_when_merged;
mod block_ignored;
mod burnt_again;
mod burnt_called;
mod call_out_dropped;
mod called_twice;
mod called_where_it_stands;
mod counter_reset_at_midnight_utc;
mod entry_damaged;
mod expired_forgotten;
mod feed_entry_lost;
mod flush_skipped;
mod frame_lost;
mod freed_stranded;
mod head_start_forgotten;
mod help_too_early;
mod journal_torn;
mod key_ignored;
mod late_from_slot;
mod left_closed;
mod merged_again;
mod not_replaced;
mod order_reversed;
mod overbooked;
mod overdue_forgotten;
mod phone_in_record;
mod phones_kept;
mod promises_forgotten;
mod requeue_off_by_one;
mod restored_without;
mod retelling;
mod returns_last;
mod share_off_by_one;
mod shares_forgotten;
mod yesterday_today;

use super::tamper::{Tamper, Tampering};

/// A way to break the hall.
#[derive(Debug, Clone, Copy)]
pub struct Sabotage {
    /// Its name.
    pub name: &'static str,
    begin: fn() -> Tampering,
}

impl Sabotage {
    /// All of them.
    pub const ALL: [Self; 35] = [
        Self::of::<flush_skipped::FlushSkipped>("FlushSkipped"),
        Self::of::<order_reversed::OrderReversed>("OrderReversed"),
        Self::of::<key_ignored::KeyIgnored>("KeyIgnored"),
        Self::of::<counter_reset_at_midnight_utc::CounterResetAtMidnightUtc>("CounterResetAtMidnightUtc"),
        Self::of::<share_off_by_one::ShareOffByOne>("ShareOffByOne"),
        Self::of::<call_out_dropped::CallOutDropped>("CallOutDropped"),
        Self::of::<overdue_forgotten::OverdueForgotten>("OverdueForgotten"),
        Self::of::<help_too_early::HelpTooEarly>("HelpTooEarly"),
        Self::of::<head_start_forgotten::HeadStartForgotten>("HeadStartForgotten"),
        Self::of::<block_ignored::BlockIgnored>("BlockIgnored"),
        Self::of::<phone_in_record::PhoneInRecord>("PhoneInRecord"),
        Self::of::<frame_lost::FrameLost>("FrameLost"),
        Self::of::<feed_entry_lost::FeedEntryLost>("FeedEntryLost"),
        Self::of::<entry_damaged::EntryDamaged>("EntryDamaged"),
        Self::of::<shares_forgotten::SharesForgotten>("SharesForgotten"),
        Self::of::<expired_forgotten::ExpiredForgotten>("ExpiredForgotten"),
        Self::of::<called_twice::CalledTwice>("CalledTwice"),
        Self::of::<phones_kept::PhonesKept>("PhonesKept"),
        Self::of::<requeue_off_by_one::RequeueOffByOne>("RequeueOffByOne"),
        Self::of::<overbooked::Overbooked>("Overbooked"),
        Self::of::<late_from_slot::LateFromSlot>("LateFromSlot"),
        Self::of::<returns_last::ReturnsLast>("ReturnsLast"),
        Self::of::<promises_forgotten::PromisesForgotten>("PromisesForgotten"),
        Self::of::<left_closed::LeftClosed>("LeftClosed"),
        Self::of::<freed_stranded::FreedStranded>("FreedStranded"),
        Self::of::<called_where_it_stands::CalledWhereItStands>("CalledWhereItStands"),
        Self::of::<journal_torn::JournalTorn>("JournalTorn"),
        Self::of::<merged_again::MergedAgain>("MergedAgain"),
        Self::of::<not_replaced::NotReplaced>("NotReplaced"),
        Self::of::<arrives_when_merged::ArrivesWhenMerged>("ArrivesWhenMerged"),
        Self::of::<yesterday_today::YesterdayToday>("YesterdayToday"),
        Self::of::<alone_forgotten::AloneForgotten>("AloneForgotten"),
        Self::of::<burnt_again::BurntAgain>("BurntAgain"),
        Self::of::<burnt_called::BurntCalled>("BurntCalled"),
        Self::of::<restored_without::RestoredWithout>("RestoredWithout"),
    ];

    const fn of<T: Tamper + Default + 'static>(name: &'static str) -> Self {
        Self { name, begin: || Tampering::by(T::default()) }
    }

    /// Returns the sabotage of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sabotage| sabotage.name == name)
    }

    /// Begins it, for one life.
    pub(crate) fn begin(self) -> Tampering {
        (self.begin)()
    }
}
