//! Prices, computed again: exact fractions of a hundredth of the currency of the bill, rounded half up once for each line.

use super::auditor::Auditor;
use crate::model::{Basis, Evidence, NETWORK_CURRENCY, Quantities, StorageStep, UnitPrice};
use std::cmp::Ordering;

/// An exact number, in lowest terms, the lower one above zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    pub(super) const NOTHING: Self = Self { over: 0, under: 1 };

    pub(super) fn new(over: i128, under: i128) -> Self {
        let (mut one, mut other) = (over.unsigned_abs(), under.unsigned_abs());
        while other > 0 {
            (one, other) = (other, one % other);
        }
        let common = i128::try_from(one).unwrap_or(1).max(1);
        Self { over: over / common, under: (under / common).max(1) }
    }

    pub(super) fn whole(number: impl Into<i128>) -> Self {
        Self { over: number.into(), under: 1 }
    }

    /// Past the type it is a number that no itinerary has.
    pub(super) fn by(self, other: Self) -> Self {
        // Across first, so that what cancels does not overflow.
        let (one, two) = (Self::new(self.over, other.under), Self::new(other.over, self.under));
        let product = one.over.checked_mul(two.over).zip(one.under.checked_mul(two.under));
        product.map_or(Self { over: i128::MAX, under: 1 }, |(over, under)| Self { over, under })
    }

    pub(super) fn per(self, other: Self) -> Self {
        self.by(Self { over: other.under, under: other.over.max(1) })
    }

    pub(super) fn and(self, other: Self) -> Self {
        let sum = || {
            let over = self.over.checked_mul(other.under)?.checked_add(other.over.checked_mul(self.under)?)?;
            Some(Self::new(over, self.under.checked_mul(other.under)?))
        };
        sum().unwrap_or(Self { over: i128::MAX, under: 1 })
    }

    fn is_less(self, other: Self) -> bool {
        let floor = |one: Self| one.over.div_euclid(one.under);
        let rest = |one: Self| one.over.rem_euclid(one.under);
        match floor(self).cmp(&floor(other)) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => {
                let products = rest(self).checked_mul(other.under).zip(rest(other).checked_mul(self.under));
                products.is_some_and(|(own, theirs)| own < theirs)
            }
        }
    }

    pub(super) fn or_more(self, other: Self) -> Self {
        if self.is_less(other) { other } else { self }
    }

    pub(super) fn rounded(self) -> i128 {
        let (whole, rest) = (self.over.div_euclid(self.under), self.over.rem_euclid(self.under));
        whole + i128::from(rest >= self.under - rest)
    }
}

impl Auditor<'_> {
    /// Millionths of a currency for one of the network's, in a year: the last rate by then, else the first after.
    fn rate(&self, currency: &str, year: u16) -> Fraction {
        if currency == NETWORK_CURRENCY.as_str() {
            return Fraction::whole(1_000_000);
        }
        let mut known: Vec<_> = self.network.rates().iter().filter(|rate| rate.currency.as_str() == currency).collect();
        known.sort_by_key(|rate| rate.millionths.evidence.year);
        let by_then = known.iter().rev().find(|rate| rate.millionths.evidence.year <= year).or(known.first());
        Fraction::whole(by_then.map_or(0, |rate| i128::from(rate.millionths.value)))
    }

    /// The currency that the bill should be made out in.
    pub(super) fn asked_currency(&self) -> &str {
        self.query.currency.as_deref().unwrap_or(NETWORK_CURRENCY.as_str())
    }

    /// An amount in the network's currency on this bill, not rounded.
    pub(super) fn billed(&self, cents: Fraction) -> Fraction {
        cents.by(self.rate(self.asked_currency(), u16::MAX)).per(Fraction::whole(1_000_000))
    }

    /// A price in hundredths on this bill, not rounded.
    fn one(&self, price: UnitPrice, evidence: &Evidence) -> Fraction {
        let written = Fraction::new(i128::from(price.millionths()), 10_000);
        let own = price.currency();
        if own.as_str() == self.asked_currency() {
            return written;
        }
        let in_network = written.by(Fraction::whole(1_000_000)).per(self.rate(own.as_str(), evidence.year));
        self.billed(in_network)
    }

    /// What a price comes to, not rounded.
    pub(super) fn due(&self, per: &Basis, price: UnitPrice, evidence: &Evidence, quantities: &Quantities) -> Fraction {
        match per {
            Basis::AtLeast { of, minimum } => {
                let least = self.one(minimum.value, &minimum.evidence);
                self.due(of, price, evidence, quantities).or_more(least)
            }
            _ => accrued(per, self.one(price, evidence), quantities),
        }
    }

    /// A line of the bill.
    pub(super) fn line(&self, per: &Basis, price: UnitPrice, evidence: &Evidence, quantities: &Quantities) -> i128 {
        self.due(per, price, evidence, quantities).rounded()
    }

    /// What a time beyond the free time comes to, day by day, rounded in the end.
    pub(super) fn by_the_day(
        &self,
        steps: &[StorageStep],
        per: &Basis,
        evidence: &Evidence,
        free: i128,
        time: i128,
        quantities: &Quantities,
    ) -> i128 {
        let (mut sum, mut day, mut begins) = (Fraction::NOTHING, 0, free);
        while begins < time {
            let mut first = 0;
            let step = steps.iter().find(|step| {
                first += i128::from(step.days.unwrap_or(u32::MAX));
                day < first
            });
            if let Some(step) = step {
                sum = sum.and(self.due(per, step.amount, evidence, quantities));
            }
            day += 1;
            begins += 1440;
        }
        sum.rounded()
    }
}

fn accrued(per: &Basis, one: Fraction, quantities: &Quantities) -> Fraction {
    let times = |count: u64| one.by(Fraction::whole(count));
    match per {
        Basis::Feu { twenty } => {
            let share = one.by(Fraction::new(i128::from(twenty.value), 1000));
            times(quantities.forties).and(share.by(Fraction::whole(quantities.twenties)))
        }
        Basis::Teu => one.by(Fraction::new(i128::from(quantities.centi_teu), 100)),
        Basis::Stepped { of, steps } => {
            let whole = accrued(of, one, quantities);
            let count = units(of, quantities);
            let share = |from: u64| {
                let reached = steps.iter().rev().find(|step| step.from <= from);
                Fraction::new(reached.map_or(1000, |step| i128::from(step.share.value)), 1000)
            };
            let own = whole.by(share(count));
            if count == 0 || whole.over <= 0 {
                return own;
            }
            // As if there were as many as a higher step begins with.
            let raised = steps.iter().map(|step| step.from).filter(|&from| from > count);
            let raised =
                raised.map(|from| whole.by(share(from)).by(Fraction::new(i128::from(from), i128::from(count))));
            raised.fold(own, |least, other| if other.is_less(least) { other } else { least })
        }
        Basis::AtLeast { of, .. } => accrued(of, one, quantities),
        _ => times(units(per, quantities)),
    }
}

/// Units that steps go by.
fn units(per: &Basis, quantities: &Quantities) -> u64 {
    match per {
        Basis::Box | Basis::Feu { .. } => quantities.forties + quantities.twenties,
        Basis::Teu => quantities.centi_teu.div_ceil(100),
        Basis::Vehicle => quantities.vehicles,
        Basis::Truck => quantities.trucks,
        Basis::Kg => quantities.chargeable_kg,
        Basis::Tonne => quantities.kg.div_ceil(1000),
        Basis::Shipment => 1,
        Basis::Stepped { of, .. } | Basis::AtLeast { of, .. } => units(of, quantities),
    }
}
