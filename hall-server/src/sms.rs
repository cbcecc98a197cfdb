//! Confirms that a telephone number is the visitor's own: a program of the hall's sends a code to it, which the visitor
//! types in.
//!
//! The program (`serve --sms-hook PROGRAM`) reads one line of JSON from standard input, `{"hall", "phone", "code",
//! "text"}`, passes the text to a sender of text messages, and exits with 0. Codes are held in memory for minutes: a
//! visitor who loses one to a restart requests another.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hall_core::{HallId, Timestamp};
use subtle::ConstantTimeEq as _;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::Semaphore;

/// How long a code is valid.
pub const CODE_MS_MAX: i64 = 10 * 60_000;
/// How long a code that booked something stays valid for the key it booked under, so that a lost answer can be retried.
const USED_MS_MAX: i64 = 60 * 60_000;
/// The number of wrong attempts after which a new code must be sent.
const TRIES_MAX: u8 = 5;
/// The number of digits in a code.
const DIGITS: usize = 6;
const CODE_BELOW: u64 = 1_000_000;
/// The maximum number of codes outstanding.
const PENDING_MAX: usize = 20_000;
/// The maximum number of sender programs running; if all are busy, the visitor retries.
const PROGRAMS_MAX: usize = 8;
/// The timeout for the program.
const SENDING_MS_MAX: u64 = 10_000;

/// Why no code was sent.
#[derive(Debug, thiserror::Error)]
pub enum SmsError {
    /// The limit of running programs or outstanding codes is reached.
    #[error("many codes are being sent")]
    Busy,
    /// The program did not start, timed out, or failed.
    #[error("the program that sends messages failed: {0}")]
    Broken(String),
}

/// Why a code does not confirm the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unconfirmed {
    /// It is not the code sent to this number.
    #[error("the code is not the one that was sent to this number")]
    Wrong,
    /// It has expired, was mistyped too often, booked something else, or was never sent.
    #[error("the code is no longer valid: have another one sent")]
    Over,
}

/// A message with a code.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    /// The hall that sends it.
    pub hall: &'a HallId,
    /// The recipient's number.
    pub phone: &'a str,
    /// The text, with `{code}` in place of the code.
    pub text: &'a str,
}

#[derive(Debug)]
struct Pending {
    hall: HallId,
    phone: String,
    code: String,
    tries_left: u8,
    /// When the code expires for new bookings.
    typed_until: Timestamp,
    ends_at: Timestamp,
    /// The key that it booked under, or is booking under now.
    used_by: Option<String>,
    /// The number of confirmed requests under that key that are not settled yet.
    asking: usize,
    /// It has booked something.
    has_booked: bool,
    /// It may have booked something: an answer under that key was lost.
    may_have_booked: bool,
}

/// The outcome of a request confirmed by a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// Booked, now or earlier under the same key.
    Booked,
    /// The hall refused: nothing is booked under this key.
    Refused,
    /// The request never reached the hall.
    NotAsked,
    /// The outcome is unknown.
    Unknown,
}

/// Sends codes and checks them.
#[derive(Debug)]
pub struct Sms {
    program: PathBuf,
    programs: Semaphore,
    pending: Mutex<BTreeMap<String, Pending>>,
}

impl Sms {
    /// Creates a sender that uses this program.
    #[must_use]
    pub fn new(program: &Path) -> Self {
        Self { program: program.to_owned(), programs: Semaphore::new(PROGRAMS_MAX), pending: Mutex::default() }
    }

    /// Sends a new code to a number, and returns the id to confirm it with.
    ///
    /// # Errors
    /// When it cannot be sent; no code is outstanding then.
    pub async fn send(&self, message: Message<'_>, now: Timestamp) -> Result<String, SmsError> {
        let _program = self.programs.try_acquire().map_err(|_all_busy| SmsError::Busy)?;
        let (id, code) = (new_name()?, new_code()?);
        {
            let mut pending = self.lock();
            pending.retain(|_, one| one.ends_at > now);
            if pending.len() >= PENDING_MAX {
                return Err(SmsError::Busy);
            }
        }
        self.run(&message, &code).await?;
        let typed_until = now + CODE_MS_MAX;
        let (hall, phone) = (message.hall.clone(), dialled(message.phone));
        let (tries_left, ends_at) = (TRIES_MAX, typed_until);
        let sent = Pending {
            hall,
            phone,
            code,
            tries_left,
            typed_until,
            ends_at,
            used_by: None,
            asking: 0,
            has_booked: false,
            may_have_booked: false,
        };
        self.lock().insert(id.clone(), sent);
        Ok(id)
    }

