//! A printer's address: `tcp:HOST:PORT`, `file:PATH` (a device or a plain file), `usb:VVVV:PPPP`, `serial:PATH`, `png:FOLDER`.

use std::{fmt, path::PathBuf, str::FromStr};

/// The default port of network printers that accept raw bytes.
const RAW_PORT: u16 = 9100;
/// The speed at which most serial printers are delivered.
const BAUD: u32 = 9_600;
/// The speeds that serial lines have.
const BAUDS: [u32; 10] = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800];

/// A printer's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A network printer; the default port is 9100.
    Tcp { host: String, port: u16 },
    /// A device file such as `/dev/usb/lp0`, or a plain file that only collects the bytes.
    File(PathBuf),
    /// A USB device, wherever it is plugged in.
    Usb(UsbDevice),
    /// A serial line.
    Serial(SerialLine),
    /// A folder that receives a picture of each ticket.
    Png(PathBuf),
}

/// A USB device by its own numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsbDevice {
    pub vendor: u16,
    pub product: u16,
    /// Needed if several of the kind are plugged in.
    pub serial: Option<String>,
}

/// A serial line with its settings; 8 data bits and 1 stop bit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialLine {
    pub path: PathBuf,
    /// Bits per second.
    pub baud: u32,
    pub parity: Parity,
    pub flow: Flow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parity {
    None,
    Even,
    Odd,
}

/// How the printer says that its buffer is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// By the lines RTS and CTS (a printer's DTR is usually wired to CTS).
    RtsCts,
    /// By the bytes 11 and 13.
    XonXoff,
    /// Not at all.
    None,
}

/// Error for an address that cannot be parsed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AddressError {
    /// Its kind is unknown or it lacks something.
    #[error(
        "\"{0}\" is no printer: say tcp:HOST:PORT, file:PATH, usb:VVVV:PPPP[:SERIAL], \
         serial:PATH?baud=9600&parity=none&flow=rtscts, or png:FOLDER"
    )]
    Unknown(String),
    /// A setting of a serial line is unknown.
    #[error("\"{0}\" does not set up a serial line: {1}")]
    Setting(String, &'static str),
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let wrong = || AddressError::Unknown(text.to_string());
        let (kind, rest) = text.split_once(':').filter(|(_, rest)| !rest.is_empty()).ok_or_else(wrong)?;
        Ok(match kind {
            "tcp" => network(rest).ok_or_else(wrong)?,
            "file" => Self::File(rest.into()),
            "usb" => Self::Usb(usb(rest).ok_or_else(wrong)?),
            "serial" => Self::Serial(serial(rest)?.ok_or_else(wrong)?),
            "png" => Self::Png(rest.into()),
            _ => return Err(wrong()),
        })
    }
}

fn network(rest: &str) -> Option<Address> {
    let (host, port) = match rest.rsplit_once(':') {
        // An IPv6 address without a port keeps its colons.
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port.parse().ok()?),
        _ => (rest, RAW_PORT),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']').to_string();
    (!host.is_empty()).then_some(Address::Tcp { host, port })
}

