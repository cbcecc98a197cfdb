//! An HTTP caller of the server: a kiosk, a clerk, a manager, identified by its token.

use anyhow::Result;
use reqwest::{Client, Method};
use serde_json::Value;

/// An HTTP reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body; null if there was none.
    pub body: Value,
    /// Whether there was a `Retry-After` header.
    pub retry_after: bool,
}

impl Reply {
    /// Returns a text field of the body, or an empty text.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.body[field].as_str().unwrap_or_default()
    }

    /// Returns the reply if its status is a success, with or without a body.
    ///
    /// # Errors
    /// With the whole reply for any other status.
    pub fn done(self) -> Result<Self> {
        anyhow::ensure!((200..300).contains(&self.status), "it was not done: {self:?}");
        Ok(self)
    }

    /// Returns the reply if it has this status.
    ///
    /// # Errors
    /// With the whole reply for any other status.
    pub fn expect(self, status: u16) -> Result<Self> {
        anyhow::ensure!(self.status == status, "{status} was expected: {self:?}");
        Ok(self)
    }
}

/// A caller with its own connections.
#[derive(Debug, Clone)]
pub struct Caller {
    client: Client,
    base: String,
    token: String,
}

impl Caller {
    /// Creates a caller; `base` ends in the hall's path.
    #[must_use]
    pub fn new(base: &str, token: &str) -> Self {
        Self { client: Client::new(), base: base.to_owned(), token: token.to_owned() }
    }

    /// Sends a GET request.
    ///
    /// # Errors
    /// When no reply arrives.
    pub async fn get(&self, path: &str) -> Result<Reply> {
        self.send(Method::GET, path, None, None).await
    }

    /// Sends a POST request under a new key.
    ///
    /// # Errors
    /// When no reply arrives.
    pub async fn post(&self, path: &str, body: Value) -> Result<Reply> {
        self.post_with_key(path, &uuid::Uuid::now_v7().to_string(), body).await
    }

    /// Sends a POST request under the given key.
    ///
    /// # Errors
    /// When no reply arrives.
    pub async fn post_with_key(&self, path: &str, key: &str, body: Value) -> Result<Reply> {
        self.send(Method::POST, path, Some(key), Some(body)).await
    }

    async fn send(&self, method: Method, path: &str, key: Option<&str>, body: Option<Value>) -> Result<Reply> {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if !self.token.is_empty() {
            request = request.bearer_auth(&self.token);
        }
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        let retry_after = response.headers().contains_key("retry-after");
        let text = response.text().await?;
        let body =
            serde_json::from_str(&text).unwrap_or(if text.is_empty() { Value::Null } else { Value::String(text) });
        Ok(Reply { status, body, retry_after })
    }
}
