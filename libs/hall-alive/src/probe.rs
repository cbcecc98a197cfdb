//! Asks a program's own port, as its users do.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// The start of every answer in HTTP/1.
const ANSWER: &[u8] = b"HTTP/1.";

/// Asks for `path` on this computer over plain HTTP; any answer is a sign of life, a port that speaks TLS says so too.
///
/// # Errors
/// A text for the technician.
pub fn answers_http(address: SocketAddr, path: &str, most: Duration) -> Result<(), String> {
    let asked = || -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect_timeout(&address, most)?;
        stream.set_read_timeout(Some(most))?;
        stream.set_write_timeout(Some(most))?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
        let mut begin = vec![0; ANSWER.len()];
        stream.read_exact(&mut begin)?;
        Ok(begin)
    };
    match asked() {
        Ok(begin) if begin == ANSWER => Ok(()),
        Ok(_other) => Err(format!("{address} answers something else than HTTP")),
        Err(error) => Err(format!("{address} does not answer: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn a_port_that_accepts_and_says_nothing_does_not_live() {
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = silent.local_addr().unwrap();
        assert!(answers_http(address, "/", Duration::from_millis(50)).is_err());
        let answers = thread::spawn(move || {
            let _first = silent.accept().unwrap();
            let (mut asked, _) = silent.accept().unwrap();
            asked.write_all(b"HTTP/1.1 308 Permanent Redirect\r\n\r\n").unwrap();
        });
        assert_eq!(answers_http(address, "/", Duration::from_secs(5)), Ok(()));
        answers.join().unwrap();
    }
}
