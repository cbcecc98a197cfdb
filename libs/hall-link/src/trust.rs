//! Which server a device trusts: the issuer of the server's certificate, and readable reasons for distrust.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
};
use sha2::{Digest as _, Sha256};

/// Which authorities may have issued the server's certificate. Only relevant for `https://`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// Those that this computer's system trusts.
    #[default]
    System,
    /// Only the authorities in a PEM file.
    File(PathBuf),
    /// Only the authority with this fingerprint.
    Fingerprint(Fingerprint),
}

/// The SHA-256 of an authority's certificate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint([u8; 32]);

/// Why no authority can be trusted.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// A file of authorities cannot be read.
    #[error("the authorities in {0} cannot be read: {1}")]
    File(PathBuf, String),
    /// The system has no usable authorities.
    #[error("this computer's system names no authorities ({0}): give --ca or --ca-fingerprint")]
    NoSystem(String),
    /// The TLS library reports an error.
    #[error("TLS cannot be set up: {0}")]
    Setup(String),
}

impl Trust {
    /// Returns the trust for a device's options, at most one of which is given.
    #[must_use]
    pub fn of(ca: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> Self {
        match (fingerprint, ca) {
            (Some(fingerprint), _) => Self::Fingerprint(fingerprint),
            (None, Some(file)) => Self::File(file),
            (None, None) => Self::System,
        }
    }

    /// Builds the TLS configuration for this trust.
    ///
    /// # Errors
    /// When no authority can be read.
    pub fn client_config(&self) -> Result<ClientConfig, TrustError> {
        let provider = Arc::new(ring::default_provider());
        let setup = |error: Error| TrustError::Setup(error.to_string());
        let builder = ClientConfig::builder_with_provider(provider.clone());
        let builder = builder.with_safe_default_protocol_versions().map_err(setup)?;
        let roots = match self {
            Self::Fingerprint(wanted) => {
                let verifier = Arc::new(Pinned { wanted: *wanted, provider });
                return Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth());
            }
            Self::System => system_roots()?,
            Self::File(path) => {
                let unreadable = |why: String| TrustError::File(path.clone(), why);
                // Opening a pipe would block until its other end is opened.
                let is_file = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.is_file();
                if !is_file {
                    return Err(unreadable("it is no regular file".into()));
                }
                let text = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
                let mut roots = RootCertStore::empty();
                for certificate in CertificateDer::pem_slice_iter(&text) {
                    let certificate = certificate.map_err(|error| unreadable(error.to_string()))?;
                    roots.add(certificate).map_err(|error| unreadable(error.to_string()))?;
                }
                if roots.is_empty() {
                    return Err(unreadable("it holds no certificate".into()));
                }
                roots
            }
        };
        Ok(builder.with_root_certificates(roots).with_no_client_auth())
    }
}

fn system_roots() -> Result<RootCertStore, TrustError> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let why: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        let why = if why.is_empty() { "none are installed".to_owned() } else { why.join("; ") };
        return Err(TrustError::NoSystem(why));
    }
    Ok(roots)
}

impl Fingerprint {
    /// Returns the fingerprint of a certificate.
    #[must_use]
    pub fn of(certificate: &CertificateDer<'_>) -> Self {
        Self(Sha256::digest(certificate).into())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Fingerprint {
    type Err = &'static str;

    /// Parses 64 hexadecimal digits; colons between them, as other programs print them, are skipped.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WANTED: &str = "a fingerprint is 64 hexadecimal digits, as `hall-server tls show` prints them";
        let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b':').collect();
        let mut bytes = [0; 32];
        if digits.len() != 2 * bytes.len() {
            return Err(WANTED);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = [pair[0], pair[1]].map(|digit| char::from(digit).to_digit(16));
            let value = high.zip(low).map(|(high, low)| high * 16 + low).ok_or(WANTED)?;
            *byte = u8::try_from(value).map_err(|_large| WANTED)?;
        }
        Ok(Self(bytes))
    }
}

/// Trusts the authority with a fingerprint, whose certificate the server sends along with its own.
#[derive(Debug)]
struct Pinned {
    wanted: Fingerprint,
    provider: Arc<CryptoProvider>,
}

/// The server's certificate was not issued by the pinned authority.
#[derive(Debug)]
struct NotPinned {
    shown: Option<Fingerprint>,
}

impl fmt::Display for NotPinned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its certificate is not made by the authority with the fingerprint that this device was given")?;
        match self.shown {
            Some(shown) => write!(f, "; the last that it shows has {shown}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for NotPinned {}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let authority = intermediates.iter().find(|shown| Fingerprint::of(shown) == self.wanted);
        let Some(authority) = authority else {
            let shown = Some(Fingerprint::of(intermediates.last().unwrap_or(end_entity)));
            return Err(CertificateError::Other(OtherError(Arc::new(NotPinned { shown }))).into());
        };
        let mut roots = RootCertStore::empty();
        roots.add(authority.clone().into_owned())?;
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), self.provider.clone());
        let verifier = verifier.build().map_err(|error| Error::General(error.to_string()))?;
        verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Returns why a server is not trusted, if that is the error, in words for whoever sets up the device.
#[must_use]
pub fn doubt(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(Error::InvalidCertificate(why)) = error.downcast_ref::<Error>() {
            return Some(words(why));
        }
        // An I/O error exposes what it wraps only this way, not as its source.
        let carried = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        next = carried.map(|carried| carried as &(dyn std::error::Error + 'static)).or_else(|| error.source());
    }
    None
}

fn words(why: &CertificateError) -> String {
    const CLOCK: &str = "is this device's clock right?";
    #[expect(clippy::wildcard_enum_match_arm, reason = "the library adds reasons; each says of itself what it is")]
    match why {
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            "its certificate is made by nobody that this device trusts: \
             give --ca FILE or --ca-fingerprint HEX, as `hall-server token add` prints it"
                .into()
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name or address than this device calls: \
             use one that it is for, or start the server with --tls-name"
                .into()
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            format!("its certificate has expired; {CLOCK}")
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            format!("its certificate is not valid yet; {CLOCK}")
        }
        CertificateError::Other(OtherError(other)) => other.to_string(),
        other => format!("its certificate cannot be accepted: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_it_and_other_programs_print_it() {
        let fingerprint = Fingerprint::of(&CertificateDer::from(vec![1, 2, 3]));
        let printed = fingerprint.to_string();
        assert_eq!(printed, "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        let pairs: Vec<&str> = (0..64).step_by(2).map(|offset| &printed[offset..offset + 2]).collect();
        for text in [printed.clone(), printed.to_uppercase(), pairs.join(":")] {
            assert_eq!(text.parse(), Ok(fingerprint), "{text}");
        }
        for text in ["", "03", &printed[1..], &printed.replace('0', "g")] {
            assert!(text.parse::<Fingerprint>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_file_without_authorities_is_refused_with_its_path() {
        let missing = Trust::File("/no/such/ca.pem".into());
        assert!(missing.client_config().unwrap_err().to_string().contains("/no/such/ca.pem"));
    }
}
