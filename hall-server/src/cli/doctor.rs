//! `doctor --data DIR`: probes the disk under the data folder, and reports how the halls are.

use std::io::Write;
use std::path::PathBuf;

use super::CliError;
use crate::disk_probe;
use crate::disk_space::{self, DAY_TICKETS, DAYS_LOW, Records};
use crate::halls::{DataError, DataFolder};
use crate::record::Record;

const MIB: f64 = 1_048_576.0;

/// Checks the data folder's disk and halls; can run beside the server.
#[derive(Debug, clap::Args)]
pub struct DoctorCommand {
    /// The data folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl DoctorCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the folder cannot be written or a record cannot be read.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let folder = DataFolder::new(&self.data);
        folder.must_exist()?;
        match folder.lock() {
            Ok(_) => writeln!(out, "lock     free: no server works in {}", self.data.display())?,
            Err(DataError::InUse { process, .. }) => writeln!(out, "lock     held by process {process}")?,
            Err(error) => writeln!(out, "lock     cannot be tried: {error}")?,
        }
        // A full disk cannot be measured, but the halls and the free space can still be reported.
        let probed = self.disk(out);
        if let Err(error) = &probed {
            writeln!(out, "disk     cannot be probed: {error}")?;
        }
        let (mut unreadable, mut records) = (0, Records::default());
        for hall in folder.hall_ids()? {
            records.halls += 1;
            match summary(&folder.record(&hall), &mut records) {
                Ok(line) => writeln!(out, "hall     {hall}: {line}")?,
                Err(error) => {
                    unreadable += 1;
                    writeln!(out, "hall     {hall}: {error}")?;
                }
            }
        }
        self.room(out, records)?;
        probed?;
        if unreadable == 0 { Ok(()) } else { Err(CliError::said(format!("{unreadable} records cannot be read"))) }
    }

    fn room(&self, out: &mut dyn Write, records: Records) -> Result<(), CliError> {
        let free = disk_space::free_bytes(&self.data)?;
        let days = records.days_in(free);
        let (gib, halls) = (free as f64 / 1024.0 / MIB, records.halls.max(1));
        writeln!(
            out,
            "room     {gib:.1} GiB free: {days} days of {DAY_TICKETS} tickets in {halls} hall{}, at {} bytes an entry",
            if halls == 1 { "" } else { "s" },
            records.entry_bytes()
        )?;
        if days < DAYS_LOW {
            writeln!(out, "room     WARNING: less than {DAYS_LOW} days: make room before the halls can write no more")?;
        }
        Ok(())
    }

    fn disk(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let probe = disk_probe::measure(&self.data)?;
        let ms = |us: u64| us as f64 / 1000.0;
        let (raw, commit) = (probe.raw, probe.commit);
        writeln!(
            out,
            "disk     4 KiB written and flushed: p50 {:.2} ms, p99 {:.2} ms",
            ms(raw.p50_us),
            ms(raw.p99_us)
        )?;
        writeln!(
            out,
            "disk     one commit of SQLite:      p50 {:.2} ms, p99 {:.2} ms",
            ms(commit.p50_us),
            ms(commit.p99_us)
        )?;
        let rate = probe.commits_a_second();
        writeln!(out, "disk     allows {rate} tickets a second one after another, more when visitors come together")?;
        if probe.flushes_too_fast() {
            writeln!(out, "disk     WARNING: commits are faster than flushes: a power cut may lose confirmed tickets")?;
        }
        Ok(())
    }
}

fn summary(record: &Record, records: &mut Records) -> Result<String, CliError> {
    let loaded = record.load()?;
    let tickets = loaded.hall.tickets().len();
    let day = loaded.hall.day().map_or_else(|| "no day yet".into(), |day| format!("{tickets} tickets on {day}"));
    let bytes = std::fs::metadata(record.folder().join(crate::engine::schema::RECORD_FILE))?.len();
    records.entries += loaded.walk.seq;
    records.bytes += bytes;
    Ok(format!("{} entries in {:.1} MiB, {day}", loaded.walk.seq, bytes as f64 / MIB))
}
