//! Records with an entry of every kind, as each version wrote them, must replay for ever.
//!
//! `UPDATE_EXPECT=1` writes the one of the present version anew from a lived day; that is right only before its first
//! release, or for a new kind. Those of earlier versions are never written again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hall_core::{
    Act, BookingId, CheckIn, ClassId, ClerkId, Code, FinishPresent, Hall, HallId, Issue, Outcome, Particulars, Place,
    PrintOutcome, Reason, Return, Role, ServeWithoutTicket, ServiceId, StepNamed, Target, TicketId, Timestamp,
    WindowId,
};
use hall_record::body;
use hall_server::engine::{Answer, Request};
use hall_server::record::{Record, StoredEntry};

use super::{DAY_MS, MORNING, adopt, at_window, command, hall_id, issue, slot, state};

/// Kinds of commands that a record of the first version cannot have.
const KINDS_SINCE_THE_FIRST: [&str; 3] = ["inform_booking", "leave_window", "shorten_day"];

/// What no fact of a record of the first version says.
const WORDS_SINCE_THE_FIRST: [&str; 3] = ["went_on", "interrupted", "day_shortened"];

const KINDS: [&str; 36] = [
    "add_step",
    "adopt_plan",
    "begin_day",
    "book",
    "call",
    "call_next",
    "cancel",
    "cancel_booking",
    "inform_booking",
    "check_in",
    "close_case",
    "close_window",
    "come_back",
    "extend_day",
    "finish",
    "grant",
    "issue",
    "leave_window",
    "lend_window",
    "miss",
    "move_booking",
    "note",
    "open_window",
    "park",
    "pause_window",
    "recall",
    "record_print",
    "requeue",
    "resume",
    "return",
    "serve_without_ticket",
    "shorten_day",
    "start",
    "tick",
    "transfer",
    "undo",
];

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

#[test]
fn a_record_of_the_first_version_replays() {
    replays(1, "record.jsonl", "story.txt", &KINDS_SINCE_THE_FIRST);
}

#[test]
fn a_record_of_the_present_version_replays() {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        write_anew();
    }
    replays(body::ENTRY_VERSION, "record-2.jsonl", "story-2.txt", &[]);
    let text = std::fs::read_to_string(golden("record-2.jsonl")).unwrap();
    for word in WORDS_SINCE_THE_FIRST {
        assert!(text.contains(&format!("\\\"{word}\\\"")), "the golden record has {word}");
    }
}

/// Replays a record, every entry of which is of one version, and tells what became of its tickets.
fn replays(version: u32, record: &str, story: &str, later: &[&str]) {
    let text = std::fs::read_to_string(golden(record)).unwrap();
    let entries: Vec<StoredEntry> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut hall = Hall::new(hall_id());
    let mut kinds = BTreeSet::new();
    let mut seen = String::new();
    for entry in &entries {
        let body = body::decode(entry.body.as_bytes()).unwrap();
        assert!(entry.actor().is_some());
        assert!(entry.body.starts_with(&format!("{{\"v\":{version},")), "{}", entry.body);
        for fact in &body.facts {
            hall.apply(Timestamp(entry.at), fact);
            if let Some(ticket) = fact.ticket().and_then(|ticket| hall.ticket(ticket)) {
                let at = ticket.window.map_or("-", |window| hall.layout().window_id(window).as_str());
                seen += &format!("{} {} {} {at}\n", entry.seq, ticket.number, ticket.state.as_str());
            }
        }
        kinds.insert(body.kind.to_string());
    }
    let known = KINDS.into_iter().filter(|kind| !later.contains(kind)).map(String::from);
    let known: BTreeSet<String> = known.collect();
    assert_eq!(kinds, known, "the golden record has an entry of every kind");
    expect_test::expect_file![golden(story)].assert_eq(&seen);
}

/// Assigns a place to each kind of command in the list above: the match has to name every one.
#[test]
fn every_kind_of_command_is_in_the_list() {
    for request in acts() {
        assert!(KINDS.contains(&request.1.command.act.kind().as_str()));
    }
}

fn write_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = super::new_hall(folder.path());
    for (after_ms, request) in acts() {
        let turn = engine.turn(MORNING + after_ms, std::slice::from_ref(&request));
        assert!(matches!(&turn.answers[0], Ok(Answer::Done(done)) if !done.facts.is_empty()), "{request:?}: {turn:?}");
    }
    engine.turn(MORNING + DAY_MS, &[]);
    let live = state(engine.hall());
    drop(engine);
    assert_eq!(state(super::reopened(folder.path()).hall()), live);
    let entries = Record::in_folder(folder.path(), &hall_id()).entries(0, 1000).unwrap();
    let lines: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    std::fs::write(golden("record-2.jsonl"), lines.join("\n") + "\n").unwrap();
}

