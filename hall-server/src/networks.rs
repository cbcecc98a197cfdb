//! Networks as written in a plan.

use std::net::IpAddr;

/// IPv4 networks with shorter prefixes are wide.
const WIDE_V4_BITS: u8 = 8;
/// IPv6 networks with shorter prefixes are wide: a registry usually allocates a /32 to an operator.
const WIDE_V6_BITS: u8 = 20;
/// The prefix length of the private addresses of IPv6 (`fc00::/7`).
const UNIQUE_LOCAL_BITS: u8 = 7;

/// Addresses with a common prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Parses an address or `ADDRESS/BITS`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address.parse::<IpAddr>().ok()?, Some(bits.parse::<u8>().ok()?)),
            None => (text.parse().ok()?, None),
        };
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Self { address, bits })
    }

    /// Returns whether it contains far more than one operator's addresses, and not only private ones.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        match self.address {
            IpAddr::V4(_) => self.bits < WIDE_V4_BITS,
            IpAddr::V6(own) => self.bits < WIDE_V6_BITS && !(own.is_unique_local() && self.bits >= UNIQUE_LOCAL_BITS),
        }
    }

    /// Returns whether it contains an address.
    #[must_use]
    pub fn includes(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                u64::from(own.to_bits() ^ other.to_bits()) >> (32 - u32::from(self.bits)) == 0
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                (own.to_bits() ^ other.to_bits()).checked_shr(128 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_the_networks_that_begin_like_it() {
        for (network, inside, outside) in [
            ("10.20.0.0/16", "10.20.255.1", Some("10.21.0.1")),
            ("203.0.113.7", "203.0.113.7", Some("203.0.113.8")),
            ("203.0.113.7", "::ffff:203.0.113.7", Some("::1")),
            ("2001:db8:1::/48", "2001:db8:1:ffff::9", Some("2001:db8:2::1")),
            ("0.0.0.0/0", "198.51.100.1", Some("2001:db8::1")),
            ("::/0", "2001:db8::1", Some("198.51.100.1")),
        ] {
            let read = Network::read(network).unwrap();
            assert!(read.includes(inside.parse().unwrap()), "{network} {inside}");
            assert!(outside.is_none_or(|outside| !read.includes(outside.parse().unwrap())), "{network} {outside:?}");
        }
        for (network, wide) in [
            ("0.0.0.0/0", true),
            ("64.0.0.0/7", true),
            ("10.0.0.0/8", false),
            ("203.0.113.7", false),
            ("::/0", true),
            ("2000::/3", true),
            ("fc00::/7", false),
            ("2001:db8::/32", false),
        ] {
            assert_eq!(Network::read(network).unwrap().is_wide(), wide, "{network}");
        }
        for none in ["", "wifi", "10.0.0.0/33", "10.0.0/8", "2001:db8::/129", "10.0.0.0/-1", "10.0.0.1-9"] {
            assert_eq!(Network::read(none), None, "{none}");
        }
    }
}
