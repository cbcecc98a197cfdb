//! Speech made by `espeak-ng` where it is installed: for TVs whose browser has no Chinese voice. The program is called, one
//! text at a time, and what it made is kept for the other boards.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use axum::body::Bytes;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::Mutex;

/// The program, unless another is named.
pub const PROGRAM: &str = "espeak-ng";
/// The longest text, in bytes.
pub const TEXT_BYTES_MAX: usize = 256;
/// The longest sound, in bytes: half a minute.
pub const SOUND_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Sounds that are kept: boards ask for the same call one after another.
pub const SOUNDS_KEPT_MAX: usize = 32;
const SPEAKING_MS_MAX: u64 = 5_000;
const WORDS_MIN: &str = "150";

/// A language that can be spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// Reads `zh` or `en`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Gives the program's name for the voice. Its plain Chinese voice reads characters as English in versions before 1.52.
    fn voice(self) -> &'static str {
        match self {
            Self::Zh => "cmn-latn-pinyin",
            Self::En => "en",
        }
    }
}

/// Why there is no sound.
#[derive(Debug, thiserror::Error)]
pub enum VoiceError {
    /// Nothing to speak with.
    #[error("this server has no voice: install espeak-ng on it")]
    NotInstalled,
    /// It does not do its work.
    #[error("the voice does not work: {0}")]
    Broken(String),
}

struct Kept {
    text: String,
    language: Language,
    sound: Bytes,
}

/// Makes sounds of texts.
pub struct Voice {
    program: PathBuf,
    kept: Mutex<VecDeque<Kept>>,
}

impl Voice {
    /// Speaks with this program.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program, kept: Mutex::default() }
    }

    /// Gives the sound of a text, as a WAV file.
    ///
    /// # Errors
    /// When the program is not there or does not give a sound in time.
    pub async fn speak(&self, text: &str, language: Language) -> Result<Bytes, VoiceError> {
        // Held while speaking: two boards that ask at once hear one work.
        let mut kept = self.kept.lock().await;
        if let Some(known) = kept.iter().find(|known| known.text == text && known.language == language) {
            return Ok(known.sound.clone());
        }
        let made = tokio::time::timeout(Duration::from_millis(SPEAKING_MS_MAX), self.make(text, language)).await;
        let sound = made.map_err(|_late| VoiceError::Broken("it takes too long".into()))??;
        if kept.len() == SOUNDS_KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back(Kept { text: text.to_owned(), language, sound: sound.clone() });
        Ok(sound)
    }

    async fn make(&self, text: &str, language: Language) -> Result<Bytes, VoiceError> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(VoiceError::Broken("the text is too long".into()));
        }
        let broken = |error: std::io::Error| VoiceError::Broken(error.to_string());
        let mut command = tokio::process::Command::new(&self.program);
        command.args(["-v", language.voice(), "-s", WORDS_MIN, "--stdin", "--stdout"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let absent = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
        let spawned = command.spawn();
        let spawned = spawned.map_err(|error| if absent(&error) { VoiceError::NotInstalled } else { broken(error) });
        let mut program = spawned?;
        if let Some(mut input) = program.stdin.take() {
            input.write_all(text.as_bytes()).await.map_err(broken)?;
        }
        let output = program.wait_with_output().await.map_err(broken)?;
        if !output.status.success() || output.stdout.len() > SOUND_BYTES_MAX {
            return Err(VoiceError::Broken(format!("{} bytes, {}", output.stdout.len(), output.status)));
        }
        sound_with_sizes(output.stdout).ok_or_else(|| VoiceError::Broken("what it gives is no WAV file".into()))
    }
}

/// Writes the true sizes into the head of a WAV file: whoever writes to a pipe does not know them when it begins.
fn sound_with_sizes(mut file: Vec<u8>) -> Option<Bytes> {
    const SIZE_BYTES: usize = 4;
    if file.get(..4)? != b"RIFF" || file.get(8..12)? != b"WAVE" {
        return None;
    }
    let data = file.windows(SIZE_BYTES).position(|name| name == b"data")? + SIZE_BYTES;
    let sound = u32::try_from(file.len().checked_sub(data + SIZE_BYTES)?).ok()?;
    let whole = u32::try_from(file.len() - 8).ok()?;
    file.get_mut(4..8)?.copy_from_slice(&whole.to_le_bytes());
    file.get_mut(data..data + SIZE_BYTES)?.copy_from_slice(&sound.to_le_bytes());
    Some(file.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piped_sound_gets_its_sizes() {
        let piped =
            [b"RIFF\xff\xff\xff\x7fWAVEfmt \x02\0\0\0\x01\0data\xff\xff\xff\x7f".as_slice(), &[1, 2, 3]].concat();
        let sound = sound_with_sizes(piped).unwrap();
        assert_eq!(sound[4..8], 25u32.to_le_bytes());
        assert_eq!(sound[sound.len() - 7..sound.len() - 3], 3u32.to_le_bytes());
        assert_eq!(sound_with_sizes(b"no sound at all".to_vec()), None);
    }
}
