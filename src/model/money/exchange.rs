//! Rates of exchange, by year.

use crate::model::Exact;
use crate::units::{Currency, Money};

/// The currency of every network: what the search counts in. Prices stay in their own currency until they are billed.
pub const NETWORK_CURRENCY: Currency = Currency::USD;

/// What a US dollar cost in another currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeRate {
    /// The other currency.
    pub currency: Currency,
    /// Millionths of it for one US dollar; the evidence says in which year.
    pub millionths: Exact<u64>,
}

impl ExchangeRate {
    /// An amount of the other currency in US dollars, rounded half up to the cent, or `None` past the type.
    pub fn to_network(&self, amount: Money) -> Option<Money> {
        rounded(i128::from(amount.minor()).checked_mul(1_000_000)?, i128::from(self.millionths.value))
    }

    /// An amount of US dollars in the other currency, rounded half up to the hundredth, or `None` past the type.
    pub fn from_network(&self, amount: Money) -> Option<Money> {
        rounded(i128::from(amount.minor()).checked_mul(i128::from(self.millionths.value))?, 1_000_000)
    }
}

fn rounded(dividend: i128, divisor: i128) -> Option<Money> {
    if divisor == 0 {
        return None;
    }
    let twice = dividend.checked_mul(2)?.checked_add(divisor)?;
    i64::try_from(twice.div_euclid(divisor.checked_mul(2)?)).ok().map(Money::from_minor)
}

/// The rate of a year among many.
pub(crate) fn rate_of(rates: &[ExchangeRate], currency: Currency, year: u16) -> Option<&ExchangeRate> {
    let of = || rates.iter().filter(|rate| rate.currency == currency);
    let dated = |rate: &&ExchangeRate| rate.millionths.evidence.year;
    let before = of().filter(|rate| rate.millionths.evidence.year <= year).max_by_key(dated);
    before.or_else(|| of().min_by_key(dated))
}
