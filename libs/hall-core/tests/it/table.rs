//! A table of commands: one line each, with the hall's answer at its end.
//!
//! ```text
//! 09:00 open w1                 -> w1 open
//! 09:01 issue passport          -> P001, ahead 0
//! 09:02 next w1                 -> P001 to w1 (score)
//! 09:02 next w2                 -> refused: window_not_open
//! ```

mod booked;

use std::fmt::Write as _;
use std::str::FromStr;
use std::sync::Arc;

use expect_test::Expect;
use hall_core::{
    Act, Actor, Code, Command, Day, Fact, FinishPresent, Hall, HallId, Issue, Lane, Number, Outcome, Particulars,
    Place, Plan, PrintOutcome, Reason, Return, Role, ServeWithoutTicket, Span, StepNamed, Target, TicketId, Timestamp,
    Why, WindowId,
};
use serde_json::{Value, json};

/// Local midnight of the tables' day, as an instant.
pub(crate) const MIDNIGHT_MS: i64 = 1_795_363_200_000;

/// A small hall: passports (P) and marriages (M), three windows, elderly and veterans.
pub(crate) fn plan() -> Value {
    json!({
        "hall": {"id": "hall", "name": {"zh": "厅"}, "zone": "UTC",
            "hours": [{"days": "daily", "from": "09:00", "to": "17:00"}]},
        "departments": [{"id": "d", "name": {"zh": "部"}}],
        "lines": [{"id": "p", "prefix": "P"}, {"id": "m", "prefix": "M"}],
        "services": [
            {"id": "passport", "department": "d", "line": "p", "name": {"zh": "护照"}, "max_wait_min": 40},
            {"id": "marriage", "department": "d", "line": "m", "name": {"zh": "结婚"}, "max_wait_min": 40},
            {"id": "photo", "department": "d", "line": "p", "name": {"zh": "照相"}, "default_outcome": "advice"},
        ],
        "classes": [
            {"id": "elderly", "name": {"zh": "老年人"}, "head_start_min": 15, "granted_by": ["reception", "card"]},
            {"id": "veteran", "name": {"zh": "军人"}, "share": [1, 3], "granted_by": ["reception"]},
        ],
        "windows": [
            {"id": "w1", "label": "1", "services": ["passport", "photo"]},
            {"id": "w2", "label": "2", "services": ["passport"], "helps": ["marriage"], "help_after_min": 10},
            {"id": "w3", "label": "3", "services": ["marriage"]},
        ],
    })
}

pub(crate) struct Table {
    pub(crate) hall: Hall,
    tickets: u128,
}

pub(crate) fn at(clock: &str) -> Timestamp {
    // `25/09:00` is a later day of the same month.
    let (day, clock) = clock.split_once('/').map_or((23, clock), |(day, clock)| (day.parse().unwrap(), clock));
    let mut parts = clock.split(':').map(|part| part.parse::<i64>().expect("a time such as 09:00 or 09:00:05"));
    let (hours, minutes, seconds) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    Timestamp(MIDNIGHT_MS + (day - 23) * 24 * 60 * 60_000 + ((hours * 60 + minutes) * 60 + seconds) * 1000)
}

pub(crate) fn actor(role: Role, id: &str) -> Actor {
    Actor { role, id: Code::new(id).unwrap() }
}

/// Runs a table on a hall with this plan and compares the answers.
pub(crate) fn check_with(plan: &Value, lines: &str, expected: &Expect) {
    let mut table = Table::new(plan);
    let mut answers = String::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let command = line.split("->").next().unwrap_or(line).trim();
        let answer = table.run(command);
        writeln!(answers, "{command:<44} -> {answer}").unwrap();
    }
    expected.assert_eq(&answers);
}

/// Runs a table on the small hall and compares the answers.
pub(crate) fn check(lines: &str, expected: &Expect) {
    check_with(&plan(), lines, expected);
}

impl Table {
    pub(crate) fn new(plan: &Value) -> Self {
        let plan: Plan = serde_json::from_value(plan.clone()).unwrap();
        let mut hall = Hall::new(HallId::new("hall").unwrap());
        let system = actor(Role::System, "system");
        let adopt = Command { actor: system.clone(), act: Act::AdoptPlan { plan: Arc::new(plan) } };
        hall.execute(at("00:00"), &adopt).unwrap();
        let act = Self::begin_day(Day { year: 2026, month: 11, day: 23 });
        hall.execute(at("00:00"), &Command { actor: system, act }).unwrap();
        Self { hall, tickets: 0 }
    }

