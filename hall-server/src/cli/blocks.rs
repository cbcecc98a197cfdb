//! Whether the kiosks' own blocks of numbers are large enough, judged by the hall's record.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::ControlFlow;

use hall_core::{Fact, KioskId, Plan, SeriesId};
use hall_record::Entry;

use super::CliError;
use crate::engine::store::Entries as _;
use crate::record::{Reader, Record};

const HOUR_MS: i64 = 3_600_000;
/// A kiosk should be able to go on alone for so many of its busiest hours.
const HOURS_ALONE_MIN: u32 = 2;

/// The largest number of tickets that each kiosk issued in an hour, in each number series.
type Busiest = BTreeMap<(KioskId, SeriesId), u32>;

/// Warns of blocks that would last for less than two of the busiest hours on record.
pub(super) fn name_small_blocks(plan: &Plan, record: &Record, out: &mut dyn Write) -> Result<(), CliError> {
    let busiest = busiest(record)?;
    for kiosk in &plan.kiosks {
        let of_kiosk = busiest.iter().filter(|((id, _), _)| *id == kiosk.id).map(|((_, series), most)| (series, *most));
        let Some((series, most)) = of_kiosk.max_by_key(|(_, most)| *most) else { continue };
        let (id, needed) = (&kiosk.id, HOURS_ALONE_MIN * most);
        match kiosk.blocks().map(|(first, last)| last - first + 1).sum::<u32>() {
            0 => writeln!(
                out,
                "warning: the kiosk `{id}` has no `numbers` of its own and pauses while the server is away; it issues up to \
                 {most} an hour in `{series}`"
            )?,
            own if own < needed => writeln!(
                out,
                "warning: the kiosk `{id}` has {own} numbers of its own; two of its busiest hours in `{series}` need {needed}"
            )?,
            _enough => {}
        }
    }
    Ok(())
}

fn busiest(record: &Record) -> Result<Busiest, CliError> {
    let mut busiest = Busiest::new();
    let mut this_hour: BTreeMap<(KioskId, SeriesId), (i64, u32)> = BTreeMap::new();
    Reader::open(record.folder())?.rows(0, &mut |row| {
        for fact in Entry::read(row).iter().flat_map(|entry| entry.facts.iter()) {
            let Fact::Issued(issued) = fact else { continue };
            let Some(kiosk) = &issued.kiosk else { continue };
            let (key, hour) = ((kiosk.clone(), issued.line.clone()), issued.arrived_at.as_millis() / HOUR_MS);
            let (counted, count) = this_hour.entry(key.clone()).or_insert((hour, 0));
            if *counted != hour {
                (*counted, *count) = (hour, 0);
            }
            *count += 1;
            let most = busiest.entry(key).or_default();
            *most = (*most).max(*count);
        }
        ControlFlow::Continue(())
    })?;
    Ok(busiest)
}
