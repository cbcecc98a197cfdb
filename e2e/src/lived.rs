//! A whole day simulated in moments: synthetic people through the real engine and its record, with a clock that is advanced.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use hall_calendar::Calendar;
use hall_core::{Act, Actor, Code, Command, Day, Hall, Role, Timestamp};
use hall_server::cli::plan::import;
use hall_server::clock::Clock;
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::turn::Engine;
use hall_server::engine::{Answer, Request};
use hall_server::halls::DataFolder;
use hall_sim::{Habits, Player};

/// Time after the day's first instant at which the plan is imported: the day has begun, nobody is there yet.
const PLAN_AFTER_MS: i64 = 60_000;

/// A simulated day.
#[derive(Debug, Clone, Copy)]
pub struct Lived {
    /// The date.
    pub day: Day,
    /// Number of tickets issued.
    pub tickets: usize,
}

/// Creates a hall in a data folder and simulates the day that contains `at`, from its opening until after its end.
///
/// # Errors
/// When the plan is refused, or the hall does not follow the rules.
pub fn record_a_day(data: &Path, plan: &str, at: Timestamp, load: f64, seed: u64) -> Result<Lived> {
    let (plan, _warnings) =
        hall_server::plan_file::parse("plan.toml", plan).map_err(|problems| anyhow!("the plan: {problems:?}"))?;
    let calendar = Calendar::new(&plan).map_err(|problems| anyhow!("the plan's hours: {problems:?}"))?;
    let today = calendar.day_at(at);
    let (id, data) = (plan.hall.id.clone(), DataFolder::new(data));
    let began = today.starts + PLAN_AFTER_MS;
    import(plan.clone(), &data, &Clock::by_hand(began))?;

    let mut hall = Hall::new(id.clone());
    act(&mut hall, began, Act::AdoptPlan { plan: Arc::new(plan.clone()) })?;
    let working_days = calendar.working_days_after(today.day);
    let begin = Act::BeginDay { day: today.day, spans: today.spans.clone(), end: today.end, working_days };
    act(&mut hall, began, begin)?;
    let habits = Habits::default();
    let people = hall_sim::Day::new(&plan, &today.spans, &habits, load, seed);
    let commands = Player::new(hall, people, &habits).commands();

    let mut engine = Engine::new(id.clone(), SqliteStore::in_folder(&data.hall_folder(&id), &id));
    for together in commands.chunk_by(|(before, _), (after, _)| before == after) {
        let requests: Vec<Request> = together.iter().map(|(_, command)| Request::new(command.clone())).collect();
        give(&mut engine, together[0].0, &requests)?;
    }
    let tickets = engine.hall().context("the record cannot be read")?.tickets().len();
    engine.turn(today.end + 1, &[]);
    Ok(Lived { day: today.day, tickets })
}

fn give(engine: &mut Engine<SqliteStore>, now: Timestamp, requests: &[Request]) -> Result<()> {
    for (answer, request) in engine.turn(now, requests).answers.into_iter().zip(requests) {
        if let Answer::Refused(refusal) = answer? {
            bail!("{:?} was refused: {refusal}", request.command.act);
        }
    }
    Ok(())
}

fn act(hall: &mut Hall, now: Timestamp, act: Act) -> Result<()> {
    let actor = Actor { role: Role::System, id: Code::new("system")? };
    hall.execute(now, &Command { actor, act })?;
    Ok(())
}

/// Adds windows to a plan, each modelled on an existing one.
///
/// # Errors
/// When the text is not a plan or has no such window.
pub fn with_windows(plan: &str, added: &[(&str, &str)]) -> Result<String> {
    let mut plan: toml::Table = plan.parse()?;
    let windows = plan.get_mut("windows").and_then(toml::Value::as_array_mut).context("the plan has no windows")?;
    for (id, like) in added {
        let is_like = |window: &&toml::Value| window.get("id").and_then(toml::Value::as_str) == Some(like);
        let mut window = windows.iter().find(is_like).with_context(|| format!("no window {like}"))?.clone();
        if let Some(window) = window.as_table_mut() {
            window.insert("id".into(), (*id).into());
            window.insert("label".into(), (*id).trim_start_matches('w').into());
        }
        windows.push(window);
    }
    Ok(toml::to_string(&plan)?)
}

/// Returns the plan with these hours on every day, in place of its own.
///
/// # Errors
/// When the text is not a plan.
pub fn with_hours(plan: &str, spans: &[(&str, &str)]) -> Result<String> {
    let mut table: toml::Table = plan.parse()?;
    let hall = table.get_mut("hall").and_then(toml::Value::as_table_mut).context("the plan has no [hall]")?;
    let hours = spans.iter().map(|(from, to)| {
        let text = [("days", "daily"), ("from", *from), ("to", *to)];
        toml::Value::Table(text.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
    });
    hall.insert("hours".into(), toml::Value::Array(hours.collect()));
    Ok(toml::to_string(&table)?)
}
