//! What the simulated printer says of its state, each dialect in its own bits.

use firmware_config::StatusDialect;

use super::Device;

impl Device {
    /// Answers `DLE EOT` 1 to 4 (Epson's bits; Cashino's bit 7 of the first).
    pub(super) fn answer(&self, question: u8) -> u8 {
        let fault = self.cutter_stuck || self.jammed || self.head_hot || self.broken;
        let bits = match question {
            1 => {
                flag(0x08, !self.can_work())
                    | flag(0x80, self.ticket_left && self.dialect == StatusDialect::Cashino)
                    | 0x04
            }
            2 => flag(0x04, self.cover_open) | flag(0x20, self.paper_out) | flag(0x40, fault),
            3 => {
                flag(0x08, self.cutter_stuck)
                    | flag(0x20, self.broken)
                    | flag(0x40, self.head_hot)
                    | flag(0x04, self.jammed)
            }
            _ => flag(0x60, self.paper_out) | flag(0x0c, self.near_end || self.paper_out),
        };
        if self.wrong_fixed_bits { bits } else { 0x12 | bits }
    }

    /// Answers Custom's `DLE EOT` 20.
    pub(super) fn full_status(&self) -> [u8; 6] {
        let paper =
            flag(0x01, self.paper_out) | flag(0x04, self.near_end || self.paper_out) | flag(0x20, self.ticket_left);
        let recoverable = flag(0x01, self.head_hot) | flag(0x40, self.jammed);
        let unrecoverable = flag(0x01, self.cutter_stuck) | flag(0x08, self.broken);
        [0x10, 0x0f, paper, flag(0x02, self.cover_open), recoverable, unrecoverable]
    }

    /// Returns a report of `GS a`.
    pub(super) fn report(&self) -> [u8; 4] {
        let first = 0x14 | flag(0x08, !self.can_work()) | flag(0x20, self.cover_open);
        let error = flag(0x08, self.cutter_stuck)
            | flag(0x20, self.broken)
            | flag(0x40, self.head_hot)
            | flag(0x04, self.jammed);
        let paper = flag(0x0c, self.paper_out) | flag(0x03, self.near_end || self.paper_out);
        [first, error, paper, 0]
    }

    /// Answers `GS I`: the maker, the model, the firmware.
    pub(super) fn identity(&self, what: u8) -> Vec<u8> {
        let text = match what {
            66 => self.maker.as_str(),
            67 => self.model.as_str(),
            65 => "1.00",
            _ => return vec![0x02],
        };
        [b"_", text.as_bytes(), b"\0"].concat()
    }
}

fn flag(bits: u8, is_set: bool) -> u8 {
    if is_set { bits } else { 0 }
}
