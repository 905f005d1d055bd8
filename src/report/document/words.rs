//! Words of documents that several parts use: kinds of cargo, modes, stages, charges.

use crate::model::{Cargo, Mode};
use crate::search;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CargoKind<'f> {
    /// Packed boxes.
    Boxes {
        /// How many.
        count: u64,
        /// ISO 6346 size and type.
        size_type: Cow<'f, str>,
    },
    /// Vehicles on their wheels.
    Vehicles {
        /// How many.
        count: u64,
    },
    /// Loose or on pallets.
    Pallets {
        /// Kilograms.
        weight_kg: u64,
        /// Litres.
        volume_litres: u64,
    },
    /// In bulk.
    Bulk {
        /// Kilograms.
        weight_kg: u64,
    },
}

pub(super) fn cargo_kind(cargo: &Cargo) -> CargoKind<'static> {
    match cargo {
        Cargo::Boxes { count, size } => CargoKind::Boxes { count: *count, size_type: size.to_string().into() },
        Cargo::Vehicles { count } => CargoKind::Vehicles { count: *count },
        Cargo::Bulk { weight } => CargoKind::Bulk { weight_kg: weight.get() },
        Cargo::Loose { weight, litres } => CargoKind::Pallets { weight_kg: weight.get(), volume_litres: *litres },
    }
}

/// A criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// Minutes from ready to available for collection.
    Time,
    /// All charges.
    Cost,
    /// Grams of CO2e, well to wheel.
    Co2e,
}

/// Whether a search ran to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The itineraries are exactly the front.
    Complete,
    /// Stopped by a number of labels: the itineraries are possible, and better ones may exist.
    LabelLimit,
    /// Stopped by a time limit, likewise.
    TimeLimit,
    /// Stopped from outside, likewise.
    Cancelled,
    /// No itinerary answers the question.
    Unanswered,
}

impl From<search::Status> for Status {
    fn from(status: search::Status) -> Self {
        match status {
            search::Status::Complete => Self::Complete,
            search::Status::LabelLimit => Self::LabelLimit,
            search::Status::TimeLimit => Self::TimeLimit,
            search::Status::Cancelled => Self::Cancelled,
        }
    }
}

/// A mode of transport.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModeName {
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

impl From<Mode> for ModeName {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Sea => Self::Sea,
            Mode::Rail => Self::Rail,
            Mode::Road => Self::Road,
            Mode::Air => Self::Air,
            Mode::River => Self::River,
        }
    }
}

/// How firm a departure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScheduleKind {
    /// Weekdays and times are published.
    Published,
    /// Only a frequency is known; the departure comes from spreading it evenly.
    Nominal,
    /// Leaves when the cargo is ready.
    OnDemand,
    /// No date was given: half the mean headway in place of a departure.
    MeanWait,
}

/// What a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// Moving.
    Run,
    /// Crossing a border.
    Border,
    /// Standing at a call.
    Dwell,
}

/// What a charge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChargeKind {
    /// Export clearance of a country.
    ExportClearance,
    /// Import clearance of a country.
    ImportClearance,
    /// Customs transit through a territory.
    Transit,
    /// The lorry to or from a door.
    Drayage,
    /// Packing into boxes.
    Stuffing,
    /// Unpacking at the destination.
    Unstuffing,
    /// Handling at a hub.
    Handling,
    /// Storage beyond the free time.
    Storage,
    /// A stage of a service.
    Stage,
    /// A through rate in place of the stages' own.
    ThroughRate,
    /// What is missing to the least charge of a ride.
    MinimumCharge,
    /// A border or hub that is closed: waiting.
    Closed,
    /// A season: a surcharge, or time added.
    Season,
    /// Lease of the carrier's boxes by the day.
    Lease,
    /// The charge where the carrier's boxes are dropped off.
    DropOff,
    /// What the time costs the owner of the cargo.
    Inventory,
    /// A premium of insurance.
    Insurance,
    /// A surcharge for dearer fuel.
    FuelSurcharge,
    /// A surcharge in a season of high demand.
    PeakSeasonSurcharge,
    /// A surcharge for the risk of war on the way.
    WarRiskSurcharge,
    /// A surcharge for a congested port or line.
    CongestionSurcharge,
    /// A surcharge for power and care of refrigerated boxes.
    ReeferSurcharge,
    /// A surcharge for dangerous goods.
    DangerousGoodsSurcharge,
    /// A surcharge for lithium batteries.
    BatterySurcharge,
    /// What a government pays: below zero.
    Subsidy,
}
