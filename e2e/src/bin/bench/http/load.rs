//! A lean client: hand-written HTTP/1.1 over kept-alive connections, since it shares the machine with what it measures.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const KEY_CHARS: usize = 32;
const BODY: &str = r#"{"services":["s1"]}"#;
const ANSWER_BYTES_MAX: usize = 64 * 1024;

static KEYS: AtomicU64 = AtomicU64::new(1);

/// Results of a slice.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Measured {
    pub(super) answers: usize,
    pub(super) refused: usize,
    pub(super) took_s: f64,
    pub(super) cpu_s: f64,
}

impl Measured {
    pub(super) fn rate(&self) -> f64 {
        self.answers as f64 / self.took_s
    }

    pub(super) fn cpu_us(&self) -> f64 {
        self.cpu_s * 1e6 / self.answers as f64
    }
}

/// Connections that send the next request as soon as they are answered.
pub(super) struct Load {
    connections: Vec<Connection>,
}

impl Load {
    /// Opens all connections.
    pub(super) async fn new(address: &str, path: &str, token: &str, connections: usize) -> Result<Self> {
        let host = address.trim_start_matches("http://");
        let mut made = Vec::new();
        for _connection in 0..connections {
            made.push(Connection::new(host, path, token).await?);
        }
        Ok(Self { connections: made })
    }

    /// Sends requests for the length of a slice.
    pub(super) async fn run(&mut self, slice: Duration) -> Result<Measured> {
        let began = Instant::now();
        let end = began + slice;
        let tasks: Vec<_> =
            self.connections.drain(..).map(|connection| tokio::spawn(connection.ask_until(end))).collect();
        let mut measured = Measured::default();
        for task in tasks {
            let (connection, answers, refused) = task.await??;
            self.connections.push(connection);
            measured.answers += answers;
            measured.refused += refused;
        }
        measured.took_s = began.elapsed().as_secs_f64();
        Ok(measured)
    }
}

struct Connection {
    wire: TcpStream,
    request: Vec<u8>,
    key_at: usize,
    answer: Vec<u8>,
}

impl Connection {
    async fn new(host: &str, path: &str, token: &str) -> Result<Self> {
        let wire = TcpStream::connect(host).await?;
        wire.set_nodelay(true)?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nIdempotency-Key: ",
            BODY.len()
        );
        let key_at = head.len();
        let request = format!("{head}{}\r\n\r\n{BODY}", "0".repeat(KEY_CHARS)).into_bytes();
        Ok(Self { wire, request, key_at, answer: Vec::with_capacity(4096) })
    }

    async fn ask_until(mut self, end: Instant) -> Result<(Self, usize, usize)> {
        let (mut answers, mut refused) = (0, 0);
        while Instant::now() < end {
            let status = self.ask().await?;
            answers += 1;
            refused += usize::from(status != *b"201");
        }
        Ok((self, answers, refused))
    }

    async fn ask(&mut self) -> Result<[u8; 3]> {
        let key = format!("{:032x}", KEYS.fetch_add(1, Ordering::Relaxed));
        self.request[self.key_at..self.key_at + KEY_CHARS].copy_from_slice(key.as_bytes());
        self.wire.write_all(&self.request).await?;
        self.answer.clear();
        loop {
            if self.wire.read_buf(&mut self.answer).await? == 0 {
                bail!("the server closed a connection");
            }
            if let Some(whole) = answer_bytes(&self.answer)?
                && self.answer.len() >= whole
            {
                return self
                    .answer
                    .get(9..12)
                    .and_then(|status| status.try_into().ok())
                    .context("an answer without a status");
            }
            if self.answer.len() > ANSWER_BYTES_MAX {
                bail!("an answer is too long");
            }
        }
    }
}

/// Returns the length of a complete answer, once its head has arrived.
fn answer_bytes(answer: &[u8]) -> Result<Option<usize>> {
    let Some(head_bytes) = answer.windows(4).position(|four| four == b"\r\n\r\n").map(|offset| offset + 4) else {
        return Ok(None);
    };
    let head = std::str::from_utf8(&answer[..head_bytes])?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>())
    });
    Ok(Some(head_bytes + length.context("an answer without its length")??))
}

#[cfg(test)]
mod tests {
    use super::answer_bytes;

    #[test]
    fn an_answer_is_whole_when_its_body_is_there() {
        assert_eq!(answer_bytes(b"HTTP/1.1 201 Created\r\ncontent-le").unwrap(), None);
        assert_eq!(answer_bytes(b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n").unwrap(), Some(45));
        assert!(answer_bytes(b"HTTP/1.1 201 Created\r\n\r\n").is_err());
    }
}
