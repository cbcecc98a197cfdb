//! Prints a comparison: both days' waits side by side, and how far to trust them.

use std::fmt::{self, Display, Formatter};

use hall_core::{ClassId, Plan};
use hall_sim::{DayWaits, Figures, Gaps, Wait};

use super::Comparison;

/// The maximum width of a name of a service or class; longer ones are truncated.
const NAME_CHARS_MAX: usize = 28;

impl Display for Comparison {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (recorded, other) = (&self.recorded.waits, &self.other.waits);
        let day = &self.recorded.day;
        writeln!(f, "{} on {day}: how long visitors waited, in minutes and seconds of open time\n", self.plan.hall.id)?;
        writeln!(f, "{:<NAME_CHARS_MAX$} | {:<50} | with the other plan", "", "as recorded")?;
        let head = format!("{:>5} {:>8} {:>8} {:>8} {:>8} {:>8}", "waits", "mean", "P50", "P90", "longest", "in time");
        writeln!(f, "{:<NAME_CHARS_MAX$} | {head} | {head}", "")?;
        line(f, "everybody", recorded, other, |_| true)?;
        writeln!(f, "by service")?;
        for service in services(&self.recorded.plan, &self.plan) {
            line(f, &service, recorded, other, |wait| wait.service.as_str() == service)?;
        }
        writeln!(f, "by class")?;
        for class in classes(&self.recorded.plan, &self.plan) {
            line(f, class.as_str(), recorded, other, |wait| wait.class == class)?;
        }
        writeln!(f)?;
        for (what, counts) in [
            ("took a ticket", DayWaits::came as fn(&DayWaits) -> u32),
            ("gave up before a call", DayWaits::gave_up),
            ("never called", DayWaits::never_called),
        ] {
            writeln!(f, "{what:<NAME_CHARS_MAX$} | {:>5} {:>44} | {:>5}", counts(recorded), "", counts(other))?;
        }
        self.check(f)?;
        self.assumptions(f)
    }
}

impl Comparison {
    /// Prints how well the simulation reproduces the day.
    fn check(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (recorded, again) = (self.recorded.waits.figures(|_| true), self.again.waits.figures(|_| true));
        writeln!(
            f,
            "\nThe same day played with its own plan: mean {}, P90 {}; as recorded: mean {}, P90 {}. So far is the replay itself off.",
            clock(again.mean_ms),
            clock(again.p90_ms),
            clock(recorded.mean_ms),
            clock(recorded.p90_ms)
        )
    }

    fn assumptions(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "\nFrom the record: arrivals, services, classes, how long each stay took, who did not come when called,"
        )?;
        writeln!(
            f,
            "who gave up when, who was served without a ticket or came back, and when windows opened, changed"
        )?;
        writeln!(f, "hands, were lent, paused and closed. Not in the record, so assumed:")?;
        let mut say = |what: String| writeln!(f, "- {what}");
        say("the same people come at the same times whatever the waits, and nobody else gives up or stays away".into())?;
        say("every stay takes as long at any window and with any clerk".into())?;
        say("windows that worked past the closing serve until nobody waits".into())?;
        if !self.other.windows_added.is_empty() {
            say(format!(
                "{} are new: open from the first opening of the recorded day until nobody waits, by clerks as quick as the others",
                list(&self.other.windows_added)
            ))?;
        }
        if !self.other.windows_gone.is_empty() {
            say(format!("{} worked that day and are not in the plan", list(&self.other.windows_gone)))?;
        }
        if let Some(spans) = &self.hours_changed {
            say(format!(
                "the plan has other hours ({} open spans); nobody comes at times when the hall was closed",
                spans.len()
            ))?;
        }
        for (count, [one, many], what) in self.gaps() {
            if count > 0 {
                say(format!("{count} {} {what}", counted(count, one, many)))?;
            }
        }
        for (code, count) in &self.other.refusals {
            let acts = counted(*count, "act of that day is", "acts of that day are");
            say(format!("{count} {acts} refused by this plan ({code})"))?;
        }
        Ok(())
    }

    /// Returns what the simulation does not know or does not reproduce: the count, with singular and plural wording.
    fn gaps(&self) -> [(u32, [&'static str; 2], &'static str); 9] {
        let Gaps {
            open_stays,
            sent_to_window,
            out_of_order,
            taken_back,
            plan_changes,
            papers_of_earlier_days,
            rests_unknown,
        } = self.recorded.gaps;
        [
            (
                self.other.made_up,
                ["stay", "stays"],
                "made up, of people served only here: as long as the service took on average",
            ),
            (
                self.other.classes_left_out,
                ["visitor is", "visitors are"],
                "ordinary because the plan does not have or grant their class",
            ),
            (open_stays, ["stay", "stays"], "not ended with the record: as long as the service took on average"),
            (sent_to_window, ["was", "were"], "sent to one window or clerk: here they wait for their service"),
            (out_of_order, ["was", "were"], "called out of order: here the rules choose"),
            (taken_back, ["press was", "presses were"], "taken back: here they were never made"),
            (plan_changes, ["change", "changes"], "of the plan during the day: its own plan is the last one"),
            (
                papers_of_earlier_days,
                ["visitor", "visitors"],
                "brought papers that an earlier day had asked for: here they wait as everybody does",
            ),
            (
                rests_unknown,
                ["time", "times"],
                "nobody waited when a window became free: the clerk's readiness then is that day's median",
            ),
        ]
    }
}

/// Returns the singular for one, else the plural.
fn counted<N: PartialEq + From<u8>>(count: N, one: &'static str, many: &'static str) -> &'static str {
    if count == N::from(1) { one } else { many }
}

fn line(
    f: &mut Formatter<'_>,
    name: &str,
    recorded: &DayWaits,
    other: &DayWaits,
    of: impl Fn(&Wait) -> bool,
) -> fmt::Result {
    let (recorded, other) = (recorded.figures(&of), other.figures(&of));
    if recorded.count + other.count == 0 {
        return Ok(());
    }
    let name: String = name.chars().take(NAME_CHARS_MAX).collect();
    writeln!(f, "{name:<NAME_CHARS_MAX$} | {} | {}", figures(&recorded), figures(&other))
}

fn figures(figures: &Figures) -> String {
    if figures.count == 0 {
        return format!("{:>5}{:>45}", 0, "");
    }
    let in_time = format!("{:.0} %", figures.in_target as f64 / figures.count as f64 * 100.0);
    let [mean, p50, p90, longest] = [figures.mean_ms, figures.p50_ms, figures.p90_ms, figures.longest_ms].map(clock);
    format!("{:>5} {mean:>8} {p50:>8} {p90:>8} {longest:>8} {in_time:>8}", figures.count)
}

fn clock(ms: i64) -> String {
    let seconds = (ms + 500) / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn services(recorded: &Plan, other: &Plan) -> Vec<String> {
    let mut ids: Vec<String> = recorded.services.iter().map(|service| service.id.to_string()).collect();
    let new = other.services.iter().map(|service| service.id.to_string());
    ids.extend(new.filter(|id| !recorded.services.iter().any(|known| known.id.as_str() == id)));
    ids
}

fn classes(recorded: &Plan, other: &Plan) -> Vec<ClassId> {
    let mut ids = vec![ClassId::ordinary()];
    for class in recorded.classes.iter().chain(&other.classes) {
        if !ids.contains(&class.id) {
            ids.push(class.id.clone());
        }
    }
    ids
}

fn list(windows: &[hall_core::WindowId]) -> String {
    windows.iter().map(hall_core::WindowId::as_str).collect::<Vec<_>>().join(", ")
}
