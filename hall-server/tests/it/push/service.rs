//! A push service on this computer, and a browser that is subscribed to it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::{SecureRandom as _, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey as Verifier};
use rustls::pki_types::PrivateKeyDer;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::hall::PATIENCE;
use crate::marks::WORD;

const GOT_MAX: usize = 1_024;
/// A message that would come twice comes within this time.
const QUIET: Duration = Duration::from_millis(2_500);

/// What the service got.
#[derive(Debug)]
pub(crate) struct Pushed {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Pushed {
    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find_map(|line| line.split_once(": ").filter(|(known, _)| *known == name));
        line.unwrap_or_else(|| panic!("no {name} in {}", self.head)).1
    }

    /// Checks the VAPID token: signed with the key that the page has, for this service, not for long.
    pub(crate) fn check_sender(&self, key: &str, host: &str, contact: &str) {
        assert_eq!(self.header("content-encoding"), "aes128gcm");
        assert!(self.header("ttl").parse::<u32>().unwrap() <= 600);
        let sent = self.header("authorization").strip_prefix("vapid t=").unwrap();
        let (token, sent_key) = sent.split_once(", k=").unwrap();
        assert_eq!(sent_key, key);
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let key = URL_SAFE_NO_PAD.decode(key).unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        Verifier::new(&ECDSA_P256_SHA256_FIXED, &key).verify(signed.as_bytes(), &signature).expect("the server's own");
        let (head, claims) = signed.split_once('.').unwrap();
        let read = |text: &str| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap();
        let (head, claims) = (read(head), read(claims));
        assert_eq!((&head["alg"], &claims["aud"]), (&json!("ES256"), &json!(format!("https://{host}"))));
        assert_eq!(claims["sub"], contact);
        let left_s = claims["exp"].as_i64().unwrap() - jiff::Timestamp::now().as_second();
        assert!((1..=24 * 3_600).contains(&left_s), "{left_s}");
    }
}

/// A push service.
pub(crate) struct PushService {
    pub(crate) host: String,
    pub(crate) pem: String,
    got: tokio::sync::Mutex<mpsc::Receiver<Pushed>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

impl PushService {
    pub(crate) async fn start() -> Self {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
        let (pem, certificate) = (made.cert.pem(), made.cert.der().clone());
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let tls = tls.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = format!("localhost:{}", listener.local_addr().unwrap().port());
        let (put, got) = mpsc::channel(GOT_MAX);
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let (acceptor, of) = (TlsAcceptor::from(Arc::new(tls)), answers.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, put, of) = (acceptor.clone(), put.clone(), of.clone());
                tokio::spawn(async move {
                    let Ok(mut stream) = acceptor.accept(stream).await else { return };
                    let Some(pushed) = request(&mut stream).await else { return };
                    let status = of.lock().unwrap().pop_front().unwrap_or(201);
                    let answer = format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                    put.send(pushed).await.unwrap();
                    let _ = stream.write_all(answer.as_bytes()).await;
                    let _ = stream.shutdown().await;
                });
            }
        });
        Self { host, pem, got: tokio::sync::Mutex::new(got), answers }
    }

    pub(crate) fn answer(&self, answers: &[u16]) {
        self.answers.lock().unwrap().extend(answers);
    }

    pub(crate) async fn next(&self) -> Pushed {
        timeout(PATIENCE, async { self.got.lock().await.recv().await }).await.expect("a message in time").unwrap()
    }

    /// Returns whether nothing more comes.
    pub(crate) async fn is_quiet(&self) -> bool {
        timeout(QUIET, async { self.got.lock().await.recv().await }).await.is_err()
    }
}

async fn request(stream: &mut (impl tokio::io::AsyncRead + Unpin)) -> Option<Pushed> {
    let (mut bytes, mut chunk) = (Vec::new(), [0; 4_096]);
    loop {
        let read = stream.read(&mut chunk).await.ok()?;
        if read == 0 {
            return None;
        }
        bytes.extend_from_slice(&chunk[..read]);
        let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let pushed = Pushed { head, body: bytes[end + 4..].to_vec() };
        if pushed.body.len() == pushed.header("content-length").parse::<usize>().unwrap() {
            return Some(pushed);
        }
    }
}

/// A browser's side of a subscription.
pub(crate) struct Browser {
    pub(crate) target: Value,
    key: Mutex<Option<EphemeralPrivateKey>>,
    public: Vec<u8>,
    auth: [u8; 16],
}

/// The length of derived bytes.
struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn hkdf(salt: &[u8], secret: &[u8], info: &[&[u8]], length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    Salt::new(HKDF_SHA256, salt).extract(secret).expand(info, Length(length)).unwrap().fill(&mut bytes).unwrap();
    bytes
}

impl Browser {
    pub(crate) fn new(service: &PushService) -> Self {
        let random = SystemRandom::new();
        let key = EphemeralPrivateKey::generate(&ECDH_P256, &random).unwrap();
        let public = key.compute_public_key().unwrap().as_ref().to_vec();
        let (mut auth, mut name) = ([0; 16], [0; 8]);
        random.fill(&mut auth).unwrap();
        random.fill(&mut name).unwrap();
        // Marked, so that the test of marked words finds one that is logged.
        let endpoint = format!("https://{}/{WORD}/{:016x}", service.host, u64::from_le_bytes(name));
        let target = json!({
            "endpoint": endpoint, "p256dh": URL_SAFE_NO_PAD.encode(&public), "auth": URL_SAFE_NO_PAD.encode(auth),
        });
        Self { target, key: Mutex::new(Some(key)), public, auth }
    }

    /// Decrypts a message as RFC 8291 and RFC 8188 say; once, since the key is used up.
    pub(crate) fn decrypt(&self, message: &[u8]) -> Vec<u8> {
        let (salt, rest) = message.split_at(16);
        let (record, rest) = rest.split_at(4);
        assert!(u32::from_be_bytes(record.try_into().unwrap()) >= 18);
        let (sender, sealed) = rest[1..].split_at(usize::from(rest[0]));
        let key = self.key.lock().unwrap().take().expect("one message for each key");
        let secret = agree_ephemeral(key, &UnparsedPublicKey::new(&ECDH_P256, sender), <[u8]>::to_vec).unwrap();
        let secret = hkdf(&self.auth, &secret, &[b"WebPush: info\0", &self.public, sender], 32);
        let key = hkdf(salt, &secret, &[b"Content-Encoding: aes128gcm\0"], 16);
        let nonce = hkdf(salt, &secret, &[b"Content-Encoding: nonce\0"], 12);
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let mut sealed = sealed.to_vec();
        let plain = key.open_in_place(nonce, Aad::empty(), &mut sealed).expect("the message is for this browser");
        let end = plain.iter().rposition(|byte| *byte != 0).unwrap();
        assert_eq!(plain[end], 2, "the last record ends with 2");
        plain[..end].to_vec()
    }
}
