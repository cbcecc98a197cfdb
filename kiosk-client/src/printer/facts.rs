//! What a printer's status bits mean, whichever command returned them, and the state in which that puts it: the worst that
//! applies. Pure.

use super::PrinterState;

/// What a printer says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// A fault without a more precise name.
    pub(super) error: bool,
    pub(super) cutter: bool,
    pub(super) jam: bool,
    /// It cools down and goes on by itself.
    pub(super) head_hot: bool,
    pub(super) cover: bool,
    pub(super) paper_out: bool,
    pub(super) offline: bool,
    pub(super) near_end: bool,
    /// A ticket waits in its mouth.
    pub(super) ticket_left: bool,
}

impl Facts {
    /// Returns the worst; a printer without a sensor for the roll's end says that it is near whenever it likes.
    pub(super) fn state(self, near_end_sensor: bool) -> PrinterState {
        // An open cover also raises errors and paper end, so it takes precedence over them.
        if self.cutter {
            PrinterState::CutterError
        } else if self.jam {
            PrinterState::PaperJam
        } else if self.cover {
            PrinterState::CoverOpen
        } else if self.paper_out {
            PrinterState::PaperOut
        } else if self.head_hot {
            PrinterState::HeadHot
        } else if self.error {
            PrinterState::Error
        } else if self.offline {
            PrinterState::Offline
        } else if self.ticket_left {
            PrinterState::TicketLeft
        } else if self.near_end && near_end_sensor {
            PrinterState::PaperNearEnd
        } else {
            PrinterState::Ready
        }
    }

    /// Returns whether only a hot head keeps it from printing: it goes on with the job when it has cooled down.
    pub(super) fn only_waits(self) -> bool {
        self.head_hot && !(self.cutter || self.jam || self.cover || self.paper_out)
    }
}
