//! What charges multiply.

use super::{Case, Exact, Quantities, Range};
use crate::units::Money;

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
        minimum: Exact<Money>,
    },
}

/// A quantity break: from so many units on, each pays another share of the amount.
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
    pub amount: Range<Money>,
    /// The basis.
    pub per: Basis,
}

impl Basis {
    /// What `amount` comes to for these quantities, or `None` past the type. A twenty-foot share is rounded half up to
    /// the minor unit, box by box; parts of a TEU and steps are rounded half up once, for all units together.
    ///
    /// Nobody pays more than the least quantity of a higher step would: the charge of that quantity is taken where it is the lower
    /// one, as air waybills are rated.
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
            Self::Teu => portion(amount, quantities.centi_teu, 100),
            Self::Stepped { of, steps } => {
                let whole = of.charge(amount, quantities)?;
                let count = of.units(quantities);
                let (reached, ahead) = steps.split_at(steps.partition_point(|step| step.from <= count));
                let mut charge = match reached.last() {
                    Some(step) => portion(whole, u64::from(step.share.value), 1000)?,
                    None => whole,
                };
                for step in ahead.iter().filter(|_| count > 0 && whole > Money::ZERO) {
                    let share = step.from.checked_mul(u64::from(step.share.value))?;
                    charge = charge.min(portion(whole, share, count.checked_mul(1000)?)?);
                }
                Some(charge)
            }
            Self::AtLeast { of, minimum } => Some(of.charge(amount, quantities)?.max(minimum.value)),
        }
    }

    /// How many units of the basis these quantities are, each started one counted whole.
    fn units(&self, quantities: &Quantities) -> u64 {
        match self {
            Self::Box | Self::Feu { .. } => quantities.boxes(),
            Self::Teu => quantities.centi_teu.div_ceil(100),
            Self::Vehicle => quantities.vehicles,
            Self::Truck => quantities.trucks,
            Self::Kg => quantities.chargeable_kg,
            Self::Tonne => quantities.kg.div_ceil(1000),
            Self::Shipment => 1,
            Self::Stepped { of, .. } | Self::AtLeast { of, .. } => of.units(quantities),
        }
    }

    /// The least charge, where there is one.
    pub fn minimum(&self) -> Option<&Exact<Money>> {
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

/// `amount` x `numerator` / `denominator`, rounded half up, or `None` past the type.
fn portion(amount: Money, numerator: u64, denominator: u64) -> Option<Money> {
    let denominator = i128::from(denominator);
    let product = i128::from(amount.minor()).checked_mul(i128::from(numerator))?;
    let rounded = product.checked_mul(2)?.checked_add(denominator)?.div_euclid(2 * denominator);
    i64::try_from(rounded).ok().map(Money::from_minor)
}

impl Rate {
    /// What the rate comes to, or `None` past the type.
    pub fn charge(&self, case: Case, quantities: &Quantities) -> Option<Money> {
        self.per.charge(self.amount.at(case), quantities)
    }
}
