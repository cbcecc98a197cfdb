//! Cover for another window: lent until a time, or a substitute while the last window of a service pauses.

use expect_test::expect;

use crate::table::{Table, at, check, plan};

#[test]
fn a_window_covers_for_another_until_a_time() {
    check(
        "09:00 open w1
         09:01 issue marriage
         09:02 next w1
         09:03 lend w1 marriage until 09:02
         09:03 lend w1 nothing
         09:03 lend w1 divorce until 10:00
         09:03 lend w9 marriage until 10:00
         09:03 lend w1 marriage until 09:30
         09:04 issue passport
         09:05 next w1
         09:06 finish w1 M001
         09:07 issue marriage
         09:30 tick
         09:31 next w1
         09:32 finish w1 P001
         09:33 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 next w1                                -> nothing
            09:03 lend w1 marriage until 09:02           -> refused: time_passed
            09:03 lend w1 nothing                        -> nothing
            09:03 lend w1 divorce until 10:00            -> refused: unknown_service
            09:03 lend w9 marriage until 10:00           -> refused: unknown_window
            09:03 lend w1 marriage until 09:30           -> w1 covers marriage
            09:04 issue passport                         -> P001, ahead 1
            09:05 next w1                                -> M001 to w1 (score)
            09:06 finish w1 M001                         -> M001 serving (assumed); M001 decided
            09:07 issue marriage                         -> M002, ahead 1
            09:30 tick                                   -> w1 covers no more
            09:31 next w1                                -> P001 to w1 (score)
            09:32 finish w1 P001                         -> P001 serving (assumed); P001 decided
            09:33 next w1                                -> nothing
        "#]],
    );
}

#[test]
fn cover_ends_when_the_manager_ends_it_and_not_when_the_window_closes() {
    check(
        "09:00 open w1
         09:00 lend w1 marriage until 12:00
         09:01 close w1
         09:02 open w1 only passport
         09:03 issue marriage
         09:04 ask w1
         09:05 lend w1 nothing
         09:06 ask w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 lend w1 marriage until 12:00           -> w1 covers marriage
            09:01 close w1                               -> w1 closed
            09:02 open w1 only passport                  -> w1 open
            09:03 issue marriage                         -> M001, ahead 0
            09:04 ask w1                                 -> M001 (score) of M001 1
            09:05 lend w1 nothing                        -> w1 covers no more
            09:06 ask w1                                 -> nobody
        "#]],
    );
}

#[test]
fn the_hall_is_ticked_when_cover_ends() {
    let mut table = Table::new(&plan());
    table.run("09:00 open w1");
    table.run("09:00 lend w1 marriage until 09:30");
    assert_eq!(table.hall.next_deadline(), Some(at("09:30")));
}

#[test]
fn the_last_window_of_a_service_names_a_substitute_or_the_time_of_return() {
    check(
        "09:00 open w3
         09:00 open w1
         09:01 pause w3 for tea
         09:01 pause w3 for tea until 09:00
         09:02 pause w3 for tea until 09:30
         09:03 open w3
         09:04 open w2
         09:05 pause w3 for tea
         09:06 pause w2 for tea",
        &expect![[r#"
            09:00 open w3                                -> w3 open
            09:00 open w1                                -> w1 open
            09:01 pause w3 for tea                       -> refused: last_window
            09:01 pause w3 for tea until 09:00           -> refused: last_window
            09:02 pause w3 for tea until 09:30           -> w3 paused
            09:03 open w3                                -> w3 open
            09:04 open w2                                -> w2 open
            09:05 pause w3 for tea                       -> w3 paused
            09:06 pause w2 for tea                       -> refused: last_window
        "#]],
    );
}

#[test]
fn a_substitute_serves_what_the_paused_window_served_until_it_is_back() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue marriage
         09:02 pause w3 for lunch instead w3
         09:02 pause w3 for lunch instead w2
         09:02 pause w3 for lunch instead w1
         09:03 next w1
         09:04 finish w1 M001
         09:05 issue marriage
         09:06 open w3
         09:07 next w1
         09:07 next w3",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 pause w3 for lunch instead w3          -> refused: bad_substitute
            09:02 pause w3 for lunch instead w2          -> refused: bad_substitute
            09:02 pause w3 for lunch instead w1          -> w3 paused
            09:03 next w1                                -> M001 to w1 (score)
            09:04 finish w1 M001                         -> M001 serving (assumed); M001 decided
            09:05 issue marriage                         -> M002, ahead 0
            09:06 open w3                                -> w3 open
            09:07 next w1                                -> nothing
            09:07 next w3                                -> M002 to w3 (score)
        "#]],
    );
}

#[test]
fn a_substitute_of_a_substitute_serves_for_both() {
    check(
        "09:00 open w1
         09:00 open w2
         09:00 open w3
         09:01 issue marriage
         09:02 pause w3 for lunch instead w2
         09:03 pause w2 for lunch instead w1
         09:04 ask w1
         09:05 close w2
         09:06 ask w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:00 open w3                                -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 pause w3 for lunch instead w2          -> w3 paused
            09:03 pause w2 for lunch instead w1          -> w2 paused
            09:04 ask w1                                 -> M001 (score) of M001 3
            09:05 close w2                               -> w2 closed
            09:06 ask w1                                 -> nobody
        "#]],
    );
}

#[test]
fn whom_nobody_else_could_call_is_counted_before_a_window_stops() {
    let mut table = Table::new(&plan());
    for line in
        ["09:00 open w1", "09:00 open w3", "09:01 issue passport", "09:01 issue marriage", "09:02 issue marriage"]
    {
        table.run(line);
    }
    let left = |table: &Table, window: &str| {
        let layout = table.hall.layout();
        let left = table.hall.left_by(layout.window(&window.parse().unwrap()).unwrap());
        left.into_iter().map(|(service, count)| (layout.service_id(service).to_string(), count)).collect::<Vec<_>>()
    };
    assert_eq!(left(&table, "w1"), [("passport".to_owned(), 1)]);
    assert_eq!(left(&table, "w3"), [("marriage".to_owned(), 2)]);
    // Whoever was sent to the window goes back into the line of a service that nobody else serves.
    table.run("09:03 next w3");
    table.run("09:04 start w3 M001");
    table.run("09:04 transfer w3 M001 to window w3");
    assert_eq!(left(&table, "w3"), [("marriage".to_owned(), 2)]);
    table.run("09:05 lend w1 marriage until 12:00");
    assert_eq!(left(&table, "w3"), [], "another window covers for it");
    table.run("09:06 lend w1 nothing");
    table.run("09:07 open w2");
    assert_eq!((left(&table, "w1"), left(&table, "w3")), (Vec::new(), Vec::new()), "the second window serves both");
}
