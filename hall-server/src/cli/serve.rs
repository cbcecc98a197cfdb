//! `serve --data DIR [--listen ADDR]`: runs the server until it is stopped.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hall_alive::{Manager, answers_http};

use super::CliError;
use crate::budgets::Budgets;
use crate::outgoing::clients::PushOptions;
use crate::tls::{Speech, is_host_name};
use crate::{Server, ServerOptions};

/// How long the program waits for threads after all halls have stopped.
const STOP_MS_MAX: u64 = 1_000;
/// What the program asks itself, as a sign of life: it needs the accounts and every hall's state, and no sign-in.
const PROBED: &str = "/api/v1/halls";
/// How long the answer may take; the disk may be slow.
const ANSWER_MS_MAX: u64 = 20_000;

/// Serves the halls of a data folder.
#[derive(Debug, clap::Args)]
pub struct ServeCommand {
    /// The data folder.
    #[arg(long, value_name = "DIR", env = "HALL_DATA")]
    data: PathBuf,
    /// Address to listen on; port 0 picks a free port.
    #[arg(long, value_name = "ADDR", env = "HALL_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// URL at which visitors reach the server, such as https://hall.example; printed on tickets.
    #[arg(long, value_name = "URL", env = "HALL_PUBLIC_URL", value_parser = public_url)]
    public_url: Option<String>,
    /// Proxy whose `X-Forwarded-For` is trusted, such as 127.0.0.1; repeatable, or several separated by commas.
    #[arg(long = "trusted-proxy", value_name = "ADDR", env = "HALL_TRUSTED_PROXY", value_delimiter = ',')]
    trusted_proxies: Vec<IpAddr>,
    /// The server's certificate chain, a PEM file; reloaded when it changes.
    #[arg(long, value_name = "FILE", env = "HALL_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key, a PEM file.
    #[arg(long, value_name = "FILE", env = "HALL_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// Use TLS with certificates of the hall's own authority; the default when listening beyond this computer.
    #[arg(long, value_name = "HOW", value_enum, conflicts_with = "tls_cert")]
    tls: Option<TlsBy>,
    /// Further name or address of this server, for its certificate; repeatable.
    #[arg(long = "tls-name", value_name = "NAME", env = "HALL_TLS_NAMES", value_delimiter = ',', value_parser = name)]
    tls_names: Vec<String>,
    /// Serve plain HTTP beyond this computer, readable by everybody in between; for use behind a TLS proxy.
    #[arg(long, env = "HALL_PLAIN_HTTP", conflicts_with_all = ["tls", "tls_cert"])]
    plain_http: bool,
    /// Key that signs each day's head of the records; created if missing; by default DIR/head.key.
    #[arg(long, value_name = "FILE", env = "HALL_HEAD_KEY")]
    head_key: Option<PathBuf>,
    /// Program that sends text messages; visitors who book then confirm their phone number with a code. It reads one
    /// line of JSON, {"hall", "phone", "code", "text"}, and exits with 0 once the message is handed over.
    #[arg(long, value_name = "PROGRAM", env = "HALL_SMS_HOOK", value_parser = program)]
    sms_hook: Option<PathBuf>,
    /// Push service of a browser that is not among the known ones, as host or host:port; repeatable.
    #[arg(long = "push-host", value_name = "HOST", env = "HALL_PUSH_HOSTS", value_delimiter = ',')]
    push_hosts: Vec<String>,
    /// Certificates to trust at these push services, a PEM file, instead of the system's.
    #[arg(long, value_name = "FILE", env = "HALL_PUSH_CA", requires = "push_hosts")]
    push_ca: Option<PathBuf>,
    /// Where the operators of push services reach you, such as mailto:it@hall.example; by default the public URL.
    #[arg(long, value_name = "URL", env = "HALL_PUSH_CONTACT", value_parser = contact)]
    push_contact: Option<String>,
    /// Multiplies every rate limit; for load tests.
    #[arg(long, value_name = "N", env = "HALL_BUDGETS", default_value = "1")]
    budgets: NonZeroU32,
}

/// Who makes the server's certificates.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum TlsBy {
    /// The hall's own authority.
    OwnCa,
}

/// Parses the server's public URL: `http://` or `https://` and a host, nothing that opens anything else.
pub(super) fn public_url(text: &str) -> Result<String, String> {
    let expected = || "an address such as https://hall.example".to_owned();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(expected)?;
    let odd =
        |char: char| char.is_whitespace() || char.is_control() || matches!(char, '"' | '<' | '>' | '\\' | '#' | '?');
    if rest.contains(odd) || host_of(text).is_none() { Err(expected()) } else { Ok(text.to_owned()) }
}

