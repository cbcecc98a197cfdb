//! A program that receives web hooks, as an operator would run it. It checks signatures with another implementation
//! than the server's.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::hall::PATIENCE;

const GOT_MAX: usize = 4_096;

/// What it got.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    /// Returns the delivery's id.
    pub(crate) fn id(&self) -> &str {
        self.header("webhook-id")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Checks the signature as the documentation says, and that the time is now.
    pub(crate) fn verify(&self, secret: &str) {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let at = self.header("webhook-timestamp");
        let mut signed = format!("{}.{at}.", self.id()).into_bytes();
        signed.extend_from_slice(&self.body);
        let signature = self.header("webhook-signature").strip_prefix("v1,").unwrap();
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &key);
        ring::hmac::verify(&key, &signed, &STANDARD.decode(signature).unwrap()).expect("the signature fits");
        let now = jiff::Timestamp::now().as_second();
        assert!((now - at.parse::<i64>().unwrap()).abs() < 300, "{at}");
    }
}

/// How it answers: with a status, or not at all.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    Status(u16),
    Never,
}

/// A receiver.
pub(crate) struct Receiver {
    pub(crate) url: String,
    got: tokio::sync::Mutex<mpsc::Receiver<Got>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Receiver {
    /// Starts a receiver that takes everything.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let (put, got) = mpsc::channel(GOT_MAX);
        let answers = Arc::new(Mutex::new(VecDeque::new()));
        let of = answers.clone();
        let take = move |headers: HeaderMap, body: Bytes| {
            let (put, answer): (mpsc::Sender<Got>, Option<Answer>) = (put.clone(), of.lock().unwrap().pop_front());
            async move {
                put.send(Got { headers, body }).await.unwrap();
                match answer.unwrap_or(Answer::Status(204)) {
                    Answer::Status(status) => StatusCode::from_u16(status).unwrap(),
                    Answer::Never => std::future::pending().await,
                }
            }
        };
        tokio::spawn(async move { axum::serve(listener, Router::new().route("/hook", post(take))).await });
        Self { url, got: tokio::sync::Mutex::new(got), answers }
    }

    /// Says how the next requests are answered.
    pub(crate) fn answer(&self, answers: &[Answer]) {
        self.answers.lock().unwrap().extend(answers);
    }

    /// Waits for the next request.
    pub(crate) async fn next(&self) -> Got {
        timeout(PATIENCE, async { self.got.lock().await.recv().await }).await.expect("a request in time").unwrap()
    }
}
