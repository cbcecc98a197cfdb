//! The hall of an account: stated, or implied by the folder, and never all halls by oversight.

use std::path::Path;

use hall_core::HallId;

use super::{CliError, doubts};
use crate::halls::DataFolder;

/// The hall of an account.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct WhichHall {
    /// The account's only hall; by default the folder's hall if it has just one.
    #[arg(long, value_name = "ID")]
    pub hall: Option<HallId>,
    /// The account is valid for all halls of this server.
    #[arg(long, conflicts_with = "hall")]
    pub all_halls: bool,
}

impl WhichHall {
    /// Returns the hall; none if all are meant.
    ///
    /// # Errors
    /// When it is not stated which of several halls is meant, or there is none.
    pub fn of(self, data: &Path) -> Result<Option<HallId>, CliError> {
        if self.all_halls {
            return Ok(None);
        }
        if let Some(hall) = self.hall {
            // An account may be created before its hall; with a misspelt hall it could do nothing, and no one would see
            // why.
            if let Some(doubt) = doubts::of_hall(data, &hall) {
                tracing::warn!("{doubt}");
            }
            return Ok(Some(hall));
        }
        let folder = DataFolder::new(data);
        let known = if data.exists() { folder.hall_ids()? } else { Vec::new() };
        match known.as_slice() {
            [only] => Ok(Some(only.clone())),
            [] => Err(CliError::said("there is no hall yet: say for which it is (--hall ID), or --all-halls".into())),
            several => {
                let names: Vec<&str> = several.iter().map(HallId::as_str).collect();
                Err(CliError::said(format!("say for which hall it is (--hall {}), or --all-halls", names.join(" | "))))
            }
        }
    }
}
