//! Simulated visitors and clerks of a running hall, over its real HTTP API.
//!
//! The hall's clock is the wall clock. `speed` makes people quicker, not the clock: the time between arrivals, the walk to
//! the window, services, absences and pauses are divided by it; what the hall itself times (30 s until a start is
//! assumed, two minutes for taking back) stays as it is. The server expects what its plan says: a hall whose people are
//! to be believed has a plan by [`open_all_day`], whose durations are divided too, and `in_life` is the plan before that.

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

/// The slowest and the quickest people.
pub const SPEED_RANGE: (f64, f64) = (0.1, 200.0);
/// How often is told how things stand.
const TELL_EVERY: Duration = Duration::from_secs(10);

/// What to simulate, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The server's address, `http://127.0.0.1:8080`.
    pub url: String,
    /// The hall's id.
    pub hall: String,
    /// The token of a kiosk, by which visitors take tickets.
    pub kiosk_token: String,
    /// Tokens of clerks, dealt to the windows in turn; one may do for all of them.
    pub clerk_tokens: Vec<String>,
    /// The token of a reception, which grants what a kiosk may not; without it those visitors are ordinary.
    pub reception_token: Option<String>,
    /// By how much people are quicker than life.
    pub speed: f64,
    /// The plan as it is in life, where the hall's own has its durations divided by the speed.
    pub in_life: Option<Plan>,
    /// Decides everything by chance.
    pub seed: u64,
    /// The work that comes in divided by what the windows can do.
    pub load: f64,
    /// Windows that are left to people.
    pub leave_windows: Vec<String>,
}

/// A hall with simulated people.
pub struct Demo {
    crowd: Arc<Crowd>,
    visitors: Visitors,
    clerks: Vec<Clerk>,
}

impl Demo {
    /// Reads the hall's plan and makes up its people.
    ///
    /// # Errors
    /// When an option makes no sense, or the server does not answer or refuses.
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

    /// Lets people come and be served until this is dropped.
    ///
    /// # Errors
    /// When the server refuses what nobody else can put right: a token, a hall, a call that it does not know.
    pub async fn run(self) -> Result<()> {
        let mut tasks = JoinSet::new();
        tasks.spawn(self.visitors.run());
        for clerk in self.clerks {
            tasks.spawn(clerk.run());
        }
        let mut told = tokio::time::interval(TELL_EVERY);
        told.tick().await;
        loop {
            tokio::select! {
                _ = told.tick() => self.crowd.tell_standing(),
                ended = tasks.join_next() => match ended {
                    Some(ended) => ended??,
                    None => return Ok(()),
                },
            }
        }
    }
}
