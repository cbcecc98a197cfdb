//! What all halls share to send: the key for push services, and clients with their connections.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use reqwest::Client;

use super::reach::{Reach, client};
use super::vapid::Vapid;

/// The maximum number of clients kept for web hooks with certificates of their own.
const CLIENTS_MAX: usize = 64;

/// What push services are told where no address of the hall is known.
const NO_CONTACT: &str = "https://localhost";

/// How visitors' browsers are notified.
#[derive(Debug, Clone, Default)]
pub struct PushOptions {
    /// Push services beside the known ones, as `host` or `host:port`.
    pub hosts: Vec<String>,
    /// Certificates to trust at these `hosts`, as PEM, instead of the system's.
    pub ca: Option<String>,
    /// Where the operator of a push service reaches us, as `mailto:…` or a URL; by default the public URL.
    pub contact: Option<String>,
}

/// What all halls share to send.
pub struct Outgoing {
    /// The key that push services know.
    pub vapid: Vapid,
    /// How browsers are notified.
    pub push: PushOptions,
    public_url: Option<String>,
    clients: Mutex<BTreeMap<(bool, Option<String>), Client>>,
}

impl Outgoing {
    /// Reads or creates the key in a data folder.
    ///
    /// # Errors
    /// When the key cannot be read or created.
    pub fn open(data: &Path, push: PushOptions, public_url: Option<&str>) -> io::Result<Self> {
        let public_url = public_url.map(str::to_owned);
        Ok(Self { vapid: Vapid::open(data)?, push, public_url, clients: Mutex::default() })
    }

    /// Returns where the operator of a push service reaches us.
    #[must_use]
    pub fn contact(&self) -> &str {
        self.push.contact.as_deref().or(self.public_url.as_deref()).unwrap_or(NO_CONTACT)
    }

    /// Returns the client for a push service: the public ones have public certificates.
    ///
    /// # Errors
    /// When it cannot be set up.
    pub fn push_client(&self, reach: Reach) -> Result<Client, String> {
        self.client(reach, self.push.ca.as_deref().filter(|_| reach == Reach::Own))
    }

    /// Returns a client that reaches what it may, with certificates of its own if given.
    ///
    /// # Errors
    /// When it cannot be set up.
    pub fn client(&self, reach: Reach, ca: Option<&str>) -> Result<Client, String> {
        let key = (reach == Reach::Public, ca.map(str::to_owned));
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = clients.get(&key) {
            return Ok(known.clone());
        }
        if clients.len() >= CLIENTS_MAX {
            clients.clear();
        }
        let made = client(reach, ca)?;
        clients.insert(key, made.clone());
        Ok(made)
    }
}
