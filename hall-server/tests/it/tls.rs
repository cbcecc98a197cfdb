//! TLS of the server: its own authority, files that change, plain HTTP at the wrong door, live sockets.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;

use hall_core::{HallId, Role};
use hall_link::{Event, Fingerprint, Limits, Link, LinkOptions, Trust};
use hall_server::accounts::Accounts;
use hall_server::clock::Clock;
use hall_server::tls::{Authority, LOOK_EVERY, Speech};
use hall_server::{Server, ServerOptions};
use rcgen::{CertificateParams, CertifiedKey, KeyPair};
use rustls::pki_types::ServerName;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::hall::{PATIENCE, import};

/// Windows of a hall whose snapshots are large.
const LARGE: u32 = 128;

/// A hall that speaks TLS.
struct Sealed {
    address: String,
    fingerprint: Option<String>,
    manager: String,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Sealed {
    async fn serve(data: &Path, speech: Speech) -> Self {
        let server = Server::bind(ServerOptions { speech, ..ServerOptions::new(data.into()) }).await.unwrap();
        let hall = HallId::new("test-hall").unwrap();
        let manager = server.accounts().add_token(Role::Manager, Some(&hall), None, Clock::wall().now()).unwrap();
        let (address, fingerprint) = (server.address().to_string(), server.fingerprint());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(async move {
            let asked = async {
                let _ = stopped.await;
            };
            server.run(asked).await.unwrap();
        });
        Self { address, fingerprint, manager, stop, running }
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        timeout(PATIENCE, self.running).await.expect("it stops").unwrap();
    }

    fn trust(&self) -> Trust {
        Trust::Fingerprint(self.fingerprint.as_deref().unwrap().parse().unwrap())
    }

    fn client(&self) -> reqwest::Client {
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        builder.use_preconfigured_tls(self.trust().client_config().unwrap()).build().unwrap()
    }

    fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.address)
    }

    fn link(&self, trust: Trust, view: &str) -> Link<Value> {
        let (server, hall, token) = (self.url(""), "test-hall".into(), self.manager.clone());
        let options = LinkOptions { server, trust, hall, view: view.into(), token, limits: Limits::default() };
        Link::open(&options).unwrap()
    }
}

fn data(windows: u32) -> TempDir {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), windows);
    data
}