fn ticket(bits: u128) -> TicketId {
    TicketId::from_u128(bits)
}

fn at(window: &str, act: impl FnOnce(WindowId) -> Act) -> Request {
    at_window(act(WindowId::new(window).unwrap()))
}

fn desk(act: Act) -> Request {
    Request::new(command(Role::Reception, "r1", act))
}

/// An agent who comes for two people.
fn agents_ticket(bits: u128, service: &str) -> Act {
    let mut command = super::issue_command(bits, service).act;
    if let Act::Issue(Issue { services, particulars, .. }) = &mut command {
        services.push(ServiceId::new(service).unwrap());
        *particulars = Particulars { people: Some(3), principals: vec![0, 1], ..Particulars::default() };
    }
    command
}

fn without_a_paper(bits: u128) -> FinishPresent {
    let missing = vec![Code::new(hall_core::OTHER_DOCUMENT).unwrap()];
    FinishPresent { ticket: ticket(bits), outcome: Some(Outcome::PapersMissing), cases: None, missing }
}

fn without_ticket(window: WindowId, bits: u128) -> Act {
    let services = vec![ServiceId::new("id-card").unwrap()];
    Act::ServeWithoutTicket(ServeWithoutTicket { window, ticket: ticket(bits), services, class: None })
}

/// One command of every kind that is a person's, and when after the morning it comes.
pub(super) fn acts() -> Vec<(i64, Request)> {
    [acts_of_a_visit(), acts_around_visits(), acts_of_bookings(), acts_at_another_window()].concat()
}

fn acts_of_bookings() -> Vec<(i64, Request)> {
    let booking = |code| BookingId::new(code).unwrap();
    let service = || ServiceId::new("id-card").unwrap();
    let book = |code| Act::Book { booking: booking(code), service: service(), slot: slot(MORNING) };
    let late: Timestamp = MORNING + 15 * 3_600_000 + 1_800_000;
    vec![
        (150_000, desk(book("booking-1"))),
        (150_000, desk(book("booking-2"))),
        (160_000, desk(Act::MoveBooking { booking: booking("booking-1"), slot: slot(MORNING + 3_600_000) })),
        (165_000, desk(Act::InformBooking { booking: booking("booking-1") })),
        (170_000, desk(Act::CancelBooking { booking: booking("booking-2") })),
        (175_000, desk(book("booking-3"))),
        (
            180_000,
            desk(Act::CheckIn(CheckIn {
                booking: booking("booking-3"),
                ticket: ticket(9),
                language: None,
                expected: None,
            })),
        ),
        // Nobody comes for the first one: its place is released by a tick.
        (190_000, Request::new(command(Role::Manager, "m1", Act::ExtendDay { until: late }))),
    ]
}

/// A visitor goes on without being called, another is interrupted, and the longer day is taken back.
fn acts_at_another_window() -> Vec<(i64, Request)> {
    let decided = |bits| FinishPresent {
        ticket: ticket(bits),
        outcome: Some(Outcome::Decided),
        cases: None,
        missing: Vec::new(),
    };
    let open = || at("w2", |window| Act::OpenWindow { window, services: None });
    let call = |finish| at("w2", move |window| Act::CallNext { window, finish, wait: false });
    let manager = |act| Request::new(command(Role::Manager, "m1", act));
    let free = Act::LeaveWindow { window: WindowId::new("w2").unwrap(), frees_visitor: true };
    let until: Timestamp = MORNING + 15 * 3_600_000 + 900_000;
    vec![
        (200_000, open()),
        (201_000, desk(agents_ticket(10, "social-card"))),
        (202_000, call(None)),
        (203_000, at("w2", |window| Act::Start { window, ticket: ticket(10) })),
        (210_000, call(Some(decided(10)))),
        (220_000, at("w2", |window| Act::Finish { window, finish: decided(10) })),
        (221_000, Request::new(super::issue_command(11, "social-card"))),
        (222_000, call(None)),
        (225_000, manager(free)),
        (226_000, open()),
        (227_000, call(None)),
        (230_000, manager(Act::ShortenDay { until })),
    ]
}

