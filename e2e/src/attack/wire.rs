//! Raw HTTP over one connection, from any address of the loopback network.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// Longest response head that is read.
const HEAD_BYTES_MAX: usize = 16 * 1024;

/// Returns one of some four million addresses of the loopback network other than `127.0.0.1`, which all other users share.
pub(super) fn address(number: usize) -> Ipv4Addr {
    let byte = |by: usize| u8::try_from(number / by % 254).unwrap_or(0) + 1;
    Ipv4Addr::new(127, 1 + byte(254 * 254) % 100, byte(254), byte(1))
}

/// Connects to the server from the given address.
pub(super) async fn connect(server: SocketAddr, from: Ipv4Addr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((from, 0)))?;
    let stream = socket.connect(server).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Encodes a request, with a `Content-Length` if it has a body.
pub(super) fn request(line: &str, headers: &str, body: Option<&str>) -> Vec<u8> {
    let length = body.map_or_else(String::new, |body| {
        format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())
    });
    format!("{line} HTTP/1.1\r\nHost: hall\r\n{headers}{length}\r\n{}", body.unwrap_or_default()).into_bytes()
}

/// Encodes the request that opens a live view.
pub(super) fn upgrade(path: &str, token: Option<&str>) -> Vec<u8> {
    let token = token.map_or_else(String::new, |token| format!("Authorization: Bearer {token}\r\n"));
    let headers = format!(
        "{token}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    );
    request(&format!("GET {path}"), &headers, None)
}

/// Sends a request and reads the whole answer; returns the status.
pub(super) async fn ask(stream: &mut TcpStream, request: &[u8]) -> Result<u16> {
    stream.write_all(request).await?;
    let (status, mut left) = head(stream).await?;
    let mut thrown_away = [0; 4096];
    while left > 0 {
        let part = left.min(thrown_away.len());
        let read = stream.read(&mut thrown_away[..part]).await?;
        if read == 0 {
            bail!("cut off");
        }
        left -= read;
    }
    Ok(status)
}

/// Reads the head of an answer; returns its status and the length of its body.
async fn head(stream: &mut TcpStream) -> Result<(u16, usize)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= HEAD_BYTES_MAX {
            bail!("an endless head");
        }
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("no status")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    Ok((status, length.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_of_the_loopback_network_each_another() {
        let all: std::collections::BTreeSet<_> = (0..20_000).map(address).collect();
        assert_eq!(all.len(), 20_000);
        assert!(all.iter().all(|address| address.is_loopback() && address.octets()[1] > 0));
    }
}
