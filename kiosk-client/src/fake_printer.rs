//! A scripted ESC/POS printer on a TCP port, for tests and as a program of its own (`kiosk-client fake-printer`): it
//! renders what it receives, answers as a profile says, and fails on demand. It is written from Epson's command reference alone and shares no code with the driver under test.

mod answers;
mod code_pages;
mod command;
mod device;
mod faults;
mod outbox;
mod page;
mod pen;
mod pictures;
mod program;

use std::{
    io::{ErrorKind, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

pub use device::Device;
pub use outbox::Outbox;
pub use program::{FakePrinterArguments, FakePrinterError};

/// The interval at which the printer advances by itself.
const STEP_MS: u64 = 2;
const READ_BYTES: usize = 1_024;

/// A printer on its own port; stops when dropped.
pub struct FakePrinter {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    device: Mutex<Device>,
    changed: Condvar,
    stop: AtomicBool,
}

impl Shared {
    fn device(&self) -> MutexGuard<'_, Device> {
        self.device.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FakePrinter {
    /// Starts a printer with paper `width_dots` wide on a free port.
    ///
    /// # Errors
    /// When there is no port or no thread.
    pub fn start(width_dots: u32) -> std::io::Result<Self> {
        Self::start_on(SocketAddr::from(([127, 0, 0, 1], 0)), Device::new(width_dots))
    }

    /// Starts a device on a given address, for programs that need a fixed one.
    ///
    /// # Errors
    /// When the port is taken or no thread is available.
    pub fn start_on(address: SocketAddr, device: Device) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shared =
            Arc::new(Shared { device: Mutex::new(device), changed: Condvar::new(), stop: AtomicBool::new(false) });
        let served = Arc::clone(&shared);
        let thread = thread::Builder::new().name("fake printer".into()).spawn(move || serve(&listener, &served))?;
        Ok(Self { address, shared, thread: Some(thread) })
    }

    /// Returns its address in the form that the kiosk takes.
    pub fn address(&self) -> String {
        format!("tcp:{}", self.address)
    }

    /// Reads or changes the device, for example `|device| device.cover_open = true`.
    pub fn with<T>(&self, look: impl FnOnce(&mut Device) -> T) -> T {
        look(&mut self.shared.device())
    }

    /// Waits until a condition of the device holds; returns false if the limit passes first.
    pub fn wait_until(&self, limit: Duration, mut holds: impl FnMut(&Device) -> bool) -> bool {
        let deadline = Instant::now() + limit;
        let mut device = self.shared.device();
        while !holds(&device) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            device = self.shared.changed.wait_timeout(device, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

impl Drop for FakePrinter {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has already made the test fail.
            let _panicked = thread.join();
        }
    }
}

/// Serves one connection at a time, as such printers do; the device outlives connections.
fn serve(listener: &TcpListener, shared: &Shared) {
    while !shared.stop.load(Ordering::Relaxed) {
        if shared.device().away {
            thread::sleep(Duration::from_millis(STEP_MS));
            continue;
        }
        match listener.accept() {
            Ok((stream, _)) => {
                shared.device().answer_api_request();
                // It makes no difference how the connection ends.
                let _ended = converse(stream, shared);
                shared.device().hang_up();
                shared.changed.notify_all();
            }
            Err(_) => {
                let _unheard = shared.device().step();
                shared.changed.notify_all();
                thread::sleep(Duration::from_millis(STEP_MS));
            }
        }
    }
}

fn converse(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_millis(STEP_MS)))?;
    let mut buffer = [0; READ_BYTES];
    while !shared.stop.load(Ordering::Relaxed) {
        let room = shared.device().room().min(READ_BYTES);
        let count = if room == 0 {
            thread::sleep(Duration::from_millis(STEP_MS));
            0
        } else {
            match stream.read(&mut buffer[..room]) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => 0,
                Err(error) => return Err(error),
            }
        };
        let (answers, away) = {
            let mut device = shared.device();
            device.receive(&buffer[..count]);
            (device.step(), device.away)
        };
        shared.changed.notify_all();
        if away {
            return Ok(());
        }
        stream.write_all(&answers)?;
    }
    Ok(())
}