fn acts_of_a_visit() -> Vec<(i64, Request)> {
    let finish = |bits| FinishPresent {
        ticket: ticket(bits),
        outcome: Some(Outcome::Accepted),
        cases: Some(2),
        missing: Vec::new(),
    };
    let call = || at("w1", |window| Act::CallNext { window, finish: None, wait: false });
    let service = |id| ServiceId::new(id).unwrap();
    let veteran = Act::Grant {
        ticket: ticket(2),
        class: ClassId::new("veteran").unwrap(),
        evidence: Some(Code::new("certificate").unwrap()),
    };
    let elsewhere = Target::Service(service("guidance"));
    let clerk = Target::Clerk(ClerkId::new("c1").unwrap());
    vec![
        (0, adopt()),
        (1_000, at("w1", |window| Act::OpenWindow { window, services: None })),
        (2_000, issue(1)),
        (2_000, issue(2)),
        (2_000, issue(3)),
        (2_500, issue(4)),
        (2_600, issue(5)),
        (2_700, desk(agents_ticket(7, "id-card"))),
        (3_000, desk(veteran)),
        (3_500, desk(Act::RecordPrint { ticket: ticket(1), outcome: PrintOutcome::Printed, copy: false })),
        (3_600, desk(Act::Note { ticket: ticket(1) })),
        (4_000, call()),
        (9_000, at("w1", |window| Act::Recall { window, ticket: ticket(2) })),
        (10_000, at("w1", |window| Act::Start { window, ticket: ticket(2) })),
        (11_000, at("w1", |window| Act::AddStep { window, ticket: ticket(2), service: service("guidance") })),
        (20_000, at("w1", |window| Act::Finish { window, finish: finish(2) })),
        (21_000, at("w1", |window| Act::Undo { window })),
        (22_000, at("w1", |window| Act::Finish { window, finish: finish(2) })),
        (23_000, desk(Act::CloseCase { ticket: ticket(2), of: StepNamed::Step(0) })),
        (
            30_000,
            at("w1", |window| Act::Call { window, ticket: ticket(1), reason: Some(Reason::find("urgent").unwrap()) }),
        ),
        (35_000, at("w1", |window| Act::Miss { window, ticket: ticket(1) })),
        (40_000, desk(Act::Requeue { ticket: ticket(1) })),
        (50_000, at("w1", |window| Act::Call { window, ticket: ticket(3), reason: Some(Reason::OTHER) })),
        // The start is assumed thirty seconds later: a tick.
        (90_000, at("w1", |window| Act::Park { window, ticket: ticket(3) })),
        (95_000, at("w1", |window| Act::Resume { window, ticket: ticket(3) })),
        (99_000, at("w1", |window| Act::Transfer { window, ticket: ticket(3), to: elsewhere, place: Place::First })),
        (110_000, at("w1", |window| Act::Call { window, ticket: ticket(1), reason: Some(Reason::OTHER) })),
        (111_000, at("w1", |window| Act::Start { window, ticket: ticket(1) })),
        (112_000, at("w1", |window| Act::Transfer { window, ticket: ticket(1), to: clerk, place: Place::Own })),
        (113_000, at("w1", |window| Act::Call { window, ticket: ticket(5), reason: Some(Reason::OTHER) })),
    ]
}

fn acts_around_visits() -> Vec<(i64, Request)> {
    let (until, services) = (MORNING + 3_600_000, vec![ServiceId::new("guidance").unwrap()]);
    let lend = Act::LendWindow { window: WindowId::new("w1").unwrap(), services, until };
    vec![
        (114_000, at("w1", |window| Act::Finish { window, finish: without_a_paper(5) })),
        (115_000, desk(Act::Return(Return { ticket: ticket(6), of: ticket(5), language: None, expected: None }))),
        (120_000, desk(Act::Cancel { ticket: ticket(4) })),
        (121_000, at("w1", |window| without_ticket(window, 8))),
        (122_000, at("w1", |window| Act::Park { window, ticket: ticket(8) })),
        (123_000, desk(Act::ComeBack { ticket: ticket(8) })),
        (124_000, Request::new(command(Role::Manager, "m1", lend))),
        (
            130_000,
            at("w1", |window| Act::PauseWindow {
                window,
                reason: Reason::find("meal").unwrap(),
                back_at: Some(MORNING + 3_600_000),
                substitute: None,
            }),
        ),
        (140_000, at("w1", |window| Act::CloseWindow { window })),
    ]
}

#[test]
fn a_body_of_a_newer_version_is_not_guessed_at() {
    let newer = br#"{"v":3,"kind":"issue","facts":[]}"#;
    assert!(matches!(body::decode(newer), Err(body::BodyError::Newer(3))));
    assert!(body::decode(br#"{"v":1,"kind":"issue"}"#).is_err());
    assert!(HallId::new("first-hall").is_ok());
}
