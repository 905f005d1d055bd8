//! Cargo as it is handed in.

use super::Loading;
use crate::units::{Equipment, Kilograms, SizeType};
use std::fmt;

/// What is to be moved, as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cargo {
    /// Boxes, packed.
    Boxes {
        /// How many.
        count: u64,
        /// ISO 6346 size and type.
        size: SizeType,
    },
    /// Vehicles on their wheels.
    Vehicles {
        /// How many.
        count: u64,
    },
    /// In bulk.
    Bulk {
        /// Weight.
        weight: Kilograms,
    },
    /// Loose or on pallets.
    Loose {
        /// Weight.
        weight: Kilograms,
        /// Volume in litres.
        litres: u64,
    },
}

impl Cargo {
    /// How many of what it is counted in: boxes, vehicles, or else kilograms.
    pub fn units(&self) -> u64 {
        match self {
            Self::Boxes { count, .. } | Self::Vehicles { count } => *count,
            Self::Bulk { weight } | Self::Loose { weight, .. } => weight.get(),
        }
    }

    /// How it comes to the gate.
    pub fn loading(&self) -> Loading {
        match self {
            Self::Boxes { .. } => Loading::Box,
            Self::Vehicles { .. } => Loading::Vehicle,
            Self::Loose { .. } => Loading::Loose,
            Self::Bulk { .. } => Loading::Bulk,
        }
    }

    /// Whether it can ride so, packed anew at the gate if need be: boxed goods also in a lorry or as air freight, vehicles also in
    /// boxes with racks, pallets also in lorries and boxes, bulk also in boxes with a liner. What stands in an open top, on a flat rack or in a tank stays there.
    pub fn can_ride(&self, loading: Loading) -> bool {
        match self {
            Self::Boxes { size, .. } if !matches!(size.equipment(), Equipment::Dry | Equipment::Reefer) => {
                loading == Loading::Box
            }
            Self::Boxes { .. } | Self::Loose { .. } => !matches!(loading, Loading::Vehicle | Loading::Bulk),
            Self::Bulk { .. } => matches!(loading, Loading::Bulk | Loading::Box),
            Self::Vehicles { .. } => matches!(loading, Loading::Vehicle | Loading::Box),
        }
    }
}

impl fmt::Display for Cargo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boxes { count, size } => write!(f, "{count} × {size}"),
            Self::Vehicles { count: 1 } => f.write_str("1 vehicle"),
            Self::Vehicles { count } => write!(f, "{count} vehicles"),
            Self::Bulk { weight } => write!(f, "{weight} in bulk"),
            Self::Loose { weight, litres } => {
                // Every litre that was typed, and one decimal at least.
                let litre = format!("{:03}", litres % 1000);
                let decimals = litre.trim_end_matches('0').len().max(1);
                write!(f, "{weight} on pallets, {}.{} m³", litres / 1000, &litre[..decimals])
            }
        }
    }
}
