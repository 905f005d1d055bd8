//! Surcharges, as text.

use super::figures::{Basis, Range};
use super::services::Window;
use crate::model::{Loading, Mode, SurchargeKind};
use serde::Deserialize;

/// What carriers add to their rates, said once for all the services that it touches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surcharge {
    /// Unique code.
    pub code: String,
    /// Name shown beside the charge.
    pub name: String,
    /// Why it is taken.
    pub kind: SurchargeKind,
    /// When: by the local date of departure from the first call; on services on demand by the date on which the cargo is ready. Always, where
    /// it is not given.
    #[serde(default)]
    pub window: Option<Window>,
    /// On which rides.
    #[serde(default)]
    pub on: SurchargedRides,
    /// Of which cargo; all, where it is not given.
    #[serde(default)]
    pub cargo: SurchargedCargo,
    /// How much: a share or an amount.
    pub amount: SurchargeAmount,
}

/// Which rides: every list that is given must name what the ride has.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SurchargedRides {
    /// Modes.
    pub modes: Vec<Mode>,
    /// How the cargo rides.
    pub carries: Vec<Loading>,
    /// Codes of services.
    pub services: Vec<String>,
    /// Countries where the ride begins.
    pub from: Vec<String>,
    /// Countries where it ends.
    pub to: Vec<String>,
    /// Countries touched on the way, ends included.
    pub through: Vec<String>,
    /// Straits and canals passed.
    #[serde(alias = "gates")]
    pub straits: Vec<String>,
}

/// What insurers take on rides of a kind. Of several that touch a ride, each is taken.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Premium {
    /// Unique code.
    pub code: String,
    /// Name shown beside the charge.
    pub name: String,
    /// On which rides.
    #[serde(default)]
    pub on: SurchargedRides,
    /// Per cent of the insured value, with at most four decimals.
    pub percent: Range,
}

/// Which cargo.
#[derive(Debug, Clone, Default, Deserialize)]
pub enum SurchargedCargo {
    /// All.
    #[default]
    Any,
    /// Kept at a temperature.
    Cooled,
    /// Dangerous goods of any of these hazards, by their keys.
    Hazards(Vec<String>),
}

/// How much.
#[derive(Debug, Clone, Deserialize)]
pub enum SurchargeAmount {
    /// Per cent of the price of the ride without seasons and surcharges, -100 to 1000.
    Percent(Range),
    /// An amount on a basis of its own; a subsidy where negative.
    Charge(Range, Basis),
    /// The same for each thousand kilometres of the ride.
    ByDistance(Range, Basis),
}
