//! Limits how much anyone may write: entries are kept for years, so no one may fill a day or a disk.

use hall_core::{Act, Actor, HallId, Role, TicketId};
use smallvec::{SmallVec, smallvec};

use super::problem::{Answered, Fail};
use crate::budgets::{Buckets, Budgets, Rate, retry_after_s};

/// A busy kiosk issues a ticket every few seconds; one that was offline submits hundreds in a burst.
const OF_KIOSK: Rate = Rate { at_once: 1_200, back: 3, within_ms: 1_000 };
const OF_RECEPTION: Rate = Rate { at_once: 1_200, back: 5, within_ms: 1_000 };
/// A program's token may act at all windows of a hall.
const OF_CLERK: Rate = Rate { at_once: 2_000, back: 20, within_ms: 1_000 };
const OF_MANAGER: Rate = Rate { at_once: 300, back: 2, within_ms: 1_000 };
/// Other roles write little.
const OF_OTHERS: Rate = Rate { at_once: 100, back: 1, within_ms: 1_000 };
/// A visitor cancels, comes back, brings papers.
const OF_VISITOR: Rate = Rate { at_once: 20, back: 1, within_ms: 10_000 };
/// All visitors of a hall together.
const OF_VISITORS: Rate = Rate { at_once: 1_000, back: 10, within_ms: 1_000 };
/// A plan is large.
const PLANS: Rate = Rate { at_once: 30, back: 1, within_ms: 20_000 };
/// Acts on one ticket.
const OF_TICKET: Rate = Rate { at_once: 200, back: 1, within_ms: 60_000 };
/// Print results reported for one ticket.
const PRINTS_OF_TICKET: Rate = Rate { at_once: 40, back: 1, within_ms: 300_000 };

/// What has been written so far.
#[derive(Debug)]
pub struct WriteBudget {
    written: Buckets,
    budgets: Budgets,
}

#[derive(Debug, Hash)]
enum Key<'a> {
    Caller(&'a HallId, &'static str, &'a str),
    Visitors(&'a HallId),
    Plans(&'a HallId),
    Ticket(TicketId),
    Prints(TicketId),
}

/// A bucket, its rate, and the message when it is empty.
type Limit<'a> = (Key<'a>, Rate, &'static str);

/// The maximum number of limits that apply to one act.
const LIMITS_MAX: usize = 4;

impl WriteBudget {
    /// Starts with nothing counted.
    #[must_use]
    pub fn new(budgets: Budgets) -> Self {
        Self { written: Buckets::default(), budgets }
    }

    /// Counts an act before it is carried out.
    ///
    /// # Errors
    /// 429 if there were too many.
    pub(super) fn allow(&self, hall: &HallId, actor: &Actor, act: &Act, now_ms: i64) -> Answered<()> {
        let limits = limits(hall, actor, act);
        let too_many = |what: &str, wait| {
            let wait_s = retry_after_s(wait);
            Fail::too_many(format!("{what}: try again in {wait_s} seconds"), wait_s)
        };
        if let [(key, rate, what)] = &limits[..] {
            let taken = self.written.take(key, self.budgets.rate(*rate), now_ms);
            return taken.map_err(|wait| too_many(what, wait));
        }
        for (key, rate, what) in &limits {
            self.written.has(key, self.budgets.rate(*rate), now_ms).map_err(|wait| too_many(what, wait))?;
        }
        for (key, rate, _) in &limits {
            self.written.spend(key, self.budgets.rate(*rate), now_ms);
        }
        Ok(())
    }
}

fn limits<'a>(hall: &'a HallId, actor: &'a Actor, act: &Act) -> SmallVec<[Limit<'a>; LIMITS_MAX]> {
    let own = Key::Caller(hall, actor.role.as_str(), actor.id.as_str());
    let mut limits: SmallVec<[Limit<'a>; LIMITS_MAX]> = smallvec![if actor.role == Role::Visitor {
        (Key::Visitors(hall), OF_VISITORS, "many visitors ask at the moment")
    } else {
        (own, of_role(actor.role), "too much at once")
    }];
    if let Act::AdoptPlan { .. } = act {
        limits.push((Key::Plans(hall), PLANS, "the plan was changed very often"));
    }
    // A visitor who books has no identity yet; later, the ticket or the booking acts.
    if actor.role == Role::Visitor && !matches!(act, Act::Book { .. }) {
        limits.push((Key::Caller(hall, actor.role.as_str(), actor.id.as_str()), OF_VISITOR, "too much at once"));
    }
    if let Some(ticket) = ticket_of(act) {
        limits.push((Key::Ticket(ticket), OF_TICKET, "very much was done about this ticket"));
        if let Act::RecordPrint { .. } = act {
            limits.push((Key::Prints(ticket), PRINTS_OF_TICKET, "this ticket was printed very often"));
        }
    }
    limits
}

