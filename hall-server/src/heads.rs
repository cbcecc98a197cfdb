//! Signed heads: the end of a record's chain, once per working day, signed with a key of the hall's server.
//!
//! The chain alone only proves that no entry was changed while the rest was left alone: the owner of the file can
//! change an entry and recompute all later links. A head kept by someone else, such as a city or an auditor, exposes
//! that. Heads are therefore lines of text, to be printed, mailed and compared: `hall epoch day seq chain since
//! signature public-key`, separated by single spaces. The signature covers the first six words, prefixed with
//! [`SIGNED_AS`].

mod signer;

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::str::FromStr;

use hall_core::HallId;
use hall_record::hex;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

pub use self::signer::{HEAD_EVERY_MS, HEADS_WAITING_MAX, Reached, Signer};
use crate::files;

/// The file name of the key in the data folder, unless it is kept elsewhere.
pub const KEY_FILE: &str = "head.key";
/// The file name of the heads in a hall's folder.
pub const HEADS_FILE: &str = "heads";
/// Prefix of the signed words, which ties the signature to heads.
pub const SIGNED_AS: &str = "hall-server head 1";
/// A line per day for a hundred years is smaller.
const HEADS_BYTES_MAX: u64 = 16 * 1024 * 1024;
const SEED_BYTES: usize = 32;
/// Stands for the day of a hall that has had none.
const NO_DAY: &str = "-";

/// The key that signs heads and backups.
pub struct HeadKey(Ed25519KeyPair);

impl fmt::Debug for HeadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HeadKey({})", self.public())
    }
}

impl HeadKey {
    /// Reads a key, creating it (readable by its owner only) if there is none. Two programs that do so concurrently get
    /// the same key.
    ///
    /// # Errors
    /// When it cannot be read or created.
    pub fn open(path: &Path) -> io::Result<Self> {
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                make(path)?;
                Self::read(path)
            }
            read => read,
        }
    }

    /// Reads an existing key.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let seed = files::read_regular(path, SEED_BYTES as u64)?;
        Ed25519KeyPair::from_seed_unchecked(&seed).map(Self).map_err(|error| io::Error::other(error.to_string()))
    }

    /// Returns the public key, in hexadecimal.
    #[must_use]
    pub fn public(&self) -> String {
        hex(self.0.public_key().as_ref())
    }

    /// Signs a text; returns the signature in hexadecimal.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        hex(self.0.sign(text.as_bytes()).as_ref())
    }
}

/// Returns whether a text was signed with a key.
#[must_use]
pub fn is_signed(text: &str, signature: &str, public: &str) -> bool {
    let (Some(signature), Some(public)) = (bytes_of(signature), bytes_of(public)) else { return false };
    UnparsedPublicKey::new(&ED25519, public).verify(text.as_bytes(), &signature).is_ok()
}

fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    if digits.len() % 2 == 1 || !digits.is_ascii() {
        return None;
    }
    (0..digits.len()).step_by(2).map(|offset| u8::from_str_radix(&digits[offset..offset + 2], 16).ok()).collect()
}

/// Creates a key, unless another program was quicker.
fn make(path: &Path) -> io::Result<()> {
    let mut seed = [0; SEED_BYTES];
    getrandom::fill(&mut seed).map_err(io::Error::other)?;
    let beside = path.with_extension(format!("key.{}", uuid::Uuid::now_v7()));
    let mut file = files::private_file().create_new(true).open(&beside)?;
    let written = file.write_all(&seed).and_then(|()| file.sync_all()).and_then(|()| fs::hard_link(&beside, path));
    fs::remove_file(&beside)?;
    match written {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        written => written.and_then(|()| sync_above(path)),
    }
}

fn sync_above(path: &Path) -> io::Result<()> {
    path.parent().filter(|above| !above.as_os_str().is_empty()).map_or(Ok(()), |above| File::open(above)?.sync_all())
}

/// The signed end of a record's chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The hall of the record.
    pub hall: HallId,
    /// The record's epoch.
    pub epoch: String,
    /// The working day, or `-` before the first.
    pub day: String,
    /// The newest entry.
    pub seq: u64,
    /// That entry's link, in hexadecimal.
    pub chain: String,
    /// The first entry not covered by an earlier head.
    pub since: u64,
    signature: String,
    /// The public key that signed it, in hexadecimal.
    pub public: String,
}

