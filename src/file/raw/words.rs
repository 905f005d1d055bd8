//! Words that several lists use.

use serde::Deserialize;

/// UNECE Recommendation 19, the five that carry freight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Mode {
    /// Code 1.
    Sea,
    /// Code 2.
    Rail,
    /// Code 3.
    Road,
    /// Code 4.
    Air,
    /// Code 8.
    River,
}

/// How cargo rides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Carriage {
    /// In ISO boxes.
    Box,
    /// In a lorry that goes through.
    Truck,
    /// Vehicles on their own wheels: JSQ wagons, car carriers.
    Vehicle,
    /// Loose or on pallets, by chargeable weight.
    Loose,
    /// In bulk, by the tonne.
    Bulk,
}

/// Where a rule holds; the narrower wins.
#[derive(Debug, Clone, Deserialize)]
pub enum Scope {
    /// At these hubs.
    Hubs(Vec<String>),
    /// At every hub of these countries.
    Countries(Vec<String>),
    /// Everywhere.
    Anywhere,
}