    /// Checks a typed code, and reserves it for the booking under a key until [`Self::settle`].
    ///
    /// # Errors
    /// When it does not confirm the number.
    pub fn confirm(
        &self,
        (id, code): (&str, &str),
        (hall, phone): (&HallId, &str),
        key: &str,
        now: Timestamp,
    ) -> Result<(), Unconfirmed> {
        let mut pending = self.lock();
        let known = pending.get_mut(id).filter(|one| one.ends_at > now && one.tries_left > 0 && one.hall == *hall);
        let one = known.ok_or(Unconfirmed::Over)?;
        if one.phone != dialled(phone) || !bool::from(one.code.as_bytes().ct_eq(code.as_bytes())) {
            one.tries_left -= 1;
            return Err(if one.tries_left == 0 { Unconfirmed::Over } else { Unconfirmed::Wrong });
        }
        if one.used_by.as_ref().is_some_and(|used| used != key) {
            return Err(Unconfirmed::Over);
        }
        one.used_by = Some(key.to_owned());
        one.asking += 1;
        one.ends_at = one.ends_at.max(now + USED_MS_MAX);
        Ok(())
    }

    /// Settles the outcome of one confirmed request under a key. A code that booked nothing can be used again for
    /// another time, until its original expiry; one that booked, or may have, stays with its key. It also stays while
    /// other requests under the key are in progress: the last of them decides.
    pub fn settle(&self, id: &str, key: &str, settled: Settled) {
        let mut pending = self.lock();
        let Some(one) = pending.get_mut(id).filter(|one| one.used_by.as_deref() == Some(key)) else { return };
        one.asking = one.asking.saturating_sub(1);
        match settled {
            Settled::Booked => one.has_booked = true,
            Settled::Refused => one.may_have_booked = false,
            Settled::NotAsked => {}
            Settled::Unknown => one.may_have_booked = true,
        }
        if one.asking == 0 && !one.has_booked && !one.may_have_booked {
            (one.used_by, one.ends_at) = (None, one.typed_until);
        }
    }

