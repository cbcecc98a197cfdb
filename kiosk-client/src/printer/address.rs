//! A printer's address: `tcp:HOST:PORT`, `file:PATH` (a device or a plain file), `png:FOLDER`.

use std::{fmt, path::PathBuf, str::FromStr};

/// The default port of network printers that accept raw bytes.
const RAW_PORT: u16 = 9100;

/// A printer's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A network printer; the default port is 9100.
    Tcp { host: String, port: u16 },
    /// A device file such as `/dev/usb/lp0`, or a plain file that only collects the bytes.
    File(PathBuf),
    /// A folder that receives a picture of each ticket.
    Png(PathBuf),
}

/// Error for an address that cannot be parsed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{0}\" is no printer: say tcp:HOST:PORT, file:PATH or png:FOLDER")]
pub struct AddressError(String);

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let wrong = || AddressError(text.to_string());
        let (kind, rest) = text.split_once(':').filter(|(_, rest)| !rest.is_empty()).ok_or_else(wrong)?;
        Ok(match kind {
            "tcp" => {
                let (host, port) = match rest.rsplit_once(':') {
                    // An IPv6 address without a port keeps its colons.
                    Some((host, port)) if !host.contains(':') || host.ends_with(']') => {
                        (host, port.parse().ok().ok_or_else(wrong)?)
                    }
                    _ => (rest, RAW_PORT),
                };
                let host = host.trim_start_matches('[').trim_end_matches(']').to_string();
                if host.is_empty() {
                    return Err(wrong());
                }
                Self::Tcp { host, port }
            }
            "file" => Self::File(rest.into()),
            "png" => Self::Png(rest.into()),
            _ => return Err(wrong()),
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp { host, port } if host.contains(':') => write!(f, "tcp:[{host}]:{port}"),
            Self::Tcp { host, port } => write!(f, "tcp:{host}:{port}"),
            Self::File(path) => write!(f, "file:{}", path.display()),
            Self::Png(path) => write!(f, "png:{}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written_alike() {
        for text in
            ["tcp:10.0.0.9:9100", "tcp:printer.local:9101", "tcp:[fe80::1]:9100", "file:/dev/usb/lp0", "png:out"]
        {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
        }
        assert_eq!("tcp:10.0.0.9".parse::<Address>().unwrap().to_string(), "tcp:10.0.0.9:9100");
    }

    #[test]
    fn what_is_no_address_is_refused_with_what_is_allowed() {
        for text in ["", "tcp:", "tcp::9100", "tcp:host:port", "usb:1", "/dev/usb/lp0"] {
            let error = text.parse::<Address>().unwrap_err();
            assert!(error.to_string().contains("tcp:HOST:PORT"), "{text}");
        }
    }
}
