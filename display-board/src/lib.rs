//! The hall's LED boards: follows a board's view on the server, draws its calls as pixels, sends them to a panel and
//! speaks them. `board` decides what is shown (pure), `layout` draws it (pure), `panel` and `voice` perform the
//! output, `run` connects them.

pub mod board;
mod canvas;
mod ddp;
pub mod layout;
pub mod panel;
mod run;
mod voice;

pub use canvas::Canvas;
pub use ddp::{Encoder, PACKET_DATA_BYTES_MAX};
pub use run::{DisplayBoard, Options, StartError};
pub use voice::{Voice, VoiceCommands};
