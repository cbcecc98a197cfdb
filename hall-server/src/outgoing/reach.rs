//! What the server may connect to of its own accord, and with which certificates.
//!
//! A web hook's URL is the operator's: https, to public and private addresses alike, since gateways stand in the hall's
//! own network. A push service's URL comes from a stranger's browser: https to the services of known browsers, at public
//! addresses only. Nothing is ever sent to link-local addresses, where clouds keep credentials, or to multicast. The
//! address is checked when it has been looked up, so that a name cannot change its meaning in between; redirects are
//! not followed, and proxies of the environment not used.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Url};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// How long connecting takes at most.
const CONNECT_MS_MAX: u64 = 5_000;
/// How long one attempt takes at most.
const ATTEMPT_MS_MAX: u64 = 10_000;
/// How long an idle connection is kept.
const IDLE_MS_MAX: u64 = 30_000;
/// The longest URL.
const URL_BYTES_MAX: usize = 2_048;

/// Push services of the browsers that have web push; a name that begins with a dot stands for all below it.
const PUSH_HOSTS: [&str; 5] = [
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    "web.push.apple.com",
    ".push.apple.com",
    ".notify.windows.com",
];

/// Why a URL is not connected to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// It is no URL with a host.
    #[error("`{0}` is no address such as https://gateway.example/sms")]
    NoUrl(String),
    /// It has a user or password in it, which would be in lists and logs.
    #[error("no user and password in the address: the receiver checks the signature")]
    HasUser,
    /// It has another scheme than https.
    #[error("https only: http is for programs on this computer, or for a network of your own with --plain-http")]
    NotHttps,
    /// Nothing is ever sent to this address.
    #[error("{0} is no address that anything is sent to")]
    Forbidden(IpAddr),
    /// The push service is not known.
    #[error("`{0}` is not the push service of a known browser")]
    UnknownPushService(String),
}

/// Which addresses a client connects to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Any but those that nothing is sent to.
    Own,
    /// Public ones only.
    Public,
}

/// A URL that may be connected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The URL.
    pub url: Url,
    /// Which addresses its host may have.
    pub reach: Reach,
}

impl Target {
    /// Checks the URL of a web hook.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn of_hook(url: &str, is_plain: bool) -> Result<Self, TargetError> {
        let url = parsed(url)?;
        let ip = literal(&url);
        let is_here = ip.is_some_and(|ip| ip.is_loopback()) || url.host_str() == Some("localhost");
        match url.scheme() {
            "https" => {}
            "http" if is_here || is_plain => {}
            _ => return Err(TargetError::NotHttps),
        }
        allowed(ip, Reach::Own)?;
        Ok(Self { url, reach: Reach::Own })
    }

    /// Checks the URL of a push service; `further` are services that the operator has allowed, each a host or
    /// `host:port`.
    ///
    /// # Errors
    /// When it is not allowed.
    pub fn of_push(url: &str, further: &[String]) -> Result<Self, TargetError> {
        let url = parsed(url)?;
        if url.scheme() != "https" {
            return Err(TargetError::NotHttps);
        }
        let host = url.host_str().unwrap_or_default();
        let with_port = format!("{host}:{}", url.port_or_known_default().unwrap_or_default());
        // What the operator has named may be in the hall's own network.
        let reach = if further.iter().any(|own| own == host && url.port().is_none() || *own == with_port) {
            Reach::Own
        } else if url.port().is_none() && PUSH_HOSTS.iter().any(|known| is_of(known, host)) {
            Reach::Public
        } else {
            return Err(TargetError::UnknownPushService(with_port));
        };
        allowed(literal(&url), reach)?;
        Ok(Self { url, reach })
    }
}

fn is_of(known: &str, host: &str) -> bool {
    if known.starts_with('.') { host.ends_with(known) } else { host == known }
}

fn parsed(text: &str) -> Result<Url, TargetError> {
    let shown = || text.chars().take(80).collect();
    let url = Url::parse(text).ok().filter(|url| url.has_host() && text.len() <= URL_BYTES_MAX);
    let url = url.ok_or_else(|| TargetError::NoUrl(shown()))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(TargetError::HasUser);
    }
    Ok(url)
}

