//! How many files and connections the system allows the server to have open.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::connections::CONNECTIONS_MAX;
use super::sockets::{SOCKETS_MAX, VISIT_SOCKETS_MAX};

/// The maximum number of open connections and sockets together.
const OPEN_MAX: usize = CONNECTIONS_MAX + SOCKETS_MAX + VISIT_SOCKETS_MAX;
/// Each hall has its record, the record's log and index, and readers alongside.
const FILES_A_HALL: usize = 16;
/// Other open files: listeners, accounts, pages, logs.
const FILES_BESIDE: usize = 128;

/// Raises the limit of this process as far as the system allows, and returns the new limit.
pub fn raise() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    if let (Some(soft), hard) = (limit.current, limit.maximum)
        && hard.is_none_or(|hard| soft < hard)
        && let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: hard, maximum: hard })
    {
        tracing::warn!(%error, "the limit of open files cannot be raised from {soft}");
    }
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// Returns a warning when fewer files may be open than a busy hall may need: one for each connection that the server
/// admits. [`wanted`] covers all limits together, including live sockets.
#[must_use]
pub fn too_few(allowed: u64, halls: usize) -> Option<String> {
    let few = CONNECTIONS_MAX + FILES_BESIDE + halls * FILES_A_HALL;
    let wanted = wanted(halls);
    (allowed < few as u64).then(|| {
        format!("only {allowed} open files are allowed, so that not all devices and phones may be let in: raise the limit (LimitNOFILE={wanted})")
    })
}

/// Returns how many files are open when every limit of the server is reached.
#[must_use]
pub fn wanted(halls: usize) -> usize {
    OPEN_MAX + FILES_BESIDE + halls * FILES_A_HALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_raised_as_far_as_it_goes_and_too_low_a_one_is_said() {
        let allowed = raise();
        assert_eq!(getrlimit(Resource::Nofile).current, getrlimit(Resource::Nofile).maximum);
        assert!(allowed > 0);
        let said = too_few(1_024, 12).unwrap();
        assert!(said.contains("1024 open files are allowed"), "{said}");
        assert_eq!(too_few(20_000, 12), None, "enough for a hall");
        assert_eq!(too_few(u64::MAX, 287), None);
    }
}
