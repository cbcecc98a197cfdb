//! Pages as they travel to clients that read gzip: each file is compressed once, when it is first asked for.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The most compressed files that are kept; there are about a hundred, and more only while pages are rebuilt beside a debug build.
const KEPT_MAX: usize = 512;
/// Smaller files travel as they are.
const BYTES_MIN: usize = 512;

static KEPT: Mutex<BTreeMap<[u8; 32], Bytes>> = Mutex::new(BTreeMap::new());

/// Returns whether a client reads gzip: named without a weight of zero.
pub(crate) fn is_read_by(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|list| list.split(',')).any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case("gzip") && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// Returns a file compressed; `None` if it is too small to gain anything.
pub(crate) fn of(hash: [u8; 32], file: &[u8]) -> Option<Bytes> {
    if file.len() < BYTES_MIN {
        return None;
    }
    if let Some(known) = KEPT.lock().unwrap_or_else(PoisonError::into_inner).get(&hash) {
        return Some(known.clone());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let compressed: Bytes = encoder.write_all(file).and_then(|()| encoder.finish()).ok()?.into();
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT_MAX {
        kept.clear();
    }
    kept.insert(hash, compressed.clone());
    Some(compressed)
}