    /// Monday 23 November 2026, or a day of the same week; working days are Monday to Friday.
    fn begin_day(day: Day) -> Act {
        let later = i64::from(day.day) - 23;
        let on = |clock| at(clock) + later * 24 * 60 * 60_000;
        let span = |from, to| Span { from: on(from), to: on(to) };
        let days = (i64::from(day.day) + 1..=30).filter(|day| (day - 21) % 7 > 1);
        Act::BeginDay {
            day,
            spans: vec![span("09:00", "12:00"), span("14:00", "17:00")],
            end: on("24:00"),
            working_days: days.map(|day| Day { year: 2026, month: 11, day: u8::try_from(day).unwrap() }).collect(),
        }
    }

    pub(crate) fn run(&mut self, line: &str) -> String {
        let (clock, words) = line.split_once(' ').expect("a time and a command");
        let now = at(clock);
        if let Some(window) = words.strip_prefix("ask ") {
            return self.ask(now, window.trim());
        }
        let command = self.command(words);
        match self.hall.execute(now, &command) {
            Err(refusal) => format!("refused: {}", refusal.code()),
            Ok(facts) if facts.is_empty() => "nothing".into(),
            Ok(facts) => facts.iter().map(|fact| self.tell(fact)).collect::<Vec<_>>().join("; "),
        }
    }

    /// Asks who would be next and tells the candidates: `P002 (score, passed 1) of P002 8 + 15, P001 17`.
    fn ask(&self, now: Timestamp, window: &str) -> String {
        let at = self.hall.layout().window(&window.parse().unwrap()).expect("a window");
        let Some((ticket, why)) = self.hall.next_at(now, at) else { return "nobody".into() };
        let minutes = |ms: i64| ms / 60_000;
        let candidates = why.candidates.iter().map(|candidate| {
            let head_start = minutes(candidate.head_start_ms);
            let head_start = if head_start > 0 { format!(" + {head_start}") } else { String::new() };
            let lane = candidate.lane.as_ref().map(|lane| format!(" {}", lane_name(lane))).unwrap_or_default();
            format!("{} {}{head_start}{lane}", candidate.number, minutes(candidate.waited_ms))
        });
        format!("{} ({}) of {}", ticket.number, way(&why), candidates.collect::<Vec<_>>().join(", "))
    }

    pub(crate) fn ticket(&self, number: &str) -> TicketId {
        let number: Number = serde_json::from_value(json!(number)).unwrap();
        self.hall.ticket_by_number(&number).unwrap_or_else(|| panic!("no ticket {number}")).id
    }

