//! Prices as they are written, and the currency that a bill is made out in.
//!
//! A price keeps its own currency and up to six decimals. It is multiplied first, converted then, and rounded last: once for each line of a
//! bill, half up, to the hundredth of the currency that the bill is made out in.

use crate::model::{ExchangeRate, NETWORK_CURRENCY};
use crate::units::{Currency, Money};
use std::cmp::Ordering;
use std::fmt;

/// Millionths of one.
const ONE: u64 = 1_000_000;

/// Millionths of a unit of currency to a hundredth of it.
const HUNDREDTH: i128 = 10_000;

/// A price of one unit, as it is written: in its own currency, to the millionth. Below zero it is a subsidy.
///
/// Prices of different currencies, or converted at different rates, have no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPrice {
    millionths: i64,
    currency: Currency,
    /// Millionths of the currency for one of the network's.
    for_one: u64,
}

impl UnitPrice {
    /// Nothing.
    pub const ZERO: Self = Self::of_network(0);

    /// Millionths of the network's currency.
    pub const fn of_network(millionths: i64) -> Self {
        Self { millionths, currency: NETWORK_CURRENCY, for_one: ONE }
    }

    /// Millionths of another currency, converted at this rate where a bill is made out in a third.
    pub const fn at_rate(millionths: i64, rate: &ExchangeRate) -> Self {
        Self { millionths, currency: rate.currency, for_one: rate.millionths.value }
    }

    /// An amount of the network's currency, or `None` past the type.
    pub const fn of_money(amount: Money) -> Option<Self> {
        match amount.minor().checked_mul(10_000) {
            Some(millionths) => Some(Self::of_network(millionths)),
            None => None,
        }
    }

    /// Millionths of the unit of its currency.
    #[inline]
    pub const fn millionths(self) -> i64 {
        self.millionths
    }

    /// What it is in.
    #[inline]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Millionths of its currency for one unit of the network's, at which it is converted.
    #[inline]
    pub const fn for_one(self) -> u64 {
        self.for_one
    }

    /// The same price of another amount.
    #[must_use]
    pub const fn with_millionths(self, millionths: i64) -> Self {
        Self { millionths, ..self }
    }

    /// Whether it is a subsidy.
    #[inline]
    pub const fn is_negative(self) -> bool {
        self.millionths < 0
    }

    /// Whether it is nothing.
    #[inline]
    pub const fn is_zero(self) -> bool {
        self.millionths == 0
    }

    /// About how much it is in the network's currency: for comparisons by eye, not for bills.
    pub fn in_network(self) -> f64 {
        self.millionths as f64 / self.for_one as f64
    }
}

impl PartialOrd for UnitPrice {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let alike = self.currency == other.currency && self.for_one == other.for_one;
        alike.then(|| self.millionths.cmp(&other.millionths))
    }
}

impl fmt::Display for UnitPrice {
    /// `USD 0.125`, `CNY 1000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.millionths.unsigned_abs() / ONE, self.millionths.unsigned_abs() % ONE);
        let sign = if self.is_negative() { "-" } else { "" };
        let part = format!("{part:06}");
        let point = if part.bytes().all(|digit| digit == b'0') { "" } else { "." };
        f.pad(&format!("{} {sign}{whole}{point}{}", self.currency, part.trim_end_matches('0')))
    }
}

/// The currency that a bill is made out in, and what one of the network's costs in it.
///
/// ```
/// use landsea::model::{Tender, UnitPrice};
///
/// // Half a cent a kilogram.
/// let rate = UnitPrice::of_network(5_000);
/// assert_eq!(Tender::NETWORK.times(rate, 20_000).map(|sum| sum.minor()), Some(100_00));
/// assert_eq!(Tender::NETWORK.times(rate, 1).map(|sum| sum.minor()), Some(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tender {
    currency: Currency,
    for_one: u64,
}

impl Tender {
    /// The network's currency.
    pub const NETWORK: Self = Self { currency: NETWORK_CURRENCY, for_one: ONE };