/// Returns the address that stands in a URL in place of a name. Such a one is looked up nowhere.
fn literal(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

fn allowed(ip: Option<IpAddr>, reach: Reach) -> Result<(), TargetError> {
    match ip {
        Some(ip) if !may_reach(ip, reach) => Err(TargetError::Forbidden(ip)),
        Some(_) | None => Ok(()),
    }
}

/// Returns whether a client with this reach connects to an address.
#[must_use]
pub fn may_reach(ip: IpAddr, reach: Reach) -> bool {
    let ip = ip.to_canonical();
    let is_never = ip.is_unspecified()
        || ip.is_multicast()
        || match ip {
            IpAddr::V4(ip) => ip.is_link_local() || ip.is_broadcast() || ip.octets()[0] == 0,
            IpAddr::V6(ip) => ip.is_unicast_link_local() || ip == CLOUD_METADATA_V6,
        };
    let is_private = ip.is_loopback()
        || match ip {
            // 100.64.0.0/10 is shared by carriers (RFC 6598), 198.18.0.0/15 for benchmarks (RFC 2544).
            IpAddr::V4(ip) => {
                let [a, b, ..] = ip.octets();
                let is_shared = a == 100 && (64..128).contains(&b) || a == 198 && (b == 18 || b == 19);
                ip.is_private() || is_shared || a >= 240
            }
            // A translated address (64:ff9b::/96, RFC 6052) leads to an IPv4 address that is not seen here.
            IpAddr::V6(ip) => ip.is_unique_local() || ip.segments()[..2] == [0x64, 0xff9b],
        };
    !is_never && (reach == Reach::Own || !is_private)
}

/// Where a large cloud keeps its credentials in IPv6.
const CLOUD_METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

/// Looks names up and leaves out addresses that are not connected to.
struct Within(Reach);

impl Resolve for Within {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|address| may_reach(address.ip(), reach)).collect();
            if allowed.is_empty() {
                return Err("the name has no address that anything is sent to".into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// Creates a client; `ca` has the certificates to trust instead of the system's, as PEM.
///
/// # Errors
/// When no certificate can be read, or the client cannot be set up.
pub fn client(reach: Reach, ca: Option<&str>) -> Result<Client, String> {
    let roots = match ca {
        Some(pem) => given_roots(pem)?,
        None => system_roots()?,
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider);
    let tls = tls.with_safe_default_protocol_versions().map_err(|error| error.to_string())?;
    let tls = tls.with_root_certificates(roots).with_no_client_auth();
    Client::builder()
        .use_preconfigured_tls(tls)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .dns_resolver(Arc::new(Within(reach)))
        .connect_timeout(Duration::from_millis(CONNECT_MS_MAX))
        .timeout(Duration::from_millis(ATTEMPT_MS_MAX))
        .pool_idle_timeout(Duration::from_millis(IDLE_MS_MAX))
        .user_agent(concat!("hall-server/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| error.to_string())
}

fn given_roots(pem: &str) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
        let certificate = certificate.map_err(|error| error.to_string())?;
        roots.add(certificate).map_err(|error| error.to_string())?;
    }
    if roots.is_empty() { Err("it holds no certificate".into()) } else { Ok(roots) }
}

fn system_roots() -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err("the system has no certificates to trust (package ca-certificates)".into());
    }
    Ok(roots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_lead_to_push_services_only_and_operators_nowhere_where_secrets_are() {
        let of_push = |url: &str| Target::of_push(url, &["push.example:8443".into(), "10.0.0.9".into()]).is_ok();
        assert!(of_push("https://fcm.googleapis.com/fcm/send/x"));
        assert!(of_push("https://db5p.notify.windows.com/w/?token=x"));
        assert!(of_push("https://push.example:8443/x") && of_push("https://10.0.0.9/x"));
        for refused in [
            "http://fcm.googleapis.com/x",
            "https://fcm.googleapis.com:8080/x",
            "https://fcm.googleapis.com.evil.example/x",
            "https://evilnotify.windows.com/x",
            "https://push.example/x",
            "https://user@fcm.googleapis.com/x",
            "https://127.0.0.1/x",
            "https://[::1]/x",
        ] {
            assert!(!of_push(refused), "{refused}");
        }
        let of_hook = |url: &str| Target::of_hook(url, false);
        assert!(of_hook("https://10.1.2.3/sms").is_ok() && of_hook("http://127.0.0.1:9000/sms").is_ok());
        assert_eq!(of_hook("http://10.1.2.3/sms"), Err(TargetError::NotHttps));
        assert!(Target::of_hook("http://10.1.2.3/sms", true).is_ok());
        for refused in ["https://169.254.169.254/", "https://0.0.0.0/", "https://[fe80::1]/", "https://2852039166/"] {
            assert!(matches!(of_hook(refused), Err(TargetError::Forbidden(_))), "{refused}");
        }
        assert!(of_hook("ftp://x/").is_err() && of_hook("nothing").is_err() && of_hook("https://a:b@c/").is_err());
    }

    #[test]
    fn private_addresses_are_known_in_every_spelling() {
        for private in ["10.0.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd12::1", "::ffff:10.0.0.1", "100.64.0.1"] {
            assert!(!may_reach(private.parse().unwrap(), Reach::Public), "{private}");
            assert!(may_reach(private.parse().unwrap(), Reach::Own), "{private}");
        }
        for never in ["169.254.169.254", "::ffff:169.254.169.254", "224.0.0.1", "ff02::1", "::", "fd00:ec2::254"] {
            assert!(!may_reach(never.parse().unwrap(), Reach::Own), "{never}");
        }
        assert!(may_reach("142.250.1.1".parse().unwrap(), Reach::Public));
    }
}
