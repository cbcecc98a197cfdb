//! Tests the built programs from outside: starts them on free ports, calls them, follows their sockets, cuts their connections,
//! and checks their logs. And `world`: the real parts driven together from one seed.

pub mod attack;
mod calling;
pub mod demo;
mod hall;
mod live;
mod lived;
mod plan;
mod program;
mod proxy;
mod waiting;
pub mod world;

pub use calling::{Caller, Reply};
pub use hall::{Folder, Hall, after, hall_base, serve_command, token_in};
pub use live::Live;
pub use lived::{Lived, record_a_day, with_hours, with_windows};
pub use plan::{PlanShape, plan_text, zone_where_it_is_noon};
pub use program::{Program, program_path, root};
pub use proxy::Proxy;
pub use waiting::{WAIT_MAX, until};
