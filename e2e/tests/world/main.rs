//! The seeded world: it is the same each time, it holds what the hall promises, and it finds what is broken on purpose.
#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]
#![expect(clippy::print_stdout, reason = "the promise by which a sabotage was found is printed")]

use e2e::world::{Options, Outcome, Sabotage, Seen, simulate};

/// The seeds that are tried, and the steps of each, until a sabotage is found.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=12;
const STEPS: u64 = 6_000;
/// What needs several rare things at once is found in longer lives.
const STEPS_LONG: u64 = 30_000;

fn lived(seed: u64, steps: u64, sabotage: Option<Sabotage>) -> Outcome {
    simulate(Options { seed, steps, sabotage }).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let first = lived(7, 4_000, None);
    assert_eq!(first.failure, None);
    assert_eq!(first, lived(7, 4_000, None));
    assert_ne!(first.digest, lived(8, 4_000, None).digest);
}

#[test]
fn a_world_is_rough_and_the_hall_holds() {
    let mut lived_through = Seen::default();
    for (seed, steps) in [(4, 20_000), (6, 6_000), (12, 6_000), (18, 15_000), (19, 6_000), (34, 6_000), (35, 6_000)] {
        let outcome = lived(seed, steps, None);
        assert_eq!(outcome.failure, None);
        lived_through.add(&outcome.seen);
    }
    let seen = [
        "issue",
        "call_next",
        "call",
        "recall",
        "start",
        "miss",
        "finish",
        "park",
        "note",
        "lend_window",
        "leave_window",
        "come_back",
        "serve_without_ticket",
        "resume",
        "transfer",
        "add_step",
        "undo",
        "requeue",
        "cancel",
        "grant",
        "power cut",
        "key repeated",
        "day ended",
        "board heard",
        "book",
        "move_booking",
        "cancel_booking",
        "check_in",
        "return",
        "close_case",
        "extend_day",
        "shorten_day",
        "went on",
        "issued alone",
        "merged",
        "power cut of a kiosk",
        "taken in from a kiosk",
        "merged once more",
        "expired alone",
        "adopt_plan",
        "refused plan_in_use",
        "restored",
        "trouble Disk",
        "trouble Clock",
        "trouble Wire",
    ];
    for what in seen {
        assert!(lived_through.count(what) > 0, "nobody saw: {what}");
    }
}

/// Prints by which promise a sabotage is found, and holds that it is.
fn check(name: &str, promises: &[&str]) {
    let sabotage = Sabotage::named(name).unwrap();
    let lives = SEEDS.map(|seed| (seed, STEPS)).chain(SEEDS.map(|seed| (seed, STEPS_LONG)));
    let mut failures = lives.filter_map(|(seed, steps)| Some((seed, lived(seed, steps, Some(sabotage)).failure?)));
    let found = failures.next();
    let (seed, failure) = found.unwrap_or_else(|| panic!("{name} was not found"));
    println!("{name}: seed {seed}, step {}: {}", failure.step, failure.broken);
    assert!(promises.contains(&failure.broken.promise), "{name}: {}", failure.broken);
    let again = lived(failure.seed, failure.steps, Some(sabotage)).failure.unwrap();
    assert_eq!(again, failure, "the seed and the steps show it again");
}

macro_rules! found {
    ($($name:ident: $sabotage:ident => $($promise:literal)|+;)+) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($sabotage), &[$($promise),+]);
            }
        )+

        #[test]
        fn each_sabotage_has_a_row() {
            let rows = [$(stringify!($sabotage)),+];
            let without = Sabotage::ALL.iter().filter(|sabotage| !rows.contains(&sabotage.name));
            assert_eq!(without.map(|sabotage| sabotage.name).collect::<Vec<_>>(), [""; 0]);
        }
    };
}

