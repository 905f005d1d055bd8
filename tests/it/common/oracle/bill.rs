//! What a price comes to on a bill, by hand: fractions of a hundredth, rounded when all is added up.

use super::charges::RATES;
use super::compute::Computer;
use landsea::model::{Basis, Quantities, QuantityStep, Range, UnitPrice};

/// A fraction in lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ratio(i128, i128);

impl Ratio {
    pub(crate) fn of(over: i128, under: i128) -> Self {
        let (mut one, mut other) = (over.abs(), under.abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        Self(over / one.max(1), under / one.max(1))
    }

    pub(crate) fn whole(number: impl TryInto<i128, Error: std::fmt::Debug>) -> Self {
        Self(number.try_into().unwrap(), 1)
    }

    pub(crate) fn times(self, other: Self) -> Self {
        Self::of(self.0 * other.0, self.1 * other.1)
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self::of(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    fn below(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }

    pub(crate) fn max(self, other: Self) -> Self {
        if self.below(other) { other } else { self }
    }

    pub(crate) fn half_up(self) -> i64 {
        i64::try_from((2 * self.0 + self.1).div_euclid(2 * self.1)).unwrap()
    }
}

/// Millionths of a currency for a dollar, in a year: of it, else of the last before, else of the first.
fn for_a_dollar(code: &str, year: u16) -> Ratio {
    let known = || RATES.iter().filter(|(known, ..)| *known == code);
    let before = known().filter(|(_, of, _)| *of <= year).max_by_key(|(_, of, _)| *of);
    let rate = before.or_else(|| known().min_by_key(|(_, of, _)| *of));
    rate.map_or(Ratio::whole(1), |&(.., millionths)| Ratio::of(i128::from(millionths), 1_000_000))
}

impl Computer<'_> {
    /// Cents on this bill.
    pub(crate) fn cents(&self, cents: i64) -> Ratio {
        self.bill.map_or(Ratio::whole(cents), |code| Ratio::whole(cents).times(for_a_dollar(code, u16::MAX)))
    }

    fn one(&self, price: UnitPrice, year: u16) -> Ratio {
        let written = Ratio::of(i128::from(price.millionths()), 10_000);
        let currency = price.currency();
        if currency.as_str() == self.bill.unwrap_or("USD") {
            return written;
        }
        let Ratio(over, under) = for_a_dollar(currency.as_str(), year);
        let dollar = written.times(Ratio::of(under, over));
        self.bill.map_or(dollar, |code| dollar.times(for_a_dollar(code, u16::MAX)))
    }

    /// What a price of a year comes to.
    pub(crate) fn due(&self, per: &Basis, price: UnitPrice, year: u16) -> Ratio {
        match per {
            Basis::AtLeast { of, minimum } => {
                self.due(of, price, year).max(self.one(minimum.value, minimum.evidence.year))
            }
            _ => self.one(price, year).times(times(per, &self.quantities, price.millionths() > 0)),
        }
    }

    /// A line of the bill.
    pub(crate) fn priced(&self, per: &Basis, amount: &Range<UnitPrice>) -> i64 {
        self.range_due(per, amount).half_up()
    }

    pub(crate) fn range_due(&self, per: &Basis, amount: &Range<UnitPrice>) -> Ratio {
        self.due(per, amount.at(self.question().case), amount.evidence().year)
    }

    /// The least charge of a basis that has one.
    pub(crate) fn least(&self, per: &Basis) -> Option<Ratio> {
        let Basis::AtLeast { minimum, .. } = per else { return None };
        Some(self.one(minimum.value, minimum.evidence.year))
    }
}

/// How many times a price is due.
fn times(per: &Basis, q: &Quantities, positive: bool) -> Ratio {
    match per {
        Basis::Feu { twenty } => {
            Ratio::whole(q.forties).plus(Ratio::whole(q.twenties).times(Ratio::of(i128::from(twenty.value), 1000)))
        }
        Basis::Teu => Ratio::of(i128::from(q.centi_teu), 100),
        Basis::Stepped { of, steps } => stepped(of, steps, q, positive),
        _ => Ratio::whole(count(per, q)),
    }
}

fn count(per: &Basis, q: &Quantities) -> u64 {
    match per {
        Basis::Box | Basis::Feu { .. } => q.boxes(),
        Basis::Teu => q.centi_teu.div_ceil(100),
        Basis::Vehicle => q.vehicles,
        Basis::Truck => q.trucks,
        Basis::Kg => q.chargeable_kg,
        Basis::Tonne => q.kg.div_ceil(1000),
        Basis::Shipment => 1,
        other => panic!("no such basis is drawn: {other:?}"),
    }
}

/// The lowest of what is due for as many as there are and for as many as begin any higher step.
fn stepped(of: &Basis, steps: &[QuantityStep], q: &Quantities, positive: bool) -> Ratio {
    let (all, count) = (times(of, q, positive), count(of, q));
    let mut own = all;
    let mut least: Option<Ratio> = None;
    for step in steps {
        let share = Ratio::of(i128::from(step.share.value), 1000);
        if step.from <= count {
            own = all.times(share);
        } else if count > 0 && positive {
            let raised = all.times(share).times(Ratio::of(i128::from(step.from), i128::from(count)));
            least = Some(least.map_or(raised, |least| if raised.below(least) { raised } else { least }));
        }
    }
    match least {
        Some(least) if least.below(own) => least,
        _ => own,
    }
}