    /// A ticket of today by its number, or of an earlier day that has papers to bring or a case open.
    fn visit(&self, number: &str) -> TicketId {
        let missing = self.hall.all_missing_papers().map(|(ticket, _, papers)| (ticket, &papers.number));
        let open = self.hall.open_cases().map(|(ticket, _, case)| (ticket, &case.number));
        let kept = missing.chain(open).find(|(_, kept)| kept.as_str() == number).map(|(ticket, _)| ticket);
        let number: Number = serde_json::from_value(json!(number)).unwrap();
        let today = self.hall.ticket_by_number(&number).map(|ticket| ticket.id);
        kept.or(today).unwrap_or(TicketId::from_u128(u128::MAX))
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each command")]
    fn command(&mut self, words: &str) -> Command {
        let words: Vec<&str> = words.split_whitespace().collect();
        if let Some(act) = self.booking_act(&words) {
            return Command { actor: actor(Role::Reception, "desk"), act };
        }
        let after = |word: &str| words.iter().position(|at| *at == word).and_then(|at| words.get(at + 1)).copied();
        let window = || WindowId::new(words[1]).unwrap();
        let ticket = |index: usize| self.ticket(words[index]);
        let outcome = after("as").map(|name| serde_json::from_value::<Outcome>(json!(name)).unwrap());
        let missing = || {
            let named = after("without").into_iter().flat_map(|ids| ids.split(','));
            named.map(|id| Code::new(id).unwrap()).collect::<Vec<_>>()
        };
        let mut by = actor(Role::Clerk, after("by").unwrap_or("clerk"));
        let act = match words[0] {
            "tick" => Act::Tick,
            "open" | "pause" | "close" | "lend" | "leave" | "free" => return self.of_window(&words),
            "serve" => {
                self.tickets += 1;
                Act::ServeWithoutTicket(ServeWithoutTicket {
                    window: window(),
                    ticket: TicketId::from_u128(self.tickets),
                    services: words[2].split(',').map(|id| id.parse().unwrap()).collect(),
                    class: after("class").map(|id| id.parse().unwrap()),
                })
            }
            "back" => Act::ComeBack { ticket: ticket(1) },
            "issue" => return self.issue(&words),
            "cancel" => Act::Cancel { ticket: ticket(1) },
            "requeue" => Act::Requeue { ticket: ticket(1) },
            "grant" => {
                by = actor(Role::from_word(after("by").unwrap_or("reception")), "desk");
                let evidence = after("on").map(|id| Code::new(id).unwrap());
                Act::Grant { ticket: ticket(1), class: words[2].parse().unwrap(), evidence }
            }
            "note" => Act::Note { ticket: ticket(1) },
            "printed" => Act::RecordPrint { ticket: ticket(1), outcome: PrintOutcome::Printed, copy: false },
            "next" => Act::CallNext {
                window: window(),
                finish: after("finish").map(|number| FinishPresent {
                    ticket: self.ticket(number),
                    outcome,
                    cases: None,
                    missing: missing(),
                }),
                wait: words.contains(&"wait"),
            },
            "call" => Act::Call { window: window(), ticket: ticket(2), reason: after("because").map(Reason::of) },
            "recall" => Act::Recall { window: window(), ticket: ticket(2) },
            "start" => Act::Start { window: window(), ticket: ticket(2) },
            "miss" => Act::Miss { window: window(), ticket: ticket(2) },
            "finish" => {
                let finish = FinishPresent { ticket: ticket(2), outcome, cases: None, missing: missing() };
                Act::Finish { window: window(), finish }
            }
            "return" => {
                by = actor(Role::from_word(after("by").unwrap_or("reception")), "desk");
                self.tickets += 1;
                let of = self.visit(words[1]);
                Act::Return(Return { ticket: TicketId::from_u128(self.tickets), of, language: None, expected: None })
            }
            "settle" => {
                let service = || StepNamed::Service(words[2].parse().unwrap());
                Act::CloseCase {
                    ticket: self.visit(words[1]),
                    of: words[2].parse().map_or_else(|_| service(), StepNamed::Step),
                }
            }
            "day" => Self::begin_day(words[1].parse().unwrap()),
            "park" => Act::Park { window: window(), ticket: ticket(2) },
            "resume" => Act::Resume { window: window(), ticket: ticket(2) },
            "transfer" => transfer(&words, self.ticket(words[2])),
            "add" => Act::AddStep { window: window(), ticket: ticket(2), service: words[3].parse().unwrap() },
            "undo" => Act::Undo { window: window() },
            other => panic!("no command `{other}`"),
        };
        Command { actor: by, act }
    }

    /// What a window serves, and whether it does.
    fn of_window(&self, words: &[&str]) -> Command {
        let after = |word: &str| words.iter().position(|at| *at == word).and_then(|at| words.get(at + 1)).copied();
        let window = WindowId::new(words[1]).unwrap();
        let ids = |list: &str| list.split(',').map(|id| id.parse().unwrap()).collect();
        let by = actor(Role::Clerk, after("by").unwrap_or("clerk"));
        let act = match words[0] {
            "open" => Act::OpenWindow { window, services: after("only").map(ids) },
            "pause" => Act::PauseWindow {
                window,
                reason: Reason::of(after("for").unwrap_or("meal")),
                back_at: after("until").map(at),
                substitute: after("instead").map(|id| id.parse().unwrap()),
            },
            "lend" => {
                let services = if words[2] == "nothing" { Vec::new() } else { ids(words[2]) };
                let act = Act::LendWindow { window, services, until: after("until").map_or(Timestamp(0), at) };
                return Command { actor: actor(Role::Manager, "manager"), act };
            }
            "leave" => Act::LeaveWindow { window, frees_visitor: false },
            "free" => {
                let act = Act::LeaveWindow { window, frees_visitor: true };
                return Command { actor: actor(Role::Manager, "manager"), act };
            }
            _ => Act::CloseWindow { window },
        };
        Command { actor: by, act }
    }

    fn issue(&mut self, words: &[&str]) -> Command {
        let after = |word: &str| words.iter().position(|at| *at == word).and_then(|at| words.get(at + 1)).copied();
        self.tickets += 1;
        let act = Act::Issue(Issue {
            ticket: TicketId::from_u128(self.tickets),
            services: words[1].split(',').filter(|id| *id != "-").map(|id| id.parse().unwrap()).collect(),
            parallel: words.contains(&"parallel"),
            class: after("class").map(|id| id.parse().unwrap()),
            evidence: after("on").map(|id| Code::new(id).unwrap()),
            language: None,
            appointment: after("booked").map(at),
            expected: None,
            particulars: Particulars {
                journey: after("journey").map(|id| id.parse().unwrap()),
                clerk: after("to").map(|id| id.parse().unwrap()),
                people: after("people").map(|count| count.parse().unwrap()),
                principals: after("for")
                    .map(|list| list.split(',').map(|one| one.parse().unwrap()).collect())
                    .unwrap_or_default(),
            },
        });
        Command { actor: actor(Role::from_word(after("by").unwrap_or("kiosk")), "k1"), act }
    }

    fn number(&self, ticket: TicketId) -> String {
        self.hall.ticket(ticket).map_or_else(|| ticket.to_string(), |ticket| ticket.number.to_string())
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each fact")]
    fn tell(&self, fact: &Fact) -> String {
        match fact {
            Fact::ExpiredAlone { issued, .. } => format!("{} expired before", issued.number),
            Fact::NumberReplaced { ticket, number, .. } => format!("{} is {number}", self.number(*ticket)),
            Fact::DayBegun(begun) => format!("day {} begun", begun.day),
            Fact::DayEnded { expired } => {
                let numbers: Vec<String> = expired.iter().map(|ticket| self.number(*ticket)).collect();
                format!("day ended, expired [{}]", numbers.join(" "))
            }
            Fact::PlanAdopted { .. } => "plan adopted".into(),
            Fact::Issued(issued) => {
                let linked = match issued.returns_for.as_slice() {
                    [] => String::new(),
                    [0] => " (comes back)".into(),
                    steps => format!(" (comes back for {steps:?})"),
                };
                format!("{}{linked}, ahead {}", issued.number, issued.ahead)
            }
            Fact::PapersMissing { documents, until, .. } => {
                let documents: Vec<&str> = documents.iter().map(Code::as_str).collect();
                format!("bring {} by {until}", documents.join(" "))
            }
            Fact::CaseOpened { service, due, .. } => format!("{service} promised by {due}"),
            Fact::CaseClosed { service, .. } => format!("{service} settled"),
            Fact::Called { ticket, window, why, .. } => {
                format!("{} to {window} ({})", self.number(*ticket), way(why))
            }
            Fact::WentOn { ticket, window, why, .. } => {
                let waited = why.step_ms() / 60_000;
                format!("{} goes on at {window} ({}, waited {waited})", self.number(*ticket), way(why))
            }
            Fact::Recalled { ticket, window } => format!("{} to {window} again", self.number(*ticket)),
            Fact::Started { ticket, assumed: true, .. } => format!("{} serving (assumed)", self.number(*ticket)),
            Fact::Started { ticket, .. } => format!("{} serving", self.number(*ticket)),
            Fact::Missed { ticket, .. } => format!("{} missed", self.number(*ticket)),
            Fact::Finished { ticket, outcome, .. } => {
                format!("{} {}", self.number(*ticket), name_of(outcome))
            }
            Fact::Requeued { ticket, .. } => format!("{} waits again", self.number(*ticket)),
            Fact::Cancelled { ticket } => format!("{} cancelled", self.number(*ticket)),
            Fact::Granted { ticket, class, .. } => format!("{} is {class}", self.number(*ticket)),
            Fact::Noted { ticket } => format!("{} noted", self.number(*ticket)),
            Fact::PrintRecorded { ticket, .. } => format!("{} printed", self.number(*ticket)),
            Fact::Parked { ticket, .. } => format!("{} parked", self.number(*ticket)),
            Fact::Resumed { ticket, window } => format!("{} resumed at {window}", self.number(*ticket)),
            Fact::SentToService { ticket, service, .. } => format!("{} sent to {service}", self.number(*ticket)),
            Fact::SentToWindow { ticket, to, .. } => format!("{} sent to {to}", self.number(*ticket)),
            Fact::SentToClerk { ticket, to, .. } => format!("{} sent to {to}", self.number(*ticket)),
            Fact::StepAdded { ticket, service } => format!("{} also for {service}", self.number(*ticket)),
            Fact::Booked { .. }
            | Fact::BookingMoved { .. }
            | Fact::BookingCancelled { .. }
            | Fact::BookingInformed { .. }
            | Fact::CheckedIn { .. }
            | Fact::BookingMissed { .. }
            | Fact::DayExtended { .. }
            | Fact::DayShortened { .. }
            | Fact::HallClosed { .. } => self.tell_booking(fact),
            Fact::WindowOpened { window, .. } => format!("{window} open"),
            Fact::WindowPaused { window, .. } => format!("{window} paused"),
            Fact::WindowClosed { window } => format!("{window} closed"),
            Fact::WindowTakenOver { window, clerk, from, .. } => format!("{window} taken over by {clerk} from {from}"),
            Fact::WindowLeft { window, clerk } => format!("{clerk} left {window}"),
            Fact::WindowLent { window, services, .. } => {
                let services: Vec<&str> = services.iter().map(hall_core::ServiceId::as_str).collect();
                format!("{window} covers {}", services.join(","))
            }
            Fact::LendEnded { window } => format!("{window} covers no more"),
            Fact::WindowWaits { window } => format!("{window} waits for the next"),
            Fact::CameBack { ticket, window, interrupted } => {
                let place = window.as_ref().map_or("any window", |window| window.as_str());
                let first = if *interrupted { ", first of all" } else { "" };
                format!("{} is back for {place}{first}", self.number(*ticket))
            }
            Fact::ReturnedToQueue { ticket } => format!("{} may go to any window", self.number(*ticket)),
            Fact::ServedWithoutTicket { ticket, window } => {
                format!("{} served at {window} at once", self.number(*ticket))
            }
            Fact::Undone { ticket, what, .. } => {
                format!("{} of {} undone", name_of(what), self.number(*ticket))
            }
        }
    }
}

fn transfer(words: &[&str], ticket: TicketId) -> Act {
    let after = |word: &str| words.iter().position(|at| *at == word).and_then(|at| words.get(at + 1)).copied();
    let service = after("service").map(|id| Target::Service(id.parse().unwrap()));
    let to_window = after("window").map(|id| Target::Window(id.parse().unwrap()));
    let clerk = after("clerk").map(|id| Target::Clerk(id.parse().unwrap()));
    let to = service.or(to_window).or(clerk).expect("service, window or clerk");
    let place = match words[words.len() - 1] {
        "first" => Place::First,
        "last" => Place::Last,
        _ => Place::Own,
    };
    Act::Transfer { window: WindowId::new(words[1]).unwrap(), ticket, to, place }
}

fn lane_name(lane: &Lane) -> String {
    if let Lane::Class(class) = lane { class.to_string() } else { name_of(lane) }
}

fn way(why: &Why) -> String {
    let passed = if why.passed > 0 { format!(", passed {}", why.passed) } else { String::new() };
    format!("{}{passed}", lane_name(&why.lane))
}

fn name_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Reads a role from its name.
trait FromWord {
    fn from_word(word: &str) -> Self;
}

impl FromWord for Role {
    fn from_word(word: &str) -> Self {
        serde_json::from_value(json!(word)).unwrap()
    }
}

#[test]
fn a_table_reads_times_and_codes() {
    assert_eq!(at("09:00:05").0 - at("09:00").0, 5_000);
    assert!(WindowId::from_str("w1").is_ok());
}
