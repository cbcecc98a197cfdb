//! The hall's own authority: a key in the data folder that signs certificates for this server and no one else.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use hall_core::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::sign::CertifiedKey;
use sha2::{Digest as _, Sha256};

use super::TlsError;
use crate::clock::Clock;
use crate::files;

/// Key and certificate in one file, so that both exist or neither.
pub const SECRET_FILE: &str = "authority.key";
/// Key and certificate are far smaller.
const SECRET_BYTES_MAX: u64 = 64 * 1024;
/// The certificate alone, for devices and phones that are to trust this hall.
const PUBLIC_FILE: &str = "ca.pem";
/// The lifetime of the authority: longer than that of the devices that trust it.
const AUTHORITY_DAYS: i64 = 30 * 365;
/// The lifetime of its certificates: phones accept none that is valid for more than 398 days.
const CERTIFICATE_DAYS: i64 = 90;
/// How far certificates are backdated, for devices whose clock is slow.
const BEGUN_DAYS: i64 = 7;
const DAY_S: i64 = 24 * 3_600;

/// An authority with its key.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: CertificateDer<'static>,
}

impl Authority {
    /// Reads the authority of a data folder, creating it if there is none. Two programs that do so concurrently get the
    /// same one.
    ///
    /// # Errors
    /// When the folder cannot be read or written.
    pub fn open(data: &Path) -> Result<Self, TlsError> {
        let folder = data.join("tls");
        let secret = folder.join(SECRET_FILE);
        let io = |error: io::Error| TlsError::File(secret.clone(), error.to_string());
        if !secret.exists() {
            files::make_folder(&folder).map_err(io)?;
            make(&folder, &secret)?;
        }
        let text = files::read_regular(&secret, SECRET_BYTES_MAX).map_err(io)?;
        let text = String::from_utf8(text).map_err(|error| TlsError::File(secret.clone(), error.to_string()))?;
        let certificate = CertificateDer::from_pem_slice(text.as_bytes());
        let certificate = certificate.map_err(|error| TlsError::File(secret.clone(), error.to_string()))?;
        let issuer = issuer(KeyPair::from_pem(&text)?)?.1;
        let public = folder.join(PUBLIC_FILE);
        if !public.exists() {
            let begin = text.find("-----BEGIN CERTIFICATE-----").unwrap_or_default();
            fs::write(&public, &text[begin..]).map_err(|error| TlsError::File(public, error.to_string()))?;
        }
        Ok(Self { issuer, certificate })
    }

    /// Returns the path of the authority's certificate, for those who are to trust it.
    #[must_use]
    pub fn public_file(data: &Path) -> PathBuf {
        data.join("tls").join(PUBLIC_FILE)
    }

    /// Returns the SHA-256 of its certificate, by which devices recognize it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        hex(&Sha256::digest(&self.certificate))
    }

    /// Issues a certificate for these names, with a key of its own that is kept in memory only.
    pub(super) fn certify(&self, names: &BTreeSet<String>, now: Timestamp) -> Result<CertifiedKey, TlsError> {
        let names: Vec<String> = names.iter().cloned().collect();
        let mut params = CertificateParams::new(names)?;
        last(&mut params, now, CERTIFICATE_DAYS);
        params.distinguished_name.push(DnType::CommonName, "Service hall");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &self.issuer)?;
        // The authority is included: a client that knows only its fingerprint finds it there.
        let chain = vec![certificate.der().clone(), self.certificate.clone()];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        Ok(CertifiedKey::from_der(chain, key, &ring::default_provider())?)
    }
}

/// Creates an authority in a folder, unless another program was quicker.
fn make(folder: &Path, secret: &Path) -> Result<(), TlsError> {
    let io = |error: io::Error| TlsError::File(secret.to_owned(), error.to_string());
    let key = KeyPair::generate()?;
    let key_pem = key.serialize_pem();
    let (mut params, issuer) = issuer(key)?;
    last(&mut params, Clock::wall().now(), AUTHORITY_DAYS);
    let certificate = params.self_signed(issuer.key())?;
    let beside = folder.join(format!("{SECRET_FILE}.{}", uuid::Uuid::now_v7()));
    let mut file = files::private_file().create_new(true).open(&beside).map_err(io)?;
    file.write_all(format!("{key_pem}{}", certificate.pem()).as_bytes()).and_then(|()| file.sync_all()).map_err(io)?;
    let linked = fs::hard_link(&beside, secret);
    fs::remove_file(&beside).map_err(io)?;
    match linked {
        Ok(()) => File::open(folder).and_then(|folder| folder.sync_all()).map_err(io),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(io(error)),
    }
}

/// Derives the authority from its key: everything but its validity period.
fn issuer(key: KeyPair) -> Result<(CertificateParams, Issuer<'static, KeyPair>), TlsError> {
    let mut params = CertificateParams::new(Vec::new())?;
    let id = hex(&Sha256::digest(key.public_key_raw())[..4]);
    params.distinguished_name.push(DnType::CommonName, format!("Service hall's authority {id}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let issuer = Issuer::new(params.clone(), key);
    Ok((params, issuer))
}

/// Sets the validity period, in whole days.
fn last(params: &mut CertificateParams, now: Timestamp, days: i64) {
    let now_s = now.as_millis() / 1_000;
    let day = |at_s: i64| {
        let date = jiff::Timestamp::from_second(at_s).unwrap_or_default().to_zoned(jiff::tz::TimeZone::UTC).date();
        let part = |value: i8| u8::try_from(value).unwrap_or(1);
        date_time_ymd(i32::from(date.year()), part(date.month()), part(date.day()))
    };
    params.not_before = day(now_s - BEGUN_DAYS * DAY_S);
    params.not_after = day(now_s + days * DAY_S);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
