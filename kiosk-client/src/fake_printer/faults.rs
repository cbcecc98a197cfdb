//! What a person can do to the fake printer, one line each: `cover open`, `paper out`.

use std::str::FromStr;

use super::{Device, Outbox, STEP_MS};

/// What can be said, for people.
pub(super) const HELP: &str = "paper out | paper in | paper ends ROWS | paper low | paper full | cover open | cover closed | \
    cutter stuck | cutter free | jam | no jam | head hot | head cool | broken | mended | offline | online | \
    ticket left | ticket taken | slow | fast | delay MS | answers late MS | answers swapped | answers by bytes | \
    answers at once | silent | speaking | away | back | away after BYTES | pause | go on | says HEX";

/// A change of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    PaperOut,
    PaperIn,
    /// The paper ends after so many more rows.
    PaperEnds(u32),
    PaperLow(bool),
    CoverOpen(bool),
    CutterStuck(bool),
    Jam(bool),
    HeadHot(bool),
    Broken(bool),
    Offline(bool),
    TicketLeft(bool),
    /// It prints some millimetres a second, or as fast as its profile says.
    Slow(bool),
    /// It begins to print so many milliseconds after the first byte.
    Delay(u32),
    /// Its answers leave so many milliseconds late, all together.
    AnswersLate(u32),
    AnswersSwapped,
    AnswersByBytes,
    AnswersAtOnce,
    Silent(bool),
    Away(bool),
    /// It disconnects after so many more bytes.
    AwayAfter(usize),
    Paused(bool),
    /// It sends these bytes of its own accord when the paper ends.
    Says(Vec<u8>),
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let wrong = || format!("\"{}\" is not known; say {HELP}", line.trim());
        Ok(match words.as_slice() {
            ["paper", "out"] => Self::PaperOut,
            ["paper", "in"] => Self::PaperIn,
            ["paper", "ends", rows] => Self::PaperEnds(rows.parse().ok().ok_or_else(wrong)?),
            ["paper", "low"] => Self::PaperLow(true),
            ["paper", "full"] => Self::PaperLow(false),
            ["cover", "open"] => Self::CoverOpen(true),
            ["cover", "closed"] => Self::CoverOpen(false),
            ["cutter", "stuck"] => Self::CutterStuck(true),
            ["cutter", "free"] => Self::CutterStuck(false),
            ["jam"] => Self::Jam(true),
            ["no", "jam"] => Self::Jam(false),
            ["head", "hot"] => Self::HeadHot(true),
            ["head", "cool"] => Self::HeadHot(false),
            ["broken"] => Self::Broken(true),
            ["mended"] => Self::Broken(false),
            ["offline"] => Self::Offline(true),
            ["online"] => Self::Offline(false),
            ["ticket", "left"] => Self::TicketLeft(true),
            ["ticket", "taken"] => Self::TicketLeft(false),
            ["slow"] => Self::Slow(true),
            ["fast"] => Self::Slow(false),
            ["delay", ms] => Self::Delay(ms.parse().ok().ok_or_else(wrong)?),
            ["answers", "late", ms] => Self::AnswersLate(ms.parse().ok().ok_or_else(wrong)?),
            ["answers", "swapped"] => Self::AnswersSwapped,
            ["answers", "by", "bytes"] => Self::AnswersByBytes,
            ["answers", "at", "once"] => Self::AnswersAtOnce,
            ["silent"] => Self::Silent(true),
            ["speaking"] => Self::Silent(false),
            ["away"] => Self::Away(true),
            ["back"] => Self::Away(false),
            ["away", "after", bytes] => Self::AwayAfter(bytes.parse().ok().ok_or_else(wrong)?),
            ["pause"] => Self::Paused(true),
            ["go", "on"] => Self::Paused(false),
            ["says", bytes @ ..] => {
                let bytes = bytes.iter().map(|byte| u8::from_str_radix(byte, 16));
                Self::Says(bytes.collect::<Result<_, _>>().ok().ok_or_else(wrong)?)
            }
            _ => return Err(wrong()),
        })
    }
}

fn steps(ms: u32) -> u32 {
    ms.div_ceil(STEP_MS as u32)
}

impl Fault {
    pub(super) fn apply(self, device: &mut Device) {
        match self {
            Self::PaperOut => device.paper_out = true,
            Self::PaperIn => device.load_paper(),
            Self::PaperEnds(rows) => device.rows_until_paper_out = Some(rows),
            Self::PaperLow(low) => device.near_end = low,
            Self::CoverOpen(open) => device.cover_open = open,
            Self::CutterStuck(stuck) => device.cutter_stuck = stuck,
            Self::Jam(jammed) => device.jammed = jammed,
            Self::HeadHot(hot) => device.head_hot = hot,
            Self::Broken(broken) => device.broken = broken,
            Self::Offline(offline) => device.offline = offline,
            Self::TicketLeft(left) => device.ticket_left = left,
            Self::Slow(slow) => device.slow = slow,
            Self::Delay(ms) => device.delay_steps = steps(ms),
            Self::AnswersLate(ms) => device.outbox.late_steps = steps(ms),
            Self::AnswersSwapped => device.outbox.swapped = true,
            Self::AnswersByBytes => device.outbox.byte_by_byte = true,
            Self::AnswersAtOnce => device.outbox = Outbox::default(),
            Self::Silent(silent) => device.silent = silent,
            Self::Away(away) => device.away = away,
            Self::AwayAfter(bytes) => device.away_after_bytes = Some(bytes),
            Self::Paused(paused) => device.paused = paused,
            Self::Says(bytes) => device.says_at_paper_end = bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_faults_or_are_refused_with_what_can_be_said() {
        assert_eq!("cover open\n".parse(), Ok(Fault::CoverOpen(true)));
        assert_eq!(" paper  ends 150".parse(), Ok(Fault::PaperEnds(150)));
        assert_eq!("says 1c 00 0f 00".parse(), Ok(Fault::Says(vec![0x1c, 0, 0x0f, 0])));
        for line in ["", "paper", "paper ends soon", "says xx", "cover ajar"] {
            assert!(line.parse::<Fault>().unwrap_err().contains("cover open"), "{line}");
        }
    }
}