impl Head {
    /// Signs the current end of a record; `since` is the first entry not covered by an earlier head.
    #[must_use]
    pub fn sign(key: &HeadKey, hall: &HallId, reached: &Reached, since: u64) -> Self {
        let mut head = Self {
            hall: hall.clone(),
            epoch: reached.epoch.to_string(),
            day: reached.day.map_or_else(|| NO_DAY.into(), |day| day.to_string()),
            seq: reached.seq,
            chain: hex(&reached.link),
            since,
            signature: String::new(),
            public: key.public(),
        };
        head.signature = key.sign(&head.signed());
        head
    }

    /// Returns the signed words.
    fn signed(&self) -> String {
        let Self { hall, epoch, day, seq, chain, since, .. } = self;
        format!("{SIGNED_AS}\n{hall} {epoch} {day} {seq} {chain} {since}")
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { hall, epoch, day, seq, chain, since, signature, public } = self;
        write!(f, "{hall} {epoch} {day} {seq} {chain} {since} {signature} {public}")
    }
}

impl FromStr for Head {
    type Err = String;

    /// Parses a line and checks its signature.
    fn from_str(line: &str) -> Result<Self, String> {
        let words: Vec<&str> = line.split(' ').collect();
        let [hall, epoch, day, seq, chain, since, signature, public] = words[..] else {
            return Err("it is no head: hall, epoch, day, seq, chain, since, signature, public key".into());
        };
        let number = |text: &str| text.parse::<u64>().map_err(|error| format!("`{text}`: {error}"));
        let head = Self {
            hall: HallId::new(hall).map_err(|error| error.to_string())?,
            epoch: epoch.into(),
            day: day.into(),
            seq: number(seq)?,
            chain: chain.into(),
            since: number(since)?,
            signature: signature.into(),
            public: public.into(),
        };
        // A number in another spelling would have the same signature.
        if head.to_string() == line && is_signed(&head.signed(), signature, public) {
            Ok(head)
        } else {
            Err("its signature does not fit".into())
        }
    }
}

/// Reads heads, one per line; skips empty lines and those that start with `#`.
///
/// # Errors
/// When there is no such file, or a line is not a head or is not signed; the message names the line.
pub fn read(path: &Path) -> io::Result<Vec<Head>> {
    let text = String::from_utf8(files::read_regular(path, HEADS_BYTES_MAX)?).map_err(io::Error::other)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let heads = lines.map(|(line_number, line)| {
        line.trim_end().parse().map_err(|why: String| {
            io::Error::new(io::ErrorKind::InvalidData, format!("line {}: {why}", line_number + 1))
        })
    });
    heads.collect()
}

/// Reads the heads in a hall's folder; none before the first was signed.
///
/// # Errors
/// As [`read`].
pub fn kept(folder: &Path) -> io::Result<Vec<Head>> {
    match read(&folder.join(HEADS_FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        heads => heads,
    }
}

/// Signs the current end of a record, replacing an earlier head of the same day, and stores it atomically: written
/// beside, flushed, renamed.
///
/// # Errors
/// When the heads cannot be read or written; the earlier ones then remain.
pub fn keep(folder: &Path, key: &HeadKey, hall: &HallId, reached: &Reached) -> io::Result<()> {
    let mut heads = kept(folder)?;
    let reached_before = heads.last().map_or(0, |head| head.seq);
    if reached.seq <= reached_before {
        return Ok(());
    }
    let mut head = Head::sign(key, hall, reached, reached_before + 1);
    if let Some(same_day) = heads.pop_if(|last| last.epoch == head.epoch && last.day == head.day) {
        head = Head::sign(key, hall, reached, same_day.since);
    } else if let Some(finished) = heads.last() {
        tracing::info!(hall = %hall, "the head of {}: {finished}", finished.day);
    }
    heads.push(head);
    let beside = folder.join(format!("{HEADS_FILE}.new"));
    let mut file = files::private_file().create(true).truncate(true).open(&beside)?;
    let text: String = heads.iter().map(|head| format!("{head}\n")).collect();
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all())?;
    let path = folder.join(HEADS_FILE);
    fs::rename(&beside, &path)?;
    sync_above(&path)
}
