//! The voice: speaks one announcement after another using an external program, such as `espeak-ng -v cmn-latn-pinyin`.

use std::collections::BTreeMap;
use std::io;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use hall_words::Language;
use tokio::sync::mpsc;

use crate::board::{Announcement, SPEECH_MS_MAX};

/// The board hands over the next announcement only once the previous one has been spoken.
const ANNOUNCEMENTS_MAX: usize = 2;
/// How often a speech program is polled for completion.
const POLL_MS: u64 = 20;

/// The speech programs, one per language: the program with its arguments, to which the text is appended.
pub type VoiceCommands = BTreeMap<Language, Vec<String>>;

/// A thread that speaks.
pub struct Voice {
    announcements: SyncSender<Announcement>,
    spoken: mpsc::Receiver<u64>,
}

impl Voice {
    /// Starts the thread.
    pub fn new(commands: VoiceCommands) -> io::Result<Self> {
        let (announcements, to_speak) = sync_channel(ANNOUNCEMENTS_MAX);
        let (spoken_sender, spoken) = mpsc::channel(ANNOUNCEMENTS_MAX);
        std::thread::Builder::new()
            .name("voice".into())
            .spawn(move || speak_all(&commands, &to_speak, &spoken_sender))?;
        Ok(Self { announcements, spoken })
    }

    /// Queues an announcement to be spoken. If the voice is stuck, the board continues without it.
    pub fn say(&self, announcement: Announcement) {
        let seq = announcement.seq;
        if self.announcements.try_send(announcement).is_err() {
            tracing::warn!(seq, "call-out {seq} is not spoken: the voice is stuck");
        }
    }

    /// Waits for the end of an announcement and returns its entry.
    pub async fn next_spoken(&mut self) -> u64 {
        match self.spoken.recv().await {
            Some(seq) => seq,
            None => std::future::pending().await,
        }
    }
}

fn speak_all(commands: &VoiceCommands, to_speak: &Receiver<Announcement>, spoken: &mpsc::Sender<u64>) {
    let mut failing = false;
    while let Ok(Announcement { seq, speech }) = to_speak.recv() {
        // One time limit for all languages together, so that the stage is not held any longer.
        let until = Instant::now() + Duration::from_millis(SPEECH_MS_MAX);
        for (command, text) in speech.iter().filter_map(|(language, text)| Some((commands.get(language)?, text))) {
            match speak(command, text, until) {
                Ok(()) => failing = false,
                Err(error) if !failing => {
                    failing = true;
                    tracing::warn!("the voice does not speak: {error}");
                }
                Err(_) => {}
            }
        }
        if spoken.blocking_send(seq).is_err() {
            return;
        }
    }
}

fn speak(command: &[String], text: &str, until: Instant) -> io::Result<()> {
    let Some((program, arguments)) = command.split_first().filter(|_| !text.is_empty()) else { return Ok(()) };
    // A text that starts with a dash must not be taken for an option.
    let text = if text.starts_with('-') { format!(" {text}") } else { text.to_owned() };
    let quiet = Stdio::null;
    let mut child =
        Command::new(program).args(arguments).arg(text).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn()?;
    wait(&mut child, until)
}

fn wait(child: &mut Child, until: Instant) -> io::Result<()> {
    loop {
        if let Some(status) = child.try_wait()? {
            return if status.success() { Ok(()) } else { Err(io::Error::other(format!("it ended with {status}"))) };
        }
        if Instant::now() >= until {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::new(io::ErrorKind::TimedOut, format!("not done within {SPEECH_MS_MAX} ms")));
        }
        std::thread::sleep(Duration::from_millis(POLL_MS));
    }
}
