//! The indexes of what a compiled plan names.

use serde::{Deserialize, Serialize};

/// The maximum number of windows in a hall: each is one bit in a set of windows.
pub const WINDOWS_MAX: usize = 128;

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            pub(crate) fn index(self) -> usize {
                usize::from(self.0)
            }
        }
    )+};
}

index! {
    /// A service's index.
    ServiceIx;
    /// A class's index; 0 is ordinary.
    ClassIx;
    /// A window's index.
    WindowIx;
    /// A number series' index.
    SeriesIx;
}

/// The ordinary class.
pub(crate) const ORDINARY: ClassIx = ClassIx(0);