found! {
    a_flush_skipped_is_found: FlushSkipped => "a confirmed command survives" | "equal keys give equal answers"
        | "entries are published once, in order" | "a number on paper is merged once";
    an_order_reversed_is_found: OrderReversed =>
        "within class and service the order of arrival holds unless the entry says why not";
    a_key_ignored_is_found: KeyIgnored =>
        "equal keys give equal answers" | "a confirmed command survives" | "the hall agrees with the model";
    a_counter_reset_at_midnight_utc_is_found: CounterResetAtMidnightUtc =>
        "no number twice in a day" | "a number is the next of its series, outside the kiosks' blocks";
    a_share_off_by_one_is_found: ShareOffByOne => "who is called is who the model calls"
        | "a visitor whom the window would call next for a further step goes on without a call";
    a_call_out_dropped_from_a_snapshot_is_found: CallOutDropped =>
        "every call-out of the last ten minutes reaches its boards";
    the_overdue_forgotten_are_found: OverdueForgotten =>
        "who is called is who the model calls"
        | "no overdue ticket is passed but by a lane before it within its share or by an older overdue one"
        | "a visitor whom the window would call next for a further step goes on without a call";
    help_too_early_is_found: HelpTooEarly => "who is called is who the model calls"
        | "a visitor whom the window would call next for a further step goes on without a call";
    a_head_start_forgotten_is_found: HeadStartForgotten => "who is called is who the model calls"
        | "a visitor whom the window would call next for a further step goes on without a call";
    a_kiosks_block_ignored_is_found: BlockIgnored => "a number is the next of its series, outside the kiosks' blocks";
    a_telephone_number_in_the_record_is_found: PhoneInRecord => "nothing personal in the record";
    a_frame_lost_is_found: FrameLost =>
        "every call-out of the last ten minutes reaches its boards" | "boards end equal to the hall";
    an_entry_that_the_copy_missed_is_found: FeedEntryLost =>
        "every call-out of the last ten minutes reaches its boards" | "boards end equal to the hall";
    a_digit_changed_on_the_disk_is_found: EntryDamaged => "the record verifies";
    shares_forgotten_by_a_snapshot_are_found: SharesForgotten => "the record replays to the same state";
    a_ticket_left_at_the_days_end_is_found: ExpiredForgotten => "a ticket is in exactly one place";
    a_visitor_called_twice_is_found: CalledTwice =>
        "no ticket at two windows" | "one visitor at a window" | "who is called is who the model calls";
    telephone_numbers_kept_are_found: PhonesKept => "personal data is deleted when the day is over";
    a_slot_booked_beyond_its_places_is_found: Overbooked => "no slot is booked beyond its places";
    a_late_visitor_counted_from_the_slot_is_found: LateFromSlot =>
        "a booked visitor counts from the slot, or from check-in when late";
    a_returning_visitor_put_last_is_found: ReturnsLast =>
        "each list of missing papers gives one new number, in time, before others";
    promises_forgotten_by_a_snapshot_are_found: PromisesForgotten =>
        "the record replays to the same state" | "a promised result is kept until it is settled";
    a_window_closed_under_its_visitor_is_found: LeftClosed =>
        "the hall agrees with the model" | "a ticket is in exactly one place";
    a_visitor_called_where_it_stands_is_found: CalledWhereItStands =>
        "a visitor whom the window would call next for a further step goes on without a call";
    a_freed_visitor_left_stranded_is_found: FreedStranded => "the hall agrees with the model";
    a_kiosks_journal_that_forgets_is_found: JournalTorn => "a number on paper is merged once";
    a_ticket_merged_again_is_found: MergedAgain => "a number on paper is merged once" | "a confirmed command survives";
    a_number_not_replaced_is_found: NotReplaced => "one press gives one ticket, called by the number on paper";
    a_visitor_who_arrives_when_merged_is_found: ArrivesWhenMerged => "a merged ticket waits from the visitor's arrival";
    a_ticket_of_yesterday_taken_into_today_is_found: YesterdayToday => "a number on paper is merged once";
    kiosks_own_numbers_forgotten_by_a_snapshot_are_found: AloneForgotten => "the record replays to the same state";
    a_burnt_number_given_again_is_found: BurntAgain =>
        "no number twice in a day" | "a number is the next of its series, outside the kiosks' blocks";
    a_restored_hall_without_what_was_merged_is_found: RestoredWithout => "a number on paper is merged once";
    a_visitor_called_by_a_burnt_number_alone_is_found: BurntCalled =>
        "one press gives one ticket, called by the number on paper";
    a_latecomer_put_one_place_too_far_is_found: RequeueOffByOne => "a latecomer is put back as far as the plan says";
}
