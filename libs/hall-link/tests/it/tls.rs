//! The link over TLS: which servers are trusted, and how distrust is reported.

use std::sync::Arc;

use hall_link::{Fingerprint, Link, LinkOptions, Reason, Trust};
use hall_wire::LinkTrouble;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_tungstenite::accept_async;
use tokio_tungstenite::tungstenite::Message;

use futures_util::{SinkExt as _, StreamExt as _};

use super::{LIMITS, next, next_reason, snapshot};

struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    fn certificate(&self) -> CertificateDer<'static> {
        self.0.der().clone()
    }

    fn fingerprint(&self) -> Trust {
        Trust::Fingerprint(Fingerprint::of(self.0.der()))
    }

    /// Serves a snapshot to every client, with a certificate for this name; returns the port.
    async fn serve(&self, name: &str, year_of_end: i32) -> u16 {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_after = date_time_ymd(year_of_end, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let chain = vec![certificate.der().clone(), self.certificate()];
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let acceptor = TlsAcceptor::from(Arc::new(config.with_single_cert(chain, key).unwrap()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // A client that does not trust this server disconnects.
                let Ok(stream) = acceptor.accept(stream).await else { continue };
                let mut socket = accept_async(stream).await.unwrap();
                let frame = json!({"type": "snapshot", "epoch": "e1", "seq": 7, "body": "secret"});
                socket.send(Message::text(frame.to_string())).await.unwrap();
                tokio::spawn(async move { socket.next().await });
            }
        });
        port
    }
}

fn link_to(server: String, trust: Trust) -> Link<Value> {
    let (hall, view, token) = ("city-main".into(), "board:main".into(), "t0k".into());
    Link::open(&LinkOptions { server, trust, hall, view, token, limits: LIMITS }).unwrap()
}

const FAR: i32 = 2090;

#[tokio::test]
async fn a_server_is_believed_by_the_fingerprint_or_the_file_of_its_authority() {
    let authority = Authority::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, authority.0.pem()).unwrap();
    let port = authority.serve("127.0.0.1", FAR).await;
    for trust in [authority.fingerprint(), Trust::File(file)] {
        let mut link = link_to(format!("https://127.0.0.1:{port}"), trust);
        assert_eq!(next(&mut link).await, snapshot("e1", 7, json!("secret")));
    }
    let port = authority.serve("localhost", FAR).await;
    let mut link = link_to(format!("https://localhost:{port}/"), authority.fingerprint());
    assert_eq!(next(&mut link).await, snapshot("e1", 7, json!("secret")));
}

#[tokio::test]
async fn whoever_is_not_believed_hears_nothing_and_the_reason_is_said_in_words() {
    let (authority, other) = (Authority::new(), Authority::new());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, other.0.pem()).unwrap();
    let shown = Fingerprint::of(authority.0.der()).to_string();
    for (name, end, trust, words) in [
        ("127.0.0.1", FAR, other.fingerprint(), shown.as_str()),
        ("127.0.0.1", FAR, Trust::File(file), "made by nobody that this device trusts"),
        ("hall.example", FAR, authority.fingerprint(), "for another name or address"),
        ("127.0.0.1", 2001, authority.fingerprint(), "expired; is this device's clock right?"),
    ] {
        let port = authority.serve(name, end).await;
        let reason = next_reason(&mut link_to(format!("https://127.0.0.1:{port}"), trust)).await;
        assert_eq!(reason.trouble(), Some(LinkTrouble::Untrusted), "{reason}");
        assert!(reason.to_string().contains(words), "{reason}");
    }
}

#[tokio::test]
async fn a_server_without_tls_is_distinguished_from_one_that_is_away() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        stream.readable().await.unwrap();
        stream.try_write(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    let authority = Authority::new();
    let reason = next_reason(&mut link_to(format!("https://127.0.0.1:{port}"), authority.fingerprint())).await;
    let Reason::Unreachable(why) = reason else { panic!("{reason}") };
    assert_eq!(why, "what answers there does not speak TLS: use http://");
}
