//! Who is quoted a wait, and who is not.

use hall_core::{Act, Hall, Issue, Particulars, Role, ServiceIx, TicketId};
use hall_forecast::{Known, Learned, ServiceTime, Waits, forecast};
use serde_json::{Value, json};

use crate::halls::{at, hall, plan, plan_of, run};

const WINDOWS: usize = 40;
const WAITING: u128 = 500;
const ROLLOUTS: u16 = 20;

fn usual(hall: &Hall) -> impl Fn(ServiceIx) -> ServiceTime {
    |service| ServiceTime { mean_ms: hall.layout().usual_ms(service) as f64, spread: 0.6 }
}

fn open(hall: &mut Hall, window: &str, hours: i64) {
    let window = window.parse().unwrap();
    run(hall, at(hours, 0), Role::Clerk, Act::OpenWindow { window, services: None });
}

fn issue(hall: &mut Hall, id: u128, service: &str, minutes: i64, class: Option<&str>) {
    issue_with(hall, id, service, minutes, class, Particulars::default());
}

fn issue_with(hall: &mut Hall, id: u128, service: &str, minutes: i64, class: Option<&str>, particulars: Particulars) {
    let act = Act::Issue(Issue {
        ticket: TicketId::from_u128(id),
        services: vec![service.parse().unwrap()],
        parallel: false,
        class: class.map(|class| class.parse().unwrap()),
        evidence: None,
        language: None,
        appointment: None,
        expected: None,
        particulars,
    });
    run(hall, at(9, minutes), Role::Reception, act);
}

/// A city's hall in its worst hour: every window busy, 500 wait for 80 services.
#[test]
fn everybody_in_a_full_hall_is_quoted_a_wait() {
    let services: Vec<Value> = (0..WINDOWS * 2)
        .map(|n| json!({"id": format!("s{n}"), "department": "d", "line": "p", "name": {"zh": "事"}, "usual_min": 5 + n % 12}))
        .collect();
    let of = |n: usize, count: usize| (0..count).map(move |k| format!("s{}", (n * 2 + k) % (WINDOWS * 2)));
    let windows: Vec<Value> = (0..WINDOWS)
        .map(|n| {
            json!({"id": format!("w{n}"), "label": "1", "services": of(n, 8).collect::<Vec<_>>(),
            "helps": of(n + 4, 8).collect::<Vec<_>>()})
        })
        .collect();
    let mut hall = hall(&plan_of(&json!(services), &json!(windows)));
    for id in 0..WAITING + WINDOWS as u128 {
        let class = [None, None, None, None, Some("elderly"), None, None, None, Some("veteran")][(id % 9) as usize];
        issue(&mut hall, id, &format!("s{}", id % (WINDOWS as u128 * 2)), (id / 12) as i64, class);
    }
    for n in 0..WINDOWS {
        open(&mut hall, &format!("w{n}"), 10);
        let window = format!("w{n}").parse().unwrap();
        run(&mut hall, at(10, 0), Role::Clerk, Act::CallNext { window, finish: None, wait: false });
    }
    let quoted = forecast(&hall, at(10, 5), &usual(&hall), 1, ROLLOUTS);
    assert_eq!(quoted.tickets.len(), WAITING as usize);
    assert!(quoted.newcomers.values().all(Option::is_some));
}

#[test]
fn who_has_no_window_today_is_quoted_no_wait() {
    let mut hall = hall(&plan());
    issue(&mut hall, 1, "tax", 0, None);
    issue(&mut hall, 2, "marriage", 0, None);
    open(&mut hall, "w4", 9);
    let quoted = |hall: &Hall| forecast(hall, at(9, 5), &usual(hall), 1, ROLLOUTS);
    let newcomer = |hall: &Hall, service: &str| {
        quoted(hall).newcomers[&hall.layout().service(service.parse().as_ref().unwrap()).unwrap()]
    };
    assert_eq!(newcomer(&hall, "tax"), None);
    assert!(quoted(&hall).tickets.contains_key(&TicketId::from_u128(2)));
    assert!(!quoted(&hall).tickets.contains_key(&TicketId::from_u128(1)), "no window serves it");
    open(&mut hall, "w6", 9);
    let pause = |back_at| Act::PauseWindow {
        window: "w6".parse().unwrap(),
        reason: hall_core::Reason::OTHER,
        back_at: Some(back_at),
        substitute: None,
    };
    run(&mut hall, at(9, 4), Role::Clerk, pause(at(23, 59)));
    assert_eq!(newcomer(&hall, "tax"), None, "it will not be back today");
    run(&mut hall, at(9, 4), Role::Clerk, pause(at(9, 30)));
    assert_eq!(quoted(&hall).tickets[&TicketId::from_u128(1)].low_s, 25 * 60, "it is called when the window is back");
    assert!(newcomer(&hall, "tax").unwrap().low_s > 25 * 60);
}

#[test]
fn a_break_is_waited_too_and_nobody_waits_where_a_window_is_free() {
    let mut hall = hall(&plan());
    open(&mut hall, "w6", 9);
    let tax = hall.layout().service(&"tax".parse().unwrap()).unwrap();
    let newcomer = |hall: &Hall, hours, minutes| {
        forecast(hall, at(hours, minutes), &usual(hall), 1, ROLLOUTS).newcomers[&tax].unwrap()
    };
    assert_eq!(newcomer(&hall, 9, 30).high_s, 0);
    assert_eq!(newcomer(&hall, 12, 30).low_s, 90 * 60, "at two, when the hall opens again");
    for id in 0..40 {
        issue(&mut hall, id, "tax", 40, None);
    }
    let quoted = newcomer(&hall, 9, 45);
    assert!(
        quoted.low_s > (2 * 3600 + 4 * 3600) && quoted.high_s < 12 * 3600,
        "forty by ten minutes over the break: {quoted:?}"
    );
}

#[test]
fn who_is_called_before_the_others_is_not_quoted_a_newcomers_wait() {
    let mut hall = hall(&plan());
    open(&mut hall, "w6", 9);
    for id in 0..20 {
        issue(&mut hall, id, "tax", 0, None);
    }
    let (learned, now) = (Learned::default(), at(9, 1));
    let mut waits = Waits::default();
    let known = Known { hall: &hall, learned: &learned, now };
    let mut refresh = waits.begin_refresh(known);
    refresh.update(known);
    waits.finish_refresh(refresh, known);
    let tax = hall.layout().service(&"tax".parse().unwrap()).unwrap();
    let newcomer = waits.of_newcomer(tax).unwrap();

    issue(&mut hall, 20, "tax", 1, None);
    // The lane of a class, and the line of a named clerk, have nobody before this one.
    issue(&mut hall, 21, "tax", 1, Some("veteran"));
    let particulars = Particulars { clerk: Some("somebody".parse().unwrap()), ..Particulars::default() };
    issue_with(&mut hall, 22, "tax", 1, None, particulars);
    let mut quoted = |id: u128, ahead: u32| {
        let ticket = hall.ticket(TicketId::from_u128(id)).unwrap();
        waits.of_ticket(Known { hall: &hall, learned: &learned, now }, ticket, ahead).unwrap()
    };
    assert_eq!(quoted(20, 20), newcomer);
    for id in [21, 22] {
        let wait = quoted(id, 0);
        assert!(wait.high_s < newcomer.low_s, "{wait:?} is as long as a newcomer's {newcomer:?}");
    }
}
