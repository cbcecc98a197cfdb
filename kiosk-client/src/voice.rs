//! Speech made on the kiosk itself, so that its page speaks without the server and without a voice of the browser.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use hall_voice::{Speaker, VoiceError};
use hall_words::{Language, texts};
use tokio::sync::{OnceCell, Semaphore};

/// The maximum size of the sounds that are kept, in bytes: visitors walk to and fro in the same lists.
const KEPT_BYTES_MAX: usize = 32 * 1024 * 1024;
/// The maximum number of texts that are being spoken or wait to be: one visitor hears one text and the page asks for the next.
const WAITING_MAX: usize = 6;

/// A text, its language, and its pace in words a minute.
type Spoken = (String, Language, u16);

/// Speaks for one page.
pub(crate) struct Voice {
    speaker: Speaker,
    kept: Mutex<VecDeque<(Spoken, Bytes)>>,
    speaking: Semaphore,
    waiting: Semaphore,
    languages: OnceCell<Vec<Language>>,
}

impl Voice {
    /// Speaks with this program.
    pub(crate) fn new(program: PathBuf) -> Self {
        let (speaking, waiting) = (Semaphore::new(1), Semaphore::new(WAITING_MAX));
        Self { speaker: Speaker::new(program), kept: Mutex::default(), speaking, waiting, languages: OnceCell::new() }
    }

    /// Returns the languages that this computer speaks: each is tried once, by its own name.
    pub(crate) async fn languages(&self) -> Vec<Language> {
        let tried = async || {
            let mut spoken = Vec::new();
            for language in Language::ALL {
                match self.speaker.speak(texts::language::name(language), language, hall_voice::PACE).await {
                    Ok(_sound) => spoken.push(language),
                    Err(error) => tracing::warn!(%error, language = language.code(), "the kiosk does not speak"),
                }
            }
            // A voice that is installed later is found without a restart.
            if spoken.is_empty() { Err(()) } else { Ok(spoken) }
        };
        self.languages.get_or_try_init(tried).await.cloned().unwrap_or_default()
    }

    /// Returns the sound of a text as a WAV file.
    pub(crate) async fn speak(&self, text: &str, language: Language, pace: u16) -> Result<Bytes, VoiceError> {
        let spoken = (text.to_owned(), language, pace);
        if let Some(sound) = self.kept(&spoken) {
            return Ok(sound);
        }
        let _waiting = self.waiting.try_acquire().map_err(|_full| VoiceError::Busy)?;
        let _speaking = self.speaking.acquire().await.map_err(|_closed| VoiceError::Busy)?;
        let sound = Bytes::from(self.speaker.speak(text, language, pace).await?);
        self.keep(spoken, sound.clone());
        Ok(sound)
    }

    fn kept(&self, spoken: &Spoken) -> Option<Bytes> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == spoken).map(|(_, sound)| sound.clone())
    }

    fn keep(&self, spoken: Spoken, sound: Bytes) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((spoken, sound));
        while kept.iter().map(|(_, sound)| sound.len()).sum::<usize>() > KEPT_BYTES_MAX {
            kept.pop_front();
        }
    }
}
