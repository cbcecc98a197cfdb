//! A printer on a socket that notes when the first byte of each ticket arrives.

use std::io::Read as _;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use anyhow::Result;
use e2e::{WAIT_MAX, until};

const READ_BYTES: usize = 64 * 1024;

/// Whether a ticket is expected, and when its first byte came.
#[derive(Debug, Clone, Copy, Default)]
struct Noted {
    expected: bool,
    first: Option<Instant>,
}

/// The printer.
pub(super) struct Paper {
    address: String,
    noted: Arc<Mutex<Noted>>,
}

impl Paper {
    /// Listens on a free port; it reads for as long as the bench runs.
    pub(super) fn listen() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = format!("tcp:{}", listener.local_addr()?);
        let noted = Arc::new(Mutex::new(Noted::default()));
        let of_thread = Arc::clone(&noted);
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let noted = Arc::clone(&of_thread);
                std::thread::spawn(move || read(socket, &noted));
            }
        });
        Ok(Self { address, noted })
    }

    /// The address for `--printer`.
    pub(super) fn address(&self) -> String {
        self.address.clone()
    }

    /// Waits for the next ticket's first byte from now on.
    pub(super) fn expect(&self) {
        *self.noted.lock().unwrap_or_else(PoisonError::into_inner) = Noted { expected: true, first: None };
    }

    /// Returns when that byte came.
    pub(super) async fn first_byte(&self) -> Result<Instant> {
        let look = || async { self.noted.lock().unwrap_or_else(PoisonError::into_inner).first };
        until(WAIT_MAX, "a ticket at the printer", look).await
    }
}

fn read(mut socket: TcpStream, noted: &Mutex<Noted>) {
    let mut bytes = vec![0; READ_BYTES];
    while socket.read(&mut bytes).is_ok_and(|read| read > 0) {
        let now = Instant::now();
        let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.expected {
            *noted = Noted { expected: false, first: Some(now) };
        }
    }
}
