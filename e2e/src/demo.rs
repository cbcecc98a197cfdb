//! Simulated visitors and clerks of a running hall, over its real HTTP API.
//!
//! The hall's clock is the wall clock. `speed` makes people faster, not the clock: it divides the time between arrivals, the walk
//! to the window, services, absences and pauses; the hall's own times (30 s until a start is assumed, two minutes for undoing)
//! stay as they are. The server expects what its plan says, so its forecasts fit only if the plan comes from [`open_all_day`],
//! which divides the durations too; `in_life` is the plan before that.

mod asking;
mod clerk;
mod crowd;
mod hours;
mod scale;
mod visitors;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use hall_core::Plan;
use tokio::task::JoinSet;

use asking::Asker;
use clerk::Clerk;
use crowd::{Crowd, Tempo};
pub use hours::open_all_day;
pub use scale::pace;
use visitors::Visitors;

/// The slowest and the fastest people.
pub const SPEED_RANGE: (f64, f64) = (0.1, 200.0);
/// Interval between progress reports.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// What to simulate, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The server's address, `http://127.0.0.1:8080`.
    pub url: String,
    /// The hall's id.
    pub hall: String,
    /// A kiosk's token, used by visitors to take tickets.
    pub kiosk_token: String,
    /// Clerks' tokens, assigned to the windows in turn; one can serve all of them.
    pub clerk_tokens: Vec<String>,
    /// A reception's token, for classes that a kiosk may not grant; without it those visitors are ordinary.
    pub reception_token: Option<String>,
    /// How many times faster than real life people act.
    pub speed: f64,
    /// The original plan, if the hall's own has its durations divided by the speed.
    pub in_life: Option<Plan>,
    /// Seed of all random choices.
    pub seed: u64,
    /// Arriving work divided by the capacity of the windows.
    pub load: f64,
    /// Windows left to real people.
    pub leave_windows: Vec<String>,
}

/// A hall with simulated people.
pub struct Demo {
    crowd: Arc<Crowd>,
    visitors: Visitors,
    clerks: Vec<Clerk>,
}

impl Demo {
    /// Reads the hall's plan and creates its people.
    ///
    /// # Errors
    /// When an option is out of range, or the server does not answer or refuses.
    pub async fn new(options: Options, tell: fn(&str)) -> Result<Self> {
        let (slowest, quickest) = SPEED_RANGE;
        ensure!((slowest..=quickest).contains(&options.speed), "the speed is {slowest} to {quickest}");
        ensure!(options.load > 0.0 && options.load <= 3.0, "the load is more than 0 and at most 3");
        ensure!(!options.clerk_tokens.is_empty(), "at least one clerk's token is needed");
        let tempo =
            options.in_life.as_ref().map_or(Tempo::Even(options.speed), |plan| Tempo::planned(plan, options.speed));
        let base = format!("{}/api/v1/halls/{}", options.url.trim_end_matches('/'), options.hall);
        let kiosk = Asker::new(&base, &options.kiosk_token, tell);
        let plan = kiosk.clone().impatient().get("/plan").await.context("the plan cannot be read")?.expect(200)?;
        let plan: Plan =
            serde_json::from_value(plan.body).context("the plan is of another form than this program's")?;
        let plan = Arc::new(options.in_life.unwrap_or(plan));
        let crowd = Arc::new(Crowd::new(Arc::clone(&plan), tempo, options.seed, tell));
        let reception = options.reception_token.as_ref().map(|token| Asker::new(&base, token, tell));
        let anyone = Asker::new(&format!("{}/api/v1", options.url.trim_end_matches('/')), "", tell);
        let windows = plan.windows.iter().filter(|window| !window.retired);
        let ours = windows.filter(|window| !options.leave_windows.iter().any(|left| left == window.id.as_str()));
        let clerks: Vec<Clerk> = ours
            .zip(options.clerk_tokens.iter().cycle())
            .enumerate()
            .map(|(place, (window, token))| {
                let kiosk = kiosk.clone();
                Clerk::new(place, window, Asker::new(&base, token, tell), kiosk, Arc::clone(&crowd))
            })
            .collect();
        ensure!(!clerks.is_empty(), "the plan has no window for a simulated clerk");
        let visitors = Visitors::new(kiosk, reception, anyone, Arc::clone(&crowd), options.load, clerks.len());
        Ok(Self { crowd, visitors, clerks })
    }

    /// Simulates people until this is dropped.
    ///
    /// # Errors
    /// When the server refuses for a reason that will not go away: a token, a hall or a call that it does not know.
    pub async fn run(self) -> Result<()> {
        let mut tasks = JoinSet::new();
        tasks.spawn(self.visitors.run());
        for clerk in self.clerks {
            tasks.spawn(clerk.run());
        }
        let mut report_ticks = tokio::time::interval(TELL_EVERY);
        report_ticks.tick().await;
        loop {
            tokio::select! {
                _ = report_ticks.tick() => self.crowd.tell_standing(),
                ended = tasks.join_next() => match ended {
                    Some(ended) => ended??,
                    None => return Ok(()),
                },
            }
        }
    }
}
