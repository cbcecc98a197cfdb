//! `tls show --data DIR`: shows the hall's own authority to those who are to trust it.

use std::io::Write;
use std::path::PathBuf;

use super::CliError;
use crate::halls::DataFolder;
use crate::tls::Authority;

/// TLS of the server.
#[derive(Debug, clap::Subcommand)]
pub enum TlsCommand {
    /// Prints the path of the certificate of the hall's own authority, and its fingerprint as the last word.
    Show {
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
}

impl TlsCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be used.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        let Self::Show { data } = self;
        DataFolder::new(&data).must_exist()?;
        let authority = Authority::open(&data).map_err(|error| CliError::said(error.to_string()))?;
        let file = Authority::public_file(&data);
        writeln!(out, "phones and TVs trust this hall once they have {}", file.display())?;
        writeln!(out, "devices trust it by --ca-fingerprint {}", authority.fingerprint())?;
        Ok(())
    }
}
