//! Visitors: they arrive in the day's peaks, take tickets at a kiosk, and some leave before they are called.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use hall_core::{Class, Span, Timestamp};
use hall_sim::{Day, Visitor};
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::asking::{Asker, said};
use super::crowd::{Crowd, Tally};

/// A synthetic day: a morning and an afternoon, one after the other.
const HALF_DAY_MS: i64 = 7 * 1_800_000;
/// Visitors per window who are already waiting at the start.
const WAITING_FIRST_WINDOW: f64 = 1.6;
/// Maximum number of visitors waiting at the start.
const WAITING_FIRST_MAX: usize = 80;
/// Interval between those first visitors.
const FIRST_EVERY: Duration = Duration::from_millis(60);
/// Maximum number of visitors at kiosks at one time.
const AT_KIOSKS_MAX: usize = 16;
/// Maximum number of visitors who may decide to leave.
const LEAVERS_MAX: usize = 500;

/// All visitors.
pub(super) struct Visitors {
    ticket_desks: Arc<TicketDesks>,
    load: f64,
    first: usize,
}

/// Where visitors take and cancel tickets.
struct TicketDesks {
    kiosk: Asker,
    reception: Option<Asker>,
    anyone: Asker,
    crowd: Arc<Crowd>,
    leavers: Arc<Semaphore>,
}

impl Visitors {
    pub(super) fn new(
        kiosk: Asker,
        reception: Option<Asker>,
        anyone: Asker,
        crowd: Arc<Crowd>,
        load: f64,
        windows: usize,
    ) -> Self {
        let first = ((windows as f64 * WAITING_FIRST_WINDOW) as usize).min(WAITING_FIRST_MAX);
        let leavers = Arc::new(Semaphore::new(LEAVERS_MAX));
        Self { ticket_desks: Arc::new(TicketDesks { kiosk, reception, anyone, crowd, leavers }), load, first }
    }

    pub(super) async fn run(self) -> Result<()> {
        let crowd = Arc::clone(&self.ticket_desks.crowd);
        let kiosks = Arc::new(Semaphore::new(AT_KIOSKS_MAX));
        let mut tasks = tokio::task::JoinSet::new();
        let mut first = self.first;
        for number in 0.. {
            let spans = [0, HALF_DAY_MS].map(|from| Span { from: Timestamp(from), to: Timestamp(from + HALF_DAY_MS) });
            let seed = crowd.seed().wrapping_add(number);
            let day = Day::new(&crowd.plan, &spans, &crowd.habits, self.load, seed);
            let mut begins_ms = day.visitors.get(first).map_or(0, |visitor| visitor.arrives_at.as_millis());
            let begins = Instant::now();
            for visitor in day.visitors {
                if first > 0 {
                    (first, begins_ms) = (first - 1, begins_ms.max(visitor.arrives_at.as_millis()));
                    tokio::time::sleep(FIRST_EVERY).await;
                } else {
                    let after_ms = (visitor.arrives_at.as_millis() - begins_ms).max(0);
                    tokio::time::sleep_until(begins + crowd.lasts(after_ms as f64)).await;
                }
                let at_kiosk = Arc::clone(&kiosks).acquire_owned().await?;
                while let Some(ended) = tasks.try_join_next() {
                    ended??;
                }
                let ticket_desks = Arc::clone(&self.ticket_desks);
                tasks.spawn(async move {
                    let _at_kiosk = at_kiosk;
                    ticket_desks.take_ticket(visitor).await
                });
            }
        }
        Ok(())
    }
}

impl TicketDesks {
    async fn take_ticket(self: Arc<Self>, visitor: Visitor) -> Result<()> {
        let class = visitor.class.as_ref().and_then(|id| self.crowd.plan.classes.iter().find(|class| class.id == *id));
        let (who, evidence) = self.grantor(class);
        let mut body = json!({
            "services": visitor.services.iter().map(|(service, _)| service.as_str()).collect::<Vec<_>>(),
            "language": visitor.language,
        });
        if let (Some(class), Some(evidence)) = (class, evidence) {
            body["class"] = json!(class.id.as_str());
            body["evidence"] = json!(evidence);
        }
        let reply = who.post("/tickets", body).await?;
        if !matches!(reply.status, 200 | 201) {
            // Closed, or the service's daily limit is reached: the visitor goes home.
            Tally::count(&self.crowd.tally.refused);
            (self.crowd.tell)(&format!("no ticket: {}", said(&reply)));
            return Ok(());
        }
        Tally::count(&self.crowd.tally.issued);
        let (ticket, token) = (reply.text("id").to_owned(), reply.text("token").to_owned());
        let patience_ms = visitor.patience_ms;
        self.crowd.came(&ticket, visitor);
        let printed = json!({"outcome": "printed"});
        self.kiosk.post(&format!("/tickets/{ticket}/print-result"), printed).await?;
        if let (Some(patience_ms), Ok(leaver)) = (patience_ms, Arc::clone(&self.leavers).try_acquire_owned()) {
            tokio::spawn(async move {
                let _leaver = leaver;
                tokio::time::sleep(self.crowd.lasts(patience_ms as f64)).await;
                self.give_up(&token).await;
            });
        }
        Ok(())
    }

    /// Returns who can grant a class, and with which evidence: a kiosk that reads cards, or else the reception.
    fn grantor(&self, class: Option<&Class>) -> (&Asker, Option<&'static str>) {
        let Some(class) = class else { return (&self.kiosk, None) };
        let by = |who: &str| class.granted_by.iter().any(|granted_by| &**granted_by == who);
        match &self.reception {
            _ if class.granted_by.is_empty() || by("card") => (&self.kiosk, Some("card")),
            Some(reception) if by("reception") => (reception, Some("certificate")),
            _ => (&self.kiosk, None),
        }
    }

    /// Cancels by phone, through the ticket's QR code: a visitor who is already at a window is refused, and stays.
    async fn give_up(&self, token: &str) {
        match self.anyone.post(&format!("/visits/{token}/cancel"), json!({})).await {
            Ok(reply) if reply.status < 300 => Tally::count(&self.crowd.tally.cancelled),
            Ok(_refused) => {}
            Err(error) => (self.crowd.tell)(&format!("a visitor could not cancel: {error:#}")),
        }
    }
}
