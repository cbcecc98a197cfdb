//! `audit verify --data DIR [--hall ID]`: succeeds when every record is whole.

use std::io::Write;
use std::path::PathBuf;

use hall_core::HallId;

use super::CliError;
use crate::audit;
use crate::halls::DataFolder;

/// Looks after the records.
#[derive(Debug, clap::Subcommand)]
pub enum AuditCommand {
    /// Checks every entry of every record; can be done while the server runs.
    Verify {
        /// The data folder, or a backup.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Only this hall.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
    },
}

impl AuditCommand {
    /// Does it; one line for each hall and one for each place that is not whole.
    ///
    /// # Errors
    /// When a record is not whole or cannot be read.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let Self::Verify { data, hall } = self;
        let folder = DataFolder::new(data);
        let halls = match hall {
            Some(hall) => vec![hall.clone()],
            None => folder.hall_ids()?,
        };
        if halls.is_empty() {
            return Err(CliError::said(format!("{} holds no hall", data.display())));
        }
        let mut broken = 0;
        for hall in &halls {
            match audit::verify(&folder.record(hall)) {
                Ok(report) if report.is_whole() => {
                    let audit::Report { entries, epoch, chain, note, .. } = report;
                    writeln!(out, "{hall}: {entries} entries, all whole (epoch {epoch}, last link {chain})")?;
                    if let Some(note) = note {
                        writeln!(out, "{hall}: note: {note}")?;
                    }
                }
                Ok(report) => {
                    broken += 1;
                    for damage in report.damages {
                        let place = damage.seq.map_or_else(|| "the file".into(), |seq| format!("seq {seq}"));
                        writeln!(out, "{hall}: {place}: {}", damage.what)?;
                    }
                }
                Err(error) => {
                    broken += 1;
                    writeln!(out, "{hall}: {error}")?;
                }
            }
        }
        if broken == 0 {
            Ok(())
        } else {
            Err(CliError::said(format!("{broken} of {} records are not whole", halls.len())))
        }
    }
}