fn own() -> Speech {
    Speech::OwnAuthority { names: vec!["hall.example".into()] }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_authority_is_made_once_and_known_by_its_fingerprint() {
    let data = data(2);
    let hall = Sealed::serve(data.path(), own()).await;
    let answer = hall.client().get(hall.url("/api/v1/halls")).send().await.unwrap();
    assert_eq!(answer.headers()["strict-transport-security"], "max-age=31536000");
    assert_eq!(answer.status(), 200);
    let first = hall.fingerprint.clone();
    hall.stop().await;
    let hall = Sealed::serve(data.path(), own()).await;
    assert_eq!(hall.fingerprint, first, "devices that know it know it after a restart");
    assert_eq!(hall.client().get(hall.url("/api/v1/halls")).send().await.unwrap().status(), 200);
    hall.stop().await;

    let mode = |file: &str| std::fs::metadata(data.path().join("tls").join(file)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("authority.key"), 0o600);
    let public = std::fs::read_to_string(Authority::public_file(data.path())).unwrap();
    assert!(public.starts_with("-----BEGIN CERTIFICATE-----") && !public.contains("KEY"), "{public}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_over_tls_has_a_cookie_that_only_this_host_sets() {
    let data = data(2);
    Accounts::open(data.path()).unwrap().add_user("wang", Role::Manager, None, "a long password").unwrap();
    let hall = Sealed::serve(data.path(), own()).await;
    let client = hall.client();
    let signed_in =
        client.post(hall.url("/api/v1/session")).json(&json!({"name": "wang", "password": "a long password"}));
    let signed_in = signed_in.send().await.unwrap();
    let cookie = signed_in.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-hall_session=") && cookie.contains("; Path=/;"), "{cookie}");
    assert!(cookie.ends_with("; Secure"), "{cookie}");
    let pair = cookie.split(';').next().unwrap();
    let status = async |cookie: &str| {
        client.get(hall.url("/api/v1/session")).header("cookie", cookie).send().await.unwrap().status().as_u16()
    };
    assert_eq!(status(pair).await, 200);
    assert_eq!(status(pair.trim_start_matches("__Host-")).await, 401, "another host of the site may have set it");
    hall.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_at_a_tls_port_is_redirected_or_answered_that_it_was_heard() {
    let data = data(2);
    let hall = Sealed::serve(data.path(), own()).await;
    let client = hall.client();
    let plain = |path: &str| format!("http://{}{path}", hall.address);
    let sent_on = client.get(plain("/board.html?hall=test-hall")).send().await.unwrap();
    assert_eq!(sent_on.status(), 308);
    assert_eq!(sent_on.headers()["location"].to_str().unwrap(), hall.url("/board.html?hall=test-hall"));
    for request in [client.get(plain("/api/v1/halls")).bearer_auth("t"), client.post(plain("/api/v1/session"))] {
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 426);
        let problem: Value = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
        assert_eq!(problem["code"], "https_only");
    }
    let options = LinkOptions { server: plain(""), ..link_options() };
    let mut link: Link<Value> = Link::open(&options).unwrap();
    let Some(Event::Away { reason, .. }) = timeout(PATIENCE, link.next()).await.unwrap() else { panic!("not away") };
    assert!(reason.to_string().contains("speaks https://"), "{reason}");
    hall.stop().await;
}

fn link_options() -> LinkOptions {
    let [server, hall, view, token] = ["", "test-hall", "board:main", "t"].map(str::to_owned);
    LinkOptions { server, trust: Trust::default(), hall, view, token, limits: Limits::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_socket_over_tls_carries_a_snapshot_larger_than_any_buffer_and_its_changes() {
    let data = data(LARGE);
    let hall = Sealed::serve(data.path(), own()).await;
    let mut link = hall.link(hall.trust(), "manager");
    let Some(Event::Snapshot { body, .. }) = timeout(PATIENCE, link.next()).await.unwrap() else { panic!("no state") };
    assert_eq!(body["windows"].as_array().map(Vec::len), Some(LARGE as usize), "{body}");
    assert!(body.to_string().len() > 16 * 1024, "{} bytes", body.to_string().len());
    let beat = async { while !matches!(link.next().await, Some(Event::Heartbeat { .. })) {} };
    timeout(PATIENCE, beat).await.expect("a heartbeat");
    link.close().await;
    hall.stop().await;
}

/// A certificate for this computer that nobody else has signed, written where the server looks for it.
fn write_certificate(folder: &Path) -> CertifiedKey<KeyPair> {
    let signing_key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    let cert = params.self_signed(&signing_key).unwrap();
    std::fs::write(folder.join("key.pem"), signing_key.serialize_pem()).unwrap();
    std::fs::write(folder.join("cert.pem"), cert.pem()).unwrap();
    CertifiedKey { cert, signing_key }
}

async fn connect(address: &str, folder: &Path) -> std::io::Result<TlsStream<TcpStream>> {
    let config = Trust::File(folder.join("trusted.pem")).client_config().unwrap();
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let stream = TcpStream::connect(address).await?;
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// Asks on a connection that stays open.
async fn ask(stream: &mut TlsStream<TcpStream>) -> String {
    stream.write_all(b"GET /api/v1/halls HTTP/1.1\r\nhost: hall\r\n\r\n").await.unwrap();
    let mut answer = [0; 1024];
    let read = timeout(PATIENCE, stream.read(&mut answer)).await.expect("an answer").unwrap();
    String::from_utf8_lossy(&answer[..read]).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_certificate_is_shown_without_a_stop_and_one_that_cannot_be_used_changes_nothing() {
    let (data, folder) = (data(2), tempfile::tempdir().unwrap());
    let folder = folder.path();
    let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let first = write_certificate(folder);
    std::fs::write(folder.join("trusted.pem"), first.cert.pem()).unwrap();
    let hall = Sealed::serve(data.path(), Speech::Files { certificate: certificate.clone(), key }).await;
    let mut kept_open = connect(&hall.address, folder).await.unwrap();
    assert!(ask(&mut kept_open).await.starts_with("HTTP/1.1 200"));
    let mut link = hall.link(Trust::File(folder.join("trusted.pem")), "board:main");
    assert!(matches!(timeout(PATIENCE, link.next()).await.unwrap(), Some(Event::Snapshot { .. })));

    std::fs::write(&certificate, "no certificate").unwrap();
    tokio::time::sleep(2 * LOOK_EVERY).await;
    connect(&hall.address, folder).await.expect("the first certificate is shown on");
    let second = write_certificate(folder);
    std::fs::write(folder.join("trusted.pem"), second.cert.pem()).unwrap();
    let shown = async {
        while connect(&hall.address, folder).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, shown).await.expect("the second certificate is shown");
    assert!(ask(&mut kept_open).await.starts_with("HTTP/1.1 200"), "a connection from before goes on");
    let beat = timeout(PATIENCE, link.next()).await.unwrap();
    assert!(matches!(beat, Some(Event::Heartbeat { .. } | Event::Change { .. })), "{beat:?}");
    hall.stop().await;
}

#[test]
fn a_certificate_that_cannot_be_used_is_refused_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (write_certificate(folder.path()), KeyPair::generate().unwrap());
    std::fs::write(folder.path().join("key.pem"), other.serialize_pem()).unwrap();
    let speech = Speech::Files { certificate: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
    let refused = hall_server::tls::Tls::open(&speech, folder.path()).unwrap_err().to_string();
    assert!(refused.contains("cert.pem cannot be used"), "{refused}");
    drop(one);
}

#[test]
fn two_programs_that_make_the_authority_at_once_get_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let fingerprints: BTreeSet<String> = std::thread::scope(|scope| {
        let opened: Vec<_> =
            (0..8).map(|_| scope.spawn(|| Authority::open(folder.path()).unwrap().fingerprint())).collect();
        opened.into_iter().map(|opened| opened.join().unwrap()).collect()
    });
    assert_eq!(fingerprints.len(), 1);
    let fingerprint = fingerprints.first().unwrap();
    assert!(fingerprint.parse::<Fingerprint>().is_ok());
    let left: Vec<_> =
        std::fs::read_dir(folder.path().join("tls")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}
