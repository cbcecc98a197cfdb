//! What every panel can do, and what it shows.

use std::io;

use crate::canvas::Canvas;

/// A picture for a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub canvas: Canvas,
    /// The same as lines of text, for plain terminals and logs.
    pub lines: Vec<String>,
    /// The calls visible on it.
    pub visible: Vec<u64>,
}

/// A physical panel, or a substitute for one.
pub trait Panel: Send {
    /// Displays a picture.
    fn show(&mut self, picture: &Picture) -> io::Result<()>;

    /// Returns whether the last picture must be sent repeatedly, since the receiver does not keep it.
    fn forgets(&self) -> bool {
        false
    }
}
