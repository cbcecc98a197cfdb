//! The voice: speaks one announcement after another with a program of the computer, such as `espeak-ng -v cmn-latn-pinyin`.

use std::io;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

use crate::board::{Announcement, SPEECH_MS_MAX};

/// The board gives the next announcement only when the one before is spoken.
const ANNOUNCEMENTS_MAX: usize = 2;
/// How often a speaking program is asked whether it is done.
const POLL_MS: u64 = 20;

/// The programs that speak, a language each; the text comes as the last argument.
#[derive(Clone, Debug, Default)]
pub struct VoiceCommands {
    /// For Chinese, in words: the program and its arguments.
    pub chinese: Vec<String>,
    /// For English.
    pub english: Vec<String>,
}

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

    /// Has an announcement spoken. When the voice is stuck the board goes on without it.
    pub fn say(&self, announcement: Announcement) {
        let seq = announcement.seq;
        if self.announcements.try_send(announcement).is_err() {
            tracing::warn!(seq, "call-out {seq} is not spoken: the voice is stuck");
        }
    }

    /// Waits for the end of an announcement and gives its entry.
    pub async fn next_spoken(&mut self) -> u64 {
        match self.spoken.recv().await {
            Some(seq) => seq,
            None => std::future::pending().await,
        }
    }
}

fn speak_all(commands: &VoiceCommands, to_speak: &Receiver<Announcement>, spoken: &mpsc::Sender<u64>) {
    let mut failing = false;
    while let Ok(Announcement { seq, speech: [chinese, english] }) = to_speak.recv() {
        // One limit for both languages together: the stage is held no longer.
        let until = Instant::now() + Duration::from_millis(SPEECH_MS_MAX);
        for (command, text) in [(&commands.chinese, chinese), (&commands.english, english)] {
            match speak(command, &text, until) {
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
    // A text that begins with a dash is a text all the same.
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
