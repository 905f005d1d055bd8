//! How cargo rides, how much of it there is on every basis, and how it fills what carries it.

use crate::model::Exact;
use serde::Deserialize;
use std::fmt;

/// How cargo rides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Loading {
    /// In ISO boxes.
    Box,
    /// In a lorry that goes through.
    Truck,
    /// Vehicles on their own wheels: JSQ wagons, car carriers.
    Vehicle,
    /// Loose or on pallets, by chargeable weight.
    Loose,
    /// In bulk, by the tonne: in a hold, a wagon, a silo lorry.
    Bulk,
}

impl Loading {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Box, Self::Truck, Self::Vehicle, Self::Loose, Self::Bulk];
}

impl fmt::Display for Loading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Box => "boxes",
            Self::Truck => "lorry",
            Self::Vehicle => "on wheels",
            Self::Loose => "pallets",
            Self::Bulk => "bulk",
        })
    }
}

/// A shipment counted on every basis that a tariff may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quantities {
    /// Boxes of forty feet and more.
    pub forties: u64,
    /// Boxes of twenty feet.
    pub twenties: u64,
    /// Hundredths of a TEU.
    pub centi_teu: u64,
    /// Vehicles.
    pub vehicles: u64,
    /// Lorry loads.
    pub trucks: u64,
    /// Chargeable kilograms by air.
    pub chargeable_kg: u64,
    /// Kilograms of cargo.
    pub kg: u64,
    /// Whether it is kept at a temperature, and so takes more energy.
    pub cooled: bool,
}

impl Quantities {
    /// Boxes of any size.
    pub fn boxes(&self) -> u64 {
        self.forties + self.twenties
    }

    /// How much of a departure's capacity it takes: forty-foot units (a twenty counts half), vehicles, lorries,
    /// chargeable kilograms or tonnes, each rounded up.
    pub fn load(&self, loading: Loading) -> u64 {
        match loading {
            Loading::Box => self.forties + self.twenties.div_ceil(2),
            Loading::Truck => self.trucks,
            Loading::Vehicle => self.vehicles,
            Loading::Loose => self.chargeable_kg,
            Loading::Bulk => self.kg.div_ceil(1000),
        }
    }
}

/// How cargo fills what carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stowage {
    /// Cargo kilograms in a lorry.
    pub truck_kg: Exact<u64>,
    /// Litres in a lorry.
    pub truck_litres: Exact<u64>,
    /// Cargo kilograms in a forty-foot box.
    pub box_kg: Exact<u64>,
    /// Litres in a forty-foot high cube.
    pub box_litres: Exact<u64>,
    /// Cars in a forty-foot box with racks.
    pub cars_per_box: Exact<u64>,
    /// Chargeable kilograms of a cubic metre by air.
    pub air_kg_per_m3: Exact<u64>,
}
