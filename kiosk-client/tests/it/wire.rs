//! A wire between kiosk and server that can be cut, moved to another server, and told to lose answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

const READ_BYTES: usize = 16 * 1024;

pub(crate) struct Wire {
    address: String,
    /// Where the server is; none while the wire is cut.
    server: watch::Sender<Option<String>>,
    /// So many more new tickets never reach the kiosk.
    losing: Arc<AtomicUsize>,
    accepting: JoinHandle<()>,
}

impl Wire {
    pub(crate) async fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (sender, seen) = watch::channel(Some(server.to_owned()));
        let losing = Arc::new(AtomicUsize::new(0));
        let lose = losing.clone();
        let accepting = tokio::spawn(async move {
            while let Ok((kiosk, _from)) = listener.accept().await {
                tokio::spawn(carry(kiosk, seen.clone(), lose.clone()));
            }
        });
        Self { address, server: sender, losing, accepting }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Ends all connections; new ones end at once.
    pub(crate) fn cut(&self) {
        self.server.send_replace(None);
    }

    pub(crate) fn mend(&self, server: &str) {
        self.server.send_replace(Some(server.to_owned()));
    }

    /// Lets the server give so many tickets whose answers are lost with their connections.
    pub(crate) fn lose_tickets(&self, many: usize) {
        self.losing.store(many, Ordering::SeqCst);
    }

    pub(crate) fn still_to_lose(&self) -> usize {
        self.losing.load(Ordering::SeqCst)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn carry(kiosk: TcpStream, mut server: watch::Receiver<Option<String>>, losing: Arc<AtomicUsize>) {
    let Some(address) = server.borrow_and_update().clone() else { return };
    let Ok(far) = TcpStream::connect(address).await else { return };
    let ((kiosk_read, kiosk_write), (far_read, far_write)) = (kiosk.into_split(), far.into_split());
    tokio::select! {
        () = pass(kiosk_read, far_write, |_bytes| true) => {}
        () = pass(far_read, kiosk_write, |bytes| !is_lost(bytes, &losing)) => {}
        _cut = server.changed() => {}
    }
}

fn is_lost(bytes: &[u8], losing: &AtomicUsize) -> bool {
    let is_ticket = bytes.starts_with(b"HTTP/1.1 201") || bytes.starts_with(b"HTTP/1.1 200");
    let is_ticket = is_ticket && bytes.windows(11).any(|part| part == b"\"issued_at\"");
    is_ticket && losing.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, may_pass: impl Fn(&[u8]) -> bool) {
    let mut bytes = vec![0; READ_BYTES];
    while let Ok(many @ 1..) = from.read(&mut bytes).await {
        if !may_pass(&bytes[..many]) || to.write_all(&bytes[..many]).await.is_err() {
            return;
        }
    }
}