    async fn run(&self, message: &Message<'_>, code: &str) -> Result<(), SmsError> {
        let broken = |error: std::io::Error| SmsError::Broken(error.to_string());
        let text = message.text.replace("{code}", code);
        let said = serde_json::json!({
            "hall": message.hall.as_str(), "phone": message.phone, "code": code, "text": text,
        });
        let mut command = tokio::process::Command::new(&self.program);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let sending = async {
            let mut program = command.spawn().map_err(broken)?;
            if let Some(mut input) = program.stdin.take() {
                // The exit status tells whether a program that read nothing did its work.
                let _unread = input.write_all(format!("{said}\n").as_bytes()).await;
            }
            let ended = program.wait().await.map_err(broken)?;
            if ended.success() { Ok(()) } else { Err(SmsError::Broken(ended.to_string())) }
        };
        let late = |_late| SmsError::Broken(format!("it takes longer than {} s", SENDING_MS_MAX / 1_000));
        tokio::time::timeout(Duration::from_millis(SENDING_MS_MAX), sending).await.map_err(late)?
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Pending>> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the digits of a number, for comparison.
fn dialled(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

fn random<const BYTES: usize>() -> Result<[u8; BYTES], SmsError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| SmsError::Broken(error.to_string()))?;
    Ok(bytes)
}

fn new_name() -> Result<String, SmsError> {
    Ok(format!("{:032x}", u128::from_le_bytes(random()?)))
}

fn new_code() -> Result<String, SmsError> {
    Ok(format!("{:0DIGITS$}", u64::from_le_bytes(random()?) % CODE_BELOW))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    fn waited_for() -> (Sms, HallId) {
        let sms = Sms::new(Path::new("/nowhere"));
        let hall = HallId::new("h1").unwrap();
        let sent = Pending {
            hall: hall.clone(),
            phone: "13900001234".into(),
            code: "012345".into(),
            tries_left: TRIES_MAX,
            typed_until: NOW + CODE_MS_MAX,
            ends_at: NOW + CODE_MS_MAX,
            used_by: None,
            asking: 0,
            has_booked: false,
            may_have_booked: false,
        };
        sms.lock().insert("one".into(), sent);
        (sms, hall)
    }

    #[test]
    fn a_code_confirms_its_number_for_one_booking_and_again_when_its_answer_was_lost() {
        let (sms, hall) = waited_for();
        let confirm = |code, phone, key, now| sms.confirm(("one", code), (&hall, phone), key, now);
        assert_eq!(confirm("543210", "13900001234", "k1", NOW), Err(Unconfirmed::Wrong));
        assert_eq!(confirm("012345", "13900009999", "k1", NOW), Err(Unconfirmed::Wrong), "another number");
        assert_eq!(confirm("012345", "139 0000-1234", "k1", NOW), Ok(()));
        assert_eq!(confirm("012345", "13900001234", "k2", NOW), Err(Unconfirmed::Over), "it booked already");
        let later = NOW + CODE_MS_MAX + 1;
        assert_eq!(confirm("012345", "13900001234", "k1", later), Ok(()), "the answer was lost");
        sms.settle("one", "k2", Settled::Refused);
        assert_eq!(confirm("012345", "13900001234", "k2", NOW), Err(Unconfirmed::Over), "another key settles nothing");
        sms.settle("one", "k1", Settled::Refused);
        assert_eq!(confirm("012345", "13900001234", "k3", NOW), Err(Unconfirmed::Over), "one of two is under way");
        sms.settle("one", "k1", Settled::Refused);
        assert_eq!(confirm("012345", "13900001234", "k3", later), Err(Unconfirmed::Over), "no longer than before");
        assert_eq!(confirm("012345", "13900001234", "k3", NOW), Ok(()), "the time was taken: another one is chosen");
        sms.settle("one", "k3", Settled::Booked);
        assert_eq!(confirm("012345", "13900001234", "k3", NOW), Ok(()));
        sms.settle("one", "k3", Settled::Refused);
        assert_eq!(
            confirm("012345", "13900001234", "k4", NOW),
            Err(Unconfirmed::Over),
            "it booked, whatever came then"
        );
    }

    #[test]
    fn a_code_whose_booking_nobody_knows_of_stays_with_its_key_until_the_hall_has_said() {
        let (sms, hall) = waited_for();
        let confirm = |key| sms.confirm(("one", "012345"), (&hall, "13900001234"), key, NOW);
        assert_eq!(confirm("k1"), Ok(()));
        sms.settle("one", "k1", Settled::Unknown);
        assert_eq!(confirm("k2"), Err(Unconfirmed::Over));
        assert_eq!(confirm("k1"), Ok(()));
        sms.settle("one", "k1", Settled::NotAsked);
        assert_eq!(confirm("k2"), Err(Unconfirmed::Over), "a limit says nothing of what was booked");
        assert_eq!(confirm("k1"), Ok(()));
        sms.settle("one", "k1", Settled::Refused);
        assert_eq!(confirm("k2"), Ok(()), "the hall says that nothing is booked");
    }

    #[test]
    fn a_code_is_guessed_five_times_and_ends_by_its_time() {
        let (sms, hall) = waited_for();
        let confirm = |code, now| sms.confirm(("one", code), (&hall, "13900001234"), "k", now);
        assert_eq!(confirm("012345", NOW + CODE_MS_MAX), Err(Unconfirmed::Over));
        for _ in 1..TRIES_MAX {
            assert_eq!(confirm("000000", NOW), Err(Unconfirmed::Wrong));
        }
        assert_eq!(confirm("000000", NOW), Err(Unconfirmed::Over));
        assert_eq!(confirm("012345", NOW), Err(Unconfirmed::Over), "the right one comes too late");
        let elsewhere = HallId::new("h2").unwrap();
        let (sms, _hall) = waited_for();
        assert_eq!(sms.confirm(("one", "012345"), (&elsewhere, "13900001234"), "k", NOW), Err(Unconfirmed::Over));
    }
}
