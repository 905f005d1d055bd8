//! What charges and emission factors multiply.

use super::{Case, Exact, Quantities, Range};
use crate::units::{GramsCo2e, Kilometres, Money};
use std::sync::Arc;

/// What a charge multiplies.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Basis {
    /// Each box, whatever its size.
    Box,
    /// A forty-foot box; a twenty-foot box pays so many thousandths of it.
    Feu {
        /// Thousandths of the forty-foot price that a twenty-foot box pays.
        twenty: Exact<u32>,
    },
    /// A vehicle.
    Vehicle,
    /// A lorry load.
    Truck,
    /// A chargeable kilogram.
    Kg,
    /// A started tonne.
    Tonne,
    /// The whole shipment.
    Shipment,
}

/// An amount and what it multiplies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Amount for one unit of the basis.
    pub amount: Range<Money>,
    /// The basis.
    pub per: Basis,
}

impl Basis {
    /// What `amount` comes to for these quantities, or `None` past the type. A twenty-foot share is rounded half up to
    /// the minor unit, box by box.
    pub fn charge(&self, amount: Money, quantities: &Quantities) -> Option<Money> {
        let times = |count: u64| amount.checked_mul(i64::try_from(count).ok()?);
        match self {
            Self::Box => times(quantities.boxes()),
            Self::Feu { twenty } => {
                let share = amount.checked_mul(i64::from(twenty.value))?.minor();
                let share = Money::from_minor(share.checked_add(500)?.div_euclid(1000));
                times(quantities.forties)?.checked_add(share.checked_mul(i64::try_from(quantities.twenties).ok()?)?)
            }
            Self::Vehicle => times(quantities.vehicles),
            Self::Truck => times(quantities.trucks),
            Self::Kg => times(quantities.chargeable_kg),
            Self::Tonne => times(quantities.kg.div_ceil(1000)),
            Self::Shipment => Some(amount),
        }
    }
}

impl Rate {
    /// What the rate comes to, or `None` past the type.
    pub fn charge(&self, case: Case, quantities: &Quantities) -> Option<Money> {
        self.per.charge(self.amount.at(case), quantities)
    }
}

/// What an emission factor multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmissionBasis {
    /// Tonne-kilometres of cargo.
    TonneKm,
    /// TEU-kilometres.
    TeuKm,
    /// Tonnes handled at a hub.
    Tonne,
}

/// An emission factor, well to wheel, per ISO 14083.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emission {
    /// Its key.
    pub key: Arc<str>,
    /// What it stands for.
    pub about: Arc<str>,
    /// What it multiplies.
    pub per: EmissionBasis,
    /// Milligrams for one unit of the basis.
    pub milligrams: Range<u64>,
    /// Per cent added to the distance, where that is the shortest feasible one.
    pub distance_percent: u32,
}

impl Emission {
    /// Emissions of quantities over a distance (of handling when the basis is [`EmissionBasis::Tonne`], which ignores the
    /// distance), rounded half up to the gram, or `None` past the type.
    pub fn grams(&self, case: Case, quantities: &Quantities, distance: Kilometres) -> Option<GramsCo2e> {
        let factor = u128::from(self.milligrams.at(case));
        let km = u128::from(distance.get()) * u128::from(100 + self.distance_percent);
        // Scale: milligrams x hundredths of a kilometre x (kilograms or hundredths of a TEU).
        let (amount, scale) = match self.per {
            EmissionBasis::TonneKm => (u128::from(quantities.kg) * km, 100 * 1000),
            EmissionBasis::TeuKm => (u128::from(quantities.centi_teu) * km, 100 * 100),
            EmissionBasis::Tonne => (u128::from(quantities.kg), 1000),
        };
        let milligrams = amount.checked_mul(factor)?;
        let grams = (milligrams + scale * 500) / (scale * 1000);
        u64::try_from(grams).ok().map(GramsCo2e::new)
    }
}
