//! Speech for TVs whose browser has no voice of its own. A hall has one text spoken at a time and waits for no other hall; what
//! was made is kept for the other boards, and whoever asks for much waits for himself.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use hall_core::{Code, HallId};
use hall_voice::{PACE, Speaker, VoiceError};
use hall_words::Language;
use tokio::sync::{OnceCell, Semaphore};

use crate::seats::Seats;

/// The maximum size of a call's text, in bytes: what is kept of it stays small.
pub const TEXT_BYTES_MAX: usize = 256;
/// Sounds that are kept of a hall: boards ask for the same call one after another.
pub const SOUNDS_KEPT_MAX: usize = 64;
/// Halls whose sounds are kept: those that spoke last.
const HALLS_KEPT_MAX: usize = 64;
/// Programs that speak at a time, for all halls.
const PROGRAMS_MAX: usize = 2;
/// Texts of a hall that are being spoken or wait to be.
const WAITING_MAX: usize = 16;
/// The same asked for by one device.
const WAITING_OF_DEVICE_MAX: usize = 2;

/// A text, and the language in which it is spoken.
type Spoken = (String, Language);

/// What a hall has had spoken.
struct HallVoice {
    kept: VecDeque<(Spoken, Arc<OnceCell<Bytes>>)>,
    speaking: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Default for HallVoice {
    fn default() -> Self {
        let (speaking, waiting) = (Arc::new(Semaphore::new(1)), Arc::new(Semaphore::new(WAITING_MAX)));
        Self { kept: VecDeque::new(), speaking, waiting }
    }
}

impl HallVoice {
    fn sound(&mut self, spoken: Spoken) -> Arc<OnceCell<Bytes>> {
        if let Some((_, sound)) = self.kept.iter().find(|(known, _)| *known == spoken) {
            return sound.clone();
        }
        if self.kept.len() == SOUNDS_KEPT_MAX {
            self.kept.pop_front();
        }
        let sound = Arc::<OnceCell<Bytes>>::default();
        self.kept.push_back((spoken, sound.clone()));
        sound
    }
}

/// Makes sounds of texts.
pub struct Voice {
    speaker: Speaker,
    halls: Mutex<BTreeMap<HallId, HallVoice>>,
    programs: Semaphore,
    of_device: Seats<(HallId, Code)>,
}

impl Voice {
    /// Speaks with this program.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        let programs = Semaphore::new(PROGRAMS_MAX);
        Self { speaker: Speaker::new(program), halls: Mutex::default(), programs, of_device: Seats::default() }
    }

    /// Returns the sound of a hall's text, as a WAV file; `device` asks for it.
    ///
    /// # Errors
    /// When the program is not there or does not give a sound in time, or when others are being spoken.
    pub async fn speak(
        &self,
        hall: &HallId,
        device: &Code,
        text: &str,
        language: Language,
    ) -> Result<Bytes, VoiceError> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(VoiceError::TooLong);
        }
        let (sound, speaking, waiting) = {
            let mut halls = self.halls.lock().unwrap_or_else(PoisonError::into_inner);
            if halls.len() >= HALLS_KEPT_MAX && !halls.contains_key(hall) {
                // A hall that is speaking goes on by what it holds.
                halls.pop_first();
            }
            let voice = halls.entry(hall.clone()).or_default();
            (voice.sound((text.to_owned(), language)), voice.speaking.clone(), voice.waiting.clone())
        };
        // Boards that ask for the same text hear one work, and only the first of them counts as asking.
        let made = sound.get_or_try_init(async || {
            let device = (hall.clone(), device.clone());
            let _own = self.of_device.take(device, WAITING_OF_DEVICE_MAX).ok_or(VoiceError::Busy)?;
            let _waiting = waiting.try_acquire().map_err(|_full| VoiceError::Busy)?;
            let _speaking = speaking.acquire().await.map_err(|_closed| VoiceError::Busy)?;
            let _program = self.programs.acquire().await.map_err(|_closed| VoiceError::Busy)?;
            self.speaker.speak(text, language, PACE).await.map(Bytes::from)
        });
        Ok(made.await?.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[tokio::test]
    async fn a_device_that_asks_for_much_delays_no_other() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("voice");
        let script = "#!/bin/sh\nread text\ncase $text in never) sleep 60;; esac\nprintf 'RIFF....WAVEdata....'\n";
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let voice = Arc::new(Voice::new(program));
        let [here, there] = ["h1", "h2"].map(|id| HallId::new(id).unwrap());
        let [greedy, other] = ["tv-1", "tv-2"].map(|id| Code::new(id).unwrap());
        let mut asked = tokio::task::JoinSet::new();
        for at in 0..10 {
            let (voice, here, greedy) = (voice.clone(), here.clone(), greedy.clone());
            asked.spawn(async move {
                let text = if at == 0 { "never\n".to_owned() } else { format!("{at}\n") };
                voice.speak(&here, &greedy, &text, Language::Zh).await
            });
        }
        // All but as many as one device may ask for are refused at once, whatever the program does.
        for _refused in 0..10 - WAITING_OF_DEVICE_MAX {
            assert!(matches!(asked.join_next().await, Some(Ok(Err(VoiceError::Busy)))));
        }
        voice.speak(&there, &other, "1\n", Language::Zh).await.expect("another hall speaks meanwhile");
        voice
            .speak(&here, &other, "call\n", Language::Zh)
            .await
            .expect("another device of the hall is heard in its turn");
        let again = voice.speak(&here, &greedy, "call\n", Language::Zh).await;
        again.expect("what was made is kept for all");
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn equal_requests_wait_for_the_one_that_runs_and_halls_speak_side_by_side() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (program, log) = (folder.path().join("voice"), folder.path().join("log"));
        // Each hall's program ends only once the other hall's has begun.
        let script = format!(
            "#!/bin/sh\nread text\necho $text >> {log}\n\
             until grep -q here {log} && grep -q there {log}; do sleep 0.01; done\nprintf 'RIFF....WAVEdata....'\n",
            log = log.display()
        );
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let voice = Arc::new(Voice::new(program));
        let mut asked = tokio::task::JoinSet::new();
        for (hall, boards) in [("here", 4), ("there", 1)] {
            for board in 0..boards {
                let (voice, device) = (voice.clone(), Code::new(&format!("tv-{board}")).unwrap());
                asked.spawn(async move {
                    voice.speak(&HallId::new(hall).unwrap(), &device, &format!("{hall}\n"), Language::Zh).await
                });
            }
        }
        while let Some(heard) = asked.join_next().await {
            heard.unwrap().unwrap();
        }
        let spoken = std::fs::read_to_string(log).unwrap();
        let mut spoken: Vec<&str> = spoken.lines().collect();
        spoken.sort_unstable();
        assert_eq!(spoken, ["here", "there"], "four boards of a hall hear one work");
    }
}
