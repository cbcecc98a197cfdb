//! What was said to the printer and what it answered, for the technician: bounded, and without what is on tickets. Queries and
//! answers are kept; of a ticket only how it begins and how long it is, since its dots and codes belong to a visitor.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::transport::Transport;
use crate::own_clock::now_ms;

/// The most exchanges that are kept: with a query every two seconds, those of the last ten minutes.
const ENTRIES_MAX: usize = 600;
/// The bytes that are kept of an exchange.
const BYTES_KEPT_MAX: usize = 32;
/// The bytes that are kept of a job: the commands that every ticket begins with.
const JOB_BYTES_KEPT_MAX: usize = 8;

/// Bytes that went one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// 1, 2, 3 …
    pub seq: u64,
    /// When, by the kiosk's own clock, in milliseconds since the Unix epoch.
    pub at: i64,
    /// Whether the kiosk sent them.
    pub sent: bool,
    /// How many there were.
    pub count: usize,
    /// The first of them.
    pub bytes: Vec<u8>,
}

/// The log of a printer's bytes. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct ByteLog(Arc<Mutex<Ring>>);

#[derive(Debug, Default)]
struct Ring {
    kept: VecDeque<Exchange>,
    last_seq: u64,
    /// A job is being sent; what of it has not become an exchange yet.
    job: Option<Exchange>,
    /// The beginning of that job is an exchange already: nothing of the rest is kept.
    job_begun: bool,
    /// What was heard since the last query.
    answer: Option<(i64, Vec<u8>)>,
    asked: bool,
}

impl ByteLog {
    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that what is sent from now on is a ticket.
    pub fn job_begins(&self) {
        let mut ring = self.ring();
        ring.job_begun = false;
        ring.job = Some(Exchange { seq: 0, at: now_ms(), sent: true, count: 0, bytes: Vec::new() });
    }

    /// Notes that the ticket was sent, or given up.
    pub fn job_ends(&self) {
        let mut ring = self.ring();
        ring.flush_job();
        ring.job = None;
    }

    /// Returns what is newer than a `seq`, in order.
    pub fn after(&self, seq: u64) -> Vec<Exchange> {
        self.ring().kept.iter().filter(|exchange| exchange.seq > seq).cloned().collect()
    }

    /// Returns what the printer answered to the last query that it answered, and when.
    pub fn last_answer(&self) -> Option<(i64, Vec<u8>)> {
        self.ring().answer.clone()
    }

    /// Returns the way with all that passes it in this log.
    pub(super) fn tap(&self, way: Box<dyn Transport>) -> Box<dyn Transport> {
        Box::new(Tapped { way, log: self.clone() })
    }
}

impl Ring {
    fn sent(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.asked = true;
        if let Some(job) = &mut self.job {
            job.count += bytes.len();
            let room = if self.job_begun { 0 } else { JOB_BYTES_KEPT_MAX.saturating_sub(job.bytes.len()) };
            job.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
            return;
        }
        self.keep(true, bytes.len(), bytes.iter().take(BYTES_KEPT_MAX).copied().collect());
    }

    fn heard(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.flush_job();
        if std::mem::take(&mut self.asked) || self.answer.is_none() {
            self.answer = Some((now_ms(), Vec::new()));
        }
        if let Some((at, answer)) = &mut self.answer {
            *at = now_ms();
            let room = BYTES_KEPT_MAX.saturating_sub(answer.len());
            answer.extend_from_slice(&bytes[..bytes.len().min(room)]);
        }
        self.keep(false, bytes.len(), bytes.iter().take(BYTES_KEPT_MAX).copied().collect());
    }

    /// Makes what was sent of a job so far an exchange.
    fn flush_job(&mut self) {
        let Some(job) = self.job.as_mut().filter(|job| job.count > 0) else { return };
        let count = std::mem::take(&mut job.count);
        let bytes = std::mem::take(&mut job.bytes);
        self.job_begun = true;
        self.keep(true, count, bytes);
    }

    fn keep(&mut self, sent: bool, count: usize, bytes: Vec<u8>) {
        self.last_seq += 1;
        if self.kept.len() == ENTRIES_MAX {
            self.kept.pop_front();
        }
        self.kept.push_back(Exchange { seq: self.last_seq, at: now_ms(), sent, count, bytes });
    }
}

struct Tapped {
    way: Box<dyn Transport>,
    log: ByteLog,
}

impl Transport for Tapped {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        let count = self.way.write(data)?;
        self.log.ring().sent(&data[..count]);
        Ok(count)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.way.read(buffer)?;
        self.log.ring().heard(&buffer[..count]);
        Ok(count)
    }

    fn check(&self) -> io::Result<()> {
        self.way.check()
    }

    fn hears(&self) -> bool {
        self.way.hears()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_ticket_only_its_first_commands_and_its_length_are_kept() {
        let log = ByteLog::default();
        log.ring().sent(&[0x10, 0x04, 0x01]);
        log.ring().heard(&[0x16]);
        log.job_begins();
        log.ring().sent(b"\x1b@");
        log.ring().sent(b"\x1da\x0fA001 https://hall.example/t/secret");
        log.ring().heard(&[0x14]);
        log.ring().sent(b"secret again");
        log.job_ends();
        let kept = log.after(0);
        let seen: Vec<(bool, usize, &[u8])> = kept.iter().map(|one| (one.sent, one.count, &one.bytes[..])).collect();
        assert_eq!(seen[..2], [(true, 3, &[0x10, 0x04, 0x01][..]), (false, 1, &[0x16])]);
        assert_eq!(seen[2], (true, 39, &b"\x1b@\x1da\x0fA00"[..]));
        assert_eq!(seen[4].1, 12);
        assert!(!format!("{kept:?}").contains(&format!("{:?}", b"secret").trim_matches(['[', ']']).to_owned()));
        assert_eq!(log.after(kept[3].seq).len(), 1);
        assert_eq!(log.last_answer().unwrap().1, [0x14]);
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let log = ByteLog::default();
        for _ in 0..ENTRIES_MAX + 5 {
            log.ring().sent(&[0; 100]);
        }
        let kept = log.after(0);
        assert_eq!((kept.len(), kept[0].seq, kept[0].bytes.len()), (ENTRIES_MAX, 6, BYTES_KEPT_MAX));
    }
}