/// Parses a contact as RFC 8292 allows it.
fn contact(text: &str) -> Result<String, String> {
    let is_known = text.starts_with("mailto:") || text.starts_with("https://");
    if is_known { Ok(text.to_owned()) } else { Err("mailto:NAME@HOST or an https address".into()) }
}

fn program(path: &str) -> Result<PathBuf, String> {
    match std::fs::metadata(path) {
        Ok(file) if file.is_file() => Ok(path.into()),
        Ok(_) => Err("a program's file is wanted".into()),
        Err(error) => Err(error.to_string()),
    }
}

fn name(text: &str) -> Result<String, String> {
    if is_host_name(text) { Ok(text.to_owned()) } else { Err("a host's name or address, such as hall.example".into()) }
}

impl ServeCommand {
    /// Returns the data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Plain HTTP stays on this computer, unless requested otherwise.
    fn speech(&self) -> Speech {
        match (&self.tls_cert, &self.tls_key) {
            (Some(certificate), Some(key)) => Speech::Files { certificate: certificate.clone(), key: key.clone() },
            _ if self.tls.is_none() && (self.plain_http || self.listen.ip().is_loopback()) => Speech::Plain,
            _ => {
                let public = self.public_url.as_deref().and_then(host_of).map(str::to_owned);
                Speech::OwnAuthority { names: self.tls_names.iter().cloned().chain(public).collect() }
            }
        }
    }

    /// Runs the server, and writes the address to `out` once it can be reached.
    ///
    /// # Errors
    /// When the server cannot be started.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let served = runtime.block_on(async {
            let (speech, folder) = (self.speech(), self.data.display().to_string());
            warn_of_listeners(&speech, self.listen);
            let push_ca = self.push_ca.as_deref().map(super::hook::certificates).transpose()?;
            let options = ServerOptions {
                speech,
                head_key: self.head_key,
                sms_hook: self.sms_hook,
                push: PushOptions { hosts: self.push_hosts, ca: push_ca, contact: self.push_contact },
                listen: self.listen,
                public_url: self.public_url,
                trusted_proxies: self.trusted_proxies,
                budgets: Budgets::new(self.budgets),
                ..ServerOptions::new(self.data)
            };
            let stop = stop_requested()?;
            let server = Server::bind(options).await.map_err(|error| CliError::said(error.to_string()))?;
            writeln!(out, "hall-server listens at {}", server.url_at(reachable(server.address())))?;
            if let Some(fingerprint) = server.fingerprint() {
                writeln!(out, "devices know it by --ca-fingerprint {fingerprint}")?;
            }
            if server.halls().iter().next().is_none() {
                writeln!(
                    out,
                    "there is no hall yet: stop, `hall-server plan import FILE --data {folder}`, start again"
                )?;
            }
            out.flush()?;
            let manager = Manager::of_environment();
            let address = reachable(server.address());
            let _watch = manager.watch(move || answers_http(address, PROBED, Duration::from_millis(ANSWER_MS_MAX)));
            let halls = server.halls().iter().count();
            manager.ready(&format!("serving {halls} halls at {}", server.url_at(address)));
            let stop = async move {
                stop.await;
                manager.stopping("committing and answering what was accepted");
            };
            server.run(stop).await.map_err(|error| CliError::said(error.to_string()))
        });
        // Computations whose requester got no answer must not delay the stop.
        runtime.shutdown_timeout(Duration::from_millis(STOP_MS_MAX));
        served
    }
}

fn warn_of_listeners(speech: &Speech, listen: SocketAddr) {
    if *speech == Speech::Plain && !listen.ip().is_loopback() {
        tracing::warn!("plain HTTP at {listen}: everybody in this network can read passwords, tokens and names");
    }
}

/// Returns the host of an address such as `https://hall.example:8443/`.
fn host_of(url: &str) -> Option<&str> {
    let authority = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => host,
        _ => authority,
    };
    Some(host.trim_matches(['[', ']'])).filter(|host| is_host_name(host))
}

/// Returns an address that can be opened on this computer: a server on all interfaces is reached at the loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        return SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port());
    }
    address
}

/// Resolves when the program is asked to stop. Signals are caught from the call on, before the future is polled, since
/// whoever reads the address may stop the program immediately.
fn stop_requested() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
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
        tracing::info!("stopping; committing and answering what was accepted");
    })
}
