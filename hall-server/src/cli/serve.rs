//! `serve --data DIR [--listen ADDR]`: the server, until it is told to stop.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

use super::CliError;
use crate::budgets::Budgets;
use crate::{Server, ServerOptions};

/// Serves the halls of a data folder.
#[derive(Debug, clap::Args)]
pub struct ServeCommand {
    /// The data folder.
    #[arg(long, value_name = "DIR", env = "HALL_DATA")]
    data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDR", env = "HALL_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where visitors reach the server, such as https://hall.example; tickets carry it.
    #[arg(long, value_name = "URL", env = "HALL_PUBLIC_URL")]
    public_url: Option<String>,
    /// A proxy that is believed when it says in `X-Forwarded-For` for whom it asks, such as 127.0.0.1; may be given again,
    /// or several with commas between them.
    #[arg(long = "trusted-proxy", value_name = "ADDR", env = "HALL_TRUSTED_PROXY", value_delimiter = ',')]
    trusted_proxies: Vec<IpAddr>,
    /// Multiplies every limit on how much anybody may ask: for tests of load.
    #[arg(long, value_name = "N", env = "HALL_BUDGETS", default_value = "1")]
    budgets: NonZeroU32,
}

impl ServeCommand {
    /// Does it; the address is written to `out` once the server can be reached.
    ///
    /// # Errors
    /// When the server cannot be started.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(async {
            let options = ServerOptions {
                listen: self.listen,
                public_url: self.public_url,
                trusted_proxies: self.trusted_proxies,
                budgets: Budgets::new(self.budgets),
                ..ServerOptions::new(self.data)
            };
            let stop = told_to_stop()?;
            let server = Server::bind(options).await.map_err(|error| CliError::said(error.to_string()))?;
            writeln!(out, "hall-server listens at http://{}", reachable(server.address()))?;
            out.flush()?;
            server.run(stop).await.map_err(|error| CliError::said(error.to_string()))
        })
    }
}

/// An address that can be opened on this computer: whoever listens everywhere is found at home too.
fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        return SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port());
    }
    address
}

/// Ends when the program is told to stop. Signals are heard from the call on, before the future is waited for: whoever
/// reads the address may stop the program at once.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    #[cfg(unix)]
    let (mut terminated, mut interrupted) = {
        use tokio::signal::unix::{SignalKind, signal};
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?)
    };
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("stopping: what was accepted is committed and answered");
    })
}
