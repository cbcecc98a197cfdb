//! How the simulated printer's answers leave it: at once, late, all together, in the wrong order, or byte by byte.

/// The answers on their way out.
#[derive(Debug, Default)]
pub struct Outbox {
    /// Answers leave so many steps after the first of them was given, all together.
    pub late_steps: u32,
    /// Answers that leave together are in the opposite order.
    pub swapped: bool,
    /// One byte leaves at a step.
    pub byte_by_byte: bool,
    waiting: Vec<u8>,
    waited_steps: u32,
}

impl Outbox {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.waiting.extend(bytes);
    }

    pub(super) fn clear(&mut self) {
        (self.waiting, self.waited_steps) = (Vec::new(), 0);
    }

    /// Returns what leaves at this step.
    pub(super) fn leave(&mut self) -> Vec<u8> {
        if self.waiting.is_empty() {
            return Vec::new();
        }
        if self.waited_steps < self.late_steps {
            self.waited_steps += 1;
            return Vec::new();
        }
        if self.byte_by_byte {
            return vec![self.waiting.remove(0)];
        }
        self.waited_steps = 0;
        let mut leaving = std::mem::take(&mut self.waiting);
        if self.swapped {
            leaving.reverse();
        }
        leaving
    }
}
