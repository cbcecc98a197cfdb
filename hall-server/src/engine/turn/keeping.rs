//! Personal data: kept beside what it is about for as long as it is needed, then scrubbed from every file.

use hall_core::{Fact, TicketId, Timestamp, Undone, facts};
use hall_record::{Entry, hex};

use super::Engine;
use crate::engine::store::{KeyFound, Store, StoreError};
use crate::engine::{Key, Owner, Private, Request, private};

/// How long personal data is kept when no day is running.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// Retry interval for scrubbing deleted data from files that are being read.
const SCRUB_AGAIN_MS: i64 = 1_000;

/// What is due for erasure, and whether deleted data may still be in the files.
#[derive(Debug, Default)]
pub(super) struct Erasing {
    /// When the next piece of data is due for deletion.
    due: Option<Timestamp>,
    /// When the files are to be scrubbed; none if they are clean.
    scrub_at: Option<Timestamp>,
    /// Something was deleted in the current transaction, which must be committed even without an entry.
    pub(super) in_transaction: bool,
}

impl Erasing {
    /// Returns when the next deletion or scrub is due.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.due.into_iter().chain(self.scrub_at).min()
    }

    fn kept(&mut self, until: Timestamp) {
        self.due = Some(self.due.map_or(until, |due| due.min(until)));
    }
}

impl<S: Store> Engine<S> {
    /// Loads what is due for erasure from an opened store. Data deleted by a program that was then killed may still be
    /// in its files.
    pub(super) fn learn_erasing(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.erasing = Erasing { due: self.store.next_erasure()?, scrub_at: Some(now), in_transaction: false };
        Ok(())
    }

    /// Returns whether any personal data is due for deletion.
    pub(super) fn must_erase(&self, now: Timestamp) -> bool {
        self.erasing.due.is_some_and(|due| due <= now)
    }

    /// Deletes the personal data that is due; the files are scrubbed once the deletion is committed.
    pub(super) fn erase(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.store.delete_private(now)?;
        self.erasing = Erasing { due: self.store.next_erasure()?, scrub_at: Some(now), in_transaction: true };
        Ok(())
    }

    /// Scrubs deleted data from every file; retries later if a reader prevents it.
    pub(super) fn scrub_if_due(&mut self, now: Timestamp) {
        if self.erasing.scrub_at.is_none_or(|at| at > now) {
            return;
        }
        self.erasing.scrub_at = match self.store.scrub() {
            Ok(true) => None,
            Ok(false) => Some(now + SCRUB_AGAIN_MS),
            Err(error) => {
                tracing::warn!(hall = %self.id, "deleted data may still be in the files of {}: {error}", self.id);
                Some(now + SCRUB_AGAIN_MS)
            }
        };
    }

    /// Stores personal data beside the ticket, booking or entry that it is about; `day_end_before` is when the day was to
    /// end before the command.
    pub(super) fn keep_private(
        &mut self,
        now: Timestamp,
        request: &Request,
        seq: u64,
        about: Option<TicketId>,
        facts: &[Fact],
        day_end_before: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let day_end = self.in_memory.as_ref().and_then(|in_memory| in_memory.hall.day_end()).unwrap_or(now + KEPT_MS);
        let booked = facts.iter().find_map(|fact| {
            let Fact::Booked { booking, slot, .. } = fact else { return None };
            Some((Owner::Booking(booking), slot.to))
        });
        let of_visit = booked.or(about.map(|ticket| (Owner::Ticket(ticket), day_end)));
        for datum in &request.private {
            if datum.kind == private::PAPER {
                self.keep_paper(&datum.value, facts, day_end)?;
                continue;
            }
            let of_entry = (datum.kind == private::REASON).then_some((Owner::Entry(seq), day_end));
            let Some((owner, until)) = of_entry.or(of_visit) else { continue };
            self.store.keep_private(&owner.to_string(), datum, until)?;
            self.erasing.kept(until);
        }
        let owner = owner_of_request(seq, about, facts);
        if let (Some(digest), Some(key)) = (&request.digests.personal, &request.key) {
            let until = of_visit.filter(|(of, _)| *of == owner).map_or(day_end, |(_, until)| until);
            let datum = Private { kind: digest_of(key).into(), value: hex(digest) };
            self.store.keep_private(&owner.to_string(), &datum, until)?;
            self.erasing.kept(until);
        }
        self.keep_longer_or_shorter(now, day_end_before, facts)
    }

    /// Stores the text for a missing paper beside its step for as long as the paper may be brought.
    fn keep_paper(&mut self, words: &str, facts: &[Fact], day_end: Timestamp) -> Result<(), StoreError> {
        for fact in facts {
            let Fact::PapersMissing { ticket, step: Some(step), until, .. } = fact else { continue };
            let calendar = self.in_memory.as_ref().and_then(|in_memory| in_memory.calendar.as_ref());
            let over = calendar.and_then(|calendar| calendar.end_of(*until)).unwrap_or(day_end).max(day_end);
            let datum = Private { kind: private::paper_of(*step).into(), value: words.into() };
            self.store.keep_private(&Owner::Ticket(*ticket).to_string(), &datum, over)?;
            self.erasing.kept(over);
        }
        Ok(())
    }

