//! Emission factors, well to wheel, per ISO 14083:2023 and the GLEC Framework.

use crate::model::{Case, Quantities, Range};
use crate::units::{GramsCo2e, Kilometres};
use serde::Deserialize;
use std::fmt;
use std::sync::Arc;

/// What an emission factor multiplies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum EmissionBasis {
    /// Tonne-kilometres of cargo.
    TonneKm,
    /// TEU-kilometres.
    TeuKm,
    /// Tonnes handled at a hub.
    Tonne,
}

impl EmissionBasis {
    /// Symbol: `t km`, `TEU km`, `t`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::TonneKm => "t km",
            Self::TeuKm => "TEU km",
            Self::Tonne => "t",
        }
    }
}

/// What moves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Energy {
    /// Current from the grid of the region.
    Electricity,
    /// Diesel.
    Diesel,
    /// Natural gas.
    Gas,
    /// Heavy and low-sulphur fuel oil, marine gas oil.
    FuelOil,
    /// Jet fuel.
    Kerosene,
    /// Several, as the place has them.
    Mixed,
}

impl Energy {
    /// Lower-case English words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Electricity => "electricity",
            Self::Diesel => "diesel",
            Self::Gas => "gas",
            Self::FuelOil => "fuel oil",
            Self::Kerosene => "kerosene",
            Self::Mixed => "mixed",
        }
    }
}

impl fmt::Display for Energy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// An emission factor, well to wheel, per ISO 14083.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emission {
    /// Its key.
    pub key: Arc<str>,
    /// What it stands for.
    pub about: Arc<str>,
    /// What moves it; none where nobody said.
    pub energy: Option<Energy>,
    /// Country, region or lane that it holds for; none where it holds anywhere.
    pub region: Option<Arc<str>>,
    /// What it multiplies.
    pub per: EmissionBasis,
    /// Milligrams for one unit of the basis.
    pub milligrams: Range<u64>,
    /// The same for cargo that is kept at a temperature, where it takes more.
    pub cooled: Option<Range<u64>>,
    /// Per cent added to the distance, where that is the shortest feasible one.
    pub distance_percent: u32,
}

impl Emission {
    /// Milligrams for one unit of the basis, for such cargo.
    pub fn figure(&self, quantities: &Quantities) -> &Range<u64> {
        self.cooled.as_ref().filter(|_| quantities.cooled).unwrap_or(&self.milligrams)
    }

    /// Emissions of quantities over a distance (of handling when the basis is [`EmissionBasis::Tonne`], which ignores the
    /// distance), rounded half up to the gram, or `None` past the type.
    pub fn grams(&self, case: Case, quantities: &Quantities, distance: Kilometres) -> Option<GramsCo2e> {
        let factor = u128::from(self.figure(quantities).at(case));
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