/// Reads `VVVV:PPPP` or `VVVV:PPPP:SERIAL`, as `lsusb` writes them.
fn usb(rest: &str) -> Option<UsbDevice> {
    let mut parts = rest.splitn(3, ':');
    let mut number = || {
        let digits = parts.next().filter(|digits| digits.len() == 4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let (vendor, product) = (number()?, number()?);
    let serial = parts.next().map(str::to_owned);
    (serial.as_deref() != Some("")).then_some(UsbDevice { vendor, product, serial })
}

/// Reads `PATH?baud=9600&parity=none&flow=rtscts`, where all after the path may be left out.
fn serial(rest: &str) -> Result<Option<SerialLine>, AddressError> {
    let (path, settings) = rest.split_once('?').unwrap_or((rest, ""));
    if path.is_empty() {
        return Ok(None);
    }
    let mut line = SerialLine { path: path.into(), baud: BAUD, parity: Parity::None, flow: Flow::RtsCts };
    for setting in settings.split('&').filter(|setting| !setting.is_empty()) {
        let wrong = |allowed| AddressError::Setting(setting.to_owned(), allowed);
        match setting.split_once('=').unwrap_or((setting, "")) {
            ("baud", baud) => {
                let known = baud.parse().ok().filter(|baud| BAUDS.contains(baud));
                line.baud = known.ok_or_else(|| wrong("baud is 1200, 2400, … 115200, 230400 or 460800"))?;
            }
            ("parity", "none") => line.parity = Parity::None,
            ("parity", "even") => line.parity = Parity::Even,
            ("parity", "odd") => line.parity = Parity::Odd,
            ("parity", _) => return Err(wrong("parity is none, even or odd")),
            ("flow", "rtscts") => line.flow = Flow::RtsCts,
            ("flow", "xonxoff") => line.flow = Flow::XonXoff,
            ("flow", "none") => line.flow = Flow::None,
            ("flow", _) => return Err(wrong("flow is rtscts, xonxoff or none")),
            _ => return Err(wrong("baud, parity and flow do")),
        }
    }
    Ok(Some(line))
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp { host, port } if host.contains(':') => write!(f, "tcp:[{host}]:{port}"),
            Self::Tcp { host, port } => write!(f, "tcp:{host}:{port}"),
            Self::File(path) => write!(f, "file:{}", path.display()),
            Self::Usb(device) => write!(f, "usb:{device}"),
            Self::Serial(line) => write!(f, "serial:{line}"),
            Self::Png(path) => write!(f, "png:{}", path.display()),
        }
    }
}

impl fmt::Display for UsbDevice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04x}:{:04x}", self.vendor, self.product)?;
        self.serial.iter().try_for_each(|serial| write!(f, ":{serial}"))
    }
}

impl fmt::Display for SerialLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parity = match self.parity {
            Parity::None => "none",
            Parity::Even => "even",
            Parity::Odd => "odd",
        };
        let flow = match self.flow {
            Flow::RtsCts => "rtscts",
            Flow::XonXoff => "xonxoff",
            Flow::None => "none",
        };
        write!(f, "{}?baud={}&parity={parity}&flow={flow}", self.path.display(), self.baud)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written_alike() {
        for text in [
            "tcp:10.0.0.9:9100",
            "tcp:printer.local:9101",
            "tcp:[fe80::1]:9100",
            "file:/dev/usb/lp0",
            "usb:04b8:0e28",
            "usb:0dd4:01a8:J5GF:012",
            "serial:/dev/ttyS0?baud=9600&parity=none&flow=rtscts",
            "serial:/dev/ttyUSB0?baud=115200&parity=even&flow=xonxoff",
            "png:out",
        ] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
        }
        assert_eq!("tcp:10.0.0.9".parse::<Address>().unwrap().to_string(), "tcp:10.0.0.9:9100");
        let plain: Address = "serial:/dev/ttyS1?flow=none".parse().unwrap();
        assert_eq!(plain.to_string(), "serial:/dev/ttyS1?baud=9600&parity=none&flow=none");
    }

    #[test]
    fn what_is_no_address_is_refused_with_what_is_allowed() {
        for text in [
            "",
            "tcp:",
            "tcp::9100",
            "tcp:host:port",
            "usb:1",
            "usb:04b8",
            "usb:04b8:0e28:",
            "serial:?baud=9600",
            "/dev/lp0",
        ] {
            let error = text.parse::<Address>().unwrap_err();
            assert!(error.to_string().contains("tcp:HOST:PORT"), "{text}");
        }
        for (text, allowed) in [
            ("serial:/dev/ttyS0?baud=9601", "115200"),
            ("serial:/dev/ttyS0?parity=mark", "even or odd"),
            ("serial:/dev/ttyS0?flow=dtr", "xonxoff"),
            ("serial:/dev/ttyS0?bits=7", "baud, parity and flow"),
        ] {
            let error = text.parse::<Address>().unwrap_err();
            assert!(error.to_string().contains(allowed), "{text}: {error}");
        }
    }
}
