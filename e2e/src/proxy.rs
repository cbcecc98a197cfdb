//! A connection that can be cut: forwards bytes between a client and a server until a test cuts it.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Result;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A proxy to one server.
pub struct Proxy {
    address: SocketAddr,
    whole: Arc<watch::Sender<bool>>,
    accepting: JoinHandle<()>,
}

impl Proxy {
    /// Starts a proxy to `host:port`.
    ///
    /// # Errors
    /// When no port can be listened on.
    pub async fn to(server: &str) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (whole, seen) = watch::channel(true);
        let server = server.trim_start_matches("http://").to_owned();
        let accepting = tokio::spawn(async move {
            while let Ok((client, _from)) = listener.accept().await {
                tokio::spawn(carry(client, server.clone(), seen.clone()));
            }
        });
        Ok(Self { address, whole: Arc::new(whole), accepting })
    }

    /// Returns the proxy's own HTTP address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Cuts the connection: existing connections end and new ones are turned away.
    pub fn cut(&self) {
        self.whole.send_replace(false);
    }

    /// Restores the connection.
    pub fn mend(&self) {
        self.whole.send_replace(true);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn carry(mut client: TcpStream, server: String, mut whole: watch::Receiver<bool>) {
    if !*whole.borrow() {
        return;
    }
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    tokio::select! {
        _ended = copy_bidirectional(&mut client, &mut server) => {}
        _cut = whole.wait_for(|whole| !whole) => {}
    }
}
