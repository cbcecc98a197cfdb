//! The server's own TLS: which certificate it uses, and how that changes without a restart.

mod authority;
mod error;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use arc_swap::ArcSwap;
use hall_core::Timestamp;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

pub use self::authority::{Authority, SECRET_FILE};
pub use self::error::TlsError;
use crate::clock::Clock;
use crate::files;

/// How often the server checks whether its certificate files have changed, or its own certificate is due for renewal.
pub const LOOK_EVERY: Duration = Duration::from_secs(2);
const DAY_MS: i64 = 24 * 3_600_000;
/// The age at which a certificate of the own authority is replaced; well before it expires.
const RENEWED_AFTER_MS: i64 = 30 * DAY_MS;

/// The transport of a server.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Speech {
    /// Plain HTTP.
    #[default]
    Plain,
    /// TLS with a certificate from elsewhere.
    Files {
        /// PEM: the server's certificate and the chain to its authority.
        certificate: PathBuf,
        /// PEM: the certificate's key.
        key: PathBuf,
    },
    /// TLS with certificates of an authority that belongs to the data folder.
    OwnAuthority {
        /// Names and addresses by which devices reach the server, besides those that it knows by itself.
        names: Vec<String>,
    },
}

/// A server's TLS.
pub struct Tls {
    acceptor: TlsAcceptor,
    shown: Arc<Shown>,
    source: Source,
}

enum Source {
    Files { certificate: PathBuf, key: PathBuf, seen: Mutex<[Option<Seen>; 2]> },
    Own { authority: Box<Authority>, made: Mutex<Made> },
}

/// Modification time and size, by which a changed file is recognized.
type Seen = (SystemTime, u64);

/// The current certificate of the own authority.
struct Made {
    names: BTreeSet<String>,
    at: Timestamp,
}

/// The certificate currently in use.
#[derive(Debug)]
struct Shown(ArcSwap<CertifiedKey>);

impl ResolvesServerCert for Shown {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.load_full())
    }
}

impl Tls {
    /// Reads or issues the certificate; returns none for a server on plain HTTP.
    ///
    /// # Errors
    /// When there is no usable certificate.
    pub fn open(speech: &Speech, data: &Path) -> Result<Option<Arc<Self>>, TlsError> {
        let (key, source) = match speech {
            Speech::Plain => return Ok(None),
            Speech::Files { certificate, key } => {
                let seen = Mutex::new([seen(certificate), seen(key)]);
                let source = Source::Files { certificate: certificate.clone(), key: key.clone(), seen };
                (read(certificate, key)?, source)
            }
            Speech::OwnAuthority { names } => {
                let authority = Box::new(Authority::open(data)?);
                let names: BTreeSet<String> = own_names().chain(names.iter().cloned()).collect();
                let at = Clock::wall().now();
                let key = authority.certify(&names, at)?;
                (key, Source::Own { authority, made: Mutex::new(Made { names, at }) })
            }
        };
        let shown = Arc::new(Shown(ArcSwap::from_pointee(key)));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions()?.with_no_client_auth();
        let mut config = config.with_cert_resolver(shown.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Some(Arc::new(Self { acceptor: TlsAcceptor::from(Arc::new(config)), shown, source })))
    }

    /// Returns the fingerprint of the own authority, by which devices recognize this server.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        match &self.source {
            Source::Own { authority, .. } => Some(authority.fingerprint()),
            Source::Files { .. } => None,
        }
    }

    /// Performs the handshake with a client.
    ///
    /// # Errors
    /// When the client does not speak TLS, or does not trust this server.
    pub async fn accept(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.answer_to(stream.local_addr()?.ip().to_canonical());
        self.acceptor.accept(stream).await
    }

    /// Ensures that the own certificate covers the address at which a client reached this computer.
    fn answer_to(&self, reached_at: IpAddr) {
        let Source::Own { authority, made } = &self.source else { return };
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.names.insert(reached_at.to_string()) {
            self.show_own(authority, &mut made, Clock::wall().now());
        }
    }

    /// Replaces the certificate if its files have changed, or the own one is due for renewal. An unusable file changes
    /// nothing.
    pub fn look(&self, now: Timestamp) {
        match &self.source {
            Source::Files { certificate, key, seen: known } => {
                let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
                let found = [seen(certificate), seen(key)];
                if *known == found {
                    return;
                }
                *known = found;
                match read(certificate, key) {
                    Ok(key) => {
                        self.shown.0.store(Arc::new(key));
                        tracing::info!("now using certificate {}", certificate.display());
                    }
                    // While someone replaces the two files, they do not match for a moment; the next change is read
                    // again.
                    Err(error) => tracing::warn!("keeping the previous certificate: {error}"),
                }
            }
            Source::Own { authority, made } => {
                let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                let age_ms = now.as_millis() - made.at.as_millis();
                // After the clock was set back, the certificate may not be valid yet.
                if !(0..RENEWED_AFTER_MS).contains(&age_ms) {
                    self.show_own(authority, &mut made, now);
                }
            }
        }
    }

    fn show_own(&self, authority: &Authority, made: &mut Made, now: Timestamp) {
        match authority.certify(&made.names, now) {
            Ok(key) => {
                self.shown.0.store(Arc::new(key));
                made.at = now;
                tracing::debug!(names = ?made.names, "now using a new certificate of the hall's own authority");
            }
            Err(error) => tracing::warn!("keeping the previous certificate: {error}"),
        }
    }
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls").field("shown", &self.shown).finish_non_exhaustive()
    }
}

/// Returns the names by which this computer knows itself: its hostname and the loopback. The addresses of its network
/// are learned from incoming connections.
fn own_names() -> impl Iterator<Item = String> {
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    if is_host_name(&host) {
        if !host.contains('.') {
            names.push(format!("{host}.local"));
        }
        names.push(host);
    }
    names.into_iter()
}

/// Returns whether a certificate can be issued for a name.
#[must_use]
pub fn is_host_name(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    name.parse::<IpAddr>().is_ok() || name.split('.').all(part)
}

fn seen(path: &Path) -> Option<Seen> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

/// A larger file is neither a certificate nor a key.
const PEM_BYTES_MAX: u64 = 1024 * 1024;

/// Reads a certificate and its key.
fn read(certificate: &Path, key: &Path) -> Result<CertifiedKey, TlsError> {
    let unreadable = |path: &Path, why: &dyn fmt::Display| TlsError::File(path.to_owned(), why.to_string());
    let text_of = |path: &Path| files::read_named(path, PEM_BYTES_MAX).map_err(|error| unreadable(path, &error));
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text_of(certificate)?).collect();
    let chain = chain.map_err(|error| unreadable(certificate, &error))?;
    if chain.is_empty() {
        return Err(unreadable(certificate, &"it holds no certificate"));
    }
    let key = PrivateKeyDer::from_pem_slice(&text_of(key)?).map_err(|error| unreadable(key, &error))?;
    let provider = ring::default_provider();
    CertifiedKey::from_der(chain, key, &provider).map_err(|error| TlsError::Unusable(certificate.to_owned(), error))
}
