//! Speech made offline by `espeak-ng`, on the server and on each kiosk: text in, a WAV file out, within limits.
#![warn(missing_docs)]

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use hall_words::{Language, texts};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// The program, unless another is named.
pub const PROGRAM: &str = "espeak-ng";
/// The maximum size of a text, in bytes.
pub const TEXT_BYTES_MAX: usize = 1024;
/// The maximum size of a sound, in bytes: three minutes at 22,050 samples a second.
pub const SOUND_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The maximum time for one text, in milliseconds.
pub const SPEAKING_MS_MAX: u64 = 5_000;
/// The paces that the program speaks well at, in words a minute.
pub const PACES: RangeInclusive<u16> = 80..=450;
/// The ordinary pace, in words a minute.
pub const PACE: u16 = 150;

/// Why there is no sound.
#[derive(Debug, thiserror::Error)]
pub enum VoiceError {
    /// The program is not installed.
    #[error("there is no voice on this computer: install espeak-ng on it")]
    NotInstalled,
    /// Too much is being spoken.
    #[error("much is being spoken: ask again in a moment")]
    Busy,
    /// The text is longer than [`TEXT_BYTES_MAX`].
    #[error("the text is longer than {TEXT_BYTES_MAX} bytes")]
    TooLong,
    /// The program fails.
    #[error("the voice does not work: {0}")]
    Broken(String),
}

/// The program that speaks.
#[derive(Debug, Clone)]
pub struct Speaker {
    program: PathBuf,
}

impl Default for Speaker {
    fn default() -> Self {
        Self::new(PROGRAM.into())
    }
}

impl Speaker {
    /// Speaks with this program, which takes the arguments of `espeak-ng`.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program }
    }

    /// Returns the sound of a text as a WAV file. The program ends when the returned future is dropped.
    ///
    /// # Errors
    /// When the program is not installed, or makes no sound of the text in [`SPEAKING_MS_MAX`].
    pub async fn speak(&self, text: &str, language: Language, pace: u16) -> Result<Vec<u8>, VoiceError> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(VoiceError::TooLong);
        }
        let pace = pace.clamp(*PACES.start(), *PACES.end());
        let made = tokio::time::timeout(Duration::from_millis(SPEAKING_MS_MAX), self.make(text, language, pace)).await;
        made.map_err(|_late| VoiceError::Broken("it takes too long".into()))?
    }

    async fn make(&self, text: &str, language: Language, pace: u16) -> Result<Vec<u8>, VoiceError> {
        let broken = |error: std::io::Error| VoiceError::Broken(error.to_string());
        let mut command = tokio::process::Command::new(&self.program);
        command.args(["-v", texts::language::voice(language), "-s", &pace.to_string(), "--stdin", "--stdout"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let absent = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
        let spawned = command.spawn();
        let spawned = spawned.map_err(|error| if absent(&error) { VoiceError::NotInstalled } else { broken(error) });
        let mut program = spawned?;
        if let Some(mut input) = program.stdin.take() {
            input.write_all(text.as_bytes()).await.map_err(broken)?;
        }
        let mut sound = Vec::new();
        if let Some(output) = program.stdout.take() {
            output.take(SOUND_BYTES_MAX as u64 + 1).read_to_end(&mut sound).await.map_err(broken)?;
        }
        if sound.len() > SOUND_BYTES_MAX {
            return Err(VoiceError::Broken(format!("its sound is longer than {SOUND_BYTES_MAX} bytes")));
        }
        let status = program.wait().await.map_err(broken)?;
        if !status.success() {
            return Err(VoiceError::Broken(status.to_string()));
        }
        with_sizes(sound).ok_or_else(|| VoiceError::Broken("what it gives is no WAV file".into()))
    }
}

/// Writes the true sizes into the head of a WAV file: a program that writes to a pipe does not know them when it begins.
fn with_sizes(mut file: Vec<u8>) -> Option<Vec<u8>> {
    const SIZE_BYTES: usize = 4;
    if file.get(..4)? != b"RIFF" || file.get(8..12)? != b"WAVE" {
        return None;
    }
    let data = file.windows(SIZE_BYTES).position(|name| name == b"data")? + SIZE_BYTES;
    let sound = u32::try_from(file.len().checked_sub(data + SIZE_BYTES)?).ok()?;
    let whole = u32::try_from(file.len() - 8).ok()?;
    file.get_mut(4..8)?.copy_from_slice(&whole.to_le_bytes());
    file.get_mut(data..data + SIZE_BYTES)?.copy_from_slice(&sound.to_le_bytes());
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piped_sound_gets_its_sizes() {
        let piped =
            [b"RIFF\xff\xff\xff\x7fWAVEfmt \x02\0\0\0\x01\0data\xff\xff\xff\x7f".as_slice(), &[1, 2, 3]].concat();
        let sound = with_sizes(piped).unwrap();
        assert_eq!(sound[4..8], 25u32.to_le_bytes());
        assert_eq!(sound[sound.len() - 7..sound.len() - 3], 3u32.to_le_bytes());
        assert_eq!(with_sizes(b"no sound at all".to_vec()), None);
    }

    #[tokio::test]
    async fn what_cannot_be_spoken_is_refused_in_words() {
        let absent = Speaker::new("/nonexistent/voice".into());
        assert!(matches!(absent.speak("A", Language::Zh, PACE).await, Err(VoiceError::NotInstalled)));
        let long = "a".repeat(TEXT_BYTES_MAX + 1);
        assert!(matches!(absent.speak(&long, Language::Zh, PACE).await, Err(VoiceError::TooLong)));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_program_that_never_stops_speaking_is_stopped() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("voice");
        std::fs::write(&program, "#!/bin/sh\nprintf 'RIFF....WAVEdata....'\nexec cat /dev/zero\n").unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let spoken = Speaker::new(program).speak("A", Language::Zh, PACE).await;
        assert!(matches!(spoken, Err(VoiceError::Broken(why)) if why.contains("longer than")));
    }
}
