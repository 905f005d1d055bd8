//! Insurance of the cargo by its value.

use crate::model::{Evidence, Tender};
use crate::units::Money;

/// Per cent of the value of the goods that is insured: a tenth is added for the expected profit, as clause A5 of the rules CIF and CIP of
/// Incoterms 2020 has it.
pub const COVER_PERCENT: u32 = 110;

/// How a shipment is insured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insurance {
    /// Value of the goods.
    pub value: Money,
    /// Evidence of the value, where it is what is typical of the commodity.
    pub value_evidence: Option<Evidence>,
    /// What is paid.
    pub terms: InsuranceTerms,
}

/// What insurance costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsuranceTerms {
    /// One premium for all of the way: millionths of the insured value, and the least in the network's currency.
    OneRate(u64, Money),
    /// A premium for each ride, as [`Premium`](crate::model::Premium)s say.
    ByRide,
}

impl Insurance {
    /// The premium of a rate in millionths on a bill made out in a currency, rounded half up, or `None` past the type.
    pub fn premium(&self, rate: u64, tender: Tender) -> Option<Money> {
        tender.share(self.value, i128::from(COVER_PERCENT) * i128::from(rate), 100 * 1_000_000)
    }
}
