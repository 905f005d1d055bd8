//! Modes of transport.

use serde::Deserialize;
use std::fmt;

/// Modes of transport, UNECE Recommendation 19.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Mode {
    /// Code 1.
    Sea,
    /// Code 2.
    Rail,
    /// Code 3.
    Road,
    /// Code 4.
    Air,
    /// Code 8, inland water.
    River,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Sea, Self::Rail, Self::Road, Self::Air, Self::River];

    /// Lower-case English word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Rail => "rail",
            Self::Road => "road",
            Self::Air => "air",
            Self::River => "river",
        }
    }

    /// Whether it goes over land, inland water included: across customs borders rather than along coasts and through the air.
    pub const fn is_inland(self) -> bool {
        matches!(self, Self::Rail | Self::Road | Self::River)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
