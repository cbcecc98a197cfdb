//! `plan check FILE` and `plan import FILE --data DIR`.

use std::io::Write;
use std::path::{Path, PathBuf};

use hall_core::{Act, Actor, Code, Command, Plan, Role};
use hall_wire::BookingConcern;

use super::CliError;
use super::blocks::name_small_blocks;
use crate::backup::new_epoch;
use crate::clock::Clock;
use crate::engine::schema::RECORD_FILE;
use crate::engine::sqlite::SqliteStore;
use crate::engine::turn::Engine;
use crate::engine::{Answer, Request};
use crate::halls::{DataError, DataFolder};
use crate::left_out;
use crate::plan_file;
use crate::promises::Promises;
use crate::security::TARGET;
use hall_calendar::{Calendar, unchanged_today};

/// The maximum number of bookings listed individually.
const PROMISES_NAMED_MAX: usize = 200;

/// Plans of halls.
#[derive(Debug, clap::Subcommand)]
pub enum PlanCommand {
    /// Reports every error of a plan file.
    Check {
        /// The plan: TOML.
        file: PathBuf,
        /// The data folder whose bookings the plan should keep, and whose busiest hours kiosks should last for on their own.
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
    },
    /// Imports a hall's first or next plan, while no server runs.
    Import {
        /// The plan: TOML.
        file: PathBuf,
        /// The data folder.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
    },
}

impl PlanCommand {
    /// Returns the data folder that the command changes.
    #[must_use]
    pub fn data(&self) -> Option<&Path> {
        match self {
            Self::Check { .. } => None,
            Self::Import { data, .. } => Some(data),
        }
    }

    /// Runs the command, writing problems and results to `out`.
    ///
    /// # Errors
    /// When the plan has errors or cannot be imported.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        match self {
            Self::Check { file, against } => {
                if let Some(data) = against {
                    DataFolder::new(data).must_exist()?;
                }
                let plan = read(file, out)?;
                let (services, windows) = (plan.services.len(), plan.windows.len());
                writeln!(out, "{}: a plan of {services} services and {windows} windows without errors", plan.hall.id)?;
                if let Some(data) = against {
                    let folder = DataFolder::new(data);
                    name_broken_promises(&plan, &folder, out)?;
                    name_small_blocks(&plan, &folder.record(&plan.hall.id), out)?;
                }
            }
            Self::Import { file, data } => {
                let plan = read(file, out)?;
                let id = plan.hall.id.clone();
                let folder = DataFolder::new(data);
                if folder.hall_folder(&id).join(RECORD_FILE).exists() {
                    name_broken_promises(&plan, &folder, out)?;
                }
                let seq = import(plan, &folder, &Clock::wall())?;
                tracing::info!(target: TARGET, hall = %id, "plan imported");
                writeln!(out, "{id}: the plan is entry {seq} of the record in {}", data.display())?;
            }
        }
        Ok(())
    }
}

/// Lists the bookings of a hall that a plan cannot keep, by service and time, since codes belong to visitors.
fn name_broken_promises(plan: &Plan, folder: &DataFolder, out: &mut dyn Write) -> Result<(), CliError> {
    let hall = folder.record(&plan.hall.id).load()?.hall;
    let mut calendar =
        Calendar::new(plan).map_err(|_reported_before| CliError::said("the plan has no calendar".into()))?;
    calendar.keep_today(&hall);
    if let Some(today) = unchanged_today(&hall, plan, Clock::wall().now()) {
        writeln!(out, "note: {}\n提示：{}", today.words.pick("en"), today.words.zh())?;
    }
    let broken = Promises::new(&hall, plan, &calendar).broken();
    let mut named: Vec<_> = broken.iter().filter_map(|(code, concern)| Some((hall.booking(code)?, *concern))).collect();
    named.sort_by_key(|(booking, _)| (booking.slot.from, booking.service));
    for (booking, concern) in named.iter().take(PROMISES_NAMED_MAX) {
        let (from, service) = (booking.slot.from, hall.layout().service_id(booking.service));
        let (day, time) = (calendar.date(from), calendar.clock(from));
        writeln!(out, "warning: a booking of `{service}` on {day} at {time} cannot be kept: {}", words(concern))?;
    }
    for left_out in hall.left_out_by(plan) {
        let used = left_out::at_a_terminal(&left_out, |at| calendar.clock(at));
        writeln!(out, "warning: the plan is refused as long as this is in use: {used}")?;
    }
    match named.len() {
        0 => writeln!(out, "{}: all bookings can be kept", plan.hall.id)?,
        many => writeln!(out, "{}: {many} bookings cannot be kept: inform their visitors", plan.hall.id)?,
    }
    Ok(())
}

fn words(concern: &BookingConcern) -> &'static str {
    match concern {
        BookingConcern::ClosedThatDay => "the hall does not open on that day",
        BookingConcern::OutsideHours => "the hall is closed at that time",
        BookingConcern::ServiceRetired => "the service is retired",
        BookingConcern::NoWindow => "no window offers the service",
        BookingConcern::OverCapacity => "others booked that time before, and it takes fewer",
        BookingConcern::NoSuchTime => "`appointments` has no such time any more",
    }
}

pub(super) fn read(file: &Path, out: &mut dyn Write) -> Result<Plan, CliError> {
    match plan_file::read(file) {
        Ok((plan, warnings)) => {
            warnings.iter().try_for_each(|warning| writeln!(out, "{warning}"))?;
            Ok(plan)
        }
        Err(problems) => {
            problems.iter().try_for_each(|problem| writeln!(out, "{problem}"))?;
            Err(CliError::said(format!("{} cannot be used: see above", file.display())))
        }
    }
}

/// Appends the plan to its hall's record as the newest entry, creating the hall if there is none.
///
/// # Errors
/// When a server uses the folder, the hall refuses the plan, or its record cannot be written.
pub fn import(plan: Plan, data: &DataFolder, clock: &Clock) -> Result<u64, CliError> {
    let id = plan.hall.id.clone();
    let folder = data.hall_folder(&id);
    let is_known = || folder.join(RECORD_FILE).exists();
    let _lock = data.lock().map_err(|error| {
        if matches!(error, DataError::InUse { .. }) {
            let instead = if is_known() {
                format!("give it the plan by PUT /api/v1/halls/{id}/plan, or stop it first")
            } else {
                format!("stop it first, for it takes in no new hall such as {id} while it runs")
            };
            return CliError::said(format!("{error}: {instead}"));
        }
        error.into()
    })?;
    let store = if is_known() {
        SqliteStore::in_folder(&folder, &id)
    } else {
        SqliteStore::create(&folder, &id, &new_epoch(), clock.now())?
    };
    let actor = Code::new("command-line").map_err(|error| CliError::said(error.to_string()))?;
    let actor = Actor { role: Role::Admin, id: actor };
    let adopt = Request::new(Command { actor, act: Act::AdoptPlan { plan: plan.into() } });
    let mut engine = Engine::new(id, store);
    match engine.turn(clock.now(), &[adopt]).answers.pop() {
        Some(Ok(Answer::Done(done))) => Ok(done.seq),
        Some(Ok(Answer::Refused(refusal))) => Err(CliError::said(refusal.to_string())),
        Some(Err(error)) => Err(CliError::said(error.to_string())),
        None => Err(CliError::said("the engine gave no answer".into())),
    }
}
