//! Storage at hubs.

use crate::model::money::{dearest_step, step_charges};
use crate::model::{Basis, Evidence, Loading, Quantities, Scope, StorageStep, Tender};
use crate::units::{Minutes, Money};

/// Storage and demurrage: free days counted from arrival at the hub, then steps for each started day until departure.
#[derive(Debug, Clone)]
pub struct Storage {
    /// Where.
    pub at: Scope,
    /// What is stored.
    pub loading: Loading,
    /// Whether it is of cargo kept at a temperature, power included. Where none is, such cargo pays what other cargo pays.
    pub cooled: bool,
    /// Free time from arrival.
    pub free: Minutes,
    /// Steps after it; the last has no end.
    pub steps: Vec<StorageStep>,
    /// What the amounts multiply.
    pub per: Basis,
    /// Evidence of all of it.
    pub evidence: Evidence,
}

impl Storage {
    /// What a stay from arrival to departure costs, rounded half up once, or `None` past the type.
    pub fn charge(&self, stay: Minutes, quantities: &Quantities, tender: Tender) -> Option<Money> {
        step_charges(&self.steps, &self.per, self.free, stay, quantities, tender)
    }

    /// The dearest day, rounded up: a stay longer by `d` costs at most this for each started day of `d`, whenever it is.
    pub fn dearest_day(&self, quantities: &Quantities, tender: Tender) -> Option<Money> {
        dearest_step(&self.steps, &self.per, quantities, tender)
    }

    /// How many started days beyond the free time, and what each adds, or `None` past the type: by step where a day is a whole number of
    /// hundredths; or else day by day for this many days, as the rounding of their sum has it, and then the dearest day for ever.
    pub(crate) fn daily(&self, days: u32, quantities: &Quantities, tender: Tender) -> Option<Vec<(u32, Money)>> {
        let mut by_step = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let day = self.per.due(step.amount, quantities, tender)?;
            by_step.push((step.days.unwrap_or(u32::MAX), day.whole()));
        }
        let whole: Option<Vec<_>> = by_step.into_iter().map(|(days, amount)| Some((days, amount?))).collect();
        if whole.is_some() {
            return whole;
        }
        let (mut by_day, mut sum) = (Vec::new(), Money::ZERO);
        for day in 1..=days {
            let stay = self.free.checked_add(Minutes::new(day.checked_mul(1440)?))?;
            let after = self.charge(stay, quantities, tender)?;
            by_day.push((1, after.checked_sub(sum)?));
            sum = after;
        }
        by_day.push((u32::MAX, self.dearest_day(quantities, tender)?));
        Some(by_day)
    }
}