    /// Deletes the texts for papers of a visit that no longer need to be brought.
    fn delete_papers(&mut self, now: Timestamp, ticket: TicketId) -> Result<(), StoreError> {
        let Some(hall) = self.in_memory.as_ref().map(|in_memory| &in_memory.hall) else { return Ok(()) };
        let missing: Vec<u8> = hall.missing_papers(ticket).map(|(step, _)| step).collect();
        let steps = hall.ticket(ticket).map_or(0, |ticket| ticket.steps.len());
        let owner = Owner::Ticket(ticket).to_string();
        for step in (0..steps).filter_map(|step| u8::try_from(step).ok()).filter(|step| !missing.contains(step)) {
            let kind = private::paper_of(step);
            if self.store.find_private(&owner, &kind)?.is_some() {
                self.store.keep_private(&owner, &Private { kind: kind.into(), value: String::new() }, now)?;
                self.erase(now)?;
            }
        }
        Ok(())
    }

    /// Adjusts how long the data of a booking or a day is kept.
    fn keep_longer_or_shorter(
        &mut self,
        now: Timestamp,
        day_end_before: Option<Timestamp>,
        facts: &[Fact],
    ) -> Result<(), StoreError> {
        for fact in facts {
            match fact {
                Fact::BookingMoved { booking, slot } => {
                    self.store.keep_private_until(&Owner::Booking(booking).to_string(), slot.to)?;
                    self.erasing.kept(slot.to);
                }
                Fact::BookingCancelled { booking } => {
                    self.store.keep_private_until(&Owner::Booking(booking).to_string(), now)?;
                    self.erase(now)?;
                }
                Fact::Undone { ticket, what: Undone::Finish, .. } => self.delete_papers(now, *ticket)?,
                Fact::DayExtended { end, .. } | Fact::DayShortened { end, .. } => {
                    if let Some(before) = day_end_before {
                        self.store.move_deletion_time(before, *end)?;
                        self.erasing.kept(*end);
                    }
                }
                // What there is of these is kept for as long as when it was taken in.
                Fact::Booked { .. }
                | Fact::BookingInformed { .. }
                | Fact::CheckedIn { .. }
                | Fact::BookingMissed { .. } => {}
                Fact::DayBegun(_) | Fact::DayEnded { .. } | Fact::HallClosed { .. } | Fact::PlanAdopted { .. } => {}
                Fact::Undone { what: Undone::Call | Undone::Miss, .. }
                | Fact::Recalled { .. }
                | Fact::Started { .. }
                | Fact::Missed { .. }
                | Fact::Finished { .. }
                | Fact::Parked { .. }
                | Fact::Resumed { .. }
                | Fact::SentToService { .. }
                | Fact::SentToWindow { .. }
                | Fact::SentToClerk { .. }
                | Fact::ServedWithoutTicket { .. } => {}
                Fact::Issued(_) | facts!(late) | facts!(windows) | facts!(calls) | facts!(tickets) | facts!(cases) => {}
            }
        }
        Ok(())
    }

    /// Returns whether a request is a retry of the one that made an entry under its key. Personal data is compared for
    /// as long as its digest is kept, and ignored afterwards.
    pub(super) fn is_repeated(
        &mut self,
        request: &Request,
        key: &Key,
        found: &KeyFound,
        entry: &Entry,
        about: Option<TicketId>,
    ) -> Result<bool, StoreError> {
        // Without personal data, the former digest says no more than today's.
        if request.digests.former.is_some_and(|former| former == found.fingerprint && former != request.fingerprint) {
            return Ok(true);
        }
        if found.fingerprint != request.fingerprint {
            return Ok(false);
        }
        let Some(digest) = &request.digests.personal else { return Ok(true) };
        let owner = owner_of_request(found.seq, about, &entry.facts).to_string();
        let kept = self.store.find_private(&owner, &digest_of(key))?;
        Ok(kept.is_none_or(|kept| kept == hex(digest)))
    }
}

/// Returns the owner of a request's digest: that of a booking goes with the booking, which may be cancelled early.
fn owner_of_request(seq: u64, about: Option<TicketId>, facts: &[Fact]) -> Owner<'_> {
    let booked =
        facts.iter().find_map(|fact| if let Fact::Booked { booking, .. } = fact { Some(booking) } else { None });
    booked.map_or_else(|| about.map_or(Owner::Entry(seq), Owner::Ticket), Owner::Booking)
}

fn digest_of(key: &Key) -> String {
    format!("{} {}", private::DIGEST, key.as_str())
}
