//! Determines the client's address, by which rate limits are counted.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::HeaderMap;

use crate::seldom::Seldom;

/// The header in which a proxy names its client.
const FORWARDED_FOR: &str = "x-forwarded-for";
/// The maximum length of a chain of proxies.
const PROXIES_IN_A_ROW_MAX: usize = 8;

/// The trusted proxies. What anyone else claims is ignored.
#[derive(Debug, Clone)]
pub(super) struct Proxies {
    believed: Arc<[IpAddr]>,
    not_named: Arc<Mutex<Seldom>>,
}

impl Proxies {
    pub(super) fn new(addresses: &[IpAddr]) -> Self {
        Self { believed: addresses.iter().map(IpAddr::to_canonical).collect(), not_named: Arc::default() }
    }

    /// Returns whether an address is that of a proxy.
    pub(super) fn include(&self, address: IpAddr) -> bool {
        self.believed.contains(&address.to_canonical())
    }

    /// Returns the client's address: the peer's, or the last one before the trusted proxies.
    pub(super) fn who_asks(&self, from: SocketAddr, headers: &HeaderMap) -> SocketAddr {
        let mut asks = from;
        let said = headers.get_all(FORWARDED_FOR).into_iter().map(|value| value.to_str().unwrap_or_default());
        let said: Vec<&str> = said.flat_map(|list| list.split(',')).collect();
        if !said.is_empty() && from.ip().to_canonical().is_loopback() && !self.include(from.ip()) {
            self.tell_that_it_was_not_named(from.ip());
        }
        for before in said.iter().rev().take(PROXIES_IN_A_ROW_MAX) {
            if !self.include(asks.ip()) {
                break;
            }
            // A client whose address is hidden or malformed counts as its proxy.
            let Some(address) = address_of(before) else { break };
            asks = address;
        }
        asks
    }

    fn tell_that_it_was_not_named(&self, proxy: IpAddr) {
        let proxy = proxy.to_canonical();
        if self.not_named.lock().unwrap_or_else(PoisonError::into_inner).count().is_some() {
            tracing::warn!(
                "a proxy at {proxy} says for whom it asks and is not believed, so that limits count all of them as one: \
                 name it with --trusted-proxy {proxy}"
            );
        }
    }
}

/// Parses `ADDR`, `ADDR:PORT`, `[V6]` or `[V6]:PORT`.
fn address_of(text: &str) -> Option<SocketAddr> {
    let text = text.trim().trim_matches('"');
    if let Ok(with_port) = text.parse::<SocketAddr>() {
        return Some(with_port);
    }
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().map(|address| SocketAddr::new(address, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(from: &str, said: &[&str]) -> String {
        let proxies = Proxies::new(&["127.0.0.1".parse().unwrap(), "2001:db8::5".parse().unwrap()]);
        let mut headers = HeaderMap::new();
        for list in said {
            headers.append(FORWARDED_FOR, list.parse().unwrap());
        }
        proxies.who_asks(from.parse().unwrap(), &headers).ip().to_string()
    }

    #[test]
    fn only_a_proxy_that_was_named_says_for_whom_it_asks() {
        let proxy = "127.0.0.1:5";
        assert_eq!(asks(proxy, &["198.51.100.1, 203.0.113.7"]), "203.0.113.7", "what the visitor says comes first");
        assert_eq!(asks(proxy, &["198.51.100.1", "203.0.113.7"]), "203.0.113.7", "in several headers too");
        assert_eq!(asks("[::ffff:127.0.0.1]:5", &["203.0.113.7"]), "203.0.113.7", "as a server at [::] sees it");
        assert_eq!(asks("10.0.0.9:5", &["203.0.113.7"]), "10.0.0.9");
        assert_eq!(asks("127.0.0.2:5", &["203.0.113.7"]), "127.0.0.2", "this computer alone is no proxy");
        assert_eq!(asks(proxy, &["a visitor"]), "127.0.0.1");
        assert_eq!(asks(proxy, &[""]), "127.0.0.1");
        assert_eq!(asks(proxy, &[]), "127.0.0.1");
    }

    #[test]
    fn an_address_is_read_in_all_its_forms() {
        for said in ["203.0.113.7", "203.0.113.7:4711", " 203.0.113.7 ", "\"203.0.113.7:4711\""] {
            assert_eq!(asks("127.0.0.1:5", &[said]), "203.0.113.7", "{said}");
        }
        for said in ["2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:4711", "\"[2001:db8::1]:4711\""] {
            assert_eq!(asks("127.0.0.1:5", &[said]), "2001:db8::1", "{said}");
        }
    }

    #[test]
    fn a_proxy_behind_a_proxy_is_followed_to_whoever_it_asks_for() {
        assert_eq!(asks("127.0.0.1:5", &["198.51.100.1, 203.0.113.7, [2001:db8::5]:80"]), "203.0.113.7");
        assert_eq!(asks("127.0.0.1:5", &["127.0.0.1"]), "127.0.0.1");
    }
}
