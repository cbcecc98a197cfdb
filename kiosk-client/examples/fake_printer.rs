//! A printer without paper: takes ESC/POS on a port and writes each slip as a PNG file into a folder.
//! `cargo run -p kiosk-client --features fake-printer --example fake_printer -- PORT FOLDER`

use std::time::Duration;

use kiosk_client::fake_printer::FakePrinter;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let port = arguments.next().unwrap_or_else(|| "9100".into()).parse()?;
    let folder = arguments.next().unwrap_or_else(|| ".".into());
    let printer = FakePrinter::start_on(port, 576)?;
    let mut written = 0;
    loop {
        if printer.wait_until(Duration::from_secs(1), |device| device.slips.len() > written) {
            let slip = printer.with(|device| device.slips[written].clone());
            written += 1;
            std::fs::write(format!("{folder}/slip-{written:04}.png"), slip.to_png(203)?)?;
        }
    }
}
