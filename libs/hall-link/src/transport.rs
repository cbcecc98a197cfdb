//! The connection to the server: TCP, and TLS over it for `https://`.

use std::io;
use std::sync::Arc;

use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::options::{LinkError, Reason};
use crate::trust::{Trust, doubt};

const HTTP_PORT: u16 = 80;
const HTTPS_PORT: u16 = 443;

/// A connection that carries the WebSocket.
pub(crate) trait Transport: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Transport for T {}

/// Where a server is and how to reach it.
pub(crate) struct Way {
    /// As in the address: `HOST` or `HOST:PORT`.
    pub(crate) authority: String,
    host: String,
    port: u16,
    tls: Option<(TlsConnector, ServerName<'static>)>,
}

impl Way {
    /// Parses a server's address.
    pub(crate) fn to(server: &str, trust: &Trust) -> Result<Self, LinkError> {
        let wrong = || LinkError::Server(server.to_owned());
        let trimmed = server.trim_end_matches('/');
        let (secure, authority) = match (trimmed.strip_prefix("https://"), trimmed.strip_prefix("http://")) {
            (Some(authority), _) => (true, authority),
            (None, Some(authority)) => (false, authority),
            (None, None) => return Err(wrong()),
        };
        if authority.contains(['/', '?', '#', '@', ' ']) {
            return Err(wrong());
        }
        let default = if secure { HTTPS_PORT } else { HTTP_PORT };
        let (host, port) = match authority.rsplit_once(':') {
            // The last colon of `[::1]` does not precede a port.
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().map_err(|_no_number| wrong())?),
            _ => (authority, default),
        };
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        if host.is_empty() {
            return Err(wrong());
        }
        let tls = if secure {
            let config: ClientConfig = trust.client_config()?;
            let name = ServerName::try_from(host.to_owned()).map_err(|_no_name| wrong())?;
            Some((TlsConnector::from(Arc::new(config)), name))
        } else {
            None
        };
        Ok(Self { authority: authority.to_owned(), host: host.to_owned(), port, tls })
    }

    /// Returns the WebSocket scheme, `ws` or `wss`.
    pub(crate) fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "wss" } else { "ws" }
    }

    /// Connects to the server.
    pub(crate) async fn connect(&self) -> Result<Box<dyn Transport>, Reason> {
        let unreachable = |error: io::Error| Reason::Unreachable(error.to_string());
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(unreachable)?;
        stream.set_nodelay(true).map_err(unreachable)?;
        let Some((connector, name)) = &self.tls else { return Ok(Box::new(stream)) };
        match connector.connect(name.clone(), stream).await {
            Ok(stream) => Ok(Box::new(stream)),
            Err(error) => Err(doubt(&error).map_or_else(|| Reason::Unreachable(not_tls(&error)), Reason::Untrusted)),
        }
    }
}

/// Describes a TLS failure other than a bad certificate.
fn not_tls(error: &io::Error) -> String {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    match inner {
        Some(rustls::Error::InvalidMessage(_)) => "what answers there does not speak TLS: use http://".into(),
        Some(_) | None => format!("TLS: {error}"),
    }
}
