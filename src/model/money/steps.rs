//! Charges by the day: steps of storage and lease.

use super::price::{Due, Tender, UnitPrice};
use super::tariff::Basis;
use crate::model::Quantities;
use crate::units::{Minutes, Money};

/// A step of a storage tariff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageStep {
    /// How many days; none for the last.
    pub days: Option<u32>,
    /// Price of a started day for one unit of the basis.
    pub amount: UnitPrice,
}

/// The dearest day of these steps, rounded up: however a sum of days is rounded, one day more adds no more than this.
pub(in crate::model) fn dearest_step(
    steps: &[StorageStep],
    per: &Basis,
    quantities: &Quantities,
    tender: Tender,
) -> Option<Money> {
    let mut dearest = Money::ZERO;
    for step in steps {
        dearest = dearest.max(per.due(step.amount, quantities, tender)?.rounded_up()?);
    }
    Some(dearest)
}

/// What the started days of a time beyond the free time come to, rounded half up once, or `None` past the type.
pub(in crate::model) fn step_charges(
    steps: &[StorageStep],
    per: &Basis,
    free: Minutes,
    time: Minutes,
    quantities: &Quantities,
    tender: Tender,
) -> Option<Money> {
    let beyond = time.get().saturating_sub(free.get());
    if beyond == 0 {
        return Some(Money::ZERO);
    }
    let mut days = Minutes::new(beyond).started_days();
    if let Some(charge) = small_step_charges(steps, per, days, quantities, tender) {
        return Some(charge);
    }
    let mut total = Due::NOTHING;
    for step in steps {
        let here = step.days.map_or(days, |most| most.min(days));
        total = total.plus(per.due(step.amount, quantities, tender)?.times(u64::from(here))?)?;
        days -= here;
        if days == 0 {
            break;
        }
    }
    total.rounded()
}

/// The same in small numbers, where every step is a plain price in the currency of the bill: nearly always. Every label of a search that waits asks.
#[inline]
fn small_step_charges(
    steps: &[StorageStep],
    per: &Basis,
    mut days: u32,
    quantities: &Quantities,
    tender: Tender,
) -> Option<Money> {
    let units = per.plain_units(quantities)?;
    let mut days_by_price = 0_i64;
    for step in steps {
        let here = step.days.map_or(days, |most| most.min(days));
        let price = tender.plain(step.amount)?;
        days_by_price = days_by_price.checked_add(price.checked_mul(i64::from(here))?)?;
        days -= here;
        if days == 0 {
            break;
        }
    }
    units.plain_charge(days_by_price)
}