/// Returns the ticket on which the act may be repeated.
fn ticket_of(act: &Act) -> Option<TicketId> {
    if let Act::Cancel { ticket }
    | Act::Requeue { ticket }
    | Act::Grant { ticket, .. }
    | Act::RecordPrint { ticket, .. }
    | Act::Note { ticket }
    | Act::ComeBack { ticket }
    | Act::CloseCase { ticket, .. }
    | Act::Call { ticket, .. }
    | Act::Recall { ticket, .. }
    | Act::Start { ticket, .. }
    | Act::Miss { ticket, .. }
    | Act::Park { ticket, .. }
    | Act::Resume { ticket, .. }
    | Act::Transfer { ticket, .. }
    | Act::AddStep { ticket, .. } = act
    {
        return Some(*ticket);
    }
    None
}

fn of_role(role: Role) -> Rate {
    match role {
        Role::Kiosk => OF_KIOSK,
        Role::Reception => OF_RECEPTION,
        Role::Clerk => OF_CLERK,
        Role::Manager => OF_MANAGER,
        Role::Visitor => OF_VISITOR,
        Role::Board | Role::Auditor | Role::Admin | Role::System => OF_OTHERS,
    }
}

#[cfg(test)]
mod tests {
    use hall_core::{Code, PrintOutcome};

    use super::*;

    fn actor(role: Role, id: &str) -> Actor {
        Actor { role, id: Code::new(id).unwrap() }
    }

    fn print(number: u128) -> Act {
        Act::RecordPrint { ticket: TicketId::from_u128(number), outcome: PrintOutcome::Printed, copy: false }
    }

    #[test]
    fn who_writes_too_much_waits_and_others_do_not() {
        let (budget, hall) = (WriteBudget::new(Budgets::default()), HallId::new("h1").unwrap());
        let kiosk = actor(Role::Kiosk, "k1");
        let written = (0..10_000).filter(|number| budget.allow(&hall, &kiosk, &print(*number), 0).is_ok()).count();
        assert_eq!(written, OF_KIOSK.at_once as usize);
        assert!(budget.allow(&hall, &actor(Role::Kiosk, "k2"), &print(1 << 70), 0).is_ok());
        assert!(budget.allow(&hall, &kiosk, &print(1 << 71), 1_000).is_ok(), "it comes back");
    }

    #[test]
    fn a_ticket_is_printed_only_so_often_whoever_does_it() {
        let (budget, hall) = (WriteBudget::new(Budgets::default()), HallId::new("h1").unwrap());
        let kiosks = (0..1_000).map(|number| actor(Role::Kiosk, &format!("k{number}")));
        let printed = kiosks.filter(|kiosk| budget.allow(&hall, kiosk, &print(7), 0).is_ok()).count();
        assert_eq!(printed, PRINTS_OF_TICKET.at_once as usize);
        assert!(budget.allow(&hall, &actor(Role::Reception, "r1"), &print(8), 0).is_ok());
    }
}
