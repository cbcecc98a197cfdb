//! `kiosk-client fake-printer`: a printer without paper that writes each ticket as a picture.

use std::fs;
use std::io::{self, BufRead as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use firmware_config::{Cutter, PrinterProfile, Problem};
use hall_ink::Bitmap;

use super::faults::{Fault, HELP};
use super::{Device, FakePrinter, STEP_MS, page};

/// The interval at which new slips are looked for.
const LOOK_MS: u64 = 100;
/// A printer without a knife: how long nothing more is printed until the visitor tears.
const TEAR_MS: u64 = 1_000;
/// A longer strip is torn off, so that endless data does not fill the memory.
const STRIP_ROWS_MAX: u32 = 20_000;
/// The maximum number of slips; the oldest are overwritten, so that a printer left running does not fill the disk.
const SLIPS_MAX: u32 = 500;

/// A printer without paper: takes ESC/POS on a port, answers as a printer of the profile does, and writes each ticket as a
/// picture. Lines on standard input make it fail.
#[derive(Parser)]
#[command(name = "kiosk-client fake-printer", version, after_help = HELP)]
pub struct FakePrinterArguments {
    /// The address to listen at; port 0 picks a free one.
    #[arg(long, value_name = "ADDR")]
    listen: SocketAddr,
    /// The folder for the pictures.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Printer profile: an id (see `firmware-config list`) or the path of a .toml file.
    #[arg(long, default_value = "generic-80mm", value_name = "P")]
    profile: String,
    /// Begins to print so many milliseconds after the first byte, as printers with a large buffer do.
    #[arg(long, default_value_t = 0, value_name = "MS")]
    buffer_delay: u32,
    /// Serves a page on which it can be made to fail, and which shows what it printed.
    #[arg(long, value_name = "ADDR")]
    page: Option<SocketAddr>,
}

/// A visitor takes a ticket out of the ejector after so long.
const TAKE_MS: u64 = 3_000;

/// Why it cannot start.
#[derive(Debug, thiserror::Error)]
pub enum FakePrinterError {
    /// The profile is unknown or wrong.
    #[error("the printer's profile cannot be used:\n{}", listed(.0))]
    Profile(Vec<Problem>),
    /// Its port cannot be opened, or no thread started.
    #[error("it cannot listen at {0}: {1}")]
    Listen(SocketAddr, io::Error),
    /// A picture cannot be written.
    #[error("{path} cannot be written: {1}", path = .0.display())]
    Write(PathBuf, io::Error),
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl FakePrinterArguments {
    /// Prints until the process is ended.
    ///
    /// # Errors
    /// A [`FakePrinterError`].
    pub fn run(&self) -> Result<(), FakePrinterError> {
        let profile = firmware_config::choose_printer(None, &self.profile).map_err(FakePrinterError::Profile)?;
        fs::create_dir_all(&self.out).map_err(|error| FakePrinterError::Write(self.out.clone(), error))?;
        let mut device = Device::of_profile(&profile, STEP_MS as u32);
        Fault::Delay(self.buffer_delay).apply(&mut device);
        let printer =
            FakePrinter::start_on(self.listen, device).map_err(|error| FakePrinterError::Listen(self.listen, error))?;
        say(&format!("fake-printer listens at {}", printer.address()));
        let printer = Arc::new(printer);
        if let Some(page) = self.page {
            let address = page::serve(page, Arc::clone(&printer), self.out.clone(), profile.name.clone())
                .map_err(|error| FakePrinterError::Listen(page, error))?;
            say(&format!("its page is http://{address}"));
        }
        let obeyed = Arc::clone(&printer);
        // Ends with the process: a read of standard input cannot be interrupted.
        thread::Builder::new()
            .spawn(move || obey(&obeyed))
            .map_err(|error| FakePrinterError::Listen(self.listen, error))?;
        self.write_slips(&printer, &profile)
    }

    fn write_slips(&self, printer: &FakePrinter, profile: &PrinterProfile) -> Result<(), FakePrinterError> {
        let (mut serial, mut seen_rows, mut moved_at) = (0, 0, Instant::now());
        let mut presented_at = None;
        loop {
            thread::sleep(Duration::from_millis(LOOK_MS));
            let (slips, torn, unknown) = printer.with(|device| {
                let rows = device.strip_rows();
                if rows != seen_rows {
                    (seen_rows, moved_at) = (rows, Instant::now());
                }
                let at_rest = profile.cutter == Cutter::None && moved_at.elapsed() > Duration::from_millis(TEAR_MS);
                if (at_rest && rows > 0) || rows > STRIP_ROWS_MAX {
                    device.tear_off();
                }
                take(device, &mut presented_at);
                (device.slips.split_off(0), device.torn.split_off(0), device.unknown.split_off(0))
            });
            if !unknown.is_empty() {
                say(&format!("{} bytes were no command", unknown.len()));
            }
            let named = slips.iter().map(|slip| ("slip", slip)).chain(torn.iter().map(|slip| ("torn", slip)));
            // A cut with less than the way to the knife before it cuts off nothing.
            for (kind, slip) in named.filter(|(_, slip)| slip.height() > 0) {
                serial = serial % SLIPS_MAX + 1;
                let path = self.out.join(format!("{kind}-{serial:04}.png"));
                write(&path, slip, profile.dots_per_inch)
                    .map_err(|error| FakePrinterError::Write(path.clone(), error))?;
                say(&format!("{}: {} rows", path.display(), slip.height()));
            }
        }
    }
}

/// Takes a ticket out of the ejector as a visitor does, after a moment.
fn take(device: &mut Device, presented_at: &mut Option<Instant>) {
    if !(device.presents && device.ticket_left) {
        *presented_at = None;
        return;
    }
    if presented_at.get_or_insert_with(Instant::now).elapsed() > Duration::from_millis(TAKE_MS) {
        device.ticket_left = false;
    }
}

/// Written to a temporary file and renamed, so that no one ever reads a partial picture.
fn write(path: &Path, slip: &Bitmap, dots_per_inch: u32) -> io::Result<()> {
    let png = slip.to_png(dots_per_inch).map_err(io::Error::other)?;
    let aside = path.with_extension("part");
    fs::write(&aside, png)?;
    fs::rename(&aside, path)
}

/// Applies the lines of standard input until it ends.
fn obey(printer: &FakePrinter) {
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        match line.parse::<Fault>() {
            Ok(fault) => {
                printer.with(|device| fault.apply(device));
                say(&format!("ok: {}", line.trim()));
            }
            Err(error) => say(&error),
        }
    }
}

#[expect(clippy::print_stdout, reason = "whoever starts the program reads it here")]
fn say(line: &str) {
    println!("{line}");
}
