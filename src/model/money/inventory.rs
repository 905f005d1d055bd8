//! Inventory: what cargo costs its owner while it is under way.

use super::Tender;
use crate::model::Evidence;
use crate::units::{Minutes, Money};

/// What cargo under way costs its owner: capital and loss of value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// Value of all of it.
    pub value: Money,
    /// Thousandths of a per cent of the value for a day.
    pub rate: u64,
    /// Evidence of the rate, where it is the commodity's.
    pub evidence: Option<Evidence>,
}

impl Inventory {
    /// The cost of so much time on a bill made out in a currency, rounded half up, or `None` past the type. It never falls with the time.
    pub fn cost(&self, time: Minutes, tender: Tender) -> Option<Money> {
        tender.share(self.value, i128::from(self.rate).checked_mul(i128::from(time.get()))?, 100_000 * 1440)
    }
}
