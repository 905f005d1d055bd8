//! What charges multiply.

use super::price::{Due, Tender, UnitPrice, Units};
use crate::model::{Case, Exact, Quantities, Range};
use crate::units::Money;

/// What a charge multiplies.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Basis {
    /// Each box, whatever its size.
    Box,
    /// A forty-foot box; a twenty-foot box pays this many thousandths of it.
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
    /// A TEU: a twenty-foot box is one, a forty-foot box two, a forty-five-foot box two and a quarter.
    Teu,
    /// A basis whose amount changes with how many there are of it.
    Stepped {
        /// The basis.
        of: Box<Basis>,
        /// By ascending quantity.
        steps: Vec<QuantityStep>,
    },
    /// A basis with a least charge: of a rate, or of a ride as a whole where a service has it.
    AtLeast {
        /// The basis.
        of: Box<Basis>,
        /// The least charge.
        minimum: Exact<UnitPrice>,
    },
}

/// A quantity break: from this many units on, each pays another share of the amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityStep {
    /// The least number of units: boxes, started TEU, vehicles, lorries, chargeable kilograms or started tonnes.
    pub from: u64,
    /// Thousandths of the amount that every unit pays then.
    pub share: Exact<u32>,
}

/// An amount and what it multiplies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Amount for one unit of the basis.
    pub amount: Range<UnitPrice>,
    /// The basis.
    pub per: Basis,
}

impl Basis {
    /// What `price` comes to for these quantities on a bill made out in a currency, or `None` past the type: multiplied first, and rounded
    /// half up once.
    ///
    /// Nobody pays more than the least quantity of a higher step would: the charge of that quantity is taken where it is the lower
    /// one, as air waybills are rated. A least charge is compared exactly, before anything is rounded.
    pub fn charge(&self, price: UnitPrice, quantities: &Quantities, tender: Tender) -> Option<Money> {
        match self {
            Self::AtLeast { .. } => self.due(price, quantities, tender)?.rounded(),
            _ => tender.line(price, self.units(price, quantities)?),
        }
    }

    /// The same, exactly.
    pub(in crate::model) fn due(&self, price: UnitPrice, quantities: &Quantities, tender: Tender) -> Option<Due> {
        if let Self::AtLeast { of, minimum } = self {
            let least = tender.due(minimum.value, Units { count: 1, of: 1 })?;
            return Some(of.due(price, quantities, tender)?.max(least));
        }
        tender.due(price, self.units(price, quantities)?)
    }

    /// How many times a price is due: by steps, the fewer of what they are and what a higher step begins with.
    fn units(&self, price: UnitPrice, quantities: &Quantities) -> Option<Units> {
        let whole = |count: u64| Some(Units { count, of: 1 });
        match self {
            Self::Feu { twenty } => {
                let forties = quantities.forties.checked_mul(1000)?;
                let twenties = quantities.twenties.checked_mul(u64::from(twenty.value))?;
                Some(Units { count: forties.checked_add(twenties)?, of: 1000 })
            }
            Self::Teu => Some(Units { count: quantities.centi_teu, of: 100 }),
            Self::Stepped { of, steps } => {
                let (all, count) = (of.units(price, quantities)?, of.count(quantities));
                let (reached, ahead) = steps.split_at(steps.partition_point(|step| step.from <= count));
                let share = reached.last().map_or(1000, |step| u64::from(step.share.value));
                // Shares of all, of this many parts.
                let (mut most, mut parts) = (u128::from(share), 1000_u128);
                let pays = count > 0 && all.count > 0 && !price.is_zero() && !price.is_negative();
                for step in ahead.iter().filter(|_| pays) {
                    let raised = u128::from(step.from) * u128::from(step.share.value);
                    let of = u128::from(count) * 1000;
                    if raised.checked_mul(parts)? < most.checked_mul(of)? {
                        (most, parts) = (raised, of);
                    }
                }
                let product = u128::from(all.count).checked_mul(most)?;
                let of = u128::from(all.of).checked_mul(parts)?;
                Units::reduced(product, of)
            }
            Self::AtLeast { of, .. } => of.units(price, quantities),
            _ => whole(self.count(quantities)),
        }
    }

    /// How many times any price is due; `None` where it depends on the price, or past the type.
    #[inline]
    pub(super) fn plain_units(&self, quantities: &Quantities) -> Option<Units> {
        match self {
            Self::Stepped { .. } | Self::AtLeast { .. } => None,
            _ => self.units(UnitPrice::ZERO, quantities),
        }
    }

    /// How many units of the basis these quantities are, each started one counted whole.
    fn count(&self, quantities: &Quantities) -> u64 {
        match self {
            Self::Box | Self::Feu { .. } => quantities.boxes(),
            Self::Teu => quantities.centi_teu.div_ceil(100),
            Self::Vehicle => quantities.vehicles,
            Self::Truck => quantities.trucks,
            Self::Kg => quantities.chargeable_kg,
            Self::Tonne => quantities.kg.div_ceil(1000),
            Self::Shipment => 1,
            Self::Stepped { of, .. } | Self::AtLeast { of, .. } => of.count(quantities),
        }
    }

    /// The least charge, where there is one.
    pub fn minimum(&self) -> Option<&Exact<UnitPrice>> {
        match self {
            Self::AtLeast { minimum, .. } => Some(minimum),
            _ => None,
        }
    }

    /// The basis without its least charge.
    pub fn without_minimum(&self) -> &Self {
        match self {
            Self::AtLeast { of, .. } => of,
            basis => basis,
        }
    }
}

impl Rate {
    /// What the rate comes to on a bill made out in a currency, rounded half up, or `None` past the type.
    pub fn charge(&self, case: Case, quantities: &Quantities, tender: Tender) -> Option<Money> {
        self.per.charge(self.amount.at(case), quantities, tender)
    }

    /// What the rate comes to when it is of a thousand kilometres, rounded half up once, or `None` past the type.
    pub fn charge_over(&self, case: Case, km: u64, quantities: &Quantities, tender: Tender) -> Option<Money> {
        self.per.due(self.amount.at(case), quantities, tender)?.times(km)?.over(1000)?.rounded()
    }
}