    /// The currency of a rate, converted at it.
    pub const fn at(rate: &ExchangeRate) -> Self {
        Self { currency: rate.currency, for_one: rate.millionths.value }
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// This many units at a price, rounded half up, or `None` past the type.
    pub fn times(self, price: UnitPrice, count: u64) -> Option<Money> {
        self.line(price, Units { count, of: 1 })
    }

    /// This many units at a price, rounded half up, or `None` past the type.
    #[inline]
    pub(super) fn line(self, price: UnitPrice, units: Units) -> Option<Money> {
        // Nearly every line is of this kind, and small: no wide numbers for it.
        if let Some(charge) = self.plain(price).and_then(|price| units.plain_charge(price)) {
            return Some(charge);
        }
        self.due(price, units)?.rounded()
    }

    /// Millionths of a price that is in the currency of the bill.
    #[inline]
    pub(super) fn plain(self, price: UnitPrice) -> Option<i64> {
        self.is_currency_of(price).then_some(price.millionths)
    }

    /// Whether a price is in the currency of the bill. Most codes are one and the same text.
    #[inline]
    fn is_currency_of(self, price: UnitPrice) -> bool {
        std::ptr::eq(self.currency.as_str(), price.currency.as_str()) || self.currency == price.currency
    }

    /// An amount of the network's currency in this one, rounded half up, or `None` past the type.
    pub fn of_network(self, amount: Money) -> Option<Money> {
        self.share(amount, 1, 1)
    }

    /// `amount` of the network's currency x `numerator` / `denominator` in this one, rounded half up once, or `None` past the type.
    pub(super) fn share(self, amount: Money, numerator: i128, denominator: i128) -> Option<Money> {
        let numerator = i128::from(amount.minor()).checked_mul(numerator)?;
        if self.for_one == ONE {
            return Due { numerator, denominator }.rounded();
        }
        let numerator = numerator.checked_mul(i128::from(self.for_one))?;
        Due { numerator, denominator: denominator.checked_mul(i128::from(ONE))? }.rounded()
    }

    /// What this many units at a price come to, exactly, or `None` past the type.
    #[inline]
    pub(super) fn due(self, price: UnitPrice, units: Units) -> Option<Due> {
        let numerator = i128::from(price.millionths).checked_mul(i128::from(units.count))?;
        let denominator = HUNDREDTH.checked_mul(i128::from(units.of))?;
        // A price in the currency of the bill is that price, whatever the rate of its year.
        if self.is_currency_of(price) {
            return Some(Due { numerator, denominator });
        }
        if price.millionths == 0 {
            return Some(Due::NOTHING);
        }
        let (numerator, denominator) = if self.for_one == ONE {
            // Hundredths of a hundred millionths: the million of the rate goes into the ten thousand of the price.
            (numerator.checked_mul(100)?, i128::from(price.for_one).checked_mul(i128::from(units.of))?)
        } else {
            let numerator = numerator.checked_mul(i128::from(self.for_one))?;
            (numerator, denominator.checked_mul(i128::from(price.for_one))?)
        };
        (denominator != 0).then_some(Due { numerator, denominator })
    }
}

/// How many units there are, exactly: a fraction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Units {
    pub(super) count: u64,
    pub(super) of: u64,
}

impl Units {
    /// This many millionths for each, rounded half up once; `None` where that is not small.
    #[inline]
    pub(super) fn plain_charge(self, millionths: i64) -> Option<Money> {
        let (count, of) = (i64::try_from(self.count).ok()?, i64::try_from(self.of).ok()?);
        let denominator = of.checked_mul(20_000)?;
        let product = millionths.checked_mul(count)?.checked_mul(2)?;
        let numerator = product.checked_add(denominator / 2)?;
        (denominator > 0).then(|| Money::from_minor(numerator.div_euclid(denominator)))
    }

    /// A fraction in small numbers, or `None` past the type.
    pub(super) fn reduced(count: u128, of: u128) -> Option<Self> {
        let small =
            |count: u128, of: u128| Some(Self { count: u64::try_from(count).ok()?, of: u64::try_from(of).ok()? });
        small(count, of).or_else(|| {
            let common = divisor(count, of).max(1);
            small(count / common, of / common)
        })
    }
}

/// An exact amount: a fraction of hundredths of a currency. The denominator is above zero.
#[derive(Debug, Clone, Copy)]
pub(in crate::model) struct Due {
    numerator: i128,
    denominator: i128,
}

impl Due {
    pub(in crate::model) const NOTHING: Self = Self { numerator: 0, denominator: 1 };

    /// The sum, or `None` past the type.
    pub(in crate::model) fn plus(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            return Some(Self { numerator: self.numerator.checked_add(other.numerator)?, ..self });
        }
        match (self.numerator, other.numerator) {
            (0, _) => return Some(other),
            (_, 0) => return Some(self),
            _ => {}
        }
        let sum = |one: Self, two: Self| {
            let common = divisor(one.denominator.unsigned_abs(), two.denominator.unsigned_abs());
            let common = i128::try_from(common).ok()?;
            let (own, theirs) = (two.denominator / common, one.denominator / common);
            let numerator = one.numerator.checked_mul(own)?.checked_add(two.numerator.checked_mul(theirs)?)?;
            Some(Self { numerator, denominator: one.denominator.checked_mul(own)? })
        };
        // Large amounts in several currencies fit once what is common is taken out.
        sum(self, other).or_else(|| sum(self.reduced(), other.reduced()))
    }

    /// The same amount in the least numbers.
    fn reduced(self) -> Self {
        let common = divisor(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let common = i128::try_from(common).map_or(1, |common| common.max(1));
        Self { numerator: self.numerator / common, denominator: self.denominator / common }
    }

    /// This many times it, or `None` past the type.
    pub(in crate::model) fn times(self, count: u64) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_mul(i128::from(count))?, ..self })
    }

    /// A part of it, or `None` past the type.
    pub(super) fn over(self, parts: u64) -> Option<Self> {
        Some(Self { denominator: self.denominator.checked_mul(i128::from(parts))?, ..self })
    }

    /// The greater of the two.
    pub(in crate::model) fn max(self, other: Self) -> Self {
        let parts = |due: Self| (due.numerator.div_euclid(due.denominator), due.numerator.rem_euclid(due.denominator));
        let ((own, own_rest), (theirs, their_rest)) = (parts(self), parts(other));
        // Where the product of the rests passes the type, they differ by less than anything that is ever shown.
        let rests = || {
            let own = own_rest.checked_mul(other.denominator)?;
            Some(own.cmp(&their_rest.checked_mul(self.denominator)?))
        };
        match own.cmp(&theirs).then_with(|| rests().unwrap_or(Ordering::Equal)) {
            Ordering::Less => other,
            _ => self,
        }
    }

    /// Rounded half up, or `None` past the type.
    #[inline]
    pub(in crate::model) fn rounded(self) -> Option<Money> {
        // Nearly all are small, and small division is faster.
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(self.numerator), i64::try_from(self.denominator))
            && let Some(twice) = denominator.checked_mul(2)
            && let Some(numerator) = numerator.checked_mul(2).and_then(|numerator| numerator.checked_add(denominator))
        {
            return Some(Money::from_minor(numerator.div_euclid(twice)));
        }
        let twice = self.numerator.checked_mul(2)?.checked_add(self.denominator)?;
        money(twice.div_euclid(self.denominator.checked_mul(2)?))
    }

    /// The amount where it needs no rounding, and is not past the type.
    pub(in crate::model) fn whole(self) -> Option<Money> {
        if self.numerator % self.denominator == 0 { money(self.numerator / self.denominator) } else { None }
    }

    /// Rounded up, or `None` past the type.
    pub(in crate::model) fn rounded_up(self) -> Option<Money> {
        money(-self.numerator.checked_neg()?.div_euclid(self.denominator))
    }
}

