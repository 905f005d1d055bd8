//! Figures with their evidence, and what a price is for.

use serde::Deserialize;

/// Where a figure comes from: keys of sources, and the year it speaks of.
#[derive(Debug, Clone, Deserialize)]
pub enum Evidence {
    /// Stands in the source as it stands here.
    Published(String, u16),
    /// Computed from what the sources say.
    Derived(String, u16),
    /// Computed by a documented rule, fitted to figures of other places.
    Modelled(String, u16),
    /// Nobody published it.
    Estimate(String, u16),
}

/// Low (best practice), typical (an ordinary week), high (a bad week that still occurs), and the evidence; of money also its currency, where
/// that is not the file's.
#[derive(Debug, Clone, Deserialize)]
pub struct Range(pub f64, pub f64, pub f64, pub Evidence, #[serde(default)] pub Option<String>);

/// One figure and its evidence; of money also its currency, where that is not the file's.
#[derive(Debug, Clone, Deserialize)]
pub struct Exact(pub f64, pub Evidence, #[serde(default)] pub Option<String>);

/// What a charge multiplies.
#[derive(Debug, Clone, Deserialize)]
pub enum Basis {
    /// Each box, whatever its size.
    Box,
    /// A forty-foot box; a twenty-foot box pays the share `twenty`.
    Feu {
        /// Share of the forty-foot price that a twenty-foot box pays.
        twenty: Exact,
    },
    /// A vehicle.
    Vehicle,
    /// A lorry load.
    Truck,
    /// A chargeable kilogram.
    Kg,
    /// A tonne, rounded up.
    Tonne,
    /// The whole shipment.
    Shipment,
    /// A TEU: a forty-foot box is two, a forty-five-foot box two and a quarter.
    Teu,
    /// A basis whose amount changes with how many there are of it.
    Stepped {
        /// The basis: none with steps or a minimum of its own, nor `Shipment`.
        of: Box<Basis>,
        /// Quantity breaks, ascending.
        steps: Vec<QuantityStep>,
    },
    /// A basis with a least charge: of the rate, or of a whole ride where a service has it.
    AtLeast {
        /// The basis.
        of: Box<Basis>,
        /// The least charge.
        minimum: Exact,
    },
}

/// A quantity break.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityStep {
    /// From this many units on: boxes, started TEU, vehicles, lorries, chargeable kilograms or started tonnes.
    pub from: u64,
    /// Every unit pays this many per cent of the amount.
    pub percent: Exact,
}
