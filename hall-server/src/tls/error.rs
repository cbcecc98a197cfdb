//! Why TLS cannot be used.

use std::path::PathBuf;

/// Why TLS cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read or written.
    #[error("{path}: {1}", path = .0.display())]
    File(PathBuf, String),
    /// The certificate and key are unusable.
    #[error("the certificate in {path} cannot be used: {1}", path = .0.display())]
    Unusable(PathBuf, rustls::Error),
    /// The own authority cannot issue a certificate.
    #[error("the hall's own authority makes no certificate: {0}")]
    Authority(#[from] rcgen::Error),
    /// The TLS configuration was rejected.
    #[error("TLS cannot be set up: {0}")]
    Setup(#[from] rustls::Error),
}