fn money(hundredths: i128) -> Option<Money> {
    i64::try_from(hundredths).ok().map(Money::from_minor)
}

/// The greatest common divisor.
fn divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Exact, Grade};

    fn rate(code: &str, millionths: u64) -> ExchangeRate {
        let evidence = Evidence { grade: Grade::Estimate, sources: "E".into(), year: 2025 };
        ExchangeRate { currency: Currency::new(code).unwrap(), millionths: Exact { value: millionths, evidence } }
    }

    #[test]
    fn a_price_is_shown_as_it_is_written() {
        assert_eq!(UnitPrice::of_network(125_000).to_string(), "USD 0.125");
        assert_eq!(UnitPrice::of_network(-2_000_000).to_string(), "USD -2");
        assert_eq!(UnitPrice::at_rate(1_000_000_001, &rate("CNY", 7_200_000)).to_string(), "CNY 1000.000001");
    }

    #[test]
    fn a_price_is_multiplied_then_converted_then_rounded() {
        let yuan = rate("CNY", 7_200_000);
        let price = UnitPrice::at_rate(30_000, &yuan);
        assert_eq!(Tender::NETWORK.times(price, 20_000), Some(Money::from_minor(83_33)));
        assert_eq!(Tender::at(&yuan).times(price, 20_000), Some(Money::from_minor(60_000)));
        let euro = Tender::at(&rate("EUR", 900_000));
        assert_eq!(euro.times(price, 20_000), Some(Money::from_minor(75_00)));
        assert_eq!(euro.times(price.with_millionths(-30_000), 20_000), Some(Money::from_minor(-75_00)));
    }

    #[test]
    fn sums_of_a_thousand_million_units_are_exact_and_what_is_past_the_type_is_refused() {
        let yuan = rate("CNY", 7_200_000);
        let price = UnitPrice::at_rate(1, &yuan);
        assert_eq!(Tender::NETWORK.times(price, 1_000_000_000), Some(Money::from_minor(13_889)));
        assert_eq!(Tender::NETWORK.times(UnitPrice::of_network(i64::MAX), 1_000_000_000), None);
        assert_eq!(Tender::NETWORK.times(UnitPrice::of_network(i64::MAX), u64::MAX), None);
    }

    #[test]
    fn exact_amounts_are_compared_and_added_exactly() {
        let third = Due { numerator: 1, denominator: 3 };
        let more = Due { numerator: 333_333_334, denominator: 1_000_000_000 };
        assert_eq!(third.max(more).denominator, 1_000_000_000);
        assert_eq!(third.plus(third).unwrap().plus(third).unwrap().rounded(), Some(Money::from_minor(1)));
        assert_eq!(third.plus(Due { numerator: 1, denominator: 6 }).unwrap().rounded(), Some(Money::from_minor(1)));
        assert_eq!(third.rounded_up(), Some(Money::from_minor(1)));
        assert_eq!(Due { numerator: -1, denominator: 3 }.rounded_up(), Some(Money::ZERO));
    }

    #[test]
    fn a_sum_in_several_currencies_passes_no_type_on_the_way() {
        // Two halves in large numbers: each fits, and their common denominator does not until what is common is taken out.
        let (large, other) = (1_i128 << 90, 3_i128.pow(56));
        let one = Due { numerator: 3 * large, denominator: 6 * large };
        let two = Due { numerator: 5 * other, denominator: 10 * other };
        assert_eq!(one.plus(two).and_then(Due::rounded), Some(Money::from_minor(1)));
    }
}
