//! What holds at hubs and of cargo, as text.

use super::figures::{Basis, Evidence, Exact, Range};
use super::needs::Kept;
use super::scope::Scope;
use crate::model::{BoxKind, EmissionBasis, Energy, Loading, Side, Since};
use serde::Deserialize;

/// A hub operation between two rides, or between a ride and the gate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handling {
    /// Unique code.
    pub code: String,
    /// Where.
    pub at: Scope,
    /// How the cargo came.
    pub from: Side,
    /// How it leaves.
    pub to: Side,
    /// Time in decimal days, waiting for a departure not included.
    pub days: Range,
    /// Price.
    pub charge: Range,
    /// What the price multiplies.
    pub per: Basis,
    /// Emission factor of the hub.
    pub co2e: String,
    /// What is done.
    #[serde(default)]
    pub note: Option<String>,
}

/// Packing what comes unpacked into boxes, at the hub where it is handed in; or unpacking it, at the hub where it is collected.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stuffing {
    /// Unique code.
    pub code: String,
    /// Where.
    pub at: Scope,
    /// What comes unpacked: `Vehicle`, `Loose` or `Bulk`.
    pub cargo: Loading,
    /// Time in decimal days.
    pub days: Range,
    /// Price.
    pub charge: Range,
    /// What the price multiplies.
    pub per: Basis,
    /// What is done.
    #[serde(default)]
    pub note: Option<String>,
}

/// Storage and demurrage: free days from arrival, then steps a started day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Where.
    pub at: Scope,
    /// What is stored.
    #[serde(alias = "carriage")]
    pub loading: Loading,
    /// Whether it is of cargo kept at a temperature, power included; where none is, such cargo pays what other cargo pays.
    #[serde(default)]
    pub cooled: bool,
    /// Free days from arrival.
    pub free_days: f64,
    /// Steps after the free days: how many days at which price a started day. The last step has no end.
    pub steps: Vec<StorageStep>,
    /// What the price multiplies.
    pub per: Basis,
    /// Currency of the steps, where it is not the file's.
    #[serde(default)]
    pub currency: Option<String>,
    /// Evidence of all of it.
    pub evidence: Evidence,
}

/// Lease of a carrier's box, where it is dropped off.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lease {
    /// Where the box is dropped off.
    pub at: Scope,
    /// Which boxes; any, where it is not given.
    #[serde(default)]
    pub of: Option<BoxKind>,
    /// From when days are counted.
    #[serde(default)]
    pub since: Since,
    /// Free days.
    pub free_days: f64,
    /// Days for which the consignee keeps the box: counted too.
    #[serde(default)]
    pub unloading_days: f64,
    /// Steps after the free days. The last step has no end.
    pub steps: Vec<StorageStep>,
    /// The one-way or drop-off charge.
    #[serde(alias = "give_back")]
    pub drop_off: Range,
    /// What the prices multiply.
    pub per: Basis,
    /// Currency of the steps, where it is not the file's.
    #[serde(default)]
    pub currency: Option<String>,
    /// Evidence of free days and steps.
    pub evidence: Evidence,
}

/// A step of a storage or lease tariff.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StorageStep {
    /// How many days; none for the last.
    #[serde(default)]
    pub days: Option<u32>,
    /// Price of a started day.
    pub charge: f64,
}

/// Lorry between a door and a hub.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drayage {
    /// ISO 3166 alpha-2 codes.
    pub countries: Vec<String>,
    /// What the lorry carries.
    #[serde(alias = "carriage")]
    pub loading: Loading,
    /// What the prices multiply.
    pub per: Basis,
    /// Price of the call.
    pub fixed: Range,
    /// Price of a kilometre.
    pub per_km: Range,
    /// Kilometres by road for one as the crow flies.
    pub circuity: Exact,
    /// Hours of loading or unloading.
    pub fixed_hours: Range,
    /// Kilometres an hour.
    pub km_per_hour: Exact,
    /// How far it goes, by road.
    pub radius_km: Exact,
    /// Emission factor.
    pub co2e: String,
}

/// An emission factor, well to wheel.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emission {
    /// Key that services and handlings cite.
    pub key: String,
    /// What it stands for.
    pub about: String,
    /// What moves it.
    #[serde(default)]
    pub energy: Option<Energy>,
    /// Country, region or lane that it holds for.
    #[serde(default)]
    pub region: Option<String>,
    /// What it multiplies.
    pub per: EmissionBasis,
    /// Grams of CO2e.
    pub grams: Range,
    /// Grams of CO2e of cargo kept at a temperature, where it takes more.
    #[serde(default)]
    pub cooled_grams: Option<Range>,
    /// Per cent added to the distance, per ISO 14083, where the distance is the shortest feasible one.
    #[serde(default)]
    pub distance_percent: Option<Exact>,
}

/// A commodity and what is typical of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commodity {
    /// Key that shipments name.
    pub key: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// Net weight: of a forty-foot box, or of one vehicle.
    pub kg: Exact,
    /// Volume: of a forty-foot box's load, or of one vehicle.
    pub m3: Exact,
    /// Value: of a forty-foot box's load, or of one vehicle.
    pub value: Range,
    /// Per cent of the value that a day costs.
    pub time_cost_percent: Range,
    /// Whether the figures are of one vehicle.
    #[serde(default)]
    pub vehicle: bool,
    /// Temperature at which it is kept.
    #[serde(default)]
    pub temperature: Option<Kept>,
    /// Key of the hazard that it is.
    #[serde(default)]
    pub hazard: Option<String>,
    /// Its code in the Harmonized System.
    #[serde(default)]
    pub hs: Option<String>,
}

/// How cargo fills what carries it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stowage {
    /// Cargo kilograms in a lorry.
    pub truck_kg: Exact,
    /// Cubic metres in a lorry.
    pub truck_m3: Exact,
    /// Cargo kilograms in a forty-foot box.
    pub box_kg: Exact,
    /// Cubic metres in a forty-foot high cube.
    pub box_m3: Exact,
    /// Cars in a forty-foot box with racks.
    pub cars_per_box: Exact,
    /// Chargeable kilograms of a cubic metre by air.
    pub air_kg_per_m3: Exact,
}
